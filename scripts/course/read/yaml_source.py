"""YAML -> data and the line of every key. Total: what stands there is data or a problem.

Read is what the course's files need: mappings whose keys are text, lists, text, whole numbers, fractions,
dates, true, false and nothing.
Anchors, aliases and tags are problems, and so is a key that stands twice, of which the first counts.
"""

from __future__ import annotations

from collections.abc import Callable

import yaml

from ..model import Lines, Place

LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
PLAIN = tuple(f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "timestamp"))
COLLECTIONS = ("tag:yaml.org,2002:map", "tag:yaml.org,2002:seq")
DEEPEST = 50  # mappings and lists inside each other; the course's own files have five
Report = Callable[[int, str, str], None]  # line, rule, message


def parse_yaml(text: str, report: Report, rule: str, offset: int = 0) -> tuple[object, Lines]:
    """The data and, for every key and item, `(key, index, …)`, the line it stands on; `offset`
    lines stand above the text.

    What is no YAML is reported as `unreadable` and gives None; what is YAML and cannot stand
    here is reported as `rule`.
    """
    try:
        loader = LOADER(text)
        try:
            node = loader.get_single_node()
            return _Builder(loader, report, rule, offset).whole(node)
        finally:
            loader.dispose()
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        report(_line(error, text) + offset, "unreadable", f"not valid YAML: {_says(error)}")
        return None, {}


def _line(error: Exception, text: str) -> int:
    mark: yaml.Mark | None = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark:
        return min(mark.line, text.count("\n")) + 1
    return text.count("\n", 0, getattr(error, "position", 0) or 0) + 1


def _says(error: Exception) -> str:
    if isinstance(error, yaml.reader.ReaderError):
        return (
            f"the character U+{ord(error.character):04X} cannot stand there"
            if isinstance(error.character, str)
            else str(error.reason)
        )
    if isinstance(error, RecursionError):
        return "lists and mappings stand too deep inside each other"
    return str(getattr(error, "problem", None) or error)


class _Builder:
    """Nodes -> data, with `lines` filled on the way."""

    def __init__(self, loader: yaml.SafeLoader, report: Report, rule: str, offset: int):
        self.loader, self.report, self.rule, self.offset = loader, report, rule, offset
        self.lines: Lines = {}
        self.met: set[int] = set()

    def whole(self, node: yaml.Node | None) -> tuple[object, Lines]:
        return (None if node is None else self.build(node, ())), self.lines

    def flaw(self, node: yaml.Node, message: str) -> None:
        self.report(self.at(node), self.rule, message)

    def at(self, node: yaml.Node) -> int:
        return node.start_mark.line + 1 + self.offset

    def build(self, node: yaml.Node, place: Place) -> object:
        if id(node) in self.met or len(place) > DEEPEST:
            again = id(node) in self.met
            self.flaw(
                node,
                "`*` repeats what stands elsewhere; write it out"
                if again
                else "lists and mappings stand too deep inside each other",
            )
            return None
        self.met.add(id(node))
        if not isinstance(node, yaml.ScalarNode) and node.tag not in COLLECTIONS:
            self.flaw(node, f"the tag “{node.tag}” means nothing here; delete it")
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, place)
        if isinstance(node, yaml.SequenceNode):
            self.lines |= {(*place, i): self.at(item) for i, item in enumerate(node.value)}
            return [self.build(item, (*place, i)) for i, item in enumerate(node.value)]
        assert isinstance(node, yaml.ScalarNode)  # there is no other kind
        return self.scalar(node)

    def mapping(self, node: yaml.MappingNode, place: Place) -> dict[str, object]:
        built: dict[str, object] = {}
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else None
            if name is None or key.tag != PLAIN[0]:
                self.flaw(
                    key,
                    f'a key must be text; write "{name}" with its quotation marks'
                    if name is not None
                    else "a key must be text",
                )
                if name is None:
                    continue
            if name in built:
                self.flaw(key, f"the key “{name}” stands twice")
                continue
            self.lines[*place, name] = self.at(key)
            built[name] = self.build(value, (*place, name))
        return built

    def scalar(self, node: yaml.ScalarNode) -> object:
        if node.tag not in PLAIN:
            self.flaw(node, f"“{node.value[:40]}” has a tag or a meaning of its own in YAML; put it in quotation marks")
            return node.value
        try:
            return self.loader.construct_object(node)
        except (yaml.YAMLError, ValueError, OverflowError):
            self.flaw(
                node,
                f"“{node.value[:40]}” is no number and no date that exists; put it in quotation marks if it is text",
            )
            return node.value

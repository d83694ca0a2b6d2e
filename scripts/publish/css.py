"""Stylesheets as trees: read, pruned and written again. What does not parse is refused, with its line.

CSS forgives: a torn rule takes others with it and nobody is told, so everything is read down to the last value.
Source: CSS Syntax Module Level 3, W3C, https://www.w3.org/TR/css-syntax-3/, as tinycss2 reads it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import tinycss2
from tinycss2.ast import Node

# At-rules that hold rules. The others hold declarations, or frames of an animation, and stand or go as a whole.
GROUPS = ("media", "supports", "layer", "container", "scope", "starting-style")
FRAMES = re.compile(r"(-\w+-)?keyframes")
READS = re.compile(r"var\(\s*(--[\w-]+)")


class Torn(ValueError):
    """A stylesheet that does not parse: `name:line: what is wrong`."""


@dataclass(frozen=True)
class Declaration:
    name: str
    value: str  # with `!important`, where it is

    def __str__(self) -> str:
        return f"{self.name}:{self.value}"


@dataclass(frozen=True)
class Selector:
    """One of the selectors of a rule. `classes` and `attributes` are those outside `:not()`, `:is()` and the like."""

    text: str
    classes: tuple[str, ...]
    attributes: tuple[str, ...]


@dataclass(frozen=True)
class Rule:
    """A rule: `at` is empty and it has selectors, or `at` is `media` and `head` its condition.

    A statement, such as @charset, has no `body`.
    """

    at: str
    head: str
    selectors: tuple[Selector, ...]
    body: tuple[Declaration | Rule, ...] | None

    def __str__(self) -> str:
        if self.body is None:
            return f"@{self.at} {self.head};"
        start = (
            f"@{self.at}{' ' if self.head else ''}{self.head}" if self.at else ",".join(s.text for s in self.selectors)
        )
        return f"{start}{{{_joined(self.body)}}}"


def _joined(body: tuple[Declaration | Rule, ...]) -> str:
    """Declarations end in a semicolon but for the last of a block."""
    return "".join(
        f"{item}{';' if isinstance(item, Declaration) and n + 1 < len(body) else ''}" for n, item in enumerate(body)
    )


def write(rules: tuple[Rule, ...]) -> str:
    return "".join(map(str, rules))


def read(css: str, name: str = "") -> tuple[Rule, ...]:
    """The rules of a stylesheet; Torn if one of them, or one of its values, does not parse."""
    last = tinycss2.parse_component_value_list(css + "}")[-1]
    if last.type != "error" or last.kind != "}":  # one brace too many must be just that
        raise Torn(f"{name}:{css.count(chr(10)) + 1}: a block, a bracket or a quotation is never closed")
    return tuple(
        _rule(node, name)
        for node in _sound(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), name)
    )


def _sound(nodes: list[Node], name: str) -> list[Node]:
    """The nodes, if there is no error among them or inside them."""
    for node in nodes:
        for part in _inside(node):
            if part.type == "error":
                raise Torn(f"{name}:{part.source_line}: {part.message}")
    return nodes


def _inside(node: Node) -> Iterator[Node]:
    """A node and everything in it that is no block of its own."""
    yield node
    for part in (
        *(getattr(node, "prelude", None) or ()),
        *((getattr(node, "value", None) or ()) if node.type == "declaration" else ()),
    ):
        yield from _values(part)


def _values(part: Node) -> Iterator[Node]:
    yield part
    for inner in getattr(part, "content", None) or getattr(part, "arguments", None) or ():
        if not isinstance(inner, str):
            yield from _values(inner)


def _rule(node: Node, name: str, nested: bool = False) -> Rule:
    at = node.lower_at_keyword if node.type == "at-rule" else ""
    head = tinycss2.serialize(node.prelude).strip()
    if node.content is None:
        return Rule(at, head, (), None)
    rules_inside = (at in GROUPS and not nested) or FRAMES.fullmatch(at)
    parse = tinycss2.parse_rule_list if rules_inside else tinycss2.parse_blocks_contents
    nodes = _sound(parse(node.content, skip_comments=True, skip_whitespace=True), name)
    body = tuple(
        _declaration(n) if n.type == "declaration" else _rule(n, name, nested or not rules_inside) for n in nodes
    )
    return Rule(at, head, () if at else tuple(_selectors(node.prelude)), body)


def _declaration(node: Node) -> Declaration:
    value = tinycss2.serialize(node.value)
    return Declaration(
        node.name, f"{value if node.name.startswith('--') else value.strip()}{'!important' if node.important else ''}"
    )


def _selectors(prelude: list[Node]) -> Iterator[Selector]:
    """The selectors between the commas of a rule's head; commas in brackets and functions part nothing."""
    one: list[Node] = []
    for token in [*prelude, None]:
        if token is None or token == ",":  # noqa: S105
            text = tinycss2.serialize(one).strip()
            classes = tuple(after.value for dot, after in pairwise(one) if dot == "." and after.type == "ident")
            yield Selector(text, classes, tuple(tinycss2.serialize(t.content) for t in one if t.type == "[] block"))
            one = []
        else:
            one.append(token)


# --- Pruning ---------------------------------------------------------------------------------------------------------


def with_rules(rules: tuple[Rule, ...], wanted: Callable[[Selector], bool]) -> tuple[Rule, ...]:
    """The rules with the selectors that are wanted; a rule with none goes, and so does a group that is left empty."""
    return tuple(kept for rule in rules if (kept := _wanted(rule, wanted)))


def _wanted(rule: Rule, wanted: Callable[[Selector], bool]) -> Rule | None:
    if rule.at in GROUPS and rule.body is not None:
        body = (item if isinstance(item, Declaration) else _wanted(item, wanted) for item in rule.body)
        left = tuple(kept for kept in body if kept)
        return replace(rule, body=left) if left else None
    if rule.at:
        return rule
    selectors = tuple(filter(wanted, rule.selectors))
    return replace(rule, selectors=selectors) if selectors else None


def with_properties(rules: tuple[Rule, ...], known: set[str]) -> tuple[Rule, ...]:
    """Without the custom properties that nothing reads, then without those that only they read, and without
    rules that are empty then.
    """
    while True:
        read = known | {name for rule in rules for value in _all_values(rule) for name in READS.findall(value)}
        left = tuple(kept for rule in rules if (kept := _with(rule, read)))
        if left == rules:
            return rules
        rules = left


def _all_values(rule: Rule) -> Iterator[str]:
    for item in rule.body or ():
        if isinstance(item, Declaration):
            yield item.value
        else:
            yield from _all_values(item)


def _with(rule: Rule, read: set[str]) -> Rule | None:
    if rule.body is None:
        return rule
    body = (
        item if isinstance(item, Rule) or not item.name.startswith("--") or item.name in read else None
        for item in rule.body
    )
    left = tuple(kept for item in body if item and (kept := _with(item, read) if isinstance(item, Rule) else item))
    return replace(rule, body=left) if left else None

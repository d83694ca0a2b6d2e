"""Markdown -> its blocks and its links, each with its line.

A CommonMark parser reads them, because Python-Markdown, which builds the site, keeps no lines. Where the two read a
text differently, the rule `two-readings` refuses it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, fence, html_block
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, image, link
from markdown_it.token import Token

from ..model import Block, Kind, Link, Prose
from ..text import HEADING, WRITE_FIRST, parse_attrs

KINDS: dict[str, Kind] = {
    "heading_open": "heading",
    "paragraph_open": "paragraph",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "list_item_open": "item",
    "blockquote_open": "quotation",
    "table_open": "table",
    "fence": "code",
    "code_block": "code",
}
WORDLESS = frozenset({"list", "table"})  # their items and cells have the words
QUIZ = frozenset({"<quiz>", "</quiz>"})  # mkdocs-quiz takes them away before Markdown is read

InlineRule = Callable[[StateInline, bool], bool]


class _Parser(MarkdownIt):
    """A parser that leaves every target as its author wrote it."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 (its own name)
        return url

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802
        return True


def _closed_fence(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A fence that nothing closes is prose, as it is to Python-Markdown."""
    before = len(state.tokens)
    if not fence(state, start, end, silent):
        return False
    if silent:
        return True
    last = state.line - 1
    closing = state.src[state.bMarks[last] : state.eMarks[last]].lstrip(" >").rstrip()
    if last > start and closing and not closing.strip(state.tokens[-1].markup[0]):
        return True
    del state.tokens[before:]
    state.line = start
    return False


def _html(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The tags around a question hide nothing of what stands below them, nor does a comment that nothing closes."""
    at = state.bMarks[start] + state.tShift[start]
    hides = state.src.startswith("<!--", at) and "-->" not in state.src[at:]
    return not hides and state.src[at : state.eMarks[start]] not in QUIZ and html_block(state, start, end, silent)


def _placed(find: InlineRule, kind: str) -> InlineRule:
    """The same rule, whose token also has its place in the text of its block, and what its brackets hold."""

    def find_placed(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        if not find(state, silent):
            return False
        if not silent:
            token = next(t for t in state.tokens[before:] if t.type == kind)
            bracket = state.src.index("[", start)
            closing = state.md.helpers.parseLinkLabel(state, bracket, kind == "link_open")
            token.meta["at"], token.meta["label"] = start, state.src[bracket + 1 : closing]
        return True

    return find_placed


def _number_lines(state: StateCore) -> None:
    """Every token that makes an element says on which line, counted from 0, it begins."""
    for token in state.tokens:
        if token.map and token.nesting >= 0:
            token.attrSet("data-line", str(token.map[0]))
            for child in token.children or ():
                if "at" in child.meta:
                    line = token.map[0] + token.content.count("\n", 0, child.meta["at"])
                    child.attrSet("data-line", str(line))


def _make_parser() -> MarkdownIt:
    parser = _Parser("commonmark").enable("table").disable("reference")
    parser.block.ruler.at("fence", _closed_fence, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    parser.block.ruler.at("html_block", _html, {"alt": ["paragraph", "reference", "blockquote"]})
    parser.inline.ruler.at("link", _placed(link, "link_open"))
    parser.inline.ruler.at("image", _placed(image, "image"))
    parser.core.ruler.push("lines", _number_lines)
    return parser


PARSER = _make_parser()


@cache
def _parse(text: str) -> list[Token]:
    return PARSER.parse(text)


def render(text: str) -> str:
    """The text as HTML, whose elements say in `data-line` on which line of it, counted from 0, they begin."""
    return str(PARSER.renderer.render(_parse(text), PARSER.options, {}))


def blocks(text: str, first_line: int = 1) -> tuple[Block, ...]:
    """Every block of a text whose first line has the number `first_line`, each before the blocks in it."""
    lines = text.split("\n")
    found: list[Block] = []
    words: list[list[str]] = []  # of each block found
    open_blocks: list[int] = []  # places in `found`
    for token in _parse(text):
        if token.type == "inline":
            for i in open_blocks:
                words[i].append(token.content)
        elif token.nesting < 0 and token.type.removesuffix("_close") + "_open" in KINDS:
            open_blocks.pop()
        elif token.type == "html_block" and token.map:
            for block in _html_blocks(token.content, token.map[0] + first_line, token.level):
                found.append(block)
                words.append([block.text])
        elif (kind := KINDS.get(token.type)) and token.map:
            line, end = token.map
            while not lines[end - 1].strip() and end - 1 > line:  # the parser counts the empty lines below a list
                end -= 1
            level = int(token.tag[1]) if kind == "heading" else 0
            heading = HEADING.match(lines[line]) if kind == "heading" else None
            id = (parse_attrs(heading[3] or "")[0] or "") if heading else ""
            number = int(token.info) if kind == "item" and token.info else None
            if token.nesting:
                open_blocks.append(len(found))
            found.append(Block(kind, line + first_line, end + first_line, level, token.level, "", id, number))
            words.append([] if token.nesting else [token.content])
    return tuple(
        block if block.kind in WORDLESS else block._replace(text="\n".join(said))
        for block, said in zip(found, words, strict=True)
    )


def _html_blocks(content: str, line: int, depth: int) -> Iterator[Block]:
    """A comment is one block; of other HTML every line is one, as Python-Markdown reads what stands between tags."""
    lines = content.rstrip("\n").split("\n")
    if lines[0].lstrip().startswith("<!--"):
        yield Block("comment", line, line + len(lines), 0, depth, "\n".join(lines))
        return
    for at, text in enumerate(lines, start=line):
        m = WRITE_FIRST.match(text)
        kind: Kind = "comment" if text.lstrip().startswith("<!--") else "html"
        yield Block(kind, at, at + 1, 0, depth, text, m[1] if m else "")


def links(text: str, first_line: int = 1) -> tuple[Link, ...]:
    """The links and images of a text whose first line has the number `first_line`, but for bare addresses."""
    return tuple(
        Link(
            str(token.attrs["src" if token.type == "image" else "href"]),
            token.meta["label"],
            int(token.attrs["data-line"]) + first_line,
            token.type == "image",
        )
        for block in _parse(text)
        for token in block.children or ()
        if "at" in token.meta
    )


def read_prose(text: str, path: str = "", first_line: int = 1) -> Prose:
    """A text with its blocks."""
    return Prose(path, text, first_line, blocks(text, first_line))


def find_heading_lines(found: Iterable[Block]) -> Iterator[int]:
    """The line of every heading, which is the line of = or - where one stands below it, and every line that begins
    with #, which Python-Markdown may make a heading of, or print with its signs.
    """
    for block in found:
        if block.kind == "heading":
            yield block.end - 1
        elif block.kind == "paragraph":
            lines = enumerate(block.text.split("\n"), start=block.line)
            yield from (n for n, line in lines if line.lstrip().startswith("#"))

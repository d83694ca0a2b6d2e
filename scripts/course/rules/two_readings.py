"""Two readings: what the parser that these rules ask and Python-Markdown, which builds the site, see differently."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser, LexborNode

from ..model import Course, Question
from ..read.blocks import blocks, render
from .registry import Found, rule

BUILDER = Markdown(extensions=["admonition", "attr_list", "fenced_code", "md_in_html", "tables"])
HOLDERS = {
    **{f"h{n}": f"a heading of level {n}" for n in range(1, 7)},
    "ul": "a list",
    "ol": "a numbered list",
    "li": "an item of a list",
    "blockquote": "a quotation",
    "pre": "a block of code",
    "table": "a table",
}
KINDS = {
    **HOLDERS,
    "p": "a paragraph",
    "a": "a link to",
    "img": "the image",
    "strong": "words in bold",
    "em": "words in italics",
    "code": "code",
    "": "nothing more",
}
TARGETS = {"a": "href", "img": "src"}
# What every text has that Markdown makes more of than a paragraph; most options have none of it.
MARKED = re.compile(r"[\n*_`\[\]\\<>&#]|^(?:\s|[-+!]|\d+[.)])")
SIGNS = re.compile(r"[\W_]+")
FENCE = re.compile(r"[\s>]*(?:`{3,}|~{3,})")
ADVICE = "leave an empty line before a list and below a tag, put a paragraph between two lists, and indent by four spaces what belongs to an item, and nothing else"
ATTRIBUTES = re.compile(r"\{:?[^{}\n]*\}")


@rule(
    where="on a page",
    wrong=(
        "Ana asks two things:\n- What did you do?\n- What did he do?",
        "1. Ask first.\n\n- After a yes, stop.",
        "- Ask first.\n  - Ask alone.",
        "Ask first:\n\n    Is anybody afraid at home?",
        "See [the first page](handbook/first page.md).",
    ),
    right="Ana asks two things:\n\n- What did you do?\n- What did he do?",
    why="the site would show something else than the text seems to say",
)
def two_readings(course: Course) -> Found:
    """Every heading, paragraph, list, quotation, table, block of code, link and image, on pages and in questions, is read alike by two parsers: an empty line stands before a list, a paragraph between two lists, and four spaces before what belongs to an item and before nothing else."""
    for page in course.every_page:
        yield from _told(page.path, page.first_line, page.text)
    banks = {bank.path: bank.text.split("\n") for bank in course.banks}
    for question in course.questions:
        for text, line in () if question.flaws else _texts(question, banks[question.path]):
            if MARKED.search(text):
                yield from _told(question.path, line, text)


def _texts(question: Question, lines: list[str]) -> Iterator[tuple[str, int]]:
    """(text, its line) of what mkdocs-quiz gives to Markdown apart."""
    yield question.stem, _find_line(question.stem, lines, question.line)
    for option in question.options:
        yield option.text, option.line
        yield option.feedback, option.line + 1
    if question.options:
        yield question.rationale, _find_line(question.rationale, lines, question.options[-1].line)


def _find_line(text: str, lines: list[str], above: int) -> int:
    """The number of the line on which a text begins, somewhere below the line `above`."""
    begins = text.partition("\n")[0].strip()
    return next((i for i, line in enumerate(lines[above:], start=above + 1) if line.strip() == begins), above)


def _told(path: str, first: int, text: str) -> Found:
    lines = text.split("\n")
    if found := find_difference(text):
        yield path, first + found.line, f"“{_shown(lines[found.line])}” is {found}; {ADVICE}"
        return
    for block in blocks(text, first):
        if block.kind == "code" and not FENCE.match(shown := lines[block.line - first]):
            yield path, block.line, f"“{_shown(shown)}” is a block of code, for four spaces stand before it; {ADVICE}"


def _shown(line: str) -> str:
    return line.strip()[:40]


class Difference(NamedTuple):
    """What the parser with lines sees on a line, counted from 0, and what the site shows in its place."""

    line: int
    here: str
    there: str

    def __str__(self) -> str:
        return f"{self.here} to one parser and {self.there} to the other, which builds the site"


class Piece(NamedTuple):
    """What a text has in it: the HTML element it becomes, the letters and digits of its words, or its target, and its
    line from 0, which Python-Markdown does not keep.
    """

    tag: str
    says: str
    line: int

    @property
    def name(self) -> str:
        """What it is, for a message."""
        return f"{KINDS[self.tag]} “{self.says}”" if self.tag in TARGETS else KINDS[self.tag]


END = Piece("", "", -1)


@lru_cache(maxsize=1024)
def find_difference(text: str) -> Difference | None:
    """The first place that the two read differently, or None; what follows from it is not told.

    It is the slowest question that a rule asks, and between two looks of `make serve` one text changes; so
    the answers are kept for as many texts as a course has, four times over.
    """
    lines = text.split("\n")
    ours, theirs = (_pieces(html, len(lines)) for html in (render(text), BUILDER.reset().convert(text)))
    pairs = enumerate(zip_longest(ours, theirs, fillvalue=END))
    at = next((i for i, (one, other) in pairs if one[:2] != other[:2]), None)
    return None if at is None else _describe(lines, [*ours, END, END], [*theirs, END, END], at)


def _describe(lines: list[str], ours: list[Piece], theirs: list[Piece], at: int) -> Difference:
    """How the two go on after `at` pieces that are alike."""
    one, other = ours[at], theirs[at]
    before = ours[at - 1].line if at else -1
    if one.tag == other.tag and one.tag not in TARGETS:
        if other.says.startswith(one.says):
            follows = ours[at + 1]
            return Difference(follows.line if follows is not END else one.line, follows.name, f"part of {other.name}")
        line = _find_end(lines, one.line, _count_alike(one.says, other.says))
        if one.says.startswith(other.says):
            return Difference(line, f"part of {one.name}", theirs[at + 1].name)
        return Difference(line, one.name, f"{other.name} with other words")
    between = range(before + 1, one.line if one is not END else len(lines))
    for line in between if other.tag not in TARGETS else ():
        if (said := _letters(lines[line])) and other.says.startswith(said):
            return Difference(line, "nothing by itself", other.name)
    return Difference(one.line if one is not END else max(before, 0), one.name, other.name)


def _count_alike(one: str, other: str) -> int:
    """How many letters two texts begin with alike."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _find_end(lines: list[str], line: int, count: int) -> int:
    """The line on which a text that begins on `line` has said `count` letters and goes on."""
    for i in range(line, len(lines)):
        count -= len(_letters(lines[i]))
        if count < 0:
            return i
    return line


def _letters(text: str) -> str:
    return SIGNS.sub("", ATTRIBUTES.sub("", text)).lower()


def _pieces(html: str, count: int) -> list[Piece]:
    """What is in the HTML of a text of `count` lines, in order."""
    return list(_below(LexborHTMLParser(f"<body>{html}</body>").body, 0, count, in_item=False))


def _below(node: LexborNode | None, line: int, count: int, *, in_item: bool) -> Iterator[Piece]:
    """What is in an element that begins on a line. Whether the words of an item make a paragraph is not asked: that
    moves a line of the page, and nobody reads it otherwise. A tag of the author's may say anything of its line.
    """
    for child in node.iter() if node else ():
        tag = child.tag or ""
        holder = (child.css_first("code") or child) if tag == "pre" else child
        said = holder.attributes.get("data-line") or ""
        at = int(said) if said.isdecimal() and int(said) < count else line
        if tag in KINDS and not (tag == "p" and in_item):
            says = (child.attributes.get(TARGETS[tag]) or "") if tag in TARGETS else _letters("".join(_words(child)))
            yield Piece(tag, says, at)
        if tag != "pre":
            yield from _below(child, at, count, in_item=in_item or tag == "li")


def _words(node: LexborNode) -> Iterator[str]:
    """The text of an element without that of the elements in it which are compared for themselves."""
    for child in node.iter(include_text=True):
        if child.is_text_node:
            yield child.text() or ""
        elif child.tag not in HOLDERS:
            yield from _words(child)

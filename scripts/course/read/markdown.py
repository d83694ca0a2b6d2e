"""A page's text -> its front matter and its sections."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..model import Section
from ..text import HEADING, parse_attrs
from .blocks import blocks

# As MkDocs finds it, but that lines may stand above.
FRONT = re.compile(r"(?P<above>\s+)?---[ \t]*\n(?P<head>.*?\n)??(?:---|\.\.\.)[ \t]*(?:\n|$)", re.S)
LATE = re.compile(r"(?:.*\n){1,5}?---[ \t]*\n(?:id|title|description|checked)[ \t]*:")
BARE = re.compile(
    r"(?:\+{3}\n)?(?:id|title|description|checked)[ \t]*[:=]"
)  # without its fence, or with another tool's
OPENED = re.compile(r"\s*---[ \t]*\n")


class Split(NamedTuple):
    """A page's text in two: `head` without its fences (None where there is none) below `offset` lines, and `body` from
    line `first`. `flaw` says what is wrong.
    """

    head: str | None
    offset: int
    body: str
    first: int
    flaw: str = ""


def split(text: str) -> Split:
    """Where front matter ends and prose begins."""
    if m := FRONT.match(text):
        above = m["above"] or ""
        first = text.count("\n", 0, m.end()) + 1
        flaw = "the front matter starts on the first line; delete what stands before its ---" if above else ""
        return Split(m["head"] or "", above.count("\n") + 1, text[m.end() :], first, flaw)
    if OPENED.match(text):
        return Split(None, 0, text, 1, "the front matter is opened by --- and never closed")
    return Split(
        None,
        0,
        text,
        1,
        "the front matter starts on the first line; move it up, or put it between two lines ---"
        if LATE.match(text) or BARE.match(text)
        else "",
    )


def sections(text: str, first_line: int = 1) -> tuple[Section, ...]:
    """The headings of a text whose first line has the number `first_line`, each with what stands below it."""
    lines = text.split("\n")
    parsed = blocks(text, first_line)
    heads = [
        (block.line, len(m[1]), m[2], parse_attrs(m[3] or ""))
        for block in parsed
        if block.kind == "heading" and (m := HEADING.match(lines[block.line - first_line]))
    ]
    made = []
    for n, (line, level, title, (id, classes, attrs)) in enumerate(heads):
        end = next((other for other, depth, *_ in heads[n + 1 :] if depth <= level), first_line + len(lines))
        below = "\n".join(lines[line + 1 - first_line : end - first_line])
        within = tuple(block for block in parsed if line < block.line < end)
        made.append(Section(title, level, line, id, classes, attrs, below, within))
    return tuple(made)

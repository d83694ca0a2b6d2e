"""A page's text -> its front matter, headings and links."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..model import Link, Section
from ..text import HEADING, find_links, parse_attrs, prose_lines
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


def links(lines: list[str], first_line: int) -> tuple[Link, ...]:
    """The links and images of a text whose first line has the number `first_line`."""
    return tuple(
        Link(m.target, m.text, i + first_line, m.image)
        for i, line in prose_lines(lines)
        if "](" in line
        for m in find_links(line)
    )


def sections(lines: list[str], first_line: int) -> tuple[Section, ...]:
    """The headings of a text whose first line has the number `first_line`, each with what stands below it."""
    heads = [
        (block.line, len(m[1]), m[2], parse_attrs(m[3] or ""))
        for block in blocks("\n".join(lines))
        if block.tag.startswith("h") and (m := HEADING.match(lines[block.line]))
    ]
    found = []
    for n, (i, level, title, (id, classes, attrs)) in enumerate(heads):
        end = next((j for j, other, *_ in heads[n + 1 :] if other <= level), len(lines))
        found.append(Section(title, level, i + first_line, id, classes, attrs, "\n".join(lines[i + 1 : end])))
    return tuple(found)

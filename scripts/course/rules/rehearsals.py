"""Rehearsals: criteria, client lines and replies, and what their sheets add."""

from __future__ import annotations

import re
from dataclasses import fields

from ..model import Course
from ..text import counted
from .registry import Found, rule

LINES, CRITERIA, LEVELS = range(4, 7), range(3, 5), ("1", "2", "3")
REPLY = re.compile(r"\*\*.+?\*\*")
EXAMPLE = re.compile(r'["“][^"”]{4,}["”]')


@rule(
    where="in a rehearsal",
    wrong='"The client\'s line."',
    right='> "The client\'s line."',
)
def rehearsal(course: Course) -> Found:
    """A rehearsal has three or four criteria and four to six client lines of levels 1, 2 and 3 in rising order, each with the line as a quotation and two replies in `<details markdown="1">`."""
    for r in course.rehearsals:
        if len(r.criteria) not in CRITERIA:
            yield (
                r.page.path,
                r.page.first_line,
                f"has {counted(len(r.criteria), 'criterion', 'criteria')}; a list of three or four stands under `{{ #criteria }}`",
            )
        if len(r.lines) not in LINES:
            yield r.page.path, r.page.first_line, f"has {counted(len(r.lines), 'client line')}; it needs four to six"
        levels = [line.level for line in r.lines]
        if sorted(set(levels)) != list(LEVELS) or levels != sorted(levels):
            yield (
                r.page.path,
                r.page.first_line,
                f"the levels are {', '.join(levels)}; 1, 2 and 3 must all occur, in rising order",
            )
        for line in r.lines:
            if not line.says:
                yield r.page.path, line.section.line, 'needs the client\'s line as a quotation: `> "…"`'
            if sum(bool(REPLY.match(text)) for text in line.replies) < 2:
                yield (
                    r.page.path,
                    line.section.line,
                    'needs two possible replies in `<details markdown="1">`, each opening with the reply in bold',
                )


@rule(
    where="in a rehearsal",
    wrong="      done: Asks about the client.",
    right='      done: Asks about the client. "What did you do then?"',
)
def anchors(course: Course) -> Found:
    """The practice sheet of a rehearsal has an anchor for each criterion, in their order, and each of its three steps says what the reply does and gives an example in quotation marks."""
    for r in course.rehearsals:
        here, sheet_anchors = r.page.path, r.meta.sheet.anchors
        if len(sheet_anchors) != len(r.criteria):
            yield (
                here,
                r.page.line_of("sheet", "anchors"),
                f"has {counted(len(sheet_anchors), 'anchor')} for {counted(len(r.criteria), 'criterion', 'criteria')}; each criterion needs one",
            )
        for n, anchor in enumerate(sheet_anchors):
            for step in fields(anchor):
                text = getattr(anchor, step.name)
                if text and not EXAMPLE.search(text):
                    yield (
                        here,
                        r.page.line_of("sheet", "anchors", n, step.name),
                        f"“{step.name}” needs a sentence that somebody might say, in quotation marks",
                    )

"""Worksheets: fields, and what stands on a paper that a client may hold."""

from __future__ import annotations

import re

from ..model import Course
from ..text import counted, plain, words
from .registry import Found, rule

# What a paper in a client's hand must not say: that questions were asked, and which.
ASKED = re.compile(
    r"\b(asked|alone|unheard|in private|afraid|fear|frighten\w*|force[ds]?|control\w*|unwanted|violen\w+|screen\w*|pays? for saying no|paid for saying no)\b",
    re.I,
)
FOR_THERAPIST = re.compile(r"\{[^{}]*\.therapist\b[^{}]*\}\s*$")
SHEET_ROWS = 28
MARKED = re.compile(r"\]\(|[*`]|<\w")  # what a field shows as it is written
SEEN = "see-"  # before the id of an objective: the field in which somebody says how it was seen
SHOWN = ("heading", "paragraph", "table", "code", "html")  # blocks that hold no others
ASKS_WHO = re.compile(
    r"\b(name(?! what\b)|surname|initials|address|e-?mail|phone number|date of birth|birthday|licen[cs]e)\b", re.I
)


@rule(
    where="on a worksheet",
    wrong=(
        "What I do at the door: ____",
        "____ { #at-the-door lines=2 }",
        "My name: ____ { #at-the-door }",
        "What I *do* at the door: ____ { #at-the-door lines=2 }",
    ),
    right="What I do at the door: ____ { #at-the-door lines=2 }",
)
def worksheet(course: Course) -> Found:
    """A worksheet's fields stand one a line with a label and an id: `Label: ____ { #id lines=2 }`, `- [ ] Text { #id }`, `Label: ( ) a ( ) b { #id }`; they fit one page and ask for nothing that tells who somebody is."""
    for sheet in course.worksheets:
        if not sheet.fields:
            yield sheet.page.path, sheet.page.first_line, "has nothing to fill in"
        for field in sheet.fields:
            if not field.kind or not field.id:
                yield (
                    sheet.page.path,
                    field.line,
                    "a field needs an id: `Label: ____ { #id lines=2 }`, `- [ ] Text { #id }` or `Label: ( ) a ( ) b { #id }`",
                )
                continue
            if not words(field.label):
                yield sheet.page.path, field.line, f"the field “{field.id}” needs a label in front of it"
            if marked := next((text for text in (field.label, *field.options) if MARKED.search(text)), None):
                yield (
                    sheet.page.path,
                    field.line,
                    f"“{marked}” prints as it stands; put its link or emphasis into a sentence above it",
                )
            if ASKS_WHO.search(field.label):
                yield sheet.page.path, field.line, f"the field “{field.id}” asks who somebody is; no sheet may"
            if not 1 <= field.rows <= 5:
                yield sheet.page.path, field.line, f"the field “{field.id}” has lines from 1 to 5"
            if field.kind == "choice" and len(field.options) < 2:
                yield sheet.page.path, field.line, f"the field “{field.id}” needs two options or more: `( ) a ( ) b`"
        rows = sum(f.rows for f in sheet.fields)
        if rows > SHEET_ROWS:
            yield (
                sheet.page.path,
                sheet.page.first_line,
                f"has {counted(rows, 'line')} to fill in; {SHEET_ROWS} fit one page",
            )


@rule(
    where="on a worksheet",
    wrong="It is not for anybody who is afraid at home.",
    right="It is not for anybody who is afraid at home. { .therapist }",
)
def sheet_paper(course: Course) -> Found:
    """A worksheet says whose hands its paper may be in (`held_by`, therapist or client); what prints on a client's says nothing of what was asked: such a line is for the therapist, `{ .therapist }`, and stays on the screen."""
    for sheet in course.worksheets:
        page, all_lines = sheet.page, sheet.page.text.split("\n")
        if sheet.meta.held_by != "client":
            continue
        for block in page.blocks:
            lines = all_lines[block.line - page.first_line : block.end - page.first_line]
            if block.kind not in SHOWN or FOR_THERAPIST.search(lines[-1]):
                continue
            for at, line in enumerate(lines, start=block.line):
                if m := ASKED.search(plain(line)):
                    yield (
                        page.path,
                        at,
                        f"“{m[0]}” prints on a paper that a client may hold; end the line with `{{ .therapist }}`, or say it otherwise",
                    )


@rule(
    where="on a worksheet",
    wrong=(
        "1. Turn it round: ( ) not yet ( ) yes { #see-turn }",
        "1. Redirect a session to a change the client wants to make. ( ) not yet ( ) yes { #see-turns }",
    ),
    right="1. Redirect a session to a change the client wants to make. ( ) not yet ( ) yes { #see-turn }",
)
def observed_skills(course: Course) -> Found:
    """A worksheet on which skills are observed has a field for each objective of the course, `see-` and its id, in the words of course.yml behind its number, and no others."""
    for sheet in course.worksheets:
        observed = {f.id.removeprefix(SEEN): f for f in sheet.fields if f.id.startswith(SEEN)}
        for number, (id, says) in enumerate(course.objectives.items(), start=1):
            if observed and id not in observed:
                yield sheet.page.path, sheet.page.first_line, f"has no field “{SEEN}{id}” for that objective"
            elif observed and observed[id].label != f"{number}. {says}":
                yield sheet.page.path, observed[id].line, f"must read “{number}. {says}”, as in course.yml"
        for id, field in observed.items():
            if id not in course.objectives:
                yield sheet.page.path, field.line, f"“{id}” is no objective of the course"

"""Text -> what a practice page is made of: moments and choices, client lines, fields.

Lenient: what does not fit is left to the rules.
"""

from __future__ import annotations

import re

from ..model import Case, Choice, ClientLine, Field, Moment, Page, Rehearsal, Section, Worksheet
from ..schema import CaseMeta, RehearsalMeta, WorksheetMeta
from ..text import parse_attrs

CHOICE = re.compile(r"^[-*] \[((?:[^\[\]]|\[[^\]]*\])*)\]\((\S*?)\)\s*$")
DEBRIEF = ("What happened.", "What it shows.", "What else could be said.")
DEBRIEF_START = re.compile(rf"^\*\*{re.escape(DEBRIEF[0])}\*\*", re.M)
CRITERIA = "criteria"
ITEM = re.compile(r"^[-*] (.*)$", re.M)
SAYS = re.compile(r"^> ?(.*)$", re.M)
REPLIES = re.compile(r'^<details markdown="1">\n(.*?)^</details>', re.M | re.S)

ATTRIBUTES = r"\s*\{:?(?P<attributes>[^{}]*)\}\s*$"
TEXT_FIELD = re.compile(rf"^(?P<label>.*?)\s*_{{3,}}{ATTRIBUTES}")
TICK_FIELD = re.compile(rf"^[-*] \[ \] (?P<label>.*?){ATTRIBUTES}")
CHOICE_FIELD = re.compile(rf"^(?P<label>.*?)\s*(?P<options>\( \) .*?){ATTRIBUTES}")
# A line that was meant as a field, whatever it lacks.
LOOSE_FIELD = re.compile(r"^(?!#).*(_{3,}|\( \) )|^[-*] \[ ?\]")


def case(id: str, page: Page, meta: CaseMeta) -> Case:
    return Case(id, page, meta, tuple(_moment(s) for s in page.sections if s.level == 2))


def _moment(section: Section) -> Moment:
    start = DEBRIEF_START.search(section.text)
    scene, debrief = (section.text[: start.start()], section.text[start.start() :]) if start else (section.text, "")
    lines = scene.rstrip().split("\n")
    first = len(lines)
    choices: list[Choice] = []
    while first and (m := CHOICE.match(lines[first - 1])):
        first -= 1
        choices.insert(0, Choice(m[1], m[2].removeprefix("#"), section.line + 1 + first))
    return Moment(
        section=section,
        scene="\n".join(lines[:first]),
        choices=tuple(choices),
        debrief=debrief,
    )


def rehearsal(id: str, page: Page, meta: RehearsalMeta) -> Rehearsal:
    criteria = page.section(CRITERIA)
    return Rehearsal(
        id,
        page,
        meta,
        criteria=tuple(ITEM.findall(criteria.text)) if criteria else (),
        lines=tuple(_line(s) for s in page.sections if s.level == 2 and s.id != CRITERIA),
    )


def _line(section: Section) -> ClientLine:
    replies = REPLIES.search(section.text)
    outside = REPLIES.sub("", section.text)
    return ClientLine(section, " ".join(SAYS.findall(outside)).strip(), replies[1] if replies else "")


def worksheet(id: str, page: Page, meta: WorksheetMeta) -> Worksheet:
    lines = enumerate(page.text.split("\n"), start=page.first_line)
    return Worksheet(id, page, meta, tuple(found for at, line in lines if (found := field(line, at))))


def field(line: str, at: int = 0) -> Field | None:
    """The field in a line of a worksheet. One that was meant as a field and lacks something has no `kind`."""
    if not LOOSE_FIELD.match(line):
        return None
    for kind, form in (("tick", TICK_FIELD), ("text", TEXT_FIELD), ("choice", CHOICE_FIELD)):
        if m := form.match(line):
            id, classes, attrs = parse_attrs(m["attributes"])
            rows = attrs.get("lines", "1")
            options = tuple(o.strip() for o in m["options"].split("( )") if o.strip()) if kind == "choice" else ()
            return Field(
                id or "",
                m["label"].strip().rstrip(":"),
                kind,
                int(rows) if rows.isdigit() else 0,
                options,
                "therapist" in classes,
                at,
            )
    return Field("", line.strip(), "", 0, (), False, at)

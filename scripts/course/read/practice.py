"""Text -> what a practice page is made of: moments and choices, client lines, fields.

Lenient: what does not fit is left to the rules.
"""

from __future__ import annotations

import re

from ..model import Case, Choice, ClientLine, Field, Moment, Page, Rehearsal, Section, Worksheet, find_items
from ..schema import CaseMeta, RehearsalMeta, WorksheetMeta
from ..text import parse_attrs

CHOICE = re.compile(r"\[((?:[^\[\]]|\[[^\]]*\])*)\]\((\S*?)\)\s*$")
DEBRIEF = ("What happened.", "What it shows.", "What else could be said.")
DEBRIEF_START = f"**{DEBRIEF[0]}**"
CRITERIA = "criteria"
FOLD, FOLD_END = '<details markdown="1">', "</details>"

ATTRIBUTES = r"\s*\{:?(?P<attributes>[^{}]*)\}\s*$"
TEXT_FIELD = re.compile(rf"^(?P<label>.*?)\s*_{{3,}}{ATTRIBUTES}")
TICK_FIELD = re.compile(rf"^[-*] \[ \] (?P<label>.*?){ATTRIBUTES}")
CHOICE_FIELD = re.compile(rf"^(?P<label>.*?)\s*(?P<options>\( \) .*?){ATTRIBUTES}")
# A line that was meant as a field, whatever it lacks.
LOOSE_FIELD = re.compile(r"^(?!#).*(_{3,}|\( \) )|^[-*] \[ ?\]")


def case(id: str, page: Page, meta: CaseMeta) -> Case:
    return Case(id, page, meta, tuple(_moment(s) for s in page.sections if s.level == 2))


def _moment(section: Section) -> Moment:
    lines = section.text.split("\n")
    first, end = section.line + 1, section.line + 1 + len(lines)
    debrief = next(
        (b.line for b in section.blocks if b.kind == "paragraph" and not b.depth and b.text.startswith(DEBRIEF_START)),
        end,
    )
    above = [block for block in section.blocks if block.line < debrief]
    below = max((block.end for block in above), default=first)  # the line below what is not yet a choice
    choices: list[Choice] = []
    for item in reversed(list(find_items(above, numbered=False))):
        m = CHOICE.match(item.text)
        if not m or item.end != below:
            break
        below = item.line
        choices.insert(0, Choice(m[1], m[2].removeprefix("#"), item.line))
    return Moment(
        section=section,
        scene="\n".join(lines[: below - first]),
        choices=tuple(choices),
        debrief="\n".join(lines[debrief - first :]),
    )


def rehearsal(id: str, page: Page, meta: RehearsalMeta) -> Rehearsal:
    criteria = page.section(CRITERIA)
    return Rehearsal(
        id,
        page,
        meta,
        criteria=tuple(item.text for item in find_items(criteria.blocks, numbered=False)) if criteria else (),
        lines=tuple(_line(s) for s in page.sections if s.level == 2 and s.id != CRITERIA),
    )


def _line(section: Section) -> ClientLine:
    scene: list[str] = []
    says: list[str] = []
    replies: list[str] = []
    folded = False
    for block in section.blocks:
        if block.kind == "html" and block.text in (FOLD, FOLD_END):
            folded = block.text == FOLD
        elif block.kind == "quotation" and not folded:
            says.append(block.text)
        elif block.kind == "paragraph" and folded:
            replies.append(block.text)
        elif block.kind == "paragraph" and not block.depth:
            scene.append(block.text)
    return ClientLine(section, " ".join(scene), " ".join(says), tuple(replies))


def worksheet(id: str, page: Page, meta: WorksheetMeta) -> Worksheet:
    return Worksheet(id, page, meta, tuple(found for at, line in page.lines if (found := field(line, at))))


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

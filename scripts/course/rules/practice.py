"""Practice: what cases, rehearsals and worksheets have in common, and writing first."""

from __future__ import annotations

import re

from ..model import Case, Course, Rehearsal, find_folds
from ..text import SPEECH, counted
from .registry import Found, rule
from .structure import WITH_NOT_HERE, twice


@rule(
    where="in course.yml",
    wrong="cases:\n  - first-cases",
    right="cases:\n  - first-case",
    why="no page has that name",
)
def practice_files(course: Course) -> Found:
    """Cases, rehearsals and worksheets are those that course.yml lists, each once; each names the module that it belongs to, and modules 3 to 9 have a rehearsal."""
    folders = {"cases": "docs/cases/", "rehearsals": "docs/practice/", "worksheets": "docs/practice/"}
    listed = {f"{folder}{id}.md": kind for kind, folder in folders.items() for id in course.listed[kind]}
    for path, kind in listed.items():
        if path not in course.files:
            yield "course.yml", course.line_of(kind), f"“{kind}” lists {path}, which does not exist"
    for kinds in (("cases",), ("rehearsals", "worksheets")):
        for id in twice([id for kind in kinds for id in course.listed[kind]]):
            yield "course.yml", course.line_of(kinds[-1]), f"“{id}” is listed twice"
    for path in sorted(course.files):
        if re.match(r"docs/(cases|practice)/.+\.md$", path) and not path.endswith("/index.md") and path not in listed:
            yield path, 1, "course.yml lists it neither as a case nor as a rehearsal or worksheet"
    for p in course.practice:
        if p.module and course.module(p.module) is None:
            yield p.page.path, p.page.line_of("module"), f"“{p.module}” is no module of the course"
    for module in course.modules:
        if module.number in WITH_NOT_HERE and not any(r.module == module.id for r in course.rehearsals):
            yield module.page.path, module.page.first_line, "no rehearsal practices this module"


@rule(
    where="in a rehearsal",
    wrong="## A line { #first-door level=1 }",
    right="## A line { #first-easy level=1 }",
    why="a moment of a case has that id",
)
def practice_ids(course: Course) -> Found:
    """The ids of moments, of a rehearsal's lines and of write-firsts stand once in the course; those of fields stand once on their sheet."""
    seen: dict[str, str] = {}
    headed = [
        (p.page.path, s.id, s.line)
        for p in course.practice
        for s in p.page.sections
        if s.level == 2 and isinstance(p, Case | Rehearsal) and s.id != "criteria"
    ]
    written_at = [
        (m.page.path, fold.id, fold.line) for m in course.modules for fold in find_folds(m.page.blocks) if fold.id
    ]
    written = {id for _, id, _ in written_at}
    for path, id, line in headed + written_at:
        if id in seen and (
            id in written or seen[id].split(":")[0] != path
        ):  # a heading's twice on one page is the rule `ids`
            yield path, line, f"“{id}” stands already at {seen[id]}"
        if id:
            seen.setdefault(id, f"{path}:{line}")
    for sheet in course.worksheets:
        taken = {s.id: s.line for s in sheet.page.sections if s.id}
        for field in sheet.fields:
            if field.id and field.id in taken:
                yield sheet.page.path, field.line, f"“{field.id}” stands already in line {taken[field.id]}"
            taken.setdefault(field.id, field.line)


@rule(
    where="in a module",
    wrong='<details markdown="1">',
    right='<details markdown="1" id="write-my-fault">',
    why="the reader's text would be kept nowhere",
)
def write_first(course: Course) -> Found:
    """A colleague's answer in a module has an id of its own, `<details markdown="1" id="write-some-words">`, under which the reader's text is kept; modules 3 to 9 have two or more."""
    for module in course.modules:
        folds = list(find_folds(module.page.blocks))
        named = [fold for fold in folds if fold.id]
        for fold in folds:
            if not fold.id:
                yield module.page.path, fold.line, 'needs an id: `<details markdown="1" id="write-some-words">`'
        least = 2 if module.number in WITH_NOT_HERE else 1
        if len(named) < least:
            yield (
                module.page.path,
                module.page.first_line,
                f"has {counted(len(named), 'answer')} to write first; it needs {least}",
            )


@rule(
    where="on a worksheet",
    wrong="### One door { #one-door }",
    right="## One door { #one-door }",
    why="no heading of level 2 is left",
)
def practice_callout(course: Course) -> Found:
    """A case, rehearsal or worksheet has a heading of level 2, above which the build puts the safety callout, and nobody speaks before it."""
    for p in course.practice:
        heading = next((s for s in p.page.sections if s.level == 2), None)
        if heading is None:
            yield p.page.path, p.page.first_line, "the safety callout needs a heading `## … { #… }` to stand above"
            continue
        for number, line in p.page.lines:
            if number < heading.line and SPEECH.match(line):
                yield (
                    p.page.path,
                    number,
                    "somebody speaks above the safety callout; speeches stand below the first `## …`",
                )

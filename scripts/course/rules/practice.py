"""Rules of cases, rehearsals, worksheets and of writing first."""

from __future__ import annotations

import re
from collections import deque

from ..model import Case, Course, Rehearsal
from ..read.practice import DEBRIEF
from ..text import SPEECH, WRITE_FIRST, counted, plain, words
from .found import Found
from .structure import WITH_NOT_HERE, twice

# What a paper in a client's hand must not say: that questions were asked, and which.
ASKED = re.compile(
    r"\b(asked|alone|unheard|afraid|fear|frighten\w*|force[ds]?|control\w*|unwanted|violen\w+|screen\w*|pays? for saying no|paid for saying no)\b",
    re.I,
)
FOR_THERAPIST = re.compile(r"\{[^{}]*\.therapist\b[^{}]*\}\s*$")
ENDINGS = ("good", "mixed", "poor")
MOMENTS, DECISIONS, MOMENT_WORDS, DEBRIEF_WORDS = 12, 4, 180, 200
CHOICES = range(2, 5)
CHOICE_LENGTHS = 1.75
LINES, CRITERIA, LEVELS = range(4, 7), range(3, 5), ("1", "2", "3")
REPLY = re.compile(r"^\*\*.+?\*\*", re.M)
SHEET_ROWS = 24
ASKS_WHO = re.compile(
    r"\b(name|surname|initials|address|e-?mail|phone number|date of birth|birthday|licen[cs]e)\b", re.I
)


def practice_files(course: Course) -> Found:
    """Cases, rehearsals and worksheets are those that course.yml lists, each once; each names the module it practises; modules 3 to 9 have a rehearsal."""
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
            yield module.page.path, module.page.first_line, "no rehearsal practises this module"


def practice_ids(course: Course) -> Found:
    """The ids of moments, of a rehearsal's lines and of write-firsts stand once in the course; those of fields once on their sheet."""
    seen: dict[str, str] = {}
    headed = [
        (p.page.path, s.id, s.line)
        for p in course.practice
        for s in p.page.sections
        if s.level == 2 and isinstance(p, Case | Rehearsal) and s.id != "criteria"
    ]
    written_at = [
        (m.page.path, w[1], m.page.first_line + m.page.text.count("\n", 0, w.start()))
        for m in course.modules
        for w in WRITE_FIRST.finditer(m.page.text)
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


def choices(course: Course) -> Found:
    """A moment ends in two to four choices, each a link alone on its line to a moment of the page; the longest is at most 1.75 times as long as the shortest."""
    for case in course.cases:
        for moment in case.moments:
            if moment.ending and moment.choices:
                yield case.page.path, moment.choices[0].line, "an ending has no choices"
            if moment.ending:
                continue
            if len(moment.choices) not in CHOICES:
                yield (
                    case.page.path,
                    moment.section.line,
                    f"has {counted(len(moment.choices), 'choice')}; two to four serve, the last lines of the moment: `- [What you say](#moment)`",
                )
            for choice in moment.choices:
                if choice.target not in case.numbers:
                    yield (
                        case.page.path,
                        choice.line,
                        f"the choice leads to “{choice.target}”, which is no moment of this case",
                    )
            lengths = [len(plain(c.text)) for c in moment.choices]
            if len(lengths) > 1 and max(lengths) > CHOICE_LENGTHS * min(lengths):
                yield (
                    case.page.path,
                    moment.section.line,
                    f"the choices have {' and '.join(map(str, sorted(lengths)))} characters; one of them stands out",
                )


def ways(course: Course) -> Found:
    """Every moment can be reached from the first, and from every moment an ending can be reached."""
    for case in course.cases:
        if not case.moments:
            yield case.page.path, case.page.first_line, "a case has moments: `## Title { #id }`"
            continue
        forward = {m.id: [c.target for c in m.choices] for m in case.moments}
        backward: dict[str, list[str]] = {}
        for id, targets in forward.items():
            for target in targets:
                backward.setdefault(target, []).append(id)
        reached = _steps(forward, [case.moments[0].id])
        ended = _steps(backward, [m.id for m in case.moments if m.ending])
        for moment in case.moments:
            if moment.id not in reached:
                yield case.page.path, moment.section.line, "no way leads to this moment"
            if moment.id not in ended:
                yield case.page.path, moment.section.line, "no way leads from this moment to an ending"


def _steps(links: dict[str, list[str]], start: list[str]) -> dict[str, int]:
    """How many choices away from `start` each moment is, over the shortest way."""
    steps = dict.fromkeys(start, 0)
    waiting = deque(start)
    while waiting:
        id = waiting.popleft()
        for target in links.get(id, []):
            if target not in steps:
                steps[target] = steps[id] + 1
                waiting.append(target)
    return steps


def endings(course: Course) -> Found:
    """A case has good, mixed and poor endings (`ending=good`), each with the claims it shows and a debrief, whose paragraphs open **What happened.**, **What it shows.** (with a link to the module) and **What else could be said.** in bold."""
    for case in course.cases:
        kinds = [m.ending for m in case.moments if m.ending]
        for kind in ENDINGS:
            if kind not in kinds:
                yield case.page.path, case.page.first_line, f"needs an ending that is {kind}"
        for moment in case.moments:
            if not moment.ending:
                if moment.debrief:
                    yield (
                        case.page.path,
                        moment.section.line,
                        'a debrief stands at an ending: `{ #id ending=good claims="…" }`',
                    )
                continue
            if moment.ending not in ENDINGS:
                yield case.page.path, moment.section.line, f"ending “{moment.ending}” must be good, mixed or poor"
            if not moment.section.claims:
                yield case.page.path, moment.section.line, 'an ending names the claims it shows: claims="…"'
            for lead in DEBRIEF:
                if f"\n**{lead}**" not in f"\n{moment.debrief}":
                    yield case.page.path, moment.section.line, f"the debrief needs a paragraph that opens **{lead}**"
            if moment.debrief and "](../modules/" not in moment.debrief:
                yield (
                    case.page.path,
                    moment.section.line,
                    "the debrief links to the section that teaches it: `../modules/….md#…`",
                )
        for claim in case.claims:
            if claim not in course.claims:
                yield case.page.path, case.page.line_of("claims"), f"claim “{claim}” is not in course.yml"
            elif not any(claim in m.section.claims for m in case.moments):
                yield case.page.path, case.page.line_of("claims"), f"turns on claim {claim}, and no ending shows it"


def case_size(course: Course) -> Found:
    """A case has twelve moments or more, four decisions or more on the shortest way to a good ending, no moment over 180 words and no debrief over 200."""
    for case in course.cases:
        if len(case.moments) < MOMENTS:
            yield (
                case.page.path,
                case.page.first_line,
                f"has {counted(len(case.moments), 'moment')}; twelve or more make a case",
            )
        best = best_way(case)
        if best and len(best) < DECISIONS:
            yield (
                case.page.path,
                case.page.first_line,
                f"a good ending is {counted(len(best), 'decision')} away; it must be four or more",
            )
        for moment in case.moments:
            for what, text, most in (
                ("moment", moment.scene, MOMENT_WORDS),
                ("debrief", moment.debrief, DEBRIEF_WORDS),
            ):
                if words(text) > most:
                    yield (
                        case.page.path,
                        moment.section.line,
                        f"a {what} of {counted(words(text), 'word')}; {most} is the most",
                    )


def best_way(case: Case) -> list[int]:
    """On the shortest way to a good ending, which choice is taken at each moment, from 0; empty where there is none."""
    forward = {m.id: [c.target for c in m.choices] for m in case.moments}
    steps = _steps(forward, [case.moments[0].id]) if case.moments else {}
    good = [m.id for m in case.moments if m.ending == "good" and m.id in steps]
    if not good:
        return []
    at = min(good, key=lambda id: steps[id])
    way: list[int] = []
    while steps[at]:
        before = next(id for id in forward if at in forward[id] and steps.get(id, -1) == steps[at] - 1)
        way.insert(0, forward[before].index(at))
        at = before
    return way


def best_choice(course: Course) -> Found:
    """On the shortest way to a good ending the choice to take stands first in at most half of the moments, and in more than one place."""
    for case in course.cases:
        way = best_way(case)
        if len(way) >= DECISIONS and (way.count(0) > len(way) / 2 or len(set(way)) == 1):
            places = ", ".join(str(n + 1) for n in way)
            yield (
                case.page.path,
                case.page.first_line,
                f"on the best way the choice to take stands in places {places}; move some",
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
            if len(REPLY.findall(line.replies)) < 2:
                yield (
                    r.page.path,
                    line.section.line,
                    'needs two possible replies in `<details markdown="1">`, each opening with the reply in bold',
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


def sheet_paper(course: Course) -> Found:
    """A worksheet says whose hands its paper may be in (`held_by`, therapist or client); what prints on a client's says nothing of what was asked: such a line is for the therapist, `{ .therapist }`, and stays on the screen."""
    for sheet in course.worksheets:
        page = sheet.page
        if sheet.meta.held_by != "client":
            continue
        at = page.first_line
        for block in page.text.split("\n\n"):
            lines = block.split("\n")
            for i, line in enumerate(lines):
                own = FOR_THERAPIST.search(lines[-1] if not lines[-1].startswith(("-", "*")) else line)
                if not own and (m := ASKED.search(plain(line))):
                    yield (
                        page.path,
                        at + i,
                        f"“{m[0]}” prints on a paper that a client may hold; end the line with `{{ .therapist }}`, or say it otherwise",
                    )
            at += len(lines) + 1


def write_first(course: Course) -> Found:
    """A colleague's answer in a module has an id of its own, `<details markdown="1" id="write-some-words">`, under which the reader's text is kept; modules 3 to 9 have two or more."""
    for module in course.modules:
        found = WRITE_FIRST.findall(module.page.text)
        for i, line in enumerate(module.page.text.split("\n")):
            if line.startswith("<details") and not WRITE_FIRST.match(line):
                yield (
                    module.page.path,
                    module.page.first_line + i,
                    'needs an id: `<details markdown="1" id="write-some-words">`',
                )
        least = 2 if module.number in WITH_NOT_HERE else 1
        if len(found) < least:
            yield (
                module.page.path,
                module.page.first_line,
                f"has {counted(len(found), 'answer')} to write first; it needs {least}",
            )


def practice_callout(course: Course) -> Found:
    """A case, rehearsal or worksheet has a heading of level 2, above which the build puts the safety callout, and nobody speaks before it."""
    for p in course.practice:
        heading = next((s for s in p.page.sections if s.level == 2), None)
        if heading is None:
            yield p.page.path, p.page.first_line, "the safety callout needs a heading `## … { #… }` to stand above"
            continue
        above = p.page.text.split("\n")[: heading.line - p.page.first_line]
        for i, line in enumerate(above):
            if SPEECH.match(line):
                yield (
                    p.page.path,
                    i + p.page.first_line,
                    "somebody speaks above the safety callout; speeches stand below the first `## …`",
                )


RULES = (
    practice_files,
    practice_ids,
    choices,
    ways,
    endings,
    case_size,
    best_choice,
    rehearsal,
    worksheet,
    sheet_paper,
    write_first,
    practice_callout,
)

"""Sheets for a supervisor: one for each rehearsal, with its replies apart, and two for each case.

Nothing on them is typed twice: lines and criteria are the rehearsal's, moments and debriefs the case's; what holds for
every sheet stands once on the page that shows them all.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Case, ClientLine, Course, Moment, Page, Rehearsal
from ..schema import Callout
from ..text import as_text, relative, relink
from .boilerplate import NOT_REVIEWED
from .directives import ON_PAGES, directive
from .fragments import fragment, markdown

PRACTICE_SHEETS, GROUP_SHEETS = "docs/supervisors/practice-sheets.md", "docs/supervisors/group-sheets.md"
ROUND, STOP = "round", "stop"  # sections of the page that every practice sheet repeats
STEPS = ("Not yet", "Partly", "Yes")
SHEET_FOOT = "For therapists; not for a client's hand. It shows what was practiced, and proves no competence."
NOT_HANDED_OUT = "**For the leader: not handed out.** Print it apart, on one side of the paper."
BOX, BLANK = "☐", "\\_" * 24  # to tick and to write on, on paper


def list_sheets(course: Course) -> Iterator[tuple[str, str]]:
    """(path, id) of every sheet, on the pages that show them."""
    for rehearsal in course.rehearsals:
        parts = ("sheet", "replies", *(["observe"] if rehearsal.meta.sheet.signed else []))
        yield from ((PRACTICE_SHEETS, f"{part}-{_short(rehearsal)}") for part in parts)
    for case in course.cases:
        yield from ((GROUP_SHEETS, f"{part}-{case.id}") for part in ("group", "leader"))


@directive("sheet-list", where=ON_PAGES)
def link_sheets(course: Course, page: Page) -> str:
    """Links to the sheets of the page, each of which prints alone."""
    if page.path == PRACTICE_SHEETS:
        return "\n".join(f"- {_list_parts(rehearsal)}" for rehearsal in course.rehearsals)
    return "\n".join(f"- [{c.page.title}](#group-{c.id}), [for the leader](#leader-{c.id})" for c in course.cases)


@directive("practice-sheets", where=ON_PAGES)
def write_practice_sheets(course: Course, page: Page) -> str:
    """A sheet for each rehearsal, one printed page each, with the replies on another, and a form where it is signed."""
    return _write_all(text for r in course.rehearsals for text in _write_practice(course, r, page))


@directive("group-sheets", where=ON_PAGES)
def write_group_sheets(course: Course, page: Page) -> str:
    """For each case its moments without the endings, with room for bets, and a leader's sheet with the debriefs."""
    return _write_all(
        text
        for case in course.cases
        for text in (_write_group(course, case, page.path), _write_leader(course, case, page.path))
    )


def _write_all(texts: Iterator[str]) -> str:
    return "\n\n".join(fragment("sheet", text=markdown(text)) for text in texts)


# --- Rehearsals ------------------------------------------------------------------------------------------------------


def _list_parts(rehearsal: Rehearsal) -> str:
    """Links to what is printed of one rehearsal."""
    short = _short(rehearsal)
    form = f", [form to sign](#observe-{short})" if rehearsal.meta.sheet.signed else ""
    return f"[{_name(rehearsal)}](#sheet-{short}), [replies](#replies-{short}){form}"


def _write_practice(course: Course, rehearsal: Rehearsal, page: Page) -> Iterator[str]:
    """The sheet, its replies, and the form for whoever listens."""
    yield _write_sheet(course, rehearsal, page)
    yield _write_replies(course, rehearsal, page.path)
    if rehearsal.meta.sheet.signed:
        yield _write_form(course, rehearsal, page)


def _write_sheet(course: Course, rehearsal: Rehearsal, page: Page) -> str:
    sheet, here = rehearsal.meta.sheet, page.path
    return _join(
        f"## {_name(rehearsal)} {{ #sheet-{_short(rehearsal)} }}",
        f"Practice sheet, 25 minutes, for three. {_link(course, rehearsal, here)}",
        "{ .module-place }",
        "",
        _repeat(page, ROUND),
        "",
        *(f"{n}. {_write_line(line, rehearsal, here)}" for n, line in enumerate(rehearsal.lines, start=1)),
        "",
        _tabulate_anchors(rehearsal, here),
        "",
        f"**Harder.** {as_text(sheet.harder)} **Easier.** {as_text(sheet.easier)}",
        "",
        f"{_repeat(page, STOP)} {_write_stop_sign(course, rehearsal)}".strip(),
        "",
        f"**Homework.** {as_text(sheet.homework)}",
        "",
        _write_foot(course),
    )


def _write_line(line: ClientLine, rehearsal: Rehearsal, here: str) -> str:
    scene = relink(_in_one_line(line.scene), rehearsal.page.path, here)
    return f"**{line.section.title}**, level {line.level}. {scene} *The client:* {_in_one_line(line.says)}"


def _tabulate_anchors(rehearsal: Rehearsal, here: str) -> str:
    """The criteria, and how each sounds that is not yet met, partly met and met."""
    rows = [
        [relink(_in_one_line(criterion), rehearsal.page.path, here), *map(as_text, (a.not_yet, a.partly, a.done))]
        for criterion, a in zip(rehearsal.criteria, rehearsal.meta.sheet.anchors, strict=False)
    ]
    return _tabulate(["A good reply", *STEPS], rows)


def _write_stop_sign(course: Course, rehearsal: Rehearsal) -> str:
    """The first sign to stop at, which is that of the module."""
    module = course.module(rehearsal.module)
    sign = (module.callout if module else Callout()).stop_at
    return f"With a client, stop at {as_text(sign)}." if sign else ""


def _write_replies(course: Course, rehearsal: Rehearsal, here: str) -> str:
    replies = (
        text
        for n, line in enumerate(rehearsal.lines, start=1)
        for text in (
            f"{n}. **{line.section.title}**",
            *(f"    - {relink(_in_one_line(reply), rehearsal.page.path, here)}" for reply in line.replies),
        )
    )
    return _join(
        f"## Replies: {_name(rehearsal)} {{ #replies-{_short(rehearsal)} }}",
        f"{NOT_HANDED_OUT} {_link(course, rehearsal, here)}",
        "{ .module-place }",
        "",
        "Read one aloud only after everybody has answered that line. Neither is the right one; ask what each would cost.",
        "",
        *replies,
        "",
        _write_foot(course),
    )


def _write_form(course: Course, rehearsal: Rehearsal, page: Page) -> str:
    """A page for whoever listens, with the line to sign."""
    head = ["What I heard", *STEPS, "Not observed"]
    rows = [
        [relink(_in_one_line(criterion), rehearsal.page.path, page.path), *[BOX] * (len(head) - 1)]
        for criterion in rehearsal.criteria
    ]
    return _join(
        f"## Heard aloud: {_name(rehearsal)} {{ #observe-{_short(rehearsal)} }}",
        f"Observation form, for a supervisor or a colleague. {_link(course, rehearsal, page.path)}",
        "{ .module-place }",
        "",
        f"{_repeat(page, STOP)} Do not write down who passed, or anything about a client or about anybody's own home.",
        "",
        _tabulate(head, rows),
        "",
        f"**Lines that were answered.** {' · '.join(f'{BOX} {line.section.title}' for line in rehearsal.lines)}",
        "",
        f"**How I heard it.** {BOX} in the same room · {BOX} on video · {BOX} on a recording of the role play",
        "",
        *(
            text
            for says in ("A sentence that I heard", "One thing to keep", "One thing to change", "Heard again on")
            for text in (f"**{says}.**", "{ .blank }", "")
        ),
        f"**Sign-off.** {as_text(rehearsal.meta.sheet.signed)} It says that the words were said aloud once. It does not say that somebody is competent, and it takes no client's safety for granted.",
        "",
        f"Said aloud by {BLANK} Heard by {BLANK} Day {BLANK[:24]}",
        "{ .sign }",
        "",
        _write_foot(course),
    )


# --- Cases -----------------------------------------------------------------------------------------------------------


def _write_group(course: Course, case: Case, here: str) -> str:
    """The opening, and every choice with room for a bet. Neither endings nor where a choice leads are shown."""
    rows = [
        [_write_moment(case, moment) if choice is moment.choices[0] else "", _inline(choice.text, case, here), ""]
        for moment in case.moments
        for choice in moment.choices
    ]
    return _join(
        f"## {case.page.title} {{ #group-{case.id} }}",
        f"Group sheet. {_link(course, case, here)}",
        "{ .module-place }",
        "",
        relink(_opening(case), case.page.path, here),
        "",
        "Read down to the moment that you have reached, and no further. Write your bet before the group chooses.",
        "",
        _tabulate(["Moment", "What the therapist could say or do", "What will happen if we choose this?"], rows),
        "",
        _write_foot(course),
    )


def _write_leader(course: Course, case: Case, here: str) -> str:
    """Where each choice leads, and what is to be said at each ending."""
    moments = [text for moment in case.moments if moment.choices for text in _write_ways(case, moment, here)]
    endings = [text for moment in case.moments if moment.ending for text in _write_ending(case, moment, here)]
    return _join(
        f"## Leader: {case.page.title} {{ #leader-{case.id} }}",
        f"{NOT_HANDED_OUT} {_link(course, case, here)}",
        "{ .module-place }",
        "",
        "Read each scene aloud from the case, which shows the same numbers when it is printed. Take every bet before you turn to the next number, and read a debrief only when the group has ended there.",
        "",
        *moments,
        "",
        *endings,
        _write_foot(course),
    )


def _write_ways(case: Case, moment: Moment, here: str) -> Iterator[str]:
    yield f"- {_write_moment(case, moment)}"
    for choice in moment.choices:
        yield f"    - {_inline(choice.text, case, here)} → {case.numbers.get(choice.target, '?')}"


def _write_ending(case: Case, moment: Moment, here: str) -> Iterator[str]:
    yield f"**{case.numbers[moment.id]}. {moment.section.title}** ({moment.ending} ending)"
    yield ""
    yield relink(moment.debrief.strip(), case.page.path, here)
    yield ""


def _write_moment(case: Case, moment: Moment) -> str:
    return f"**{case.numbers[moment.id]}. {moment.section.title}**"


def _opening(case: Case) -> str:
    """What stands above the first moment."""
    first = next((s for s in case.page.sections if s.level == 1), None)
    return first.text.partition("\n## ")[0].strip() if first else ""


# --- Both ------------------------------------------------------------------------------------------------------------


def _repeat(page: Page, id: str) -> str:
    """The text of a section of the page, without its heading and what the build writes below it."""
    section = page.section(id)
    return section.text.partition("<!--")[0].strip() if section else ""


def _name(rehearsal: Rehearsal) -> str:
    """What is rehearsed, as a title of its own."""
    name = rehearsal.page.title.removeprefix("Rehearse: ")
    return name[:1].upper() + name[1:]


def _short(rehearsal: Rehearsal) -> str:
    return rehearsal.id.removeprefix("rehearse-")


def _link(course: Course, practice: Rehearsal | Case, here: str) -> str:
    """Where it comes from, with the number of its module."""
    module = course.module(practice.module)
    of = f"Module {module.number}: " if module else ""
    return f"{of}[{practice.page.title}]({relative(here, practice.page.path)})"


def _write_foot(course: Course) -> str:
    review = "" if course.reviewers else f" {NOT_REVIEWED}"
    return f"{SHEET_FOOT}{review}\n{{ .card-foot }}"


def _tabulate(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '&#124;') for cell in line)} |" for line in lines)


def _inline(text: str, case: Case, here: str) -> str:
    return relink(_in_one_line(text), case.page.path, here)


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


def _join(*lines: str) -> str:
    return "\n".join(lines)

"""Cases, rehearsals and worksheets on their way to the page: Markdown in, Markdown out.

What each element of the browser (case.js, rehearsal.js, worksheet.js) shows piece by piece reads whole without it.
"""

from __future__ import annotations

import html as markup
import re
from collections.abc import Container, Iterator

from ..model import Case, Course, Module, Moment, Practice, Rehearsal, Worksheet
from ..read.markdown import sections
from ..read.practice import CHOICE, DEBRIEF_START, field as find_field
from ..text import as_text, relative
from .boilerplate import KEPT, NOT_KEPT
from .fragments import fragment

KINDS = {Case: "Case", Rehearsal: "Rehearsal", Worksheet: "Worksheet"}
KEPT_SHEETS = ("skills-self-check",)  # what the therapist writes about their own work; nothing else is kept
DENSE = 24  # lines to fill in; a sheet with more prints what is asked beside the line to write on
BULLETS = ("- ", "* ", "+ ")
FIELD_STARTS = ('<p class="field', '<fieldset class="field')


def write_head(course: Course, found: Practice) -> str:
    """The line below the title: what this is, which module it practices and, on a sheet, who fills it in."""
    module = course.module(found.module)
    of = (
        f" for module {module.number}, [{module.page.title}]({relative(found.page.path, module.page.path)})"
        if module
        else ""
    )
    lines = [f"{KINDS[type(found)]}{of}{_size(found)}", "{ .module-place }", ""]
    if isinstance(found, Worksheet):
        lines += [
            f"**Who fills it in:** {as_text(found.meta.filled_by)}",
            "{ .filled-by }",
            "",
            KEPT if found.id in KEPT_SHEETS else NOT_KEPT,
            "{ .not-kept }",
            "",
        ]
    return "\n".join(lines)


def _size(found: Practice) -> str:
    """How long a case can be, behind the words that say what it is."""
    if not isinstance(found, Case):
        return ""
    endings = sum(bool(m.ending) for m in found.moments)
    return f". {_counted(len(found.moments), 'moment')}, {_counted(endings, 'ending')}"


def _counted(n: int, what: str) -> str:
    return f"{n} {what}{'' if n == 1 else 's'}"


def write_related(course: Course, module: Module, here: str) -> str:
    """What practices a module, as a line for its end; empty where nothing does."""
    links = [
        f"[{p.page.title}]({relative(here, p.page.path)}) ({KINDS[type(p)].lower()})"
        for p in course.practice
        if p.module == module.id
    ]
    return f"**Practice it:** {' · '.join(links)}" if links else ""


# --- Worksheets: a line of Markdown becomes a field ------------------------------------------------------------------


def write_field(line: str) -> str:
    """A line of a worksheet, as HTML where it holds a field."""
    field = find_field(line)
    if not field or not field.kind or not field.id:
        return line
    return "\n" + fragment("worksheet-field", field=field) + "\n"


# --- What a page is made of, for course/markdown to build -------------------------------------------------------------


def shaped(practice: Practice, text: str) -> str:
    """The Markdown of a page, without its foot, with its pieces marked and in an element of their own."""
    lines = text.split("\n")
    if isinstance(practice, Case):
        return "\n".join(_case(practice, lines))
    if isinstance(practice, Rehearsal):
        return "\n".join(_rehearsal(practice, lines))
    return "\n".join(_worksheet(practice, lines)) if isinstance(practice, Worksheet) else text


def _case(case: Case, lines: list[str]) -> list[str]:
    """Moments with their numbers, choices that say on paper where they lead, and each debrief in a box of its own."""
    moments = {m.id: m for m in case.moments if m.id}
    out: list[str] = []
    moment, open_box = None, False
    for line, heading in _with_headings(lines):
        if heading is not None:
            out += ["</div>\n"] if open_box else []
            moment, open_box = moments.get(heading), False
            if moment:
                line = _marked(line, "moment", number=case.numbers[moment.id], ending=moment.ending)
                line += _way_left(case, moment)
        elif moment and moment.choices:
            line = _choice(case, moment, line)
        elif moment and moment.debrief and not open_box and line.startswith(DEBRIEF_START):
            out.append('\n<div class="debrief" markdown="1">\n')
            open_box = True
        out.append(line)
    out = "\n".join([*out, *(["\n</div>"] if open_box else [])]).split("\n")
    return _inside("course-case", {"data-case": case.id, "data-search-exclude": ""}, out, _starts(out, moments))


def _way_left(case: Case, moment: Moment) -> str:
    """How far it is from a moment to an ending, in words; and in numbers for the script that draws it."""
    least, most = case.decisions_left.get(moment.id, (None, None))
    if least is None:
        return ""
    if not least:
        says = "An ending."
    elif least == most == 1:
        says = "This decision leads to an ending."
    else:
        span = f"{least}" if least == most else f"at least {least}" if most is None else f"{least} to {most}"
        says = f"From here, {span} {'decision leads' if span.endswith(' 1') else 'decisions lead'} to an ending."
    return f'\n\n{says}\n{{ .moment-left data-least="{least}" data-most="{least if most is None else most}" }}\n'


def _choice(case: Case, moment: Moment, line: str) -> str:
    """A line of a moment, with the number that it leads to where it is a choice."""
    m = CHOICE.match(line[2:]) if line.startswith(BULLETS) else None
    target = m[2].removeprefix("#") if m else ""
    if not m or (m[1], target) not in {(c.text, c.target) for c in moment.choices}:
        return line
    return f'{line.rstrip()}{{ data-to="{case.numbers.get(target, "?")}" }}'


def _rehearsal(rehearsal: Rehearsal, lines: list[str]) -> list[str]:
    said = {line.section.id: line for line in rehearsal.lines if line.section.id}
    out = [
        _marked(line, "client-line", level=said[heading].level) if heading in said else line
        for line, heading in _with_headings(lines)
    ]
    return _inside(
        "course-rehearsal", {"data-rehearsal": rehearsal.id, "data-search-exclude": ""}, out, _starts(out, said)
    )


def _worksheet(sheet: Worksheet, lines: list[str]) -> list[str]:
    """The fields and what stands between them as a form, in which the browser fills in and keeps nothing by itself."""
    starts = [
        i
        for i, (line, heading) in enumerate(_with_headings(lines))
        if line.startswith(FIELD_STARTS) or heading is not None
    ]
    kept = {"data-keep": sheet.id} if sheet.id in KEPT_SHEETS else {}
    dense = {"data-dense": ""} if sum(field.rows for field in sheet.fields) > DENSE else {}
    table = {"data-table": ""} if sheet.meta.table else {}
    form = _inside("form", {"autocomplete": "off"}, lines, starts)
    return _inside("course-worksheet", {"data-file": sheet.id, **kept, **dense, **table}, form, starts)


def _with_headings(lines: list[str]) -> Iterator[tuple[str, str | None]]:
    """Every line; for an h2 with its id, empty where it has none."""
    ids = {s.line: s.id or "" for s in sections("\n".join(lines), 0) if s.level == 2}
    yield from ((line, ids.get(i)) for i, line in enumerate(lines))


def _starts(lines: list[str], ids: Container[str]) -> list[int]:
    """The places of the headings that have one of these ids."""
    return [i for i, (_, heading) in enumerate(_with_headings(lines)) if heading in ids]


def _marked(line: str, name: str, **told: object) -> str:
    """A heading with a class and with what the page must be told of it."""
    plain = {key: re.sub(r"[^\w-]", "", str(value)) for key, value in told.items() if value}
    attributes = "".join(f' data-{key}="{value}"' for key, value in plain.items())
    return f"{line.rstrip().removesuffix('}').rstrip()} .{name}{attributes} }}"


def _inside(name: str, attributes: dict[str, str], lines: list[str], starts: list[int]) -> list[str]:
    """The lines from the first of `starts` on, in an element; all of them outside where there is none."""
    if not starts:
        return lines
    told = "".join(f' {key}="{markup.escape(value)}"' for key, value in attributes.items())
    first = starts[0]
    return [*lines[:first], f'\n<{name}{told} markdown="1">\n', *lines[first:], f"\n</{name}>\n"]

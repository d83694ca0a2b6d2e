"""Cases, rehearsals and worksheets on their way to the page: Markdown in, Markdown out; HTML in, HTML out.

What each element of the browser (case.js, rehearsal.js, worksheet.js) shows piece by piece reads whole without it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ..model import Case, Course, Module, Practice, Rehearsal, Worksheet
from ..read.practice import field as find_field
from ..text import as_text, relative
from .boilerplate import KEPT, NOT_KEPT
from .fragments import fragment

KINDS = {Case: "Case", Rehearsal: "Rehearsal", Worksheet: "Worksheet"}
KEPT_SHEETS = ("skills-self-check",)  # what the therapist writes about their own work; nothing else is kept
UNFILLED = '<form autocomplete="off">{}</form>'  # nothing that the browser fills in, or keeps by itself over a reload


def write_head(course: Course, found: Practice) -> str:
    """The line below the title: what this is, which module it practices and, on a sheet, who fills it in."""
    module = course.module(found.module)
    of = (
        f" for module {module.number}, [{module.page.title}]({relative(found.page.path, module.page.path)})"
        if module
        else ""
    )
    lines = [f"{KINDS[type(found)]}{of}", "{ .module-place }", ""]
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


def write_related(course: Course, module: Module, here: str) -> str:
    """What practices a module, as a line for its end; empty where nothing does."""
    links = [
        f"[{p.page.title}]({relative(here, p.page.path)}) ({KINDS[type(p)].lower()})"
        for p in course.practice
        if p.module == module.id
    ]
    return f"**Practise it:** {' · '.join(links)}\n{{ .practise }}" if links else ""


# --- Worksheets: a line of Markdown becomes a field ------------------------------------------------------------------


def write_field(line: str) -> str:
    """A line of a worksheet, as HTML where it holds a field."""
    found = find_field(line)
    if not found or not found.kind or not found.id:
        return line
    return "\n" + fragment("worksheet-field", field=found) + "\n"


# --- HTML: one element around the pieces ---------------------------------------------------------------------------


def finished(html: str, found: Practice) -> str:
    """The page's HTML with its pieces in an element of their own, down to the foot."""
    body, foot, after = html.partition('<p class="module-foot">')
    if isinstance(found, Case):
        ids = {m.id: f' data-ending="{m.ending}"' if m.ending else "" for m in found.moments}
        body = _wrapped(
            body, f'course-case data-case="{found.id}"', "moment", ids, lambda id, piece: _moment(found, id, piece)
        )
    elif isinstance(found, Rehearsal):
        ids = {line.section.id or "": f' data-level="{line.level}"' for line in found.lines}
        body = _wrapped(body, "course-rehearsal", "client-line", ids, lambda _, piece: piece)
    else:
        keep = f' data-keep="{found.id}"' if found.id in KEPT_SHEETS else ""
        first = re.search(r'<h2 |<p class="field|<fieldset class="field', body)
        if first:
            body = f'{body[: first.start()]}<course-worksheet data-file="{found.id}"{keep}>{UNFILLED.format(body[first.start() :])}</course-worksheet>'
    return body + foot + after


def _wrapped(html: str, start: str, name: str, ids: dict[str, str], finish: Callable[[str, str], str]) -> str:
    """Every h2 of `ids` with what follows it as a section, all of them in the element that `start` opens, kept out of
    the search index, headings too.
    """
    before, *pieces = re.split(r"(?=<h2 id=)", html)
    out, inside = [before], False
    for piece in pieces:
        heading = re.match(r'<h2 id="([^"]*)"', piece)
        id = heading[1] if heading else ""
        if id in ids:
            if not inside:
                out.append(f"<{start} data-search-exclude>")
                inside = True
            piece = f'<section class="{name}"{ids[id]}>{finish(id, piece)}</section>'.replace(
                "<h2 ", "<h2 data-search-exclude ", 1
            )
        out.append(piece)
    return "".join(out) + (f"</{start.split(maxsplit=1)[0]}>" if inside else "")


def _moment(case: Case, id: str, piece: str) -> str:
    """A moment whose choices say on paper where they lead, and whose debrief has a box of its own."""
    moment = next(m for m in case.moments if m.id == id)
    if moment.choices:
        start = piece.rfind("<ul>")
        choices = piece[start:].replace("<ul>", '<ul class="choices">', 1)
        choices = re.sub(
            r'(<a href="#([\w-]+)">.*?</a>)',
            lambda m: f'{m[1]} <span class="choice-to">→ {case.numbers.get(m[2], "?")}</span>',
            choices,
            flags=re.S,
        )
        piece = piece[:start] + choices
    elif moment.debrief:
        start = piece.find("<p><strong>What happened.</strong>")
        if start >= 0:
            piece = f'{piece[:start]}<div class="debrief">{piece[start:]}</div>'
    number = f'<span class="moment-number">{case.numbers[id]}</span> '
    return re.sub(r'(<h2 id="[^"]*">)', lambda m: m[1] + number, piece, count=1)

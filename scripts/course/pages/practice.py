"""Cases, rehearsals and worksheets on their way to the page: Markdown in, Markdown out; HTML in, HTML out.

What each element of the browser (case.js, rehearsal.js, worksheet.js) shows piece by piece reads whole without it.
"""

from __future__ import annotations

import html as markup
import re
from collections.abc import Callable

from ..model import Case, Course, Field, Module, Practice, Rehearsal, Worksheet
from ..read.practice import field as field_in
from ..text import relative
from .boilerplate import KEPT, NOT_KEPT

KINDS = {Case: "Case", Rehearsal: "Rehearsal", Worksheet: "Worksheet"}
KEPT_SHEETS = ("skills-self-check",)  # what the therapist writes about their own work; nothing else is kept
UNFILLED = '<form autocomplete="off">{}</form>'  # nothing that the browser fills in, or keeps by itself over a reload


def head(course: Course, found: Practice) -> str:
    """The line below the title: what this is, which module it practises and, on a sheet, who fills it in."""
    module = course.module(found.module)
    of = (
        f" for module {module.number}, [{module.page.title}]({relative(found.page.path, module.page.path)})"
        if module
        else ""
    )
    lines = [f"{KINDS[type(found)]}{of}", "{ .module-place }", ""]
    if isinstance(found, Worksheet):
        lines += [
            f"**Who fills it in:** {found.meta.filled_by}",
            "{ .filled-by }",
            "",
            KEPT if found.id in KEPT_SHEETS else NOT_KEPT,
            "{ .not-kept }",
            "",
        ]
    return "\n".join(lines)


def related(course: Course, module: Module, here: str) -> str:
    """What practises a module, as a line for its end; empty where nothing does."""
    links = [
        f"[{p.page.title}]({relative(here, p.page.path)}) ({KINDS[type(p)].lower()})"
        for p in course.practice
        if p.module == module.id
    ]
    return f"**Practise it:** {' · '.join(links)}\n{{ .practise }}" if links else ""


def listing(course: Course, kind: type, here: str) -> str:
    """Every case, rehearsal or worksheet with its description, as a list for `here`."""
    out = []
    for p in course.practice:
        if type(p) is kind:
            module = course.module(p.module)
            of = f" Module {module.number}." if module else ""
            out.append(f"- [{p.page.title}]({relative(here, p.page.path)}).{of} {p.meta.description}")
    return "\n".join(out)


# --- Worksheets: a line of Markdown becomes a field ------------------------------------------------------------------


def fields(line: str) -> str:
    """A line of a worksheet, as HTML where it holds a field."""
    found = field_in(line)
    return f"\n{_field(found)}\n" if found and found.kind and found.id else line


def _field(field: Field) -> str:
    id, label = field.id, _curly(field.label)
    whose = " therapist" if field.for_therapist else ""
    if field.kind == "tick":
        return f'<p class="field field--tick{whose}"><label><input type="checkbox" id="{id}"> {label}</label></p>'
    if field.kind == "text":
        return f'<p class="field{whose}"><label for="{id}">{label}</label> <textarea id="{id}" rows="{field.rows}"></textarea></p>'
    return fieldset(id, field.label, field.options)


def fieldset(name: str, says: str, options: tuple[str, ...]) -> str:
    """One of several, as HTML: radio buttons under what they answer."""
    radios = " ".join(
        f'<label><input type="radio" name="{name}" value="{_curly(o)}"> {_curly(o)}</label>' for o in options
    )
    return f'<fieldset class="field field--choice" id="{name}"><legend>{_curly(says)}</legend> {radios}</fieldset>'


def _curly(text: str) -> str:
    """Text for HTML, with the quotation marks of print."""
    text = re.sub(r'"(.*?)"', r"“\1”", text.replace("'", "’"))
    return markup.escape(text, quote=False)


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

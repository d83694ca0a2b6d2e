"""Course -> Markdown for MkDocs. Pure: a page's Markdown in, the Markdown to be built out.

`page` fills in what authors do not write: the safety callout, the markers, the notes of a vignette, the
bank and its key, the foot.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from ..model import Case, Course, Module, Page, Practice, Problem, Rehearsal, Worksheet
from ..schema import Callout
from ..text import (
    HEADING,
    MARKER,
    NOTE_LINK,
    SPEECH,
    day,
    parse_attrs,
    prose_lines,
    relative,
    relink,
    without_quiz_tags,
)
from . import contacts, hours, practice, questions, record
from .boilerplate import BASIS, CALLOUT, NO_CREDIT, NOT_REVIEWED, READER, SPONSORED, STRIP
from .statement import statement
from .traces import untraced

HANDBOOK = "docs/handbook/index.md"
PARTS = ("write-first", "obstacles", "monday", "not-here")  # of a module, each in a box of its own
FIXED_SECTIONS = {
    "scene": "The opening scene, to read before a first discussion.",
    "steps": "The move in order, with a line to say at each step.",
    "write-first": "To bring a written answer to supervision.",
    "obstacles": "When it was tried and did not go well.",
    "monday": "Words to use this week.",
    "not-here": "When this move must not be used.",
    "quiz": "To see where the reading has settled.",
}


def page(course: Course, src: str, markdown: str, site_url: str = "") -> str:
    """The Markdown that MkDocs is to build for the page `src` (relative to docs/). Unknown pages are passed through."""
    here = f"docs/{src}"
    found = course.page(here)
    if found is None:
        return markdown
    module, practised = course.module_of(found), course.practice_of(found)
    lines = markdown.split("\n")
    above = _callout_line(course, module, practised, lines)
    teaching = {s.id for s in module.teaching} if module else set()
    out: list[str] = []
    prose = dict(prose_lines(lines))
    for i, line in enumerate(lines):
        if i == above:
            out += ["", CALLOUT.format(**_safety(course, here), **_callout(course, module, practised)), ""]
            if isinstance(practised, Worksheet):
                out += [READER.format(**_safety(course, here)), ""]
        marker = MARKER.match(line) if line.startswith("<!--") and i in prose else None
        heading = HEADING.match(line) if line.startswith("#") and i in prose else None
        if marker:
            out += ["", _marker(course, module, found, marker[1], site_url), ""]
        elif heading and heading[3]:
            id, classes, attrs = parse_attrs(heading[3])
            if module and id in PARTS and len(heading[1]) == 2:
                classes += ("part",)
            out.append(f"{heading[1]} {heading[2]} {_attrs(id, classes)}".rstrip())
            if above is not None and id in teaching:
                out += ["", STRIP.format(**_safety(course, here))]
            if not practised and (kinds := _bases(course, attrs.get("claims", "").split())):
                out += ["", f"Basis: {'; '.join(kinds)}.", '{ .basis data-search-exclude="" }', ""]
        elif isinstance(practised, Worksheet):
            out.append(practice.fields(line))
        else:
            out.append(without_quiz_tags(line))
        if practised and heading and len(heading[1]) == 1:
            out += ["", practice.head(course, practised)]
        if found in course.handbook and heading and len(heading[1]) == 1:
            out += [
                "",
                f"[Handbook]({relative(here, HANDBOOK)}), to use with a client in the room",
                "{ .module-place }",
                "",
            ]
    text = "\n".join(out)
    text = _notes(practice.shaped(practised, text) if practised else text)
    if module:
        text += "\n\n" + practice.related(course, module, here) + "\n\n" + questions.key(module, here)
    if module or practised or found in course.handbook:
        text += "\n\n" + _foot(course, found) + "\n"
    if found in course.handbook or (practised and not isinstance(practised, Worksheet)):
        text += "\n" + READER.format(**_safety(course, here))
    return text


def _attrs(id: str | None, classes: tuple[str, ...]) -> str:
    parts = ([f"#{id}"] if id else []) + [f".{c}" for c in classes]
    return f"{{ {' '.join(parts)} }}" if parts else ""


def _callout_line(course: Course, module: Module | None, practised: Practice | None, lines: list[str]) -> int | None:
    """The line above which the safety callout goes: the first h2 below the scene, else the first h2 of the page."""
    if not practised and (module is None or module.id == course.safety.module):
        return None
    heads = [
        (i, parse_attrs(m[3] or "")[0])
        for i, line in prose_lines(lines)
        if (m := HEADING.match(line)) and len(m[1]) == 2
    ]
    below_scene = [heads[n + 1][0] for n, (_, id) in enumerate(heads[:-1]) if id == "scene"]
    return (below_scene or [i for i, _ in heads] or [0])[0]


def _safety(course: Course, here: str) -> dict[str, str]:
    """Where to read how to ask, what to do after a yes, and whom to ring, as links from the file `here`."""
    return {k: relative(here, f"docs/{getattr(course.safety, k)}") for k in ("ask", "after", "help")}


def _callout(course: Course, module: Module | None, practised: Practice | None) -> dict[str, str]:
    """The callout's own line of a module, which is that of its practice too."""
    owner = module or (course.module(practised.module) if practised else None)
    own = owner.callout if owner else Callout()
    return {"not_for": own.not_for, "stop_at": own.stop_at}


def _bases(course: Course, claims: list[str]) -> list[str]:
    """What claims rest on, each kind once, in the order of BASIS."""
    found = {course.claims[c].basis for c in claims if c in course.claims}
    return [says for basis, says in BASIS.items() if basis in found]


def _notes(text: str) -> str:
    """Margin notes: each `[1](#note-x)` in a speech and the item 1 of the list below it point at each other."""
    waiting: dict[str, str] = {}
    out = []
    for line in text.split("\n"):
        item = re.match(r"(\d+)\. (.*)$", line)
        if SPEECH.match(line) or (NOTE_LINK.search(line) and not item):
            waiting.update(NOTE_LINK.findall(line))
            line = NOTE_LINK.sub(r'<a class="note-ref" id="ref-\2" href="#\2" aria-label="Note \1">\1</a>', line)
        elif item and item[1] in waiting:
            note = waiting.pop(item[1])
            back = f'<a class="note-back" href="#ref-{note}" aria-label="Back to line {item[1]}">↩</a>'
            line = f"{item[1]}. {item[2]} {back}\n    {{ #{note} .note }}"
        out.append(line)
    return "\n".join(out)


def notice(problem: Problem) -> str:
    """The page that stands in for a file that cannot be read."""
    return f"# This page cannot be shown\n\n!!! failure\n\n    {without_quiz_tags(str(problem))}\n"


def _marker(course: Course, module: Module | None, page: Page, name: str, site_url: str) -> str:
    here = page.path
    in_module: dict[str, Callable[[Module], str]] = {
        "objectives": lambda m: _objectives(course, m),
        "quiz": lambda m: questions.bank(m, here, m.page.address in untraced(course)),
    }
    anywhere: dict[str, Callable[[], str]] = {
        "references": lambda: _references(course, page),
        "outline": lambda: _outline(course, here, site_url),
        "monday": lambda: _monday(course, here),
        "map": lambda: _map(course, here),
        "review": lambda: _review(course),
        "credit": lambda: (
            SPONSORED.format(name=escape(course.sponsor.name), test=course.sponsor.test)
            if course.sponsor
            else NO_CREDIT
        ),
        "reader": lambda: READER.format(**_safety(course, here)),
        "hours": lambda: hours.reading_time(course, here),
        "credit-hours": lambda: hours.credit_hours(course),
        "assessment": lambda: record.assessment(course, here),
        "assessment-paper": lambda: record.paper(course, here),
        "assessment-key": lambda: record.paper_key(course, here),
        "review-session": lambda: record.review(course, here),
        "progress": lambda: f"<course-progress></course-progress>\n\n{record.data(course)}",
        "confidence-before": lambda: record.confidence(course, "before"),
        "confidence-after": lambda: record.confidence(course, "after"),
        "evaluation": lambda: record.evaluation(course),
        "statement": lambda: statement(course, NOT_REVIEWED),
        "handbook": lambda: _handbook(course, here),
        "cases": lambda: practice.listing(course, Case, here),
        "rehearsals": lambda: practice.listing(course, Rehearsal, here),
        "worksheets": lambda: practice.listing(course, Worksheet, here),
    }
    if name in in_module and module:
        return in_module[name](module)
    if name in contacts.MARKERS:
        return contacts.MARKERS[name](course)
    return anywhere[name]() if name in anywhere else ""


def _objectives(course: Course, module: Module) -> str:
    listed = "\n".join(f"- {o.says}" for o in module.objectives)
    dots = "".join('<i class="here"></i>' if m is module else "<i></i>" for m in course.modules)
    place = f"Module {module.number} of {len(course.modules)} · about {module.minutes} minutes, with {len(module.questions)} questions"
    return f'<span class="module-dots" aria-hidden="true">{dots}</span> {place}\n{{ .module-place }}\n\n**After this module you will be able to**\n{{ #objectives .objectives-title }}\n\n{listed}\n'


def _references(course: Course, page: Page) -> str:
    cited = {
        link.target.partition("#")[2] for link in page.links if link.target.split("#")[0].endswith("references.md")
    }
    whole = page.path == "docs/course/references.md"
    out = []
    for r in course.references:
        if not whole and r.id not in cited:
            continue
        address = f"https://doi.org/{r.doi}" if r.doi else r.url
        where = f" <{address}>" if address else f" ISBN {r.isbn}."
        classic = " *A classic, kept although it is older.*" if r.classic else ""
        supports = f" {r.supports}" + (f" *Opened: {r.opened}*" if r.opened else "") if whole else ""
        out.append(f"- {r.cite}{where}{classic}{supports}" + (f"\n    {{ #{r.id} }}" if whole else ""))
    return "\n".join(out)


def _outline(course: Course, here: str, site_url: str) -> str:
    out = []
    for module in course.modules:
        address = site_url + module.page.address
        name = module.page.title.replace('"', "")  # one of them is a quotation
        out += [
            f"## {module.number}. {module.page.title} {{ #{module.id} }}",
            "",
            f"{module.page.meta.description} About {module.minutes} minutes.",
            "",
            f"> Before we next meet, please read “{name}” (about {module.minutes} minutes) and bring your answer to its *write first*: <code>{address}</code>",
            "",
        ]
        for section in module.page.sections:
            line = module.section_lines.get(section.id or "") or FIXED_SECTIONS.get(section.id or "")
            if section.level == 2 and line:
                out.append(
                    f"- [{section.title}]({relative(here, module.page.path)}#{section.id}). {line} <code>{address}#{section.id}</code>"
                )
        out.append("")
    return "\n".join(out)


def _monday(course: Course, here: str) -> str:
    out = []
    for module in course.modules:
        section = module.page.section("monday")
        if section:
            link = f"[{module.page.title}]({relative(here, module.page.path)}#monday)"
            out += [f"## {module.number}. {link} {{ #{module.id} }}", relink(section.text, module.page.path, here), ""]
    return "\n".join(out)


def _map(course: Course, here: str) -> str:
    out = [
        f"{m.number}. [{m.page.title}]({relative(here, m.page.path)}), {m.minutes} minutes.\n   {m.page.meta.description}"
        for m in course.modules
    ]
    return "\n".join(['<div class="course-map" markdown="1">', "", *out, "", "</div>", ""])


def _handbook(course: Course, here: str) -> str:
    return "\n".join(f"- [{p.title}]({relative(here, p.path)}). {p.meta.description}" for p in course.handbook)


def _review(course: Course) -> str:
    if not course.reviewers:
        return f"**{NOT_REVIEWED}** No clinician has written it either. When somebody reviews it, their name, credential and the pages they read will stand here."
    return "\n".join(
        f"- {r.name}, {r.credential}, {day(r.date)}: {', '.join(r.pages)}" for r in course.reviewers if r.date
    )


def _foot(course: Course, page: Page) -> str:
    review = NOT_REVIEWED if not course.reviewers else "Who has reviewed this course stands on its about page."
    about = relative(page.path, "docs/course/about.md")
    checked = f"Its sources were last checked on {day(page.meta.checked)}. " if page.meta.checked else ""
    return (
        f"{review} {checked}Every case is invented. "
        f"Not legal advice, and not sufficient for competence: [about this course]({about}).\n{{ .module-foot }}"
    )

"""Course -> Markdown for MkDocs. Pure: a page's Markdown in, the Markdown to be built out.

`render_page` composes a page: what authors write, with the directives filled in, and around it what they do not
write: the safety callout, what claims rest on, the notes of a vignette, the key, the foot.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ..model import Course, Module, Page, Practice, Problem, Section, Worksheet, find_directives
from ..read.blocks import blocks
from ..read.markdown import sections
from ..schema import Callout
from ..text import HEADING, NOTE_LINK, SPEECH, as_text, parse_attrs, relative, without_quiz_tags
from . import practice as practices
from .boilerplate import write_basis, write_callout, write_foot, write_reader, write_strip
from .cards import link_card
from .directives import write_directive
from .fragments import fragment
from .questions import write_key

HANDBOOK = "docs/handbook/index.md"
PARTS = ("write-first", "obstacles", "monday", "not-here")  # of a module, each in a box of its own


def render_page(course: Course, src: str, markdown: str) -> str:
    """The Markdown that MkDocs is to build for the page `src` (relative to docs/). Unknown pages are passed through."""
    page = course.page(f"docs/{src}")
    if page is None:
        return markdown
    module, practice = course.module_of(page), course.practice_of(page)
    headings = sections(markdown, 0)
    above = _find_callout_line(course, module, practice, headings)
    teaching = {s.id for s in module.teaching} if module and above is not None else set()
    titles = {heading.line for heading in headings}
    directives = {line: name for line, name, _ in find_directives(blocks(markdown, 0))}
    out: list[str] = []
    for i, line in enumerate(markdown.split("\n")):
        if i == above:
            out += ["", write_callout(course, page, _find_callout(course, module, practice)), ""]
            if isinstance(practice, Worksheet):
                out += [write_reader(course, page), ""]
        if i in directives:
            out += ["", write_directive(course, page, directives[i]), ""]
        elif i in titles and (heading := HEADING.match(line)):
            out += _render_heading(course, page, heading, teaching)
        elif isinstance(practice, Worksheet):
            out.append(practices.write_field(line))
        else:
            out.append(without_quiz_tags(line))
    text = "\n".join(out)
    text = _link_notes(practices.shaped(practice, text) if practice else text)
    return "\n\n".join([text, *_render_end(course, page)])


def render_notice(problem: Problem) -> str:
    """The page that stands in for a file that cannot be read."""
    return f"# This page cannot be shown\n\n!!! failure\n\n    {as_text(str(problem))}\n"


def _render_heading(course: Course, page: Page, heading: re.Match[str], teaching: set[str | None]) -> list[str]:
    """The lines of a heading, without what is for the rules alone, and of what stands below it."""
    signs, title = heading[1], heading[2]
    id, classes, attributes = parse_attrs(heading[3] or "")
    practice = course.practice_of(page)
    if course.module_of(page) and id in PARTS and signs == "##":
        classes += ("part",)
    out = [f"{signs} {title} {_write_attributes(id, classes)}".rstrip()]
    if id in teaching:
        out += ["", write_strip(course, page)]
    if "steps" in classes and id and (section := page.section(id)) and (card := link_card(course, page, section)):
        out += ["", card, ""]
    if not practice and (basis := write_basis(course, attributes.get("claims", "").split())):
        out += ["", basis, ""]
    if practice and signs == "#":
        out += ["", practices.write_head(course, practice)]
    if page in course.handbook and signs == "#":
        link = f"[Handbook]({relative(page.path, HANDBOOK)})"
        out += ["", f"{link}, to use with a client in the room", "{ .module-place }", ""]
    return out


def _render_end(course: Course, page: Page) -> list[str]:
    """What follows an author's text: what practices a module and its key, the foot, the word to readers."""
    module, practice = course.module_of(page), course.practice_of(page)
    out = []
    if module:
        out += [practices.write_related(course, module, page.path), write_key(module, page.path)]
    if module or practice or page in course.handbook:
        out.append(write_foot(course, page))
    if page in course.handbook or (practice and not isinstance(practice, Worksheet)):
        out.append(write_reader(course, page))
    return out


def _write_attributes(id: str | None, classes: tuple[str, ...]) -> str:
    parts = ([f"#{id}"] if id else []) + [f".{c}" for c in classes]
    return f"{{ {' '.join(parts)} }}" if parts else ""


def _find_callout_line(
    course: Course, module: Module | None, practice: Practice | None, headings: Sequence[Section]
) -> int | None:
    """The line above which the safety callout goes: the first h2 below the scene, else the first h2 of the page."""
    if not practice and (module is None or module.id == course.safety.module):
        return None
    heads = [heading for heading in headings if heading.level == 2]
    below_scene = [below.line for above, below in pairwise(heads) if above.id == "scene"]
    return (below_scene or [heading.line for heading in heads] or [0])[0]


def _find_callout(course: Course, module: Module | None, practice: Practice | None) -> Callout:
    """The callout's own line of a module, which is that of its practice too."""
    owner = module or (course.module(practice.module) if practice else None)
    return owner.callout if owner else Callout()


def _link_notes(text: str) -> str:
    """Margin notes: each `[1](#note-x)` in a speech and the item 1 of the list below it point at each other."""
    waiting: dict[str, str] = {}
    out = []
    for line in text.split("\n"):
        item = re.match(r"(\d+)\. (.*)$", line)
        if SPEECH.match(line) or (NOTE_LINK.search(line) and not item):
            waiting.update(NOTE_LINK.findall(line))
            line = NOTE_LINK.sub(lambda m: fragment("note-link", number=m[1], note=m[2]), line)
        elif item and item[1] in waiting:
            note = waiting.pop(item[1])
            back = fragment("note-back", number=item[1], note=note)
            line = f"{item[1]}. {item[2]} {back}\n    {{ #{note} .note }}"
        out.append(line)
    return "\n".join(out)

"""The shape of the course: files, ids, parts, lengths."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from difflib import get_close_matches

from ..model import (
    ASSESSMENT,
    REFERENCES,
    Course,
    essay_words,
    find_directives,
    find_folds,
    find_items,
    is_steps,
)
from ..pages.directives import DIRECTIVES, PLACES
from ..read.blocks import find_heading_lines
from ..schema import ModuleMeta, PracticeMeta
from ..text import HEADING, NOTE_LINK, SPEECH, counted
from .registry import Found, Told, rule

ID = re.compile(r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")
BEFORE, AFTER = ("scene",), ("write-first", "obstacles", "monday", "quiz", "sources", "next")
WITH_NOT_HERE = range(3, 10)
DESCRIPTION = (50, 160)
ATTEMPT = re.compile(r"<!--\s*course")


@rule(
    where="in a module's front matter",
    wrong="checked: last spring",
    right="checked: 2026-11-24",
)
def front_matter(course: Course) -> Found:
    """Front matter has the keys of its kind of page and no others, each of its type and not empty; an id is the file's name, a module's `sections` are its teaching sections, and a description has 50 to 160 characters."""
    for page, id in (*((m.page, m.id) for m in course.modules), *((p.page, p.id) for p in course.practice)):
        if isinstance(page.meta, ModuleMeta | PracticeMeta) and page.meta.id not in ("", id):
            yield page.path, page.line_of("id"), f"id must be the file's name, “{id}”"
    for module in course.modules:
        page = module.page
        wanted = {s.id for s in module.teaching if s.id and not is_steps(s)}
        if page.readable and module.section_lines:
            for id in sorted(wanted - set(module.section_lines)):
                yield (
                    page.path,
                    page.line_of("sections"),
                    f"“sections” needs a line for “{id}”: what a supervisor would send it for",
                )
        for id in sorted(set(module.section_lines) - wanted):
            yield (
                page.path,
                page.line_of("sections", id),
                f"“sections” names “{id}”, which is no teaching section of this module",
            )
    for page in course.every_page:
        if (count := len(page.meta.description)) and not DESCRIPTION[0] <= count <= DESCRIPTION[1]:
            yield (
                page.path,
                page.line_of("description"),
                f"the description has {counted(count, 'character')}; {DESCRIPTION[0]} to {DESCRIPTION[1]} fit a search result",
            )


@rule(
    where="in a module",
    wrong=(
        "## The point",
        "## The point { #The_point }",
        "##The point",
        "The point\n---------",
    ),
    right='## The point { #the-point claims="C1" }',
)
def ids(course: Course) -> Found:
    """Every h2 and h3 is written `## Title { #some-words }`; its id is made of lower-case words joined by hyphens and stands once: a heading's on the page, a question's and an objective's in the course."""
    for page in course.every_page:
        lines = page.text.split("\n")
        for at in find_heading_lines(page.blocks):
            line = lines[at - page.first_line]
            if not ((m := HEADING.match(line)) and m[2]):
                yield (
                    page.path,
                    at,
                    f"“{line.strip()}” makes a heading without an id; a heading is a line `## Title {{ #some-words }}` at the left margin",
                )
        seen: dict[str, str] = {}
        for section in page.sections:
            if section.id is None:
                if section.level in (2, 3):
                    yield (
                        page.path,
                        section.line,
                        f"the heading “{section.title}” needs an id of its own: `{{ #some-words }}`",
                    )
                continue
            yield from _id(section.id, seen, page.path, section.line, "heading")
    seen = {}
    for question in course.questions:
        for id in (question.id, *question.was):
            yield from _id(id, seen, question.path, question.line, "question")
    for module in course.modules:
        headings = {s.id for s in module.page.sections}
        for question in module.questions:
            for taken in headings & {question.id, *question.was}:
                yield question.path, question.line, f"question id “{taken}” is also a heading's on {module.page.path}"
    seen = {}
    for module in course.modules:
        for objective in module.objectives:
            yield from _id(objective.id, seen, module.page.path, objective.line, "objective")
    seen = {}
    for reference in course.references:
        yield from _id(reference.id, seen, REFERENCES, reference.line, "reference")


def _id(id: str, seen: dict[str, str], path: str, line: int, what: str) -> Found:
    if not ID.match(id):
        yield path, line, f"{what} id “{id}” must be lower-case words joined by hyphens"
    if id in seen:
        yield path, line, f"{what} id “{id}” stands already at {seen[id]}"
    seen.setdefault(id, f"{path}:{line}")


@rule(
    where="in course.yml",
    wrong="modules:\n  - first-modul",
    right="modules:\n  - first-module",
    why="no page has that name",
)
def order(course: Course) -> Found:
    """The modules of course.yml, the files under docs/modules/ and the banks under quizzes/ are the same, each once."""
    listed = list(course.order)
    for id in twice(listed):
        yield "course.yml", course.line_of("modules"), f"module “{id}” is listed twice"
    for id in listed:
        for path in (f"docs/modules/{id}.md", f"quizzes/{id}.md"):
            if path not in course.files:
                yield "course.yml", course.line_of("modules"), f"module “{id}” needs the file {path}"
    for path in sorted(course.files):
        match = re.match(r"(?:docs/modules|quizzes)/(.+)\.md$", path)
        if match and match[1] not in listed and path != ASSESSMENT:
            yield path, 1, f"course.yml does not list a module “{match[1]}”"


def twice(listed: Sequence[str]) -> list[str]:
    """What a list names more than once."""
    return sorted(id for id, count in Counter(listed).items() if count > 1)


@rule(
    where="on a page",
    wrong=(
        "<!-- course:credits -->",
        "This course gives no credit. <!-- course:credit -->",
        "<!-- course:objectives -->",
    ),
    right="<!-- course:credit -->",
)
def directives(course: Course) -> Found:
    """Every `<!-- course:… -->` is a directive that the build knows, alone on its line, once on its page, where it may stand, with its argument; a module shows its own bank."""
    for page in course.every_page:
        seen = set()
        alone = {directive.line for directive in page.directives}
        for at, line in page.lines:
            if at not in alone and "course" in line and ATTEMPT.search(line):
                yield page.path, at, "a directive stands alone on its line: `<!-- course:objectives -->`"
        for at, name, argument in page.directives:
            known = DIRECTIVES.get(name)
            if name in seen:
                yield page.path, at, f"the directive “{name}” stands on this page already"
            seen.add(name)
            if not known:
                near = ", ".join(get_close_matches(name, DIRECTIVES)) or "listed in .github/directives.md"
                yield page.path, at, f"unknown directive “{name}”; known ones are {near}"
                continue
            if bool(known.argument) != bool(argument):
                wanted = f"needs {known.argument}" if known.argument else "takes no argument"
                yield page.path, at, f"the directive “{name}” {wanted}"
            if not known.may_stand_on(course, page):
                yield page.path, at, f"the directive “{name}” stands only on {PLACES[known.where]}"
            elif name == "quiz" and argument and page.path != f"docs/modules/{argument.removeprefix('quizzes/')}":
                yield page.path, at, f"a module shows its own bank, {page.path.replace('docs/modules', 'quizzes')}"


@rule(
    where="in a module",
    wrong='## Say it on Monday { #monday }\n\n- "What do you do next?"\n- "What would he have seen?"\n\n## Check yourself { #quiz }',
    right='## Say it on Monday { #monday }\n\n- "What do you do next?"\n- "What would he have seen?"\n- "What would you rather do?"\n\n## Check yourself { #quiz }',
    why="two lines are too few",
)
def module_parts(course: Course) -> Found:
    """A module has, in this order and with their directives: objectives, scene, teaching, write-first, obstacles, monday (three to five lines), not-here (modules 3 to 9), quiz, sources, next."""
    for module in course.modules:
        page = module.page
        after = [a for a in AFTER if a != "not-here"]
        if module.number in WITH_NOT_HERE:
            after.insert(after.index("quiz"), "not-here")
        wanted = [*BEFORE, *after]
        have = [s.id for s in page.sections if s.level == 2]
        missing = [id for id in wanted if id not in have]
        for id in missing:
            yield page.path, page.first_line, f"needs a section `## … {{ #{id} }}`"
        if not missing:
            present = [id for id in have if id in wanted]
            if present != wanted:
                yield (
                    page.path,
                    next(s.line for s in page.sections if s.id == present[0]),
                    f"the sections must come in this order: {', '.join(wanted)}",
                )
            elif have.index("write-first") - have.index("scene") < 2:
                at = next(s.line for s in page.sections if s.id == "write-first")
                yield page.path, at, "needs teaching between the scene and write-first"
            elif have[have.index("write-first") :] != after:
                extra = next(id for id in have[have.index("write-first") :] if id not in after)
                yield (
                    page.path,
                    next(s.line for s in page.sections if s.id == extra),
                    "a teaching section must stand before write-first",
                )
        scene = next((s.line for s in page.sections if s.level == 2), math.inf)
        if not any(name == "objectives" and line < scene for line, name, _ in page.directives):
            yield page.path, page.first_line, "needs `<!-- course:objectives -->` above the scene"
        for id, directive in (("quiz", f"quiz {module.bank.path}"), ("sources", "references")):
            section = page.section(id)
            if section and directive.split()[0] not in {found.name for found in find_directives(section.blocks)}:
                yield page.path, section.line, f"section “{id}” needs the directive `<!-- course:{directive} -->`"
        monday = page.section("monday")
        if monday:
            lines = list(find_items(monday.blocks, numbered=False))
            if not 3 <= len(lines) <= 5:
                yield page.path, monday.line, f"“monday” has {counted(len(lines), 'line')} to use; it needs 3 to 5"
        write_first = page.section("write-first")
        if write_first and not any(find_folds(write_first.blocks)):
            yield (
                page.path,
                write_first.line,
                '“write-first” needs a colleague\'s answer in `<details markdown="1">`',
            )


@rule(
    where="in a module",
    wrong="**Therapist:** What do you do with the door? [5](#note-turn)",
    right="**Therapist:** What do you do with the door? [2](#note-turn)",
    why="the notes are no longer 1, 2, 3, 4",
)
def vignette(course: Course) -> Found:
    """A module has a worked vignette: a heading of class .vignette with at least six speeches and four margin notes, numbered in order, each with an item in the list below."""
    for module in course.modules:
        vignettes = [s for s in module.page.sections if "vignette" in s.classes]
        if not vignettes:
            yield module.page.path, module.page.first_line, "needs a worked vignette: a heading `{ #… .vignette }`"
        for section in vignettes:
            speeches = [b.text for b in section.blocks if b.kind == "paragraph" and SPEECH.match(b.text)]
            notes = [int(n) for speech in speeches for n, _ in NOTE_LINK.findall(speech)]
            items = [item.number for item in find_items(section.blocks, numbered=True)]
            if len(speeches) < 6 or len(notes) < 4:
                yield (
                    module.page.path,
                    section.line,
                    f"a vignette needs six speeches and four notes; this has {len(speeches)} and {len(notes)}",
                )
            if notes != list(range(1, len(notes) + 1)) or items != notes:
                yield (
                    module.page.path,
                    section.line,
                    f"notes must be numbered 1, 2, 3 … with one item each below; the links are {notes}, the items {items}",
                )
    for page in course.every_page:
        seen: dict[str, int] = {}
        for link in page.links:
            if link.target.startswith("#note-"):
                if link.target in seen:
                    yield page.path, link.line, f"the note {link.target} is used already in line {seen[link.target]}"
                seen.setdefault(link.target, link.line)


@rule(
    where="in a module",
    wrong=Told("a module of 4,000 words"),
    right=Told("two modules, or a shorter one"),
)
def length(course: Course) -> Found:
    """A module's prose, without steps, monday, quiz, sources and next, has as many words as course.yml allows under `words`."""
    for module in course.modules:
        low, high = course.limits.least, course.limits.longer.get(module.id, course.limits.most)
        count = essay_words(module.page)
        if not low <= count <= high:
            yield (
                module.page.path,
                module.page.first_line,
                f"has {counted(count, 'word')} of prose; a reader's evening wants {low:,} to {high:,}",
            )


@rule(
    where="in a folder",
    wrong=Told("`docs/modules/time-outs.MD`"),
    right=Told("`docs/modules/time-outs.md`"),
)
def file_names(course: Course) -> Found:
    """The name of every text ends in `.md`, in small letters; a file that is named otherwise is published and read by no rule, or left out."""
    for path in sorted(course.files):
        if re.search(r"\.(md|mdown|mkdn?|markdown|txt)$", path, re.I) and not path.endswith(".md"):
            yield path, 1, "a text's name ends in .md; rename the file"

"""The handbook, lists of steps, and texts that stand once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from ..model import Course, Page, find_items, is_steps, prose_words
from ..text import counted, plain, words
from .registry import Found, rule
from .structure import twice

FOLDER = "docs/handbook/"
PAGE_WORDS = 800
STEPS, STEP_WORDS = range(5, 10), 340
REPEATED = 14  # words in a row that nobody writes twice by chance


@rule(
    where="in course.yml",
    wrong="handbook:\n  - first-pages",
    right="handbook:\n  - first-page",
    why="no page has that name",
)
def handbook(course: Course) -> Found:
    """The pages under docs/handbook/ are those that course.yml lists, each once; each has at most 800 words and a module that links to it."""
    listed = {f"{FOLDER}{id}.md" for id in course.listed["handbook"]}
    for path in sorted(listed - course.files):
        yield "course.yml", course.line_of("handbook"), f"“handbook” lists {path}, which does not exist"
    for id in twice(course.listed["handbook"]):
        yield "course.yml", course.line_of("handbook"), f"“{id}” is listed twice"
    for path in sorted(course.files):
        if path.startswith(FOLDER) and path.endswith(".md") and path not in listed | {f"{FOLDER}index.md"}:
            yield path, 1, "course.yml does not list it under “handbook”"
    linked = {_file(page, link.target) for page in (m.page for m in course.modules) for link in page.links}
    for page in course.handbook:
        if (count := prose_words(page)) > PAGE_WORDS:
            yield (
                page.path,
                page.first_line,
                f"has {count:,} words; {PAGE_WORDS} are as many as can be searched with a client in the room",
            )
        if page.path not in linked:
            yield page.path, page.first_line, "no module links to it"


def _file(page: Page, target: str) -> str:
    """The file that a relative link leads to, from the project's root."""
    folder = page.path.split("/")[:-1]
    for part in unquote(target.partition("#")[0]).split("/"):
        folder = folder[:-1] if part == ".." else [*folder, part]
    return "/".join(folder)


@rule(
    where="on a page of the handbook",
    wrong='**If it goes wrong,** take it back: "That came out as blame, and I am sorry."',
    right='5. **If it goes wrong,** take it back: "That came out as blame, and I am sorry."',
    why="only four numbered steps are left",
)
def steps(course: Course) -> Found:
    """A list of steps, a heading of class .steps, has five to nine numbered steps and at most 340 words: it prints as one card."""
    for page in course.every_page:
        for section in filter(is_steps, page.sections):
            count, length = len(list(find_items(section.blocks, numbered=True))), words(section.text)
            if count not in STEPS:
                yield (
                    page.path,
                    section.line,
                    f"has {counted(count, 'step')}; a list has {STEPS.start} to {STEPS.stop - 1}, each on a line `1. …`",
                )
            if length > STEP_WORDS:
                yield page.path, section.line, f"has {length} words; {STEP_WORDS} fit one card"


@rule(
    where="in a module's front matter",
    wrong="teaches: {C2: handbook/first-page.md}",
    right="teaches: {C2: handbook/first-page.md#steps}",
    why="no heading is named",
)
def teaches(course: Course) -> Found:
    """A module's `teaches` names claims of the course, each with a heading of the handbook that teaches it; each page of the handbook counts for one module."""
    counted: dict[str, str] = {}
    for module in course.modules:
        for claim, target in module.teaches.items():
            line = module.page.line_of("teaches", claim)
            path, _, id = target.partition("#")
            page = course.page(f"docs/{path}")
            section = page.section(id) if page in course.handbook else None
            if section is None or claim not in section.claims:
                yield (
                    module.page.path,
                    line,
                    f'“{target}” must be a heading of the handbook that teaches {claim}: `handbook/page.md#id`, with claims="{claim}" there',
                )
            elif counted.setdefault(path, module.id) != module.id:
                yield module.page.path, line, f"{path} counts for the module “{counted[path]}” already"


@rule(
    where="on a page",
    wrong='1. **Stop.** "May I stop you there for a moment?"\n2. **Ask one thing.** "What happened in the minute before that?"',
    right="Stop, and ask one thing: the [first page of the handbook](handbook/first-page.md#steps) has the words.",
    why="these words stand in the handbook",
)
def one_owner(course: Course) -> Found:
    """A text that course.yml names under `texts` stands at its heading alone: no other page repeats fourteen of its words in a row."""
    owned: dict[tuple[str, ...], list[tuple[Page, str]]] = {}
    for name, target in course.texts.items():
        path, _, id = target.partition("#")
        owner = course.page(f"docs/{path}")
        section = owner.section(id) if owner else None
        if owner is None or section is None:
            yield (
                "course.yml",
                course.line_of("texts", name),
                f"“texts: {name}” must name a page and a heading: handbook/page.md#id",
            )
            continue
        for run in _runs(section.text):
            owned.setdefault(run, []).append((owner, target))
    for page in course.every_page if owned else ():
        told = set()
        for run in _runs(page.text):
            for owner, target in owned.get(run, ()):
                if page is not owner and target not in told:
                    told.add(target)
                    yield (
                        page.path,
                        page.first_line,
                        f"repeats “{' '.join(run)}” from {target}; write two sentences and a link",
                    )


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    """Every REPEATED words in a row, in the order of the text."""
    spoken = re.findall(r"[\w’']+", plain(text).lower())
    return zip(*(spoken[i:] for i in range(REPEATED)), strict=False)

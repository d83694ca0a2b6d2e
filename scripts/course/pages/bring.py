"""What a reader brings to supervision from the record: its element, and the words of the course that it needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..model import Block, Course, Page, Section, find_folds
from ..text import curly, plain
from .directives import ON_PAGES, directive
from .fragments import fragment
from .traces import list_untraced

OWN_SECTION = "write-first"
ASKS = re.compile(r"^(Write |\*\*Stop here)", re.M)  # how a line begins that says what is to be written
INNER_QUOTE = re.compile(r"(?<![\w.,?!…’])'(?=\w)")  # one that opens what somebody says within a speech


def gather_words(course: Course) -> dict[str, Any]:
    """What is asked at each write-first, and the titles and lines of what is practiced, as data for scripts."""
    quiet = list_untraced(course)
    return {
        "asks": [
            {"id": fold.id, "module": m.id, "section": section, "asks": asks}
            for m in course.modules
            for fold, section, asks in find_asks(m.page)
        ],
        "moments": {
            c.id: {"module": c.module, "titles": {m.id: _spoken(m.section.title) for m in c.moments}}
            for c in course.cases
        },
        "rehearsals": [
            {
                "id": r.id,
                "title": _spoken(r.page.title),
                "url": r.page.address,
                "module": r.module,
                "lines": [
                    {
                        "id": line.section.id,
                        "title": _spoken(line.section.title),
                        "level": line.level,
                        "says": _spoken(line.says),
                    }
                    for line in r.lines
                ],
            }
            for r in course.rehearsals
        ],
        "bank": [{"id": q.id, "objective": q.objective} for q in course.assessed],
        "quiet": [m.id for m in course.modules if m.page.address.startswith(quiet)],
    }


def find_asks(page: Page) -> Iterator[tuple[Block, str, str]]:
    """Each write-first of a module's page: its fold, the title of its section, and what it asks the reader.

    In the section of that name all that stands above the fold is the question. Elsewhere the page tells a story, and
    the question is the last paragraph that asks for something.
    """
    above = 0  # where the paragraphs begin that may belong to the next fold
    for fold in find_folds(page.blocks):
        section = _section_at(page, fold.line)
        own = section is not None and section.id == OWN_SECTION
        first = max(above, section.line) if own and section else above
        paragraphs = [b for b in page.paragraphs if first <= b.line < fold.line and not b.depth]
        asked = paragraphs if own else [b for b in paragraphs if ASKS.search(b.text)][-1:] or paragraphs[-1:]
        title = _section_at(page, asked[0].line) if asked and not own else None
        yield fold, _spoken(title.title) if title else "", " ".join(_spoken(b.text) for b in asked)
        above = _end_of(page, fold)


def _section_at(page: Page, line: int) -> Section | None:
    return next((s for s in reversed(page.sections) if s.line < line), None)


def _end_of(page: Page, fold: Block) -> int:
    """The line of `</details>` below a fold."""
    ends = (b.line for b in page.blocks if b.kind == "html" and b.text.startswith("</details") and b.line > fold.line)
    return next(ends, fold.end)


def _spoken(text: str) -> str:
    """A heading or a paragraph as one line, as it would be read aloud, with its quotation marks set."""
    return curly(INNER_QUOTE.sub("‘", " ".join(plain(text).split())))


@directive("bring-to-supervision", where=ON_PAGES, script="record.js")
def write_bring(course: Course, _page: Page) -> str:
    """What the reader could bring to supervision, chosen from the record: copied, saved as text or printed."""
    return fragment("bring", words=gather_words(course))

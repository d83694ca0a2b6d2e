"""What scripts need to know of the course, and the element that shows the record."""

from __future__ import annotations

import hashlib

from ..model import Course, Page
from ..text import curly, plain
from .directives import ON_PAGES, directive
from .fragments import fragment
from .questions import fingerprint, shown
from .traces import list_untraced


def hash_content(course: Course) -> str:
    """Twelve hex digits of all that a learner reads and answers: pages and banks, in the order of their paths."""
    texts = [(prose.path, prose.text) for prose in course.written]
    return hashlib.sha256("\x00".join(f"{path}\x00{text}" for path, text in sorted(texts)).encode()).hexdigest()[:12]


def gather_facts(course: Course) -> dict[str, object]:
    """The course's modules, questions and cases, as data for scripts."""
    return {
        "title": course.title,
        "version": course.version,
        "content": hash_content(course),
        "objectives": course.objectives,
        "modules": [
            {
                "id": m.id,
                "title": curly(m.page.title),
                "url": m.page.address,
                "minutes": m.minutes,
                "questions": [{"id": q.id, "hash": fingerprint(q), "objective": course.serves(q)} for q in shown(m)],
            }
            for m in course.modules
        ],
        "cases": [
            {
                "id": c.id,
                "title": curly(c.page.title),
                "url": c.page.address,
                "endings": sum(bool(m.ending) for m in c.moments),
            }
            for c in course.cases
        ],
    }


def name_sections(course: Course) -> dict[str, dict[str, str]]:
    """The titles of each module's sections by their ids, for *Resume*; none of a module of which no note is kept."""
    untraced = list_untraced(course)
    return {
        m.id: {s.id: curly(plain(s.title)) for s in m.page.sections if s.level == 2 and s.id}
        for m in course.modules
        if not m.page.address.startswith(untraced)
    }


@directive("keeping", where=ON_PAGES, script="record.js")
def write_keeping(_course: Course, _page: Page) -> str:
    """The buttons that help the record to stay, and keep a copy of the course on the device."""
    return fragment("keeping")


@directive("progress", where=ON_PAGES, script="record.js")
def write_progress(course: Course, _page: Page) -> str:
    """The reader's record: what was opened and answered, and the buttons to keep, bring in and erase it."""
    return fragment("progress", facts={"sections": name_sections(course)} | gather_facts(course))

"""The papers that a reader keeps besides the statement: a record of a part of the course, and a CPD sheet."""

from __future__ import annotations

from ..model import Course, Page
from .directives import ON_PAGES, directive
from .fragments import fragment
from .hours import format_hours, state_hours
from .record import gather_facts, hash_content

ASKED = {  # on the CPD sheet, in its order
    "why": "Why I took it: what I wanted to be able to do",
    "learned": "What I learned",
    "different": "What I do differently now",
    "client": "What a client gets from it",
}


@directive("record-of-a-part", where=ON_PAGES, script="papers.js")
def write_portion(course: Course, _page: Page) -> str:
    """A sheet and a text with the modules that a reader did, blank until the script fills them in."""
    return fragment(
        "portion", course=course, **_described(course), facts={"hours": state_hours(course)} | gather_facts(course)
    )


@directive("cpd-sheet", where=ON_PAGES, script="forms.js")
def write_cpd_sheet(course: Course, _page: Page) -> str:
    """A sheet to say why one took the course and what came of it; what is written there is kept in the record."""
    return fragment("cpd", course=course, **_described(course), asked=ASKED)


def _described(course: Course) -> dict[str, str]:
    return {
        "version": f"{course.version}, content {hash_content(course)}",
        "stated": format_hours(state_hours(course)),
        "everything": format_hours(round(course.minutes / 60)),
    }

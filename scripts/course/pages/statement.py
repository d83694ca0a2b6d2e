"""The statement of participation that a reader prints."""

from __future__ import annotations

from ..model import Course, Page
from .boilerplate import NOT_REVIEWED
from .directives import ON_PAGES, directive
from .fragments import fragment
from .hours import format_hours, state_hours
from .record import gather_facts


@directive("statement", where=ON_PAGES, script="record.js")
def write_statement(course: Course, _page: Page) -> str:
    """The statement's frame: what is missing, what to type, and the sheet that the script fills in."""
    return fragment(
        "statement",
        course=course,
        stated=format_hours(state_hours(course)),
        everything=format_hours(round(course.minutes / 60)),
        not_reviewed=NOT_REVIEWED,
        facts=gather_facts(course),
    )

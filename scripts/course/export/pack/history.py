"""When each page was checked and when it is due, what changed, and what has to be said of where the text is from."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from ...model import Course, Page, Section

LICENSE_NAME = "CC BY 4.0"
CHANGELOG, CREDITS = "docs/course/changelog.md", "docs/course/credits.md"


@dataclass(frozen=True)
class Checked:
    page: Page
    day: date
    due: date


def describe_history(course: Course) -> dict[str, object]:
    checked = list_checked(course)
    return {
        "checked": checked,
        "first_due": min((c.due for c in checked), default=None),
        "versions": _list_sections(course, CHANGELOG),
        "changelog": CHANGELOG,
        "owed": _list_sections(course, CREDITS),
        "credits": CREDITS,
    }


def list_checked(course: Course) -> list[Checked]:
    """Every page whose sources have a day on which they were checked."""
    pages = [(page, page.meta.checked) for page in course.every_page]
    return [Checked(page, day, add_months(day, course.recheck_months)) for page, day in pages if day]


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or the month's last where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def find_section(course: Course, target: str) -> tuple[str, Section] | None:
    """(path, section) of `course/about.md#limits`, where the course has it."""
    place = course.place(target)
    return (place[0].path, place[1]) if place else None


def _list_sections(course: Course, path: str) -> list[Section]:
    """What stands below the headings of a page, or nothing where there is no such page."""
    page = course.page(path)
    return [section for section in page.sections if section.level == 2] if page else []

"""Which of the published scripts a page needs."""

from __future__ import annotations

from course.model import Course, Page
from course.pages.directives import find_directives


def find_scripts(course: Course, page: Page) -> list[str]:
    """The scripts that a page needs besides the site's own: those of its kind and of its directives."""
    if course.module_of(page):
        return ["quiz.js"]
    if course.practice_of(page):
        return ["practice.js"]
    return sorted({d.script for d in find_directives(page)} - {""})

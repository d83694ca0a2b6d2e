"""Which of the published scripts a page needs."""

from __future__ import annotations

import re

from course.model import Course, Page

# Markers whose elements the script of the record brings to life.
RECORD = re.compile(r"^<!-- course:(assessment|review-session|progress|confidence-\w+|evaluation|statement) -->", re.M)


def scripts(course: Course, page: Page) -> list[str]:
    """The scripts that a page needs besides the site's own."""
    if course.module_of(page):
        return ["quiz.js"]
    if course.practice_of(page):
        return ["practice.js"]
    return ["record.js"] if RECORD.search(page.text) else []

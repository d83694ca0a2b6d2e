"""The course on paper: four books, each a tagged PDF, from the articles of a finished build.

    articles ─ chapter, fields, pictures ─> chapters ─ places ─> linked ─ book.html.j2 ─> press ─> PDF
                                   answers ─┘

They need WeasyPrint and Pango, which nothing else here does: `press` imports them when a book is printed, and `finish`
adds what whoever hears a book is not told by them.
"""

from __future__ import annotations

from pathlib import Path

from course.model import Course

from . import press
from .binder import bind
from .shelf import list_books


def write(course: Course, site: Path) -> dict[str, bytes]:
    """{name of a book: its PDF}. Raises `press.Missing` where no book can be printed."""
    return {book.name: press.print_book(bind(course, book, site)) for book in list_books(course)}

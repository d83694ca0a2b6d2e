"""A paper as one file of HTML that needs no other: the templates of `templates/`, filled in.

Every value is escaped. `say` and `tell` are for Markdown of the course, which becomes XHTML without raw HTML in it.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from markupsafe import Markup

from ...model import Course, Page
from ...pages.boilerplate import NOT_REVIEWED
from ...pages.hours import format_hours
from ...pages.linked_data import LICENSE
from ...pages.record import hash_content
from ...templates import read_templates
from ...text import counted, day
from ..prose import Prose, clean
from .history import LICENSE_NAME
from .papers import PAGES, TABLES


def _finish(value: object) -> object:
    """Without signs that no page can hold; what is marked up already has been cleaned."""
    return clean(value) if type(value) is str else value


TEMPLATES = read_templates(Path(__file__).parent / "templates", keep_trailing_newline=True, finalize=_finish)
TEMPLATES.filters |= {"day": day, "hours": format_hours}
TEMPLATES.globals |= {
    "counted": counted,
    "see": PAGES,
    "table_of": TABLES,
    "license": LICENSE,
    "license_name": LICENSE_NAME,
}


def fill(course: Course, slug: str, **facts: object) -> bytes:
    """The paper of that name."""
    shared = {
        "course": course,
        "paper": PAGES[slug],
        "content": hash_content(course),
        "not_reviewed": NOT_REVIEWED,
        "say": partial(say, course),
        "tell": partial(tell, course),
        "link": partial(link, course),
    }
    return TEMPLATES.get_template(f"{slug}.html.j2").render(shared | facts).encode()


def say(course: Course, text: str, path: str = "course.yml") -> Markup:
    """A line of the course, written in the file `path`."""
    return Markup(Prose(course, path).write_words(text))  # noqa: S704 (raw HTML is gone from it)


def tell(course: Course, text: str, path: str) -> Markup:
    """Paragraphs and lists of the course, written in the file `path`."""
    return Markup(Prose(course, path).write_blocks(text))  # noqa: S704 (raw HTML is gone from it)


def link(course: Course, page: Page, id: str | None = None) -> str:
    """Where a page or a heading of it is published, or "" where nobody has said where."""
    return f"{course.site_url}{page.address}{f'#{id}' if id else ''}" if course.site_url else ""

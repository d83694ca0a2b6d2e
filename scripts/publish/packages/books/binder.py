"""A book as one page of HTML, put together by Jinja: its front, its contents, its chapters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser

from course.model import Course
from course.pages.boilerplate import NOT_REVIEWED
from course.templates import read_templates
from course.text import day

from . import places
from .chapter import parse, read_article, text_of
from .shelf import Book

THEME = Path(__file__).parents[3] / "theme" / "print"
TEMPLATES = read_templates(THEME)
HEADING = re.compile(r"(</?h)([1-5])\b")
IDLE = re.compile(r"\s+(?=</(?:p|li|td|th|h\d)>)")  # WeasyPrint may break the line before it


@dataclass(frozen=True)
class Entry:
    """A line of the contents, and the lines below it."""

    id: str
    title: str
    inner: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Bound:
    """A chapter in its book. `kind` says how it is laid out."""

    entry: Entry
    kind: str
    html: Markup


def bind(course: Course, book: Book, site: Path) -> str:
    def read(address: str) -> LexborHTMLParser:
        whole = parse((site / address / "index.html").read_text("utf-8"))
        article = whole.css_first("article")
        return parse((article.html or "") if article else "")

    chapters = {c.page.address: c.write(read, c.page) for part in book.parts for c in part.chapters}
    apart = {c.page.address for part in book.parts for c in part.chapters if c.write is not read_article}
    places.link(chapters, course.site_url, apart)
    bound = {address: _bind(address, article) for address, article in chapters.items()}
    return TEMPLATES.get_template("book.html.j2").render(
        course=course,
        book=book,
        released=course.released and day(course.released),
        review="" if course.reviewers else NOT_REVIEWED,
        parts=[(part.title, [bound[c.page.address] for c in part.chapters]) for part in book.parts],
    )


def _bind(address: str, article: LexborHTMLParser) -> Bound:
    """A chapter, its headings one level below those of the book's parts."""
    title = article.css_first("h1")
    inner = tuple(Entry(h.id or "", text_of(h)) for h in article.css(".card h2"))
    body = article.css_first("article")
    html = HEADING.sub(lambda m: f"{m[1]}{int(m[2]) + 1}", IDLE.sub("", (body.inner_html or "") if body else ""))
    kind = next((kind for kind, sign in KINDS.items() if article.css_first(sign)), "text")
    entry = Entry(places.slug(address), text_of(title) if title else "", inner)
    return Bound(entry, kind, Markup(html))  # noqa: S704 (it is the site's own)


KINDS = {"worksheet": ".filled-by", "sheets": ".sheet", "cards": ".card"}  # each by what a chapter of it holds

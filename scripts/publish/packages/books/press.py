"""A book as a PDF, by WeasyPrint: tagged, with bookmarks, and the same on every day."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

from selectolax.lexbor import LexborHTMLParser

from .binder import THEME
from .chapter import parse, text_of
from .finish import finisher

VARIANT = "pdf/ua-1"
LONG_ENOUGH = 100  # for the name of a link
INSTALL = "`make export` installs it, and so does `pip install -r requirements-export.txt`"
PANGO = "on Debian and Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0"


class Missing(Exception):
    """What is to be installed before a book can be printed."""


def find() -> ModuleType:
    """WeasyPrint. Raises Missing where it, or what it draws with, is not installed."""
    try:
        return import_module("weasyprint")
    except ImportError:
        raise Missing(f"Books are printed with WeasyPrint, which is not installed here; {INSTALL}.") from None
    except OSError:
        raise Missing(f"WeasyPrint draws with Pango, which is not installed here; {PANGO}.") from None


def print_book(html: str) -> bytes:
    """The PDF of a book. Nothing is fetched but its style and fonts, which lie beside its template."""
    weasyprint = find()
    fetcher = weasyprint.URLFetcher(allowed_protocols={"data", "file"})
    page = weasyprint.HTML(string=html, base_url=f"{THEME.as_uri()}/", url_fetcher=fetcher)
    identifier = hashlib.sha256(html.encode()).hexdigest()[:32].encode()
    titles = dict(_title_places(parse(html)))
    pdf: bytes = page.write_pdf(pdf_variant=VARIANT, pdf_identifier=identifier, finisher=finisher(titles))
    return pdf


def _title_places(book: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    """(id, what stands there) of every place in a book."""
    for node in book.css("[id]"):
        heading = node.css_first("h2") if node.tag == "article" else None
        yield node.id or "", text_of(heading or node)[:LONG_ENOUGH]

"""A book as a PDF, by WeasyPrint: tagged, with bookmarks, and the same on every day."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from importlib import import_module
from types import ModuleType
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from .binder import THEME
from .chapter import parse, text_of

VARIANT = "pdf/ua-1"
PRINTED = 4  # the flag of an annotation that paper shows too
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
    pdf: bytes = page.write_pdf(pdf_variant=VARIANT, pdf_identifier=identifier, finisher=_finisher(html))
    return pdf


def _finisher(html: str) -> Callable[[object, Any], None]:
    """What WeasyPrint leaves out for whoever hears a book: names of links, and what a header heads."""
    titles = dict(_title_places(parse(html)))

    def finish(_document: object, pdf: Any) -> None:
        for object in pdf.objects:
            kind = object.get("Subtype", object.get("S")) if isinstance(object, dict) else None
            if kind == "/Link" and "Rect" in object:
                _name_link(object, titles)
            elif kind == "/TH":
                row = _parent(pdf, object)
                object["A"]["Scope"] = "/Column" if _parent(pdf, row)["S"] == "/THead" else "/Row"

    return finish


def _name_link(link: dict[str, Any], titles: dict[str, str]) -> None:
    link["F"] = PRINTED
    if "Dest" in link:
        link["Contents"] = import_module("pydyf").String(titles[link["Dest"].string])


def _parent(pdf: Any, object: dict[str, Any]) -> dict[str, Any]:
    """The structure element that holds another."""
    number = int(object["P"].split()[0])
    parent: dict[str, Any] = pdf.objects[number]
    return parent


def _title_places(book: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    """(id, what stands there) of every place in a book."""
    for node in book.css("[id]"):
        heading = node.css_first("h2") if node.tag == "article" else None
        yield node.id or "", text_of(heading or node)[:LONG_ENOUGH]

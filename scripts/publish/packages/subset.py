"""A part of the course that stands by itself: one module, with what its reader must be able to open.

Links to what is not there become text, and the menu names what is.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from course.model import Course, Module

from .links import FILE

ALWAYS = ("help/", "glossary/", "course/about/", "course/references/")
OF_SAFETY = ("handbook/frightens/",)  # what the safety module leads to, beside its own pages


def list_pages(course: Course, module: Module) -> frozenset[str]:
    """The addresses of the pages that go with a module."""
    safety = course.module(course.safety.module)
    return frozenset(
        [
            module.page.address,
            *(page.address for page in module.lent),
            *([safety.page.address, *(page.address for page in safety.lent)] if safety else []),
            *(p.page.address for p in course.practice if p.module == module.id),
            *ALWAYS,
            *OF_SAFETY,
        ]
    )


def is_wanted(path: str, pages: frozenset[str]) -> bool:
    """Whether a file of the course belongs to such a part."""
    return not path.endswith(".html") or path.removesuffix(FILE) in pages


def keep_links(page: LexborHTMLParser, here: str, pages: frozenset[str], module: Module | None) -> None:
    """Make the links of a page, which stands at `here`, lead to what is there."""
    for link, there, _ in list(_links(page, here)):
        if there not in pages:
            _lose(link, here, module)
    for item in reversed(page.css("li.md-nav__item--section")):  # the innermost first
        if not item.css_first("a"):
            item.decompose()


def lead_to_the_top(page: LexborHTMLParser, here: str, emptied: tuple[str, ...]) -> None:
    """Make links into pages whose text was taken away lead to their beginning."""
    for link, there, fragment in list(_links(page, here)):
        if there not in emptied or not fragment:
            continue
        if there != here:
            link.attrs["href"] = (link.attributes["href"] or "").split("#")[0]
        elif "md-nav__link" in (link.attributes.get("class") or "") and link.parent:
            link.parent.decompose()


def _links(page: LexborHTMLParser, here: str) -> Iterator[tuple[LexborNode, str, str]]:
    """(link, address of the page that it leads to, fragment) of those that stay in the course."""
    for link in page.css("a[href]"):
        parts = urlsplit(link.attributes["href"] or "")
        if not (parts.scheme or parts.netloc):
            there = posixpath.normpath(posixpath.join("/", here, parts.path)).strip("/")
            yield link, f"{there}/" if there else "", parts.fragment


def _lose(link: LexborNode, here: str, module: Module | None) -> None:
    """A link that leads nowhere."""
    classes = (link.attributes.get("class") or "").split()
    if "md-logo" in classes and module:
        link.attrs["href"] = posixpath.relpath(f"/{module.page.address}", f"/{here}") + "/"
    elif "md-nav__link" in classes and link.parent:
        link.parent.decompose()
    elif "md-footer__link" in classes:
        link.decompose()
    else:
        link.unwrap()

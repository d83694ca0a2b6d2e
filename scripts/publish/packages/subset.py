"""A part of the course that stands by itself: one module, with what its reader must be able to open.

Links to what is not there become text, and the menu names what is.
"""

from __future__ import annotations

import posixpath
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from course.model import Course, Module

from .links import FILE

ALWAYS = ("help/", "glossary/", "course/about/", "course/references/")
OF_SAFETY = ("handbook/tonight/", "handbook/frightens/")  # what the safety module leads to, for tonight


def list_pages(course: Course, module: Module) -> frozenset[str]:
    """The addresses of the pages that go with a module."""
    safety = course.module(course.safety.module)
    return frozenset(
        [
            module.page.address,
            *(page.address for page in module.lent),
            *([safety.page.address] if safety else []),
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
    for link in page.css("a[href]"):
        parts = urlsplit(link.attributes["href"] or "")
        if parts.scheme or parts.netloc or not parts.path:
            continue
        there = posixpath.normpath(posixpath.join("/", here, parts.path)).strip("/")
        if (f"{there}/" if there else "") not in pages:
            _lose(link, here, module)
    for item in reversed(page.css("li.md-nav__item--section")):  # the innermost first
        if not item.css_first("a"):
            item.decompose()


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

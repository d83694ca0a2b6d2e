"""Finishing touches on whole pages that Material has made."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode


def finished(html: str, kind: str = "") -> str:
    """The page with names for what Material leaves unnamed, and without idle white space.

    `kind` is the kind of practice that it shows, if any: the body says so, for what concerns the whole sheet of paper.
    Quotation marks and the like come out as letters, which are shorter than their names.
    """
    page = LexborHTMLParser(html)
    _name(page)
    if kind and page.body:
        page.body.attrs["data-practice"] = kind
    return _tight(page)


def _name(page: LexborHTMLParser) -> None:
    """Name the search and its results, and put right what Material writes against the standard: a label for a box that
    is not there, and `autocomplete` where it has no meaning.

    Its links to the pages before and after are named by the words they show, as people who speak to the browser say
    them.
    """
    for search in page.css("[role=dialog]"):
        search.attrs["aria-label"] = "Search"
    for results in page.css(".md-search__scrollwrap"):
        results.attrs["role"], results.attrs["aria-label"] = "region", "Results"
    for title in page.css("label.md-nav__title[for=__toc]"):
        _become_span(page, title)
    for box in page.css("input.md-toggle[autocomplete]"):
        del box.attrs["autocomplete"]
    for link in page.css("a.md-footer__link[aria-label]"):
        del link.attrs["aria-label"]


def _become_span(page: LexborHTMLParser, label: LexborNode) -> None:
    span = page.create_node("span")
    span.attrs["class"] = label.attributes["class"]
    label.insert_before(span, move=True)
    span.insert_child(label, move=True)
    label.unwrap()


def _tight(page: LexborHTMLParser) -> str:
    """The page as text, without the white space that templates leave around their lines."""
    html = page.html or ""
    return html if page.css_first("pre") else "\n".join(filter(None, map(str.strip, html.split("\n"))))

"""Where things stand in a book: ids that are unique in it, and links that lead to them.

id="plan" of modules/time-outs/   ->   id="modules-time-outs--plan"
../time-outs/#plan                ->   #modules-time-outs--plan, followed by its page
"""

from __future__ import annotations

from collections.abc import Container
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

HERE = "http://course.invalid/"  # stands for the site while links are resolved


def slug(address: str) -> str:
    """The id of a chapter: `modules-time-outs` for modules/time-outs/."""
    return address.strip("/").replace("/", "-") or "home"


def link(chapters: dict[str, LexborHTMLParser], site_url: str, apart: Container[str] = ()) -> None:
    """Make the ids and links of the chapters of a book, {address: article}, those of the book.

    No link leads to what stands `apart`: a chapter that has only the questions of its page.
    """
    ids = {at: {node.id for node in article.css("[id]")} for at, article in chapters.items() if at not in apart}
    for address, article in chapters.items():
        for node in article.css("[id]"):
            node.attrs["id"] = f"{slug(address)}--{node.id}"
        for anchor in article.css("a[href]"):
            _lead(anchor, address, ids, site_url)


def _lead(anchor: LexborNode, address: str, ids: dict[str, set[str | None]], site_url: str) -> None:
    """Let a link lead to its page in the book, else to the site, else nowhere: then its words stand alone."""
    href = anchor.attributes["href"] or ""
    there = urlsplit(urljoin(HERE + address, href))
    path = there.path.removeprefix("/")
    if f"{there.scheme}://{there.netloc}/" != HERE:
        if there.scheme.startswith("http") and not _says_where(anchor, href):
            _mark(anchor, "elsewhere")
    elif path in ids:
        known = there.fragment in ids[path]
        anchor.attrs["href"] = f"#{slug(path)}--{there.fragment}" if known else f"#{slug(path)}"
        _mark(anchor, "here" if path == address else "there")
    elif site_url:
        anchor.attrs["href"] = urljoin(site_url, path + (f"#{there.fragment}" if there.fragment else ""))
    else:
        anchor.unwrap()


def _mark(anchor: LexborNode, where: str) -> None:
    anchor.attrs["class"] = " ".join(filter(None, [anchor.attributes.get("class"), where]))


def _says_where(anchor: LexborNode, href: str) -> bool:
    """Whether the words of a link are its address, so that paper need not spell it out."""
    words = anchor.text().strip().removeprefix("https://").rstrip("/")
    return "." in words and " " not in words and words in href

"""Links that leave the site."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from .tree import value


class OutwardLinks(Treeprocessor):
    """A link that leaves the site says so to the browser, and tells the other side nothing. One that shows its own
    address is marked, or paper would spell it twice.

    Before:

        <a href="https://doi.org/10.1000/1">https://doi.org/10.1000/1</a>

    After:

        <a data-spelled="" href="https://doi.org/10.1000/1" rel="external noopener noreferrer">https://doi.org/10.1000/1</a>
    """

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            address = value(link, "href")
            if address.startswith(("http://", "https://")):
                link.set("rel", "external noopener noreferrer")
                if not len(link) and link.text == address:
                    link.set("data-spelled", "")

"""The number of a moment, by which paper refers to it."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor


class Moments(Treeprocessor):
    """A heading with `data-number` begins with that number. The list of contents, which is made before, goes without.

    Before:

        <h2 data-number="3" id="hoping">You ask what she hoped for</h2>

    After:

        <h2 id="hoping"><span class="moment-number">3</span> You ask what she hoped for</h2>
    """

    def run(self, root: Element) -> None:
        for heading in root.iter("h2"):
            if "data-number" in heading.attrib:
                number = Element("span", {"class": "moment-number"})
                number.text = heading.attrib.pop("data-number")
                number.tail, heading.text = f" {heading.text or ''}", None
                heading.insert(0, number)

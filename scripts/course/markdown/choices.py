"""What the reader of a case can choose, and where each choice leads on paper."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from .tree import parents


class Choices(Treeprocessor):
    """A link with `data-to`, the number of the moment that it leads to, says that number behind it. The list in which
    it stands is one of choices.

    Before:

        <ul><li><a data-to="3" href="#hoping">“What were you hoping for?”</a></li></ul>

    After:

        <ul class="choices">
          <li><a href="#hoping">“What were you hoping for?”</a> <span class="choice-to">→ 3</span></li>
        </ul>
    """

    def run(self, root: Element) -> None:
        holds = parents(root)
        for link in [link for link in root.iter("a") if "data-to" in link.attrib]:
            number = Element("span", {"class": "choice-to"})
            number.text = f"→ {link.attrib.pop('data-to')}"
            number.tail, link.tail = link.tail, " "
            line = holds[link]
            line.insert(list(line).index(link) + 1, number)
            while line.tag != "ul" and line in holds:
                line = holds[line]
            if line.tag == "ul":
                line.set("class", "choices")

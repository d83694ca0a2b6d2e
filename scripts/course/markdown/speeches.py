"""Who speaks."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE


class Speeches(Treeprocessor):
    """A paragraph that begins with a name and a colon, both bold, gets a class for who speaks: the therapist, a client,
    or a client as the imagined partner, `*(as Ben)*`. A paragraph that has attributes of its own is left as it is.

    Before:

        <p><strong>Ines:</strong> I asked him on Sunday.</p>

    After:

        <p class="speech speech--client"><strong>Ines:</strong> I asked him on Sunday.</p>
    """

    def run(self, root: Element) -> None:
        for paragraph in root.iter("p"):
            if who := _who(paragraph):
                paragraph.set("class", f"speech speech--{who}")


def _who(paragraph: Element) -> str:
    """therapist, client or partner; empty where nobody speaks."""
    if paragraph.attrib or paragraph.text or not len(paragraph) or paragraph[0].tag != "strong":
        return ""
    first = paragraph[0]
    # A mark that Markdown has put aside, as the one in “Mo's brother:”, stands there with a colon of its own.
    said = HTML_PLACEHOLDER_RE.sub("’", first.text or "")
    name, colon, rest = said.partition(":")
    if len(first) or not name or not colon or rest:
        return ""
    if name == "Therapist":
        return "therapist"
    follows = paragraph[1] if len(paragraph) > 1 and first.tail == " " else None
    as_partner = follows is not None and follows.tag == "em" and (follows.text or "").startswith("(as ")
    return "partner" if as_partner else "client"

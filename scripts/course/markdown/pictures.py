"""Pictures, put into the page."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from .tree import parents, replaced, value

SVG = "http://www.w3.org/2000/svg"
NAME = re.compile(r"\{(?P<space>.*)\}(?P<name>.*)")
WAY_BACK = re.compile(r"(?P<back>(?:\.\./)*)(?P<path>.*)")
LEADS_OUT = re.compile(r"[a-z][a-z0-9+.-]*:|[#/]", re.I)


class Pictures(Treeprocessor):
    """A paragraph that is nothing but one of the known SVGs becomes that picture, inlined: only so it follows the
    colors of the page. The alternative text becomes its label. A picture that holds links is a group, or nobody could
    reach them.

    What a link in a picture names is a file below the folder of the pages. The address of the picture says how to get
    back there, so that what comes out is a link like any other in the page.

    Before, where `assets/path.svg` is `<svg xmlns="…"><a href="modules/one.md"><text>1</text></a></svg>`:

        <p><img alt="The way through." src="../assets/path.svg"></p>

    After:

        <figure class="picture">
          <svg aria-label="The way through." role="group" xmlns="…"><a href="../modules/one.md"><text>1</text></a></svg>
        </figure>
    """

    def __init__(self, md: Markdown, pictures: Mapping[str, str]) -> None:
        super().__init__(md)
        self.pictures = pictures

    def run(self, root: Element) -> None:
        holds = parents(root)
        for paragraph in list(root.iter("p")):
            image = _only_image(paragraph)
            source = WAY_BACK.fullmatch(posixpath.normpath(value(image, "src"))) if image is not None else None
            if image is None or not source or source["path"] not in self.pictures:
                continue
            picture = _read(self.pictures[source["path"]], source["back"])
            if picture is not None:
                picture.set("role", "group" if picture.find(".//a") is not None else "img")
                picture.set("aria-label", value(image, "alt"))
                figure = Element("figure", {"class": "picture"})
                figure.append(picture)
                replaced(holds[paragraph], paragraph, figure)


def _only_image(paragraph: Element) -> Element | None:
    """The image of a paragraph that shows nothing else."""
    alone = len(paragraph) == 1 and paragraph[0].tag == "img"
    return paragraph[0] if alone and not f"{paragraph.text or ''}{paragraph[0].tail or ''}".strip() else None


def _read(text: str, back: str) -> Element | None:
    """A picture as a tree for HTML: names without their namespace, no idle white space, links from the page that shows
    it. None where the text is no tree.
    """
    try:
        picture = ElementTree.fromstring(text)  # noqa: S314 (a file of the course itself)
    except ElementTree.ParseError:
        return None
    for element in picture.iter():
        element.tag = _plain(element.tag)
        element.attrib = {_plain(name): said for name, said in element.attrib.items()}
        element.text, element.tail = _tight(element.text), _tight(element.tail)
        if element.tag == "a" and "href" not in element.attrib:
            element.tag = "g"  # MkDocs would end the build on a link that has no address
        elif element.tag == "a" and not LEADS_OUT.match(element.attrib["href"]):
            element.set("href", back + element.attrib["href"])
    picture.set("xmlns", SVG)
    return picture


def _plain(name: str) -> str:
    """`{http://www.w3.org/2000/svg}g` and `{http://www.w3.org/1999/xlink}href` as HTML names them."""
    qualified = NAME.fullmatch(name)
    return qualified["name"] if qualified else name


def _tight(text: str | None) -> str | None:
    return text if text and text.strip() else None

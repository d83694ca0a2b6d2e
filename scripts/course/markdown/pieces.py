"""The pieces that a case or a rehearsal shows one after the other."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from .tree import classes, sections, without_class, wrapped

PIECES = ("moment", "client-line")


class Pieces(Treeprocessor):
    """A heading with the class `moment` or `client-line` opens a section of that class, which takes its `data-`
    attributes along. The heading is kept out of the search, where it would tell what is to come.

    Before:

        <h2 class="moment" data-ending="good" id="later">Four weeks later</h2>
        <p>…</p>
        <h2 id="criteria">…</h2>

    After:

        <section class="moment" data-ending="good">
          <h2 data-search-exclude="" id="later">Four weeks later</h2>
          <p>…</p>
        </section>
        <h2 id="criteria">…</h2>
    """

    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            for section in sections(parent):
                heading = section[0]
                for name in [name for name in PIECES if name in classes(heading)][:1]:
                    without_class(heading, name)
                    told = {key: heading.attrib.pop(key) for key in list(heading.attrib) if key.startswith("data-")}
                    heading.set("data-search-exclude", "")
                    wrapped(parent, section, Element("section", {"class": name, **told}))

"""The sections that every module has."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from .tree import classes, sections, without_class, wrapped


class Parts(Treeprocessor):
    """A heading with the class `part` opens a box, down to the next heading of its level.

    Before:

        <h2 class="part" id="monday">Say it on Monday</h2>
        <p>…</p>
        <h2 id="quiz">…</h2>

    After:

        <div class="part part--monday">
          <h2 id="monday">Say it on Monday</h2>
          <p>…</p>
        </div>
        <h2 id="quiz">…</h2>
    """

    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            for section in sections(parent):
                heading = section[0]
                if "part" in classes(heading):
                    without_class(heading, "part")
                    wrapped(parent, section, Element("div", {"class": f"part part--{heading.get('id')}"}))

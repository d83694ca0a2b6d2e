"""Where the reader can write first."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from .tree import parents, value, wrapped


class WriteFirsts(Treeprocessor):
    """A colleague's answer, which is a fold whose id begins with `write-`, stands in an element of its own.

    Before:

        <details id="write-sunday">…</details>

    After:

        <course-write-first><details id="write-sunday">…</details></course-write-first>
    """

    def run(self, root: Element) -> None:
        holds = parents(root)
        for fold in list(root.iter("details")):
            if value(fold, "id").startswith("write-"):
                wrapped(holds[fold], [fold], Element("course-write-first"))

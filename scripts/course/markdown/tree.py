"""What several processors do to a tree."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element


def parents(root: Element) -> dict[Element, Element]:
    """{element: the one it stands in}."""
    return {child: parent for parent in root.iter() for child in parent}


def value(element: Element, name: str) -> str:
    """An attribute, empty where there is none. Markdown gives one that is written without a value None for it."""
    return element.get(name) or ""


def classes(element: Element) -> list[str]:
    return value(element, "class").split()


def without_class(element: Element, name: str) -> None:
    """Take a class away, and the attribute with the last one."""
    left = [c for c in classes(element) if c != name]
    if left:
        element.set("class", " ".join(left))
    else:
        element.attrib.pop("class", None)


def wrapped(parent: Element, inside: list[Element], box: Element) -> None:
    """Neighbors in `parent`, put into `box`, which takes their place."""
    parent.insert(list(parent).index(inside[0]), box)
    for element in inside:
        parent.remove(element)
        box.append(element)


def replaced(parent: Element, old: Element, new: Element) -> None:
    """`new` where `old` was, before the text that followed it."""
    new.tail, old.tail = old.tail, None
    parent[list(parent).index(old)] = new


def sections(parent: Element) -> Iterator[list[Element]]:
    """Every h2 that stands directly in `parent`, with what follows it there down to the next one."""
    section: list[Element] = []
    for element in list(parent):
        if element.tag == "h2":
            if section:
                yield section
            section = [element]
        elif section:
            section.append(element)
    if section:
        yield section

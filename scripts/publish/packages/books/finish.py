"""What WeasyPrint leaves out for whoever hears a book.

It names a link inside the book by an id, says of no header what it heads, and tags the running lines of each page
like its text, in elements that stand in no tree: they are marked as what a reader passes over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Any

PRINTED = 4  # the flag of an annotation that paper shows too

Node = dict[str, Any]  # an object of the PDF


def finisher(titles: Mapping[str, str]) -> Callable[[object, Any], None]:
    """What WeasyPrint calls before it writes a PDF; `titles` says what stands at each id."""

    def finish(_document: object, pdf: Any) -> None:
        elements = [node for node in pdf.objects if isinstance(node, dict) and node.get("Type") == "/StructElem"]
        for node in pdf.objects:
            if isinstance(node, dict) and node.get("Subtype") == "/Link":
                _name_link(node, titles)
        for node in elements:
            if node["S"] == "/TH":
                group = _at(pdf, _at(pdf, node["P"])["P"])
                node["A"]["Scope"] = "/Column" if group["S"] == "/THead" else "/Row"
        _pass_over(pdf, elements)

    return finish


def _name_link(link: Node, titles: Mapping[str, str]) -> None:
    link["F"] = PRINTED
    if "Dest" in link:
        link["Contents"] = import_module("pydyf").String(titles[link["Dest"].string])


def _pass_over(pdf: Any, elements: list[Node]) -> None:
    """Mark as artifacts what is tagged by elements outside the tree."""
    root = next(node for node in pdf.objects if isinstance(node, dict) and node.get("Type") == "/StructTreeRoot")
    known = {id(node) for node in _walk(pdf, _at(pdf, root["K"][0]))}
    numbers = _at(pdf, root["ParentTree"])["Nums"]  # of each page its number, and the elements of its marks
    for node in elements:
        if id(node) not in known:
            page = _at(pdf, node["Pg"])
            for mark in (kid for kid in node["K"] if isinstance(kid, int)):
                _unmark(_at(pdf, page["Contents"]).stream, mark)
                numbers[2 * page["StructParents"] + 1][mark] = "null"


def _unmark(stream: list[Any], mark: int) -> None:
    """Turn `/Span <</MCID 7>> BDC` into `/Artifact <</Type /Pagination>> BDC`."""
    at = next(n for n, part in enumerate(stream) if isinstance(part, dict) and part.get("MCID") == mark)
    stream[at - 1], stream[at] = "/Artifact", import_module("pydyf").Dictionary({"Type": "/Pagination"})


def _walk(pdf: Any, node: Node) -> Iterator[Node]:
    yield node
    for kid in node.get("K", ()):
        if isinstance(kid, bytes):
            yield from _walk(pdf, _at(pdf, kid))


def _at(pdf: Any, reference: bytes) -> Any:
    """The object that a reference leads to."""
    return pdf.objects[int(reference.split()[0])]

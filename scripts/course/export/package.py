"""A zip that has the same bytes on every machine and day, and the XML in it.

Its members are stored, in a fixed order, with fixed dates and rights.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import ZIP_STORED, ZipFile, ZipInfo

EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first day that a zip can name
UNIX, READABLE = 3, 0o100644 << 16


def write_zip(files: Mapping[str, bytes]) -> bytes:
    """The files as a zip, in the order in which they are given."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as package:
        for name, content in files.items():
            member = ZipInfo(name, EARLIEST)
            member.create_system, member.external_attr = UNIX, READABLE
            package.writestr(member, content)
    return out.getvalue()


def write_xml(root: Element) -> bytes:
    """An element as a file of XML."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, "unicode")}\n'.encode()


def write_manifest(id: str, schema: tuple[str, str], resources: Iterable[Element]) -> bytes:
    """What a package of IMS Content Packaging holds; `schema` is its name and version."""
    name, version = schema
    return write_xml(
        element(
            "manifest",
            element("metadata", element("schema", name), element("schemaversion", version)),
            element("organizations"),
            element("resources", *resources),
            xmlns="http://www.imsglobal.org/xsd/imscp_v1p1",
            identifier=id,
        )
    )


def element(tag: str, *children: Element | str, **attributes: str) -> Element:
    """An element with its attributes, elements and words."""
    made = Element(tag, attributes)
    for child in children:
        if not isinstance(child, str):
            made.append(child)
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + child
        else:
            made.text = (made.text or "") + child
    return made


def read_xhtml(xhtml: str) -> tuple[Element | str, ...]:
    """The words and elements of a piece of XHTML."""
    root = ElementTree.fromstring(f"<body>{xhtml}</body>")  # noqa: S314 (our own words, written a line before)
    found: list[Element | str] = [root.text or ""]
    for child in root:
        tail, child.tail = child.tail or "", None
        found += [child, tail]
    return tuple(piece for piece in found if not isinstance(piece, str) or piece)

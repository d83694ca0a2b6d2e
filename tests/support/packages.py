"""A package of IMS Content Packaging, opened as a system that imports it does, and more strictly."""

from __future__ import annotations

import io
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZIP_STORED, ZipFile

from asked import Unreadable

IMSCP = "{http://www.imsglobal.org/xsd/imscp_v1p1}"


def open_package(content: bytes) -> tuple[dict[str, Element], list[Element]]:
    """{path: root of its XML} and the resources of the manifest. A file belongs to one resource, and an id to one."""
    with ZipFile(io.BytesIO(content)) as package:
        if package.testzip() or any(member.compress_type != ZIP_STORED for member in package.infolist()):
            raise Unreadable("a member is damaged or not stored")
        files = {name: fromstring(package.read(name)) for name in package.namelist()}  # noqa: S314 (made here)
        if len(files) < len(package.namelist()):
            raise Unreadable("a name stands twice")
    manifest = files.pop("imsmanifest.xml")
    if manifest.tag != f"{IMSCP}manifest":
        raise Unreadable(f"the manifest is a {manifest.tag}")
    resources = manifest.findall(f"{IMSCP}resources/{IMSCP}resource")
    named = [file.get("href") for resource in resources for file in resource.findall(f"{IMSCP}file")]
    if sorted(named) != sorted(files) or [r.get("href") for r in resources] != named:
        raise Unreadable(f"the manifest names {named}, and the package holds {sorted(files)}")
    ids = [resource.get("identifier") for resource in resources]
    wanted = [d.get("identifierref") for d in manifest.iter(f"{IMSCP}dependency")]
    if len({*ids, manifest.get("identifier")}) <= len(ids) or not {*wanted} <= {*ids}:
        raise Unreadable("an id stands twice or is missing")
    return files, resources


def the(parent: Element, path: str) -> Element:
    """The one element that stands there."""
    found = parent.findall(path)
    if len(found) != 1:
        raise Unreadable(f"{parent.tag}: {len(found)} times {path}")
    return found[0]

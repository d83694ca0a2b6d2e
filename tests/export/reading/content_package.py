"""A package of IMS Content Packaging 1.1.4: a zip that says in imsmanifest.xml what it holds.

Checked: Canvas's importer (instructure/canvas-lms, gems/plugins/qti_exporter/lib/qti/converter.rb). It looks for
imsmanifest.xml at the root, and takes a package for QTI 2, which it does not convert, when the manifest declares a
namespace or a schema of QTI 2. The packages of others name the type `imsqti_xmlv1p2` for QTI 1.2.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile

from lxml import etree

from .record import Refused

MANIFEST = "imsmanifest.xml"
CP = "http://www.imsglobal.org/xsd/imscp_v1p1"
QTI_1_2 = "imsqti_xmlv1p2"
# What makes Canvas take a package for QTI 2.
QTI_2 = re.compile(r"http://www\.imsglobal\.org/xsd/(?:imsqti_v2p|qti/qtiv2p)")
PARTS = re.compile(r"(metadata )?organizations resources (manifest )*")


def parse_xml(path: str, content: bytes) -> etree._Element:
    """The root of a file, without comments. No entity is resolved, and one that is used is refused."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as e:
        raise Refused(f"{path}: the file must be well-formed XML in its encoding: {e.msg}") from e
    encoding = root.getroottree().docinfo.encoding
    if encoding.upper() != "UTF-8":
        raise Refused(f"{path}: the encoding must be UTF-8, and it is {encoding}")
    for entity in root.iter(etree.Entity):
        raise Refused(f"{path}:{entity.sourceline}: there must be no entity but XML's own, and there is {entity.text}")
    return root


def read_package(content: bytes) -> dict[str, bytes]:
    """{path: content} of the files with questions, in the manifest's order."""
    try:
        package = ZipFile(io.BytesIO(content))
        names = package.namelist()
        _check_names(names)
        files = {name: package.read(name) for name in names if not name.endswith("/")}
    except (BadZipFile, RuntimeError, NotImplementedError) as e:
        raise Refused(f"the package: it must be a whole zip without a password: {e}") from e
    if MANIFEST not in files:
        raise Refused(f"the package: {MANIFEST} must lie at its root")
    return {path: files[path] for path in _list_questions(parse_xml(MANIFEST, files[MANIFEST]), files)}


def _check_names(names: list[str]) -> None:
    for name in names:
        if names.count(name) > 1:
            raise Refused(f"the package: {name} must be in it once")
        if "\\" in name or ":" in name or name.startswith("/") or ".." in PurePosixPath(name).parts:
            raise Refused(f"the package: {name!r} must be a relative path with `/` that stays in the package")


def _list_questions(manifest: etree._Element, files: dict[str, bytes]) -> Iterator[str]:
    if manifest.tag != f"{{{CP}}}manifest" or not manifest.get("identifier"):
        raise Refused(f"{MANIFEST}: its root must be a manifest of {CP} with an identifier")
    for uri in {uri for element in manifest.iter("{*}*") for uri in element.nsmap.values()}:
        if QTI_2.match(uri):
            raise Refused(f"{MANIFEST}: it must declare no namespace of QTI 2: {uri}")
    if "QTIv2." in (manifest.findtext("{*}metadata/{*}schema") or ""):
        raise Refused(f"{MANIFEST}: its schema must not be QTI 2")
    parts = "".join(f"{etree.QName(child).localname} " for child in manifest)
    if not PARTS.fullmatch(parts):
        raise Refused(f"{MANIFEST}: it must hold metadata (if any), organizations, resources, and it holds {parts}")
    resources = manifest.findall(f"{{{CP}}}resources/{{{CP}}}resource")
    ids = [resource.get("identifier") for resource in resources]
    count = 0
    for resource in resources:
        listed = list(_check_resource(resource, ids, files))
        if resource.get("type") == QTI_1_2:
            if not listed:
                raise Refused(f"{MANIFEST}: resource {resource.get('identifier')} must list its file")
            count += 1
            yield unquote(resource.get("href") or listed[0])
    if not count:
        raise Refused(f"{MANIFEST}: a resource must be of the type {QTI_1_2}")


def _check_resource(resource: etree._Element, ids: list[str | None], files: dict[str, bytes]) -> Iterator[str]:
    """The files that a resource lists."""
    id = resource.get("identifier")
    where = f"{MANIFEST}: resource {id}"
    if not id or ids.count(id) > 1:
        raise Refused(f"{where}: its identifier must be there, and no other's")
    if not resource.get("type"):
        raise Refused(f"{where}: its type must be there")
    listed = [unquote(file.get("href", "")) for file in resource.findall(f"{{{CP}}}file")]
    for path in listed:
        if path not in files:
            raise Refused(f"{where}: the file it lists must be in the package: {path!r}")
    if resource.get("href") and unquote(resource.get("href")) not in listed:
        raise Refused(f"{where}: its href must be one of the files it lists")
    for dependency in resource.findall(f"{{{CP}}}dependency"):
        if dependency.get("identifierref") not in ids:
            raise Refused(f"{where}: it must depend on a resource that is there: {dependency.get('identifierref')}")
    yield from listed

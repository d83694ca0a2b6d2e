"""`imsmanifest.xml` of a SCORM package: one organization, one item, one SCO, and every file.

SCORM 1.2 content aggregation model, 2.3 (ADL, 2001), on IMS Content Packaging 1.1.2; SCORM 2004 4th edition content
aggregation model, 3 (ADL, 2009), on IMS Content Packaging 1.1.4.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from course.export.package import element, write_xml
from course.model import Course

NAMESPACES = {
    "1.2": {
        "xmlns": "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
        "xmlns:adlcp": "http://www.adlnet.org/xsd/adlcp_rootv1p2",
    },
    "2004": {
        "xmlns": "http://www.imsglobal.org/xsd/imscp_v1p1",
        "xmlns:adlcp": "http://www.adlnet.org/xsd/adlcp_v1p3",
        "xmlns:imsss": "http://www.imsglobal.org/xsd/imsss",
    },
}
VERSIONS = {"1.2": "1.2", "2004": "2004 4th Edition"}
SCO = {"1.2": "adlcp:scormtype", "2004": "adlcp:scormType"}
LAUNCHED = "index.html"


def write_manifest(course: Course, edition: str, title: str, files: Iterable[str]) -> bytes:
    """The manifest of a package, which holds `files`."""
    item = element("item", element("title", title), identifier="item", identifierref="sco")
    organization = element("organization", element("title", title), item, identifier="organization")
    if edition == "2004":
        # What the course itself does not report, nobody shall conclude from its having been opened.
        controls = element("imsss:deliveryControls", completionSetByContent="true", objectiveSetByContent="true")
        item.append(element("imsss:sequencing", controls))
    resource = element(
        "resource",
        *(element("file", href=path) for path in sorted(files)),
        identifier="sco",
        type="webcontent",
        href=LAUNCHED,
        **{SCO[edition]: "sco"},
    )
    return write_xml(_manifest(course, edition, organization, resource))


def _manifest(course: Course, edition: str, organization: Element, resource: Element) -> Element:
    return element(
        "manifest",
        element("metadata", element("schema", "ADL SCORM"), element("schemaversion", VERSIONS[edition])),
        element("organizations", organization, default="organization"),
        element("resources", resource),
        identifier=course.id,
        version=course.version,
        **NAMESPACES[edition],
    )

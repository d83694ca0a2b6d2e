"""SCORM packages of a finished build: made once for all tests that ask, and unpacked."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

from course.model import Course
from publish.packages import scorm
from records import COURSE
from wording import SITE

EDITIONS = ("1.2", "2004")
KINDS = ("whole", "without key", "modules")
PUBLISHED = replace(COURSE, site_url=SITE)
_made: dict[tuple[Path, str, str], dict[str, bytes]] = {}


def make(site: Path, edition: str, kind: str) -> dict[str, bytes]:
    """{name: zip} of the packages of a kind."""
    place = (site, edition, kind)
    if place not in _made:
        _made[place] = make_anew(site, edition, kind)
    return _made[place]


def make_anew(site: Path, edition: str, kind: str, course: Course = PUBLISHED) -> dict[str, bytes]:
    if kind == "modules":
        return {m.id: scorm.write(course, site, scorm.Wanted(edition, module=m)) for m in course.modules}
    return {kind: scorm.write(course, site, scorm.Wanted(edition, with_key=kind == "whole"))}


def one(site: Path, edition: str, kind: str) -> bytes:
    """The only package of its kind."""
    (content,) = make(site, edition, kind).values()
    return content


def unpack(content: bytes, folder: Path) -> Path:
    with ZipFile(io.BytesIO(content)) as package:
        package.extractall(folder)
    return folder

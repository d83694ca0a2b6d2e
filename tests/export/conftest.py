"""What the tests of packages share: a finished build, and the offline copy of it on a disk."""

from __future__ import annotations

import io
from dataclasses import replace
from zipfile import ZipFile

import pytest

from building import ROOT, build
from publish.packages import offline
from publish.packages.links import to_file
from records import COURSE
from wording import SITE

PUBLISHED = replace(COURSE, site_url=SITE)


@pytest.fixture(scope="session")
def finished(tmp_path_factory):
    """A build as `cli.py export` makes it."""
    out = tmp_path_factory.mktemp("offline") / "site"
    done = build(ROOT, out, strict=True, SITE_URL=SITE)
    assert done.returncode == 0, done.stderr
    return out


@pytest.fixture(scope="session")
def copied(finished):
    """{path in the copy: content}"""
    package = ZipFile(io.BytesIO(offline.write(PUBLISHED, finished)))
    return {name.removeprefix(f"{COURSE.id}/"): package.read(name) for name in package.namelist()}


class OnDisk(str):
    """The address of the unpacked copy, to which the tests of a site add the paths of pages."""

    __slots__ = ()

    def __add__(self, path):
        return str(self) + to_file(path)


@pytest.fixture(scope="session")
def on_disk(copied, tmp_path_factory):
    """In a folder whose name has a space and letters beyond ASCII, as people's folders have."""
    folder = tmp_path_factory.mktemp("disk") / "Käthe’s course #1"
    for path, content in copied.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return OnDisk(f"{folder.as_uri()}/")

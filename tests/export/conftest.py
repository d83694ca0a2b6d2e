"""What the tests of packages share: a finished build, and the offline copy of it on a disk."""

from __future__ import annotations

import io
from dataclasses import replace
from zipfile import ZipFile

import pytest

from building import ROOT, build, served, write_files
from leaving import ELSEWHERE
from publish.packages import offline
from publish.packages.links import to_file
from records import COURSE
from scorm_packages import EDITIONS, one, unpack
from scorm_system import System
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
    write_files(folder, copied)
    return OnDisk(f"{folder.as_uri()}/")


@pytest.fixture(scope="module", params=EDITIONS)
def edition(request):
    """Of SCORM."""
    return request.param


@pytest.fixture(scope="module")
def whole(finished, edition, tmp_path_factory):
    """Where the package of the whole course is served, in a folder whose name has a space."""
    folder = unpack(one(finished, edition, "whole"), tmp_path_factory.mktemp("lms") / "a package")
    with served(folder) as url:
        yield url


@pytest.fixture
def system(chromium, whole, edition):
    """The strict system around the whole course."""
    context = chromium.new_context(viewport={"width": 1100, "height": 800})
    context.route(ELSEWHERE, lambda route: route.fulfill(body="<h1>Elsewhere</h1>", content_type="text/html"))
    yield System(context.new_page(), whole, edition)
    context.close()

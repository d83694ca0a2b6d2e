"""Addresses that have moved: which ones can lead on, and the page that stays behind."""

from __future__ import annotations

import posixpath
import re

from ..model import Course
from .fragments import fragment

ADDRESS = re.compile(r"(?!.*\.\.)[\w.-]+(?:/[\w.-]+)*/")  # of a page: `modules/time-outs/`


def unpassable(course: Course, old: str, new: str) -> str:
    """Why a reader cannot be passed on from `old` to `new`, or nothing."""
    published = {page.address or "./" for page in course.every_page}
    if not ADDRESS.fullmatch(old):
        return f"“{old}” must be an address as it was published, like modules/old-name/"
    if old in published:
        return f"“{old}” is the address of a page; only one that no page has any more can lead elsewhere"
    return "" if new in published else f"“{new}” is the address of no page; write one like modules/new-name/"


def write_stubs(course: Course) -> dict[str, str]:
    """{path on the site: page} of every address that moved. One that leads nowhere is a problem, and gets none."""
    good = {old: new for old, new in course.redirects.items() if not unpassable(course, old, new)}
    return {f"{old}index.html": write_stub(posixpath.relpath(new, old) + "/") for old, new in good.items()}


def write_stub(target: str) -> str:
    """The page that stays at an old address and passes the reader and the fragment on to
    `target`, a relative address.
    """
    return fragment("moved", target=target)

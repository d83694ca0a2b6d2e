"""The course kept on a device, in the browsers that people have: read without a network, taken away, kept again."""

from __future__ import annotations

import shutil

import pytest

from hosting import CACHES, MODULE, REGISTERED, Host

SAYS = "course-keeping p[role=status]:last-child"
GONE = f"Promise.all([{REGISTERED}, {CACHES}]).then((left) => String(left) === '0,0')"


@pytest.fixture
def host(site, tmp_path):
    host = Host(site, tmp_path)
    shutil.copy(site / "tells.js", host.folder)
    host.list()
    with host.serving as host.address:
        yield host


@pytest.mark.timeout(120)
def test_the_course_is_kept_where_the_browser_can_and_else_the_page_says_so(another, host):
    reader = another()

    def says(words: str) -> None:
        reader.until(lambda: reader.text(SAYS).startswith(words), words)

    reader.open(host.address + "my-course/")
    reader.until(
        lambda: reader.sees("button", "Keep the course") or reader.text(SAYS), "a button, or why there is none"
    )
    if not reader.sees("button", "Keep the course"):
        says("This browser, or this window, cannot keep a copy of the course.")
        assert reader.went_wrong() == []
        return
    reader.click("button", "Keep the course on this device")
    says("Kept on ")
    host.is_reached = False
    reader.open(host.address + MODULE)
    assert reader.text("article .storage-note").startswith("There is no network. This page is from the copy")
    host.is_reached = True
    reader.open(host.address + "my-course/")
    reader.click("button", "Take the copy away")
    says("The copy is gone from this device.")
    assert reader.evaluate(GONE)
    reader.click("button", "Keep the course on this device")
    says("Kept on ")
    reader.click("button", "Ask this browser to keep my record")
    assert reader.text("course-keeping p[role=status]").startswith(("Asked.", "This browser "))
    reader.click("button", "Erase my record")
    reader.click("button", "Erase everything")
    says("The copy is gone from this device.")
    assert reader.evaluate(GONE) and reader.went_wrong() == []

"""The course kept on a device, on request only: read without a network, taken away, gone with the record.

What becomes of it later is in tests/sweep/behavior/test_record_survives.py; the worker alone in tests/js/sw.test.js.
"""

from __future__ import annotations

import re

import pytest

from acting import until
from hosting import CACHES, MODULE, REGISTERED, Host, keep, says

NOTHING = f"Promise.all([{REGISTERED}, {CACHES}]).then((left) => String(left) === '0,0')"


@pytest.fixture
def host(site, tmp_path):
    host = Host(site, tmp_path)
    with host.serving as host.address:
        yield host


def test_the_course_is_kept_on_request_read_without_a_network_and_erased(visit, host):
    address = host.address
    page = visit(address + "my-course/")
    asked = []
    page.context.on("request", lambda r: asked.append(r.url))  # of the worker too, which no policy binds
    assert page.evaluate(NOTHING), "on request only"
    keep(page)
    assert re.match(r"Kept on \w+ \d+, \d{4}, 1\.\d MB\. ", says(page)), says(page)
    assert page.get_by_role("button", name="Take the copy away").evaluate("b => b === document.activeElement")
    other = page.context.new_page()
    other.goto(address + "my-course/")
    other.get_by_role("button", name="Take the copy away").click()
    other.get_by_text("The copy is gone").wait_for()
    assert page.evaluate(NOTHING)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")  # a headless tab is always in sight
    page.get_by_text("The copy is gone").wait_for()
    keep(page)  # its worker still lives, in two tabs

    host.is_reached = False
    other.goto(f"{address}{MODULE}?from=a-link#three-rules")
    note = other.locator("article .storage-note[role=note]")
    assert note.inner_text().startswith("There is no network. This page is from the copy")
    other.evaluate("courseNotices.tell('Full.'); courseNotices.tell('')")
    assert note.is_visible(), "what is said of the record has a line of its own"
    host.is_reached = True
    page.bring_to_front()  # a tab in the background is drawn once a second
    page.get_by_role("button", name="Erase my record").click()
    page.get_by_role("button", name="Erase everything").click()
    page.get_by_text("Nothing of yours is left here.").wait_for()
    assert page.evaluate(NOTHING) and says(page) == "The copy is gone from this device."
    host.is_reached = False
    other.evaluate("fetch('nowhere.css').catch(() => {})")
    assert other.evaluate(NOTHING), "a tab that is still open begins none"
    host.is_reached = True
    other.go_back()
    other.get_by_role("button", name="Keep the course on this device").wait_for()
    assert other.evaluate(NOTHING)
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
    assert page.errors == []


def test_where_there_is_no_room_nothing_is_left_and_the_record_stays(visit, host):
    page = visit(host.address + "my-course/")
    devtools = page.context.new_cdp_session(page)
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": page.evaluate("origin"), "quotaSize": 300_000})
    page.get_by_role("button", name="Keep the course on this device").click()
    page.get_by_text("The course could not be kept").wait_for()
    assert page.evaluate(NOTHING)
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": page.evaluate("origin")})
    keep(page)
    page.get_by_role("button", name="Take the copy away").click()
    page.get_by_text("The copy is gone").wait_for()
    assert page.evaluate(NOTHING) and page.errors == []


@pytest.mark.parametrize(
    ("storage", "wanted"),
    [
        ("{ persist: () => new Promise(() => {}) }", "Asked."),
        ("{ persist: async () => true }", "This browser has promised"),
        ("{ persist: async () => false }", "This browser promises nothing"),
        ("{}", "This browser has no such promise"),
    ],
)
def test_what_the_browser_says_of_the_record_is_shown(visit, address, storage, wanted):
    page = visit(
        address + "my-course/",
        init=f"Object.defineProperty(navigator, 'storage', {{ value: {storage} }}); delete Navigator.prototype.serviceWorker;",
    )
    assert says(page).startswith("This browser, or this window, cannot keep a copy")
    page.get_by_role("button", name="Ask this browser to keep my record").click()
    until(page, f"document.querySelector('course-keeping p[role=status]').textContent.startsWith('{wanted}')")
    assert page.errors == []

"""What a reader keeps outlives the closed browser, the network, an update and the device; erased, it stays so. What is
asked of the network, by the worker too, is heard at the context: no policy binds a worker.
"""

from __future__ import annotations

import json
from contextlib import contextmanager

import pytest

import browser
from acting import answer, record, until
from hosting import CACHES, COPIED, MODULE, REGISTERED, UPDATE, Host, keep, title
from records import COURSE, put, receive

FIRST = COURSE.modules[0]
LAST, NEW = "In the last chair", "In another chair"
MODULE_OF_COPY = COURSE.module("time-outs")


@pytest.fixture
def host(site, tmp_path):
    host = Host(site, tmp_path)
    with host.serving as host.address:
        yield host


@pytest.fixture
def device(chromium, tmp_path):
    """Start a browser with a profile of its own, by its name, and close it; it asks this machine's server alone."""

    @contextmanager
    def started(name="profile"):
        context = chromium.browser_type.launch_persistent_context(
            tmp_path / name, executable_path=browser.chromium(), args=browser.FLAGS
        )
        asked: list[str] = []
        context.on("request", lambda request: asked.append(request.url))
        yield context.new_page()
        context.close()
        assert [url for url in asked if not url.startswith(("http://127.0.0.1:", "data:", "blob:"))] == []

    return started


def erase(page) -> None:
    page.get_by_role("button", name="Erase my record").click()
    page.get_by_role("button", name="Erase everything").click()
    page.get_by_text("Nothing of yours is left here.").wait_for()


def test_a_closed_browser_keeps_the_record_and_an_erased_one_stays_empty(address, device):
    with device() as page:
        page.goto(address + FIRST.page.address)
        answer(page, FIRST.questions[0], 0)
        before = record(page)
        assert list(before["answers"]) == [FIRST.questions[0].id]
    with device() as page:
        page.goto(address + "my-course/")
        assert record(page) == before and "1 of 8 questions answered" in page.locator("course-progress").inner_text()
        erase(page)
    with device() as page:
        page.goto(address + FIRST.page.address)
        assert page.locator("course-question[data-answered]").count() == 0


def test_a_closed_browser_without_a_network_shows_the_copy_and_the_record_and_adds_to_it(host, device):
    question, another = MODULE_OF_COPY.questions[:2]
    with device() as page:
        page.goto(host.address + MODULE)
        answer(page, question, 0)
        page.goto(host.address + "my-course/")
        keep(page)
    host.is_reached = False
    with device() as page:
        page.goto(host.address + MODULE + "#three-rules")
        assert page.locator("article .storage-note[role=note]").count() == 1
        answer(page, another, 0)
        page.locator(".md-search__input").focus()
        page.locator(".md-search__input").fill("walnut")
        page.locator(".md-search-result__item").first.wait_for(state="attached")
        page.goto(host.address + "nowhere/at-all/")
        assert page.locator("article .storage-note[role=note]").count() == 1, "the page that says that there is none"
        page.goto(host.address + "my-course/")
        page.locator("course-keeping").get_by_text("Kept on ").wait_for()
        assert list(record(page)["answers"]) == [question.id, another.id]
    host.is_reached = True
    with device() as page:
        page.goto(host.address + "my-course/")
        erase(page)
        assert page.evaluate(REGISTERED) == page.evaluate(CACHES) == 0
    host.is_reached = False
    with device() as page, pytest.raises(browser.Error, match="ERR_"):
        page.goto(host.address + MODULE)


def test_another_build_takes_the_place_of_the_copy_as_a_whole_or_not_at_all(host, device):
    with device() as page:
        page.goto(host.address + "my-course/")
        keep(page)
        host.publish(NEW)
        page.goto(host.address + MODULE)
        assert title(page) == NEW and page.locator("article .storage-note").count() == 0, "the network comes first"
        page.evaluate(UPDATE)
        before = page.evaluate(COPIED)
        assert before == [host.build]
        host.publish(LAST)
        (host.folder / "404.html").rename(host.folder / "gone.html")
        page.evaluate(UPDATE)
        assert page.evaluate(COPIED) == before, "of an update that broke off nothing is left"
        host.is_reached = False
        page.goto(host.address + MODULE)
        assert title(page) == NEW
        (host.folder / "gone.html").rename(host.folder / "404.html")
        host.is_reached = True
        page.evaluate(UPDATE)
        assert page.evaluate(COPIED) == [host.build] != before
        host.is_reached = False
        page.goto(host.address + MODULE)
        assert title(page) == LAST


def test_a_record_of_a_newer_version_gets_that_version_past_the_copy(host, device):
    with device() as page:
        page.goto(host.address + "my-course/")
        keep(page)
        newer = {"format": 99, "course": COURSE.id}
        put(page, newer)
        host.is_reached = False
        page.goto(host.address + MODULE)
        assert title(page) != NEW and page.locator(".storage-note").count() == 2, "what is said, and the copy's day"
        host.publish(NEW)
        host.is_reached = True
        page.reload()
        assert title(page) == NEW and page.locator(".storage-note[role=note]").count() == 0
        assert "newer version" in page.locator(".storage-note").inner_text() and record(page) == newer


def test_a_copy_that_is_erased_while_it_comes_leaves_nothing(host, device):
    with device() as page:
        page.goto(host.address + "my-course/")
        page.get_by_role("button", name="Keep the course on this device").click()
        erase(page)
        until(page, "document.querySelector('course-keeping button[aria-disabled]') === null")
        assert page.evaluate(REGISTERED) == page.evaluate(CACHES) == 0


def test_a_site_that_is_being_written_takes_the_copy_away(host, device):
    with device() as page:
        page.goto(host.address + "my-course/")
        keep(page)
        host.list(is_served=True)
        page.evaluate(UPDATE)
        until(page, f"Promise.all([{REGISTERED}, {CACHES}]).then((left) => String(left) === '0,0')")
        page.get_by_role("button", name="Take the copy away").click()
        page.get_by_role("button", name="Keep the course on this device").click()
        page.get_by_text("The course could not be kept").wait_for()


def test_a_second_device_takes_the_record_over_from_a_file(address, device, tmp_path):
    file = tmp_path / "record.json"
    with device("first") as page:
        page.goto(address + FIRST.page.address)
        answer(page, FIRST.questions[0], 0)
        page.goto(address + "my-course/")
        with page.expect_download() as download:
            page.get_by_role("button", name="Export my record").click()
        download.value.save_as(file)
        before = record(page)
    with device("second") as page:
        page.goto(address + "my-course/")
        receive(page, json.loads(file.read_text("utf-8")))
        page.get_by_role("button", name="Take it over").click()
        page.get_by_text("Merged. New here:").wait_for()
        after = record(page)
        assert after["owners"] == before["owners"] and after["answers"] == before["answers"]
        page.goto(address + FIRST.page.address)
        assert page.locator("course-question[data-answered]").count() == 1

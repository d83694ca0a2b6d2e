"""Writing first: what a reader writes before looking is kept, compared, and theirs."""

from __future__ import annotations

import re

import pytest

from acting import BUSY, FORBID, FULL, hears, until


@pytest.fixture
def writing(visit, address):
    return visit(address + "modules/time-outs/")


def own(page, n: int = 0):
    return page.locator("course-write-first textarea").nth(n)


def test_what_was_written_first_is_kept_and_compared(writing, course):
    page = writing
    assert page.locator("course-write-first").count() == len(
        re.findall("<details", course.module("time-outs").page.text)
    )
    assert not page.locator("course-write-first details p").first.is_visible()
    strange = '"I\'m back." <script>window.injected = 1</script>' + "y" * 10_000
    own(page).fill(strange)
    page.get_by_role("button", name="Compare with a colleague").first.click()
    assert page.locator("course-write-first details p").first.is_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.reload()
    assert own(page).input_value() == strange and own(page, 1).input_value() == ""
    assert page.evaluate("window.injected") is None and page.errors == []
    own(page).fill("")
    own(page).blur()
    page.reload()
    assert own(page).input_value() == ""


def test_who_comes_to_a_place_finds_the_page_as_it_will_be(visit, address):
    page = visit(address + "modules/time-outs/#write-oh-now", init=BUSY)
    assert own(page).is_visible() and own(page).bounding_box()["y"] < page.locator("#write-oh-now").bounding_box()["y"]
    page.goto(address + "modules/absent-partner/")
    assert own(page).count() == 0
    page.reload()
    assert own(page).is_visible()
    page.goto(address + "monday/")
    page.go_back()
    assert own(page).is_visible()


@pytest.mark.parametrize(
    "idle",
    ["delete window.requestIdleCallback", "window.requestIdleCallback = (act, limit) => limit && setTimeout(act)"],
    ids=["without idle callbacks", "never idle"],
)
def test_a_browser_that_does_not_say_when_it_is_idle_offers_a_place_to_write_too(visit, address, idle):
    page = visit(address + "modules/time-outs/", init=idle)
    own(page).fill("I am back for that.")
    assert page.errors == []


def test_a_text_is_kept_when_the_page_is_left_in_mid_sentence(writing, address):
    own(writing).fill("half a sent")
    writing.goto(address + "monday/")
    writing.go_back()
    assert own(writing).input_value() == "half a sent"


@pytest.mark.parametrize(
    ("block", "says"), [(FORBID, "keeps nothing"), (FULL, "storage is full")], ids=["forbidden", "full"]
)
def test_without_storage_the_page_says_so_and_keeps_the_text_on_screen(visit, address, block, says):
    page = visit(address + "monday/")
    page.add_init_script(block)
    page.goto(address + "modules/time-outs/")
    own(page).fill("I am back for that.")
    own(page).blur()
    assert says in page.locator(".storage-note").inner_text()
    assert own(page).input_value() == "I am back for that." and page.errors == []


def test_two_tabs_keep_each_others_texts(writing, address):
    other = writing.context.new_page()
    other.goto(writing.url)
    own(writing, 0).fill("first tab")
    own(writing, 0).blur()
    own(other, 1).fill("second tab")
    own(other, 1).blur()
    until(writing, "document.querySelectorAll('course-write-first textarea')[1].value === 'second tab'")
    for page in (writing, other):
        hears(page, "first tab", "second tab")
    for page in (writing, other):
        page.reload()
        assert (own(page, 0).input_value(), own(page, 1).input_value()) == ("first tab", "second tab")

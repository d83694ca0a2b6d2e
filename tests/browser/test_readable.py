"""Whatever fails or is missing, the page can be read: a script with an error, a damaged link, an older browser.

Here every second part, on one page each; every part on every page: in the sweep.
"""

from __future__ import annotations

import json

import pytest

from acting import until
from older import older
from readable import (
    DAMAGED,
    PAGES,
    PARTS,
    PLACES,
    THROWN,
    reads_whole,
    spoil,
    with_a_damaged_fragment,
    with_a_part_spoilt,
)
from records import answered, put, text_of


@pytest.mark.parametrize("file", PLACES)
def test_the_error_of_one_script_hides_nothing_and_takes_no_other_away(visit, address, texts, file):
    page = visit("about:blank", init=THROWN)
    for n, part in list(enumerate(PARTS[file]))[::2]:
        with_a_part_spoilt(page, address, texts, file, part, [PLACES[file][n % len(PLACES[file])]])


def test_what_needs_no_new_element_stands_without_the_script_that_makes_them(visit, address):
    """Answers are shown again, the home page leads on, and a long text prints whole."""
    page = visit(address + "monday/", init=THROWN)
    first, *_ = answered(page, 1)
    last = {"page": {"at": 1, "page": "modules/time-outs/"}}
    put(page, json.loads(text_of(page)) | {"last": last})
    spoil(page, address, "site.js", "page/dom.js")
    page.goto(address)
    assert page.locator(".md-content .md-button--primary").inner_text().startswith("Resume: ")
    page.goto(address + "modules/time-outs/")
    assert page.locator(f"#{first.id} .quiz-feedback").inner_text() != ""
    page.goto(address + "evaluation/")
    page.locator("textarea").first.fill("A long text.")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".printed-text").text_content() == "A long text."


@pytest.mark.parametrize("file", [*PLACES, "leave.js"])
def test_a_script_that_does_not_arrive_hides_nothing(visit, address, texts, file):
    page = visit("about:blank")
    page.route(f"**/assets/{file}", lambda route: route.abort())
    for path in PLACES.get(file, PAGES[::3]):
        page.goto(address + path)
        assert reads_whole(page, texts, path) == [], path


@pytest.mark.parametrize(
    ("fragment", "paths"),
    [(fragment, PAGES[n :: len(DAMAGED)]) for n, fragment in enumerate(DAMAGED)],
    ids=lambda v: str(v)[:20],
)
def test_a_damaged_fragment_hides_nothing(visit, address, texts, fragment, paths):
    with_a_damaged_fragment(visit("about:blank"), address, texts, fragment, paths)


def test_an_older_browser_reads_every_kind_of_page(visit, address, texts):
    page = older(visit, address)
    for path in PAGES:
        page.goto(address + path)
        until(page, "document.readyState === 'complete'")
        assert (reads_whole(page, texts, path), page.errors) == ([], []), path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    page.goto(address + "modules/time-outs/")
    until(page, "document.querySelector('course-write-first textarea')")
    page.locator("course-question .quiz").first.locator("input[name=answer]").first.check()
    page.locator("course-question .quiz").first.get_by_role("button", name="Check my answer").click()
    assert page.locator(".quiz-feedback-item").first.is_visible() and page.errors == []

"""A link to a place leads there, and the reader stays there.

Every page, narrow and wide: in the sweep.
"""

from __future__ import annotations

import pytest

import places
from acting import until

PHONE, WIDE = 390, 1100


@pytest.mark.parametrize(
    ("path", "width"),
    [
        ("modules/safety-and-scope/", PHONE),
        ("modules/communication-skills/", WIDE),
        ("handbook/tonight/", PHONE),
    ],
    ids=str,
)
def test_links_to_every_place_lead_there(look, address, path, width):
    places.links_lead_there(look, address + path, width)


@pytest.mark.parametrize(
    ("path", "width"),
    [
        ("modules/safety-and-scope/", PHONE),
        ("cases/sunday-night/", WIDE),
        ("practice/rehearse-time-outs/", PHONE),
    ],
    ids=str,
)
def test_reload_and_back_keep_the_place(look, address, path, width):
    places.reload_and_back_keep_the_place(look, address + path, width, address + "glossary/")


def test_a_picture_of_a_whole_page_is_whole(look, address):
    places.a_picture_is_whole(look, address + "modules/time-outs/", PHONE)


@pytest.mark.parametrize("press", ["tap", "Enter"])
def test_the_menu_closes_over_the_section_that_was_chosen(visit, address, press):
    page = visit(address + "modules/time-outs/", reduced_motion="reduce", has_touch=True)
    page.set_viewport_size({"width": 390, "height": 800})
    page.get_by_role("button", name="Menu").press("Enter")
    link = page.locator(".nav-parts a[href='#three-rules']")
    link.tap() if press == "tap" else link.press("Enter")
    until(page, "!document.getElementById('__drawer').checked && location.hash === '#three-rules'")
    seen = "document.elementFromPoint(195, document.getElementById('three-rules').getBoundingClientRect().top + 5).closest('#three-rules, article') !== null"
    until(page, f"{seen} && document.getElementById('three-rules').getBoundingClientRect().top < 160")
    assert page.get_by_role("button", name="Menu").get_attribute("aria-expanded") == "false"


@pytest.mark.parametrize("from_below", [False, True], ids=["from the top", "from further down"])
def test_a_search_result_on_the_same_page_leads_there_on_a_phone(visit, address, from_below):
    page = visit(address + "modules/time-outs/", reduced_motion="reduce", has_touch=True)
    page.set_viewport_size({"width": 390, "height": 800})
    if from_below:
        page.evaluate("scrollTo(0, 3000)")
    page.get_by_role("button", name="Search").click()
    page.locator(".md-search__input").press_sequentially("misuse")
    page.locator(".md-search-result__item").first.wait_for()
    page.locator("details.md-search-result__more summary").first.click()
    until(page, "document.body.hasAttribute('data-md-scrolllock')")
    page.locator(".md-search-result__link[href*='time-outs/#misuse']").tap()
    until(page, "!document.body.hasAttribute('data-md-scrolllock')")
    top = page.locator("#misuse").evaluate("e => e.getBoundingClientRect().top")
    assert 0 <= top < 160 and page.url.endswith("#misuse")


def test_the_sign_behind_a_heading_is_seen_when_the_keyboard_reaches_it(visit, address):
    page = visit(address + "modules/time-outs/", reduced_motion="reduce")  # or the link is read while it fades in
    link = page.locator("#three-rules .headerlink")
    link.focus()
    assert link.evaluate("e => getComputedStyle(e).opacity") == "1"
    assert link.evaluate("e => e.getBoundingClientRect().right <= innerWidth")

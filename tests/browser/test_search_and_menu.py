"""Search and the menu: when they are there, what they cost, and how they end."""

from __future__ import annotations

from itertools import takewhile

import pytest

from acting import until
from keyboard import FOCUS, lost, stops


def test_buttons_for_menu_and_search_show_only_where_those_are_hidden(visit, address):
    page = visit(address)
    menu, search = (page.get_by_role("button", name=n, exact=True) for n in ("Menu", "Search"))
    for width, shown in ((360, (True, True)), (1000, (True, False)), (1280, (False, False))):
        page.set_viewport_size({"width": width, "height": 800})
        assert (menu.is_visible(), search.is_visible()) == shown, width


def test_search_costs_nothing_until_it_is_used_and_loses_no_key(visit, address):
    page = visit(address)
    asked, held = [], []
    page.on("request", lambda r: asked.append(r.url))
    # Kept back until everything is typed. Playwright looks into what it calls, so this is a function.
    page.route("**/bundle.*.js", lambda route: held.append(route))  # noqa: PLW0108
    page.goto(address + "modules/time-outs/")
    page.mouse.wheel(0, 4000)
    assert not any("bundle" in url or "search_index" in url for url in asked)
    page.locator(".md-search__input").focus()
    page.keyboard.type("walnut")
    until(page, "document.querySelector('.md-search__input').value === 'walnut'")
    held[0].continue_()
    page.locator(".md-search-result__item").first.wait_for()
    assert "walnut" in page.locator(".md-search-result__item").first.inner_text().lower()
    assert page.locator(".md-search__input").input_value() == "walnut"


@pytest.mark.parametrize("used", [False, True], ids=["before search is used", "afterwards"])
def test_no_letter_or_sign_alone_does_anything(visit, address, used):
    """Said to a browser, or pressed with the focus on a button: search stays shut, the page stays, and
    nothing is typed anywhere.
    """
    page = visit(address + "cases/sunday-night/")
    if used:
        page.locator(".md-search__input").fill("timeout")
        page.locator(".md-search-result__item").first.wait_for()
        page.keyboard.press("Escape")
        page.locator(".md-search__input").fill("")
        until(page, "!document.getElementById('__search').checked")
    here = page.url
    for place in (".choices a", "a.leave", ""):
        if place:
            page.locator(f"{place}:visible").first.focus()
        else:
            page.evaluate("document.activeElement.blur()")
        for key in "abcdefghijklmnopqrstuvwxyzFSNP0123456789/,.?;'[]-=`\\":
            page.keyboard.press(key)
        assert not page.locator("#__search").is_checked() and page.locator(".md-search__input").input_value() == "", (
            place
        )
    page.evaluate("new Promise((done) => setTimeout(done))")  # a page that is left is empty at once
    assert page.get_by_role("alert").count() == 0 and page.url == here and page.errors == []


def test_search_that_cannot_load_says_so(visit, address):
    page = visit(address)
    page.route("**/bundle.*.js", lambda route: route.abort())
    page.locator(".md-search__input").focus()
    page.get_by_text("Search could not be loaded").wait_for(state="attached")


def test_search_closes_when_the_focus_leaves_it_before_it_has_loaded(visit, address):
    page = visit(address)
    page.route("**/bundle.*", lambda route: route.abort())
    page.locator(".md-search__input").focus()
    assert page.locator("#__search").is_checked()
    page.locator(".md-content a").first.focus()
    assert not page.locator("#__search").is_checked()


def test_escape_closes_the_menu_and_returns_to_its_button(visit, address):
    page = visit(address + "modules/time-outs/")
    page.set_viewport_size({"width": 360, "height": 740})
    menu = page.get_by_role("button", name="Menu")
    menu.press("Enter")
    assert menu.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    assert menu.get_attribute("aria-expanded") == "false" and menu.evaluate("e => e === document.activeElement")


def test_the_menu_by_keyboard_on_a_phone(visit, address):
    """It opens with the focus inside, every stop is in sight, and it closes when the focus leaves it, either way."""
    page = visit(address + "modules/time-outs/", reduced_motion="reduce")
    page.set_viewport_size({"width": 360, "height": 740})
    menu = page.get_by_role("button", name="Menu")
    for key, least in (("Tab", 40), ("Shift+Tab", 1)):
        menu.press("Enter")
        found = [page.evaluate(FOCUS), *takewhile(lambda stop: stop["menu"], stops(page, key))]
        assert found[0]["menu"] and len(found) >= least
        assert lost(found) == []
        assert menu.get_attribute("aria-expanded") == "false"


# What a newcomer looks for, one after the other: the words to tap in the menu, where they lead, and whether they are
# in sight at once.
SOUGHT = [
    ("Start: 1. Half the story", "modules/half-the-story/", True),
    ("Worksheets", "practice/#worksheets", True),
    ("How to ask about safety", "modules/safety-and-scope/#ask", True),
    ("Next: 3. The partner as a guest, without a plan", "modules/partner-as-guest/", True),
    ("For supervisors", "supervisors/", True),
    ("Contacts and help", "help/", True),
    ("Guest session planner", "practice/guest-session-planner/", False),
]


def test_a_newcomer_with_a_phone_finds_it_in_two_taps(visit, address):
    page = visit(address, viewport={"width": 360, "height": 740}, has_touch=True, reduced_motion="reduce")
    for words, there, at_once in SOUGHT:
        page.get_by_role("button", name="Menu").tap()
        line = page.locator(".md-nav--primary").get_by_role("link", name=words, exact=True).first
        box = line.bounding_box()
        assert not at_once or 0 <= box["y"] <= 740 - box["height"], f"{words}: out of sight"
        line.tap()
        page.wait_for_url(address + there)
    assert page.errors == []

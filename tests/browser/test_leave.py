"""The way off a page for somebody who may be watched: what it does, and what does not set it off."""

from __future__ import annotations

import pytest

from acting import until
from leaving import ELSEWHERE, HERE, NOTHING, TIMERS, said, three, three_while_writing


@pytest.mark.parametrize(
    "way",
    [
        lambda page: page.get_by_role("link", name="Leave quickly").first.click(),
        lambda page: page.get_by_role("link", name="Leave quickly").last.click(),
        lambda page: page.get_by_role("link", name="Leave quickly").first.press("Enter"),
        lambda page: page.get_by_role("link", name="Leave quickly").first.click(modifiers=["Control"]),
        three,
        three_while_writing,
    ],
    ids=["line", "footer", "Enter", "Control", "Shift", "in a text box"],
)
def test_leaving_puts_another_site_in_place_of_the_page(leaving, address, way):
    page = leaving()
    open_before = len(page.context.pages)
    way(page)
    page.wait_for_url(ELSEWHERE)
    assert len(page.context.pages) == open_before
    page.go_back()
    assert page.url == address + "course/about/"


@pytest.mark.parametrize("script", ["throw new Error('broken');", "}", None], ids=["throws", "torn", "missing"])
def test_no_other_script_can_take_the_way_off_away(leaving, script):
    page = leaving()
    page.route(
        "**/assets/*.js",
        lambda route: (
            route.continue_()
            if "leave.js" in route.request.url
            else route.abort()
            if script is None
            else route.fulfill(body=script, content_type="text/javascript")
        ),
    )
    page.add_init_script(
        "addEventListener('keyup', (e) => e.stopImmediatePropagation()); addEventListener('click', (e) => e.stopPropagation());"
    )
    page.reload()
    assert page.evaluate("window.courseStore") is None
    page.get_by_role("link", name="Leave quickly").first.click()
    page.wait_for_url(ELSEWHERE)


def test_without_javascript_the_link_is_a_link(leaving):
    page = leaving(java_script_enabled=False)
    page.get_by_role("link", name="Leave quickly").first.click()
    page.wait_for_url(ELSEWHERE)


@pytest.fixture
def blank(leaving):
    """A page that has been left for a site that does not answer."""
    page = leaving()
    page.context.route(ELSEWHERE + "**", NOTHING)
    three(page)
    return page


def test_the_page_is_empty_at_once_and_says_why(blank):
    assert blank.get_by_role("alert").inner_text() == "Leaving." and blank.get_by_role("alert").bounding_box() == {
        "x": 0,
        "y": 0,
        "width": 1280,
        "height": 900,
    }
    assert blank.evaluate("document.documentElement.innerText") == "Leaving."
    blank.keyboard.press("Tab")
    assert blank.evaluate("document.activeElement.tagName") == "BODY"


def test_a_page_that_the_browser_brings_back_is_whole_again(blank):
    blank.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: false}))")
    assert not blank.locator("h1").is_visible(), "loaded late, and left already"
    blank.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    assert blank.locator("h1").is_visible() and blank.get_by_role("alert").count() == 0 and said(blank) == ""
    blank.keyboard.press("Shift")
    assert "two more times" in said(blank)


def test_the_count_is_told_and_forgotten(leaving, address):
    page = leaving()
    region = page.locator(".leave-says")
    assert (
        region.get_attribute("role") == "status"
        and region.bounding_box()["width"] <= 1
        and region.evaluate("e => e.checkVisibility()")
    )
    for press, text in (
        ("Shift", "Press Shift two more times to leave this page."),
        ("Shift", "Press Shift one more time to leave this page."),
    ):
        page.keyboard.press(press)
        assert said(page) == text
    page.evaluate("late()")
    assert said(page) == "Leaving quickly has timed out."
    page.evaluate("late()")
    assert said(page) == ""
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.keyboard.press("ArrowDown")  # something else is being done
    assert said(page) == "Leaving quickly has timed out." and page.url == address + HERE
    page.keyboard.press("Shift")
    assert said(page) == "Press Shift two more times to leave this page."
    page.evaluate("late(); late()")
    three(page)
    page.wait_for_url(ELSEWHERE)


def test_five_seconds_run_from_each_press_to_the_next(leaving, address):
    """For a frightened hand, or a slow one."""
    page = leaving(init="")
    page.clock.install()
    page.goto(address + HERE)
    page.keyboard.press("Shift")
    page.clock.run_for(5_100)
    assert said(page) == "Leaving quickly has timed out."
    for _ in range(2):
        page.keyboard.press("Shift")
        page.clock.run_for(4_500)
    page.keyboard.press("Shift")
    page.wait_for_url(ELSEWHERE)


def held(page, key, act):
    page.keyboard.down(key)
    act()
    page.keyboard.up(key)


def wheel(page):
    page.evaluate("window.wheeled = false; addEventListener('wheel', () => { window.wheeled = true; }, {once: true})")
    page.mouse.wheel(120, 0)
    until(page, "window.wheeled")


@pytest.fixture(scope="module")
def counting(contexts):
    """A page whose timers are fired by hand, in a browser for which a site elsewhere answers."""
    context = contexts(locale="en-JM")
    context.route(
        ELSEWHERE + "**", lambda route: route.fulfill(body="<title>elsewhere</title>", content_type="text/html")
    )
    page = context.new_page()
    page.add_init_script(TIMERS)
    yield page
    page.close()


@pytest.mark.parametrize(
    "use",
    [
        lambda page: held(page, "Alt", lambda: page.keyboard.press("Shift")),
        lambda page: held(page, "Control", lambda: page.keyboard.press("Shift")),
        lambda page: held(page, "Meta", lambda: page.keyboard.press("Shift")),
        lambda page: held(page, "AltGraph", lambda: page.keyboard.press("Shift")),
        lambda page: held(page, "Shift", lambda: page.keyboard.press("Alt")),
        lambda page: [
            page.keyboard.down("Shift"),
            page.keyboard.down("Alt"),
            page.keyboard.up("Shift"),
            page.keyboard.up("Alt"),
        ],
        lambda page: held(page, "Shift", lambda: page.keyboard.press("A")),
        lambda page: held(page, "Shift", lambda: page.keyboard.press("Tab")),
        lambda page: [
            page.keyboard.down("Shift"),
            page.keyboard.down("a"),
            page.keyboard.up("Shift"),
            page.keyboard.up("a"),
        ],
        lambda page: held(page, "ShiftLeft", lambda: page.keyboard.press("ShiftRight")),
        lambda page: held(page, "Shift", lambda: page.mouse.click(640, 500)),
        lambda page: held(page, "Shift", lambda: [page.mouse.click(640, 500), page.keyboard.down("Shift")]),
        lambda page: held(page, "Shift", lambda: wheel(page)),
        lambda page: held(page, "Shift", lambda: page.evaluate("dispatchEvent(new Event('blur'))")),
    ],
    ids=[
        "Alt first",
        "Control first",
        "Meta first",
        "AltGr first",
        "Alt in it",
        "Alt over it",
        "capital",
        "Shift+Tab",
        "a over it",
        "both Shifts",
        "click",
        "click, and the key repeats",
        "wheel",
        "another window",
    ],
)
def test_a_shift_with_anything_else_does_not_count(counting, address, use):
    page = counting
    page.goto(address + "practice/conversation-preparation/")
    page.keyboard.press("Shift")
    for _ in range(4):
        use(page)
        assert page.get_by_role("alert").count() == 0 and page.url == address + "practice/conversation-preparation/"
        assert said(page) in ("Leaving quickly has timed out.", "Press Shift two more times to leave this page.")
    page.evaluate("late(); late()")
    three(page)
    page.wait_for_url(ELSEWHERE)


def test_a_shift_held_down_is_one_press(leaving):
    page = leaving()
    for _ in range(5):
        page.keyboard.down("Shift")  # the browser reports it again while it is down
    page.keyboard.up("Shift")
    assert said(page) == "Press Shift two more times to leave this page."

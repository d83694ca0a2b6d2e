"""Leaving quickly: where to, and how a reader does it."""

from __future__ import annotations

from keyboard import FOCUS, PHONE, ZOOMED, lost

ELSEWHERE = "https://www.wikipedia.org/"
HERE = "modules/safety-and-scope/"
# The script's own two timers are fired by hand: `late()` and `stuck()`.
TIMERS = """
{ const real = window.setTimeout, clear = window.clearTimeout, held = new Map(); let n = 0;
  const fire = (ms) => [...held].filter(([, t]) => t.ms === ms).forEach(([id, t]) => { held.delete(id); t.act(); });
  window.setTimeout = (act, ms, ...more) => ms === 5000 || ms === 2000 ? (held.set(--n, {act, ms}), n) : real(act, ms, ...more);
  window.clearTimeout = (id) => held.delete(id) || clear(id);
  window.late = () => fire(5000); window.stuck = () => fire(2000); }
"""
NOTHING = lambda route: route.fulfill(status=204)  # a browser stays where it is


def three(page) -> None:
    """Press Shift three times."""
    for _ in range(3):
        page.keyboard.press("Shift")


def three_while_writing(page) -> None:
    """Press Shift three times in a box with a text in it."""
    page.locator("textarea").first.fill("Mine.")
    page.locator("textarea").first.focus()
    three(page)


def said(page) -> str:
    """What a screen reader is told of the count."""
    return page.locator(".leave-says").text_content()


def line_comes_first(page) -> None:
    """The keyboard comes to the line below the header before all else but the skip link."""
    found = []
    for _ in range(4):
        page.keyboard.press("Tab")
        found.append(page.evaluate(FOCUS))
    names = [stop["name"] for stop in found if stop["name"] != "Skip to content"]
    assert names[:2] == ["Not a therapist? Start here.", "Leave quickly"] and lost(found) == []
    line, header = (page.locator(s).bounding_box() for s in (".leave-line", ".md-header"))
    assert abs(line["y"] - header["height"]) <= 1, "it is drawn below the header"


LINE = """() => {
  const box = document.querySelector('.leave-line').getBoundingClientRect(), link = document.querySelector('.leave-line .leave'), b = link.getBoundingClientRect();
  return {top: box.top, bottom: box.bottom, seen: link.contains(document.elementFromPoint(b.x + b.width / 2, b.y + b.height / 2)),
    heights: [...document.querySelectorAll('.leave-line a')].map((a) => a.getBoundingClientRect().height)};
}"""


def line_stays_in_view(page) -> None:
    """At the top and in the middle of a page: on a phone, enlarged, and on a phone held across."""
    for width, height in (PHONE, ZOOMED, (740, 360)):
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate("scrollTo(0, 0)")
        assert page.evaluate(LINE)["seen"]
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight / 2)")
        line = page.evaluate(LINE)
        assert line["seen"] and line["top"] >= 0 and line["bottom"] <= 96 and line["bottom"] <= height * 0.26, line
        assert width == 740 or min(line["heights"]) >= 44, line

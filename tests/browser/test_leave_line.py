"""The line below the header that carries the way off and the way to help."""

from __future__ import annotations

import pytest

from keyboard import PHONE, ZOOMED, lost, stops
from leaving import HERE, line_comes_first, line_stays_in_view


@pytest.mark.parametrize(
    "path",
    ["", HERE, "cases/sunday-night/", "practice/conversation-preparation/", "assessment/", "help/", "404.html"],
    ids=lambda p: p or "home",
)
def test_the_keyboard_comes_to_the_line_first(look, address, path):
    line_comes_first(look(address + path))


def test_the_line_stays_in_view_where_somebody_afraid_may_read(look, address, course):
    """One page of each kind; all of them: in the sweep."""
    first = (course.cases[0], course.rehearsals[0], course.worksheets[0])
    for path in (HERE, "help/", "handbook/tonight/", *(practice.page.address for practice in first)):
        line_stays_in_view(look(address + path))


COVERED = """() => {
  const bottom = (place) => document.querySelector(place).getBoundingClientRect().bottom;
  return [...document.querySelectorAll('article :is(h2, h3)[id], course-question')].filter((e) => {
    location.hash = e.id;
    const atEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
    return !atEnd && e.getBoundingClientRect().top < Math.max(bottom('.md-header'), bottom('.leave-line'));
  }).map((e) => e.id);
}"""


@pytest.mark.parametrize("size", [PHONE, ZOOMED, (1280, 800)], ids=str)
def test_header_and_line_cover_no_place_that_a_link_leads_to(look, address, size):
    for path in (HERE, "modules/time-outs/"):
        assert look(address + path, size).evaluate(COVERED) == [], path


@pytest.mark.parametrize("size", [ZOOMED], ids=str)
def test_nothing_with_the_focus_is_under_header_or_line_on_the_way_back(look, address, size):
    page = look(address + HERE, size)
    page.locator(".md-search").evaluate("e => e.remove()")  # it opens when the focus comes to it: a place of its own
    page.locator(".leave-foot .leave").focus()
    found = []
    for stop in stops(page, "Shift+Tab"):
        found.append(stop)
        if stop["tag"] == "BODY" or stop["name"] == "Skip to content":
            break
    assert len(found) > 60 and lost([stop for stop in found if stop["tag"] != "BODY"]) == []

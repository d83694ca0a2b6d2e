"""No violation of any of axe's rules on any page in any state, with colors in both schemes."""

from __future__ import annotations

import pytest

import states
from access import in_both_schemes
from building import ADDRESSES
from leaving import TIMERS


@pytest.mark.parametrize("path", ADDRESSES, ids=lambda p: p or "home")
def test_a_page(visit, address, course, path):
    page = visit(address + path, color_scheme="light", reduced_motion="reduce")  # or colors are caught between two
    found = in_both_schemes(page, "fresh")
    module = next((m for m in course.modules if m.page.address == path), None)
    for state in states.OF_THE_SITE if module else states.OF_THE_SITE[1:]:
        found |= in_both_schemes(page, state.__name__, [[place] for place in state(page, module)])
        page.keyboard.press("Escape")
    assert {state: problems for state, problems in found.items() if problems} == {}
    assert len(found) == (8 if module else 6)
    assert page.foreign == [] and page.errors == []


@pytest.mark.parametrize(
    ("kind", "state"),
    [(kind, state) for kind, all_ in states.OF_PRACTICE.items() for state in all_],
    ids=lambda v: getattr(v, "__name__", v),
)
def test_all_that_is_practiced(visit, address, course, kind, state):
    page = visit("about:blank", color_scheme="light", reduced_motion="reduce")
    for practiced in getattr(course, kind):
        page.goto(address + practiced.page.address)
        found = in_both_schemes(page, state.__name__, [[place] for place in state(page, practiced)])
        assert {name: problems for name, problems in found.items() if problems} == {}, practiced.id


@pytest.mark.parametrize("state", states.OF_THE_RECORD, ids=lambda s: s.__name__)
def test_a_state_of_the_record(visit, address, state):
    page = visit(address + "monday/", color_scheme="light", reduced_motion="reduce")
    found = in_both_schemes(page, state.__name__, [[place] for place in state(page, address)])
    assert {name: problems for name, problems in found.items() if problems} == {}


def test_the_line_below_the_header_while_it_counts(visit, address):
    page = visit(address + "404.html", init=TIMERS, color_scheme="light", reduced_motion="reduce")
    page.keyboard.press("Shift")
    assert in_both_schemes(page, "counting", [[".leave-line"], [".leave-foot"], [".leave-says"]]) == {
        "default counting": [],
        "slate counting": [],
    }

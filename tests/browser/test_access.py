"""No violation of any of axe's rules: each kind of page as it opens, and each state that a page can be brought into."""

from __future__ import annotations

import pytest

import states
from access import faults, violations
from building import KINDS
from leaving import TIMERS

MODULE = "modules/safety-and-scope/"  # the longest stands for the others, which are in the sweep
PATHS = [path for path in KINDS if path == MODULE or not path.startswith("modules/")]


@pytest.mark.parametrize("path", [*PATHS, "404.html"], ids=lambda p: p or "home")
def test_a_page_of_each_kind(look, address, path):
    assert faults(look(address + path)) == []


@pytest.mark.parametrize("state", states.OF_THE_SITE, ids=lambda s: s.__name__)
def test_a_state_of_the_site(visit, address, course, state):
    page = visit(
        address + "modules/time-outs/", color_scheme="light", reduced_motion="reduce"
    )  # or colors are caught between two
    assert faults(page, *state(page, course.module("time-outs"))) == []
    assert page.foreign == [] and page.errors == []


@pytest.mark.parametrize(
    ("kind", "state"),
    [(kind, state) for kind, all_ in states.OF_PRACTICE.items() for state in all_],
    ids=lambda v: getattr(v, "__name__", v),
)
def test_a_state_of_what_is_practiced(visit, address, course, kind, state):
    practiced = getattr(course, kind)[0]
    page = visit(address + practiced.page.address, color_scheme="light", reduced_motion="reduce")
    assert faults(page, *state(page, practiced)) == []


@pytest.mark.parametrize("state", states.OF_THE_RECORD, ids=lambda s: s.__name__)
def test_a_state_of_the_record(visit, address, state):
    page = visit(address + "monday/", color_scheme="light", reduced_motion="reduce")
    assert faults(page, *state(page, address)) == []


def test_the_line_below_the_header_while_it_counts(visit, address):
    page = visit(address + "404.html", init=TIMERS, color_scheme="light", reduced_motion="reduce")
    page.keyboard.press("Shift")
    assert faults(page, ".leave-line", ".leave-foot", ".leave-says") == []


def test_a_finger_hits_the_sign_behind_a_heading_or_the_link_in_it(visit, address):
    """Where nothing hovers, the sign that copies an address always shows."""
    assert (
        violations(visit(address + "monday/", has_touch=True, is_mobile=True, viewport={"width": 412, "height": 823}))
        == []
    )

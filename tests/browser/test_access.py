"""No violation of any of axe's rules: each kind of page as it opens, and each state that a page can be brought into."""

from __future__ import annotations

import pytest

import states
from access import faults
from building import KINDS


@pytest.mark.parametrize("path", [*KINDS, "404.html"], ids=lambda p: p or "home")
def test_a_page_of_each_kind(look, address, path):
    assert faults(look(address + path)) == []


@pytest.mark.parametrize("state", states.OF_THE_SITE, ids=lambda s: s.__name__)
def test_a_state_of_the_site(visit, address, course, state):
    page = visit(address + "modules/time-outs/", color_scheme="light", reduced_motion="reduce")  # or colors are caught between two
    assert faults(page, *state(page, course.module("time-outs"))) == []
    assert page.foreign == [] and page.errors == []

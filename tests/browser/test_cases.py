"""Cases: every choice is played, and the way through one is the reader's.

What is seen here of one case is seen of all in the sweep.
"""

from __future__ import annotations

import pytest

import cases


@pytest.fixture
def case(course):
    return next(c for c in course.cases if c.id == "sunday-night")


def test_every_choice(visit, address, case):
    page = visit(address + case.page.address)
    cases.every_choice(page, case)
    assert page.errors == []


def test_by_keyboard_alone_to_a_good_ending_and_back(visit, address, case):
    cases.by_keyboard(visit(address + case.page.address), case)


def test_the_way_leads_back_and_the_roads_not_taken_can_be(visit, address, case):
    cases.back_and_other_roads(visit(address + case.page.address), case, address)


def test_a_link_into_the_middle_and_a_forged_history(visit, address, case):
    cases.from_a_link(visit("about:blank"), case, address + case.page.address)

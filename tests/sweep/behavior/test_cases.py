"""Every case, in every way that a reader goes."""

from __future__ import annotations

import cases


def test_every_choice_of_every_case(visit, address, course):
    page = visit("about:blank")
    for case in course.cases:
        page.goto(address + case.page.address)
        cases.every_choice(page, case)
    assert page.errors == []


def test_by_keyboard_alone_to_a_good_ending_and_back(visit, address, course):
    for case in course.cases:
        cases.by_keyboard(visit(address + case.page.address), case)


def test_the_way_leads_back_and_the_roads_not_taken_can_be(visit, address, course):
    for case in course.cases:
        cases.back_and_other_roads(visit(address + case.page.address), case, address)


def test_a_link_into_the_middle_and_a_forged_history(visit, address, course):
    for case in course.cases:
        cases.from_a_link(visit("about:blank"), case, address + case.page.address)

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


def test_how_far_it_is_stands_above_the_way_and_reaches_paper(visit, address, case):
    page = visit(address + case.page.address)
    status, dots = page.locator(".way-status"), page.locator(".way-status i")
    way = max(cases.ways(case).values(), key=len)
    for n, id in enumerate(way):
        least, most = case.decisions_left[id]
        said = page.locator(f".moment:has(#{id}) .moment-left").text_content()
        assert status.inner_text() == (f"Decision {n + 1}. {said}" if least else f"An ending, after {n} decisions.")
        kinds = dots.evaluate_all("all => all.map((dot) => dot.className)")
        assert (kinds.count("taken"), kinds.count("left"), len(kinds)) == (n, max(least - 1, 0), n + max(most, 1)), id
        if n + 1 < len(way):
            cases.follow(page, way[n : n + 2])
    page.emulate_media(media="print")
    titles = page.locator(".way li").evaluate_all("all => all.map((li) => li.checkVisibility() && li.innerText.trim())")
    assert len(titles) == len(way) - 1 and all(titles)
    assert page.locator(".moment-left").evaluate_all("all => all.every((left) => left.checkVisibility())")
    assert not page.get_by_role("button", name="Start again").is_visible()

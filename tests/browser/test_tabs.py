"""Two tabs of one browser are one record."""

from __future__ import annotations

from acting import KEY, answer, hears, record, until
from records import COURSE, choose


def test_two_tabs_answer_at_once(visit, address):
    page = visit(address + "modules/time-outs/")
    other = page.context.new_page()
    other.goto(address + "modules/absent-partner/")
    first, second = COURSE.module("time-outs").questions[0], COURSE.module("absent-partner").questions[0]
    answer(page, first, 0)
    answer(other, second, 0)
    hears(page, first.id, second.id)
    assert set(record(page)["answers"]) == {first.id, second.id}
    other.evaluate("courseStore.erase()")
    until(page, "Object.keys(courseStore.read().answers || {}).length === 0")


def test_a_tab_that_has_not_yet_heard_of_another_writes_nothing_over(visit, address):
    page = visit(
        address + "modules/time-outs/",
        init="addEventListener('storage', (event) => event.stopImmediatePropagation(), true)",
        locale="en-IE",
    )
    other = page.context.new_page()
    other.goto(address + "modules/absent-partner/")
    first, second = COURSE.module("time-outs").questions[0], COURSE.module("absent-partner").questions[0]
    answer(other, second, 0)
    hears(page, second.id)
    other.close()
    answer(page, first, 0)
    assert set(record(page)["answers"]) == {first.id, second.id}


def test_an_assessment_in_two_tabs_is_one(visit, address):
    page = visit(address + "assessment/")
    page.get_by_role("button", name="Start").click()
    other = page.context.new_page()
    other.goto(address + "assessment/")
    other.get_by_role("button", name="Go on").click()
    items, others = (tab.locator("course-assessment .item:visible") for tab in (page, other))
    page.bring_to_front()
    for n in range(3):
        items.nth(n).locator("input[value='0']").check()
    other.bring_to_front()
    others.nth(5).locator("input[value='1']").check()
    others.nth(6).locator("input[value='2']").check()
    for tab in (page, other):
        until(tab, "document.querySelectorAll('course-assessment input:checked').length === 5")
    until(page, f"Object.keys(JSON.parse(localStorage.getItem('{KEY}')).chosen).length === 5")
    choose(page)
    page.get_by_role("button", name="Hand in").click()
    other.get_by_text("This form was handed in, in another tab.").wait_for()
    assert len(record(page)["attempts"]) == 1 and others.count() == 0
    assert other.locator("details.handed-in").count() == 1, "and opens again there"
    other.bring_to_front()
    other.get_by_role("button", name="Take another form").click()
    third = page.context.new_page()
    third.goto(address + "assessment/")
    third.get_by_role("button", name="Begin anew").wait_for()
    choose(other, lambda _best, _n: 0, leave=20)
    of_it = "Object.values(courseStore.read().chosen).filter((one) => one.seed === courseStore.read().assessment.draft.seed)"
    for tab in (page, third):
        until(tab, f"{of_it}.length === 4")
    page.bring_to_front()
    page.get_by_role("button", name="Take another form").click()
    until(
        page, "document.querySelectorAll('course-assessment input:checked').length === 4"
    )  # it goes on with that of the other tab
    third.bring_to_front()
    third.get_by_role("button", name="Begin anew").click()
    assert "4 of 24" in third.locator(".assessment-panel").inner_text()
    third.get_by_role("button", name="Yes, another form").click()
    other.get_by_text("Another form was begun, in another tab.").wait_for()
    assert page.errors == []

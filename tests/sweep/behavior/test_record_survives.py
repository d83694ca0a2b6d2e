"""The record outlives the browser: closed and started again, it is where it was; erased, it stays so."""

from __future__ import annotations

import browser
from acting import answer, record
from records import COURSE

MODULE = COURSE.modules[0]


def test_a_closed_browser_keeps_the_record_and_an_erased_one_stays_empty(address, chromium, tmp_path):
    def started():
        return chromium.browser_type.launch_persistent_context(
            tmp_path / "profile", executable_path=browser.chromium(), args=browser.FLAGS
        )

    context = started()
    page = context.new_page()
    page.goto(address + MODULE.page.address)
    answer(page, MODULE.questions[0], 0)
    before = record(page)
    assert list(before["answers"]) == [MODULE.questions[0].id]
    context.close()

    context = started()
    page = context.new_page()
    page.goto(address + "my-course/")
    assert record(page) == before and "1 of 8 questions answered" in page.locator("course-progress").inner_text()
    page.get_by_role("button", name="Erase my record").click()
    page.get_by_role("button", name="Erase everything").click()
    context.close()

    context = started()
    page = context.new_page()
    page.goto(address + MODULE.page.address)
    assert page.locator("course-question[data-answered]").count() == 0
    context.close()

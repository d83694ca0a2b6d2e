"""Sheets for a supervisor's table on paper: a page each, and alone where one is opened by its address."""

from __future__ import annotations

import pytest

import printing
from acting import paper, texts
from course.pages.sheets import GROUP_SHEETS, PRACTICE_SHEETS


# Letter is the shorter page; A4 is looked at in the sweep.
def test_each_practice_sheet_is_one_page_and_its_replies_another(look, address, course):
    printing.practice_sheets(look(address + course.page(PRACTICE_SHEETS).address), course, "Letter")


@pytest.mark.parametrize(
    ("path", "id", "most"), [(PRACTICE_SHEETS, "observe-safety-and-scope", 1), (GROUP_SHEETS, "group-sunday-night", 3)]
)
def test_a_sheet_that_was_opened_is_printed_alone(look, address, course, path, id, most):
    page = look(f"{address}{course.page(path).address}#{id}")
    title = page.locator(f"#{id}").evaluate("h => h.firstChild.textContent.trim()")
    pdf = paper(page)
    printed = texts(pdf)
    assert printing.untagged(pdf) == []
    assert printed[0].startswith(title) and len(printed) <= most
    assert "Leave quickly" not in " ".join(printed) and "not handed out" not in " ".join(printed)

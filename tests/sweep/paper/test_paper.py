"""Every module, case and worksheet on paper; paper from both schemes, with scripts and without; older browsers."""

from __future__ import annotations

import pytest

import printing
from acting import sheets, until
from course.pages.sheets import PRACTICE_SHEETS
from older import older

ALIKE = [
    "practice/conversation-preparation/",
    "practice/skills-self-check/",
    "evaluation/",
    "modules/time-outs/",
    "cases/sunday-night/",
    "my-course/",
]


@pytest.mark.parametrize("kind", ["module", "case"])
def test_all_of_a_kind(look, address, course, kind):
    for shown in getattr(course, f"{kind}s"):
        getattr(printing, kind)(look(address + shown.page.address), shown)


@pytest.mark.parametrize("path", ALIKE)
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_paper_from_the_dark_scheme_is_that_of_the_light_one(visit, address, path, scripts):
    printing.alike_from_both_schemes(visit, address + path, scripts)


def test_each_practice_sheet_is_one_page_and_its_replies_another(look, address, course):
    printing.practice_sheets(look(address + course.page(PRACTICE_SHEETS).address), course, "A4")


@pytest.mark.parametrize("format", ["A4", "Letter"])
def test_a_worksheet_is_one_page_blank_and_filled(look, address, course, format):
    for sheet in course.worksheets:
        printing.worksheet(look(address + sheet.page.address), sheet, format)


def test_an_older_browser_prints_as_the_others_do(visit, address, course):
    """A sheet on its one page without what is the therapist's alone, closed parts opened, a long text
    whole, the statement alone.
    """
    page = older(visit, address)
    for sheet in course.worksheets:
        page.goto(address + sheet.page.address)
        (paper,) = sheets(page)
        assert "Save as text" not in paper and "If this is about your own home" not in paper, sheet.id
        for field in sheet.fields:
            assert not field.for_therapist or field.label.split("(")[0].strip("*: ")[:40] not in paper, field.id
    page.goto(address + "modules/time-outs/")
    until(page, "document.querySelector('course-write-first textarea')")
    empty = " ".join(sheets(page))
    assert "Your answer, kept on this device only" not in empty and "Check my answer" not in empty
    assert "Best of these." in empty, "the key is closed on the screen"
    page.locator("course-write-first textarea").first.fill("\n".join(f"line {n} of a text" for n in range(1, 61)))
    assert "line 60 of a text" in " ".join(sheets(page))
    assert page.locator("article details[open]").count() == 0

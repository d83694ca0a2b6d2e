"""The statement of participation says what was practiced, whatever the score."""

from __future__ import annotations

import pytest

from acting import sheets
from records import COURSE, THROUGH, put

DAY = 24 * 3600 * 1000
FIRST = 1_700_000_000_000  # as of everything in THROUGH: November 14, 2023


def test_without_a_form_it_asks_for_one_and_for_no_score(visit, address):
    page = visit(address + "statement/")
    put(page, {**THROUGH, "attempts": []})
    page.reload()
    assert page.locator(".statement-missing li").all_inner_texts() == [
        "Hand in a form of the assessment, whatever its score."
    ]
    assert not page.locator(".statement-paper").is_visible() and page.errors == []


@pytest.mark.parametrize(("score", "of"), [(0, 24), (17, 24), (12, 20)])
def test_it_names_the_day_and_what_was_practiced(visit, address, score, of):
    page = visit(address + "statement/", timezone_id="Etc/UTC")
    put(page, {**THROUGH, "attempts": [{"at": FIRST, "score": score, "of": of}]})
    page.reload()
    (sheet,) = sheets(page)
    assert f"{of} questions practiced, {score} right on November 14, 2023" in sheet
    assert "passed" not in sheet and "without a pass mark" in sheet and "the figures do not say" in sheet
    assert sheet.count("November 14, 2023") == 1 + len(COURSE.modules), "and the day of every module"


def test_of_several_forms_it_names_the_best_and_the_day_of_the_first(visit, address):
    page = visit(address + "statement/", timezone_id="Etc/UTC")
    attempts = [{"at": FIRST + n * DAY, "score": score, "of": 24} for n, score in enumerate((9, 17, 12))]
    put(page, {**THROUGH, "attempts": attempts})
    page.reload()
    said = page.locator(".statement-paper").inner_text()
    assert (
        "24 questions practiced, 17 right on November 15, 2023, the best of 3 forms; the first was handed in on November 14, 2023"
        in said
    )
    assert "12 right" not in said and page.errors == []

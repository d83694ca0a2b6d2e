"""Every worksheet on paper: one page, blank and filled in."""

from __future__ import annotations

import pytest

from acting import fill, sheets
from building import WORKSHEETS
from course.rules.worksheets import ASKED


@pytest.mark.parametrize("name", WORKSHEETS)
@pytest.mark.parametrize("format", ["A4", "Letter"])
def test_a_worksheet_is_one_page_blank_and_filled(look, address, course, name, format):
    sheet = next(w for w in course.worksheets if w.id == name)
    page = look(address + sheet.page.address)
    (blank,) = sheets(page, format)
    assert "Who fills it in:" in blank
    assert "Leave quickly" not in blank and "Not a therapist?" not in blank and "Save as text" not in blank
    assert sheet.page.meta.held_by == "therapist" or not ASKED.search(blank), "a client may hold it, at home"
    fill(page, sheet, "Back at half past eight")
    (filled,) = sheets(page, format)
    assert filled.count("Back at half past eight") == sum(f.kind == "text" for f in sheet.fields)

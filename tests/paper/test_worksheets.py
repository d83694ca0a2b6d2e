"""Every worksheet on paper: one page, blank and filled in."""

from __future__ import annotations

import pytest

import printing
from building import WORKSHEETS


# Letter is the shorter page, and these sheets are the fullest; both papers of every sheet are looked at in the sweep.
@pytest.mark.parametrize(
    ("name", "format"),
    [(WORKSHEETS[0], "A4"), ("two-chair-set-up", "Letter"), ("observation-form", "Letter"), ("group-sheet", "Letter")],
)
def test_a_worksheet_is_one_page_blank_and_filled(look, address, course, name, format):
    sheet = next(w for w in course.worksheets if w.id == name)
    printing.worksheet(look(address + sheet.page.address), sheet, format)

"""Rows as CSV that a spreadsheet shows and does not run: UTF-8 with its mark, and lines that end as Excel's do."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from ..prose import clean

# What begins a formula, also as a wide form, also behind spaces or quotation marks.
FORMULA = r'["\s\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]'
FIRST = re.compile(rf"^(?=[\t\r]|{FORMULA})")
# A spreadsheet may part cells at semicolons or tabs, and the lines inside a cell.
LATER = re.compile(rf"([;\t\r\n])(?={FORMULA})")


def write_csv(rows: Iterable[Sequence[object]]) -> bytes:
    """A table whose first row names its columns."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([make_harmless(str(cell)) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def make_harmless(cell: str) -> str:
    """A cell with an apostrophe before whatever would begin a formula."""
    return FIRST.sub("'", LATER.sub(r"\1'", clean(cell)))

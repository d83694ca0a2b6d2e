"""The seeded faults can still be planted, and their table is that of their results."""

from __future__ import annotations

from collections import Counter

import pytest

from building import ROOT
from seeded import faults, table

FAULTS = faults.read()


@pytest.mark.parametrize("fault", FAULTS, ids=lambda f: f.name)
def test_a_fault_can_be_planted(fault):
    text = (ROOT / fault.file).read_text("utf-8")
    assert fault.patch.applied(text) != text
    assert [place for place in fault.room.split() if not (ROOT / place).is_file()] == []


def test_there_are_sixty_of_many_kinds():
    assert len(FAULTS) == len({f.name for f in FAULTS}) == 60
    assert max(Counter(f.kind for f in FAULTS).values()) <= 6
    assert sum(bool(f.by) for f in FAULTS) == 10


def test_the_table_says_what_came_out():
    found = table.results()
    assert list(found) == [f.name for f in FAULTS]
    assert [f.name for f in FAULTS if "first" in found[f.name] and not f.old] == []
    assert table.README.read_text("utf-8").partition(table.START)[2] == table.table(FAULTS, found)

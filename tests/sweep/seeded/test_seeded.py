"""Every seeded fault is seen by the tests of its room; `make seeded` does the same and writes it down."""

from __future__ import annotations

import sys

import pytest

from building import ROOT
from seeded import faults
from seeded.planting import NOT_SEEN, SEEN, copied, planted, run

FAULTS = faults.read()


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    return copied(ROOT, tmp_path_factory.mktemp("seeded"))


@pytest.mark.timeout(900)
def test_without_a_fault_every_room_is_green(copy):
    outcome = run(sys.executable, copy, faults.rooms(FAULTS), patience=880)
    assert outcome.kind == NOT_SEEN, outcome


@pytest.mark.parametrize("fault", FAULTS, ids=lambda f: f.name)
def test_a_fault_is_seen(copy, fault):
    with planted(copy, fault.patch):
        outcome = run(sys.executable, copy, fault.room.split())
    assert outcome.kind == SEEN, outcome

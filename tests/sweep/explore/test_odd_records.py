"""Records thought up anew each time.

What fails is printed as a case that fails again: the example, and a line to put above the test.
"""

from __future__ import annotations

import secrets

import pytest
from hypothesis import given, settings

import odd_records
from odd_records import broken_by, odd


@pytest.fixture(autouse=True, scope="module")
def anew():
    settings.load_profile("anew")
    yield
    settings.load_profile("same")


@pytest.mark.timeout(600)
def test_merging_is_a_total_join_that_loses_nothing(store):
    seed = secrets.randbits(31)
    print("seed", seed)
    odd_records.merging_is_a_total_join(store, 20_000, seed)


@pytest.mark.timeout(600)
@settings(settings.get_profile("anew"), max_examples=3000)
@given(value=odd)
def test_reading_a_record_loses_nothing_of_it(store, value):
    odd_records.reading_loses_nothing(store, value)


@pytest.mark.timeout(900)
@settings(settings.get_profile("anew"), max_examples=250)
@given(value=odd)
def test_no_record_whatever_makes_a_page_throw(bare, address, value):
    assert broken_by(bare, address, value) == []

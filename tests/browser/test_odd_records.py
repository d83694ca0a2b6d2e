"""What the store and the pages make of records as no page has written them.

Many more, thought up anew each time: in the sweep.
"""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings

import odd_records
from odd_records import ENTRIES, FIELDS, LISTS, PARTS, PRICKLY, READ, broken_by, holding, odd, without_empty
from records import COURSE


def test_merging_is_a_total_join_that_loses_nothing(store):
    odd_records.merging_is_a_total_join(store, 1000, 1)


@pytest.mark.parametrize("name", [name for name in ENTRIES if name not in (*LISTS, "attempts")])
def test_of_two_entries_of_which_the_latest_counts_it_is_the_later_one(store, name):
    earlier, later = (holding(name, {"at": at} | ENTRIES[name]) for at in (1, 2))
    merged = store.evaluate(
        "both => { const [a, b] = both.map((text) => courseStore.parse(text)); return [courseStore.merge(a, b), courseStore.merge(b, a)]; }",
        [json.dumps(v) for v in (earlier, later)],
    )
    assert [one[name] for one in merged] == [later[name]] * 2


@settings(max_examples=80)
@given(value=odd)
def test_reading_a_record_loses_nothing_of_it(store, value):
    odd_records.reading_loses_nothing(store, value)


@pytest.mark.parametrize("name", ENTRIES)
def test_an_entry_is_read_when_every_field_is_of_its_kind(store, name):
    def read(entry) -> tuple[dict, list]:
        found = without_empty(json.loads(store.evaluate(READ, json.dumps(holding(name, entry)))[0]))
        return {name: part for name, part in found.items() if name in ENTRIES and '"at"' in json.dumps(part)}, [
            json.loads(odd)["value"] for odd in found.get("odd", [])
        ]

    entry = {"at": 1, "day": "2026-02-28"} | ENTRIES[name]
    assert read(entry) == (holding(name, entry), [])
    for field, value in entry.items():
        for other in (None, True, "text", "2026-02-29", -1.5, 1e308, [7], {"x": 7}):
            if type(other) is not type(value) or isinstance(other, list | dict) or field == "day":
                parts, aside = read(entry | {field: other})
                assert '"at"' not in json.dumps(parts) and aside == [entry | {field: other}]
        whole = {**entry}
        del whole[field]
        needed = field in {
            "answers": ("at", "hash", "chose"),
            "chosen": ("at", "hash", "chose"),
            "attempts": ("at", "score", "of"),
            "ways": ("at", "ending", "steps"),
        }.get(name, ("at",))
        assert read(whole)[1] == ([whole] if needed else [])


@pytest.mark.parametrize("odd", [None, PRICKLY], ids=json.dumps)
def test_a_value_in_the_place_of_any_other_breaks_no_page(bare, address, odd):
    """In the place of every part, of every entry, and of every field of an entry."""
    wrong = {"at": 1} | dict.fromkeys(FIELDS, odd)
    attempts = [odd, wrong, *({"at": 1, "score": 1, "of": 2, field: odd} for field in ("at", *FIELDS))]
    for entry in (odd, wrong):
        record = {"format": 2, "course": COURSE.id}
        for name in PARTS:
            record |= holding(name, entry)
        assert broken_by(bare, address, record | {"attempts": attempts}) == []
    for format in (1, 2):
        assert (
            broken_by(bare, address, {"format": format, "course": COURSE.id} | dict.fromkeys(("owners", *ENTRIES), odd))
            == []
        )


@settings(max_examples=6)
@given(value=odd)
def test_no_record_whatever_makes_a_page_throw(bare, address, value):
    assert broken_by(bare, address, value) == []

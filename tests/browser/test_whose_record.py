"""Whose record a file is, and what is none."""

from __future__ import annotations

import pytest

from acting import record
from records import BEFORE, FILE, receive, text_of

SAYS = "a record of Ada Example, begun November 20, 2026, with 1 answer and 1 text."


@pytest.mark.parametrize(
    ("file", "says"), [(FILE, SAYS), (BEFORE, "a record without a name")], ids=["format 2", "format 1"]
)
def test_a_device_that_holds_nothing_takes_a_record_over_on_the_readers_word(visit, address, file, says):
    page = visit(address + "my-course/", locale="en-US")
    receive(page, file)
    page.get_by_text("This is " + says).wait_for()
    assert text_of(page) is None, "nothing is taken over in silence"
    page.get_by_role("button", name="Cancel").click()
    page.get_by_text("Nothing was changed.").wait_for()
    assert text_of(page) is None
    receive(page, file)
    page.get_by_role("button", name="Take it over").click()
    page.get_by_text("Merged. New here:").wait_for()
    assert record(page)["writes"]["write-oh-now"][-1]["text"] == "From the file." and len(record(page)["owners"]) == 1
    assert page.errors == []


@pytest.mark.parametrize(
    "file",
    [FILE, BEFORE, {k: v for k, v in FILE.items() if k != "owners"}],
    ids=["other owner", "format 1", "no owner"],
)
def test_a_record_that_shares_no_owner_is_named_and_merged_only_on_the_readers_word(visit, address, file):
    page = visit(address + "my-course/", locale="en-US")
    page.evaluate("courseStore.write([[['writes', 'write-oh-now'], 'Mine.']])")
    before, own = text_of(page), record(page)["owners"]
    receive(page, file)
    page.get_by_text("Nothing shows that both are yours.").wait_for()
    page.get_by_role("button", name="It is somebody else").click()
    page.get_by_text("It was left alone.").wait_for()
    assert text_of(page) == before, "refused, it leaves the stored text byte for byte"
    receive(page, file)
    page.get_by_role("button", name="It is mine: merge").click()
    page.get_by_text("1 text. Where a text stood here already, the newer one shows and the other stands below it.").or_(
        page.get_by_text("1 text, 2 lines of your statement.")
    ).wait_for()
    assert {v["text"] for v in record(page)["writes"]["write-oh-now"]} == {"Mine.", "From the file."}
    assert set(record(page)["owners"]) == {*own, *file.get("owners", [])}
    if "owners" in file:
        receive(page, file)
        page.get_by_text("Everything in it was here already.").wait_for()
    assert page.errors == []


NO_RECORD = "This is no record of this course, or it is damaged. Nothing was changed."
REFUSED = [
    *(
        (file, NO_RECORD)
        for file in (
            {"quiz": {"name": "x"}, "user": "y"},
            {"answers": ["a client"], "notes": "theirs"},
            {"writes": {"letter": {"body": "to a client"}}},
            {"clients": [{"at": 5, "name": "C."}]},
            {},
        )
    ),
    ("{", "no record of this course, or it is damaged"),
    ("[]", "no record of this course"),
    ({"course": "other", "format": 1}, "another course"),
    ({"course": "half-the-story", "format": 7}, "newer version"),
    ("\x00\x01", "damaged"),
]


@pytest.mark.parametrize("own", [False, True], ids=["nothing here", "a record here"])
def test_a_file_that_is_no_record_is_refused_in_plain_words(visit, address, own):
    page = visit(address + "my-course/")
    if own:
        page.evaluate("courseStore.write([[['writes', 'write-oh-now'], 'Mine.']])")
    before = text_of(page)
    assert bool(before) is own
    for file, says in REFUSED:
        page.goto(address + "my-course/")
        receive(page, file)
        page.get_by_text(says).first.wait_for()
        assert text_of(page) == before and page.errors == [], file

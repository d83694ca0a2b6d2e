"""The record in a browser that is damaged, old, new, full, or forbids it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from acting import BUSY, FORBID, FULL, KEY, answer, record, stored
from records import COURSE, choose, put, write

DAMAGES = [
    "{",
    "[]",
    "7",
    '"text"',
    "null",
    '{"course": "another", "answers": {}}',
    '{"format": "one"}',
    "[" * 5000 + "]" * 5000,
]


def test_what_cannot_be_read_is_set_aside_as_it_was(visit, address):
    page = visit(address + "monday/")
    for damage in DAMAGES:
        page.goto(address + "monday/")
        page.evaluate("localStorage.clear()")
        put(page, damage)
        page.goto(address + "modules/time-outs/")
        page.locator("course-write-first textarea").first.fill("kept")
        page.locator("course-write-first textarea").first.blur()
        assert record(page)["writes"], damage
        page.goto(address + "my-course/")
        with page.expect_download() as download:
            page.get_by_role("button", name="Save what was set aside").click()
        assert json.loads(Path(download.value.path()).read_text("utf-8")) == [damage] and page.errors == []


def test_what_cannot_be_read_stays_where_there_is_no_room_to_set_it_aside(visit, address):
    page = visit(address + "monday/")
    put(page, "{damaged")
    page.add_init_script(FULL)
    page.goto(address + "modules/time-outs/")
    page.locator("#write-oh-now-own").fill("text")
    page.locator("#write-oh-now-own").blur()
    assert "storage is full" in page.locator(".storage-note").inner_text()
    assert page.evaluate("key => localStorage.getItem(key)", KEY) == "{damaged" and page.errors == []


def test_a_record_without_a_number_is_taken_over_and_unknown_fields_survive(visit, address):
    page = visit(address + "monday/")
    put(page, {"writes": {"write-oh-now": {"at": 5, "text": "from before"}}, "tomorrow": {"deep": [1, 2]}})
    page.goto(address + "modules/time-outs/")
    assert page.locator("#write-oh-now-own").input_value() == "from before"
    page.locator("#write-oh-now-own").fill("and now")
    page.locator("#write-oh-now-own").blur()
    assert record(page)["format"] == 2 and record(page)["tomorrow"] == {"deep": [1, 2]}
    assert [v["text"] for v in record(page)["writes"]["write-oh-now"]] == ["from before", "and now"]


def test_a_newer_record_is_left_as_it_is_and_exported_whole(visit, address):
    page = visit(address + "monday/")
    newer = json.dumps({"format": 3, "course": COURSE.id, "answers": "encoded otherwise"})
    put(page, newer)
    page.goto(address + "modules/time-outs/")
    page.locator("#write-oh-now-own").fill("text")
    page.locator("#write-oh-now-own").blur()
    assert "newer version" in page.locator(".storage-note").inner_text()
    assert page.evaluate("key => localStorage.getItem(key)", KEY) == newer
    page.goto(address + "my-course/")
    with page.expect_download() as download:
        page.get_by_role("button", name="Export my record").click()
    assert Path(download.value.path()).read_text("utf-8") == newer and page.errors == []


def test_five_megabytes_do_not_fit_and_are_not_lost(visit, address):
    page = visit(address + "modules/time-outs/")
    area = page.locator("#write-oh-now-own")
    area.fill("short")
    page.evaluate("document.querySelector('#write-oh-now-own').value = 'ä'.repeat(5_500_000)")
    area.dispatch_event("change")
    assert "storage is full" in page.locator(".storage-note").inner_text()
    assert len(page.evaluate("JSON.parse(courseStore.exported()).writes['write-oh-now'].at(-1).text")) == 5_500_000
    area.fill("short again")
    area.blur()
    assert not page.locator(".storage-note").is_visible()
    assert record(page)["writes"]["write-oh-now"][-1]["text"] == "short again"


@pytest.mark.parametrize(
    ("block", "says"), [(FORBID, "keeps nothing"), (FULL, "storage is full")], ids=["forbidden", "full"]
)
def test_an_assessment_without_storage_can_be_finished(visit, address, block, says):
    page = visit(address + "monday/")
    page.add_init_script(block)
    page.goto(address + "assessment/")
    page.get_by_role("button", name="Start").click()
    assert says in page.locator(".storage-note").inner_text()
    choose(page)
    page.get_by_role("button", name="Hand in").click()
    assert page.locator(".assessment-panel h2").inner_text() == "24 of 24" and page.errors == []


def test_a_module_left_before_the_browser_was_idle_was_opened_all_the_same(visit, address):
    page = visit(address + "modules/time-outs/", init=BUSY)
    page.goto(address + "my-course/")
    assert list(record(page)["opened"]) == ["time-outs"]
    assert "Opened." in page.locator("course-seen").inner_text() and page.errors == []


def test_the_place_behind_the_record_can_be_the_pages_memory(visit, address):
    page = visit(address + "help/")
    page.route(
        "**/modules/time-outs/",
        lambda route: route.fulfill(
            response=(got := route.fetch()), body=got.text().replace("data-course=", 'data-place="memory" data-course=')
        ),
    )
    page.goto(address + "modules/time-outs/")
    write(page, "Mine alone.")
    assert (
        page.evaluate("courseStore.text('writes', 'write-oh-now')") == "Mine alone."
        and page.evaluate("localStorage.length") == 0
    )
    assert not page.locator(".storage-note").is_visible() and page.errors == []
    answer(page, COURSE.module("time-outs").questions[0], 0)
    assert stored(page) != {}, "mkdocs-quiz keeps its own note"
    page.evaluate("courseStore.erase()")
    assert page.evaluate("localStorage.length") == 0 and page.errors == []

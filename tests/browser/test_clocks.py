"""Clocks that were wrong, and days where the reader is."""

from __future__ import annotations

from datetime import UTC, datetime

from acting import answer, record
from records import COURSE, RECORDS, write


def test_a_clock_that_was_ahead_does_no_lasting_harm(visit, address):
    page = visit(address + "help/", timezone_id="Etc/UTC")  # a context of its own: its clock stays set
    q = COURSE.module("time-outs").questions[0]
    wrong, right = q.options.index(q.distractors[0]), q.options.index(q.key)
    page.clock.set_fixed_time(datetime(2027, 11, 27, 12, tzinfo=UTC))
    page.goto(address + "modules/time-outs/")
    answer(page, q, wrong, "sure")
    write(page, "While the clock was ahead.")
    page.clock.set_fixed_time(datetime(2026, 11, 27, 12, tzinfo=UTC))
    page.reload()
    page.locator(f"#{q.id}").get_by_role("button", name="Try again").click()
    page.reload()
    assert page.locator("[data-answered]").count() == 0, "opened again, and stays so"
    answer(page, q, right)
    write(page, "With the clock mended.")
    page.reload()
    assert page.locator(f"#{q.id} input[name=answer]").nth(right).is_checked()
    assert page.locator("#write-oh-now-own").input_value() == "With the clock mended."
    first, last = record(page)["answers"][q.id]
    assert first["at"] < last["at"] and (first["day"], last["day"]) == ("2027-11-27", "2026-11-27")
    page.goto(address + "my-course/")
    assert "Nothing is ready now" in page.locator("course-progress").inner_text()
    for day, ready in (("2026-12-03", "Nothing is ready"), ("2026-12-04", "1 question is ready")):
        page.clock.set_fixed_time(datetime.fromisoformat(day + "T12:00:00+00:00"))
        page.reload()
        assert ready in page.locator("course-progress").inner_text(), day
    assert page.errors == []


def test_the_day_is_the_readers_own_and_a_file_is_read_alike_everywhere(visit, address):
    old, read = (RECORDS / "whole.json").read_text("utf-8"), set()
    days = {
        "Pacific/Auckland": ("2026-12-10", "12/1/2026", "12/2/2026"),
        "America/Los_Angeles": ("2026-12-09", "11/30/2026", "12/1/2026"),
        "UTC": ("2026-12-09", "11/30/2026", "12/1/2026"),
    }
    for zone, (today, first, last) in days.items():
        page = visit(address + "help/", timezone_id=zone, locale="en-US")
        page.clock.set_fixed_time(datetime(2026, 12, 9, 21, 40, tzinfo=UTC))
        page.goto(address + "my-course/")
        page.evaluate("courseStore.write([[['writes', 'write-oh-now'], 'Mine.']])")
        assert record(page)["writes"]["write-oh-now"][0]["day"] == today
        read.add(page.evaluate("text => courseStore.canonical(courseStore.parse(text))", old))
        page.evaluate("text => courseStore.taken({record: courseStore.parse(text)})", old)
        page.goto(address + "assessment/")
        assert f"{first}: 12 of 20. {last}: 18 of 20." in page.locator(".assessment-panel").inner_text(), (
            "the day of its moment, here"
        )
    assert len(read) == 1

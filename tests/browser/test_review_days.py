"""Review days: calendar days where the reader is, over both changes of the hour, on the page as
in the calendar that is saved.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from building import ROOT
from course.pages.questions import fingerprint
from course.read.folder import load

COURSE = load(ROOT)[0]
MODULE = COURSE.module("time-outs")
Q = MODULE.questions[0]
WEEKS = (1, 4, 12)
ZONES = {  # and days around which the hour changes there
    "Pacific/Auckland": (date(2026, 4, 5), date(2026, 9, 27)),
    "America/Los_Angeles": (date(2026, 3, 8), date(2026, 11, 1)),
    "UTC": (date(2026, 6, 1),),
}
HOURS = (time(0, 20), time(8), time(21, 40), time(23, 30))
REVIEW = """([data, hash, cases]) => cases.map(([first, last, at, noted]) => {
    const one = (at, day) => ({at, hash, chose: 0, best: true, ...(day ? {day} : {})});
    const found = courseReview(data, {answers: {q: [one(first, noted), ...(last ? [one(last)] : [])]}}, at)[0];
    return [found.due, found.dates.map(day => day.replaceAll("-", ""))];
})"""
DATA = {"modules": [{"id": "m", "questions": [{"id": "q", "hash": "h", "objective": "o"}]}]}


def at(day: date, hour: time, zone: str) -> int:
    return round(datetime.combine(day, hour, ZoneInfo(zone)).timestamp() * 1000)


@pytest.fixture(scope="module", params=ZONES)
def reviewed(request, contexts, address):
    """(zone, what the page makes of [first answer, last answer or None, now, noted day or None], …) there."""
    page = contexts(timezone_id=request.param).new_page()
    page.goto(address + "my-course/")
    yield request.param, lambda cases: page.evaluate(REVIEW, [DATA, "h", cases])
    page.close()


def test_a_question_is_due_from_the_first_minute_of_its_day_and_no_earlier(reviewed):
    zone, review = reviewed
    answered = [
        (day - timedelta(weeks=w) + timedelta(days=d), hour)
        for day in ZONES[zone]
        for w in (0, *WEEKS)
        for d in (-1, 0, 1)
        for hour in HOURS
    ]
    for day, hour in answered:
        first = at(day, hour, zone)
        due = [day + timedelta(weeks=w) for w in WEEKS]
        assert review([[first, None, first, None]]) == [[False, [f"{d:%Y%m%d}" for d in due]]], (day, hour)
        before, on = (
            [[first, None, at(d + timedelta(days=n), t, zone), None] for d in due]
            for n, t in ((-1, time(23, 59)), (0, time(0, 1)))
        )
        assert review(before)[0][0] is False, (day, hour)
        assert all(ready for ready, _ in review(on)), (day, hour)
        again = [[first, at(d, time(0, 1), zone), at(d, time(23, 59), zone), None] for d in due]
        assert not any(ready for ready, _ in review(again)), "answered on its day"
        eve = [[first, at(d - timedelta(days=1), time(23, 59), zone), at(d, time(0, 1), zone), None] for d in due]
        assert all(ready for ready, _ in review(eve)), "answered on the day before"


def test_the_noted_day_counts_and_a_clock_that_was_ahead_is_not_believed(reviewed):
    zone, review = reviewed
    now = at(date(2026, 6, 10), time(12), zone)
    assert review([[now - 1000, None, now, "2026-06-01"]]) == [[True, ["20260629", "20260824"]]]
    assert (
        review([[now + 10**9, None, now, None]])
        == review([[now, None, now, "2029-01-01"]])
        == [[False, ["20260617", "20260708", "20260902"]]]
    )


@pytest.mark.parametrize("zone", ["Europe/London", "Pacific/Auckland"])
def test_page_and_saved_calendar_agree_on_the_day(visit, address, zone):
    """Answered late on a Tuesday evening; on the next Tuesday morning what the calendar announces is ready."""
    page = visit("about:blank", timezone_id=zone)
    evening = datetime(2026, 10, 20, 21, 40, tzinfo=ZoneInfo(zone))  # London's clocks go back that weekend
    page.clock.set_fixed_time(evening)
    page.goto(address + "monday/")
    key = Q.options.index(Q.key)
    page.evaluate(
        "([id, attempt]) => courseStore.answer(id, attempt)",
        [Q.id, {"hash": fingerprint(Q), "chose": key, "best": True}],
    )
    page.goto(address + "my-course/")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the dates").click()
    days = [e.decoded("dtstart") for e in Calendar.from_ical(Path(download.value.path()).read_bytes()).walk("VEVENT")]
    assert days == [date(2026, 10, 27), date(2026, 11, 17), date(2027, 1, 12)]
    for moment, says in (
        (datetime(2026, 10, 26, 23, 50), "Nothing is ready now"),
        (datetime(2026, 10, 27, 8), "1 question is ready"),
    ):
        page.clock.set_fixed_time(moment.replace(tzinfo=ZoneInfo(zone)))
        page.reload()
        assert says in page.locator("course-progress").inner_text(), moment
    assert page.errors == []


def test_review_days_are_free_neutral_and_written_as_the_format_wants(visit, address):
    page = visit(address + "my-course/")
    title = "A; B, C\\D\nE"
    raw = page.evaluate(
        "title => courseCalendar(title, [{dates: ['2024-10-04', '2024-10-25']}, {dates: ['2024-10-25']}], {course: 'half-the-story', address: location.origin + '/review/', now: 0})",
        title,
    )
    events = Calendar.from_ical(raw).walk("VEVENT")
    assert [str(e["summary"]) for e in events] == [f"{title}: 1 question", f"{title}: 2 questions"]
    assert [e.decoded("dtstart") for e in events] == [date(2024, 10, 4), date(2024, 10, 25)]
    for event in events:
        assert (
            event["transp"] == "TRANSPARENT"
            and event["x-microsoft-cdo-busystatus"] == "FREE"
            and event["class"] == "PRIVATE"
        )
        assert "minutes, on the device" in str(event["description"])
    page.clock.set_fixed_time(datetime(2026, 6, 1, tzinfo=UTC))
    page.evaluate(
        "([id, attempt]) => courseStore.answer(id, attempt)",
        [Q.id, {"hash": fingerprint(Q), "chose": 0, "best": False}],
    )
    page.reload()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the dates").click()
    for event in Calendar.from_ical(Path(download.value.path()).read_bytes()).walk("VEVENT"):
        seen = f"{event['summary']} {event['description']}"
        assert COURSE.title not in seen and "Reading: 1 question" in seen, "others see calendars"

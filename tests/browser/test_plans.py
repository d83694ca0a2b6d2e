"""Plans for supervisees: saved from the day that somebody chooses, and readable without scripts."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from icalendar import Calendar

from access import faults
from course.model import find_items, is_plan
from records import COURSE

PAGE = "supervisors/plans/"
PLANS = {plan.id: plan for plan in COURSE.page("docs/supervisors/plans.md").sections if is_plan(plan)}


def test_a_plan_is_saved_from_the_day_that_is_chosen(visit, address):
    page = visit(address + PAGE, color_scheme="light", reduced_motion="reduce")
    form = page.locator("course-plan-dates")
    save, first = form.get_by_role("button", name="Save as a calendar file"), form.get_by_label("First day")
    form.get_by_label("Four weeks").check()
    save.press("Enter")
    assert form.get_by_role("status").inner_text().startswith("Choose the first day")
    assert first.evaluate("e => e === document.activeElement") and first.get_attribute("aria-invalid") == "true"
    assert faults(page) == []
    first.fill("2026-12-24")
    with page.expect_download() as download:
        first.press("Enter")
    assert download.value.suggested_filename == "four-weeks.ics"
    assert form.get_by_role("status").inner_text().startswith("Saved as four-weeks.ics")
    events = Calendar.from_ical(Path(download.value.path()).read_bytes()).walk("VEVENT")
    assert [e.decoded("dtstart") for e in events] == [date(2026, 12, 24) + timedelta(weeks=n) for n in range(4)]
    assert [str(e["summary"]) for e in events] == [f"Reading, week {n} of 4" for n in range(1, 5)]
    assert all(str(e["url"]) == f"{address}{PAGE}#four-weeks" and "Bring: " in e["description"] for e in events)
    assert f"Read module 4 ({address}modules/absent-partner/)." in events[1]["description"]
    assert page.foreign == [] and page.errors == []


def test_without_scripts_the_plans_are_text_and_nothing_else_is_promised(visit, address):
    page = visit(address + PAGE, java_script_enabled=False)
    assert page.locator("course-plan-dates").inner_text() == ""
    for id, plan in PLANS.items():
        weeks = page.locator(f"#{id} ~ ol").first.locator("> li").all_inner_texts()
        assert len(weeks) == len(list(find_items(plan.blocks, numbered=True)))
        assert all("Bring:" in week for week in weeks)

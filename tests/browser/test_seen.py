"""My course, looked at; and where the reader was."""

from __future__ import annotations

import courses
from acting import answer, record
from leaving import HERE
from records import COURSE, now, put

MODULE = COURSE.modules[2]
BUTTON = ".md-content .md-button--primary"


def test_a_record_is_shown_as_picture_list_and_tables(visit, address):
    page = visit(address + "monday/", viewport={"width": 320, "height": 740})
    put(page, courses.halfway(now(page)))
    page.goto(address + "my-course/")
    seen = page.locator("course-seen")
    step = seen.locator(".md-button--primary")
    assert step.get_attribute("href").endswith(MODULE.page.address + "#scene")
    assert step.inner_text().startswith(f"Resume: {MODULE.page.title}, at “{MODULE.page.section('scene').title}")
    drawn, listed = seen.locator("svg a"), seen.locator("ol li")
    hrefs = "all => all.map((a) => a.getAttribute('href'))"
    assert drawn.evaluate_all(hrefs) == listed.locator("a").evaluate_all(hrefs)
    says = listed.all_inner_texts()
    assert "Done. 8 of 8 questions answered, 6 with the best option." in says[0]
    assert "4 of 8 questions answered, 3 with the best option." in says[2] and "You were last here." in says[2]
    assert "Opened." in says[3] and "Opened." not in says[4]
    assert [text for text in drawn.locator(".says").all_text_contents() if text] == [
        "✓ done",
        "3 of 8",
        "4 of 8",
        "opened",
    ]
    rows = page.get_by_role("table").first.get_by_role("row")
    assert rows.count() == 1 + len(COURSE.objectives)
    assert rows.nth(1).get_by_role("cell").inner_text().strip() == "3 of 5, 5 open"
    assert page.get_by_role("row", name="15 of 24").count() == 1
    text = seen.inner_text()
    assert "1 sure and not the best, 2 missed last time, 6 due today" in text
    assert f"{COURSE.cases[0].page.title}: 1 of " in seen.text_content() and "not opened" not in text
    assert page.evaluate("document.documentElement.scrollWidth") == 320 and page.errors == []
    drawn.nth(4).click()
    assert page.url.endswith(COURSE.modules[4].page.address)


def to(page, id: str) -> None:
    """Read on to a section."""
    page.evaluate("id => document.getElementById(id).scrollIntoView({ behavior: 'instant' })", id)


def last(page) -> str:
    found = record(page)["last"].get("page", {})
    return found.get("page", "") + "#" + found.get("section", "")


def test_resume_leads_to_the_section_last_read_of_whoever_has_done_something(visit, address):
    page = visit(address + MODULE.page.address)
    to(page, "steps")
    page.goto(address)
    assert record(page)["last"] == {} and page.locator(BUTTON).inner_text().startswith("Start")
    page.goto(address + MODULE.page.address)
    answer(page, MODULE.questions[0], 0)
    to(page, "steps")
    page.goto(address)
    assert page.locator(BUTTON).get_attribute("href").endswith(MODULE.page.address + "#steps")
    page.locator(BUTTON).click()
    assert page.evaluate("document.getElementById('steps').getBoundingClientRect().top") < 300
    to(page, "not-here")
    page.goto(address + "my-course/")
    before = [s.id for s in MODULE.page.sections if s.level == 2]
    read = before[before.index("not-here") - 1]
    assert last(page) == f"{MODULE.page.address}#{read}"
    assert page.locator(BUTTON).get_attribute("href").endswith(f"{MODULE.page.address}#{read}")
    page.goto(address + HERE)
    answer(page, COURSE.module(COURSE.safety.module).questions[0], 0)
    to(page, "notes")
    page.goto(address + COURSE.modules[0].page.address)
    page.route("https://**", lambda route: route.fulfill(body="Elsewhere."))
    page.get_by_role("link", name="Leave quickly").first.click()
    page.wait_for_url("https://**")
    page.goto(address)
    assert last(page) == f"{MODULE.page.address}#{read}" and page.errors == []


def test_no_menu_says_that_questions_on_safety_were_answered(visit, address):
    page = visit(address + "monday/")
    put(page, courses.through(now(page)))
    page.goto(address)
    marked = page.locator(".md-nav--primary a:has(.done-mark)").evaluate_all("all => all.map((a) => a.pathname)")
    assert len(marked) == len(COURSE.modules) - 1 and not any(p.endswith(HERE) for p in marked)

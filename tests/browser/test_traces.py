"""What a page on safety leaves behind in the browser: nothing."""

from __future__ import annotations

import json
import re

from acting import KEY, answer, record
from leaving import HERE

TRACES = """async () => JSON.stringify([
  ...Object.entries(localStorage), ...Object.entries(sessionStorage), document.cookie || [],
  ...(await indexedDB.databases()).map((d) => d.name), ...(await caches.keys()), history.state || [],
].flat())"""


def keep(page, value) -> None:
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, json.dumps(value)])


def untraced(course) -> list[str]:
    return [HERE, "help/", "handbook/", *(p.address for p in course.handbook)]


def test_opening_such_a_page_writes_nothing(visit, address, course):
    page = visit("about:blank")
    shown = untraced(course)
    assert len(shown) >= 10
    for path in shown:
        page.goto(address + path)
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        page.evaluate("new Promise((done) => requestIdleCallback(done))")
        assert page.evaluate(TRACES) == "[]", path
        page.reload()
        assert page.evaluate(TRACES) == "[]", path
    page.keyboard.press("/")
    page.locator(".md-search__input").press_sequentially("frightens")
    page.locator(".md-search-result__item").first.wait_for()
    assert page.evaluate(TRACES) == "[]" and page.context.cookies() == []
    page.goto(address + "modules/time-outs/")
    page.goto(address + "help/")
    assert "time-outs" in page.evaluate(TRACES), "the test sees what another page leaves"


def test_opening_such_a_page_changes_nothing_that_was_kept(visit, address, course):
    page = visit(address + "modules/time-outs/")
    answer(page, course.module("time-outs").questions[0], 0)
    page.evaluate("scrollTo(0, 0)")
    page.goto(address + "glossary/")
    before = page.evaluate(TRACES)
    for path in untraced(course):
        page.goto(address + path)
    page.goto(address + "glossary/")
    assert page.evaluate(TRACES) == before
    page.goto(address)
    assert page.locator(".md-content .md-button--primary").inner_text() == "Resume: Time-outs that end in coming back"
    page.goto(address + "monday/")
    assert page.locator(".nav-often a").first.text_content() == "Resume: Time-outs that end in coming back"
    page.goto(address + "help/")
    assert page.locator(".nav-often a").first.text_content().startswith("Start: "), "nothing there tells of a visit"


def test_what_an_older_version_noted_is_not_offered_to_whoever_looks(visit, address, course):
    page = visit(address + "glossary/")
    keep(
        page,
        {
            "format": 1,
            "course": course.id,
            "opened": {course.safety.module: {"at": 1_700_000_000_000}},
            "last": {"page": {"at": 1_700_000_000_000, "page": HERE}},
        },
    )
    page.goto(address)
    assert page.locator(".md-content .md-button--primary").inner_text().startswith("Start")
    page.goto(address + "my-course/")
    assert page.get_by_role("link", name="Resume").count() == 0
    assert "Opened." not in page.locator("course-seen").inner_text()
    assert page.locator("course-seen ol li").count() == len(course.modules)


def test_the_module_counts_from_its_first_answer_and_says_so(visit, address, course):
    module = course.module(course.safety.module)
    page = visit(address + HERE)
    note = page.locator("p", has_text="counts as opened from your first answer below")
    assert note.is_visible() and note.evaluate(
        "(e, id) => Boolean(e.compareDocumentPosition(document.getElementById(id)) & Node.DOCUMENT_POSITION_FOLLOWING)",
        module.questions[0].id,
    )
    state = lambda: page.locator("course-seen ol li").nth(module.number - 1).inner_text()
    page.goto(address + "my-course/")
    assert state().endswith("It counts from your first answer there.")
    page.goto(address + HERE)
    answer(page, module.questions[0], 0)
    assert record(page)["answers"] and record(page)["opened"] == record(page)["last"] == {}
    page.goto(address + "my-course/")
    assert "1 of 8 questions answered" in state() and page.get_by_role("link", name="Resume").count() == 0
    page.goto(address + HERE)
    assert page.locator("course-question[data-answered]").count() == 1, "what is answered is kept as anywhere"


def test_no_other_module_says_so(course, site):
    said = {
        m.id
        for m in course.modules
        if "counts as opened from your first answer" in (site / m.page.address / "index.html").read_text("utf-8")
    }
    assert said == {course.safety.module}


def test_the_privacy_page_names_all_that_is_stored(visit, address, course):
    page = visit(address + course.modules[0].page.address)
    page.evaluate("key => localStorage.setItem(key, '{torn')", KEY)
    page.reload()
    answer(page, course.modules[0].questions[0], 0)
    page.locator("[data-scheme-button]").click()
    page.evaluate("courseStore.lastExport(1)")
    keys = page.evaluate("Object.keys(localStorage)")
    assert json.loads(page.evaluate(TRACES)) == [
        text for key in keys for text in (key, page.evaluate("key => localStorage.getItem(key)", key))
    ], "nowhere else"
    page.goto(address + "course/privacy/")
    named = page.locator("#device ~ p code").all_inner_texts()
    assert sorted(re.sub(r"(?<=^quiz_progress_).*", "", key) for key in keys) == sorted(named)

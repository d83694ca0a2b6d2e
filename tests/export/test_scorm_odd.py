"""The SCORM packages where a system or a learner is odd: the next one at the same computer, a mark, a system that comes
back, that only looks, or that gives what is no record and no place.
"""

from __future__ import annotations

import pytest

from records import COURSE
from scorm_system import DATA, KEPT, NAMES

MODULE = COURSE.module("time-outs")
FIRST, SECOND = MODULE.questions[:2]
BOX = "course-write-first textarea"
MINE = "A sentence of mine"
NOTHING = [0, 0, 0, 0, 0, ""]  # of KEPT
# Every module done, and a form handed in with 18 of 24.
DONE = """(modules) => courseStore.change((record) => {
    modules.forEach((id) => record.done[id] = courseStore.entry([], { of: 8 }));
    record.attempts.push(courseStore.entry([], { score: 18, of: 24 }));
})"""


def answered(course) -> int:
    return course.locator("course-question[data-answered]").count()


def test_what_is_written_stays_while_the_window_is_open(system):
    system.launch().go(MODULE.page.address).locator(BOX).first.fill(MINE)
    system.go("glossary/")
    assert system.go(MODULE.page.address).locator(BOX).first.input_value() == MINE


def test_nothing_of_one_learner_meets_the_next(system):
    page = system.launch().go(MODULE.page.address)
    system.answer(FIRST, 0)
    page.locator(BOX).first.fill(MINE)
    page.locator("[data-scheme-button]").click()
    assert answered(page) == 1
    system.launch()
    assert system.value(DATA) == "" and system.told(KEPT) == NOTHING
    page = system.go(MODULE.page.address)
    assert answered(page) == 0 and page.locator(BOX).first.input_value() == ""


@pytest.mark.parametrize(("mark", "success"), [("", ""), ("0.7", "passed"), ("0.75", "passed"), ("0.8", "failed")])
def test_whether_somebody_passed_is_said_only_where_the_system_names_a_mark(system, edition, mark, success):
    names, old = NAMES[edition], edition == "1.2"
    named = mark and (f"{float(mark) * 100:g}" if old else mark)
    system.launch(told={names["mark"]: named} if named else {})
    system.course.evaluate(DONE, [m.id for m in COURSE.modules])
    assert system.value("complete") == (success or "completed" if old else "completed")
    assert system.value("status") == (success or "completed" if old else success)
    assert float(system.value("score")) == (75 if old else 0.75)
    assert system.value("cmi.progress_measure") == ("" if old else "1")
    assert system.went_wrong() == []


def test_what_a_system_takes_again_is_reported_whole(system):
    system.launch(faults={"commit": True}).go(MODULE.page.address)
    system.answer(FIRST, 0)
    assert "did not take" in system.says and system.value(DATA) == ""
    system.page.evaluate("lms.faults.commit = false")
    system.answer(SECOND, 0)
    assert "did not take" not in system.says
    system.launch(kept=system.told("lms.next()"))
    assert answered(system.go(MODULE.page.address)) == 2


def test_a_leaving_that_is_refused_is_said_with_the_system_s_reason(system, edition):
    system.launch(faults={"finish": True})
    system.leave()
    assert f"did not confirm it ({101 if edition == '1.2' else 391}" in system.window.locator("#over").inner_text()


def test_without_a_system_the_course_works_and_says_so(system):
    page = system.launch(absent=True).go(MODULE.page.address)
    system.answer(FIRST, 0)
    assert answered(page) == 1 and "nothing is reported" in system.says and system.told(KEPT) == NOTHING
    system.leave()
    assert system.wrong == []


@pytest.mark.parametrize("mode", ["browse", "review"])
def test_a_system_that_only_looks_gets_no_report(system, edition, mode):
    names = NAMES[edition]
    page = system.launch(told={names["mode"]: mode}, kept={names["complete"]: "completed"}).go(MODULE.page.address)
    system.answer(FIRST, 0)
    assert answered(page) == 1 and "Nothing is reported" in system.says and system.calls("put") == []


@pytest.mark.parametrize(
    "data", ["nonsense", "1|ffffffff|f00||||||||", "<script>alert(1)</script>", "|" * 10, "é" * 4000]
)
def test_what_is_no_record_of_this_version_is_left_until_something_is_done(system, data):
    system.launch(kept={DATA: data})
    assert "has changed since" in system.says and system.value(DATA) == data
    system.go(MODULE.page.address)
    system.answer(FIRST, 0)
    assert system.value(DATA).startswith("1|") and system.wrong == []


@pytest.mark.parametrize("place", ["javascript:alert(1)", "https://example.org/", "../../", "nowhere/", "x" * 255])
def test_a_forged_place_leads_to_the_beginning(system, edition, place):
    system.launch(kept={NAMES[edition]["place"]: place})
    assert system.course.url == f"{system.address}course/index.html".replace(" ", "%20")


def test_search_leads_to_a_file_of_the_package(system):
    page = system.launch().course
    page.locator(".md-search__input").click()
    system.page.keyboard.type("time-out")
    link = page.locator(".md-search-result__link").first
    link.wait_for()
    found = link.evaluate("a => a.href")
    assert found.startswith(f"{system.address}course/") and "index.html" in found

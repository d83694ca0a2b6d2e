"""The states that a page can be brought into, each by what a reader does.

A function returns the selectors of what has changed on the page.
"""

from __future__ import annotations

from collections.abc import Callable

import courses
from acting import answer, fill, record
from cases import follow, ways
from course.pages.questions import BEST, OTHER, fingerprint
from records import COURSE, THROUGH, WEEK, answered as answered_before, choose, now, put

PHONE = {"width": 360, "height": 740}


# --- Of every page, or of every module -------------------------------------------------------------------------------


def answered(page, module) -> list[str]:
    """A right and a wrong answer."""
    right, wrong = module.questions[:2]
    answer(page, right, right.options.index(right.key))
    answer(page, wrong, wrong.options.index(wrong.distractors[0]))
    assert page.locator(f"#{right.id} .quiz-feedback").inner_text().startswith(BEST)
    assert page.locator(f"#{wrong.id} .quiz-feedback").inner_text().startswith(OTHER)
    return ["course-question"]


def menu_open(page, module) -> list[str]:
    page.set_viewport_size(PHONE)
    menu = page.get_by_role("button", name="Menu")
    menu.press("Enter")
    assert menu.get_attribute("aria-expanded") == "true"
    return [".md-header", ".md-sidebar--primary"]


def search_open(page, module) -> list[str]:
    page.set_viewport_size(PHONE)
    page.get_by_role("button", name="Search").press("Enter")
    page.locator(".md-search__input").press_sequentially("frightens")
    page.locator(".md-search-result__item").first.wait_for()
    return [".md-header", ".md-search"]


OF_THE_SITE = [answered, menu_open, search_open]


# --- Of what is practiced --------------------------------------------------------------------------------------------


def begun(page, case) -> list[str]:
    follow(page, [case.moments[0].id, case.moments[0].choices[0].target])
    return ["course-case"]


def ended(page, case) -> list[str]:
    """Badly, with the roads not taken in sight."""
    follow(page, ways(case)[next(m.id for m in case.moments if m.ending == "poor")])
    page.locator(".after-ending summary").click()
    return ["course-case"]


def rehearsed(page, rehearsal) -> list[str]:
    page.get_by_role("button", name="Harder").click()
    page.locator(".client-line.now summary").click()
    page.locator(".client-line.now .self-check input").first.check()
    return ["course-rehearsal"]


def filled(page, sheet) -> list[str]:
    fill(page, sheet, "text")
    return ["course-worksheet"]


OF_PRACTICE: dict[str, list[Callable]] = {"cases": [begun, ended], "rehearsals": [rehearsed], "worksheets": [filled]}


# --- Of the record ---------------------------------------------------------------------------------------------------


def assessment_begun(page, address) -> list[str]:
    page.goto(address + "assessment/")
    page.get_by_role("button", name="Start").click()
    return ["course-assessment"]


def assessment_with_a_question_open(page, address) -> list[str]:
    assessment_begun(page, address)
    choose(page, lambda _best, _n: 0, leave=1)
    page.get_by_role("button", name="Hand in").click()
    return ["course-assessment"]


def assessment_explained(page, address) -> list[str]:
    assessment_with_a_question_open(page, address)
    page.get_by_role("button", name="Hand in as it is").click()
    return ["course-assessment"]


def course_halfway_about_to_be_erased(page, address) -> list[str]:
    put(page, courses.halfway(now(page)))
    page.goto(address + "my-course/")
    page.get_by_role("button", name="Erase my record").click()
    return ["course-progress"]


def review_answered(page, address) -> list[str]:
    answered_before(page, now(page) - 5 * WEEK, sure=True)
    page.goto(address + "review/")
    page.locator(".item:visible input").first.check()
    page.get_by_role("button", name="Check my answer").click()
    return ["course-review"]


def statement_whole(page, address) -> list[str]:
    put(page, THROUGH)
    page.goto(address + "statement/")
    assert page.locator(".statement-paper").is_visible()
    return ["course-statement"]


def form_opened_again(page, address) -> list[str]:
    """One question with its answer, one reworded since, one taken out."""
    first, second = COURSE.assessed[:2]
    answers = {first.id: {"hash": fingerprint(first), "chose": 0}, second.id: {"hash": "00000000", "chose": 0}}
    form = [first.id, second.id, "assess-gone"]
    put(page, THROUGH | {"attempts": [{"at": 1, "seed": 1, "form": form, "score": 1, "of": 3, "answers": answers}]})
    page.goto(address + "assessment/")
    page.locator("details.handed-in summary").click()
    page.locator("details.handed-in .item").first.wait_for()
    return ["course-handed-in"]


def papers_filled(page, address) -> list[str]:
    answered_before(page, now(page) - WEEK)
    page.goto(address + "papers/")
    page.locator("#cpd-why").fill("To ask better.")
    return ["course-portion", "course-kept-form"]


def confidence_asked(page, address) -> list[str]:
    page.goto(address + "modules/half-the-story/")
    page.locator("details.before summary").click()
    return ["details.before"]


def brought_to_supervision(page, address) -> list[str]:
    """Something of each kind is ticked, and a text is too long."""
    answered_before(page, now(page) - 5 * WEEK)
    kept = record(page)
    put(page, kept | {"writes": {"write-oh-now": {"at": 5, "text": "long " * 2000}}})
    page.goto(address + "my-course/")
    for tick in page.locator("course-bring input").all():
        tick.check()
    assert page.locator(".bring-text").is_visible()
    return ["course-bring"]


OF_THE_RECORD = [
    brought_to_supervision,
    assessment_begun,
    assessment_with_a_question_open,
    assessment_explained,
    course_halfway_about_to_be_erased,
    review_answered,
    statement_whole,
    form_opened_again,
    papers_filled,
    confidence_asked,
]

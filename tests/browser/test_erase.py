"""Erasing the record is an end: in every tab, on pages that slept, after Back."""

from __future__ import annotations

import json

import pytest

from acting import KEY, answer, hears, kept, record, until
from records import COURSE, MINE, choose, put, text_of, write

SECRET = "Nobody may read this."
SLEEPER = {"locale": "en-IE"}  # a context of its own: what is done to its pages stays


def filled(page, address) -> list:
    """Pages of one browser on which something of the record shows."""

    def opened(path):
        tab = page.context.new_page()  # in front, as one does: a tab in the background is drawn once a second
        tab.goto(address + path)
        return tab

    evaluation = opened("evaluation/")
    evaluation.locator("#evaluation-comments").fill(SECRET)
    evaluation.locator("#evaluation-comments").blur()
    evaluation.locator("fieldset input").first.check()
    assessment = opened("assessment/")
    assessment.get_by_role("button", name="Start").click()
    choose(assessment, lambda _best, _n: 0, leave=21)
    module = opened("modules/time-outs/")
    answer(module, COURSE.module("time-outs").questions[0], 1, "sure")
    write(module, SECRET)
    sheet = opened("practice/skills-self-check/")
    sheet.locator("textarea").first.fill(SECRET)
    sheet.locator("textarea").first.focus()
    return [evaluation, assessment, module, sheet]


def is_empty(evaluation, assessment, module, sheet) -> None:
    assert (
        evaluation.locator("#evaluation-comments").input_value() == ""
        and evaluation.locator("input:checked").count() == 0
    )
    assert (
        assessment.locator(".item:visible").count() == 0
        and assessment.get_by_role("button", name="Start: 24").is_visible()
    )
    assert module.locator("[data-answered]").count() == 0 and module.locator("article input:checked").count() == 0
    assert module.locator("#write-oh-now-own").input_value() == ""
    assert sheet.locator("textarea").first.input_value() == ""


def test_erase_ends_the_record_in_every_tab(visit, address):
    page = visit(address + "my-course/")
    tabs = filled(page, address)
    until(page, f"localStorage.getItem('{KEY}').split('{SECRET}').length === 4")
    page.bring_to_front()
    page.get_by_role("button", name="Erase my record").click()
    page.get_by_role("button", name="Erase everything").click()
    for tab in tabs:
        until(tab, "!Object.keys(courseStore.read().writes).length")
    is_empty(*tabs)
    assert page.evaluate("localStorage.length") == 0, "no tab wrote anything back"
    evaluation, assessment, module, _ = tabs
    evaluation.bring_to_front()
    evaluation.locator("fieldset input").nth(1).check()
    assessment.bring_to_front()
    assessment.get_by_role("button", name="Start").click()
    answer(module, COURSE.module("time-outs").questions[1], 0)
    module.goto(address + "my-course/")
    hears(page, COURSE.module("time-outs").questions[1].id)
    assert (
        SECRET not in text_of(page)
        and len(record(page)["chosen"]) == 0
        and list(record(page)["answers"]) == [COURSE.module("time-outs").questions[1].id]
    )


@pytest.mark.parametrize("again", [False, True], ids=["nothing since", "another record since"])
def test_erase_ends_the_record_on_pages_that_slept(visit, address, again):
    """A page that lies in the browser's memory hears nothing: it looks when it is shown again."""
    page = visit(address + "help/", **SLEEPER)
    page.context.add_init_script(
        "addEventListener('storage', (event) => window.asleep && event.stopImmediatePropagation(), true)"
    )
    tabs = filled(page, address)
    other = json.dumps({"format": 2, "course": COURSE.id, "owners": ["new"], "done": {"time-outs": MINE | {"of": 8}}})
    for tab in (page, *tabs):
        tab.evaluate("window.asleep = true")
    page.evaluate(
        "([key, other]) => other ? localStorage.setItem(key, other) : localStorage.removeItem(key)",
        [KEY, other if again else None],
    )
    for tab in (page, *tabs):
        until(tab, f"localStorage.getItem('{KEY}') === {json.dumps(other if again else None)}")
        tab.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true})); window.asleep = false")
    is_empty(*tabs)
    assert (text_of(page) == other) if again else text_of(page) is None
    tabs[0].bring_to_front()
    tabs[0].locator("fieldset input").nth(1).check()
    hears(page, "owners")
    assert SECRET not in text_of(page) and ("new" in record(page)["owners"]) is again


def test_erase_is_not_undone_by_back(visit, address):
    page = visit(address + "evaluation/")
    page.locator("#evaluation-comments").fill(SECRET)
    page.locator("fieldset input").first.check()
    page.goto(address + "my-course/")
    page.get_by_role("button", name="Erase my record").click()
    page.get_by_role("button", name="Erase everything").click()
    page.get_by_text("Nothing of yours is left here.").wait_for()
    page.go_back()
    assert page.locator("#evaluation-comments").input_value() == "" and page.locator("input:checked").count() == 0
    page.locator("fieldset input").nth(1).check()
    assert SECRET not in text_of(page) and page.errors == []


def test_what_is_done_before_the_word_of_the_end_arrives_brings_nothing_back(visit, address):
    page = visit(address + "modules/time-outs/")
    write(page, SECRET)
    page.evaluate("key => localStorage.removeItem(key)", KEY)
    write(page, SECRET + " And more.")
    assert text_of(page) is None and page.locator("#write-oh-now-own").input_value() == ""


def test_erase_takes_what_was_set_aside_and_the_scheme_along(visit, address):
    page = visit(address + "my-course/")
    put(page, SECRET)  # no record
    page.evaluate("courseStore.scheme('slate')")
    page.reload()
    assert page.get_by_role("button", name="Save what was set aside").is_visible() and SECRET in kept(page)
    page.get_by_role("button", name="Erase my record").click()
    page.get_by_role("button", name="Erase everything").click()
    assert kept(page) == "[]" and page.errors == []

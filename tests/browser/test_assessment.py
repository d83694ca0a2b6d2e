"""The assessment: its forms, handing in, passing, and its bank on paper."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest

from acting import record
from course.pages.questions import BEST, shown
from records import COURSE, choose, put


def test_a_thousand_forms(visit, address):
    """Every objective in each, two or three times; every question drawn about equally often; no
    form like the one before.
    """
    page = visit(address + "assessment/")
    forms = page.evaluate(
        """() => {
          const bank = [...document.querySelectorAll('.item')].map(i => ({id: i.id, objective: i.dataset.objective}));
          const forms = []; let last = [];
          for (let n = 0; n < 1000; n++) { const drawn = courseDraw.another(bank, 20, n * 7919, last); forms.push(drawn.form); last = drawn.form; }
          return forms;
        }"""
    )
    serves = {q.id: q.objective for q in COURSE.assessed}
    for form in forms:
        spread = Counter(serves[id] for id in form)
        assert len(set(form)) == 20 and set(spread) == set(COURSE.objectives) and set(spread.values()) <= {2, 3}
    assert all(len(set(a) & set(b)) <= 10 for a, b in pairwise(forms))
    exposure = Counter(id for form in forms for id in form)
    expected = 1000 * 20 / len(COURSE.assessed)
    assert set(exposure) == set(serves) and all(0.75 * expected < n < 1.25 * expected for n in exposure.values())


def test_the_same_seed_draws_the_same_form_and_shuffles_options_alike(visit, address):
    page = visit(address + "assessment/")
    draw = "seed => { const bank = [...document.querySelectorAll('.item')].map(i => ({id: i.id, objective: i.dataset.objective})); return courseDraw.draw(bank, 20, seed); }"
    assert page.evaluate(draw, 4242) == page.evaluate(draw, 4242) != page.evaluate(draw, 4243)


def test_a_form_that_was_begun_is_not_given_up_without_a_question(visit, address):
    page = visit(address + "assessment/")
    page.get_by_role("button", name="Start").click()
    choose(page, lambda _best, _n: 0, leave=5)
    chosen = "[...document.querySelectorAll('course-assessment .item:not([hidden]) input:checked')].map((i) => i.name + i.value).sort()"
    before = page.evaluate(chosen)
    assert len(before) == 15
    page.reload()
    page.get_by_role("button", name="Begin anew with another form").click()
    assert "15 of 20" in page.locator(".assessment-panel").inner_text()
    page.get_by_role("button", name="Keep it").press("Enter")
    page.get_by_role("button", name="Go on where you left").click()
    assert page.evaluate(chosen) == before
    page.reload()
    page.get_by_role("button", name="Begin anew").click()
    page.get_by_role("button", name="Yes, another form").click()
    assert page.evaluate(chosen) == [] and page.errors == []
    page.reload()
    page.get_by_role("button", name="Begin anew").click()
    assert page.locator("course-assessment .item:visible").count() == 20, "nothing was chosen: nothing to ask"


def test_open_questions_are_named_and_the_form_can_be_left_and_resumed(visit, address):
    page = visit(address + "assessment/")
    page.get_by_role("button", name="Start: 20 questions").click()
    assert page.evaluate("document.activeElement.textContent") == "Question 1 of 20"
    choose(page, lambda _best, _n: 0, leave=2)
    asked = page.locator("course-assessment .item:visible").evaluate_all(
        "all => all.map(i => [i.id, [...i.querySelectorAll('input')].map(r => r.value).join('')])"
    )
    assert page.locator(".item-why:visible").count() == 0
    page.goto(address + "monday/")
    page.goto(address + "assessment/")
    page.get_by_role("button", name="Go on where you left").click()
    assert page.evaluate("document.activeElement.textContent") == "Question 19 of 20"
    assert (
        page.locator("course-assessment .item:visible").evaluate_all(
            "all => all.map(i => [i.id, [...i.querySelectorAll('input')].map(r => r.value).join('')])"
        )
        == asked
    )
    assert (
        page.locator("course-assessment input:checked").count() == 18 and page.locator(".item-why:visible").count() == 0
    )
    page.get_by_role("button", name="Hand in").click()
    assert "Still open: question 19, question 20." in page.locator("course-assessment").inner_text()
    assert page.evaluate("document.activeElement.textContent") == "question 19"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Question 19 of 20"
    page.get_by_role("button", name="Hand in as it is").click()
    assert "Not answered." in page.locator("course-assessment").inner_text() and page.errors == []
    (attempt,) = record(page)["attempts"]
    assert (
        attempt["of"] == 20
        and len(attempt["answers"]) == 18
        and attempt["version"] == COURSE.version
        and len(attempt["content"]) == 12
    )


def test_a_choice_among_other_words_is_asked_for_again(visit, address):
    """A question was rewritten after its choice was kept."""
    page = visit(address + "assessment/")
    page.get_by_role("button", name="Start").click()
    choose(page, lambda _best, _n: 0, leave=18)
    kept = record(page)
    first, second = page.locator("course-assessment .item:visible").evaluate_all(
        "all => all.slice(0, 2).map((item) => item.id)"
    )
    kept["chosen"][first]["hash"] = "00000000"
    put(page, kept)
    page.reload()
    page.get_by_role("button", name="Go on where you left").click()
    assert page.locator("course-assessment input:checked").evaluate_all("all => all.map((input) => input.name)") == [
        second
    ]


@pytest.mark.parametrize(("right", "says"), [(16, "16 of 20: passed."), (15, "15 of 20: not passed yet.")])
def test_eighty_in_a_hundred_pass_and_every_question_is_explained(visit, address, right, says):
    page = visit(address + "assessment/")
    page.get_by_role("button", name="Start").click()
    choose(page, lambda best, n: best if n < right else (best + 1) % 3)
    page.get_by_role("button", name="Hand in").click()
    assert page.evaluate("document.activeElement.textContent") == says
    items = page.locator("course-assessment .item:visible")
    assert items.count() == 20
    for item in items.all():
        assert item.locator(".item-why li").count() >= 3 and item.locator(".item-why a").last.is_visible()
    assert page.locator(".item-verdict.best").count() == right
    form = record(page)["attempts"][0]["form"]
    page.get_by_role("button", name="Take another form").click()
    again = page.locator("course-assessment .item:visible").evaluate_all("all => all.map(i => i.id)")
    assert set(again) != set(form) and len(set(again) & set(form)) <= 10
    assert page.locator(".item-why:visible").count() == 0


def test_without_javascript_the_bank_is_on_paper_with_its_key_elsewhere(visit, address):
    page = visit(address + "assessment/", java_script_enabled=False)
    assert page.locator(".item:visible").count() == 0
    page.get_by_role("link", name="all the questions to print").click()
    said = page.locator("article").text_content()
    assert said.count("Question ") >= len(COURSE.assessed)
    assert COURSE.assessed[0].options[0].feedback[:30] not in said
    page.get_by_role("link", name="the key").first.click()
    assert page.locator("article").text_content().count(BEST) == len(COURSE.assessed)


def test_search_leads_to_no_key(site):
    index = (site / "search/search_index.json").read_text("utf-8")
    assert "assessment-key" not in index and "assess-" not in index


def test_every_question_of_the_bank_reached_the_page(visit, address):
    page = visit(address + "assessment/")
    assert page.locator("course-assessment .item").count() == len(COURSE.assessed) >= 48
    assert page.locator(".item").evaluate_all(
        "all => all.every(i => i.querySelectorAll('.item-options li').length === i.querySelectorAll('.item-why li').length)"
    )
    page.goto(address + "review/")
    assert page.locator(".item").count() == sum(len(shown(m)) for m in COURSE.modules)

"""The questions of a module: answered, kept, asked again."""

from __future__ import annotations

from acting import FORBID, answer, stored, tally
from course.pages.questions import BEST, OTHER, fingerprint


def test_the_verdict_is_announced_first_and_focus_is_on_it(visit, address, course):
    module = course.modules[0]
    page = visit(address + module.page.address)
    q = module.questions[0]
    result = page.locator(f"#{q.id} .quiz-feedback")
    assert result.get_attribute("role") == "status" and result.evaluate("e => getComputedStyle(e).display") != "none"
    page.locator(f"#{q.id} input[name=answer]").nth(q.options.index(q.distractors[0])).check()
    page.locator(f"#{q.id}").get_by_role("button", name="Check my answer").click()
    assert result.evaluate("e => e === document.activeElement")
    assert result.inner_text().startswith(OTHER)


def test_all_feedback_opens_after_an_answer_and_closes_on_trying_again(visit, address, course):
    module = course.modules[0]
    page = visit(address + module.page.address)
    q = module.questions[0]
    shown = page.locator(f"#{q.id} .answer-feedback:visible")
    assert shown.count() == 0
    answer(page, q, 0)
    assert shown.count() == len(q.options) - 1  # the chosen option's stands in the result
    assert page.locator(f"#{q.id} section").is_visible()
    page.locator(f"#{q.id}").get_by_role("button", name="Try again").click()
    assert shown.count() == 0 and not page.locator(f"#{q.id} section").is_visible()


def test_nothing_chosen_is_no_answer(visit, address, course):
    module = course.modules[0]
    page = visit(address + module.page.address)
    q = module.questions[0]
    page.locator(f"#{q.id}").get_by_role("button", name="Check my answer").click()
    assert page.locator(f"#{q.id}[data-answered]").count() == 0
    assert stored(page) == {}
    assert page.evaluate("document.activeElement.type") == "radio"


def test_both_resets(visit, address, course):
    module = course.modules[1]
    page = visit(address + module.page.address)
    first, second = module.questions[:2]
    answer(page, first, first.options.index(first.key))
    answer(page, second, second.options.index(second.key))
    assert tally(page).startswith(f"2 of {len(module.questions)} answered, 2 ")
    page.locator(f"#{first.id}").get_by_role("button", name="Try again").click()
    assert tally(page).startswith(f"1 of {len(module.questions)} answered, 1 ")
    assert list(stored(page)) == [f"{second.id}-{fingerprint(second)}"]
    page.on("dialog", lambda dialog: dialog.accept())
    clear = page.get_by_role("button", name="Clear my answers on this page")
    clear.click()
    assert tally(page).startswith(f"0 of {len(module.questions)} answered, 0 ") and stored(page) == {}
    assert page.locator("course-question[data-answered]").count() == 0
    assert clear.evaluate("e => e === document.activeElement")
    page.reload()
    assert page.locator("course-question[data-answered]").count() == 0 and page.errors == []


def test_answers_return_after_a_reload_with_one_button_each(visit, address, course):
    module = course.modules[2]
    page = visit(address + module.page.address)
    q = module.questions[0]
    answer(page, q, q.options.index(q.key))
    page.reload()
    assert page.locator(f"#{q.id}[data-answered]").count() == 1
    assert page.locator(f"#{q.id} .quiz-reset-button").count() == 1
    assert tally(page).startswith("1 of ")


DAMAGES = [
    "{",
    "[]",
    "null",
    '"text"',
    '{"x": 1}',
    '{"a-00000000": {"answered": true, "correct": true, "selectedValues": ["0"]}}',
    "x" * 60000,
]


def test_a_damaged_record_gives_no_credit_and_no_error(visit, address, course):
    module = course.modules[0]
    page = visit(address + module.page.address)
    for damage in DAMAGES:
        page.evaluate(
            "value => { localStorage.clear(); localStorage.setItem('quiz_progress_' + location.pathname, value); }",
            damage,
        )
        page.reload()
        assert page.errors == [], damage
        assert tally(page).startswith("0 of "), damage
        answer(page, module.questions[0], 0)
        assert tally(page).startswith("1 of "), damage


def test_forbidden_storage_leaves_the_quiz_usable(visit, address, course):
    module = course.modules[0]
    page = visit(address)
    page.add_init_script(FORBID)
    page.goto(address + module.page.address)
    q = module.questions[0]
    answer(page, q, q.options.index(q.key))
    assert page.locator(f"#{q.id} .quiz-feedback").inner_text().startswith(BEST)


def test_the_verdict_stands_once_at_the_option_that_was_chosen(visit, address, course):
    """By hand and by keyboard; nobody is asked any more how sure they are, and a second try brings both back."""
    question = course.module("time-outs").questions[0]
    page = visit(address + "modules/time-outs/")
    quiz = page.locator(f"#{question.id}")
    place = "e => [...e.closest('form').querySelectorAll('fieldset > div')].findIndex((option) => option.contains(e))"
    focus = "document.activeElement.className"
    sure = quiz.get_by_role("group", name="How sure are you?")
    for n, option in enumerate(question.options):
        assert sure.is_visible()
        quiz.locator("input[name=answer]").nth(n).check()
        quiz.get_by_role("button", name="Check my answer").press("Enter")
        assert quiz.locator(".quiz-feedback").evaluate(place) == n and "quiz-feedback" in page.evaluate(focus)
        chosen = quiz.locator("fieldset > div").nth(n)
        assert chosen.inner_text().count(BEST if option is question.key else OTHER) == 1
        assert "none" in chosen.locator(".quiz-feedback-item").evaluate("e => getComputedStyle(e).borderStyle")
        assert not sure.is_visible()
        if option is question.key:
            break
        quiz.get_by_role("button", name="Try again").press("Enter")
    assert quiz.locator("[data-chosen]").count() == 1 and page.errors == []

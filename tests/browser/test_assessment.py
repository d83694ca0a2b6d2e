"""The assessment: its forms, handing in, the profile, and its bank on paper."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from statistics import mean
from urllib.parse import urljoin, urlsplit

import pytest

from acting import record
from course.pages.questions import BEST, shown
from records import COURSE, MINE, choose, put

BANK = "[...document.querySelectorAll('.item')].map(i => ({id: i.id, objective: i.dataset.objective, safety: i.dataset.safety !== undefined}))"
SIZE = COURSE.assessment.draw
SHOWN = "course-assessment .item:visible"


def with_stories(page, address) -> None:
    """Have the page's bank hold twelve safety stories, whatever the course's has, and a form six at least."""

    def marked(html: str) -> str:
        html = re.sub(r'(<section class="item"[^>]*?) data-safety="[^"]*"', r"\1", html)
        first, *rest = html.split('<section class="item"')
        items = [f'<section class="item"{"" if n % 5 else " data-safety"}{item}' for n, item in enumerate(rest)]
        return re.sub(r'(<course-assessment[^>]*data-safety=)"\d+"', r'\1"6"', "".join([first, *items]), count=1)

    page.route("**/assessment/", lambda route: route.fulfill(response=(got := route.fetch()), body=marked(got.text())))
    page.goto(address + "assessment/")


def test_a_thousand_forms(visit, address):
    """Every objective in each, three times; questions of a kind drawn about equally often; no form like the one
    before.
    """
    page = visit(address + "assessment/")
    forms = page.evaluate(
        f"""([questions, safety]) => {{
          const bank = {BANK};
          const forms = []; let last = [];
          for (let n = 0; n < 1000; n++) {{ const drawn = courseDraw.another(bank, {{questions, safety}}, n * 7919, last); forms.push(drawn.form); last = drawn.form; }}
          return forms;
        }}""",
        [SIZE, COURSE.assessment.safety],
    )
    asked = {q.id: q for q in COURSE.assessed}
    for form in forms:
        spread = Counter(asked[id].objective for id in form)
        assert len(set(form)) == SIZE and set(spread) == set(COURSE.objectives) and set(spread.values()) == {3}
        assert sum(asked[id].safety for id in form) >= COURSE.assessment.safety
    assert all(len(set(a) & set(b)) <= SIZE / 2 for a, b in pairwise(forms))
    exposure = Counter(id for form in forms for id in form)
    kinds = {(q.objective, q.safety) for q in COURSE.assessed}
    for kind in kinds:
        times = [exposure[q.id] for q in COURSE.assessed if (q.objective, q.safety) == kind]
        assert all(0.75 * mean(times) < n < 1.25 * mean(times) for n in times), kind


def test_the_same_seed_draws_the_same_form_and_shuffles_options_alike(visit, address):
    page = visit(address + "assessment/")
    draw = f"seed => courseDraw.draw({BANK}, {{questions: {SIZE}, safety: 0}}, seed)"
    assert page.evaluate(draw, 4242) == page.evaluate(draw, 4242) != page.evaluate(draw, 4243)


def test_a_form_that_was_begun_is_not_given_up_without_a_question(visit, address):
    page = visit(address + "assessment/")
    page.get_by_role("button", name="Start").click()
    choose(page, lambda _best, _n: 0, leave=5)
    chosen = "[...document.querySelectorAll('course-assessment .item:not([hidden]) input:checked')].map((i) => i.name + i.value).sort()"
    before = page.evaluate(chosen)
    assert len(before) == 19
    page.reload()
    page.get_by_role("button", name="Begin anew with another form").click()
    assert "19 of 24" in page.locator(".assessment-panel").inner_text()
    page.get_by_role("button", name="Keep it").press("Enter")
    page.get_by_role("button", name="Go on where you left").click()
    assert page.evaluate(chosen) == before
    page.reload()
    page.get_by_role("button", name="Begin anew").click()
    page.get_by_role("button", name="Yes, another form").click()
    assert page.evaluate(chosen) == [] and page.errors == []
    page.reload()
    page.get_by_role("button", name="Begin anew").click()
    assert page.locator(SHOWN).count() == SIZE, "nothing was chosen: nothing to ask"


def test_open_questions_are_named_and_the_form_can_be_left_and_resumed(visit, address):
    page = visit(address + "assessment/")
    page.get_by_role("button", name="Start: 24 questions").click()
    assert page.evaluate("document.activeElement.textContent") == "Question 1 of 24"
    choose(page, lambda _best, _n: 0, leave=2)
    asked = page.locator("course-assessment .item:visible").evaluate_all(
        "all => all.map(i => [i.id, [...i.querySelectorAll('input')].map(r => r.value).join('')])"
    )
    assert page.locator(".item-why:visible").count() == 0
    page.goto(address + "monday/")
    page.goto(address + "assessment/")
    page.get_by_role("button", name="Go on where you left").click()
    assert page.evaluate("document.activeElement.textContent") == "Question 23 of 24"
    assert (
        page.locator("course-assessment .item:visible").evaluate_all(
            "all => all.map(i => [i.id, [...i.querySelectorAll('input')].map(r => r.value).join('')])"
        )
        == asked
    )
    assert (
        page.locator("course-assessment input:checked").count() == 22 and page.locator(".item-why:visible").count() == 0
    )
    page.get_by_role("button", name="Hand in").click()
    assert "Still open: question 23, question 24." in page.locator("course-assessment").inner_text()
    assert page.evaluate("document.activeElement.textContent") == "question 23"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Question 23 of 24"
    page.get_by_role("button", name="Hand in as it is").click()
    assert "Not answered." in page.locator("course-assessment").inner_text() and page.errors == []
    (attempt,) = record(page)["attempts"]
    assert (
        attempt["of"] == SIZE
        and len(attempt["answers"]) == SIZE - 2
        and attempt["version"] == COURSE.version
        and len(attempt["content"]) == 12
    )


def test_a_choice_among_other_words_is_asked_for_again(visit, address):
    """A question was rewritten after its choice was kept."""
    page = visit(address + "assessment/")
    page.get_by_role("button", name="Start").click()
    choose(page, lambda _best, _n: 0, leave=SIZE - 2)
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


@pytest.mark.parametrize("right", [0, 17, SIZE])
def test_what_is_handed_in_is_counted_and_every_question_explained(visit, address, right):
    page = visit(address + "assessment/")
    page.get_by_role("button", name="Start").click()
    choose(page, lambda best, n: best if n < right else (best + 1) % 3)
    page.get_by_role("button", name="Hand in").click()
    assert page.evaluate("document.activeElement.textContent") == f"{right} of {SIZE}"
    assert "This is practice, without a pass mark." in page.locator(".assessment-panel").inner_text()
    items = page.locator(SHOWN)
    assert items.count() == SIZE
    for item in items.all():
        assert item.locator(".item-why li").count() >= 3 and item.locator(".item-why a").last.is_visible()
    assert page.locator(".item-verdict.best").count() == right
    form = record(page)["attempts"][0]["form"]
    page.get_by_role("button", name="Take another form").click()
    again = page.locator(SHOWN).evaluate_all("all => all.map(i => i.id)")
    assert set(again) != set(form) and len(set(again) & set(form)) <= SIZE / 2
    assert page.locator(".item-why:visible").count() == 0
    page.reload()
    assert f": {right} of {SIZE}." in page.locator(".assessment-panel").inner_text()


@pytest.mark.parametrize("missed", [0, 1, 2])
def test_the_profile_says_where_to_read_again_and_how_well_danger_was_noticed(visit, address, missed):
    page = visit(address + "monday/")
    with_stories(page, address)
    page.get_by_role("button", name="Start").click()
    form = page.locator(SHOWN).evaluate_all(
        "all => all.map(i => ({id: i.id, objective: i.dataset.objective, safety: 'safety' in i.dataset}))"
    )
    stories = [q["id"] for q in form if q["safety"]]
    assert len(stories) >= 6
    wrong = {*stories[:missed], next(q["id"] for q in form if not q["safety"] and q["objective"] == "turn")}
    choose(page, lambda best, n: (best + 1) % 3 if form[n]["id"] in wrong else best)
    page.get_by_role("button", name="Hand in").click()
    *lines, danger = page.locator(".assessment-profile li").all()
    for line, objective in zip(lines, COURSE.objectives, strict=True):
        mine = {q["id"] for q in form if q["objective"] == objective}
        said, links = line.inner_text(), line.locator("a").all()
        assert said.startswith(f"{objective.capitalize()}: {3 - len(mine & wrong)} of 3.")
        taught = [page.locator(f"#{id} .item-why a").last.get_attribute("href") for id in mine & wrong]
        at = [urlsplit(urljoin(address + "assessment/", href)) for href in taught]
        assert {urlsplit(link.get_attribute("href")) for link in links} == set(at) and ("Read again" in said) == bool(
            at
        )
    said = danger.inner_text()
    assert said.startswith(f"Noticing danger: {len(stories) - missed} of {len(stories)}.")
    assert ("Before you use any of this" in said) == (missed > 1) == danger.locator("a").is_visible()
    if missed > 1:
        danger.locator("a").press("Enter")
        page.wait_for_url("**/modules/safety-and-scope/")
    assert page.errors == []


def test_a_form_without_a_safety_story_says_nothing_of_danger(visit, address):
    page = visit(address + "monday/")
    plain = lambda html: re.sub(r'( data-safety="[^"]*")', "", html)
    page.route("**/assessment/", lambda route: route.fulfill(response=(got := route.fetch()), body=plain(got.text())))
    page.goto(address + "assessment/")
    page.get_by_role("button", name="Start").click()
    page.get_by_role("button", name="Hand in").click()
    page.get_by_role("button", name="Hand in as it is").click()
    assert page.locator(".assessment-profile li").count() == len(COURSE.objectives)
    assert "danger" not in page.locator(".assessment-panel").inner_text() and page.errors == []


def test_a_form_of_twenty_that_was_begun_before_is_finished_as_it_was(visit, address):
    page = visit(address + "assessment/")
    form = [q.id for n, q in enumerate(COURSE.assessed) if n % 7 < 3][:20]
    put(page, {"format": 2, "course": COURSE.id, "assessment": {"draft": MINE | {"seed": 7, "form": form}}})
    page.reload()
    page.get_by_role("button", name="Go on where you left").click()
    assert page.locator(SHOWN).count() == 20
    choose(page)
    page.get_by_role("button", name="Hand in").click()
    assert page.evaluate("document.activeElement.textContent") == "20 of 20"
    assert [(a["score"], a["of"]) for a in record(page)["attempts"]] == [(20, 20)] and page.errors == []


def test_a_form_that_was_handed_in_opens_again_as_it_was(visit, address):
    """One question reworded since, one taken out; the score is that of the day."""
    page = visit(address + "assessment/", timezone_id="Etc/UTC")
    assert page.locator("course-handed-in").inner_text() == "No form has been handed in on this device yet."
    page.get_by_role("button", name="Start").click()
    choose(page, lambda best, n: best if n < 17 else (best + 1) % 3, leave=1)
    page.get_by_role("button", name="Hand in").click()
    page.get_by_role("button", name="Hand in as it is").click()
    kept = record(page)
    (attempt,) = kept["attempts"]
    reworded, gone = attempt["form"][:2]
    attempt["answers"][reworded]["hash"] = "00000000"
    attempt["form"][1], attempt["answers"]["assess-gone"] = "assess-gone", attempt["answers"].pop(gone)
    put(page, kept | {"attempts": [{"at": 1, "score": 18, "of": 20}, attempt]})
    page.reload()
    page.get_by_role("link", name="Open one again").press("Enter")
    old, new = page.locator("course-handed-in > div > *").all()
    assert old.inner_text() == "Form 1, January 1, 1970: 18 of 20. Only the score of this form was kept."
    new.locator("summary").press("Enter")
    items = new.locator(".item")
    items.first.wait_for()
    verdicts = new.locator(".item-verdict").all_inner_texts()
    assert len(verdicts) == SIZE and f": 17 of {SIZE}" in new.locator("summary").inner_text()
    assert verdicts[0].startswith("The wording of this question has changed") and "taken out" in verdicts[1]
    assert verdicts[2:] == [BEST] * 15 + ["Not this one."] * 6 + ["Not answered."]
    assert items.nth(0).locator("input:checked").count() == 0 and items.nth(2).locator("input:checked").count() == 1
    assert new.locator("input:enabled").count() == 0 and items.nth(2).locator(".item-why li").count() >= 3
    assert new.locator(".item-why:visible").count() == SIZE - 1
    page.get_by_role("button", name="Take another form").click()
    choose(page, lambda _best, _n: 0, leave=SIZE - 3)
    assert page.locator("course-assessment input:checked").count() == 3, "the open form is left alone"
    new.locator("summary").press("Enter")
    items.first.wait_for(state="detached")
    assert record(page)["attempts"][1]["score"] == 17 and page.errors == []


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

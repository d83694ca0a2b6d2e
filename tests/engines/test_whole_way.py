"""One reader's whole way, a step a test, in the order in which a reader takes them: what an earlier step kept
is there in a later one.
"""

from __future__ import annotations

import json

import pytest

from acting import kept, record
from building import ADDRESSES
from cases import TORN, shown, ways
from course.model import Option
from course.pages.questions import BEST, OTHER
from engines.engine import NARROW, WIDE
from places import LANDED, PLACE, PLACES, READY
from records import COURSE

FIRST = COURSE.modules[0]
SAFETY = COURSE.module(COURSE.safety.module)
TIME_OUTS = COURSE.module("time-outs")
WRITTEN = "I would ask what it costs her."
CHOSEN = "[...document.querySelectorAll('.md-content :is(input, textarea)')].map((i) => [i.name || i.id, i.value, i.checked])"


@pytest.fixture(autouse=True)
def nothing_went_wrong(engine):
    yield
    assert engine.went_wrong() == []


def answer(engine, question, option: Option) -> None:
    engine.click(f"#{question.id} input[name=answer][value='{question.options.index(option)}']")
    engine.click(f"#{question.id} button", "Check my answer")


def landed(engine, id: str) -> None:
    engine.until(lambda: engine.evaluate(LANDED, id), f"#{id} near the top")


def stayed(engine, words: str, top: float) -> None:
    """To a third of a screen."""
    engine.until(lambda: abs(engine.evaluate(PLACE, words) - top) < 267, f"“{words}” where it was")


def came_to(engine, moment: str) -> None:
    engine.until(lambda: shown(engine) == moment, moment)


@pytest.mark.timeout(300)
def test_every_page_opens_without_an_error(engine, address):
    wrong = {}
    for path in ADDRESSES:
        engine.open(address + path)
        engine.until(READY)
        assert engine.sees("h1"), path
        if found := engine.went_wrong():
            wrong[path] = found
    assert wrong == {}


def test_an_error_would_be_heard(engine, address):
    engine.open(address)
    engine.evaluate(
        "url => document.body.append(Object.assign(document.createElement('script'), { src: url }))",
        address + "wrong.js",
    )
    heard: list[str] = []

    def all_heard() -> bool:
        heard.extend(engine.went_wrong())
        return len(heard) == 4

    engine.until(all_heard)
    said = " ".join(heard)
    assert all(what in said for what in ("nobody", "rejected: in vain", "nowhere.png", "script-src"))


def test_an_answer_wrong_then_right_is_still_there_after_a_reload(engine, address):
    engine.open(address + FIRST.page.address)
    question = FIRST.questions[0]
    answer(engine, question, question.distractors[0])
    assert engine.text(f"#{question.id} .quiz-feedback").startswith(OTHER)
    engine.click(f"#{question.id} button", "Try again")
    answer(engine, question, question.key)
    assert engine.text(f"#{question.id} .quiz-feedback").startswith(BEST)
    engine.reload()
    assert engine.text(f"#{question.id} .quiz-feedback").startswith(BEST)
    assert engine.evaluate("document.querySelectorAll('course-question[data-answered]').length") == 1
    assert [a["best"] for a in record(engine)["answers"][question.id]] == [False, True]


def test_what_is_written_first_is_compared_and_kept(engine, address):
    engine.open(address + TIME_OUTS.page.address)
    engine.type("course-write-first textarea", WRITTEN)
    assert not engine.sees("course-write-first details p")
    engine.click("course-write-first button", "Compare with a colleague")
    assert engine.sees("course-write-first details p")
    engine.reload()
    assert engine.evaluate("document.querySelector('course-write-first textarea').value") == WRITTEN


def test_a_case_to_its_end_and_back(engine, address):
    case = COURSE.cases[0]
    way = min(
        (w for id, w in ways(case).items() if any(m.id == id and m.ending == "good" for m in case.moments)), key=len
    )
    engine.open(address + case.page.address)
    for target in way[1:]:
        engine.click(f".moment.now .choices a[href='#{target}']")
        assert shown(engine) == target
    assert engine.text(".way-status").startswith("An ending, after ") and engine.sees(".moment.now .debrief")
    engine.reload()
    assert shown(engine) == way[-1]
    for before in reversed(way[:-1]):
        engine.back()
        came_to(engine, before)
    engine.open(address + "my-course/")
    assert f"{case.page.title}: 1 of " in engine.text("course-progress")


def test_the_assessment_is_left_taken_up_and_handed_in(engine, address):
    engine.open(address + "assessment/")
    engine.click("button", "Start")
    form = engine.evaluate(
        "[...document.querySelectorAll('course-assessment .item')].filter(i => i.checkVisibility()).map(i => [i.id, i.dataset.best])"
    )
    assert len(form) == COURSE.assessment.draw == 24
    for n, (id, best) in enumerate(form):
        if n == 10:
            engine.reload()
            engine.click("button", "Go on where you left")
        engine.click(f"#{id} input[value='{best}']")
    engine.click("button", "Hand in")
    assert engine.sees("course-assessment *", "24 of 24")
    for objective in COURSE.objectives:
        engine.click(f"#{objective} input[value='4']")
    engine.reload()
    assert [(a["score"], a["of"]) for a in record(engine)["attempts"]] == [(24, 24)]


def test_the_evaluation_is_kept(engine, address):
    engine.open(address + "evaluation/")
    engine.click("#learned input[value=much]")
    engine.type("#evaluation-comments", "Good. <b>Long.</b>")
    engine.click("#useful input[value=quite]")
    engine.reload()
    assert engine.evaluate("document.querySelector('#evaluation-comments').value") == "Good. <b>Long.</b>"
    assert engine.evaluate("[...document.querySelectorAll('course-kept-form input:checked')].map((i) => i.value)") == [
        "much",
        "quite",
    ]


def test_the_statement_says_what_is_missing_and_then_stands(engine, address):
    engine.open(address + "statement/")
    assert (
        f"Open one more module: {SAFETY.page.title}, which counts once you have answered a question there."
        in engine.text(".statement-missing")
    )
    engine.open(address + SAFETY.page.address)
    answer(engine, SAFETY.questions[0], SAFETY.questions[0].key)
    engine.open(address + "statement/")
    engine.type("#statement-name", "Dr. Ada <i>Example</i>")
    assert "Dr. Ada <i>Example</i>" in engine.text(
        ".statement-paper"
    ) and "24 questions practiced, 24 right on" in engine.text(".statement-paper")
    engine.reload()
    assert engine.evaluate("document.querySelector('#statement-name').value") == "", "kept only if asked"
    engine.type("#statement-name", "Ada Example")
    engine.click("#statement-keep")
    engine.reload()
    assert engine.evaluate("document.querySelector('#statement-name').value") == "Ada Example"


def test_the_record_is_exported_erased_and_imported(engine, address):
    engine.open(address + "my-course/")
    assert "1 of 8 questions answered, 1 with the best option" in engine.text("course-progress")
    before = record(engine)
    text = engine.saved("button", "Export my record")
    assert json.loads(text) == before
    engine.click("button", "Erase my record")
    engine.click("button", "Erase everything")
    assert engine.evaluate("localStorage.length") == 0
    file = engine.folder / "brought.json"
    file.write_text(text, "utf-8")
    engine.type("#record-file", str(file))
    engine.click("button", "Take it over")
    engine.until("document.querySelector('course-progress').innerText.includes('Merged. New here: ')")
    assert record(engine) == before
    engine.open(address + FIRST.page.address)
    assert engine.evaluate("document.querySelectorAll('course-question[data-answered]').length") == 1


def test_search_leads_to_a_place(engine, address):
    engine.open(address + FIRST.page.address)
    engine.type(".md-search__input", "misuse")
    engine.click(".md-search-result__link[href*='#']")
    engine.until(
        f"location.hash && !location.pathname.endsWith('{FIRST.page.address}') && document.readyState === 'complete'"
    )
    landed(engine, engine.evaluate("location.hash.slice(1)"))


def test_a_worksheet_is_saved_and_kept_nowhere(engine, address):
    sheet = next(w for w in COURSE.worksheets if w.id == "conversation-preparation")
    engine.open(address + sheet.page.address)
    before = kept(engine)
    empty = engine.evaluate(CHOSEN)
    for field in sheet.fields:
        if field.kind == "text":
            engine.type(f"textarea#{field.id}", "what is said")
        else:
            engine.click(f"input#{field.id}, fieldset#{field.id} input")
    filled = engine.evaluate(CHOSEN)
    assert engine.saved("button", "Save as text").count("what is said") == sum(f.kind == "text" for f in sheet.fields)
    engine.click("button", "Clear the sheet")
    assert engine.evaluate(CHOSEN) == empty != filled
    engine.click("button", "Put it back")
    assert engine.evaluate(CHOSEN) == filled
    engine.reload()
    assert engine.evaluate(CHOSEN) == empty and kept(engine) == before


def test_a_rehearsal_to_its_last_line_with_a_recording(engine, address):
    rehearsal = COURSE.rehearsals[0]
    engine.open(address + rehearsal.page.address)
    engine.click(".client-line.now button", "Record my reply")
    says = "document.querySelector('.client-line.now .recorder').innerText"
    engine.until(f"/^(Recording|No microphone can be used)/.test({says})")
    if engine.records or engine.sees(".client-line.now button", "Stop recording"):
        engine.click(".client-line.now button", "Stop recording")
        engine.until("document.querySelector('.client-line.now audio').checkVisibility()")
    engine.click(".client-line.now .self-check input")
    engine.click(".client-line.now summary")
    assert engine.sees(".client-line.now details p")
    for line in rehearsal.lines[1:]:
        engine.click("button", "Next line")
        assert engine.sees(f"#{line.section.id}") and not engine.sees(f"#{rehearsal.lines[0].section.id}")
    engine.reload()
    assert engine.sees(f"#{rehearsal.lines[-1].section.id}")


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_links_lead_to_their_places_and_reload_and_back_stay_there(engine, address, size):
    engine.resize(*size)
    url = address + SAFETY.page.address
    engine.open(url)
    ids = engine.evaluate(PLACES)
    for id in (ids[1], SAFETY.questions[2].id, next(id for id in ids if id.startswith("note-"))):
        engine.open(address)
        engine.open(f"{url}#{id}")
        landed(engine, id)
    for part in (0.35, 0.9):
        engine.evaluate("part => scrollTo(0, part * (document.documentElement.scrollHeight - innerHeight))", part)
        words, top = engine.evaluate(PLACE)
        engine.reload()
        stayed(engine, words, top)
        engine.open(address + "glossary/")
        engine.back()
        stayed(engine, words, top)
    engine.resize(*WIDE)


def test_a_damaged_fragment_does_no_harm(engine, address):
    for page in (TIME_OUTS.page, COURSE.cases[0].page, COURSE.rehearsals[0].page, COURSE.handbook[0]):
        for torn in TORN:
            engine.open(address)
            engine.open(f"{address}{page.address}#{torn}")
            engine.until(READY)
            assert engine.sees("h1") and engine.went_wrong() == [], (page.address, torn)


def test_the_menu_of_a_narrow_window_leads_to_a_section(engine, address):
    engine.resize(*NARROW)
    engine.open(address + TIME_OUTS.page.address)
    engine.click("button", "Menu")
    assert engine.evaluate("document.querySelector('.menu-button--menu').getAttribute('aria-expanded')") == "true"
    engine.click(".nav-parts a[href='#three-rules']")
    engine.until("document.querySelector('.menu-button--menu').getAttribute('aria-expanded') === 'false'")
    landed(engine, "three-rules")
    engine.resize(*WIDE)


@pytest.mark.parametrize("way", ["by the link", "by three Shifts"])
def test_leaving_quickly_puts_another_site_in_place_of_the_page(engine, address, way):
    engine.open(address + "course/about/")
    engine.open(f"{address}{SAFETY.page.address}#{SAFETY.questions[0].id}")
    if way == "by the link":
        engine.click("a.leave", "Leave quickly")
    else:
        for _ in range(3):
            engine.press("Shift")
    engine.until("document.title === 'Elsewhere'")
    engine.back()
    engine.until(lambda: engine.url == address + "course/about/", "the page before")

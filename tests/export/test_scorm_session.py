"""The SCORM packages in a system that refuses all it may: launched, answered, left, resumed, and refused."""

from __future__ import annotations

import json
import re

import pytest

import access
from course.pages.questions import fingerprint
from leaving import ELSEWHERE, NOTHING
from records import COURSE
from scorm_system import DATA, KEPT, LAUNCH, NAMES, PAGE, ROOM

FIRST = COURSE.modules[0]
SAFETY = COURSE.module(COURSE.safety.module)
MINE = "A sentence of mine, about Ms. Q."
DONE = {"1.2": ("completed", "passed"), "2004": ("completed",)}
# What is true of the course on the web, and not of it in a system.
FALSE = (
    r"[^.\n]*(?:on (?:this|your)(?: own)? device|in this browser|Nothing is sent|nobody is sent it"
    r"|never leaves|browser may tidy|Ask this browser|Keep the course on)[^.\n]*"
)
# Everything that somebody could have done, as the pages keep it: every question answered, sure and not sure, forms
# handed in and one begun, every way of every case, every line practiced.
ALL = """(all) => courseStore.change((record) => {
    const entry = (more) => courseStore.entry([], more);
    all.questions.forEach(([id, hash, chose, best], n) => {
        record.answers[id] = [entry({ hash, chose, best, ...(n % 3 ? { sure: n % 3 === 1 } : {}) })];
    });
    all.modules.forEach((id) => {
        record.opened[id] = entry({});
        record.done[id] = entry({ of: 8 });
    });
    for (let n = 0; n < all.forms; n++) {
        const bank = all.assessed.map((q, i) => all.assessed[(i * 7 + n) % all.assessed.length]).slice(0, all.draw);
        record.attempts.push(courseStore.entry(record.attempts, {
            seed: 4294967295 - n, form: bank.map(([id]) => id), score: n % 25, of: all.draw, version: "1.1.0", content: "abc",
            answers: Object.fromEntries(bank.map(([id, hash], i) => [id, { hash, chose: i % 3, best: i < n % 25 }])),
        }));
    }
    record.last.page = entry({ page: "modules/time-outs/", section: "plan" });
    Object.entries(all.cases).forEach(([id, ways]) => {
        record.endings[id] = Object.fromEntries(ways.map(({ ending }) => [ending, entry({})]));
        record.ways[id] = ways.map((way) => entry(way));
    });
    all.lines.forEach(([rehearsal, line]) => {
        record.practiced[rehearsal] = { ...record.practiced[rehearsal], [line]: entry({ said: true }) };
    });
    all.texts.forEach((id) => {
        record.writes[id] = [entry({ text: all.own })];
    });
})"""
# The ways of a case as its page tells them, each with the words that are chosen.
WAYS = """async ([path, most]) => {
    const text = await (await fetch(path)).text();
    const page = new DOMParser().parseFromString(text, "text/html");
    const moments = new Map([...page.querySelectorAll("course-case .moment")].map((m) => [m.querySelector("h2").id,
        [...m.querySelectorAll(".choices a")].map((a) => [a.textContent.trim(), a.hash.slice(1)])]));
    const ways = [], waiting = [[moments.keys().next().value, []]];
    while (waiting.length && ways.length < most) {
        const [at, steps] = waiting.shift();
        const choices = moments.get(at);
        if (!choices.length) {
            ways.push({ ending: at, steps });
        }
        choices.forEach(([said, target]) => steps.some((s) => s.moment === target) || waiting.push([target, [...steps, { moment: at, said }]]));
    }
    return ways;
}"""


def right(question) -> int:
    return question.options.index(question.key)


def wrong(question) -> int:
    return question.options.index(question.distractors[0])


def shown(course, question) -> list[int]:
    """What is marked as chosen, where the question is answered."""
    return course.evaluate(
        "(id) => [...document.querySelectorAll(`[id='${id}'][data-answered] input[name=answer]:checked`)].map((i) => Number(i.value))",
        question.id,
    )


# A first session


def test_a_session_begins_once_and_says_so_at_once(system, edition):
    system.launch()
    assert system.told("lms.sessions") == 1 and len(system.calls("begin")) == 1
    assert system.value("complete") == "incomplete" and system.value("exit") == "suspend"
    assert system.value("status") in ("", "unknown", "incomplete") and system.value("score") == ""
    assert system.went_wrong() == []


def test_every_answer_is_committed_and_comes_back(system, edition):
    system.launch().go(FIRST.page.address)
    for n, question in enumerate(FIRST.questions):
        before = system.told("lms.commits")
        system.answer(question, (wrong if n % 2 else right)(question))
        assert system.told("lms.commits") > before, "committed before anything else"
    assert 0 < len(system.value(DATA)) <= ROOM[edition]
    assert system.value("complete") == "incomplete"
    left = system.told("lms.next()")
    assert system.went_wrong() == []
    system.launch(kept=left)
    page = system.go(FIRST.page.address)
    for n, question in enumerate(FIRST.questions):
        assert shown(page, question) == [(wrong if n % 2 else right)(question)]
    assert "8 of 8 answered, 4 with the best" in page.locator(".quiz-tally").inner_text()
    assert system.went_wrong() == []


def test_an_answer_that_is_changed_is_reported_as_it_is_now(system):
    question = FIRST.questions[0]
    system.launch().go(FIRST.page.address)
    system.answer(question, wrong(question))
    before = system.value(DATA)
    system.course.locator(f"#{question.id} button", has_text="Try again").click()
    system.answer(question, right(question))
    assert system.value(DATA) != before
    system.launch(kept=system.told("lms.next()"))
    assert shown(system.go(FIRST.page.address), question) == [right(question)]


def test_the_button_finishes_once_and_nothing_after_it(system):
    system.launch().go(FIRST.page.address)
    system.answer(FIRST.questions[0], 0)
    system.leave()
    assert system.told("lms.ended") == 1 and len(system.calls("finish")) == 1
    assert system.value("exit") == "suspend" and system.value("time")
    assert system.window.locator("body").inner_text().strip(), "it says what to do now"
    before = len(system.told("lms.calls"))
    system.window.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    system.page.evaluate("document.querySelector('#content').remove()")
    assert len(system.told("lms.calls")) == before
    assert system.went_wrong() == []


def test_a_window_that_is_just_closed_loses_nothing(system):
    question = FIRST.questions[0]
    system.launch().go(FIRST.page.address)
    system.answer(question, wrong(question))
    committed = system.value(DATA)
    system.page.evaluate("document.querySelector('#content').remove()")
    assert system.value(DATA) == committed and len(system.calls("finish")) <= 1
    system.launch(kept=system.told("lms.next()"))
    assert shown(system.go(FIRST.page.address), question) == [wrong(question)]
    assert system.went_wrong() == []


def test_the_next_session_opens_where_the_last_one_was(system):
    system.launch().go(FIRST.page.address)
    system.answer(FIRST.questions[0], 0)
    system.go("glossary/")
    system.leave()
    place = system.value("place")
    assert FIRST.page.address in place and len(place) <= 255
    system.launch(kept=system.told("lms.next()"))
    assert FIRST.page.address in system.course.url


def test_of_a_page_that_somebody_who_is_watched_may_read_no_place_is_told(system):
    system.launch()
    for path in (SAFETY.page.address, "handbook/tonight/", "help/"):
        system.go(path)
    system.leave()
    told = json.dumps(system.told("lms.calls"))
    assert not [path for path in (SAFETY.id, "tonight", "help") if path in told]


# What is kept, and where


def everything(system) -> dict:
    cases = {
        c.id: system.course.evaluate(WAYS, [f"{system.address}course/{c.page.address}index.html", 40])
        for c in COURSE.cases
    }
    return {
        "questions": [[q.id, fingerprint(q), right(q), True] for m in COURSE.modules for q in m.questions],
        "assessed": [[q.id, fingerprint(q)] for q in COURSE.assessed],
        "modules": [m.id for m in COURSE.modules],
        "cases": cases,
        "lines": [[r.id, line.section.id] for r in COURSE.rehearsals for line in r.lines],
        "texts": ["write-oh-now"],
        "own": MINE * 200,
        "forms": 40,
        "draw": COURSE.assessment.draw,
    }


def test_all_that_can_be_done_fits(system, edition):
    """Every question answered, forty forms, two hundred ways: what has no room is left, and never the answers."""
    system.launch()
    done = everything(system)
    system.course.evaluate(ALL, done)
    data = system.value(DATA)
    assert ROOM["1.2"] // 4 < len(data) <= ROOM[edition] and data.isascii() and MINE[:10] not in data
    assert system.value("complete") in DONE[edition] and float(system.value("score")) == pytest.approx(
        100 if edition == "1.2" else 1
    )
    before = system.course.evaluate("courseStore.read()")
    left = system.told("lms.next()")
    assert system.went_wrong() == []
    system.launch(kept=left)
    after = system.course.evaluate("courseStore.read()")
    plain = ["hash", "chose", "best", "sure", "day"]
    for id, *_ in done["questions"]:
        assert [{k: one.get(k) for k in plain} for one in after["answers"][id]] == [
            {k: one.get(k) for k in plain} for one in before["answers"][id]
        ]
    assert after["opened"].keys() == before["opened"].keys() and after["done"].keys() == before["done"].keys()
    assert {id: set(found) for id, found in after["endings"].items()} == {
        id: set(found) for id, found in before["endings"].items()
    }
    assert (
        max(a["score"] for a in after["attempts"]) == 24
        and after["attempts"][-1]["score"] == before["attempts"][-1]["score"]
    )
    assert after["last"]["page"]["page"] == "modules/time-outs/"
    assert after["writes"] == {} and after["odd"] == []
    assert system.value("complete") in DONE[edition]
    assert system.went_wrong() == []


def test_every_question_answered_with_its_last_option_comes_back(system, edition):
    """The largest numbers that an answer can have."""
    system.launch()
    done = everything(system)
    done["questions"] = [[q.id, fingerprint(q), len(q.options) - 1, False] for m in COURSE.modules for q in m.questions]
    done["forms"] = 0
    system.course.evaluate(ALL, done)
    left = system.told("lms.next()")
    system.launch(kept=left)
    answers = system.course.evaluate("courseStore.read().answers")
    for id, _, chose, _ in done["questions"]:
        assert answers[id][0]["chose"] == chose


def test_data_that_was_cut_off_is_no_other_record(system):
    """A system may cut a text short in silence."""
    system.launch().go(FIRST.page.address)
    for question in FIRST.questions:
        system.answer(question, 0)
    left = system.told("lms.next()")
    for end in range(1, len(left[DATA]), 7):
        system.launch(kept=left | {DATA: left[DATA][:end]})
        record = system.course.evaluate("courseStore.read()")
        for question in FIRST.questions:
            for attempt in record["answers"].get(question.id, []):
                assert attempt["chose"] == 0
        assert record["attempts"] == [] and record["odd"] == []
        assert list(system.wrong) == []


def test_own_words_stay_in_the_window(system, edition):
    system.launch()
    page = system.go(FIRST.page.address)
    box = page.locator("course-write-first textarea").first
    above = page.evaluate(
        """() => { const range = document.createRange(); range.setStart(document.querySelector("article"), 0);
        range.setEndBefore(document.querySelector("course-write-first textarea")); return range.toString(); }"""
    )
    assert re.search(r"window", above), "what becomes of it is said before the first box"
    box.fill(MINE)
    box.blur()
    page = system.go("evaluation/")
    page.locator("textarea").first.fill(MINE)
    page.locator("textarea").first.blur()
    page.locator("input[type=radio]").first.check()
    page = system.go("practice/conversation-preparation/")
    for field in page.locator("course-worksheet textarea, textarea").all()[:2]:
        field.fill(MINE)
        field.blur()
    page.locator("[data-scheme-button]").first.click()
    system.leave()
    assert "Ms. Q" not in json.dumps(system.told("lms.calls"))
    assert system.told(KEPT) == [0, 0, 0, 0, 0, ""], "the browser keeps nothing"
    assert system.went_wrong() == []


def test_no_page_says_that_something_is_kept_on_the_device(system):
    """Pages of the record, of questions and of what one writes."""
    system.launch()
    wrong = {}
    for path in (
        "",
        "my-course/",
        "assessment/",
        "evaluation/",
        "review/",
        "statement/",
        "papers/",
        FIRST.page.address,
        SAFETY.page.address,
        "practice/conversation-preparation/",
        "practice/rehearse-time-outs/",
        "practice/skills-self-check/",
    ):
        page = system.go(path)
        text = page.locator("article").inner_text()
        if found := re.findall(
            FALSE,
            text,
            re.I,
        ):
            wrong[path] = found
    assert wrong == {}


# The whole way


def test_a_form_is_handed_in_and_its_score_reported(system, edition):
    system.launch()
    page = system.go("assessment/")
    page.get_by_role("button", name="Start").click()
    for item in page.locator("course-assessment .item:visible").all():
        best = item.get_attribute("data-best")
        item.locator(f"input[value='{best}']").check()
    page.get_by_role("button", name="Hand in").click()
    assert float(system.value("score")) == (100 if edition == "1.2" else 1)
    assert system.value("complete") == "incomplete", "no module is answered"
    assert system.value("status") not in ("passed", "failed")
    assert system.went_wrong() == []


def test_what_was_reached_is_never_taken_back(system, edition):
    kept = {NAMES[edition]["complete"]: "completed"} | ({} if edition == "1.2" else {"cmi.success_status": "passed"})
    system.launch(kept=kept).go(FIRST.page.address)
    system.answer(FIRST.questions[0], wrong(FIRST.questions[0]))
    assert system.value("complete") == "completed"
    if edition == "2004":
        assert system.value("status") == "passed"


# What does not work


@pytest.mark.parametrize(
    "fault",
    [{"begin": True}, {"begin": "throws"}, {"put": "throws"}, {"put": [DATA]}, {"commit": True}, {"commit": "throws"}],
)
def test_what_is_refused_is_said_and_the_course_goes_on(system, fault):
    system.launch(faults=fault)
    page = system.go(FIRST.page.address)
    system.answer(FIRST.questions[0], 0)
    assert shown(page, FIRST.questions[0]) == [0]
    assert re.search(r"did not|refused|nothing is reported|not accept|could not", system.says), system.says
    system.answer(FIRST.questions[1], 0)
    system.leave()
    assert system.wrong == []
    said = system.window.locator("body").inner_text()
    assert re.search(r"did not|not confirm|nothing was reported", said, re.I), said


def test_a_window_that_is_loaded_again_goes_on_with_the_session(system):
    """Where the system has not heard that the session is over."""
    system.launch(faults={"finish": True})
    system.window.evaluate("location.reload()")
    system.ready()
    system.go(FIRST.page.address)
    system.answer(FIRST.questions[0], 0)
    assert system.told("lms.sessions") == 1 and system.value(DATA)
    assert "did not take" not in system.says


def test_a_score_is_never_lowered(system, edition):
    before = {"1.2": {"cmi.core.score.raw": "90"}, "2004": {"cmi.score.raw": "90", "cmi.score.scaled": "0.9"}}
    system.launch(kept=before[edition])
    system.course.evaluate("courseStore.change((r) => r.attempts.push(courseStore.entry([], { score: 10, of: 24 })))")
    assert system.value(DATA) and system.value("score") == ("90" if edition == "1.2" else "0.9")


# Where the system stands


def test_the_system_is_found_in_the_window_that_opened_this_one(system):
    system.begin()
    with system.page.expect_popup() as popup:
        system.page.evaluate("(src) => void window.open(src)", f"{system.address}index.html")
    popup.value.frame_locator("iframe").locator("h1").wait_for()
    assert system.told("lms.sessions") == 1


def test_the_system_is_found_some_frames_up(system):
    system.begin()
    system.page.route(f"{system.address}between.html", lambda route: route.fulfill(body=PAGE, content_type="text/html"))
    system.page.evaluate(LAUNCH, f"{system.address}between.html")
    between = system.page.frames[-1]
    between.evaluate(LAUNCH, f"{system.address}index.html")
    between.frame_locator("#content").frame_locator("iframe").locator("h1").wait_for()
    assert system.told("lms.sessions") == 1


# Leaving quickly


@pytest.mark.parametrize("how", ["link", "Shift"])
def test_leaving_quickly_leaves_the_system_too(system, how):
    system.launch().go(SAFETY.page.address)
    if how == "link":
        system.course.get_by_role("link", name="Leave quickly").first.click()
    else:
        system.course.locator("h1").click()
        for _ in range(3):
            system.page.keyboard.press("Shift")
    system.page.wait_for_url(ELSEWHERE)
    assert system.page.frames == [system.page.main_frame]


def test_who_leaves_quickly_waits_for_no_system_and_leaves_nothing_to_read(system):
    """Also where the browser has not left yet."""
    system.page.context.unroute(ELSEWHERE)
    system.page.context.route(ELSEWHERE, NOTHING)
    system.launch().go(SAFETY.page.address)
    system.answer(SAFETY.questions[0], 0)
    system.reported()
    before = system.told("lms.calls.length")
    system.course.get_by_role("link", name="Leave quickly").first.click()
    assert not system.window.locator("#bar").is_visible() and system.window.evaluate("document.title") == ""
    system.window.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert system.told("lms.calls.length") == before


def test_leaving_quickly_works_from_the_line_of_the_window_too(system):
    """Where the keyboard's focus is on the button, not in the course."""
    system.launch()
    system.window.get_by_role("button").focus()
    for _ in range(3):
        system.page.keyboard.press("Shift")
    system.page.wait_for_url(ELSEWHERE)


# The pages in it


@pytest.mark.timeout(240)
def test_every_page_opens_and_asks_only_for_files_of_the_package(system, edition):
    system.launch()
    pages = json.loads(system.window.evaluate("JSON.stringify(globalThis.courseTaught?.pages ?? [])"))
    assert len(pages) > 40
    for path in pages:
        page = system.go(path)
        assert page.locator("h1").count() == 1, path
    assert {url for url in system.asked if not url.startswith((system.address, "data:", "blob:"))} == set()
    assert system.went_wrong() == []


def test_a_link_out_of_the_course_opens_in_a_window_of_its_own(system):
    """Other sites let nobody put them into a frame."""
    system.launch()
    page = system.go("course/references/")
    found = page.evaluate(
        "[...document.querySelectorAll('a[href^=http]:not(.leave)')].filter((a) => a.host !== location.host).filter((a) => a.target !== '_blank' || !a.rel.includes('noopener')).map((a) => a.href)"
    )
    assert found == []


def test_a_page_that_is_opened_by_itself_says_that_nothing_is_reported(system):
    system.page.goto(f"{system.address}course/{FIRST.page.address}index.html")
    system.page.wait_for_function("window.courseStore")
    assert "Nothing that you do here is reported" in system.page.locator("article > .storage-note").first.inner_text()
    assert system.page.evaluate("document.querySelectorAll('h1').length") == 1


# The window


def test_the_window_is_for_everybody(system, edition):
    for scheme in ("light", "dark"):
        system.page.emulate_media(color_scheme=scheme)
        for width, height in ((1100, 800), (360, 640), (640, 360)):
            system.page.set_viewport_size({"width": width, "height": height})
            system.launch()
            assert access.violations(system.window) == [], (scheme, width)
            sizes = system.window.evaluate(
                "[document.documentElement.scrollWidth, innerWidth, document.querySelector('iframe').getBoundingClientRect().height, innerHeight]"
            )
            assert sizes[0] <= sizes[1] and sizes[2] >= 0.6 * sizes[3], (scheme, width, sizes)


def test_the_keyboard_comes_to_the_button_and_into_the_course(system):
    system.launch()
    system.window.locator("body").evaluate("document.activeElement.blur()")
    system.page.keyboard.press("Tab")
    names = []
    for _ in range(4):
        names.append(system.window.evaluate("document.activeElement.tagName"))
        system.page.keyboard.press("Tab")
    assert "BUTTON" in names and "IFRAME" in names
    system.window.get_by_role("button").focus()
    system.page.keyboard.press("Enter")
    system.page.wait_for_function("lms.ended === 1")
    focused = system.window.evaluate("document.activeElement.innerText")
    assert "left" in focused, "the focus is on what is said now"

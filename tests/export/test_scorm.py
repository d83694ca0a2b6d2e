"""SCORM packages: their links, and what happens where a system refuses, looks only, or gives what is no record."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from urllib.parse import urljoin, urlsplit
from zipfile import ZipFile

import pytest
from selectolax.lexbor import LexborHTMLParser

from acting import KEY
from building import ROOT
from course.pages.questions import fingerprint
from publish.packages import scorm
from publish.packages.scorm import Wanted
from records import COURSE
from wording import SITE

PUBLISHED = replace(COURSE, site_url=SITE)
EDITIONS = ("1.2", "2004")
STRICT = (ROOT / "tests/export/lms/strict.js").read_text("utf-8")
LMS = "https://lms.example/"
MODULE = COURSE.module("time-outs")
WANTED = {edition: Wanted(edition) for edition in EDITIONS}
SOME = {
    **WANTED,
    "without": Wanted("1.2", with_key=False),
}
STATUS = {"1.2": "cmi.core.lesson_status", "2004": "cmi.completion_status"}
SCORE = {"1.2": "cmi.core.score.raw", "2004": "cmi.score.raw"}
PLACE = {"1.2": "cmi.core.lesson_location", "2004": "cmi.location"}
MODE = {"1.2": "cmi.core.lesson_mode", "2004": "cmi.mode"}
DATA = "cmi.suspend_data"


@pytest.fixture(scope="module")
def packages(finished):
    """{name: {path: content}} of some packages."""
    made = {}
    for name, wanted in SOME.items():
        package = ZipFile(io.BytesIO(scorm.write(PUBLISHED, finished, wanted)))
        made[name] = {path: package.read(path) for path in package.namelist()}
    return made


# The package


@pytest.mark.parametrize("name", SOME)
def test_every_link_leads_to_a_file_of_the_package_and_to_a_place_in_it(packages, name):
    files = packages[name]
    pages = {path: LexborHTMLParser(content) for path, content in files.items() if path.endswith(".html")}
    ids = {path: {node.id for node in page.css("[id]")} for path, page in pages.items()}
    lost, counted = [], 0
    for path, page in pages.items():
        for node in page.css("[href], [src]"):
            link = node.attributes.get("href") or node.attributes.get("src") or ""
            parts = urlsplit(link)
            if parts.scheme in ("http", "https", "mailto", "tel", "data") or node.tag == "use":
                continue
            counted += 1
            there = urlsplit(urljoin(f"https://x/{path}", link))
            file = there.path.removeprefix("/")
            if file not in files or (there.fragment and file in ids and there.fragment not in ids[file]):
                lost.append((path, link))
    assert lost == [] and counted > 100


# The session


class Session:
    """The course, opened by a strict system."""

    def __init__(self, context, files, edition, system):
        self.page = context.new_page()
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.edition = edition
        html = f'<!doctype html><html lang="en"><title>System</title><script>{system}</script><iframe name="sco" title="Course" src="content/index.html" style="width: 100%; height: 95vh; border: 0"></iframe>'

        def fulfill(route):
            path = urlsplit(route.request.url).path.removeprefix("/")
            content = files.get(path.removeprefix("content/"))
            if path in ("", "elsewhere"):
                route.fulfill(body=html if path == "" else "<title>elsewhere</title>", content_type="text/html")
            elif content is None:
                route.fulfill(status=404, body="")
            else:
                route.fulfill(body=content, content_type=KINDS[path.rsplit(".", 1)[-1]])

        self.page.route(f"{LMS}**", fulfill)
        self.page.route(
            "https://www.wikipedia.org/**",
            lambda route: route.fulfill(body="<title>elsewhere</title>", content_type="text/html"),
        )
        self.page.goto(LMS)
        self.page.wait_for_function("() => frames[0]?.frames[0]?.document.querySelector('h1')")

    @property
    def window(self):
        return self.page.frame(name="sco")

    @property
    def course(self):
        (frame,) = self.window.child_frames
        return frame

    @property
    def says(self) -> str:
        return self.window.locator("#says").inner_text()

    def open(self, address: str) -> None:
        self.course.goto(f"{LMS}content/course/{address}index.html")

    def answer(self, question, option: int) -> None:
        quiz = self.course.locator(f"#{question.id} .quiz")
        quiz.evaluate(
            "(quiz, n) => { quiz.querySelectorAll('input[name=answer]')[n].click(); quiz.querySelector('[type=submit]').click(); }",
            option,
        )

    def keep(self, record: dict) -> None:
        """The record as if all of it had just been done."""
        self.window.evaluate("([key, text]) => courseSession.storage.setItem(key, text)", [KEY, json.dumps(record)])

    def lms(self) -> dict:
        return self.page.evaluate("lms")

    @property
    def committed(self) -> dict:
        return self.lms()["committed"]

    def leave(self) -> None:
        self.window.get_by_role("button", name="Save and leave").click()
        self.window.locator("#over:not([hidden])").wait_for()

    def close(self) -> dict:
        """End it as a closed window does, and give what the system has."""
        committed = self.committed
        self.close_page()
        return committed

    def close_page(self) -> None:
        assert self.errors == []
        self.page.close()


KINDS = {
    "html": "text/html; charset=utf-8",
    "js": "text/javascript",
    "css": "text/css",
    "svg": "image/svg+xml",
    "json": "application/json",
    "png": "image/png",
}


@pytest.fixture
def launch(chromium, packages):
    """Open a package in a browser that knows nothing yet; what the system refused fails the test, unless it says so."""
    context = chromium.new_context(viewport={"width": 1100, "height": 800})
    opened: list[Session] = []

    def open_session(name, values=None, fails=None, *, system=STRICT):
        given = json.dumps({"edition": SOME[name].edition, "values": values or {}}).replace("<", "\\u003c")
        script = f"window.given = {given}; window.fails = {json.dumps(fails or {})};\n{system}"
        session = Session(context, packages[name], SOME[name].edition, script)
        opened.append(session)
        return session

    yield open_session
    for session in opened:
        assert session.errors == []
    context.close()


def kept_by_the_browser(session) -> list:
    """What this computer would show to the next person: asked in a window of the same origin without our shim."""
    return session.page.evaluate("[...Object.entries(localStorage), ...Object.entries(sessionStorage)]")


def test_what_is_written_stays_while_the_window_is_open(launch):
    session = launch("2004")
    session.open(MODULE.page.address)
    session.course.locator("course-write-first textarea").first.fill("WHAT I WROTE")
    session.open("glossary/")
    session.open(MODULE.page.address)
    assert session.course.locator("course-write-first textarea").first.input_value() == "WHAT I WROTE"
    assert "WHAT I WROTE" not in json.dumps(session.lms())


def test_nothing_of_one_learner_meets_the_next(launch):
    first = launch("1.2")
    first.open(MODULE.page.address)
    first.answer(MODULE.questions[0], 0)
    first.course.locator("course-write-first textarea").first.fill("WHAT I WROTE")
    first.course.locator("[data-scheme-button]").click()
    first.close()
    second = launch("1.2")
    assert second.committed.get(DATA, "") == "" and kept_by_the_browser(second) == []
    second.open(MODULE.page.address)
    assert second.course.locator("course-write-first textarea").first.input_value() == ""
    assert second.course.locator(f"#{MODULE.questions[0].id} .quiz-feedback-item").count() == 0


def done(best_of: int = 24) -> dict:
    """The record of somebody who has answered everything, with one form that has so many best answers."""
    entry = {"at": 1764000000000, "day": "2025-11-24"}
    facts = {q.id: (fingerprint(q), next(n for n, o in enumerate(q.options) if o.correct)) for q in COURSE.questions}
    form = [q.id for q in COURSE.assessed[:24]]
    chosen = {
        id: {
            "hash": facts[id][0],
            "chose": facts[id][1] if n < best_of else (facts[id][1] + 1) % 3,
            "best": n < best_of,
        }
        for n, id in enumerate(form)
    }
    return {
        "format": 2,
        "course": COURSE.id,
        "owners": ["somebody"],
        "answers": {
            q.id: [{**entry, "hash": facts[q.id][0], "chose": facts[q.id][1], "best": True}]
            for m in COURSE.modules
            for q in m.questions
        },
        "opened": {m.id: entry for m in COURSE.modules},
        "done": {m.id: {**entry, "of": len(m.questions)} for m in COURSE.modules},
        "attempts": [{**entry, "seed": 1, "form": form, "score": best_of, "of": 24, "answers": chosen}],
        "last": {"page": {**entry, "page": MODULE.page.address, "section": "steps"}},
    }


@pytest.mark.parametrize(
    ("edition", "mark", "best", "status", "success"),
    [
        ("1.2", {}, 18, "completed", None),
        ("1.2", {"cmi.student_data.mastery_score": "70"}, 18, "passed", None),
        ("1.2", {"cmi.student_data.mastery_score": "80"}, 18, "failed", None),
        ("2004", {}, 18, "completed", None),
        ("2004", {"cmi.scaled_passing_score": "0.7"}, 18, "completed", "passed"),
        ("2004", {"cmi.scaled_passing_score": "0.8"}, 18, "completed", "failed"),
    ],
)
def test_whether_somebody_passed_is_said_only_where_the_system_names_a_mark(
    launch, edition, mark, best, status, success
):
    session = launch(edition, mark)
    session.keep(done(best))
    committed = session.committed
    assert (committed[STATUS[edition]], committed.get("cmi.success_status")) == (status, success)
    assert committed[SCORE[edition]] == "75" and committed[PLACE[edition]] == f"{MODULE.page.address}#steps"
    assert session.lms()["refused"] == []
    if edition == "2004":
        assert (committed["cmi.score.scaled"], committed["cmi.progress_measure"]) == ("0.75", "1")


def test_every_answer_a_course_has_fits_into_what_1_2_gives(launch):
    session = launch("1.2")
    session.keep(done())
    left = session.committed
    assert 300 < len(left[DATA]) <= 4096 and session.lms()["refused"] == []
    again = launch("1.2", left)
    record = json.loads(again.window.evaluate("key => courseSession.storage.getItem(key)", KEY))
    assert {id: one[0]["chose"] for id, one in record["answers"].items()} == {
        id: one[0]["chose"] for id, one in done()["answers"].items()
    }
    assert record["attempts"][0]["score"] == 24 and record["attempts"][0]["form"] == done()["attempts"][0]["form"]


# What goes wrong


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(
    ("fails", "says"),
    [
        ({"begin": True}, "did not take"),
        ({"put": True}, "did not take"),
        ({"commit": True}, "did not take"),
    ],
)
def test_what_a_system_refuses_is_said_and_the_course_goes_on(launch, edition, fails, says):
    session = launch(edition, fails=fails)
    session.open(MODULE.page.address)
    session.answer(MODULE.questions[0], 0)
    assert session.course.locator(f"#{MODULE.questions[0].id} .quiz-feedback-item").count()
    code = {"1.2": "101", "2004": "391"}[edition]
    assert says in session.says and code in session.says
    session.leave()


def test_what_is_taken_again_is_reported_whole(launch):
    session = launch("1.2", fails={"commit": True})
    session.open(MODULE.page.address)
    session.answer(MODULE.questions[0], 0)
    assert "did not take" in session.says
    session.page.evaluate("window.fails = {}")
    session.answer(MODULE.questions[1], 0)
    assert "did not take" not in session.says and session.committed[DATA]


def test_a_leaving_that_is_refused_is_said(launch):
    session = launch("1.2", fails={"finish": True})
    session.leave()
    assert "did not confirm it (101" in session.window.locator("#over").inner_text()


def test_without_a_system_the_course_works_and_says_so(launch):
    session = launch("2004", system="")
    session.open(MODULE.page.address)
    session.answer(MODULE.questions[0], 0)
    assert session.course.locator(f"#{MODULE.questions[0].id} .quiz-feedback-item").count()
    assert "nothing is reported" in session.says and kept_by_the_browser(session) == []
    session.leave()


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_system_that_only_looks_gets_no_report(launch, edition):
    session = launch(edition, {MODE[edition]: "review", DATA: "", STATUS[edition]: "completed"})
    session.open(MODULE.page.address)
    session.answer(MODULE.questions[0], 0)
    assert "Nothing is reported" in session.says
    assert not [call for call, *_ in session.lms()["calls"] if call == "put"]


@pytest.mark.parametrize(
    "data", ["nonsense", "1|ffffffff|f00||||||||", "<script>alert(1)</script>", "|" * 10, "é" * 4000]
)
def test_a_record_of_another_version_or_a_damaged_one_is_left_until_something_is_done(launch, data):
    session = launch("1.2", {DATA: data, STATUS["1.2"]: "incomplete"})
    assert "has changed since" in session.says and session.committed[DATA] == data
    session.open(MODULE.page.address)
    session.answer(MODULE.questions[0], 0)
    assert session.committed[DATA].startswith("1|")


@pytest.mark.parametrize("place", ["javascript:alert(1)", "https://example.org/", "../../", "nowhere/", "x" * 255])
def test_a_forged_bookmark_leads_to_the_beginning(launch, place):
    session = launch("1.2", {PLACE["1.2"]: place})
    assert session.course.url == f"{LMS}content/course/index.html"


def test_search_finds_a_place_of_the_package(launch):
    session = launch("2004")
    session.course.locator(".md-search__input").click()
    session.page.keyboard.type("time-out")
    link = session.course.locator(".md-search-result__link").first
    link.wait_for()
    assert re.match(rf"{LMS}content/course/[\w/-]*index\.html", link.evaluate("a => a.href"))

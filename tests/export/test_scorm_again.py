"""The SCORM packages in a runtime of others, scorm-again: what arrives at the server is read back, and a second
session begins from it.
"""

from __future__ import annotations

import json

import pytest

from building import ROOT, served
from records import COURSE
from scorm_packages import one, unpack
from scorm_system import System

AGAIN = ROOT / ".cache/export-npm/node_modules/scorm-again/dist"
FIRST = COURSE.modules[0]
OBJECT = {"1.2": ("scorm12.min.js", "Scorm12API", "API"), "2004": ("scorm2004.min.js", "Scorm2004API", "API_1484_11")}


class Again(System):
    """The runtime with a server behind it, which keeps what was committed last."""

    def __init__(self, page, address, edition):
        super().__init__(page, address, edition)
        self.posted: list[dict] = []
        page.route(f"{address}commit*", self._take)

    def _take(self, route) -> None:
        self.posted.append(json.loads(route.request.post_data))
        route.fulfill(json={"result": "true", "errorCode": 0})

    def launch(self, kept: dict | None = None, **settings):
        file, kind, name = OBJECT[self.edition]
        self.page.goto(f"{self.address}lms.html")
        self.page.add_script_tag(path=AGAIN / file)
        self.page.evaluate(
            """([kind, name, url, kept, more]) => {
                window.runtime = window[name] = new window[kind]({ autocommit: false, lmsCommitUrl: url, logLevel: 4, ...more });
                if (kept) { runtime.loadFromJSON(kept); }
            }""",
            [kind, name, f"{self.address}commit", kept, settings],
        )
        self.open()
        return self

    @property
    def cmi(self) -> dict:
        """What the server has."""
        self.reported()
        return self.posted[-1].get("cmi", self.posted[-1])

    def went_wrong(self) -> list[str]:
        found, self.wrong = self.wrong, []
        return found


@pytest.fixture(scope="module")
def address(finished, edition, tmp_path_factory):
    folder = unpack(one(finished, edition, "whole"), tmp_path_factory.mktemp("again") / "package")
    with served(folder) as url:
        yield url


@pytest.fixture
def system(chromium, address, edition):
    context = chromium.new_context(viewport={"width": 1100, "height": 800})
    made = Again(context.new_page(), address, edition)
    yield made
    context.close()


def read(cmi: dict, edition: str) -> dict[str, str]:
    """The same words for both."""
    core = cmi["core"] if edition == "1.2" else cmi
    return {
        "complete": core["lesson_status" if edition == "1.2" else "completion_status"],
        "success": core["lesson_status" if edition == "1.2" else "success_status"],
        "score": str(core["score"]["raw"]),
        "place": core["lesson_location" if edition == "1.2" else "location"],
        "exit": core["exit"],
        "time": core["session_time"],
        "data": cmi["suspend_data"],
    }


def choose(system, *, best: bool) -> None:
    """Answer the questions of the page that is open."""
    module = next(m for m in COURSE.modules if f"/{m.page.address}" in system.course.url)
    for question in module.questions:
        option = question.key if best else question.distractors[0]
        system.answer(question, question.options.index(option))


def test_launched_answered_left_and_resumed(system, edition):
    system.launch().go(FIRST.page.address)
    question = FIRST.questions[0]
    before = len(system.posted)
    system.answer(question, question.options.index(question.distractors[0]))
    system.reported()
    assert len(system.posted) > before
    found = read(system.cmi, edition)
    assert found["complete"] == "incomplete" and found["data"] and found["score"] in ("", "None")
    system.leave()
    found = read(system.cmi, edition)
    assert found["exit"] == "suspend" and found["time"] not in ("", "PT0S") and FIRST.page.address in found["place"]
    assert system.page.evaluate("runtime.isTerminated()")
    assert system.went_wrong() == []
    system.launch(kept={"cmi": system.cmi} if "cmi" in system.posted[-1] else system.cmi)
    assert FIRST.page.address in system.course.url
    answered = system.course.evaluate(
        "[...document.querySelectorAll('[data-answered] input[name=answer]:checked')].map((i) => i.value)"
    )
    assert answered == [str(question.options.index(question.distractors[0]))]
    assert system.went_wrong() == []


@pytest.mark.timeout(240)
def test_the_whole_course_is_passed(system, edition):
    """With a mark that the system names, as a sponsor sets it."""
    mark = (
        {"core": {}, "student_data": {"mastery_score": "80"}} if edition == "1.2" else {"scaled_passing_score": "0.8"}
    )
    system.launch(kept=mark)
    for module in COURSE.modules:
        system.go(module.page.address)
        choose(system, best=True)
    assert read(system.cmi, edition)["complete"] == "incomplete"
    page = system.go("assessment/")
    page.get_by_role("button", name="Start").click()
    for item in page.locator("course-assessment .item:visible").all():
        item.locator(f"input[value='{item.get_attribute('data-best')}']").check()
    page.get_by_role("button", name="Hand in").click()
    found = read(system.cmi, edition)
    assert (found["complete"], found["success"]) == (
        ("passed", "passed") if edition == "1.2" else ("completed", "passed")
    )
    assert float(found["score"]) == 100
    system.leave()
    assert read(system.cmi, edition)["success"] == "passed"
    assert system.went_wrong() == []

"""SCORM packages in a learning management system that somebody else wrote, scormhost, in its own process."""

from __future__ import annotations

import json
import subprocess

import pytest

from acting import KEY
from building import ROOT
from publish.packages import scorm
from publish.packages.scorm import Wanted
from records import COURSE

PYTHON = ROOT / ".venv-scormhost/bin/python"
MODULE = COURSE.module("time-outs")
NAMES = {"1.2": "course-12", "2004": "course-2004"}
STATUS = {"1.2": "cmi.core.lesson_status", "2004": "cmi.completion_status"}


@pytest.fixture(scope="module")
def host(finished, tmp_path_factory):
    """(address, folder of what the system keeps) of a running system that has the packages of both editions."""
    assert PYTHON.is_file(), "scormhost has an environment of its own: `make test-export` sets it up"
    folder = tmp_path_factory.mktemp("scormhost")
    packages = []
    for edition, name in NAMES.items():
        packages.append(folder / f"{name}.zip")
        packages[-1].write_bytes(scorm.write(COURSE, finished, Wanted(edition)))
    command = [PYTHON, ROOT / "tests/export/lms/host.py", folder / "data", *packages]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        try:
            said = process.stdout.readline().strip() if process.stdout else ""
            if not said.isdecimal():
                pytest.fail(f"{said}\n{process.stdout.read() if process.stdout else ''}")
            yield f"http://127.0.0.1:{said}/", folder / "data"
        finally:
            process.terminate()


def kept(folder, edition: str) -> dict[str, str]:
    """What the system has on its disk, of the one guest."""
    (file,) = (folder / "sessions" / NAMES[edition]).glob("*.json")
    return json.loads(file.read_text("utf-8"))["elements"]


def frames(page):
    """The window of the package and the course in it, when both are there."""
    page.wait_for_function(
        "() => document.querySelector('iframe')?.contentWindow?.frames[0]?.document.querySelector('h1')"
    )
    (window,) = page.main_frame.child_frames
    (course,) = window.child_frames
    return window, course


@pytest.mark.parametrize("edition", NAMES)
def test_launched_answered_left_resumed_and_completed(chromium, host, edition):
    address, folder = host
    question = MODULE.questions[0]
    context = chromium.new_context()
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(f"{address}launch/{NAMES[edition]}")
    window, course = frames(page)
    assert "go to the system" in window.locator("#says").inner_text()
    course.goto(course.url.replace("course/index.html", f"course/{MODULE.page.address}index.html"))
    with page.expect_response(lambda answered: answered.request.method == "PUT" and answered.ok):
        course.locator(f"#{question.id} .quiz").evaluate(
            "(quiz) => { quiz.querySelectorAll('input[name=answer]')[0].click(); quiz.querySelector('[type=submit]').click(); }"
        )
    course.locator("#steps").scroll_into_view_if_needed()
    with page.expect_response(
        lambda answered: answered.request.method == "PUT" and "suspend_data" in answered.request.post_data
    ):
        window.get_by_role("button", name="Save and leave").click()
    window.locator("#over:not([hidden])").wait_for()
    assert "did not confirm" not in window.locator("#over").inner_text()
    page.goto(address)
    first = kept(folder, edition)
    assert first[STATUS[edition]] == "incomplete" and first["cmi.suspend_data"].startswith("1|")

    page.goto(f"{address}launch/{NAMES[edition]}")
    window, course = frames(page)
    assert MODULE.page.address in course.url
    course.locator(f"#{question.id} .quiz-feedback-item").first.wait_for()
    entry = {"at": 1, "day": "2026-11-01"}
    record = {
        "format": 2,
        "course": COURSE.id,
        "owners": ["somebody"],
        "done": {m.id: {**entry, "of": len(m.questions)} for m in COURSE.modules},
        "attempts": [{**entry, "seed": 1, "form": [], "score": 18, "of": 24}],
    }
    with page.expect_response(
        lambda answered: answered.request.method == "PUT" and "completed" in answered.request.post_data
    ):
        window.evaluate("([key, text]) => courseSession.storage.setItem(key, text)", [KEY, json.dumps(record)])
    page.goto(address)
    last = kept(folder, edition)
    assert last[STATUS[edition]] == "completed"
    assert last["cmi.core.score.raw" if edition == "1.2" else "cmi.score.raw"] == "75"
    assert wrong == []
    context.close()

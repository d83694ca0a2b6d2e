"""A SCORM package in Firefox and WebKit, with the strict system: launched, answered, left, taken up again."""

from __future__ import annotations

import json

import pytest

from engines.firefox import Firefox
from engines.webkit import WebKit
from records import COURSE
from scorm_packages import one, unpack
from scorm_system import STRICT
from serving import counted

# What the drivers' own code is warned of is no fault of the course: sockets left to the collector of garbage.
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
MODULE = COURSE.module("time-outs")
PAGE = """<!doctype html><html lang="en"><title>System</title>
<script>window.lmsSettings = {settings}; {strict}</script>
<iframe title="Course" src="content/index.html" style="width: 100%; height: 90vh"></iframe>"""
LMS = "(window.wrappedJSObject ?? window).lms"  # Firefox shows a driver nothing that pages add to the window, but so
COURSE_PAGE = "frames[0].frames[0].document"
BOX = f"{COURSE_PAGE}.querySelector('course-write-first textarea')"


@pytest.fixture(scope="module", params=[Firefox, WebKit], ids=lambda kind: kind.__name__)
def engine(request, tmp_path_factory):
    if request.param.missing():
        pytest.fail(request.param.missing(), pytrace=False)
    engine = request.param(tmp_path_factory.mktemp("engine") / "saved")
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def folder(finished, tmp_path_factory):
    """A folder to serve, with the package in it."""
    folder = tmp_path_factory.mktemp("system")
    unpack(one(finished, "1.2", "whole"), folder / "content")
    (folder / "404.html").write_text("<!doctype html><title>Nothing</title>", "utf-8")
    return folder


def launch(engine, folder, address, kept):
    settings = json.dumps({"edition": "1.2", "kept": kept})
    page = folder / f"launch-{len(kept)}.html"  # each an address of its own, or a browser may show what it has
    page.write_text(PAGE.format(settings=settings, strict=STRICT.read_text("utf-8")), "utf-8")
    engine.open(f"{address}{page.name}")
    engine.until(f"Boolean({COURSE_PAGE}.querySelector('h1'))")


def test_launched_answered_left_and_taken_up_again(engine, folder):
    question = MODULE.questions[0]
    with counted(folder) as (address, _):
        launch(engine, folder, address, {})
        engine.evaluate(
            "(path) => { frames[0].frames[0].location.href = path; }",
            f"{address}content/course/{MODULE.page.address}index.html",
        )
        engine.until(f"Boolean({BOX})")
        engine.evaluate(
            "(id) => { const quiz = frames[0].frames[0].document.getElementById(id);"
            " quiz.querySelector('input[name=answer]').click(); quiz.querySelector('[type=submit]').click(); }",
            question.id,
        )
        engine.until(f"{LMS}.kept['cmi.suspend_data']")
        engine.evaluate(
            f"() => {{ const box = {BOX}; box.value = 'WHAT I WROTE'; box.dispatchEvent(new Event('input', {{ bubbles: true }})); }}"
        )
        engine.evaluate("() => { frames[0].document.getElementById('exit').click(); }")
        engine.until(f"{LMS}.ended === 1")
        lms = json.loads(engine.evaluate(f"JSON.stringify({LMS})"))
        assert lms["refused"] == [] and "WHAT I WROTE" not in json.dumps(lms)
        assert engine.evaluate("localStorage.length + sessionStorage.length") == 0
        launch(engine, folder, address, json.loads(engine.evaluate(f"JSON.stringify({LMS}.next())")))
        engine.until(f"Boolean({COURSE_PAGE}.querySelector('#{question.id} .quiz-feedback-item'))")
        assert engine.evaluate(f"{BOX}.value") == ""
        assert json.loads(engine.evaluate(f"JSON.stringify({LMS}.refused)")) == []

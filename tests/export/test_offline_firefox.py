"""The offline copy in Firefox, which keeps a record for each page of it."""

from __future__ import annotations

import json

import pytest

from acting import record
from course.pages.questions import BEST
from engines import test_whole_way as way
from engines.firefox import Firefox
from records import COURSE

# What the driver's own code is warned of is no fault of the course: sockets left to the collector of garbage.
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
NOTE = "#this-copy"


@pytest.fixture(scope="module")
def firefox(tmp_path_factory):
    if Firefox.missing():
        pytest.fail(Firefox.missing(), pytrace=False)
    engine = Firefox(tmp_path_factory.mktemp("firefox") / "saved")
    yield engine
    engine.close()


def test_firefox_keeps_what_was_done_on_a_page_for_that_page_alone(firefox, on_disk):
    firefox.open(on_disk + "")
    assert "In Firefox each page keeps a record of its own." in firefox.text(NOTE) and not firefox.sees(
        "course-progress"
    )
    module = COURSE.modules[0]
    firefox.open(on_disk + module.page.address)
    question = module.questions[0]
    way.answer(firefox, question, question.key)
    firefox.reload()
    assert firefox.text(f"#{question.id} .quiz-feedback").startswith(BEST)
    exported = firefox.saved("button", "Export my record")
    assert json.loads(exported) == record(firefox) and question.id in exported
    firefox.open(on_disk + "my-course/")
    assert record(firefox) == {}
    firefox.open(on_disk + "statement/")
    file = firefox.folder / "brought.json"
    file.write_text(exported, "utf-8")
    firefox.type("#record-file", str(file))
    firefox.click("button", "Take it over")
    firefox.until(
        "document.querySelector('course-progress').innerText.includes('Merged. New here: 1 answer, 1 module opened.')"
    )
    assert list(record(firefox)["answers"]) == [question.id]
    firefox.click("button", "Erase my record")
    firefox.click("button", "Erase everything")
    assert firefox.evaluate("localStorage.length") == 0


def test_firefox_offers_nothing_where_nothing_was_done(firefox, on_disk):
    firefox.open(on_disk + "glossary/")
    firefox.until("document.readyState === 'complete'")
    assert not firefox.sees("course-progress") and record(firefox) == {}


@pytest.mark.parametrize(
    "step",
    [
        way.test_what_is_written_first_is_compared_and_kept,
        way.test_the_assessment_is_left_taken_up_and_handed_in,
        way.test_the_evaluation_is_kept,
        way.test_search_leads_to_a_place,
        way.test_a_worksheet_is_saved_and_kept_nowhere,
    ],
    ids=lambda step: step.__name__.removeprefix("test_"),
)
def test_what_a_page_holds_by_itself_works_in_firefox(firefox, on_disk, step):
    step(firefox, on_disk)

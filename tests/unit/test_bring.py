"""What My course says of what may be brought to supervision: the question of each write-first, what is practiced."""

from __future__ import annotations

import pytest

from building import ROOT
from course.model import find_folds
from course.pages.bring import find_asks, gather_words
from course.read.folder import load


@pytest.fixture(scope="module")
def course():
    return load(ROOT)[0]


def test_every_write_first_has_its_question(course):
    words = gather_words(course)
    folds = [(m.id, fold.id) for m in course.modules for fold in find_folds(m.page.blocks)]
    assert [(ask["module"], ask["id"]) for ask in words["asks"]] == folds and len(folds) > 20
    for ask in words["asks"]:
        assert "Write" in ask["asks"] or "Stop here" in ask["asks"], ask
        assert len(ask["asks"]) < 500 and not set(ask["asks"]) & set("*[]{}<>\"'\n"), ask


def test_a_question_is_what_stands_above_its_fold_and_below_the_one_before(course):
    asks = {fold.id: (section, asks) for m in course.modules for fold, section, asks in find_asks(m.page)}
    section, first = asks["write-oh-now"]
    assert section == "" and first.startswith("Colleen: “I went on Sunday") and "‘Oh, now" in first
    assert asks["write-against-the-door"][1].startswith("A client who was afraid of nobody")
    section, told = asks["write-after-one-account"]
    assert section == "Before you read on" and told.endswith("what you would work on first.")
    section, stop = asks["write-stop-two"]
    assert section == "Session two: lucky boiler" and stop.startswith("Stop here and decide. What is tempting")


def test_every_moment_and_every_line_is_named_and_safety_is_quiet(course):
    words = gather_words(course)
    assert {id: list(case["titles"]) for id, case in words["moments"].items()} == {
        case.id: [m.id for m in case.moments] for case in course.cases
    }
    assert {r["id"]: [line["id"] for line in r["lines"]] for r in words["rehearsals"]} == {
        r.id: [line.section.id for line in r.lines] for r in course.rehearsals
    }
    assert words["quiet"] == [course.safety.module]

"""A whole page, and every kind of answer, by keyboard alone. Every page at every size: in the sweep."""

from __future__ import annotations

import pytest

from keyboard import PHONE, WIDE, ZOOMED, answer, lost, walk

WALKED = [
    "modules/time-outs/",
    "practice/conversation-preparation/",
    "practice/rehearse-time-outs/",
    "cases/sunday-night/",
    "my-course/",
    "assessment/",
]


@pytest.mark.parametrize(
    ("path", "size"), [(WALKED[0], PHONE), (WALKED[-1], WIDE), *((path, ZOOMED) for path in WALKED[1:-1])], ids=str
)
def test_a_whole_page(look, address, path, size):
    """Every stop of the Tab key can be seen and is marked, and no press loses focus."""
    found = walk(look(address + path, size))
    assert len(found) > 15
    assert lost(found) == []


def test_every_option_of_a_module(visit, address, course):
    module = course.module("time-outs")
    page = visit(address + module.page.address)
    for question in module.questions:
        for wanted in range(len(question.options)):
            answer(page, question, wanted)
    assert page.errors == []


def test_the_first_question_of_every_module(visit, address, course):
    page = visit("about:blank")
    for n, module in enumerate(course.modules):
        page.goto(address + module.page.address)
        question = module.questions[0]
        answer(page, question, n % len(question.options))
    assert page.errors == []

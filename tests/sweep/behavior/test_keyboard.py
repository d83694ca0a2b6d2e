"""Every page and every option of every question by keyboard alone."""

from __future__ import annotations

import pytest

from building import ADDRESSES
from keyboard import PHONE, WIDE, ZOOMED, answer, lost, walk


@pytest.mark.parametrize("size", [WIDE, PHONE, ZOOMED], ids=str)
@pytest.mark.parametrize("path", ADDRESSES, ids=lambda p: p or "home")
def test_a_whole_page(look, address, path, size):
    found = walk(look(address + path, size))
    assert len(found) > 10
    assert lost(found) == []


@pytest.mark.timeout(300)
def test_every_option_of_every_module(visit, address, course):
    page = visit("about:blank")
    for module in course.modules:
        page.goto(address + module.page.address)
        for question in module.questions:
            for wanted in range(len(question.options)):
                answer(page, question, wanted)
    assert page.errors == []

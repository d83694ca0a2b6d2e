"""Two modules and a case on paper: the longest, and one with a session to mark.

All of them: in the sweep.
"""

from __future__ import annotations

import pytest

import printing


@pytest.mark.parametrize("id", ["safety-and-scope", "putting-it-together"])
def test_a_module_prints_as_an_article_with_its_key(look, address, course, id):
    module = course.module(id)
    printing.module(look(address + module.page.address), module)


def test_a_case_prints_with_the_numbers_that_its_choices_lead_to(look, address, course):
    case = course.cases[0]
    printing.case(look(address + case.page.address), case)

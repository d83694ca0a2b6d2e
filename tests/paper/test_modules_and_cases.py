"""Two modules and a case on paper: the longest, and one with a picture and a played scene.

All of them: in the sweep.
"""

from __future__ import annotations

import pytest

import printing


@pytest.mark.parametrize(("id", "format"), [("safety-and-scope", "A4"), ("time-outs", "Letter")])
def test_a_module_prints_as_an_article_with_its_key(look, address, course, id, format):
    module = course.module(id)
    printing.module(look(address + module.page.address), module, format)


def test_a_case_prints_with_the_numbers_that_its_choices_lead_to(look, address, course):
    case = course.cases[0]
    printing.case(look(address + case.page.address), case)

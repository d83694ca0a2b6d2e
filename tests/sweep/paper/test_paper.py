"""Every module and every case on paper, and paper from both schemes, with scripts and without."""

from __future__ import annotations

import pytest

import printing

ALIKE = [
    "practice/conversation-preparation/",
    "practice/skills-self-check/",
    "evaluation/",
    "modules/time-outs/",
    "cases/sunday-night/",
    "my-course/",
]


@pytest.mark.parametrize("kind", ["module", "case"])
def test_all_of_a_kind(look, address, course, kind):
    for shown in getattr(course, f"{kind}s"):
        getattr(printing, kind)(look(address + shown.page.address), shown)


@pytest.mark.parametrize("path", ALIKE)
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_paper_from_the_dark_scheme_is_that_of_the_light_one(visit, address, path, scripts):
    printing.alike_from_both_schemes(visit, address + path, scripts)

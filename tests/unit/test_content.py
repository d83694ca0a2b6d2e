"""The real course: every rule holds in every file."""

from __future__ import annotations

import pytest

from building import ROOT
from check import commit_date
from course import checks
from course.load import load

LOADING = ("unreadable", "entry")  # what is found before there is anything to hold a rule to


@pytest.fixture(scope="module")
def problems():
    course, loading = load(ROOT, commit_date(ROOT))
    return {*loading, *checks.run(course)}


@pytest.mark.parametrize("rule", [*LOADING, *checks.RULES])
def test_rule_holds(problems, rule):
    assert sorted(str(p) for p in problems if p.rule == rule) == []


def test_no_problem_is_of_another_kind(problems):
    """A problem of a rule that is not listed above would slip through."""
    assert {p.rule for p in problems} <= {*LOADING, *checks.RULES}


def test_the_course_is_whole(course):
    assert len(course.modules) == len(course.order) == 10
    assert all(6 <= len(m.questions) <= 8 for m in course.modules)

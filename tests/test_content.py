"""The real course: every rule holds in every file."""

from __future__ import annotations

import pytest

from building import ROOT
from check import commit_date
from course import checks
from course.load import load

COURSE, LOADING = load(ROOT, commit_date(ROOT))
FILES = sorted({*COURSE.files, "course.yml"} - {f for f in COURSE.files if f.startswith("docs/assets/")})
PROBLEMS = [*LOADING, *checks.run(COURSE)]


@pytest.mark.parametrize("path", FILES)
def test_file_can_be_read(path):
    assert [str(p) for p in LOADING if p.path == path] == []


@pytest.mark.parametrize("rule", checks.RULES)
@pytest.mark.parametrize("path", FILES)
def test_rule_holds(path, rule):
    assert [str(p) for p in PROBLEMS if p.path == path and p.rule == rule] == []


def test_no_problem_points_elsewhere():
    """A problem in a file that is not listed above would slip through."""
    assert [str(p) for p in PROBLEMS if p.path not in FILES] == []


def test_the_course_is_whole():
    assert len(COURSE.modules) == len(COURSE.order) == 10
    assert all(6 <= len(m.questions) <= 8 for m in COURSE.modules)

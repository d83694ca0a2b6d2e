"""The real course: every rule holds in every file."""

from __future__ import annotations

import pytest

from building import ROOT
from checkout import commit_date
from course import rules
from course.read.folder import load
from course.text import words


@pytest.fixture(scope="module")
def problems():
    course, loading = load(ROOT, commit_date(ROOT))
    return {*loading, *rules.run(course)}


@pytest.mark.parametrize("rule", [*rules.WHILE_READING, *rules.RULES])
def test_rule_holds(problems, rule):
    assert sorted(str(p) for p in problems if p.rule == rule) == []


def test_no_problem_is_of_another_kind(problems):
    """A problem of a rule that is not listed above would slip through."""
    assert {p.rule for p in problems} <= {*rules.WHILE_READING, *rules.RULES}


def test_the_course_is_whole(course):
    assert len(course.modules) == len(course.order) == 10
    assert all(6 <= len(m.questions) <= 8 for m in course.modules)


@pytest.mark.parametrize(("link", "claim"), [("ask", "V1"), ("after", "V13")])
def test_the_callout_leads_to_what_it_names(course, link, claim):
    """To how one asks, and to what is done after a yes; not to what is done with a client who frightens."""
    file, _, id = getattr(course.safety, link).partition("#")
    assert claim in course.page(f"docs/{file}").section(id).claims


def test_every_number_is_the_one_that_was_written_down_twice(course):
    """Whoever looks up a number writes it into tests/numbers.txt too, from its page: no other way shows a slip."""
    shown = [f"{e.country}, {e.name}: {e.number}" for e in course.help_lines if e.number] + [
        f"{e.country}: {e.number}" for e in course.emergency
    ]
    assert sorted(shown) == sorted((ROOT / "tests/numbers.txt").read_text("utf-8").splitlines())


def test_a_supervisor_reads_the_guide_in_six_minutes(course):
    """It has fewer than 1,000 words before the addresses."""
    page = course.page("docs/supervisors/index.md")
    guide, _, addresses = page.text.partition("\n## Every module and section")
    assert addresses and 500 < words(guide) < 1000

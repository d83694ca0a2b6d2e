"""The assessment is practice: what a form wants of its bank, its questions on paper, and what no page says of it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest

from building import ROOT
from course.model import ASSESSMENT
from course.pages import render
from course.pages.items import number_on_paper
from course.pages.questions import ASKED_BEFORE
from course.rules.objectives import assessment
from course.rules.safety import marks_itself
from course.text import as_text

SCRIPTS = ROOT / "scripts/theme/js"
VERDICT = re.compile(r"\bpass(?:ed|es| the)\b|\bneeded\b|\bin a hundred\b|\btwenty questions\b", re.I)


def shown(course, path):
    """A page's text as it goes to MkDocs."""
    return render.render_page(course, path.removeprefix("docs/"), course.page(path).text)


def bank(course, stories, settings):
    """The course with safety stories, as many of each objective, and no others; and the settings of its assessment."""
    left = Counter(stories)
    asked = []
    for q in course.assessed:
        attrs = {k: v for k, v in q.attrs.items() if k != "safety"}
        if left[q.objective]:
            left[q.objective] -= 1
            attrs["safety"] = "yes"
        asked.append(replace(q, attrs=attrs))
    return replace(course, assessed=tuple(asked), assessment=replace(course.assessment, **settings))


# --- What a form wants of its bank -----------------------------------------------------------------------------------


def test_a_bank_with_fewer_safety_stories_than_a_form_wants_is_a_problem(course):
    assert list(assessment(bank(course, {"decide": 3, "guest": 3}, {"safety": 6}))) == []
    ((path, line, message),) = assessment(bank(course, {"decide": 3, "guest": 2}, {"safety": 6}))
    assert (path, line) == ("course.yml", course.line_of("assessment", "safety"))
    assert message.startswith(f"a form wants 6 safety stories, and one from {ASSESSMENT} can have 5;")


def test_a_form_holds_no_more_safety_stories_of_an_objective_than_questions(course):
    ((_, _, message),) = assessment(bank(course, {"decide": 7}, {"safety": 6}))
    assert "can have 3;" in message


@pytest.mark.parametrize(("draw", "fits"), [(16, True), (24, True), (20, False), (23, False), (32, False)])
def test_a_form_asks_every_objective_equally_often(course, draw, fits):
    assert (list(assessment(bank(course, {}, {"draw": draw, "safety": 0}))) == []) == fits


def test_the_page_says_how_many_questions_a_form_has(course):
    said = shown(course, "docs/assessment.md")
    assert f"A form has {course.assessment.draw} questions, 3 for each of the course's 8 objectives, drawn anew" in said
    for name in ("assessment", "assessment-paper", "assessment-key"):
        assert not re.search(r"\d|twenty|seven|eight", course.page(f"docs/{name}.md").meta.description), name
    other = replace(course, assessment=replace(course.assessment, draw=16))
    assert "A form has 16 questions, 2 for each of" in shown(other, "docs/assessment.md")


# --- On paper --------------------------------------------------------------------------------------------------------


def test_on_paper_no_heading_gives_the_rule_away(course):
    paper, key = (shown(course, f"docs/assessment-{name}.md") for name in ("paper", "key"))
    assert re.findall(r"^#+ .*", paper, re.M) == ["# The assessment on paper"]
    for says in course.objectives.values():
        assert as_text(says) not in paper and as_text(says) in key


def test_on_paper_the_objectives_are_mixed_alike_whatever_the_order_of_the_bank(course):
    numbered = number_on_paper(course)
    order = [q.id for _, q in numbered]
    assert [n for n, _ in numbered] == list(range(1, len(course.assessed) + 1))
    assert sorted(order) == sorted(q.id for q in course.assessed)
    backwards = replace(course, assessed=course.assessed[::-1])
    assert [q.id for _, q in number_on_paper(backwards)] == order
    alike = sum(a.objective == b.objective for (_, a), (_, b) in pairwise(numbered))
    assert alike < len(order) / 4, "neighbors are seldom of one objective"


def test_the_key_has_the_numbers_of_the_paper_and_names_the_objective(course):
    paper, key = (shown(course, f"docs/assessment-{name}.md") for name in ("paper", "key"))
    for n, q in number_on_paper(course):
        asked, answered = (
            text.partition(f"**Question {n}{dot}**")[2].partition("**Question ")[0]
            for text, dot in ((paper, ""), (key, "."))
        )
        assert q.stem.split("\n")[0].split("](")[0] in asked and q.options[0].feedback.split("](")[0] not in asked
        assert answered.strip().startswith(as_text(course.objectives[q.objective]))
        assert all(o.feedback.split("](")[0] in answered for o in q.options)


# --- What stands above it, and what is said nowhere ------------------------------------------------------------------


def test_what_was_asked_before_stands_once_in_the_code_and_once_above_every_bank(course):
    paths = [p for p in (ROOT / "scripts").rglob("*") if p.suffix in (".py", ".js", ".j2")]
    opening = ASKED_BEFORE[:40]
    assert sum(p.read_text("utf-8").count(opening) for p in paths) == 1
    assert [p.path for p in course.every_page if opening in p.text] == []
    for path in ("docs/assessment.md", "docs/assessment-paper.md", "docs/review.md"):
        text = shown(course, path)
        assert text.count(ASKED_BEFORE) == 1
        assert text.index(ASKED_BEFORE) < text.index("Question 1" if "paper" in path else '<section class="item"'), path
    for module in course.modules:
        text = shown(course, module.page.path)
        assert text.count(ASKED_BEFORE) == 1
        assert text.index("Each answer is explained at once.") < text.index(ASKED_BEFORE) < text.index("<quiz>")


def test_no_page_and_no_script_speaks_of_passing(course):
    pages = {p.path for p in filter(marks_itself, course.every_page)} | {"docs/index.md", "docs/course/hours.md"}
    for path in pages - {"docs/assessment-paper.md", "docs/assessment-key.md"}:
        said = re.sub(
            r"<course-(?:assessment|review).*?</course-\w+>|<script[^>]*bring-words.*?</script>",
            "",
            shown(course, path),
            flags=re.S,
        )
        assert VERDICT.findall(said) == [], path
    for name in (
        "questions/assessment",
        "questions/profile",
        "questions/handed-in",
        "record/statement",
        "record/progress",
    ):
        assert VERDICT.findall((SCRIPTS / f"{name}.js").read_text("utf-8")) == [], name


@pytest.mark.parametrize("path", ["docs/assessment.md", "docs/course/about.md"])
def test_the_page_says_that_it_is_practice_and_why(course, path):
    text = course.page(path).text
    for reason in ("practice, not a test", "The key is in the page", "a pass mark with a panel", "often be luck"):
        assert reason.lower() in text.lower(), reason

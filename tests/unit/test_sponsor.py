"""What the course says of hours and credit: three estimates, the lowest stated; and a site that marks itself awards
nothing, sponsor or none.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import date

import pytest

from building import FIXTURES, ROOT
from course import rules
from course.pages import hours, render
from course.read.folder import load
from course.rules.safety import marks_itself
from course.schema import Reviewer, Sponsor

TODAY = date(2026, 11, 24)
SPONSOR = Sponsor("Example Board & Sons", "https://example.org/test?a=1&b=2")
PROMISES = re.compile(r"\b(?:award|earn|certif|credit)\w*", re.I)
DENIALS = (
    "not a certificate of continuing education",
    "no certificate and carries no credit",
    "no continuing education credit and no certificate",
    "no CE credit",
    "decides about credit for this course",
    "credit is decided by",
)


@pytest.fixture(scope="module", params=[None, SPONSOR], ids=["alone", "sponsored"])
def offered(request):
    """The real course, without a sponsor and with one."""
    return replace(load(ROOT, TODAY)[0], sponsor=request.param)


def shown(course, page):
    """A page's text as it goes to MkDocs."""
    return render.render_page(course, page.src, page.text)


# --- Hours ------------------------------------------------------------------------------------------------------------


def test_mergeners_formula_gives_what_a_worked_example_gives():
    """AORN's: 3,774 words, 16 questions and a difficulty of 2.5 are 61.94 minutes."""
    assert hours.estimate_by_mergener(3774, 16, 2.5) * 60 == pytest.approx(61.94, abs=0.01)
    assert hours.estimate_by_mergener(10, 0, 1) == 0  # a page or two: never less than nothing


def test_the_hours_page_shows_three_methods_with_what_goes_into_each(course):
    words, drawn, taught = (
        sum(m.words for m in course.modules),
        course.assessment.draw,
        sum(len(m.questions) for m in course.modules),
    )
    rows = [
        line
        for line in hours.tabulate_estimates(course, course.page("docs/course/hours.md")).split("\n")
        if re.search(r"\d\.\d\d \|$", line)
    ]
    assert len(rows) == 3 and all(f"{words:,} words" in row for row in rows)
    assert "6,000" in rows[0] and "questions" not in rows[0] and f"| {words / 6000:.2f} |" in rows[0]
    assert (
        f"{drawn} questions, difficulty 3 of 5" in rows[1]
        and f"| {hours.estimate_by_mergener(words, drawn, 3):.2f} |" in rows[1]
    )
    assert (
        f"{taught} questions in the modules and {drawn} in the form" in rows[2]
        and f"| {hours.estimate_by_mergener(words, taught + drawn, 3):.2f} |" in rows[2]
    )


def test_what_is_stated_is_the_lowest_and_never_rounded_up(course):
    lowest = min(e.hours for e in hours.estimate_hours(course))
    stated = hours.state_hours(course)
    assert stated * 4 == int(stated * 4) and 0 <= lowest - stated < 0.25
    assert f"**{stated:g}**" in hours.tabulate_estimates(course, course.page("docs/course/hours.md"))


def test_the_page_says_which_one_that_is_and_by_whom_the_formula_is(course):
    """Its reason holds for Mergener's formula with one form: if another becomes the lowest, the page
    must say something else.
    """
    text = course.page("docs/course/hours.md").text
    assert hours.estimate_hours(course)[1].hours == min(e.hours for e in hours.estimate_hours(course))
    assert (
        "Mergener's formula with the questions of one form of the assessment" in text and "Michael A. Mergener" in text
    )


def test_the_statement_names_the_same_hours(offered):
    stated = shown(offered, offered.page("docs/statement.md"))
    assert f"<dd>about {hours.format_hours(hours.state_hours(offered))} (the lowest of three estimates" in stated


# --- Credit -----------------------------------------------------------------------------------------------------------


def test_no_page_that_marks_itself_promises_anything(offered):
    pages = list(filter(marks_itself, offered.every_page))
    assert {
        "docs/assessment.md",
        "docs/statement.md",
        "docs/review.md",
        "docs/my-course.md",
        "docs/evaluation.md",
        "docs/papers.md",
    } <= {p.path for p in pages}
    for page in pages:
        text = re.sub(
            r"<course-(?:assessment|review).*?</course-\w+>|<script[^>]*bring-words.*?</script>",
            "",
            shown(offered, page),
            flags=re.S,
        )  # the questions, which tell of people
        for denial in DENIALS:
            text = re.sub(denial, "", text, flags=re.I)
        if page.path not in ("docs/assessment-key.md", "docs/assessment-paper.md"):
            assert PROMISES.findall(text) == [], page.path


@pytest.mark.parametrize(
    "script",
    [
        "questions/assessment.js",
        "record/statement.js",
        "record/papers.js",
        "record/portion.js",
        "questions/review.js",
        "record/progress.js",
        "questions/items.js",
    ],
)
def test_no_script_promises_anything(script):
    assert PROMISES.findall((ROOT / "scripts/theme/js" / script).read_text("utf-8")) == []


def test_a_sponsor_is_named_with_a_test_of_their_own(offered):
    statement, about = (shown(offered, offered.page(f"docs/{name}.md")) for name in ("statement", "course/about"))
    assert (
        "This is not a certificate of continuing education." in statement
        and "no continuing education credit and no certificate" in about
    )
    told = (
        'Credit is decided by Example Board &amp; Sons, with a test of its own: <a href="https://example.org/test?a=1&amp;b=2">'
        in statement
    )
    assert told == ("[a test of its own](https://example.org/test?a=1&b=2)" in about) == bool(offered.sponsor)
    assert ("No approver has looked at this course" in statement) == (not offered.sponsor)


def test_reviewers_are_named_on_the_statement(course):
    reviewed = replace(course, reviewers=(Reviewer("A. Reader", "LMFT", TODAY, ("modules/time-outs",)),))
    statement = shown(reviewed, reviewed.page("docs/statement.md"))
    assert "A. Reader, LMFT" in statement and "not yet reviewed" not in statement


@pytest.fixture
def draft(tmp_path):
    """Write a `sponsor` into the smallest course, add a line to one of its pages, and get its problems."""

    def problems(sponsor="null", path="docs/index.md", line=""):
        folder = tmp_path / "draft"
        shutil.copytree(FIXTURES / "minimal", folder)
        text = (folder / "course.yml").read_text("utf-8")
        (folder / "course.yml").write_text(text.replace("sponsor: null", f"sponsor: {sponsor}"), "utf-8")
        (folder / path).write_text((folder / path).read_text("utf-8") + line, "utf-8")
        course, loading = load(folder, TODAY)
        found = [p for p in {*loading, *rules.run(course)} if p.path in ("course.yml", path)]
        for page in course.every_page:
            render.render_page(course, page.src, page.text)  # whatever stands there can be looked at
        return [str(p) for p in found]

    return problems


def test_a_whole_sponsor_is_no_problem(draft):
    assert draft('{name: Example Board, test: "https://example.org/test"}') == []


@pytest.mark.parametrize(
    "sponsor",
    [
        "Example Board",
        "[]",
        "{}",
        "{name: Example Board}",
        '{test: "https://example.org/"}',
        '{name: "", test: "https://example.org/"}',
        '{name: 7, test: "https://example.org/"}',
        "{name: Example Board, test: [a]}",
        '{name: Example Board, approval: "Approved to award hours.", hours: 5}',
        '{name: Example Board, test: "https://example.org/", hours: 5}',
        '{name: Example Board, test: "http://example.org/"}',
        '{name: Example Board, test: "by post"}',
        '{name: "Example Board, 5 hours awarded", test: "https://example.org/"}',
    ],
)
def test_a_sponsor_that_is_incomplete_or_promises_is_a_problem_with_its_line(draft, sponsor):
    found = draft(sponsor)
    assert found and all(problem.startswith("course.yml:8: ") for problem in found), found


@pytest.mark.parametrize("sponsor", ["null", '{name: Example Board, test: "https://example.org/test"}'])
@pytest.mark.parametrize(
    "claim",
    [
        "You are awarded three hours.",
        "Three credits are awarded to whoever passes.",
        "The Board awards you its certificate.",
        "Passing earns you an hour of credit.",
        "Print your certificate of completion.",
        "It counts as 3 CE.",
        "Now you know how to earn three credits.",
    ],
)
def test_a_sentence_that_claims_an_award_is_a_problem_with_any_sponsor(draft, sponsor, claim):
    at = (FIXTURES / "minimal/docs/index.md").read_text("utf-8").count("\n") + 2
    assert [p.split(" “")[0] for p in draft(sponsor, line=f"\n{claim}\n")] == [f"docs/index.md:{at}: credit:"]


@pytest.mark.parametrize("word", ["Well earned.", "You get a certificate.", "An award."])
def test_a_page_that_marks_nothing_may_say_such_a_word(draft, word):
    assert draft(line=f"\n{word}\n") == []


@pytest.mark.parametrize("word", ["Well earned.", "You get a certificate.", "An award."])
def test_a_page_that_marks_itself_may_not(draft, word):
    found = draft(line=f"\n<!-- course:statement -->\n\n{word}\n")
    assert len(found) == 1 and ": credit: " in found[0] and "on a page that marks itself" in found[0]


def test_what_denies_credit_is_no_claim(draft):
    assert draft(line="\n<!-- course:statement -->\n\nNo certificate is given, and no hours are awarded.\n") == []

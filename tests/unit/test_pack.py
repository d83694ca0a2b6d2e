"""The sponsor pack: its rules, on small courses and on drawn ones. tests/export/test_pack.py reads the whole pack."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from selectolax.lexbor import LexborHTMLParser

import cli
from building import FIXTURES, ROOT
from course.export.pack import write_pack
from course.export.pack.bodies import list_bodies
from course.export.pack.certificate import COURSE as OF_COURSE, FIELDS
from course.export.pack.claims import count_opinion
from course.export.pack.contents import ON_PAGES, ROWS
from course.export.pack.history import add_months
from course.export.pack.hours import FORMULA
from course.export.pack.marks import MARKS, STATES
from course.export.pack.papers import PAPERS
from course.export.pack.post_test import draw_forms
from course.export.pack.private_items import list_lengths
from course.export.pack.tables import make_harmless, write_csv
from course.export.pack.unmet import list_unmet
from course.pages.hours import estimate_by_mergener, state_hours
from course.read.folder import load
from course.schema import Reviewer, Sponsor

TODAY = date(2026, 11, 24)
MINIMAL = load(FIXTURES / "minimal", TODAY)[0]
TEMPLATES = sorted((ROOT / "scripts/course/export/pack/templates").glob("*.j2"))
ODD = '=1+1 <script>alert("x")</script> & "שלום" \u202eabc\x00'  # a formula, markup, from right to left, unreadable
SHOWN = ODD.replace("\x00", "\ufffd")


def read_csv(content: bytes) -> list[list[str]]:
    return [*csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))]


# The files.


def test_every_paper_has_its_contents_and_its_template():
    pages = {p.slug for p in PAPERS if p.suffix == "html"}
    assert pages == ON_PAGES.keys() and {p.slug for p in PAPERS if p.suffix == "csv"} == ROWS.keys()
    used = {t.name.removesuffix(".html.j2") for t in TEMPLATES} - {"base", "parts", "post-test"}
    assert used == pages and len({p.file for p in PAPERS}) == len(PAPERS)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda t: t.name)
def test_no_number_is_typed_into_a_template(template):
    """Every one comes from the course, from what was read of a body, or from a proposal that says so."""
    text = re.sub(r"<style>.*?</style>|{% block style %}.*?{% endblock %}", "", template.read_text("utf-8"), flags=re.S)
    words = re.sub(r"{[%{#].*?[%}#]}|<[^>]*>|\[[^\]]*\]", " ", text, flags=re.S)
    assert re.findall(r"\S*\d\S*", words) == []


def test_the_smallest_course_makes_a_pack_that_depends_on_no_day():
    later = load(FIXTURES / "minimal", date(2031, 2, 3))[0]
    files = write_pack(MINIMAL)
    assert files == write_pack(later) and [*files] == [p.file for p in PAPERS]


def test_a_course_with_problems_exports_nothing_and_says_why(tmp_path, capsys):
    out = tmp_path / "out"
    assert cli.main(["export", "pack", "--folder", str(FIXTURES / "broken"), "--out", str(out)]) == 1
    printed = capsys.readouterr()
    assert "twins: “nowhere” is no objective" in printed.out and "Nothing was exported" in printed.err
    assert not out.exists()


# What stands in it says no more than is so.


def test_it_says_first_that_nobody_has_reviewed_it_until_somebody_has():
    for content in _pages(write_pack(MINIMAL)).values():
        assert _first(content) == "No clinician has reviewed this."
    reviewer = Reviewer(ODD, "LMFT", TODAY, ("modules/first-module",))
    reviewed = replace(MINIMAL, reviewers=(reviewer,))
    pages = _pages(write_pack(reviewed))
    assert {_first(content) for content in pages.values()} == {
        f"1 person read pages of this course and agreed to be named: {SHOWN}, LMFT. File 13, “History” has which."
    }
    assert "modules/first-module" in _text(pages["13-history.html"])
    assert "No reviewer" in " ".join(list_unmet(MINIMAL)) and "No reviewer" not in " ".join(list_unmet(reviewed))


def test_a_sponsor_takes_one_line_away_and_no_other():
    sponsored = replace(MINIMAL, sponsor=Sponsor("Example Board", "https://example.org/test"))
    gone = {*list_unmet(MINIMAL)} - {*list_unmet(sponsored)}
    assert gone == {"No sponsor has adopted it, and no body has seen it."}


def test_only_the_sample_speaks_of_awards_and_nothing_of_an_approval_of_ours():
    for name, content in _pages(write_pack(MINIMAL)).items():
        text = _text(content).lower()
        assert ("award" in text) == (name == "09-certificate-sample.html"), name
        assert not re.search(r"(?:apa|nbcc|aswb|naadac|bbs|bacp)[- ](?:approved|accredited)|course is approved", text)
    sample = _text(write_pack(MINIMAL)["09-certificate-sample.html"])
    assert sample.count("Void without a sponsor") == 2


def test_every_line_of_the_checklist_says_how_it_is_known_and_how_it_stands(course):
    bodies = list_bodies(course)
    names = " ".join(b.name for b in bodies)
    assert all(
        name in names for name in ("APA", "NBCC", "ASWB", "NAADAC", "BBS", "New York", "BACP", "HCPC", "EuroPsy")
    )
    lines = [line for body in bodies for line in body.lines]
    assert {line.mark for line in lines} == MARKS.keys() and {line.state for line in lines} == STATES.keys()
    assert all(line.asks.endswith((".", "”")) for line in lines) and all(line.here for line in lines)
    assert all(line.where or line.mark.startswith("from memory") for line in lines)


def test_the_page_for_sponsors_says_what_holds(course):
    """It names no number, so that none on it grows old."""
    page = course.page("docs/course/sponsors.md").text
    opinion, tested = count_opinion(course)
    assert ("Most of what is tested is one article's opinion" in page) == (opinion * 2 > tested)
    numbers = {paper.number for paper in PAPERS}
    assert set(re.findall(r"^\| (\d\d) \|", page, re.M)) == numbers


def test_every_field_stands_on_the_sample_and_each_learners_own_in_the_roster():
    files = write_pack(MINIMAL)
    sample = LexborHTMLParser(files["09-certificate-sample.html"].decode()).css_first(".certificate").text()
    for field in FIELDS:
        assert (f"[{field.name}]" in sample) == (field.source != OF_COURSE), field.name
    (columns,) = read_csv(files["09-roster.csv"])
    assert columns[:3] == ["Name of participant", "License number", "Date of completion"]


# Names.


def test_names_with_markup_formulas_and_from_right_to_left_are_text():
    named = replace(
        MINIMAL,
        title=ODD,
        subtitle=ODD,
        version=ODD,
        objectives={"turn": ODD},
        claims={id: replace(claim, says=ODD) for id, claim in MINIMAL.claims.items()},
        references=tuple(replace(r, cite=ODD, label=ODD, doi="", url=ODD) for r in MINIMAL.references),
    )
    files = write_pack(named)
    for name, content in _pages(files).items():
        tree = LexborHTMLParser(content.decode())
        assert tree.css("script") == [] and "\x00" not in content.decode(), name
        assert tree.css_first("header bdi").text() == SHOWN and tree.css_first("title").text().endswith(SHOWN)
    for name in (name for name in files if name.endswith(".csv")):
        cells = [cell for row in read_csv(files[name]) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))], name
    assert any(cell.startswith("'=1+1") for row in read_csv(files["03-claims-by-basis.csv"]) for cell in row)
    assert any("שלום" in cell for row in read_csv(files["07-references.csv"]) for cell in row)


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+49 1", "'+49 1"),
        ("-1", "'-1"),
        ("@a", "'@a"),
        ("\t=1", "'\t'=1"),
        (' "=1', "' \"=1"),
        ("＝1", "'＝1"),
        ("a;=1", "a;'=1"),
        ("a\n=1", "a\n'=1"),
        ("a=1", "a=1"),
        ("5 - 1", "5 - 1"),
        ("", ""),
    ],
)
def test_a_cell_that_would_be_a_formula_begins_with_an_apostrophe(cell, safe):
    assert make_harmless(cell) == safe


def test_a_table_is_utf_8_with_its_mark_and_ends_its_lines_as_excel_does():
    assert write_csv([("a", "b, c"), ("“é”", 'say "x"')]) == '\ufeffa,"b, c"\r\n“é”,"say ""x"""\r\n'.encode()


# Forms.


def test_two_forms_share_no_item_and_ask_every_objective_equally_often(course):
    one, other = draw_forms(course)
    each = course.assessment.draw // len(course.objectives)
    for form in (one, other):
        asked = [q.objective for q in form.questions]
        assert {asked.count(objective) for objective in course.objectives} == {each}
        assert len(asked) == course.assessment.draw and form.safety >= course.assessment.safety
        assert all(a != b for a, b in pairwise(asked))
    assert not {q.id for q in one.questions} & {q.id for q in other.questions} and one.mark != other.mark


def test_the_forms_stay_when_the_bank_is_read_in_another_order_or_another_version(course):
    turned = replace(course, assessed=course.assessed[::-1], version="9.9.9")
    assert [form.mark for form in draw_forms(turned)] == [form.mark for form in draw_forms(course)]


def test_a_question_more_changes_a_form_by_one_at_most(course):
    more = replace(course.assessed[0], id="assess-one-more")
    for form, now in zip(
        draw_forms(course), draw_forms(replace(course, assessed=(*course.assessed, more))), strict=True
    ):
        assert len({q.id for q in form.questions} - {q.id for q in now.questions}) <= 1


@pytest.mark.parametrize("items", [0, 1, 2, 4, 5])
def test_a_small_bank_makes_forms_that_share_as_little_as_they_can(course, items):
    few = tuple(q for o in course.objectives for q in [q for q in course.assessed if q.objective == o][:items])
    one, other = ({q.id for q in form.questions} for form in draw_forms(replace(course, assessed=few)))
    each = min(items, 3)
    assert len(one) == len(other) == each * len(course.objectives)
    assert len(one & other) == max(0, 2 * each - items) * len(course.objectives)


def test_as_many_questions_as_are_recommended_for_some_hours(course):
    lengths = {length.hours: length for length in list_lengths(course)}
    assert (lengths[4].least, lengths[4].most, lengths[4].even) == (24, 32, 24)
    assert (lengths[5].least, lengths[5].most, lengths[5].even) == (30, 40, 32)
    easier = replace(course, assessment=replace(course.assessment, difficulty=2))
    assert state_hours(easier) == 2.25  # six for each of these are thirteen and a half
    assert [(x.least, x.most, x.even) for x in list_lengths(easier) if x.hours == 2.25] == [(14, 18, 16)]


# Days and sums.


@pytest.mark.parametrize(
    ("day", "months", "due"),
    [
        (date(2026, 11, 24), 24, date(2028, 11, 24)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 1, 31), 11, date(2026, 12, 31)),
    ],
)
def test_a_check_is_due_on_the_same_day_of_a_later_month(day, months, due):
    assert add_months(day, months) == due


def test_the_formula_that_is_printed_is_the_one_that_is_used():
    said = FORMULA.replace("×", "*").replace("−", "-")
    for words, questions, difficulty in ((40_000, 24, 3), (3774, 16, 2.5)):
        sums = said
        for name, value in (("words", words), ("questions", questions), ("difficulty", difficulty)):
            sums = sums.replace(name, str(value))
        assert eval(sums, {"__builtins__": {}}) / 60 == pytest.approx(  # noqa: S307 (a line of our own)
            estimate_by_mergener(words, questions, difficulty)
        )


def test_three_to_ten_references_are_proposed_and_most_are_recent(course):
    """APA's sponsors are said to name as many; half of them should be of the last ten years."""
    proposed = [r for r in course.references if r.proposed]
    assert 3 <= len(proposed) <= 10 and course.article not in {r.id for r in proposed}
    assert sum(course.released.year - r.year <= 10 for r in proposed) * 2 >= len(proposed)
    taught = {link.target.partition("#")[2] for m in course.modules for link in m.page.links}
    assert {r.id for r in proposed} <= taught


def _pages(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: content for name, content in files.items() if name.endswith(".html")}


def _first(content: bytes) -> str:
    return " ".join(LexborHTMLParser(content.decode()).css_first("body p").text().split())


def _text(content: bytes) -> str:
    return " ".join(LexborHTMLParser(content.decode()).body.text().split())

"""A rule's examples are what they say they are, and the catalog of rules is up to date."""

from __future__ import annotations

import re
import shutil
from datetime import date

import pytest

import cli
from building import FIXTURES, ROOT
from course import rules
from course.read.folder import load
from course.rules import catalog
from course.rules.registry import Finder, Told, rule

TODAY = date(2026, 11, 24)
EVERY = rules.every_rule()
# Where an example stands, as a file of the smallest course.
FILES = {
    "on a page": "docs/index.md",
    "in a module": "docs/modules/first-module.md",
    "in a module's front matter": "docs/modules/first-module.md",
    "in a bank of questions": "quizzes/first-module.md",
    "in a case": "docs/cases/first-case.md",
    "in a rehearsal": "docs/practice/first-rehearsal.md",
    "on a worksheet": "docs/practice/first-sheet.md",
    "on a page of the handbook": "docs/handbook/first-page.md",
    "in course.yml": "course.yml",
    "in docs/_data/help-lines.yml": "docs/_data/help-lines.yml",
    "in docs/_data/emergency.yml": "docs/_data/emergency.yml",
    "in docs/_data/hear.yml": "docs/_data/hear.yml",
    "in docs/_data/references.yml": "docs/_data/references.yml",
    "in docs/_data/twins.yml": "docs/_data/twins.yml",
}
# What an example takes the place of, where the smallest course does not have the right one already. Others are added
# below the file's text.
IN_PLACE_OF = {"redirects": "redirects: {}"}
# Told in words, because they are about many questions, a long text or the name of a file; the broken course holds them.
IN_WORDS = {
    "assessment",
    "best-choice",
    "case-size",
    "file-names",
    "key-lengths",
    "key-positions",
    "length",
    "objective-tested",
    "sentence-length",
    "unreadable",
}
WRONG = [(r.name, text) for r in EVERY.values() for text in r.wrong if not isinstance(text, Told)]
RIGHT = [(r.name, r.right) for r in EVERY.values() if not isinstance(r.right, Told)]


def judged(folder, name, example):
    """The problems of the rule `name` in the smallest course with the example in it."""
    shutil.copytree(FIXTURES / "minimal", folder, dirs_exist_ok=True)
    file = folder / FILES[EVERY[name].where]
    text = file.read_text("utf-8")
    old = IN_PLACE_OF.get(name, EVERY[name].right)
    file.write_text(text.replace(old, example, 1) if old in text else f"{text}\n{example}\n", "utf-8")
    course, unreadable = load(folder, TODAY)
    judge = EVERY[name]
    found = judge.find(course) if isinstance(judge, Finder) else ()
    return [*found, *(p for p in unreadable if p.rule == name)]


@pytest.mark.parametrize(("name", "example"), WRONG, ids=[f"{name}-{n}" for n, (name, _) in enumerate(WRONG)])
def test_a_wrong_example_is_a_problem_of_its_rule(tmp_path, name, example):
    assert judged(tmp_path, name, example)


@pytest.mark.parametrize(("name", "example"), RIGHT, ids=[name for name, _ in RIGHT])
def test_a_right_example_is_no_problem_of_its_rule(tmp_path, name, example):
    assert judged(tmp_path, name, example) == []


def test_only_what_is_too_long_to_show_is_told_in_words():
    assert {r.name for r in EVERY.values() if any(isinstance(text, Told) for text in (*r.wrong, r.right))} == IN_WORDS


@pytest.mark.parametrize("name", EVERY)
def test_every_rule_says_what_it_is_in_one_sentence(name):
    says = EVERY[name].says
    assert re.fullmatch(r"[A-Z`][^\n]+\.", says) and EVERY[name].wrong and EVERY[name].right


def test_the_catalog_is_up_to_date():
    assert (ROOT / ".github/rules.md").read_text("utf-8") == catalog.catalog(), "run `make generated`"


@pytest.mark.parametrize("name", EVERY)
def test_a_rule_is_printed_with_its_sentence_and_both_examples(name, capsys):
    assert cli.main(["rules", name]) == 0
    printed = " ".join(capsys.readouterr().out.split())
    for text in (name, EVERY[name].says, *EVERY[name].wrong, EVERY[name].right):
        assert " ".join(text.split()) in printed


def test_a_rule_that_does_not_exist_gets_the_nearest_names(capsys):
    assert cli.main(["rules", "heading-order"]) == 1
    printed = capsys.readouterr().out
    assert printed.startswith("“heading-order” is no rule. Did you mean headings, ") and printed.count("\n") == 1


def test_without_a_name_all_rules_are_printed(capsys):
    assert cli.main(["rules"]) == 0
    printed = capsys.readouterr().out
    assert re.findall(r"^### (.+)$", printed, flags=re.M) and printed == catalog.catalog()


def test_two_rules_have_two_names():
    def links(course):
        """Every link is a link."""

    with pytest.raises(ValueError, match="the rule links is registered already"):
        rule(where="on a page", wrong="a", right="b")(links)

"""What an edit of a bank does to the fingerprints of its questions, on which readers' answers hang."""

from __future__ import annotations

import shutil

import pytest

from banks import NEW, blocks
from building import FIXTURES
from course.pages.questions import fingerprint
from course.pages.record import hash_content
from course.read.folder import load

BANK = "quizzes/first-module.md"


@pytest.fixture
def prints(tmp_path):
    """{id: fingerprint} of the questions of the smallest course, its bank edited."""
    shutil.copytree(FIXTURES / "minimal", tmp_path, dirs_exist_ok=True)
    before = (tmp_path / BANK).read_text("utf-8")

    def edited(edit=None):
        after = edit(before) if edit else before
        assert edit is None or after != before
        (tmp_path / BANK).write_text(after, "utf-8")
        return {q.id: fingerprint(q) for q in load(tmp_path)[0].modules[0].questions}

    return edited


@pytest.mark.parametrize(
    "edit",
    [
        lambda bank: bank.replace("comes back from a weekend", "returns from a weekend"),
        lambda bank: bank.replace("like a long and quiet weekend", "like a quiet and long weekend"),
        lambda bank: bank.replace('- [ ] "That sounds', '- [x] "That sounds').replace(
            '- [x] "What did you do when', '- [ ] "What did you do when'
        ),
    ],
    ids=["stem", "option", "key"],
)
def test_what_is_asked_otherwise_is_another_question_and_no_other_is(prints, edit):
    before, after = prints(), prints(edit)
    assert {id for id in before if before[id] != after[id]} == {"first-question-1"}


@pytest.mark.parametrize(
    "edit",
    [
        lambda bank: bank.replace("that the client can look at", "which the client can look at"),
        lambda bank: blocks(bank)[0] + "".join(blocks(bank)[:0:-1]),
    ],
    ids=["feedback", "order"],
)
def test_what_costs_nobody_an_answer(prints, edit):
    assert prints(edit) == prints()


def test_a_question_more_or_less_changes_no_other(prints):
    before = prints()
    more = prints(lambda bank: blocks(bank)[0] + NEW + "".join(blocks(bank)[1:]))
    less = prints(lambda bank: "".join(blocks(bank)[:2] + blocks(bank)[3:]))
    assert more.pop("brand-new") and more == before
    assert less.items() < before.items() and len(less) == len(before) - 1


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        (BANK, "that the client can look at", "which the client can look at"),
        ("docs/modules/first-module.md", "One sentence", "A sentence"),
    ],
    ids=["bank", "page"],
)
def test_the_content_that_a_statement_names_is_another_after_any_edit(tmp_path, path, before, after):
    shutil.copytree(FIXTURES / "minimal", tmp_path, dirs_exist_ok=True)
    then = hash_content(load(tmp_path)[0])
    text = (tmp_path / path).read_text("utf-8")
    assert before in text
    (tmp_path / path).write_text(text.replace(before, after), "utf-8")
    assert hash_content(load(tmp_path)[0]) != then == hash_content(load(FIXTURES / "minimal")[0])

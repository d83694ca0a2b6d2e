"""Questions that change after they were answered, with the whole build between: the quick tests
edit the built page instead.
"""

from __future__ import annotations

import shutil

import pytest

from acting import answer, stored, tally
from banks import NEW, blocks
from building import build, course_from, served
from course.read.folder import load


@pytest.fixture
def changing(tmp_path, visit):
    """The template course, answered in full with the best options, and a way to change its bank under the reader."""
    folder = course_from("minimal", tmp_path / "course")
    out = tmp_path / "site"
    bank = folder / "quizzes/first-module.md"

    def rebuild(edit=None):
        if edit:
            before = bank.read_text("utf-8")
            after = edit(before)
            assert after != before
            bank.write_text(after, "utf-8")
        fresh = tmp_path / "fresh"
        assert build(folder, fresh).returncode == 0
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(fresh, out)
        return load(folder)[0].modules[0].questions

    asked = rebuild()
    with served(out) as url:
        page = visit(url + "modules/first-module/")
        for q in asked:
            answer(page, q, q.options.index(q.key))

        def change(edit):
            questions = rebuild(edit)
            page.reload()
            return {q.id: page.locator(f"#{q.id}[data-answered]").count() == 1 for q in questions}

        yield page, change


def test_an_inserted_question_is_not_answered_and_the_others_are(changing):
    page, change = changing
    assert tally(page).startswith("6 of 6 answered, 6 ")
    state = change(lambda bank: blocks(bank)[0] + NEW + "".join(blocks(bank)[1:]))
    assert state.pop("brand-new") is False and all(state.values())
    assert tally(page).startswith("6 of 7 answered, 6 ")


def test_reordered_questions_keep_their_answers(changing):
    page, change = changing
    state = change(lambda bank: blocks(bank)[0] + "".join(blocks(bank)[:0:-1]))
    assert len(state) == 6 and all(state.values())
    assert tally(page).startswith("6 of 6 answered, 6 ")


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
def test_an_edited_question_is_asked_again_and_no_other_is(changing, edit):
    page, change = changing
    state = change(edit)
    assert state.pop("first-question-1") is False and all(state.values())
    assert tally(page).startswith("5 of 6 answered, 5 ")


def test_a_typo_in_feedback_costs_nobody_an_answer(changing):
    page, change = changing
    state = change(lambda bank: bank.replace("that the client can look at", "which the client can look at"))
    assert all(state.values())
    assert tally(page).startswith("6 of 6 answered, 6 ")


def test_a_deleted_question_is_counted_nowhere(changing):
    page, change = changing
    state = change(lambda bank: "".join(blocks(bank)[:2] + blocks(bank)[3:]))
    assert len(state) == 5 and all(state.values())
    assert tally(page).startswith("5 of 5 answered, 5 ")
    assert len(stored(page)) == 5

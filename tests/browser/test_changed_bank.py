"""Questions that change after they were answered: the page that a reader finds on the next visit is the built one with
its bank changed as a build would change it.

That the id of a question's quiz carries the fingerprint of what was asked is seen on the built pages; what changes a
fingerprint, in test_bank.py.
"""

from __future__ import annotations

import re

import pytest

from acting import answer, stored, tally

BLOCK = re.compile(r'<course-question id="([\w-]+)".*?</course-question>\s*', re.S)


@pytest.fixture
def changing(visit, address, site, course):
    """A module that was answered in full with the best options, and a way to change its bank under the reader."""
    module = course.module("time-outs")
    url = address + module.page.address
    html = (site / module.page.address / "index.html").read_text("utf-8")
    blocks = {m[1]: m[0] for m in BLOCK.finditer(html)}
    assert list(blocks) == [q.id for q in module.questions]
    page = visit(url)
    for q in module.questions:
        answer(page, q, q.options.index(q.key))
    assert tally(page).startswith(f"{len(blocks)} of {len(blocks)} answered, {len(blocks)} ")

    def change(bank):
        """{id: whether it is answered} of the questions of the changed bank, {id: block}."""
        body = html.replace("".join(blocks.values()), "".join(bank.values()))
        assert body != html
        page.route(url, lambda route: route.fulfill(body=body, content_type="text/html"))
        page.reload()
        return {id: page.locator(f"#{id}[data-answered]").count() == 1 for id in bank}

    return page, blocks, change


def asked_otherwise(block: str) -> str:
    """The question with another fingerprint, which it gets by an edit of stem, options or key."""
    return re.sub(r"-[0-9a-f]{8}\b", "-00000000", block)


def test_an_edited_question_is_asked_again_and_no_other_is(changing):
    page, blocks, change = changing
    edited = list(blocks)[2]
    state = change(blocks | {edited: asked_otherwise(blocks[edited])})
    assert state.pop(edited) is False and all(state.values())
    assert tally(page).startswith("7 of 8 answered, 7 ") and page.errors == []


def test_an_inserted_question_is_not_answered_and_the_others_are(changing):
    page, blocks, change = changing
    first = next(iter(blocks))
    state = change({"brand-new": asked_otherwise(blocks[first]).replace(first, "brand-new")} | blocks)
    assert state.pop("brand-new") is False and all(state.values())
    assert tally(page).startswith("8 of 9 answered, 8 ")


def test_reordered_questions_keep_their_answers(changing):
    page, blocks, change = changing
    state = change({id: blocks[id] for id in reversed(blocks)})
    assert all(state.values()) and tally(page).startswith("8 of 8 answered, 8 ")


def test_other_feedback_costs_nobody_an_answer(changing):
    page, blocks, change = changing
    state = change({id: block.replace("Best of these.", "Best of these, still.") for id, block in blocks.items()})
    assert all(state.values()) and tally(page).startswith("8 of 8 answered, 8 ")


def test_a_deleted_question_is_counted_nowhere(changing):
    page, blocks, change = changing
    state = change({id: block for id, block in blocks.items() if id != list(blocks)[2]})
    assert len(state) == 7 and all(state.values())
    assert tally(page).startswith("7 of 7 answered, 7 ") and len(stored(page)) == 7

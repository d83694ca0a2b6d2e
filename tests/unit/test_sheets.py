"""What stands on the sheets for a supervisor's table, and what must not."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from course.pages import sheets
from course.text import relink


@pytest.fixture(scope="module")
def printed(course):
    """{id: Markdown} of every sheet."""
    found = {}
    for path, write in (
        (sheets.PRACTICE_SHEETS, sheets.write_practice_sheets),
        (sheets.GROUP_SHEETS, sheets.write_group_sheets),
    ):
        for text in write(course, course.page(path)).split('<section class="card sheet"')[1:]:
            (id,) = re.findall(r"^## .* \{ #(\S+) \}$", text, flags=re.M)
            found[id] = text
    return found


def flat(text, origin, here):
    """A text of a page as it reads on the page of sheets, in one line."""
    return " ".join(relink(text, origin, here).split())


def test_every_sheet_has_an_address_that_is_known(course, printed):
    assert list(printed) == [id for _, id in sheets.list_sheets(course)]


def test_a_practice_sheet_has_every_line_and_criterion_and_no_reply(course, printed):
    for r in course.rehearsals:
        name = r.id.removeprefix("rehearse-")
        sheet, replies = printed[f"sheet-{name}"], printed[f"replies-{name}"]
        here = (r.page.path, sheets.PRACTICE_SHEETS)
        for text in (*(line.says for line in r.lines), *(line.scene for line in r.lines), *r.criteria):
            assert text and flat(text, *here) in sheet, r.id
        for anchor in r.meta.sheet.anchors:
            assert all(text in sheet for text in vars(anchor).values())
        for reply in (reply for line in r.lines for reply in line.replies):
            assert flat(reply, *here) in replies and flat(reply, *here)[:40] not in sheet
        assert "nobody asks why: somebody in the room may have lived it" in sheet


def test_no_anchor_gives_a_model_reply_away(course):
    """Six words in a row are more than chance."""

    def runs(text):
        found = re.findall(r"[a-z’']+", text.lower())
        return {tuple(found[n : n + 6]) for n in range(len(found) - 5)}

    for r in course.rehearsals:
        if r.module == course.safety.module:
            continue  # the limits are said in the same words by everybody
        said = {run for line in r.lines for reply in line.replies for run in runs(reply.split("**")[1])}
        said -= {run for criterion in r.criteria for run in runs(criterion)}
        told = {run for anchor in r.meta.sheet.anchors for text in vars(anchor).values() for run in runs(text)}
        assert not told & said, r.id


def test_only_a_rehearsal_that_is_signed_has_a_form(course, printed):
    forms = [id for id in printed if id.startswith("observe-")]
    assert forms == ["observe-safety-and-scope"]
    (form,) = (printed[id] for id in forms)
    signed = course.module("safety-and-scope") and next(
        r.meta.sheet.signed for r in course.rehearsals if r.module == "safety-and-scope"
    )
    assert signed in form and "Sign-off" in form and "somebody in the room may have lived it" in form


def test_a_group_sheet_shows_no_ending_and_not_where_a_choice_leads(course, printed):
    for case in course.cases:
        group, leader = printed[f"group-{case.id}"], printed[f"leader-{case.id}"]
        here = (case.page.path, sheets.GROUP_SHEETS)
        for moment in case.moments:
            assert (f"{case.numbers[moment.id]}. {moment.section.title}**" in group) != bool(moment.ending)
            assert f"{case.numbers[moment.id]}. {moment.section.title}**" in leader
            for choice in moment.choices:
                text = flat(choice.text, *here)
                assert text in group and f"{text} → {case.numbers[choice.target]}" in leader
            if moment.ending:
                assert flat(moment.debrief, *here) in " ".join(leader.split())
        assert "→" not in group and "What it shows." not in group


def test_a_page_without_the_shared_sections_still_has_its_sheets(course):
    page = course.page(sheets.PRACTICE_SHEETS)
    bare = replace(page, sections=())
    assert sheets.write_practice_sheets(course, bare).count("## ") == len(course.rehearsals) * 2 + 1

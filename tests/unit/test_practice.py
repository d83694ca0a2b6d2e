"""What a page of practice is made of, and what prints on a client's sheet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from building import FIXTURES
from course.read import practice
from course.read.blocks import blocks
from course.read.folder import load
from course.read.markdown import sections
from course.rules.worksheets import sheet_paper


@pytest.fixture(scope="module")
def minimal():
    return load(FIXTURES / "minimal")[0]


def rewritten(page, text):
    """The page with another text, which begins on its line 1."""
    return replace(page, text=text, first_line=1, blocks=blocks(text), sections=sections(text))


def moments(minimal, text):
    case = minimal.cases[0]
    return practice.case(case.id, rewritten(case.page, text), case.meta).moments


def test_a_moment_is_a_scene_and_the_choices_that_end_it(minimal):
    text = "# A case\n\n## One { #one }\n\n- He sits.\n\nHe waits.\n\n- [Ask.](#two)\n* [Wait.](#three)\n\n## Two { #two }\n"
    [one, two] = moments(minimal, text)
    assert one.scene == "\n- He sits.\n\nHe waits.\n" and not one.debrief
    assert [(c.text, c.target, c.line) for c in one.choices] == [("Ask.", "two", 9), ("Wait.", "three", 10)]
    assert not two.choices


@pytest.mark.parametrize(
    "end",
    [
        "- [Ask.](#two)\n\n- [Wait.](#three)\n",  # an empty line between them
        "- [Ask.](#two) now\n- [Wait.](#three)\n",  # more than a link
        "- He sits.\n    - [Ask.](#two)\n- [Wait.](#three)\n",  # below another item
    ],
)
def test_what_stands_apart_is_no_choice(minimal, end):
    [moment] = moments(minimal, f"## One {{ #one }}\n\n{end}")
    assert [c.text for c in moment.choices] == ["Wait."]


def test_a_list_that_does_not_end_the_moment_holds_no_choice(minimal):
    [moment] = moments(minimal, "## One { #one }\n\n- [Ask.](#two)\n\nHe waits.\n")
    assert not moment.choices and "He waits." in moment.scene


def test_a_debrief_opens_with_what_happened(minimal):
    text = "## One { #one }\n\nThe end.\n\n> **What happened.** Quoted.\n\n**What happened.** Much.\n\n**What it shows.** More.\n"
    [moment] = moments(minimal, text)
    assert moment.scene == "\nThe end.\n\n> **What happened.** Quoted."
    assert moment.debrief == "**What happened.** Much.\n\n**What it shows.** More.\n"


def test_a_line_of_a_rehearsal_is_a_quotation_and_replies_in_a_fold(minimal):
    rehearsal = minimal.rehearsals[0]
    text = (
        "## Good { #criteria }\n\n- **Short.** Ten words.\n    - or fewer\n- Kind.\n\n"
        '## A line { #a level=2 }\n\n> "I never\n> said that."\n\n<details markdown="1">\n<summary>Replies</summary>\n\n'
        '**"You did."** It is true.\n\n> Quoted.\n\n**"When?"** It asks.\n\n</details>\n\nText\n\n> "And so?"\n'
    )
    read = practice.rehearsal(rehearsal.id, rewritten(rehearsal.page, text), rehearsal.meta)
    assert [c.partition("\n")[0] for c in read.criteria] == ["**Short.** Ten words.", "Kind."]
    [line] = read.lines
    assert line.says == '"I never\nsaid that." "And so?"' and line.level == "2"
    assert line.replies == ('**"You did."** It is true.', "Quoted.", '**"When?"** It asks.')


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("They asked.", [1]),
        ("They asked. { .therapist }", []),
        ("They asked,\nalone.\n{ .therapist }", []),
        ("- [ ] I was asked. { #a .therapist }\n- [ ] I was asked. { #b }\n- [ ] It rained. { #c }", [2]),
        ("- [ ] It rained. { #a }\n- [ ] I was asked. { #b .therapist }", []),
        ("> It rained,\n> they asked.\n> { .therapist }\n\n> They asked.", [5]),
        ("| a |\n| --- |\n| alone |", [3]),
        ("## Alone { #x }", [1]),
        ("<!-- they asked -->", []),
    ],
)
def test_what_prints_on_a_clients_sheet_is_told_on_its_line(minimal, text, lines):
    sheet = next(sheet for sheet in minimal.worksheets if sheet.meta.held_by == "client")
    course = replace(minimal, worksheets=(replace(sheet, page=rewritten(sheet.page, text)),))
    assert [line for _, line, _ in sheet_paper(course)] == lines

"""How far it is from each moment of a case to an ending."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from building import FIXTURES
from course.model import Case, Choice
from course.pages.practice import shaped, write_head
from course.read.folder import load


@pytest.fixture
def minimal():
    return load(FIXTURES / "minimal")[0]


def made(**leads: str) -> Case:
    """A case of these moments and where each leads; one whose name begins with `end` is an ending."""
    moments: list[Any] = [
        SimpleNamespace(
            id=id, ending="good" * id.startswith("end"), choices=[Choice("", to, 1) for to in to_all.split()]
        )
        for id, to_all in leads.items()
    ]
    nothing: Any = None
    return Case("made", nothing, nothing, tuple(moments))


def test_the_fewest_and_the_most_decisions():
    case = made(a="b end_1", b="c d", c="d", d="end_1 end_2", end_1="", end_2="")
    assert case.decisions_left == {"a": (1, 4), "b": (2, 3), "c": (2, 2), "d": (1, 1), "end_1": (0, 0), "end_2": (0, 0)}


def test_a_way_that_comes_back_has_no_most_and_one_that_never_ends_no_entry():
    case = made(a="b", b="a end", c="d", d="c", end="")
    assert case.decisions_left == {"a": (2, None), "b": (1, None), "end": (0, 0)}


def test_every_case_of_the_course_comes_to_an_end(course):
    for case in course.cases:
        left = case.decisions_left
        assert (
            list(left)
            and left.keys() == {m.id for m in case.moments}
            and None not in {most for _, most in left.values()}
        )
        for moment in case.moments:
            for choice in moment.choices:
                (least, most), (then, at_most) = left[moment.id], left[choice.target]
                assert least <= then + 1 and most >= at_most + 1


@pytest.mark.parametrize(
    ("left", "says"),
    [
        ((0, 0), "An ending."),
        ((1, 1), "This decision leads to an ending."),
        ((2, 2), "From here, 2 decisions lead to an ending."),
        ((1, 4), "From here, 1 to 4 decisions lead to an ending."),
        ((1, None), "From here, at least 1 decision leads to an ending."),
    ],
)
def test_it_is_said_at_each_moment(minimal, left, says):
    case = minimal.cases[0]
    vars(case)["decisions_left"] = {m.id: left for m in case.moments}
    text = shaped(case, case.page.text)
    assert text.count(f'\n\n{says}\n{{ .moment-left data-least="{left[0]}"') == len(case.moments)


def test_the_line_below_the_title_says_how_long_a_case_can_be(minimal):
    case = minimal.cases[0]
    endings = sum(bool(m.ending) for m in case.moments)
    head = write_head(minimal, case)
    assert f". {len(case.moments)} moments, {endings} ending" in head
    assert "moment" not in write_head(minimal, minimal.worksheets[0])

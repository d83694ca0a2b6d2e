"""How many questions a sponsor has to write, and on what."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from ...model import Course
from ...pages.hours import state_hours
from .bodies import QUESTIONS_A_CREDIT
from .objectives import Served, list_objectives
from .post_test import LETTERS, count_each

HOURS = (2.0, 4.0, 5.0)  # beside those that the course states


@dataclass(frozen=True)
class Wanted:
    """How many private items an objective needs, and what they can be about."""

    served: Served
    items: int
    safety: bool


@dataclass(frozen=True)
class Length:
    """How many questions go with some hours, as recommended, and as a form that asks every objective equally often."""

    hours: float
    least: int
    most: int
    even: int


def list_wanted(course: Course) -> list[Wanted]:
    """Enough for two forms that share no item, for a learner who takes the test twice."""
    each = count_each(course) * len(LETTERS)
    return [Wanted(served, each, any(q.safety for q in served.items)) for served in list_objectives(course)]


def list_lengths(course: Course) -> list[Length]:
    objectives, (least, most) = max(1, len(course.objectives)), QUESTIONS_A_CREDIT
    lengths = []
    for hours in sorted({*HOURS, state_hours(course)}):
        few = ceil(hours * least)
        lengths.append(Length(hours, few, ceil(hours * most), ceil(few / objectives) * objectives))
    return lengths

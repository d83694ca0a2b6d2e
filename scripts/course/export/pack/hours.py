"""Hours by three methods with what goes into each, and what the pilot asks for."""

from __future__ import annotations

import math
from collections.abc import Iterator

from ...model import Course
from ...pages.hours import WORDS_AN_HOUR, estimate_by_mergener, estimate_hours, state_hours

FORMULA = "0.9 × (−22.3 + 0.00209 × words + 2.78 × questions + 15.5 × difficulty)"  # Mergener’s, as hours are computed
DIFFICULTIES = range(1, 6)
TESTERS = range(1, 11)  # rows in the empty table
NASBA_LEAST = 3  # testers, in the rules for accountants
OF_TESTER = (
    "Code",
    "Profession",
    "Years in practice",
    "Not told how long it should take (yes or no)",
    "Date",
    "Device",
)
OF_WHOLE = (
    "Post-test, minutes",
    "Evaluation, minutes (not counted)",
    "All minutes without the evaluation",
    "Interrupted (what and how long)",
)


def describe_hours(course: Course) -> dict[str, object]:
    words, drawn = sum(m.words for m in course.modules), course.assessment.draw
    taught, estimates = sum(len(m.questions) for m in course.modules), estimate_hours(course)
    lowest = min(estimates, key=lambda e: e.hours)
    by_parts = sum(
        estimate_by_mergener(m.words, len(m.questions), course.assessment.difficulty) for m in course.modules
    )
    return {
        "estimates": estimates,
        "lowest": lowest,
        "stated": state_hours(course),
        "whole": math.floor(lowest.hours),
        "words": words,
        "drawn": drawn,
        "taught": taught,
        "words_an_hour": WORDS_AN_HOUR,
        "formula": FORMULA,
        "difficulties": [(d, estimate_by_mergener(words, drawn, d)) for d in DIFFICULTIES],
        "once": estimate_by_mergener(words, taught, course.assessment.difficulty),
        "by_parts": by_parts,
    }


def list_pilot_rows(course: Course) -> Iterator[list[str]]:
    """The empty table: a row for each tester, and a column for each module."""
    modules = [f"Module {m.number}, minutes" for m in course.modules]
    columns = [*OF_TESTER, *modules, *OF_WHOLE]
    yield columns
    for code in list_codes():
        yield [code, *[""] * (len(columns) - 1)]


def list_codes() -> Iterator[str]:
    """What stands on a tester's sheet in place of a name."""
    return (f"T{n:02}" for n in TESTERS)

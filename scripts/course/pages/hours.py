"""How many hours the course states, by three methods, and how they are shown.

Mergener's formula (Michael A. Mergener, American Journal of Pharmaceutical Education, 1991, 55, 263-266), as the Board
of Certification for the Athletic Trainer prints it (https://bocatc.org/mergener-formula): minutes = 0.9 x (-22.3 +
0.00209 x words + 2.78 x questions + 15.5 x difficulty), difficulty from 1 (very easy) to 5 (very difficult). Its
validation speaks of the questions of a final examination.
Six thousand words of reading for one clock hour is a rule of thumb; no body's page that prints it was found.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from ..model import Course, Page
from ..text import relative
from .directives import directive

WORDS_AN_HOUR = 6000


@dataclass(frozen=True)
class Estimate:
    """Hours by one method, and what went into it.

    Nobody reads the whole of a case, so `words` are the prose of the modules.
    """

    method: str
    inputs: str
    hours: float


def estimate_by_mergener(words: int, questions: int, difficulty: float) -> float:
    """Hours by Mergener's formula, none where it would give less."""
    return max(0.0, 0.9 * (-22.3 + 0.00209 * words + 2.78 * questions + 15.5 * difficulty)) / 60


def estimate_hours(course: Course) -> tuple[Estimate, Estimate, Estimate]:
    """By the word; by Mergener's formula with the questions of one form of the assessment; by the same
    with all that are asked.
    """
    words = sum(m.words for m in course.modules)
    taught, drawn = sum(len(m.questions) for m in course.modules), course.assessment.draw
    difficulty = course.assessment.difficulty
    rated = f"difficulty {difficulty} of 5"
    return (
        Estimate(f"Words divided by {WORDS_AN_HOUR:,}, a rule of thumb", f"{words:,} words", words / WORDS_AN_HOUR),
        Estimate(
            "Mergener's formula with one form of the assessment",
            f"{words:,} words, {drawn} questions, {rated}",
            estimate_by_mergener(words, drawn, difficulty),
        ),
        Estimate(
            "Mergener's formula with all questions",
            f"{words:,} words, {taught} questions in the modules and {drawn} in the form, {rated}",
            estimate_by_mergener(words, taught + drawn, difficulty),
        ),
    )


def state_hours(course: Course) -> float:
    """The lowest of the three, rounded down to a quarter of an hour. The hours page says why."""
    return math.floor(min(e.hours for e in estimate_hours(course)) * 4) / 4


def format_hours(hours: float) -> str:
    """`3 hours`, `2.25 hours`, `1 hour`."""
    return f"{hours:g} hour{'' if hours == 1 else 's'}"


@directive("credit-hours")
def tabulate_estimates(course: Course, _page: Page) -> str:
    """A table of the three estimates of hours, what goes into each, and what the course states."""
    return "\n".join(
        [
            "| Method | What goes in | Hours |",
            "| --- | --- | --: |",
            *(f"| {e.method} | {e.inputs} | {e.hours:.2f} |" for e in estimate_hours(course)),
            f"| **Stated: the lowest, rounded down to a quarter** | | **{state_hours(course):g}** |",
        ]
    )


@directive("hours")
def tabulate_reading_time(course: Course, page: Page) -> str:
    """A table of what each module asks of a reader: words, questions, write-firsts and minutes."""
    rows = [
        f"| {m.number}. [{m.page.title}]({relative(page.path, m.page.path)}) | {m.words:,} | {len(m.questions)} | {m.write_firsts} | {m.minutes} |"
        for m in course.modules
    ]
    read = sum(m.words for m in course.modules)
    asked, wrote = sum(len(m.questions) for m in course.modules), sum(m.write_firsts for m in course.modules)
    return "\n".join(
        [
            "| Module | Words | Questions | Write first | Minutes |",
            "| --- | --: | --: | --: | --: |",
            *rows,
            f"| **The course** | **{read:,}** | **{asked}** | **{wrote}** | **{course.minutes}** |",
            "",
            f"That is about {course.minutes / 60:.1f} hours for somebody who reads everything, answers every question and writes before looking.",
        ]
    )

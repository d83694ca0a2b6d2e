"""The questions as they stand on paper: their order, their letters, and the marks by which a sheet is known again.

Who writes a sheet and who reads one both take these from here, so that a letter means the same option to both.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from itertools import chain, zip_longest
from string import ascii_uppercase

from ..model import Course, Option, Question
from ..pages.questions import fingerprint

ASSESSMENT = "assessment"


def list_banks(course: Course) -> dict[str, tuple[Question, ...]]:
    """{bank: its questions}: the assessment's and each module's."""
    return {ASSESSMENT: course.assessed} | {m.id: m.questions for m in course.modules}


def mix(questions: Iterable[Question]) -> tuple[Question, ...]:
    """The questions in the order of a form: one for each objective in turn, then the next for each.

    So a taker who stops early has met every objective, and neighbors give no hints to each other.
    """
    return tuple(q for q in chain.from_iterable(zip_longest(*_sort(questions).values())) if q)


def split(questions: Iterable[Question], parts: int) -> list[tuple[Question, ...]]:
    """The questions as several forms, mixed, each with its share of every objective."""
    found: list[list[Question]] = [[] for _ in range(parts)]
    for start, asked in enumerate(_sort(questions).values()):  # or the first form would get whatever is odd
        for n, q in enumerate(asked, start):
            found[n % parts].append(q)
    return [mix(part) for part in found]


def _sort(questions: Iterable[Question]) -> dict[str, list[Question]]:
    by_objective: dict[str, list[Question]] = {}
    for q in questions:
        if not q.unshowable:
            by_objective.setdefault(q.objective, []).append(q)
    return by_objective


def letter_options(question: Question) -> dict[str, Option]:
    """{letter: option}, in the order of the file."""
    return dict(zip(ascii_uppercase, question.options, strict=False))


def find_key(question: Question) -> str:
    """The letter of the best option."""
    return next(letter for letter, option in letter_options(question).items() if option.correct)


def mark_wording(question: Question) -> str:
    """What a sheet carries for a question: its fingerprint, behind a letter.

    A spreadsheet would take `0012` or `12e4` for a number and change it.
    """
    return f"w-{fingerprint(question)}"


def mark_form(questions: Sequence[Question]) -> str:
    """Eight hex digits that stand on the paper and on its sheet, so that the two are seen to belong together."""
    return hashlib.sha256(" ".join(map(mark_wording, questions)).encode()).hexdigest()[:8]

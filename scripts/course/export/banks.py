"""A bank as an exporter needs it: its name, and its questions in groups that a system may draw from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_lowercase

from ..model import Course, Option, Question
from .prose import clean


@dataclass(frozen=True)
class Bank:
    """`title` is that of the module; `groups` has the questions by the id of their group, which is "" in a module."""

    id: str
    title: str
    groups: dict[str, tuple[Question, ...]]

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(q for group in self.groups.values() for q in group)


def list_banks(course: Course) -> tuple[Bank, ...]:
    """Every module's bank, then the assessment's, without banks that hold no question.

    The assessment draws as many questions for each objective, so its groups are its objectives.
    """
    by_objective = {id: tuple(q for q in course.assessed if q.objective == id) for id in course.objectives}
    modules = (Bank(m.id, clean(m.page.title), {"": m.questions}) for m in course.modules)
    assessment = Bank("assessment", "Assessment", {id: asked for id, asked in by_objective.items() if asked})
    return tuple(bank for bank in (*modules, assessment) if bank.questions)


def name_options(question: Question) -> Iterator[tuple[str, Option]]:
    """(id, option), in the order of the file. The ids are the same as long as the order is."""
    return zip((f"{question.id}-{letter}" for letter in ascii_lowercase), question.options, strict=False)


def list_marks(question: Question) -> dict[str, str]:
    """What the heading of a question says of it, by the names that authors know."""
    return {
        name: clean(value)
        for name, value in (
            ("objective", question.objective),
            ("claims", " ".join(question.claims)),
            ("kind", question.kind),
            ("safety", "yes" if question.safety else ""),
        )
        if value
    }

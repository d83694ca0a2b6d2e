"""Two fixed forms of the assessment, the same in every export until the bank changes.

    bank of an objective, mixed:  a! b! c d e f     (! tells a safety story)
    form A takes the first three: a! c d
    form B takes the next three:  b! e f

The forms share no item where the bank has enough for both.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from ...model import Course, Question
from ...pilot.form import find_key, letter_options, mark_form, mix

SEED = "sponsor pack"
LETTERS = ("A", "B")


@dataclass(frozen=True)
class Form:
    letter: str
    questions: tuple[Question, ...]

    @property
    def mark(self) -> str:
        """What stands on the paper and in the key, so that the two are seen to belong together."""
        return mark_form(self.questions)

    @property
    def safety(self) -> int:
        return sum(q.safety for q in self.questions)


def draw_forms(course: Course) -> tuple[Form, ...]:
    """Two forms, each with as many items for every objective as a form on the site has."""
    each, chosen = count_each(course), dict[str, list[Question]]((letter, []) for letter in LETTERS)
    for objective in course.objectives:
        bank = _deal([q for q in course.assessed if q.objective == objective and not q.unshowable], each)
        for n, letter in enumerate(LETTERS):
            places = range(n * each, n * each + min(each, len(bank)))
            chosen[letter] += [bank[place % len(bank)] for place in places]
    return tuple(Form(letter, mix(_shuffle(questions, letter))) for letter, questions in chosen.items())


def count_each(course: Course) -> int:
    """How many items a form has for each objective."""
    return course.assessment.draw // max(1, len(course.objectives))


def describe_question(question: Question) -> dict[str, object]:
    """A question as a form or its key shows it."""
    return {"question": question, "options": letter_options(question), "key": find_key(question)}


def _deal(questions: Iterable[Question], each: int) -> list[Question]:
    """The questions in an order by chance in which each form's share begins with a safety story, where there is one."""
    mixed = _shuffle(questions)
    safety, others = [q for q in mixed if q.safety], [q for q in mixed if not q.safety]
    dealt: list[Question] = []
    for _ in LETTERS:
        share = safety[:1] if each else []
        share += others[: each - len(share)]
        share += [q for q in safety if q not in share][: each - len(share)]
        dealt += share
        safety, others = [q for q in safety if q not in share], [q for q in others if q not in share]
    return [*dealt, *safety, *others]


def _shuffle(questions: Iterable[Question], salt: str = "") -> list[Question]:
    """By chance, and alike on every machine. A question that is added moves no other."""
    return sorted(questions, key=lambda q: hashlib.sha256(f"{SEED}{salt}:{q.id}".encode()).hexdigest())

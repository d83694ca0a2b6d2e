"""Every objective of the course, with its twin and all that serves it."""

from __future__ import annotations

from dataclasses import dataclass

from ...model import Course, Question
from ...schema import Objective
from .claims import Taught, list_claims


@dataclass(frozen=True)
class Served:
    """An objective of the course. `twin` is what a question with options can show of it, where that is less."""

    id: str
    says: str
    twin: str
    by: tuple[tuple[int, Objective, str], ...]  # (number of the module, its objective, the twin of that)
    claims: tuple[Taught, ...]
    items: tuple[Question, ...]
    in_modules: tuple[Question, ...]


def list_objectives(course: Course) -> tuple[Served, ...]:
    twins = {twin.objective: twin.says for twin in course.twins}
    claims, asked = list_claims(course), [q for m in course.modules for q in m.questions]
    found = []
    for id, says in course.objectives.items():
        items = tuple(q for q in course.assessed if q.objective == id)
        in_modules = tuple(q for q in asked if course.serves(q) == id)
        named = {c for q in (*items, *in_modules) for c in q.claims}
        by = tuple((m.number, o, twins.get(o.id, "")) for m in course.modules for o in m.objectives if o.serves == id)
        tested = tuple(taught for taught in claims if taught.claim.id in named)
        found.append(Served(id, says, twins.get(id, ""), by, tested, items, in_modules))
    return tuple(found)

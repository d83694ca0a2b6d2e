"""What the assessment asks, and what it leaves out: objective, level, claims and items, with the gaps named.

An item's level is its `kind`. `safety=yes` in the heading of a question marks a story in which fear, force or control
decides what is best.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from .model import Course, Question
from .rules.objectives import KINDS
from .text import counted, tabulate


def print_blueprint(course: Course) -> str:
    """Counts by objective and level, then the items behind each claim, then the gaps."""
    gaps = list(find_gaps(course))
    return "\n\n".join(
        [
            tabulate([*_count(course)]),
            tabulate([*_detail(course)]),
            "\n".join(["Gaps:", *gaps]) if gaps else "No gaps.",
        ]
    )


def is_safety(question: Question) -> bool:
    return question.attrs.get("safety") == "yes"


def _count(course: Course) -> Iterator[tuple[str, ...]]:
    """One row an objective and level: items and safety stories of the assessment, claims, items of the modules."""
    yield "objective", "level", "items", "safety", "claims", "items in modules"
    elsewhere = [q for m in course.modules for q in m.questions]
    for objective in course.objectives:
        for kind in KINDS:
            items = [q for q in course.assessed if (q.objective, q.kind) == (objective, kind)]
            claims = {c for q in items for c in q.claims}
            asked = sum((course.serves(q), q.kind) == (objective, kind) for q in elsewhere)
            yield objective, kind, str(len(items)), str(sum(map(is_safety, items))), str(len(claims)), str(asked)


def _detail(course: Course) -> Iterator[tuple[str, ...]]:
    """One row an objective, level and claim, with the assessment's items; a safety story is marked with `!`."""
    yield "objective", "level", "claim", "items (! safety)"
    for objective in course.objectives:
        for kind in KINDS:
            items = [q for q in course.assessed if (q.objective, q.kind) == (objective, kind)]
            for claim in _sorted({c for q in items for c in q.claims}, course):
                named = [f"{q.id}{'!' if is_safety(q) else ''}" for q in items if claim in q.claims]
                yield objective, kind, claim, ", ".join(named)


def _sorted(claims: Iterable[str], course: Course) -> list[str]:
    order = list(course.claims)
    return sorted(claims, key=lambda id: (order.index(id) if id in order else len(order), id))


def find_gaps(course: Course) -> Iterator[str]:
    """What a form cannot ask: claims to be assessed without an item, objectives with few items, levels or safety."""
    in_assessment = {c for q in course.assessed for c in q.claims}
    in_modules = Counter(c for m in course.modules for q in m.questions for c in q.claims)
    for claim in course.claims.values():
        if claim.assess and claim.id not in in_assessment:
            elsewhere = counted(in_modules[claim.id], "question")
            yield f"claim {claim.id} is to be assessed and has no item; the modules have {elsewhere}: {claim.says}"
    for objective in course.objectives:
        items = [q for q in course.assessed if q.objective == objective]
        if len(items) < course.assessment.each:
            yield f"objective {objective} has {counted(len(items), 'item')}; it needs {course.assessment.each}"
        for kind in KINDS:
            if not any(q.kind == kind for q in items):
                yield f"objective {objective} has no item of level {kind}"
        if not any(map(is_safety, items)):
            yield f"objective {objective} has no safety story"

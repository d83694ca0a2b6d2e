"""Course -> problems. One small generator a rule; its docstring is the rule, its name is what authors see.

A rule yields `(path, line, message)`; `run` adds the rule's name (`heading_order` becomes `heading-order`).
A rule never prints, raises or mends. Messages say what must be.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Course, Problem
from . import handbook, items, keys, links, marks, objectives, practice, safety, structure, writing

RULES = {
    rule.__name__.replace("_", "-"): rule
    for module in (structure, objectives, keys, links, items, practice, handbook, safety, writing, marks)
    for rule in module.RULES
}


NOTICES = {"due": safety.due}


def run(course: Course) -> Iterator[Problem]:
    """Every problem of every rule, in the order of the rules."""
    for name, rule in RULES.items():
        for path, line, message in rule(course):
            yield Problem(path, line, name, message)


def notices(course: Course) -> Iterator[Problem]:
    """What somebody should look at before long. A notice stops nothing."""
    for name, rule in NOTICES.items():
        for path, line, message in rule(course):
            yield Problem(path, line, name, message)

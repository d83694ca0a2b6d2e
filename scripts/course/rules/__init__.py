"""Course -> problems, by every rule that is registered in a file of this folder.

`registry` says how a rule is added, `catalog` shows all of them to authors, and each of the other files holds the rules
of one subject.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from ..model import Course, Problem
from .registry import NOTICES, RULES, WHILE_READING, every_rule

for _subject in sorted(module.name for module in iter_modules(__path__)):
    import_module(f".{_subject}", __name__)  # a rule is known once its file is imported

__all__ = ["NOTICES", "RULES", "WHILE_READING", "every_rule", "notices", "run"]


def run(course: Course) -> Iterator[Problem]:
    """Every problem of every rule."""
    for name, rule in RULES.items():
        for path, line, message in rule.find(course):
            yield Problem(path, line, name, message)


def notices(course: Course) -> Iterator[Problem]:
    """What somebody should look at before long. A notice stops nothing."""
    for name, notice in NOTICES.items():
        for path, line, message in notice.find(course):
            yield Problem(path, line, name, message)

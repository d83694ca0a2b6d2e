"""Where a rule is registered. A rule is added in one place, a file of this folder:

    @rule(where="in a bank of questions", wrong="- [ ] All of the above.", right="- [ ] \"It was the fourth week.\"")
    def option_words(course: Course) -> Found:
        \"""No option says all, none or both of the above.\"""

The function's name is the rule's (`option_words` is shown as `option-words`), and its docstring is the sentence that
authors read. The function yields `(path, line, message)` for every mistake; it never prints, raises or mends, and a
message says what must be.
An example is what an author would write at such a place; one that would be too long to show is `Told` in words.
`catalog` shows all of them to authors.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..model import Course

Found = Iterator[tuple[str, int, str]]  # (path, line, message) of every mistake
Find = Callable[[Course], Found]
Examples = str | tuple[str, ...]


class Told(str):
    """An example in words, with Markdown."""

    __slots__ = ()


@dataclass(frozen=True)
class Rule:
    """One rule: the `subject` is the file it stands in, `says` its sentence, `where` the place its examples are
    written at, and `why` what makes the wrong one wrong, if that cannot be seen.
    """

    name: str
    says: str
    where: str
    wrong: tuple[str, ...]
    right: str
    why: str
    subject: str


@dataclass(frozen=True)
class Finder(Rule):
    """A rule with the function that finds its mistakes."""

    find: Find


RULES: dict[str, Finder] = {}
NOTICES: dict[str, Finder] = {}  # what somebody should look at before long; a notice stops nothing
WHILE_READING: dict[str, Rule] = {}  # what `read` finds before there is a course to judge


def rule(*, where: str, wrong: Examples, right: str, why: str = "") -> Callable[[Find], Find]:
    """Register the function below as a rule."""
    return _registering(RULES, where, wrong, right, why)


def notice(*, where: str, wrong: Examples, right: str, why: str = "") -> Callable[[Find], Find]:
    """Register the function below as a rule whose findings stop nothing."""
    return _registering(NOTICES, where, wrong, right, why)


def while_reading(name: str, says: str, *, where: str, wrong: Examples, right: str) -> None:
    """Describe what `read` reports under `name`."""
    _check_free(name)
    WHILE_READING[name] = Rule(name, says, where, _several(wrong), right, "", "reading")


def every_rule() -> dict[str, Rule]:
    """All that a problem or a notice can be called, by name."""
    return {**WHILE_READING, **RULES, **NOTICES}


def _registering(
    register: dict[str, Finder], where: str, wrong: Examples, right: str, why: str
) -> Callable[[Find], Find]:
    def registered(find: Find) -> Find:
        name = find.__name__.replace("_", "-")
        _check_free(name)
        subject = find.__module__.rpartition(".")[2]
        register[name] = Finder(name, (find.__doc__ or "").strip(), where, _several(wrong), right, why, subject, find)
        return find

    return registered


def _check_free(name: str) -> None:
    if name in every_rule():
        raise ValueError(f"the rule {name} is registered already")


def _several(wrong: Examples) -> tuple[str, ...]:
    return (wrong,) if isinstance(wrong, str) else wrong

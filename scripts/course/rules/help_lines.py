"""Help lines and emergency numbers."""

from __future__ import annotations

import re
from datetime import timedelta

from ..model import EMERGENCY, HELP_LINES, Course
from ..pages.contacts import ELSEWHERE, NUMBER, is_old
from ..schema import WHO, Emergency, HelpLine
from ..text import counted
from .registry import Found, notice, rule

SHOWN = range(3, 6)  # lines of a country that stand in the open


@rule(
    where="in docs/_data/help-lines.yml",
    wrong='hours: ""',
    right="hours: Day and night",
)
def help_lines(course: Course) -> Found:
    """Every help line says whom it is for, its hours, languages and other ways than speaking, and on which day and page its number was seen; every country has three to five in the open for who is afraid, one for who frightens and one for who thinks of dying."""
    emergency = {digits for e in course.emergency for digits in _digits(e.number)}
    countries = [e.country for e in course.emergency if any(line.country == e.country for line in course.help_lines)]
    for entry in course.help_lines:
        at = HELP_LINES, entry.line
        for name in ("hours", "ways"):
            if entry.number and not getattr(entry, name):
                yield *at, f"needs “{name}”; what was looked for and not found is “not stated”"
        if not entry.number and not entry.url:
            yield *at, "needs a number, or the url of a directory"
        elif entry.number and not NUMBER.fullmatch(entry.number):
            yield *at, f"“{entry.number}” must be a number and nothing else"
        elif emergency & set(_digits(entry.number)):
            yield *at, f"“{entry.number}” is an emergency number; it stands in {EMERGENCY}"
        if entry.country and entry.country not in (*countries, ELSEWHERE):
            yield *at, f"“{entry.country}” has no emergency number in {EMERGENCY}"
        yield from _seen(course, entry, *at)
    for country in countries:
        lines = [e for e in course.help_lines if e.country == country]
        shown = sum(e.open for e in lines if e.who == "afraid")
        if shown not in SHOWN:
            yield (
                HELP_LINES,
                lines[0].line,
                f"{country} has {counted(shown, 'line')} in the open for somebody who is afraid; {SHOWN.start} to {SHOWN.stop - 1} can be taken in at night",
            )
        for who in WHO[1:]:
            if not any(e.who == who for e in lines):
                yield HELP_LINES, lines[0].line, f"{country} has no line and no way for “{who}”"


@rule(
    where="in docs/_data/emergency.yml",
    wrong='silent: "", typed: ""',
    right="silent: Press any key., typed: Text 990.",
)
def emergency_numbers(course: Course) -> Found:
    """Every country with help lines has its emergency number, where it does not hold, and what to do without a voice, in writing and in signs, with the day and page on which that was seen."""
    if not course.emergency:
        yield EMERGENCY, 1, "needs the emergency number of every country that has help lines"
    for entry in course.emergency:
        at = EMERGENCY, entry.line
        if entry.number and not NUMBER.search(entry.number):
            yield *at, f"“{entry.number}” must be a number, or several"
        if any(e.country == entry.country for e in course.help_lines) and not (entry.silent and entry.typed):
            yield *at, "needs “silent” and “typed”; what was looked for and not found is said to be so"
        yield from _seen(course, entry, *at)


def _digits(number: str) -> list[str]:
    return [re.sub(r"\D", "", found) for found in NUMBER.findall(number)]


def _seen(course: Course, entry: HelpLine | Emergency, path: str, line: int) -> Found:
    if entry.seen and entry.seen.day and entry.seen.day > course.today + timedelta(days=1):
        yield path, line, f"seen on {entry.seen.day}, which is in the future"


@notice(
    where="in docs/_data/help-lines.yml",
    wrong='seen: {day: 2026-03-01, page: "https://example.org/lines"}',
    right='seen: {day: 2026-11-24, page: "https://example.org/lines"}',
)
def due(course: Course) -> Found:
    """Help lines and emergency numbers were seen within the last `help_months`; an older one is named by `make check` and on the page, and no page is held back and no number taken away for it."""
    for path, entries in ((HELP_LINES, course.help_lines), (EMERGENCY, course.emergency)):
        for entry in entries:
            if entry.seen and not list(_seen(course, entry, path, entry.line)) and is_old(course, entry):
                yield (
                    path,
                    entry.line,
                    f"{entry.country}, {getattr(entry, 'name', entry.number)}: seen on {entry.seen.day}; look again, or ring it, then write the day and the page",
                )

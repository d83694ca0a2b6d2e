"""Help lines and emergency numbers as Markdown: for readers who are afraid, who frighten
somebody, or who think of dying.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date

from ..model import Course, Page
from ..schema import Emergency, HelpLine
from ..text import as_text, day, months_between
from .directives import directive
from .fragments import fragment, inline_text, markdown

ELSEWHERE = "Elsewhere"
NOT_STATED = "not stated"
WITH_ARTICLE = ("United States", "United Kingdom")
NUMBER = re.compile(r"\+?\d(?:[ -]?\d)*")


@directive("emergency")
def list_emergency_numbers(course: Course, _page: Page) -> str:
    """The emergency number of each country, and where it does not hold."""
    return "\n".join(
        f"- {as_text(e.country)}: **{_link_numbers(e.number)}**. {as_text(e.limits)}".rstrip() for e in course.emergency
    )


@directive("cannot-speak")
def list_ways_without_voice(course: Course, _page: Page) -> str:
    """What to do in each country without a voice, in writing or in signs."""
    ways = (
        fragment(
            "without-voice",
            country=inline_text(e.country),
            silent=inline_text(e.silent),
            typed=inline_text(e.typed),
            seen=inline_text(_tell_seen(course, e)),
        )
        for e in course.emergency
        if e.silent or e.typed
    )
    return _fold("The emergency numbers without a voice", "\n".join(ways))


@directive("help-lines")
def list_by_country(course: Course, page: Page) -> str:
    """The lines of each country for somebody who is afraid, some at once and the others in a fold."""
    out = []
    for country in _list_countries(course):
        lines = [e for e in course.help_lines if e.country == country and e.who == "afraid"]
        article = "the " if country in WITH_ARTICLE else ""
        shown, folded = (
            _list_lines(course, (e for e in lines if e.open)),
            _list_lines(course, (e for e in lines if not e.open)),
        )
        more = _fold(f"More in {article}{country}", folded) if folded else ""
        out.append(_fold(country, f"{shown}\n\n{more}".rstrip()))
    if warning := _warn_of_age(course):
        out = [warning, list_elsewhere(course, page), *out]
    return "\n\n".join(out)


@directive("help-elsewhere")
def list_elsewhere(course: Course, _page: Page) -> str:
    """The directories that are kept for the whole world."""
    return _list_lines(course, (e for e in course.help_lines if e.country == ELSEWHERE))


@directive("help-crisis")
def list_for_crisis(course: Course, _page: Page) -> str:
    """Country by country, and at once, whom somebody can talk to who thinks of dying."""
    return _list_for(course, "crisis", lambda country, lines: f"**{as_text(country)}**\n\n{lines}")


@directive("help-frightens")
def list_for_who_frightens(course: Course, _page: Page) -> str:
    """Country by country, whom somebody can talk to who frightens a partner."""
    return _list_for(course, "frightens", _fold)


def _list_for(course: Course, who: str, show: Callable[[str, str], str]) -> str:
    countries = (
        (c, _list_lines(course, (e for e in course.help_lines if e.country == c and e.who == who)))
        for c in _list_countries(course)
    )
    return "\n\n".join(show(country, lines) for country, lines in countries if lines)


@directive("help-seen")
def tell_how_checked(course: Course, _page: Page) -> str:
    """Which is true of the numbers, that somebody saw them or that somebody rang them, and between which days."""
    days = sorted({d for e in course.help_lines if (d := _find_day(e))})
    called = sum(bool(e.called) for e in course.help_lines)
    rung = (
        f"We have called {called} of them."
        if called
        else "Nobody has called one of them for this page, so one may have changed."
    )
    between = (
        "" if not days else f" on {day(days[0])}" if len(days) == 1 else f" between {day(days[0])} and {day(days[-1])}"
    )
    return f"Each number was seen{between}, mostly in an archived copy of the page that is named with it. {rung} {_warn_of_age(course)}".rstrip()


def is_old(course: Course, entry: HelpLine | Emergency) -> bool:
    """Whether an entry was seen so long ago that it must be looked at again."""
    seen = _find_day(entry)
    return seen is not None and months_between(seen, course.today) >= course.help_months


def _find_day(entry: HelpLine | Emergency) -> date | None:
    return entry.seen.day if entry.seen else None


def _warn_of_age(course: Course) -> str:
    """What to say when some number has not been looked at for long; nothing is taken away for it."""
    if not any(is_old(course, e) for e in course.help_lines):
        return ""
    return f"Some of these numbers were last seen more than {course.help_months} months ago and may have changed; each says when. If one does not answer, try a directory that is kept up."


def _list_countries(course: Course) -> list[str]:
    return [e.country for e in course.emergency if any(line.country == e.country for line in course.help_lines)]


def _fold(title: str, text: str) -> str:
    return fragment("contacts-fold", title=inline_text(title), text=markdown(text))


def _list_lines(course: Course, entries: Iterable[HelpLine]) -> str:
    return "\n".join(_write_line(course, e) for e in entries)


def _write_line(course: Course, e: HelpLine) -> str:
    name = as_text(e.name)
    parts = [("Hours", e.hours), ("Languages", e.languages), ("Without speaking", e.ways)]
    told = " ".join(
        f"{label}: {f'{NOT_STATED} where we looked' if value == NOT_STATED else value.rstrip('.')}."
        for label, value in parts
        if value
    )
    return fragment(
        "contact",
        name=markdown(f"[{name}]({e.url})" if e.url else name),
        number=markdown(_link_numbers(e.number)),
        whom=inline_text(e.whom.rstrip(".")),
        told=inline_text(told),
        seen=inline_text(f"{_tell_seen(course, e)} {_tell_called(e)}"),
    )


def _link_numbers(text: str) -> str:
    """A number, or several, that a phone can dial when it is touched."""
    return NUMBER.sub(lambda m: f"[{m[0]}](tel:{re.sub(r'[ -]', '', m[0])})", as_text(text))


def _tell_seen(course: Course, e: HelpLine | Emergency) -> str:
    if not e.seen or not (seen := _find_day(e)):
        return "Not seen."
    page = re.sub(r"https?://(?:www\.)?([^/\s,;]+)[^\s,;]*", r"\1", e.seen.page)
    old = f", more than {course.help_months} months ago" if is_old(course, e) else ""
    return f"Seen {day(seen)}{old}: {page}."


def _tell_called(e: HelpLine) -> str:
    return f"Called {day(e.called.day)} by {e.called.by}." if e.called and e.called.day else "Not called."

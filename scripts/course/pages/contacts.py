"""Help lines and emergency numbers as Markdown: for readers who are afraid, who frighten
somebody, or who think of dying.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date

from ..model import Course
from ..schema import Emergency, HelpLine
from ..text import day, months_between

ELSEWHERE = "Elsewhere"
NOT_STATED = "not stated"
WITH_ARTICLE = ("United States", "United Kingdom")
NUMBER = re.compile(r"\+?\d(?:[ -]?\d)*")


def emergency(course: Course) -> str:
    """The number of each country, and where it does not hold."""
    return "\n".join(f"- {e.country}: **{_ring(e.number)}**. {e.limits}".rstrip() for e in course.emergency)


def cannot_speak(course: Course) -> str:
    """What to do in each country without a voice, in writing or in signs."""
    told = (
        f"- **{e.country}**<br>{e.silent}<br>{e.typed}<br><small>{_seen(course, e)}</small>"
        for e in course.emergency
        if e.silent or e.typed
    )
    return _fold("The emergency numbers without a voice", "\n".join(told))


def by_country(course: Course) -> str:
    """For each country the lines for somebody who is afraid, some at once and the others in a fold."""
    out = []
    for country in _countries(course):
        lines = [e for e in course.help_lines if e.country == country and e.who == "afraid"]
        article = "the " if country in WITH_ARTICLE else ""
        shown, folded = _listed(course, (e for e in lines if e.open)), _listed(course, (e for e in lines if not e.open))
        more = _fold(f"More in {article}{country}", folded) if folded else ""
        out.append(_fold(country, f"{shown}\n\n{more}".rstrip()))
    first = f"{_stale(course)}\n\n{elsewhere(course)}\n\n" if _stale(course) else ""
    return first + "\n\n".join(out)


def elsewhere(course: Course) -> str:
    """Directories that are kept for the whole world."""
    return _listed(course, (e for e in course.help_lines if e.country == ELSEWHERE))


def crisis(course: Course) -> str:
    """Country by country, and at once, whom somebody can talk to who thinks of dying."""
    return _of_kind(course, "crisis", lambda country, lines: f"**{country}**\n\n{lines}")


def frightens(course: Course) -> str:
    """Country by country, whom somebody can talk to who frightens a partner."""
    return _of_kind(course, "frightens", _fold)


def _of_kind(course: Course, who: str, shown: Callable[[str, str], str]) -> str:
    found = (
        (c, _listed(course, (e for e in course.help_lines if e.country == c and e.who == who)))
        for c in _countries(course)
    )
    return "\n\n".join(shown(country, lines) for country, lines in found if lines)


def looked_at(course: Course) -> str:
    """Which of the two is true of the numbers, that somebody saw them or that somebody rang
    them, and from which day.
    """
    days = sorted({d for e in course.help_lines if (d := _seen_on(e))})
    called = sum(bool(e.called) for e in course.help_lines)
    rung = (
        f"We have called {called} of them."
        if called
        else "Nobody has called one of them for this page, so one may have changed."
    )
    between = (
        "" if not days else f" on {day(days[0])}" if len(days) == 1 else f" between {day(days[0])} and {day(days[-1])}"
    )
    return f"Each number was seen{between}, mostly in an archived copy of the page that is named with it. {rung} {_stale(course)}".rstrip()


def is_old(course: Course, entry: HelpLine | Emergency) -> bool:
    """Whether an entry was seen so long ago that it must be looked at again."""
    seen = _seen_on(entry)
    return seen is not None and months_between(seen, course.today) >= course.help_months


def _seen_on(entry: HelpLine | Emergency) -> date | None:
    return entry.seen.day if entry.seen else None


def _stale(course: Course) -> str:
    """What to say when some number has not been looked at for long; nothing is taken away for it."""
    if not any(is_old(course, e) for e in course.help_lines):
        return ""
    return f"Some of these numbers were last seen more than {course.help_months} months ago and may have changed; each says when. If one does not answer, try a directory that is kept up."


def _countries(course: Course) -> list[str]:
    return [e.country for e in course.emergency if any(line.country == e.country for line in course.help_lines)]


def _fold(title: str, text: str) -> str:
    return f'<details class="contacts" markdown="1">\n<summary>{title}</summary>\n\n{text}\n\n</details>'


def _listed(course: Course, entries: Iterable[HelpLine]) -> str:
    return "\n".join(_line(course, e) for e in entries)


def _line(course: Course, e: HelpLine) -> str:
    name = f"[{e.name}]({e.url})" if e.url else e.name
    told = [("Hours", e.hours), ("Languages", e.languages), ("Without speaking", e.ways)]
    said = " ".join(
        f"{label}: {f'{NOT_STATED} where we looked' if value == NOT_STATED else value.rstrip('.')}."
        for label, value in told
        if value
    )
    return (
        f"- **{name}** {_ring(e.number)}".rstrip()
        + f"<br>{e.whom.rstrip('.')}.<br>{said}<br><small>{_seen(course, e)} {_called(e)}</small>"
    )


def _ring(number: str) -> str:
    """A number, or several, that a phone can dial when it is touched."""
    return NUMBER.sub(lambda m: f"[{m[0]}](tel:{re.sub(r'[ -]', '', m[0])})", number)


def _seen(course: Course, e: HelpLine | Emergency) -> str:
    if not e.seen or not (seen := _seen_on(e)):
        return "Not seen."
    page = re.sub(r"https?://(?:www\.)?([^/\s,;]+)[^\s,;]*", r"\1", e.seen.page)
    old = f", more than {course.help_months} months ago" if is_old(course, e) else ""
    return f"Seen {day(seen)}{old}: {page}."


def _called(e: HelpLine) -> str:
    return f"Called {day(e.called.day)} by {e.called.by}." if e.called and e.called.day else "Not called."


MARKERS: dict[str, Callable[[Course], str]] = {
    "emergency": emergency,
    "cannot-speak": cannot_speak,
    "help-lines": by_country,
    "help-elsewhere": elsewhere,
    "help-frightens": frightens,
    "help-crisis": crisis,
    "help-seen": looked_at,
}

"""You hear → send: what supervisees say, as a table of what to send for it, each with a message.

A message is plain text, and its quotation marks are the keyboard's: it is pasted into whatever somebody writes in, and
older programs spoil others. It names no client and says nothing that was said of one.
"""

from __future__ import annotations

import math
import posixpath
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote

from ..model import Course, Page, Section
from ..reading_time import WORDS_A_MINUTE
from ..schema import Heard
from ..text import counted, plain, words
from .directives import ON_PAGES, directive
from .fragments import fragment

# Of an e-mail: it stands where others may see it, and says nothing of sex or fear.
SUBJECT, SUBJECT_TODAY = "Before our next hour", "Please call me today"
LINE_END = "\r\n"  # in the body of a `mailto:` (RFC 6068)


class Place(NamedTuple):
    """What a row leads to: its title, and its addresses from here and for a message."""

    title: str
    href: str
    address: str


class Message(NamedTuple):
    """Its lines, of which the second is the address, and the address of an e-mail draft with them."""

    lines: tuple[str, ...]
    mail: str


class Row(NamedTuple):
    """A row of the table. `practiced` is the page on which its module is rehearsed, if there is one."""

    says: Heard
    send: Place
    instead: Place
    minutes: str
    of: str
    practiced: Place | None
    message: Message


@directive("hear", where=ON_PAGES, script="supervisors.js")
def tabulate_what_is_heard(course: Course, page: Page) -> str:
    """A table of what supervisees say: for each the section to send, a line to practice, when not to, and a message."""
    return fragment("hear", rows=list(_list_rows(course, page)))


def count_minutes(section: Section) -> int:
    """How long a section takes to read, a minute at least."""
    return max(1, math.ceil(words(section.text) / WORDS_A_MINUTE))


def count_words(course: Course, entry: Heard) -> int:
    """How many words a message has, without the address; none where it leads nowhere."""
    row = _make_row(course, course.every_page[0], entry)
    return sum(len(line.split()) for line in row.message.lines if line != row.send.address) if row else 0


def _list_rows(course: Course, page: Page) -> Iterator[Row]:
    yield from (row for entry in course.heard if (row := _make_row(course, page, entry)))


def _make_row(course: Course, page: Page, entry: Heard) -> Row | None:
    """The row of an entry; none for one that leads nowhere, which is a problem."""
    sent, instead = course.place(entry.send), course.place(entry.instead)
    if not sent or not instead:
        return None
    module = course.module_of(sent[0])
    rehearsal = next((r.page for r in course.rehearsals if module and r.module == module.id), None)
    send, other = _describe(course, page, *sent), _describe(course, page, *instead)
    minutes = counted(count_minutes(sent[1]), "minute")
    return Row(
        says=entry,
        send=send,
        instead=other,
        minutes=minutes,
        of=f"Module {module.number}" if module else "Handbook",
        practiced=_describe(course, page, rehearsal) if rehearsal else None,
        message=_write_message(entry, send, other, minutes),
    )


def _write_message(entry: Heard, send: Place, instead: Place, minutes: str) -> Message:
    """What to read, why, what to ask oneself, what to bring, and when not."""
    if entry.today:
        subject, ready = SUBJECT_TODAY, "Have ready"
        opening = f'Please call me today, before you see this client. Have open ({minutes}): "{send.title}".'
        unless = f'If {entry.not_if}: "{instead.title}" comes first.'
    else:
        subject, ready = SUBJECT, "Bring"
        opening = f'Please read before we next meet ({minutes}): "{send.title}".'
        unless = f"Not if {entry.not_if}: then call me first."
    lines = (
        opening,
        send.address,
        f"Why: {entry.why}",
        f"Ask yourself first: {entry.ask}",
        f"{ready}, without names: {entry.bring}",
        unless,
    )
    return Message(lines, f"mailto:?subject={quote(subject, safe='')}&body={quote(LINE_END.join(lines), safe='')}")


def _describe(course: Course, here: Page, page: Page, section: Section | None = None) -> Place:
    """A heading of a page, or the page. Steps of the handbook have the title of their page: all are called alike."""
    fragment_id = f"#{section.id}" if section else ""
    titled = section and not (page in course.handbook and section.id == "steps")
    return Place(
        _unquote(section.title if section and titled else page.title),
        f"{posixpath.relpath(page.address, here.address or '.')}/{fragment_id}",
        f"{course.site_url}{page.address}{fragment_id}",
    )


def _unquote(title: str) -> str:
    """A title that stands between quotation marks: those in it are single, and one that is a quotation has none."""
    text = plain(title)
    inner = text[1:-1]
    return inner if text == f'"{inner}"' and '"' not in inner else text.replace('"', "'")

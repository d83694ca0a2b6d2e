"""What supervisees say, and what a supervisor sends for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import HEARD, Course, Page, Section, is_steps
from ..pages.hear import count_words
from ..schema import Heard
from ..text import plain
from .registry import Found, rule
from .structure import twice

QUOTED = re.compile(r'"([^"]*)"')
HEARD_WORDS, MESSAGE_WORDS = 15, 80


@rule(
    where="in docs/_data/hear.yml",
    wrong=(
        "send: modules/first-module.md#no-such-point",
        "send: glossary.md#a-term",
    ),
    right="send: modules/first-module.md#the-point",
)
def sent(course: Course) -> Found:
    """What a supervisor sends is a heading of a module or of the handbook, what comes first instead is a heading of any page, and each module is sent at least once."""
    pages = {place[0].path for h in course.heard if (place := course.place(h.send))}
    for heard in course.heard:
        place = course.place(heard.send)
        if heard.send and not (place and (course.module_of(place[0]) or place[0] in course.handbook)):
            yield HEARD, heard.line, f"“{heard.send}” must be a heading of a module or of the handbook: modules/….md#id"
        if heard.instead and not course.place(heard.instead):
            yield HEARD, heard.line, f"“{heard.instead}” must be a heading of a page: handbook/….md#id"
    for module in course.modules if course.heard else ():
        if module.page.path not in pages:
            yield HEARD, 1, f"nothing that is heard sends module {module.number}, {module.page.src}"


@rule(
    where="in docs/_data/hear.yml",
    wrong='practice: "And what do you do then?"',
    right='practice: "What do you do next?"',
    why="the page says it in other words",
)
def practiced(course: Course) -> Found:
    """The line to practice stands, word for word and in quotation marks, on the page that is sent: in its steps, in its lines for Monday or in the section itself."""
    for heard in course.heard:
        place = course.place(heard.send)
        if place and heard.practice and not any(heard.practice in said for said in _list_sayings(*place)):
            yield (
                HEARD,
                heard.line,
                f"“{heard.practice}” stands in quotation marks neither in {heard.send} nor in steps or Monday's lines of that page",
            )


@rule(
    where="in docs/_data/hear.yml",
    wrong='says: "Her husband would like to come along on Tuesday, and I have no idea at all what I should answer."',
    right='says: "He will not listen."',
    why="nobody recognizes at a glance what they heard",
)
def heard(course: Course) -> Found:
    """What a supervisee says stands there once, is a sentence or two of at most 15 words, and makes a message of at most 80 words, the address not counted."""
    for says in twice([h.says for h in course.heard]):
        yield HEARD, 1, f"“{says}” stands there twice"
    for entry in course.heard:
        yield from ((HEARD, entry.line, message) for message in _judge_length(course, entry))


def _judge_length(course: Course, entry: Heard) -> Iterator[str]:
    if entry.says and not entry.says.endswith((".", "?", "!", '"')):
        yield f"“{entry.says}” must end as a sentence does"
    if len(entry.says.split()) > HEARD_WORDS:
        yield f"“{entry.says}” has {len(entry.says.split())} words; {HEARD_WORDS} are recognized at a glance"
    if (count := count_words(course, entry)) > MESSAGE_WORDS:
        yield f"the message for “{entry.says}” has {count} words; {MESSAGE_WORDS} are the most"


def _list_sayings(page: Page, section: Section) -> Iterator[str]:
    """What stands in quotation marks in a section, in the lists of steps of its page and in its lines for Monday."""
    for each in (section, *(s for s in page.sections if is_steps(s) or s.id == "monday")):
        for line in each.text.split("\n"):
            yield from QUOTED.findall(plain(line))

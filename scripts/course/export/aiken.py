"""Aiken, which nearly every system reads: stem, lettered options and key, a line each. It has no feedback and no ids.

What do you say?
A. “When will you be back?”
B. “Go for a walk.”
ANSWER: A
"""

from __future__ import annotations

import re
from string import ascii_uppercase

from ..model import Course, Question
from .banks import Bank
from .prose import Prose

# A stem that begins like an option or a key would be read as one; a sign that nobody sees keeps it apart.
LIKE_AN_OPTION = re.compile(r"^(?:[A-Z](?=[.)])|ANSWER(?=:))", re.I)
JOINER = "\u2060"


def write(course: Course, bank: Bank) -> bytes:
    """A bank as plain text."""
    return "\n".join(_write_question(course, question) for question in bank.questions).encode()


def _write_question(course: Course, question: Question) -> str:
    prose = Prose(course, question.path)
    stem = LIKE_AN_OPTION.sub(rf"\g<0>{JOINER}", prose.write_line(question.stem))
    options = dict(zip(ascii_uppercase, question.options, strict=False))
    key = next(letter for letter, option in options.items() if option.correct)
    lines = [f"{letter}. {prose.write_line(option.text, inline=True)}" for letter, option in options.items()]
    return "\n".join([stem, *lines, f"ANSWER: {key}", ""])

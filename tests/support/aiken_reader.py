"""Aiken, read as Moodle's documentation describes it, and strictly.

The question is one line. Each answer starts with a single capital letter, then a period or a bracket, then a space.
The answer line must follow at once: `ANSWER: `, then the letter. Letters and the word are capitals. Blank lines
separate questions.
"""

from __future__ import annotations

import re
from string import ascii_uppercase

from asked import Asked, Unreadable

ANSWER = re.compile(r"([A-Z])[.)][ \t]+(\S.*)")
KEY = re.compile(r"ANSWER: ([A-Z])")


def read_aiken(content: bytes) -> list[Asked]:
    found: list[Asked] = []
    stem, options = "", list[str]()
    for number, line in enumerate(content.decode("utf-8").split("\n"), start=1):
        line = line.rstrip(" \t")
        if key := KEY.fullmatch(line):
            place = ascii_uppercase.index(key[1])
            if not stem or len(options) < 2 or place >= len(options):
                raise Unreadable(f"line {number}: an answer without a question, two options and one of its letter")
            found.append(Asked(stem, options, place))
            stem, options = "", []
        elif line.startswith("ANSWER:"):
            raise Unreadable(f"line {number}: the key is one capital letter")
        elif answer := ANSWER.fullmatch(line):
            if not stem or answer[1] != ascii_uppercase[len(options)]:
                raise Unreadable(f"line {number}: option {answer[1]} is out of order")
            options.append(answer[2])
        elif not line:
            if stem:
                raise Unreadable(f"line {number}: a blank line in a question")
        elif stem:
            raise Unreadable(f"line {number}: a second line of a question, or no option")
        else:
            stem = line
    if stem:
        raise Unreadable("the last question has no key")
    return found

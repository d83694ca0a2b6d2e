"""Aiken, read as Moodle's documentation describes it.

Checked: docs.moodle.org, “Aiken format” (the question on one line; a capital letter, `.` or `)`, and a space before an
option; `ANSWER: ` and a letter at once after the options; UTF-8), and what Moodle's importer does with it
(moodle/moodle, question/format/aiken/format.php and its tests/fixtures/aiken_errors.txt): it skips lines of fewer than
two characters, takes every line that begins as an option for one, throws a question away when another begins before its
`ANSWER:`, and needs two options. What Moodle mends in silence (no space after the letter, more words after the answer,
letters out of order, empty lines inside a question) is refused here, for other programs do not mend it.

The format has neither ids nor feedback, points or order: a question's id is its number in the file.
"""

from __future__ import annotations

import re
import unicodedata
from string import ascii_uppercase

from .record import ReadQuestion, Refused

OPTION_BEGINS = re.compile(r"[A-Z][.)]")
OPTION = re.compile(r"([A-Z])[.)] (.*)")
ANSWER = re.compile(r"ANSWER: ([A-Z])")
LINE_END = re.compile(r"\r\n|\r|\n")  # Moodle knows no other


def read(content: bytes) -> list[ReadQuestion]:
    """The questions of a file, in order."""
    lines = [line.rstrip(" \t") for line in LINE_END.split(_decode(content))]
    found: list[ReadQuestion] = []
    n = 0
    while n < len(lines):
        if not lines[n]:
            n += 1
            continue
        question, n = _read_question(lines, n, len(found) + 1)
        found.append(question)
    if not found:
        raise Refused("the file: at least one question must be there")
    return found


def _decode(content: bytes) -> str:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as e:
        raise Refused(f"{_place_of(content[: e.start])}: the file must be UTF-8") from e
    for n, sign in enumerate(text):
        if sign == "\ufeff" or (unicodedata.category(sign) == "Cc" and sign not in "\r\n\t"):
            where = _place_of(text[:n].encode())
            raise Refused(f"{where}: there must be no sign U+{ord(sign):04X}, which nobody sees")
    return text


def _place_of(before: bytes) -> str:
    """The question whose text begins or goes on after `before`."""
    lines = LINE_END.split(before.decode())
    return f"question {sum(line.startswith('ANSWER:') for line in lines[:-1]) + 1}, line {len(lines)}"


def _read_question(lines: list[str], first: int, number: int) -> tuple[ReadQuestion, int]:
    """The question that begins on line `first`, and the line after it."""
    stem = lines[first]
    name = f"question {number} ({stem[:40]!r})"

    def refuse(n: int, what: str) -> Refused:
        return Refused(f"{name}, line {n + 1}: {what}")

    if OPTION_BEGINS.match(stem) or stem.startswith("ANSWER:"):
        raise refuse(first, "the question's own line must come first, and must not begin as an option or an answer")
    if stem.startswith((" ", "\t")) or len(stem.encode()) < 2:
        raise refuse(first, "the question must begin at the margin and be two characters long or more")
    options: list[str] = []
    for n in range(first + 1, len(lines)):
        line = lines[n]
        if line.startswith("ANSWER:"):
            return ReadQuestion(
                str(number), stem, options, _read_answer(line, options, n, refuse), [None] * len(options)
            ), n + 1
        if not line:
            if any(lines[n:]):
                raise refuse(n, "there must be no empty line before `ANSWER:`")
            break
        if not OPTION_BEGINS.match(line):
            raise refuse(n, "the question must be one line, and each option one that begins `A. ` or `A) `")
        match = OPTION.fullmatch(line)
        if not match or not match[2].strip():
            raise refuse(n, "after the letter and its sign, a space and the option's text must follow")
        if len(options) == len(ascii_uppercase) or match[1] != ascii_uppercase[len(options)]:
            raise refuse(n, f"the letters must be A, B, C … in order; this is option {len(options) + 1}")
        options.append(match[2].strip())
    raise refuse(first, "a line `ANSWER: ` and a letter must end it")


def _read_answer(line, options, n, refuse) -> int:
    match = ANSWER.fullmatch(line)
    if not match:
        raise refuse(n, "the answer must be `ANSWER: ` and exactly one capital letter")
    if len(options) < 2:
        raise refuse(n, "there must be two options or more")
    key = ascii_uppercase.index(match[1])
    if key >= len(options):
        raise refuse(n, f"the answer must be one of the options, A to {ascii_uppercase[len(options) - 1]}")
    return key

"""What is handed out: the questions to print, the sheets to fill in, and a page of instructions for each of the two."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from ..model import Course, Question
from ..text import curly, plain, words
from .form import find_key, letter_options, mark_form, mark_wording
from .grid import NUMBER, SECOND, WORDING
from .sheets import ROUNDS

SEATS = range(1, 16)  # rows for each group
JUDGES = range(1, 9)
WORDS_A_MINUTE, MINUTES_TO_CHOOSE = 200, 0.5
PAPERS = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "papers"),
    autoescape=select_autoescape(["html.j2"]),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)


def write_kit(course: Course, questions: Sequence[Question]) -> dict[str, str]:
    """{file: its text} for a form of these questions. The sheets are those whose name ends in .csv."""
    facts = {
        "title": course.title,
        "version": course.version,
        "mark": mark_form(questions),
        "minutes": estimate_minutes(questions),
        "drawn": course.assessment.draw,
        "questions": [_describe(n, q) for n, q in enumerate(questions, start=1)],
    }
    seats = [(f"{letter}{n:02}", group) for letter, group in (("N", "naive"), ("R", "read")) for n in SEATS]
    ratings = [(f"J{n}", round) for round in ROUNDS for n in JUDGES]
    return {
        **{
            name: PAPERS.get_template(f"{name}.j2").render(facts) for name in ("items.html", "protocol.md", "angoff.md")
        },
        "answer-sheet.csv": write_sheet(course, questions, "taker", seats),
        "angoff.csv": write_sheet(course, questions, "judge", ratings),
    }


def write_sheet(course: Course, questions: Sequence[Question], kind: str, people: Iterable[tuple[str, str]]) -> str:
    """A sheet with a row for each of some people: who, and what the second column says of them."""
    out = io.StringIO()
    sheet = csv.writer(out, lineterminator="\n")
    sheet.writerow([kind, SECOND[kind], *(q.id for q in questions)])
    sheet.writerow([NUMBER, "", *range(1, len(questions) + 1)])
    source = f"version {course.version} form {mark_form(questions)}"
    sheet.writerow([WORDING, source, *map(mark_wording, questions)])
    sheet.writerows([*person, *[""] * len(questions)] for person in people)
    return out.getvalue()


def estimate_minutes(questions: Iterable[Question]) -> int:
    """How long a form takes, in minutes: 200 words a minute, and half a minute to choose."""
    return round(
        sum(
            words("\n".join([q.stem, *(o.text for o in q.options)])) / WORDS_A_MINUTE + MINUTES_TO_CHOOSE
            for q in questions
        )
    )


def _describe(number: int, question: Question) -> dict[str, object]:
    """A question as paper shows it."""
    return {
        "number": number,
        "stem": [_print(paragraph) for paragraph in question.stem.split("\n\n")],
        "options": {letter: _print(option.text) for letter, option in letter_options(question).items()},
        "key": find_key(question),
    }


def _print(text: str) -> str:
    return curly(plain(" ".join(text.split())))

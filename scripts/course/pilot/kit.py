"""What is handed out: the questions to print, the sheets to fill in, and a page of instructions for each of the two."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from math import ceil
from pathlib import Path

from jinja2 import select_autoescape

from ..model import Course, Question
from ..pages.questions import ASKED_BEFORE
from ..templates import read_templates
from ..text import curly, plain, words
from .form import find_key, letter_options, mark_form, mark_wording, split
from .grid import NUMBER, SECOND, WORDING
from .sheets import ROUNDS

SEATS = range(1, 16)  # rows for each group
JUDGES = range(1, 9)
HOUR = 60
WORDS_A_MINUTE, MINUTES_TO_CHOOSE = 200, 0.5
PAPERS = read_templates(
    Path(__file__).parent / "papers", autoescape=select_autoescape(["html.j2"]), keep_trailing_newline=True
)


def write_kit(course: Course, questions: Iterable[Question]) -> dict[str, str]:
    """{file: its text}, in as many forms as it takes so that each fits into an hour.

    The numbers run on from form to form, so that a panel can rate them all in one sheet.
    """
    asked = [q for q in questions if not q.unshowable]
    parts = split(asked, max(1, ceil(estimate_minutes(asked) / HOUR)))
    numbers = {q.id: n for n, q in enumerate(chain(*parts), start=1)}
    suffixes = [f"-{n}" for n in range(1, len(parts) + 1)] if len(parts) > 1 else [""]
    forms = [_describe_form(part, numbers, suffix) for part, suffix in zip(parts, suffixes, strict=True)]
    facts = {
        "title": course.title,
        "version": course.version,
        "drawn": course.assessment.draw,
        "forms": forms,
        "asked_before": ASKED_BEFORE,
    }
    seats = [(f"{letter}{n:02}", group) for letter, group in (("N", "naive"), ("R", "read")) for n in SEATS]
    ratings = [(f"J{n}", round) for round in ROUNDS for n in JUDGES]
    files = {}
    for part, form, suffix in zip(parts, forms, suffixes, strict=True):
        files[f"items{suffix}.html"] = _fill("items.html", facts | form)
        files[f"answer-sheet{suffix}.csv"] = write_sheet(course, part, "taker", seats, numbers)
    return files | {
        "protocol.md": _fill("protocol.md", facts),
        "angoff.md": _fill("angoff.md", facts),
        "angoff.csv": write_sheet(course, [*chain(*parts)], "judge", ratings, numbers),
    }


def write_sheet(
    course: Course,
    questions: Sequence[Question],
    kind: str,
    people: Iterable[tuple[str, str]],
    numbers: Mapping[str, int],
) -> str:
    """A sheet with a row for each of some people: who, and what the second column says of them."""
    out = io.StringIO()
    sheet = csv.writer(out, lineterminator="\n")
    sheet.writerow([kind, SECOND[kind], *(q.id for q in questions)])
    sheet.writerow([NUMBER, "", *(numbers[q.id] for q in questions)])
    sheet.writerow(
        [WORDING, f"version {course.version} form {mark_form(questions)}", *(mark_wording(q) for q in questions)]
    )
    sheet.writerows([*person, *[""] * len(questions)] for person in people)
    return out.getvalue()


def estimate_minutes(questions: Iterable[Question]) -> int:
    """How long a form takes, in minutes: 200 words a minute, and half a minute to choose."""
    texts = ("\n".join([q.stem, *(o.text for o in q.options)]) for q in questions)
    return round(sum(words(text) / WORDS_A_MINUTE + MINUTES_TO_CHOOSE for text in texts))


def _fill(name: str, facts: Mapping[str, object]) -> str:
    return PAPERS.get_template(f"{name}.j2").render(facts)


def _describe_form(questions: Sequence[Question], numbers: Mapping[str, int], suffix: str) -> dict[str, object]:
    """A form as the papers speak of it."""
    return {
        "suffix": suffix,
        "mark": mark_form(questions),
        "minutes": estimate_minutes(questions),
        "questions": [_describe(numbers[q.id], q) for q in questions],
    }


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

"""A course of six small questions, sheets for it as they come back, and takers who answer by chance."""

from __future__ import annotations

import csv
import io
import random
from dataclasses import replace
from math import exp
from pathlib import Path

from course.model import Course, Option, Question
from course.pilot.figures import Taker
from course.pilot.kit import write_sheet

KEYS = {"one": "A", "two": "B", "three": "C", "four": "A", "five": "B", "six": "C"}


def question(id: str, key: str, objective: str = "turn", **attrs: str) -> Question:
    options = tuple(Option(f"Option {letter} of {id}.", letter == key, "Because.", 5) for letter in "ABC")
    attrs = {"objective": objective, "kind": "apply", "claims": "C1"} | attrs
    return Question(id, "quizzes/assessment.md", 3, attrs, f"What is {id}?", options, "See there.", ())


QUESTIONS = tuple(question(id, key) for id, key in KEYS.items())


def small(course: Course, questions: tuple[Question, ...] = QUESTIONS) -> Course:
    """The course with another assessment, and nothing else to ask."""
    return replace(course, assessed=questions, modules=())


def filled(course: Course, kind: str = "taker", rows: tuple[str, ...] = ()) -> str:
    """A sheet with these rows in it, each a line of cells."""
    numbers = {q.id: n for n, q in enumerate(course.assessed, start=1)}
    return write_sheet(course, course.assessed, kind, [], numbers) + "".join(f"{row}\n" for row in rows)


def put(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def cells(sheet: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(sheet)))


def simulate(seed: int, takers: int, items: int) -> tuple[dict[str, str], list[Taker]]:
    """Takers whose ability and whose answers are drawn (Rasch's model): the key A, or else B or C.

    Ability has a standard deviation of 1.2, and difficulty goes from -1.5 to 0.
    """
    draw = random.Random(seed)
    difficulty = {f"item-{n}": 1.5 * n / (items - 1) - 1.5 for n in range(items)}
    found = []
    for n in range(takers):
        ability = draw.gauss(0, 1.2)
        chosen = {
            id: "A" if draw.random() < 1 / (1 + exp(hard - ability)) else draw.choice("BC")
            for id, hard in difficulty.items()
        }
        found.append(Taker(f"T{n}", "naive" if n % 2 else "read", chosen))
    return dict.fromkeys(difficulty, "A"), found

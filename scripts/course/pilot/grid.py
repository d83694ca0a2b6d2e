"""A file that somebody filled in -> a grid of its cells: is it a CSV, which questions are its columns, and do they read
today as they did when the sheet was made? What each cell means is for `sheets`.

A sheet is a CSV with one row a person and one column a question: who joins is a row more, who withdraws is a row less,
the rows of several helpers can be put one below another, and form tools export the same. Rows that begin with `number`
and `wording` were written by `make pilot`: the question's number on paper, and the mark of what it said.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from ..model import Problem, Question
from ..read.files import read_text
from ..text import one_line
from .form import mark_wording

SECOND = {"taker": "group", "judge": "round"}  # {first column: second column}, which say what a sheet is
NUMBER, WORDING = "number", "wording"
SHOWN = 40  # as much of a cell as a message repeats
HOW = "must be a CSV in UTF-8; in the spreadsheet, choose Save As and “CSV UTF-8 (comma delimited)”"


class Fault(NamedTuple):
    """What must be otherwise in a sheet, as whoever typed it reads it: `path:line: what must be`."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return one_line(f"{self.path}:{self.line}: {self.message}")


class Row(NamedTuple):
    """One person's row: the line it begins on, who, what the second column says, and {item: what stands there}."""

    line: int
    who: str
    second: str
    cells: Mapping[str, str]


class Grid(NamedTuple):
    """A sheet as it stands. `kind` is its first column's name; `numbers` are {item: its number on paper}."""

    path: str
    kind: str
    numbers: Mapping[str, str]
    rows: tuple[Row, ...]


def read_grid(path: Path, questions: Mapping[str, Question], version: str, faults: list[Fault]) -> Grid | None:
    """One file, or None where it is no sheet. A sheet whose questions read otherwise today has a fault for each."""
    name, before = str(path), len(faults)
    rows = list(_read_rows(path, faults))
    if len(faults) > before:
        return None
    (first, head), *rest = rows
    faults.extend(Fault(name, first, message) for message in _judge_head(head, questions))
    if len(faults) > before:
        return None
    items = {id: column for column, id in enumerate(head) if column > 1 and id}
    numbers = {id: str(n) for n, id in enumerate(items, start=1)}
    people, worded = [], False
    for line, row in rest:
        row += [""] * (len(head) - len(row))  # spreadsheets leave out empty cells at the end
        cells = {id: row[column] for id, column in items.items()}
        if stray := [n for n, cell in enumerate(row, start=1) if cell and n > 2 and n - 1 not in items.values()]:
            faults.append(Fault(name, line, f"column {stray[0]} must be empty; no question stands above it"))
        if row[0].casefold() == WORDING:
            worded = True
            messages = _judge_wording(cells, questions, version, row[1])
            faults.extend(Fault(name, line, message) for message in messages)
        elif row[0].casefold() == NUMBER:
            numbers |= {id: shorten(cell) for id, cell in cells.items() if cell}
        else:
            people.append(Row(line, row[0], row[1].casefold(), cells))
    if not worded:
        faults.append(Fault(name, first, f"the row “{WORDING}” must stand below, as `make pilot` wrote it"))
    return Grid(name, head[0].casefold(), numbers, tuple(people))


def _read_rows(path: Path, faults: list[Fault]) -> Iterator[tuple[int, list[str]]]:
    """(line, cells) of every row in which something stands: one at least, or a fault."""
    problems: list[Problem] = []
    text = read_text(Path(), str(path), problems)
    if text is None:
        faults.extend(Fault(str(path), problem.line, HOW) for problem in problems)
        return
    if not text.strip(", \n"):
        faults.append(Fault(str(path), 1, "must hold a sheet; the file is empty"))
        return
    reader, line = csv.reader(io.StringIO(text), strict=True), 1
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if any(cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        faults.append(Fault(str(path), line, f"{HOW} ({error})"))


def _judge_head(head: list[str], questions: Mapping[str, Question]) -> Iterator[str]:
    """What must be otherwise in the first row."""
    if len(head) == 1 and re.search(r"[;\t]", head[0]):
        yield f"commas must stand between columns, not semicolons or tabs; {HOW}"
        return
    if [cell.casefold() for cell in head[:2]] not in map(list, SECOND.items()):
        starts = " or ".join(f"“{first},{second}”" for first, second in SECOND.items())
        yield f"the first row must begin with {starts}, then the ids of questions"
        return
    ids = [id for id in head[2:] if id]
    if len(ids) < 2:
        yield "at least two questions must stand in the first row"
    for id in dict.fromkeys(ids):
        if id not in questions:
            yield f"“{shorten(id)}” must be the id of a question of the course"
        elif ids.count(id) > 1:
            yield f"“{id}” must stand in one column only"


def _judge_wording(
    marks: Mapping[str, str], questions: Mapping[str, Question], version: str, source: str
) -> Iterator[str]:
    """What must be otherwise so that answers given then can be counted today, item by item."""
    for id, mark in marks.items():
        if not mark:
            yield f"item {id}: its wording must stand here, as `make pilot` wrote it"
        elif mark != mark_wording(questions[id]):
            yield (
                f"item {id}: must be asked as version {version} asks it; the stem, the options, their order or the key "
                f"have changed since this sheet was made ({shorten(source) or 'no version'}). "
                "Delete the column from every sheet to count the others, or read the sheets with the course of that time"
            )


def shorten(cell: str) -> str:
    """As much of what somebody typed as a message repeats."""
    return cell if len(cell) <= SHOWN else f"{cell[:SHOWN]}…"

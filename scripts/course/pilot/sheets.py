"""Files that people filled in -> takers and ratings. What is wrong in one is a fault with its path and line.

A sheet is a CSV with one row a person and one column a question: who joins is a row more, who withdraws is a row less,
the rows of several helpers can be put one below another, and form tools export the same. Rows that begin with `number`
and `wording` were written by `make pilot`: the question's number on paper, and the mark of what it said.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from ..model import Course, Problem, Question
from ..read.files import read_text
from ..text import one_line
from .angoff import Rating
from .figures import GROUPS, Taker
from .form import letter_options, mark_wording

SECOND = {"taker": "group", "judge": "round"}  # {first column: second column}, which say what a sheet is
NUMBER, WORDING = "number", "wording"
ROUNDS = ("1", "2")
LISTED = 3  # as many ids as a message names
SHOWN = 40  # as much of a cell as a message repeats
CODE = re.compile(r"(?=.*\d)[A-Za-z0-9]{1,8}")
ANSWER = re.compile(r"([A-Za-z]) ?([1-3])?")
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


@dataclass(frozen=True)
class Sheets:
    """All that came back from takers and from judges, with {item: its number on paper} of what each were asked."""

    asked: Mapping[str, str]
    takers: tuple[Taker, ...]
    judged: Mapping[str, str]
    ratings: tuple[Rating, ...]
    empty: int  # rows that have a code and nothing else


def read_sheets(course: Course, paths: Iterable[Path], faults: list[Fault]) -> Sheets:
    """Every sheet that is named, and every CSV of a folder that is. With a fault, nothing of it is to be counted."""
    questions = {q.id: q for q in course.questions if not q.unshowable}
    found = (read_grid(path, questions, course.version, faults) for path in find_files(paths, faults))
    grids = [grid for grid in found if grid]
    by_kind = {kind: [grid for grid in grids if grid.kind == kind] for kind in SECOND}
    for same in by_kind.values():
        faults.extend(fault for grid in same[1:] for fault in _compare(grid, same[0]))
    takers, ratings = by_kind["taker"], by_kind["judge"]
    read = Sheets(
        takers[0].numbers if takers else {},
        tuple(_read_takers(takers, questions, faults)),
        ratings[0].numbers if ratings else {},
        tuple(_read_ratings(ratings, faults)),
        sum(not any(row.cells.values()) for grid in grids for row in grid.rows),
    )
    if grids and not faults and not read.takers and not read.ratings:
        faults.append(Fault(grids[0].path, 1, "must hold an answer; every row is still empty"))
    return read


def find_files(paths: Iterable[Path], faults: list[Fault]) -> list[Path]:
    """The sheets among some files and folders, each once."""
    found: dict[Path, Path] = {}
    for path in paths:
        files = sorted(p for p in path.glob("[!.]*") if p.suffix.lower() == ".csv") if path.is_dir() else [path]
        if not files:
            faults.append(Fault(str(path), 1, "must hold a sheet, a file whose name ends in .csv"))
        for file in files:
            if file.is_file():
                found.setdefault(file.resolve(), file)
            else:
                faults.append(Fault(str(file), 1, "must be a file or a folder that is there"))
    return list(found.values())


def read_grid(path: Path, questions: Mapping[str, Question], version: str, faults: list[Fault]) -> Grid | None:
    """One file, or None where it is no sheet. A sheet whose questions read otherwise today is refused, item by item."""
    before = len(faults)
    (first, head), *rows = [*_read_rows(path, faults)] or [(1, [""])]
    if len(faults) > before:
        return None
    head = [cell.casefold() for cell in head[:2]] + head[2:]
    kind, columns = head[0], dict(enumerate(head[2:], start=2))
    if len(head) < 2 or SECOND.get(kind) != head[1]:
        if len(head) == 1 and re.search(r"[;\t]", head[0]):
            faults.append(Fault(str(path), first, f"commas must stand between columns, not semicolons or tabs; {HOW}"))
        else:
            starts = " or ".join(f"“{one},{two}”" for one, two in SECOND.items())
            faults.append(Fault(str(path), first, f"the first row must begin with {starts}, then the ids of questions"))
        return None
    items = {column: id for column, id in columns.items() if id}
    for column, id in items.items():
        if id not in questions:
            faults.append(Fault(str(path), first, f"“{_short(id)}” must be the id of a question of the course"))
        elif id in list(items.values())[: list(items).index(column)]:
            faults.append(Fault(str(path), first, f"“{id}” must stand in one column only"))
    if len(items) < 2:
        faults.append(Fault(str(path), first, "at least two questions must stand in the first row"))
    if len(faults) > before:
        return None
    people, worded = [], False
    numbers = {id: str(n) for n, id in enumerate(items.values(), start=1)}
    for line, row in rows:
        named = row[0].casefold()
        cells = {id: row[column] if column < len(row) else "" for column, id in items.items()}
        if stray := [n for n, cell in enumerate(row[2:], start=2) if cell and n not in items]:
            faults.append(Fault(str(path), line, f"column {stray[0] + 1} must be empty; no question stands above it"))
        if named == WORDING:
            worded = True
            faults.extend(_check_wording(str(path), line, row[1] if len(row) > 1 else "", cells, questions, version))
        elif named == NUMBER:
            numbers |= {id: _short(cell) for id, cell in cells.items() if cell}
        else:
            people.append(Row(line, row[0], row[1].casefold() if len(row) > 1 else "", cells))
    if not worded:
        faults.append(Fault(str(path), first, f"the row “{WORDING}” must stand below, as `make pilot` wrote it"))
    return Grid(str(path), kind, numbers, tuple(people))


def _read_rows(path: Path, faults: list[Fault]) -> Iterator[tuple[int, list[str]]]:
    """(line, cells) of every row that is not blank."""
    problems: list[Problem] = []
    text = read_text(Path(), str(path), problems)
    if text is None:
        faults.extend(Fault(str(path), problem.line, HOW) for problem in problems)
        return
    if not text.strip():
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


def _check_wording(
    path: str, line: int, source: str, cells: Mapping[str, str], questions: Mapping[str, Question], version: str
) -> Iterator[Fault]:
    """A fault for every item that reads otherwise today than when the sheet was written."""
    for id, mark in cells.items():
        if not mark:
            yield Fault(path, line, f"item {id}: its wording must stand here, as `make pilot` wrote it")
        elif mark != mark_wording(questions[id]):
            yield Fault(
                path,
                line,
                f"item {id}: must be asked as version {version} asks it; the stem, the options, their order or the key "
                f"have changed since this sheet was made ({_short(source) or 'no version'}). "
                "Delete the column from every sheet to count the others, or read the sheets with the course of that time",
            )


def _compare(grid: Grid, first: Grid) -> Iterator[Fault]:
    """A fault where two sheets do not ask the same."""
    lacks, more = sorted(first.numbers.keys() - grid.numbers), sorted(grid.numbers.keys() - first.numbers)
    if lacks or more:
        said = [f"{word} {_list(ids)}" for word, ids in (("it lacks", lacks), ("it also has", more)) if ids]
        yield Fault(grid.path, 1, f"must ask the same questions as {first.path}; {'; '.join(said)}")


def _read_people(
    grids: Iterable[Grid], unit: str, seconds: Sequence[str], faults: list[Fault]
) -> Iterator[tuple[Grid, Row]]:
    """Every row in which something was answered, if it says who, and says it once."""
    seen: dict[tuple[str, str], str] = {}
    for grid in grids:
        for row in grid.rows:
            key = (row.who.casefold(), row.second if unit == "judge" else "")
            filled = any(row.cells.values())
            if not row.who and not filled:
                continue
            if not CODE.fullmatch(row.who):
                message = f"“{_short(row.who)}” must be the {unit}'s code: letters and digits, such as N07, and no name"
                faults.append(Fault(grid.path, row.line, message))
            elif filled and row.second not in seconds:
                message = f"“{_short(row.second)}” must be {' or '.join(seconds)}, the {unit}'s {SECOND[unit]}"
                faults.append(Fault(grid.path, row.line, message))
            elif filled and key in seen:
                message = f"{unit} {row.who} must stand in one row only; {seen[key]} has the same code"
                faults.append(Fault(grid.path, row.line, message))
            elif filled:
                seen[key] = f"{grid.path}:{row.line}"
                yield grid, row


def _read_takers(grids: Iterable[Grid], questions: Mapping[str, Question], faults: list[Fault]) -> Iterator[Taker]:
    for grid, row in _read_people(grids, "taker", GROUPS, faults):
        chosen: dict[str, str] = {}
        sure: dict[str, int] = {}
        for id, cell in row.cells.items():
            letters = "".join(letter_options(questions[id]))
            m = ANSWER.fullmatch(cell)
            if m and m[1].upper() in letters:
                chosen[id] = m[1].upper()
                if m[2]:
                    sure[id] = int(m[2])
            elif cell:
                known = f"{', '.join(letters[:-1])} or {letters[-1]}"
                message = (
                    f"{known}, then 1, 2 or 3 if they said how sure they were (B2), or nothing where it was not reached"
                )
                faults.append(Fault(grid.path, row.line, _say_wrong(id, cell, message)))
        yield Taker(row.who.upper(), row.second, chosen, sure)


def _read_ratings(grids: Iterable[Grid], faults: list[Fault]) -> Iterator[Rating]:
    for grid, row in _read_people(grids, "judge", ROUNDS, faults):
        given = {}
        for id, cell in row.cells.items():
            if re.fullmatch("[0-9]{1,3}", cell) and int(cell) <= 100:
                given[id] = int(cell)
            elif cell:
                message = "a whole number from 0 to 100, or nothing where it was not judged"
                faults.append(Fault(grid.path, row.line, _say_wrong(id, cell, message)))
        yield Rating(row.who.upper(), int(row.second), given)


def _say_wrong(id: str, cell: str, must_be: str) -> str:
    formula = ", and no formula" if cell[0] in "=+-@" else ""
    return f"item {id}: “{_short(cell)}” must be {must_be}{formula}"


def _list(ids: Sequence[str]) -> str:
    return ", ".join(ids[:LISTED]) + (f" and {len(ids) - LISTED} more" if len(ids) > LISTED else "")


def _short(cell: str) -> str:
    return cell if len(cell) <= SHOWN else f"{cell[:SHOWN]}…"

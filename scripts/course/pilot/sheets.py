"""Files that people filled in -> takers and ratings. What is wrong in one is a fault with its path and line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..model import Course, Question
from .angoff import Rating
from .figures import GROUPS, Taker
from .form import letter_options
from .grid import SECOND, Fault, Grid, Row, read_grid, shorten

ROUNDS = ("1", "2")
LISTED = 3  # as many ids as a message names
CODE = re.compile(r"(?=.*\d)[A-Za-z0-9]{1,8}")
ANSWER = re.compile(r"([A-Za-z]) ?([1-3])?")


@dataclass(frozen=True)
class Form:
    """What came back of one form, from takers or from judges; `numbers` are {item: its number on paper}."""

    numbers: Mapping[str, str]
    takers: tuple[Taker, ...] = ()
    ratings: tuple[Rating, ...] = ()


@dataclass(frozen=True)
class Sheets:
    """All that came back, form by form."""

    forms: tuple[Form, ...]
    empty: int  # rows that have a code and nothing else


def read_sheets(course: Course, paths: Iterable[Path], faults: list[Fault]) -> Sheets:
    """Every sheet that is named, and every CSV of a folder that is. With a fault, nothing of it is to be counted."""
    questions = {q.id: q for q in course.questions if not q.unshowable}
    read = (read_grid(path, questions, course.version, faults) for path in find_files(paths, faults))
    grids = [grid for grid in read if grid]
    forms = []
    for same in _group(grids, faults):
        if same[0].kind == "taker":
            forms.append(Form(same[0].numbers, takers=tuple(_read_takers(same, questions, faults))))
        else:
            forms.append(Form(same[0].numbers, ratings=tuple(_read_ratings(same, faults))))
    answered = tuple(form for form in forms if form.takers or form.ratings)
    if grids and not faults and not answered:
        faults.append(Fault(grids[0].path, 1, "must hold an answer; every row is still empty"))
    rows = [row for grid in grids for row in grid.rows if row.who]
    return Sheets(answered, sum(not any(row.cells.values()) for row in rows))


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


def _group(grids: Iterable[Grid], faults: list[Fault]) -> list[list[Grid]]:
    """The sheets of each form. Two that share a question are of one form, and must share all."""
    groups: list[list[Grid]] = []
    for grid in grids:
        group = next((g for g in groups if g[0].kind == grid.kind and g[0].numbers.keys() & grid.numbers), None)
        if group:
            faults.extend(_compare(grid, group[0]))
            group.append(grid)
        else:
            groups.append([grid])
    return groups


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
                message = (
                    f"“{shorten(row.who)}” must be the {unit}'s code: letters and digits, such as N07, and no name"
                )
                faults.append(Fault(grid.path, row.line, message))
            elif filled and row.second not in seconds:
                message = f"“{shorten(row.second)}” must be {' or '.join(seconds)}, the {unit}'s {SECOND[unit]}"
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
    return f"item {id}: “{shorten(cell)}” must be {must_be}{formula}"


def _list(ids: Sequence[str]) -> str:
    return ", ".join(ids[:LISTED]) + (f" and {len(ids) - LISTED} more" if len(ids) > LISTED else "")

"""Whatever stands in a file that authors write, it is problems with their lines or a clean load, and
every page can still be rendered.

Every value of every YAML file of the smallest course is replaced by odd ones, every line by what is no
YAML, every file by none.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import partial
from pathlib import Path

import pytest
import yaml

import cli
from building import FIXTURES
from course import reports, rules
from course.blueprint import print_blueprint
from course.pages import linked_data, render
from course.pages.directives import DIRECTIVES
from course.pages.navigation import build_navigation
from course.pilot.form import list_banks
from course.pilot.kit import write_kit
from course.read.folder import load
from publish.scripts import find_scripts

MINIMAL = FIXTURES / "minimal"
TODAY = date(2026, 11, 24)
ODD = [
    None,
    "",
    "text",
    "a: b",
    "x\ny",
    "../../..",
    "\x00\x07",
    "“{}” %s </script> <quiz>",
    "é" * 300,
    True,
    0,
    -1,
    7,
    10**30,
    10**400,
    1.5,
    float("nan"),
    float("inf"),
    date(1, 1, 1),
    date(9999, 12, 31),
    datetime(2026, 11, 24, 10),
    [],
    ["text"],
    [None],
    [[1]],
    {},
    {"x": "y"},
    {"x": None},
    {1: 2},
    [{"x": [1]}],
]
LINES = [
    "\t",
    "- x",
    "x: [",
    "x: {",
    "}",
    "x: &a [*a]",
    "x: *nobody",
    "!!python/object:os.system x",
    "x: !!binary aGk=",
    "x: 2026-13-45",
    "x: 0o99",
    "? [a]: b",
    "<<: {x: y}",
    "x: 'never closed",
    "%TAG ! x",
    "---",
    "...",
    "x: " + "[" * 3000,
    "x: 9" + "9" * 5000,
    "on: off",
    "\u2028",
    "<<<<<<< HEAD",
    "\x1b[31m",
    "x: \ud7ff",
    "2026-11-24: x",
]
FILES = [
    b"",
    b"\n",
    b"null\n",
    b"5\n",
    b"text\n",
    b"- a\n",
    b"a: b\n",
    b"\xff\xfe\x00",
    b"\xef\xbb\xbf",
    b"---\n",
    b"---\n---\n",
    b"---\n- a\n---\n",
    b"--- \ndescription: x\n--- \n",
    b"\n\n---\na: b\n---\n",
    b"---\r\nid: x\r\n---\r\n# X\r\n",
    b"# X\rY\r",
    b"\x00" * 9,
    b"[" * 9000,
    b"```\n# x\n",
    b"<quiz>\n",
    b"## x\n<quiz>\n\n- [x] y\n> z\n</quiz>\n",
    b"#\n##\n### \n",
    b"a\n=\nb\n-\n",
]


def written() -> list[str]:
    """The files of the smallest course that authors write."""
    return sorted(p.relative_to(MINIMAL).as_posix() for p in MINIMAL.rglob("*") if p.is_file())


def front(text: str) -> tuple[str, str, str]:
    """What stands before, in and after the YAML of a file."""
    if not text.startswith("---\n"):
        return "", text, ""
    head, _, rest = text[4:].partition("\n---\n")
    return "---\n", head + "\n", "---\n" + rest


def places(data: object, at: tuple = ()) -> Iterator[tuple]:
    """Every place in data, the whole first."""
    yield at
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from places(value, (*at, key))


def put(data: object, at: tuple, value: object) -> object:
    """A copy of data with `value` at a place."""
    if not at:
        return value
    if isinstance(data, dict):
        return data | {at[0]: put(data[at[0]], at[1:], value)}
    assert isinstance(data, list)
    return [put(item, at[1:], value) if n == at[0] else item for n, item in enumerate(data)]


Spoilt = Callable[[], bytes | None]  # what a file holds then; None where it is gone


def spoilt(path: str) -> Iterator[tuple[str, Spoilt]]:
    """Every way in which a file is spoilt, and what was done."""
    raw = (MINIMAL / path).read_bytes()
    yield "gone", lambda: None
    yield from ((f"{content!r}"[:120], lambda content=content: content) for content in FILES)
    before, source, after = front(raw.decode())
    if before or path.endswith(".yml"):
        data = yaml.safe_load(source)
        for at in places(data):
            for value in ODD:
                yield f"{at} = {value!r}"[:120], partial(_dumped, before, data, at, value, after)
    lines = raw.decode().split("\n")
    for n in range(len(lines)) if path.endswith(".yml") else range(min(len(lines), 60)):
        for odd in LINES:
            yield f"line {n + 1}: {odd!r}"[:120], partial(_replaced, lines, n, odd)


def _dumped(before: str, data: object, at: tuple, value: object, after: str) -> bytes:
    return f"{before}{yaml.dump(put(data, at, value), allow_unicode=True, sort_keys=False)}{after}".encode()


def _replaced(lines: list[str], n: int, line: str) -> bytes:
    return "\n".join([*lines[:n], line, *lines[n + 1 :]]).encode()


def survey(root: Path) -> None:
    """All that `make check` and a build ask of the course."""
    course, problems = load(root, TODAY, "https://example.org/")
    for p in [*problems, *rules.run(course), *rules.notices(course)]:
        assert p.line >= 1 and p.rule and p.message and "\n" not in str(p), repr(p)
        str(p).encode()
        cli.annotation(p)
        source = root / p.path
        assert (
            not source.is_file()
            or p.line <= source.read_bytes().replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
        ), p
    for page in course.every_page:
        render.render_page(course, page.src, page.text)
        linked_data.describe_page(course, page)
        find_scripts(course, page)
    build_navigation(course, [{"Modules": []}, {"Handbook": [{"Handbook": []}]}, {"Cases": []}])
    reports.tabulate_claims(course), reports.list_addresses(course), print_blueprint(course)
    for questions in list_banks(course).values():
        write_kit(course, questions)
    for name in DIRECTIVES:
        render.render_page(course, "index.md", f"<!-- course:{name} -->")
    [reports.draw_case(case) for case in course.cases]


def holds(folder: Path, path: str, cases: list[tuple[str, Spoilt]]) -> None:
    """Each of the cases, in a copy of the smallest course in `folder`."""
    shutil.copytree(MINIMAL, folder, dirs_exist_ok=True)
    for done, spoil in cases:
        target, content = folder / path, spoil()
        target.unlink(missing_ok=True)
        if content is not None:
            target.write_bytes(content)
        try:
            survey(folder)
        except Exception as error:  # noqa: BLE001 (whatever it is)
            pytest.fail(f"{path}, {done}: {type(error).__name__}: {error}")

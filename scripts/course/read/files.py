"""Bytes -> text, for every file of the project that people write."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree

from ..model import Problem

CONFLICT = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?: .*)?\r?$", re.M)
CONFLICT_STARTS = re.compile(r"^(?:<{7}|>{7})(?: |$)", re.M)


def read_text(root: Path, path: str, problems: list[Problem]) -> str | None:
    """The text of the file `path`, with `\\n` at the end of every line, or None where it cannot be read."""
    try:
        raw = (root / path).read_bytes()
    except OSError as error:
        problems.append(Problem(path, 1, "unreadable", f"cannot be opened: {error.strerror}"))
        return None
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        problems.append(
            Problem(path, line, "unreadable", f"not UTF-8 (byte 0x{raw[error.start]:02x}); save the file as UTF-8")
        )
        return None


def read_picture(root: Path, path: str, problems: list[Problem]) -> str:
    """The text of an SVG, whether or not it is one; a page shows it only if it is."""
    before = len(problems)
    text = read_text(root, path, problems) or ""
    try:
        ElementTree.fromstring(text)  # noqa: S314 (a file of the course itself)
    except ElementTree.ParseError as error:
        if len(problems) == before:
            problems.append(Problem(path, error.position[0], "unreadable", f"is no picture: {error.msg}"))
    return text


def conflicts(root: Path, paths: Iterable[str]) -> Iterator[tuple[str, int, str]]:
    """(path, line, text) of every line that Git leaves where two versions could not be merged."""
    for path in paths:
        try:
            raw = (root / path).read_bytes()
        except OSError:
            continue
        if b"<<<<<<<" in raw or b">>>>>>>" in raw:
            text = raw.decode("utf-8", "replace")
            if CONFLICT_STARTS.search(text):
                yield from ((path, text.count("\n", 0, m.start()) + 1, m[0].strip()) for m in CONFLICT.finditer(text))

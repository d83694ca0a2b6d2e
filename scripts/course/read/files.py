"""Bytes -> text, for every file of the project that people write."""

from __future__ import annotations

import re
from pathlib import Path

from ..model import Problem

CONFLICT = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?: .*)?$", re.M)
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
        problems.append(Problem(path, line, "unreadable", f"not UTF-8 (byte 0x{raw[error.start]:02x}); save the file as UTF-8"))
        return None


def conflict(text: str) -> list[tuple[int, str]]:
    """The lines that Git leaves where two versions could not be merged, each with its number from 1; none where no conflict begins or ends."""
    if not CONFLICT_STARTS.search(text):
        return []
    return [(text.count("\n", 0, m.start()) + 1, m[0]) for m in CONFLICT.finditer(text)]

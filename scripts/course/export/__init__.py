"""The course in the formats of others: from the model to bytes, without clock or chance.

`write_banks` is the way in. One file writes one format; `prose.py` turns Markdown into what a format can hold.
"""

from __future__ import annotations

from ..model import Course
from . import aiken, gift, notes, qti12, qti21
from .banks import list_banks

FORMATS = {
    "gift": (gift.write, "txt"),
    "aiken": (aiken.write, "txt"),
    "qti-1.2": (qti12.write, "zip"),
    "qti-2.1": (qti21.write, "zip"),
}


def write_banks(course: Course) -> dict[str, bytes]:
    """{path: bytes}: every bank in every format, and a text that says what to do with them."""
    files = {"README.txt": notes.write(course)}
    for name, (write, suffix) in FORMATS.items():
        files |= {f"{name}/{bank.id}.{suffix}": write(course, bank) for bank in list_banks(course)}
    return files

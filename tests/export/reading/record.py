"""What a reader finds in a file, and what it says when it refuses one."""

from __future__ import annotations

from dataclasses import dataclass


class Refused(ValueError):
    """A file breaks its format. The message names the question and says what must be."""


@dataclass(frozen=True)
class ReadQuestion:
    """Texts are plain, one line a paragraph. `None` is what the file leaves open. `key` counts the options from 0."""

    id: str
    stem: str
    options: list[str]
    key: int
    feedback: list[str | None]
    general: str | None = None
    points: float | None = None
    shuffle: bool | None = None

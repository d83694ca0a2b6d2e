"""A question as every reader of an export gives it, so that it can be compared with the model."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Asked:
    """Texts are as the file has them: HTML, or plain in a format without. `key` counts the options from 0."""

    stem: str
    options: list[str]
    key: int
    id: str = ""
    feedback: list[str] = field(default_factory=list)
    reason: str = ""
    category: str = ""
    shuffled: bool = False
    marks: dict[str, str] = field(default_factory=dict)
    option_ids: list[str] = field(default_factory=list)


class Unreadable(Exception):
    """What breaks the format, in words."""

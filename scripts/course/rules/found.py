"""What a rule yields."""

from __future__ import annotations

from collections.abc import Iterator

Found = Iterator[tuple[str, int, str]]  # (path, line, message) of every mistake

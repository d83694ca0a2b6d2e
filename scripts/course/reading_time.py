"""How long a module takes: to read its prose, answer its questions and write before looking."""

from __future__ import annotations

WORDS_A_MINUTE = 180
MINUTES_A_QUESTION = 1.5
MINUTES_A_WRITE_FIRST = 3


def estimate_minutes(words: int, questions: int, write_firsts: int) -> int:
    """Minutes to read and answer, rounded: words/180 + 1.5 a question + 3 a write-first."""
    return round(words / WORDS_A_MINUTE + MINUTES_A_QUESTION * questions + MINUTES_A_WRITE_FIRST * write_firsts)

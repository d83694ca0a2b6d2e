"""What the answers of some takers say about a form and its items. Pure: no files, no course.

A blank is a question that was not reached. It is neither right nor wrong: an item's figures leave that taker out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import StatisticsError, correlation, fmean, pvariance
from typing import NamedTuple

GROUPS = ("naive", "read")
EASY, FLAT = 0.90, 0.10


@dataclass(frozen=True)
class Taker:
    """One person's answers: `chosen` {item: letter} and, where they said it, how `sure` they were, 1 to 3."""

    code: str
    group: str
    chosen: Mapping[str, str]
    sure: Mapping[str, int] = field(default_factory=dict)


class Scores(NamedTuple):
    """The complete sheets of some takers: how many there are, their mean number right, and their KR-20."""

    takers: int
    complete: int
    mean: float | None
    kr20: float | None


@dataclass(frozen=True)
class ItemFigures:
    """One item: its key, how often each letter was `chosen`, and (right, of how many) in each group."""

    id: str
    key: str
    chosen: Mapping[str, int]
    by_group: Mapping[str, tuple[int, int]]
    discrimination: float | None
    sure_if_right: float | None
    sure_if_wrong: float | None

    @property
    def n(self) -> int:
        return sum(self.chosen.values())

    @property
    def difficulty(self) -> float | None:
        """The share of those who reached it that chose the key; a high one is an easy item."""
        return self.chosen[self.key] / self.n if self.n else None


def find_kr20(marks: Sequence[Sequence[bool]]) -> float | None:
    """Kuder and Richardson's formula 20 of complete sheets: one row a taker, one mark an item.

        KR-20 = k / (k - 1) * (1 - sum(p * q) / variance of the scores)

    with k items, p the share that has an item right, and q = 1 - p. The variance is that of these takers (divided by
    n, as p * q is), and no estimate for others. None with fewer than two items or takers, or
    where all scores are equal.

    Source: Kuder, G. F., & Richardson, M. W. (1937). The theory of the estimation of test reliability.
    Psychometrika, 2(3), 151-160.
    """
    if len(marks) < 2 or len(marks[0]) < 2:
        return None
    spread = pvariance([sum(row) for row in marks])
    if not spread:
        return None
    k, shares = len(marks[0]), [fmean(item) for item in zip(*marks, strict=True)]
    return k / (k - 1) * (1 - sum(p * (1 - p) for p in shares) / spread)


def find_discrimination(marks: Iterable[tuple[bool, float]]) -> float | None:
    """The corrected point-biserial: the correlation of an item's mark with the rest of the test, without that item.

    None where all marks or all rests are equal.
    """
    pairs = list(marks)
    try:
        return correlation([float(mark) for mark, _ in pairs], [rest for _, rest in pairs])
    except StatisticsError:
        return None


def score(keys: Mapping[str, str], takers: Iterable[Taker]) -> Scores:
    """Mean and KR-20, from complete sheets only: a sum over some of the items is no score on the form."""
    every = list(takers)
    marks = [_mark(keys, taker) for taker in every if keys.keys() <= taker.chosen.keys()]
    rows = [[row[id] for id in keys] for row in marks]
    return Scores(len(every), len(rows), fmean(map(sum, rows)) if rows else None, find_kr20(rows))


def describe_items(
    keys: Mapping[str, str], letters: Mapping[str, Iterable[str]], takers: Sequence[Taker]
) -> list[ItemFigures]:
    """Every item's figures, over the takers who reached it.

    The rest that a mark is correlated with is the share right among the other items that this taker reached. For
    complete sheets that is the usual corrected point-biserial, for dividing by a constant changes no correlation.
    """
    marks = [_mark(keys, taker) for taker in takers]
    return [_describe_item(id, keys[id], letters[id], takers, marks) for id in keys]


def _describe_item(
    id: str, key: str, letters: Iterable[str], takers: Sequence[Taker], marks: Sequence[Mapping[str, bool]]
) -> ItemFigures:
    reached = [(taker, row) for taker, row in zip(takers, marks, strict=True) if id in row]
    chosen = [taker.chosen[id] for taker, _ in reached]
    in_group = {g: [row[id] for taker, row in reached if taker.group == g] for g in GROUPS}
    sure = {
        right: [taker.sure[id] for taker, row in reached if id in taker.sure and row[id] == right]
        for right in (True, False)
    }
    return ItemFigures(
        id,
        key,
        {letter: chosen.count(letter) for letter in letters},
        {group: (sum(found), len(found)) for group, found in in_group.items()},
        find_discrimination(
            (row[id], (sum(row.values()) - row[id]) / (len(row) - 1)) for _, row in reached if len(row) > 1
        ),
        *(fmean(sure[right]) if sure[right] else None for right in (True, False)),
    )


def _mark(keys: Mapping[str, str], taker: Taker) -> dict[str, bool]:
    """{item: whether it is right} of what a taker reached."""
    return {id: taker.chosen[id] == key for id, key in keys.items() if id in taker.chosen}


def find_reasons(item: ItemFigures) -> list[str]:
    """Why somebody should look at an item, in words; nothing where there is no reason."""
    if not item.n:
        return ["nobody reached it"]
    best, (right, asked) = item.chosen[item.key], item.by_group["naive"]
    reasons = []
    if asked and right / asked >= EASY:
        reasons.append(
            f"{right} of {asked} naive takers choose the best option: it asks little that the course teaches"
        )
    if item.discrimination is not None and item.discrimination < FLAT:
        told = "more often wrong" if item.discrimination < 0 else "hardly more often right"
        reasons.append(
            f"discrimination {item.discrimination:.2f} is under {FLAT:.2f}: who does well on the rest is {told} here"
        )
    for letter, count in item.chosen.items():
        if letter != item.key and not count:
            reasons.append(f"nobody chose {letter}: it tempts no one")
        if count > best:
            reasons.append(
                f"{letter} was chosen {_times(count)} and the key, {item.key}, {_times(best)}: is the key right?"
            )
    return reasons


def _times(count: int) -> str:
    return {0: "never", 1: "once"}.get(count, f"{count} times")

"""What a panel's ratings come to: the pass mark, how far the judges differ, and over which items.

The method is Angoff's with two rounds. A judge says of each item how many of 100 minimally competent clinicians would
choose the best option; the mean of the last round is the pass mark.

Source: Angoff, W. H. (1971). Scales, norms, and equivalent scores. In R. L. Thorndike (Ed.), Educational measurement
(2nd ed., pp. 508-600). American Council on Education.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from statistics import fmean, stdev


@dataclass(frozen=True)
class Rating:
    """One judge's numbers in one round: `given` {item: 0 to 100}. A blank was not judged."""

    judge: str
    round: int
    given: Mapping[str, int]


@dataclass(frozen=True)
class RoundFigures:
    """One round: the mean over items, each judge's (mean, items rated), and each item's {judge: number}."""

    round: int
    mean: float
    judges: Mapping[str, tuple[float, int]]
    items: Mapping[str, Mapping[str, int]]

    @property
    def spread(self) -> float | None:
        """The standard deviation of the judges' means (divided by n - 1)."""
        means = [mean for mean, _ in self.judges.values()]
        return stdev(means) if len(means) > 1 else None

    def list_disputed(self, count: int) -> list[str]:
        """The items over which the judges differ most, the widest first; none over which they agree."""
        wide = {id: max(given.values()) - min(given.values()) for id, given in self.items.items()}
        return sorted((id for id in wide if wide[id]), key=lambda id: -wide[id])[:count]


def describe_rounds(ratings: Sequence[Rating]) -> list[RoundFigures]:
    """Every round that somebody has rated, in order. Each item weighs the same, whoever left it blank."""
    return [_describe_round(n, [r for r in ratings if r.round == n]) for n in sorted({r.round for r in ratings})]


def _describe_round(number: int, ratings: Sequence[Rating]) -> RoundFigures:
    items: dict[str, dict[str, int]] = {}
    for rating in ratings:
        for id, value in rating.given.items():
            items.setdefault(id, {})[rating.judge] = value
    return RoundFigures(
        number,
        fmean(fmean(given.values()) for given in items.values()),
        {r.judge: (fmean(r.given.values()), len(r.given)) for r in ratings},
        items,
    )


def find_least_right(mean: float, questions: int) -> int:
    """How many of some questions are needed to reach a pass mark in percent; a part of a question counts as one."""
    return ceil(round(mean * questions / 100, 6))

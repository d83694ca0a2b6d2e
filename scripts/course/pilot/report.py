"""The figures as text: what `make pilot SHEETS=…` prints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ..model import Course
from ..text import counted, tabulate
from .angoff import RoundFigures, describe_rounds, find_least_right
from .figures import GROUPS, ItemFigures, Taker, describe_items, find_reasons, score
from .form import find_key, letter_options
from .sheets import Form, Sheets

FEW_TAKERS, FEW_JUDGES, DISPUTED = 10, 5, 10
BLANKS = """\
A blank is a question that was not reached. It is not counted as wrong: the item's figures leave that taker out.
Means and KR-20 are of complete sheets only."""
TOO_FEW = f"""\
Fewer than {FEW_TAKERS} takers: one person more could turn each of these figures. They cannot show how hard an item is,
whether it tells takers apart, or how reliable the form is. They can show a key that nobody finds."""
ONE_POOL = """\
KR-20 and discrimination over both groups together run higher than within one group when reading the course helps."""
LEGEND = """\
* the key. right: the share that chose it, among all and in each group. disc.: the correlation of the item with the rest
of the form. sure: the mean, from 1 (guessed) to 3, where the answer was right / where it was not."""
LOOK = "This list says where to look. Read the item, and ask somebody who missed it, before you change anything."


def describe_sheets(course: Course, sheets: Sheets) -> str:
    """All that can be said of what came back."""
    parts = []
    for form in sheets.forms:
        parts.append(_describe_form(form))
        parts += _describe_takers(course, form) if form.takers else _describe_panel(course, form)
    if sheets.empty:
        parts.append(f"{counted(sheets.empty, 'row')} with a code and no answer: passed over.")
    return "\n\n".join(parts)


def _describe_form(form: Form) -> str:
    first, *_, last = form.numbers.values()
    return f"Questions {first} to {last}, {'takers' if form.takers else 'panel'}"


def _describe_takers(course: Course, form: Form) -> list[str]:
    questions = {q.id: q for q in course.questions if q.id in form.numbers}
    keys = {id: find_key(questions[id]) for id in form.numbers}
    letters = {id: tuple(letter_options(questions[id])) for id in form.numbers}
    items = describe_items(keys, letters, form.takers)
    return [
        _tabulate_scores(keys, form.takers),
        BLANKS,
        *([TOO_FEW] if len(form.takers) < FEW_TAKERS else []),
        *([ONE_POOL] if len({taker.group for taker in form.takers}) > 1 else []),
        _tabulate_items(form.numbers, items),
        LEGEND,
        _list_reasons(form.numbers, items),
    ]


def _tabulate_scores(keys: Mapping[str, str], takers: Sequence[Taker]) -> str:
    rows = [("takers", "", "complete", f"mean of {len(keys)}", "KR-20")]
    for name in ("all", *GROUPS):
        scores = score(keys, [taker for taker in takers if name in ("all", taker.group)])
        share = "" if scores.mean is None else f" ({scores.mean / len(keys):.0%})"
        rows.append(
            (name, str(scores.takers), str(scores.complete), _figure(scores.mean, 1) + share, _figure(scores.kr20))
        )
    return tabulate(rows)


def _tabulate_items(numbers: Mapping[str, str], items: Sequence[ItemFigures]) -> str:
    letters = sorted({letter for item in items for letter in item.chosen})
    said = any(sure is not None for item in items for sure in (item.sure_if_right, item.sure_if_wrong))
    rows = [("", "item", "n", "right", *GROUPS, "disc.", *letters, *(["sure"] if said else []))]
    for item in items:
        shares = [right / asked if asked else None for right, asked in item.by_group.values()]
        chosen = [f"{item.chosen.get(letter, '')}{'*' if letter == item.key else ''}" for letter in letters]
        sure = [f"{_figure(item.sure_if_right, 1)} / {_figure(item.sure_if_wrong, 1)}"] if said else []
        figures = map(_figure, (item.difficulty, *shares, item.discrimination))
        rows.append((numbers[item.id], item.id, str(item.n), *figures, *chosen, *sure))
    return tabulate(rows)


def _list_reasons(numbers: Mapping[str, str], items: Iterable[ItemFigures]) -> str:
    out = []
    for item in items:
        if reasons := find_reasons(item):
            out += [f"{numbers[item.id]}  {item.id}", *(f"    - {reason}" for reason in reasons)]
    return "\n".join(["Items to look at:", *out, "", LOOK] if out else ["Items to look at: none."])


def _describe_panel(course: Course, form: Form) -> list[str]:
    rounds = describe_rounds(form.ratings)
    drawn, last = course.assessment.draw, rounds[-1]
    least = find_least_right(last.mean, drawn)
    return [
        *(_describe_round(found, form.numbers) for found in rounds),
        (
            f"The pass mark after round {last.round} is {last.mean:.1f} in a hundred: {least} of {drawn} questions. "
            "The form on the site is practice and shows no mark."
        ),
        *([_say_few(len(last.judges))] if len(last.judges) < FEW_JUDGES else []),
    ]


def _describe_round(found: RoundFigures, numbers: Mapping[str, str]) -> str:
    judges = [
        ("judge", "mean", "rated"),
        *((j, _figure(mean, 1), str(n)) for j, (mean, n) in sorted(found.judges.items())),
    ]
    disputed = [
        (numbers[id], id, *(f"{judge} {value}" for judge, value in sorted(found.items[id].items())))
        for id in found.list_disputed(DISPUTED)
    ]
    widest = max(map(len, disputed), default=0)
    return "\n".join(
        [
            f"Round {found.round}: mean {found.mean:.1f}, spread between judges (SD of their means) {_figure(found.spread, 1)}.",
            tabulate(judges),
            "Where the judges differ most:" if disputed else "The judges agree on every item.",
            *([tabulate([row + ("",) * (widest - len(row)) for row in disputed])] if disputed else []),
        ]
    )


def _say_few(judges: int) -> str:
    return f"A panel has five to eight judges. With {judges}, the pass mark hangs on each of them; hold no one to it."


def _figure(value: float | None, digits: int = 2) -> str:
    return "–" if value is None else f"{value:.{digits}f}"

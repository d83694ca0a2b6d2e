"""The figures of a pilot, beside what a pencil finds, and on takers who were drawn."""

from __future__ import annotations

import random
from dataclasses import replace
from statistics import fmean

import numpy as np
import pytest

from course.pilot.angoff import Rating, describe_rounds, find_least_right
from course.pilot.figures import Taker, describe_items, find_discrimination, find_kr20, find_reasons, score
from piloting import simulate

# Four takers, three items, the easiest first: scores 3, 2, 1, 0.
LADDER = [(True, True, True), (True, True, False), (True, False, False), (False, False, False)]
LETTERS = "ABC"


def people(*answers, group="naive"):
    """Takers of items a, b, c …, each a text of letters; a dot is a blank."""
    return [
        Taker(f"T{n}", group, {id: letter for id, letter in zip("abcdef", row, strict=False) if letter != "."})
        for n, row in enumerate(answers)
    ]


def described(keys, takers):
    keys = dict(zip("abcdef", keys, strict=False))
    return {item.id: item for item in describe_items(keys, dict.fromkeys(keys, LETTERS), takers)}


def test_kr20_by_hand():
    """Shares 3/4, 1/2, 1/4: pq sums to 0.625. Variance of 3, 2, 1, 0: 1.25. So 3/2 * (1 - 0.5)."""
    assert find_kr20(LADDER) == pytest.approx(0.75)


def test_kr20_of_items_that_agree_is_one_and_of_items_that_cancel_is_below_zero():
    assert find_kr20([(True,) * 4, (False,) * 4]) == pytest.approx(1)
    assert find_kr20([(True, False, True), (False, True, False), (True, False, False)]) < 0


@pytest.mark.parametrize(
    "marks",
    [[], [(True, False)], [(True,), (False,)], [(True, False), (False, True)]],
    ids="none one item equal".split(),
)
def test_kr20_that_cannot_be_found_is_none(marks):
    assert find_kr20(marks) is None


def test_discrimination_by_hand():
    """The first item of the ladder with the other two: covariance 0.1875, deviations 0.4330 and 0.8292."""
    assert find_discrimination((row[0], sum(row[1:])) for row in LADDER) == pytest.approx(0.5222, abs=1e-4)
    assert find_discrimination((row[1], row[0] + row[2]) for row in LADDER) == pytest.approx(0.7071, abs=1e-4)


def test_an_item_is_not_correlated_with_itself():
    """Item a is the whole difference between takers: with itself in the score it would discriminate."""
    assert described("AAA", people("AAB", "BAB", "AAB", "BAB"))["a"].discrimination is None


def test_discrimination_of_complete_sheets_is_that_of_the_number_right():
    keys, takers = simulate(3, 30, 12)
    marks = np.array([[taker.chosen[id] == keys[id] for id in keys] for taker in takers], dtype=float)
    found = describe_items(keys, dict.fromkeys(keys, LETTERS), takers)
    for n, item in enumerate(found):
        rest = marks.sum(axis=1) - marks[:, n]
        assert item.discrimination == pytest.approx(np.corrcoef(marks[:, n], rest)[0, 1])


def test_a_blank_is_neither_right_nor_wrong():
    item = described("AB", people("AB", "BB", ".B", ".A"))["a"]
    assert (item.n, item.difficulty, item.chosen) == (2, 0.5, {"A": 1, "B": 1, "C": 0})


def test_the_mean_and_kr20_leave_out_sheets_with_a_blank():
    keys = dict(zip("abc", "AAA", strict=True))
    found = score(keys, people("AAA", "AAB", "ABB", "BBB", "A.A", "..."))
    assert found[:3] == (6, 4, 1.5) and found.kr20 == pytest.approx(0.75)
    assert score(keys, people("A..")) == (1, 0, None, None)


def test_groups_and_confidence_are_told_apart():
    sure = [{"a": 3}, {"a": 2}, {"a": 1}, {}]
    takers = [*people("A", "B"), *people("A", "A", group="read")]
    item = described("A", [replace(taker, sure=s) for taker, s in zip(takers, sure, strict=True)])["a"]
    assert item.by_group == {"naive": (1, 2), "read": (2, 2)}
    assert (item.sure_if_right, item.sure_if_wrong) == (2, 2)
    assert described("A", takers)["a"].sure_if_right is None


def reasons(keys, takers):
    return {id: " / ".join(find_reasons(item)) for id, item in described(keys, takers).items()}


def test_an_item_that_nine_in_ten_know_already_is_named():
    nine = reasons("A", people(*"AAAAAAAAAB"))["a"]
    assert "9 of 10 naive takers" in nine
    assert "naive" not in reasons("A", people(*"AAAAAAAABB"))["a"]
    assert "naive" not in reasons("A", people(*"AAAAAAAAAB", group="read"))["a"]


def test_a_key_that_fewer_choose_than_a_distractor_is_named():
    assert "C was chosen 2 times and the key, A, once" in reasons("A", people(*"ACCB"))["a"]
    assert "is the key right" not in reasons("A", people(*"ACBAC"))["a"]


def test_a_distractor_that_nobody_chose_is_named_and_a_key_is_none():
    assert reasons("A", people(*"ACA")) == {"a": "nobody chose B: it tempts no one"}
    assert "nobody chose A" not in reasons("A", people(*"BC"))["a"]


def test_an_item_that_nobody_reached_is_named():
    assert reasons("AA", people("A.", "B."))["b"] == "nobody reached it"


def test_an_item_that_misleads_those_who_know_is_named():
    ladder = people("AAAB", "AABC", "ABCA", "BBCA")
    assert (
        "discrimination -0.89 is under 0.10: who does well on the rest is more often wrong"
        in reasons("AAAA", ladder)["d"]
    )
    assert "discrimination" not in reasons("AAAA", ladder)["a"]


@pytest.mark.parametrize("seed", range(5))
def test_drawn_takers_have_the_reliability_that_their_model_has(seed):
    """Thirty takers and thirty items of this model come to about .86: a wide band around it."""
    keys, takers = simulate(seed, 30, 30)
    assert 0.75 < score(keys, takers).kr20 < 0.95
    assert 0.5 < score(keys, takers).mean / 30 < 0.85


def test_takers_who_only_guess_have_none():
    keys, takers = simulate(1, 30, 30)
    draw = random.Random(2)
    shuffled = {id: draw.sample([taker.chosen[id] for taker in takers], 30) for id in keys}
    guessing = [replace(taker, chosen={id: shuffled[id][n] for id in keys}) for n, taker in enumerate(takers)]
    assert abs(score(keys, guessing).kr20) < 0.45


def planted(id, change):
    """The reasons by item after each taker's letter for one item has been changed, by place in the order of scores."""
    keys, takers = simulate(20261128, 30, 20)
    ranked = sorted(takers, key=lambda taker: list(taker.chosen.values()).count("A"))
    spoilt = [
        replace(taker, chosen={**taker.chosen, id: change(n, taker.chosen[id])}) for n, taker in enumerate(ranked)
    ]
    items = describe_items(keys, dict.fromkeys(keys, LETTERS), spoilt)
    return {item.id: " / ".join(find_reasons(item)) for item in items}


def test_a_planted_bad_item_is_listed_and_was_not_before():
    """The best half misses it, and the other half has it right."""
    assert planted("item-7", lambda _n, letter: letter)["item-7"] == ""
    found = planted("item-7", lambda n, letter: "A" if n < 15 else "B" if n < 25 else "C")
    assert "discrimination -0." in found["item-7"]
    assert sum(bool(said) for said in found.values()) <= 4


def test_a_planted_unused_distractor_is_listed():
    found = planted("item-4", lambda _n, letter: "B" if letter == "C" else letter)
    assert found["item-4"] == "nobody chose C: it tempts no one"


ROUND = [
    Rating("J1", 1, {"a": 60, "b": 80, "c": 50}),
    Rating("J2", 1, {"a": 70, "b": 30, "c": 50}),
    Rating("J1", 2, {"a": 60, "b": 70, "c": 50}),
    Rating("J2", 2, {"a": 70, "b": 50}),
]


def test_the_panel_by_hand():
    first, second = describe_rounds(ROUND)
    assert first.mean == pytest.approx(fmean([65, 55, 50]))
    assert first.judges == {"J1": (190 / 3, 3), "J2": (50.0, 3)}
    assert first.spread == pytest.approx(9.428, abs=1e-3)  # 13.333 / square root of 2
    assert first.list_disputed(5) == ["b", "a"] and first.list_disputed(1) == ["b"]
    assert second.round == 2 and second.mean == pytest.approx(fmean([65, 60, 50]))
    assert describe_rounds(ROUND[:1])[0].spread is None


@pytest.mark.parametrize(
    ("mean", "needed"), [(70, 14), (70.1, 15), (72.4, 15), (100, 20), (0, 0), (35.00000000000001, 7)]
)
def test_a_part_of_a_question_counts_as_one(mean, needed):
    assert find_least_right(mean, 20) == needed

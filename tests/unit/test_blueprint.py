"""The blueprint counts what the assessment asks and names what it leaves out."""

from __future__ import annotations

import re
from dataclasses import replace

import cli
from course.blueprint import find_gaps, print_blueprint
from piloting import question, small


def planned(course, *questions, **settings):
    """A course of two objectives and three claims, with these questions and none in modules."""
    claims = [*course.claims.values()][:3]
    found = {f"C{n}": replace(c, id=f"C{n}", assess=n < 3, says=f"Says {n}.") for n, c in enumerate(claims, start=1)}
    return replace(
        small(course, questions),
        objectives={"turn": "Turn it.", "pause": "Pause it."},
        claims=found,
        assessment=replace(course.assessment, each=2, **settings),
    )


FULL = (
    question("t1", "A", "turn", claims="C1 C2", safety="yes"),
    question("t2", "A", "turn", kind="explain", claims="C1"),
    question("p1", "A", "pause", safety="yes"),
    question("p2", "A", "pause", kind="explain"),
)


def test_items_claims_and_safety_are_counted_by_objective_and_level(course):
    said = print_blueprint(planned(course, *FULL))
    assert re.search(r"(?m)^turn +apply +1 +1 +2 +0$", said) and re.search(r"(?m)^turn +explain +1 +0 +1 +0$", said)
    assert re.search(r"(?m)^turn +apply +C2 +t1!$", said) and re.search(r"(?m)^turn +explain +C1 +t2$", said)
    assert said.endswith("No gaps.")


def test_every_gap_is_named(course):
    assert list(find_gaps(planned(course, *FULL))) == []
    assert list(find_gaps(planned(course, *FULL[1:]))) == [
        "claim C2 is to be assessed and has no item; the modules have 0 questions: Says 2.",
        "objective turn has 1 item; it needs 2",
        "objective turn has no item of level apply",
        "objective turn has no safety story",
    ]


def test_a_claim_that_only_a_module_tests_is_a_gap(course):
    left_out = planned(course, *FULL[1:])
    module = replace(course.modules[0], questions=(question("m1", "A", claims="C2"),))
    assert "claim C2 is to be assessed and has no item; the modules have 1 question: Says 2." in find_gaps(
        replace(left_out, modules=(module,))
    )


def test_only_yes_is_a_safety_story(course):
    odd = replace(FULL[0], attrs=FULL[0].attrs | {"safety": "no"})
    assert list(find_gaps(planned(course, odd, *FULL[1:]))) == ["objective turn has no safety story"]


def test_the_command_counts_every_item_once(course, capsys):
    assert cli.main(["blueprint"]) == 0
    rows = re.findall(r"(?m)^(\w+) +(apply|explain) +(\d+) +\d+ +\d+ +\d+$", capsys.readouterr().out)
    assert len(rows) == 2 * len(course.objectives) and sum(int(items) for *_, items in rows) == len(course.assessed)

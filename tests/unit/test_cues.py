"""The two models that guess without reading find a cue where there is one, and none where there is none."""

from __future__ import annotations

import random

import pytest

from cues import BOUND, MODELS, Item, items, rates, stems

PLACES = ["kitchen", "garden", "station", "office", "bridge", "market", "harbor", "attic"]


def bank_of(draw, cue):
    """Eight banks of ten questions whose options differ by chance, but that the best one has the cue."""
    found = []
    for bank in range(8):
        for n in range(10):
            best = draw.randrange(3)
            options = [f"You meet in the {draw.choice(PLACES)} by the {draw.choice(PLACES)}." for _ in range(3)]
            options[best] += cue
            found.append(Item(f"bank-{bank}", f"q-{bank}-{n}", tuple(options), best))
    return found


def share(found, model):
    counted = rates(found, model).values()
    return sum(hit for hit, _ in counted) / sum(of for _, of in counted)


@pytest.mark.parametrize("model", MODELS)
def test_a_cue_that_every_best_option_has_is_found(model):
    assert share(bank_of(random.Random(7), " What did you do?"), model) > 0.95


@pytest.mark.parametrize("model", MODELS)
def test_without_a_cue_it_is_chance(model):
    assert 0.15 < share(bank_of(random.Random(7), ""), model) < 0.55


def test_every_question_of_the_course_is_asked(course):
    found = items(course)
    assert len(found) == len(course.assessed) + sum(len(m.questions) for m in course.modules)
    assert all(len(item.options) == 3 and item.options[item.best] for item in found)


@pytest.mark.parametrize("model", MODELS)
def test_the_options_alone_do_not_give_the_best_one_away(course, model):
    """Over all banks, each left out of what the model learned from."""
    assert share(items(course), model) <= BOUND


def test_what_a_stem_says_was_asked_does_not_tell_if_the_story_is_about_safety(course):
    """Each of the three kinds has stories of both sorts, and about as many of each as the others."""
    counted = stems(course)
    overall = sum(about for about, _ in counted.values()) / sum(of for _, of in counted.values())
    for kind, (about, of) in counted.items():
        assert about >= 4 and of - about >= 4, kind
        assert abs(about / of - overall) < 0.12, kind

"""Every page, with each part of its scripts spoilt and with every damaged link, can be read."""

from __future__ import annotations

import pytest

from readable import DAMAGED, PAGES, PARTS, PLACES, THROWN, with_a_damaged_fragment, with_a_part_spoilt


@pytest.mark.timeout(180)
@pytest.mark.parametrize("file", PLACES)
def test_the_error_of_one_script_hides_nothing_and_takes_no_other_away(visit, address, texts, file):
    page = visit("about:blank", init=THROWN)
    for part in PARTS[file]:
        with_a_part_spoilt(page, address, texts, file, part, PLACES[file])


@pytest.mark.parametrize("fragment", DAMAGED, ids=lambda f: f[:20])
def test_a_damaged_fragment_hides_nothing(visit, address, texts, fragment):
    with_a_damaged_fragment(visit("about:blank"), address, texts, fragment, PAGES)

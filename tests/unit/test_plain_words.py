"""Exemptions from plain American English are used, or they go."""

from __future__ import annotations

import pytest

from course.rules.plain import AMERICAN, AT_HOME, BRITISH


@pytest.mark.parametrize(("place", "words"), AT_HOME.items(), ids=str)
def test_every_exemption_is_used(course, place, words):
    path, heading = place
    section = course.page(path).section(heading)
    assert words <= {found.lower() for found in BRITISH.findall(section.text)}


def test_no_american_word_is_british():
    assert not {word for word in AMERICAN.values() if BRITISH.fullmatch(word)}

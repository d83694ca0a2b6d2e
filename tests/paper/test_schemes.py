"""Paper is white, whatever the screen was. A module, a case and the rest: in the sweep."""

from __future__ import annotations

import pytest

import printing


@pytest.mark.parametrize(
    ("path", "scripts"),
    [
        ("practice/skills-self-check/", True),
        ("practice/conversation-preparation/", False),
    ],
    ids=str,
)
def test_paper_from_the_dark_scheme_is_that_of_the_light_one(visit, address, path, scripts):
    printing.alike_from_both_schemes(visit, address + path, scripts)

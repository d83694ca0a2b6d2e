"""Every place of every page, small and wide."""

from __future__ import annotations

import pytest

import places
from building import ADDRESSES

LONG = [
    "modules/safety-and-scope/",
    "modules/time-outs/",
    "handbook/tonight/",
    "assessment-key/",
    "course/references/",
    "monday/",
    "supervisors/",
    "evaluation/",
    "cases/sunday-night/",
    "practice/rehearse-time-outs/",
    "practice/skills-self-check/",
]
WIDTHS = pytest.mark.parametrize("width", [390, 1100])


@WIDTHS
@pytest.mark.parametrize(
    "path", [path for path in ADDRESSES if path.startswith(("modules/", "handbook/")) and path != "handbook/"]
)
def test_links_lead_there(look, address, path, width):
    places.links_lead_there(look, address + path, width)


@WIDTHS
@pytest.mark.parametrize("path", LONG)
def test_reload_and_back_keep_the_place(look, address, path, width):
    places.reload_and_back_keep_the_place(look, address + path, width, address + "glossary/")


@WIDTHS
@pytest.mark.parametrize("path", LONG)
def test_a_picture_of_a_whole_page_is_whole(look, address, path, width):
    places.a_picture_is_whole(look, address + path, width)

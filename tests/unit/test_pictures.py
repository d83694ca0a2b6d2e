"""Two pictures differ where a color is another, and where one of them ends."""

from __future__ import annotations

import pytest
from PIL import Image

from pictures import TOLERANCE, compare

GRAY = (100, 100, 100)
SIZE = (10, 20)


def picture(*dots, size=SIZE, mode="RGB"):
    """A gray picture with dots: (place, color)."""
    made = Image.new("RGB", size, GRAY)
    for place, color in dots:
        made.putpixel(place, color)
    return made.convert(mode)


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_equal_pictures_do_not_differ(mode):
    compared = compare(picture(mode=mode), picture())
    assert (compared.share, compared.box, compared.left_out) == (0, None, frozenset())


@pytest.mark.parametrize("channel", range(3))
@pytest.mark.parametrize("sign", [-1, 1])
def test_a_color_may_be_off_by_the_tolerance_and_no_more(channel, sign):
    def off(by):
        color = list(GRAY)
        color[channel] += sign * by
        return compare(picture(), picture(((3, 4), tuple(color)))).box

    assert off(TOLERANCE) is None
    assert off(TOLERANCE + 1) == (3, 4, 4, 5)


def test_share_and_box_hold_all_that_differs():
    compared = compare(picture(((2, 3), (0, 0, 0)), ((7, 3), (0, 0, 0))), picture(((5, 15), (255, 255, 255))))
    assert compared.share == 3 / 200 and compared.box == (2, 3, 8, 16)
    assert str(compared) == "1.500% of the pixels differ, in (2, 3, 8, 16)"


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("longer", [(10, 25), (12, 20)])
def test_where_one_picture_ends_its_pixels_differ(longer, turned):
    pair = [picture(), picture(size=longer)]
    compared = compare(*(pair[::-1] if turned else pair))
    pixels = longer[0] * longer[1]
    assert compared.share == (pixels - 200) / pixels
    assert compared.box == ((0, 20, 10, 25) if longer == (10, 25) else (10, 0, 12, 20))


def test_a_part_that_is_left_out_does_not_count_and_says_whether_it_differs():
    one, other = picture(((2, 3), (0, 0, 0))), picture(((4, 4), (0, 0, 0)))
    parts = {"search": [(0, 0, 3, 4), (4, 4, 5, 5)], "menu": [(5, 5, 10, 10), (0, 19, 10, 99)]}
    compared = compare(one, other, parts)
    assert compared.box is None and compared.left_out == {"search"}
    compared = compare(one, other, {"search": [(0, 0, 4, 4)]})
    assert compared.box == (4, 4, 5, 5), "a box ends where the next pixel begins"


def test_what_differs_is_shown_in_red_on_a_faded_picture():
    shown = compare(picture(((2, 3), (0, 0, 0))), picture(size=(10, 21)), {"menu": [(0, 0, 1, 1)]}).shown
    assert shown.size == (10, 21)
    red = (208, 0, 0)
    assert shown.getpixel((2, 3)) == shown.getpixel((9, 20)) == red
    assert shown.getpixel((3, 3)) == (208, 208, 208)

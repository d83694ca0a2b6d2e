"""Two builds are told apart by what a browser makes of them."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

from screens import Rule, picture_difference, rule_differences

PLAIN = Rule(("CSSLayerBlockRule course",), ".client-line", "color: red;")
PRINT = Rule(("CSSLayerBlockRule course", "CSSMediaRule print"), ".client-line", "color: black;")


def png(*boxes, size=(200, 100)):
    picture = Image.new("RGB", size, "white")
    for box in boxes:
        ImageDraw.Draw(picture).rectangle(box, fill="black")
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def test_a_rule_that_was_lost_or_changed_is_told():
    assert rule_differences([PLAIN, PRINT], [PRINT, PLAIN]) == []
    (lost,) = rule_differences([PLAIN, PRINT], [PLAIN])
    assert lost.startswith("only here: ") and "print" in lost
    other = PLAIN._replace(declarations="color: blue;")
    assert len(rule_differences([PLAIN], [other])) == 2
    assert len(rule_differences([PLAIN, PLAIN], [PLAIN])) == 1


def test_a_picture_that_differs_is_told_with_its_place():
    assert picture_difference(png((10, 10, 59, 39)), png((10, 10, 59, 39)), 0) is None
    share, box = picture_difference(png(), png((10, 20, 59, 39)), 0)
    assert box == (10, 20, 60, 40) and share == 50 * 20 / (200 * 100)


def test_a_few_pixels_are_no_difference_and_a_longer_page_is_one():
    assert picture_difference(png(), png((5, 5, 7, 9)), 0.001) is None
    assert picture_difference(png(), png(size=(200, 110)), 0.001).box == (0, 100, 200, 110)

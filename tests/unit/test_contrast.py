"""Every pair of text and ground that a page may show is far enough apart, in both schemes.

That pages show no other is seen where each is visited.
"""

from __future__ import annotations

import pytest

from contrast import AA, DARK, LIGHT, PAIRS, palette, ratio, scheme


@pytest.mark.parametrize("name", [LIGHT, DARK])
@pytest.mark.parametrize("pair", sorted(PAIRS), ids=" on ".join)
def test_a_text_can_be_read_on_its_ground(name, pair):
    color, ground = (scheme(name)[c] for c in pair)
    assert ratio(color, ground) >= AA, f"{ratio(color, ground):.2f}"


def test_the_measure_is_that_of_wcag():
    assert ratio("#000000", "#ffffff") == pytest.approx(21) and ratio("#777777", "#ffffff") == pytest.approx(
        4.478, abs=0.001
    )


def test_both_schemes_have_the_same_colors_and_no_two_of_them_alike():
    assert scheme(LIGHT).keys() == scheme(DARK).keys()
    assert all(len(set(scheme(name).values())) == len(scheme(name)) for name in (LIGHT, DARK)), (
        "a pair could not be told from another"
    )


def test_without_scripts_the_dark_scheme_is_the_dark_scheme():
    (without,) = (
        colors for selector, colors in palette().items() if selector.startswith("(prefers-color-scheme: dark)")
    )
    assert without == scheme(DARK)

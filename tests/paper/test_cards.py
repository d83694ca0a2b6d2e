"""Every list of steps on paper: a card of its own, on one page, in a size that can be read."""

from __future__ import annotations

import pytest

from acting import sheets
from course.pages.boilerplate import CARD_FOOT
from course.pages.cards import list_cards


@pytest.mark.parametrize("format", ["A4", "Letter"])
def test_each_card_is_one_page(look, address, course, format):
    made = list(list_cards(course))
    printed = sheets(look(address + "cards/"), format)
    assert len(printed) == len(made) + 1, "the first says what cards are for"
    for card, text in zip(made, printed[1:], strict=True):
        assert card.page.title.replace('"', "") in text.replace("“", "").replace("”", ""), card.id
        assert CARD_FOOT.replace("'", "’") in " ".join(text.split()), card.id


@pytest.mark.parametrize("format", ["A4", "Letter"])
def test_a_card_that_was_opened_is_printed_alone(look, address, course, format):
    (printed,) = sheets(look(f"{address}cards/#card-tonight"), format)
    assert course.page("docs/handbook/tonight.md").title in printed and "Leave quickly" not in printed


def test_a_card_can_be_read(look, address):
    page = look(address + "cards/")
    page.emulate_media(media="print")
    sizes = page.evaluate(
        "[...document.querySelectorAll('.card li, .card p')].map((e) => parseFloat(getComputedStyle(e).fontSize))"
    )
    page.emulate_media(media="screen")
    assert min(sizes) >= 11 * 96 / 72 - 0.01

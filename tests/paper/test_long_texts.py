"""What a reader has written prints whole, and what nobody has written takes no paper."""

from __future__ import annotations

import pytest

from acting import sheets, until
from records import write

LONG = "\n".join(f"line {n} of a long text" for n in range(1, 121))
WHERE = {"modules/time-outs/": "course-write-first textarea", "evaluation/": "#evaluation-comments"}


@pytest.mark.parametrize(
    ("path", "scripts"), [("modules/time-outs/", True), ("evaluation/", True), ("evaluation/", False)], ids=str
)
def test_a_long_text_prints_whole(visit, address, path, scripts):
    page = visit(address + path, java_script_enabled=scripts)
    if scripts:
        until(page, f"document.querySelector('{WHERE[path]}')")
    area = page.locator(WHERE[path]).first
    area.fill(LONG)
    area.evaluate("e => { e.style.height = '60px'; }")  # as a reader pulls it
    whole = " ".join(sheets(page))
    assert [n for n in range(1, 121) if f"line {n} of" not in whole] == []
    assert whole.count("line 7 of") == 1 or not scripts
    assert page.locator(".printed-text").count() == 0 and area.is_visible(), "the page is as it was"


def test_an_empty_place_to_write_takes_no_paper(visit, address):
    page = visit(address + "modules/time-outs/")
    until(page, "document.querySelector('course-write-first textarea')")
    page.emulate_media(media="print")
    assert not page.locator(".own-answer").first.is_visible()
    page.emulate_media(media="screen")
    page.locator(".own-answer textarea").first.fill("a word")
    page.emulate_media(media="print")
    assert page.locator(".own-answer").first.is_visible()


def test_what_a_reader_thought_better_of_is_not_printed(visit, address):
    page = visit(address + "modules/time-outs/")
    for text in ("A first thought, at some length.", "What stands."):  # what loses more than half begins a version
        write(page, text)
    assert page.locator(".own-answer .earlier").first.is_visible()
    whole = " ".join(sheets(page))
    assert "What stands." in whole and "A first thought" not in whole

"""A supervisor's week: what was heard, the message, the supervisee's own browser, and the text that comes back."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest

from acting import record
from cases import shown, ways
from places import LANDED
from records import COURSE

HEARD = "his wife wants to, on Tuesday"
DRAFT = "document.querySelector('.hear tbody:not([hidden]) .hear-mail').search"
WRITTEN = "What would each of you want from the hour?"
WANTED = "The first sentence to a guest."
MODULE = COURSE.module("partner-as-guest")
CASE = next(c for c in COURSE.cases if c.id == "the-extra-chair")


def lines(text: str) -> list[str]:
    """A text that was marked has an empty line between its paragraphs when it is pasted."""
    return [line for line in text.splitlines() if line]


def copied(engine, status: str) -> str:
    """What a reader gets who pastes. Where a browser lets no page copy, as Chromium when it is driven,
    the text is marked, and a key copies it.
    """
    says = f"document.querySelector({status!r}).textContent"
    engine.until(f"/^Copied|marked/.test({says})")
    if "marked" in engine.evaluate(says):
        engine.hold("Control", "c")
    return engine.pasted()


@pytest.mark.timeout(180)
def test_a_supervisors_week(another, address):
    supervisor = another()
    supervisor.open(address + "supervisors/hear-and-send/")
    supervisor.type("#hear-words", HEARD)
    supervisor.until("document.querySelectorAll('.hear tbody:not([hidden])').length === 1")
    supervisor.click("button", "Copy message")
    message = copied(supervisor, ".hear tbody:not([hidden]) [role=status]")
    draft = parse_qs(supervisor.evaluate(DRAFT).removeprefix("?"))["body"][0]
    assert lines(message) == lines(draft), "what is pasted is what the draft of an e-mail says"
    place = next(line for line in lines(message) if line.startswith("http"))
    assert place.startswith(address + MODULE.page.address) and len(message.split()) <= 80
    assert supervisor.evaluate("localStorage.length") == 0 and supervisor.went_wrong() == []

    supervisee = another()
    supervisee.open(place)
    supervisee.until(lambda: supervisee.evaluate(LANDED, place.partition("#")[2]), "the section that was sent")
    supervisee.type("course-write-first textarea", WRITTEN)
    supervisee.click("course-write-first button", "Compare with a colleague")
    supervisee.open(f"{address}practice/rehearse-{MODULE.id}/")
    heard = supervisee.evaluate(
        "() => speechSynthesis.getVoices().some((v) => v.localService && v.lang.startsWith('en'))"
    )
    assert supervisee.sees("button", "Hear the line") == heard, "WebKitGTK has voices, and calls none the device's own"
    supervisee.click(".client-line.now .practiced input")
    supervisee.open(address + CASE.page.address)
    way = min((w for id, w in ways(CASE).items() if any(m.id == id and m.ending for m in CASE.moments)), key=len)
    for target in way[1:]:
        supervisee.click(f".moment.now .choices a[href='#{target}']")
    assert shown(supervisee) == way[-1] and supervisee.sees("button", "Copy my way")

    supervisee.open(address + "my-course/")
    count = supervisee.evaluate("document.querySelectorAll('course-bring input[type=checkbox]').length")
    assert count == 3, "a text, a line and a way; nothing is ticked that nobody ticked"
    assert supervisee.evaluate("document.querySelectorAll('course-bring input:checked').length") == 0
    for n in range(count):
        supervisee.evaluate("n => { document.querySelectorAll('course-bring input[type=checkbox]')[n].click(); }", n)
    supervisee.type("#bring-want", WANTED)
    saved = supervisee.saved("course-bring button", "Save as text")
    assert saved.startswith("\ufeff") and saved.count("\n") == saved.count("\r\n"), "as Windows' editors read it"
    assert 1000 <= len(saved.encode()) <= 4000 and all(words in saved for words in (WRITTEN, WANTED, CASE.page.title))
    supervisee.click("course-bring button", "Copy")
    assert lines(copied(supervisee, "course-bring [role=status]")) == lines(saved.removeprefix("\ufeff"))
    assert "score" not in saved.lower() and not any(sign in saved for sign in "<>\t")

    assert record(supervisee)["owners"] and supervisee.went_wrong() == []

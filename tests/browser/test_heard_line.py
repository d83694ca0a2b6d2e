"""Hear the line: said by a voice of the device's own, on a button, and silent with the line. Headless browsers have no
voices, so these are stubs; which voice is chosen: tests/js/voice.test.js.
"""

from __future__ import annotations

import pytest

from access import faults
from acting import until

REHEARSED = "practice/rehearse-safety-and-scope/"
# Voices that come late, as in Chromium, and say nothing: what is spoken and whether it goes on. They tell when a line
# has ended, and not, as some browsers, that it was cut short.
VOICES = """
class Voices extends EventTarget {
  voices = []; said = []; speaking = null;
  getVoices() { return this.voices; }
  speak(saying) { this.speaking = saying; this.said.push([saying.text, saying.voice.name, saying.lang]); }
  cancel() { this.speaking = null; }
  finish() { this.speaking.dispatchEvent(new Event("end")); this.speaking = null; }
  arrive(...voices) { this.voices = voices; this.dispatchEvent(new Event("voiceschanged")); }
}
Object.defineProperty(window, "speechSynthesis", { value: new Voices() });
window.SpeechSynthesisUtterance = class extends EventTarget { constructor(text) { super(); this.text = text; } };
"""
OWN = "speechSynthesis.arrive({ name: 'own', lang: 'en-US', localService: true })"
CLOUD = "speechSynthesis.arrive({ name: 'cloud', lang: 'en-US', localService: false })"


@pytest.fixture
def rehearsal(visit, address):
    page = visit(address + REHEARSED, init=VOICES, color_scheme="light", reduced_motion="reduce")
    yield page
    assert page.errors == [] and page.foreign == []


def buttons(page) -> int:
    return page.get_by_role("button", name="Hear the line").count()


def test_only_a_voice_of_the_devices_own_has_a_button_and_says_the_line_alone(rehearsal):
    assert buttons(rehearsal) == 0
    rehearsal.evaluate(CLOUD)
    assert buttons(rehearsal) == 0
    rehearsal.evaluate(OWN)
    assert buttons(rehearsal) == 1 and "overhear" in rehearsal.locator(".client-line.now").inner_text()
    assert rehearsal.evaluate("speechSynthesis.said") == [], "it never begins by itself"
    rehearsal.get_by_role("button", name="Hear the line").press("Enter")
    line = rehearsal.locator(".client-line.now blockquote").inner_text().strip("“”")
    assert rehearsal.evaluate("speechSynthesis.said") == [[line, "own", "en-US"]]
    assert faults(rehearsal, "course-rehearsal") == []
    rehearsal.evaluate("speechSynthesis.finish()")
    rehearsal.get_by_role("button", name="Hear the line").press("Enter")
    rehearsal.get_by_role("button", name="Stop the voice").press("Enter")
    assert buttons(rehearsal) == 1 and rehearsal.evaluate("speechSynthesis.speaking") is None


@pytest.mark.parametrize(
    "leave",
    [
        "document.querySelector('.rehearsal-bar button').click()",
        "dispatchEvent(new Event('pagehide'))",
        "document.querySelector('course-rehearsal').remove()",
        "document.querySelector('.client-line.now .recorder button').click()",
        "{ const out = document.querySelector('a.leave'); out.href = '#'; out.click(); }",
    ],
    ids=["another line", "another page", "taken away", "recording", "quickly, while the other site is slow"],
)
def test_the_voice_falls_silent(rehearsal, leave):
    rehearsal.evaluate(OWN)
    rehearsal.get_by_role("button", name="Hear the line").click()
    rehearsal.evaluate(leave)
    until(rehearsal, "speechSynthesis.speaking === null")


def test_without_voices_nothing_is_said_of_them(visit, address):
    page = visit(address + REHEARSED, init="delete window.speechSynthesis; delete window.SpeechSynthesisUtterance;")
    page.locator(".client-line.now .recorder").wait_for()
    assert buttons(page) == 0 and "overhear" not in page.locator("article").inner_text() and page.errors == []

"""The microphone of a rehearsal is on only while a button says so, and what was said is nowhere but in memory."""

from __future__ import annotations

import pytest

from acting import kept, until

REHEARSED = "rehearse-absent-partner"


def test_a_reply_is_recorded_in_memory_only(visit, address):
    """With a microphone that hears nothing, as Chromium offers it for tests, and the reader's leave."""
    page = visit(f"{address}practice/{REHEARSED}/", permissions=["microphone"])
    asked = []
    page.on("request", lambda r: asked.append(r.url))
    for press in ("Record my reply", "Record again"):
        page.get_by_role("button", name=press).first.click()
        page.get_by_role("button", name="Stop recording").click(delay=50)
        until(
            page,
            "document.querySelector('.client-line.now audio').duration > 0 || document.querySelector('.client-line.now audio').readyState > 0",
        )
    assert page.locator(".client-line.now audio").get_attribute("src").startswith("blob:")
    assert "memory only" in page.locator(".client-line.now .recorder p").inner_text()
    assert [url for url in asked if not url.startswith("blob:") and "favicon" not in url] == []
    assert kept(page) == "[]" and page.errors == []


# A microphone that counts: how often it was asked for, and which of its tracks are live. `open`
# lets the browser grant it.
MICROPHONE = """
window.asked = 0; window.tracks = [];
window.granted = new Promise((done) => { window.grant = done; });
navigator.mediaDevices.getUserMedia = async () => {
  window.asked += 1;
  await window.granted;
  const stream = new AudioContext().createMediaStreamDestination().stream;
  window.tracks.push(...stream.getTracks());
  return stream;
};
window.live = () => window.tracks.filter((t) => t.readyState === 'live').length;
"""
GRANTED = MICROPHONE + "window.grant();"


@pytest.fixture
def recording(visit, address):
    """A rehearsal whose first reply is being recorded, and a look at it: (tracks that
    are live, buttons that say so).
    """
    page = visit(f"{address}practice/{REHEARSED}/", init=GRANTED)
    look = lambda: (page.evaluate("live()"), page.get_by_role("button", name="Stop recording").count())
    page.get_by_role("button", name="Record my reply").click()
    page.get_by_role("button", name="Stop recording").wait_for()
    assert look() == (1, 1)
    yield page, look
    assert page.errors == []


HIDE = "Object.defineProperty(document, 'visibilityState', {value: 'hidden'}); document.dispatchEvent(new Event('visibilitychange'))"
LEAVE = "window.dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))"


@pytest.mark.parametrize(
    "away",
    [
        lambda page: page.get_by_role("button", name="Next line").click(),
        lambda page: page.evaluate(HIDE),
        lambda page: page.evaluate(LEAVE),
        lambda page: page.locator("course-rehearsal").evaluate("e => e.remove()"),
        lambda page: page.evaluate("tracks[0].dispatchEvent(new Event('ended')), tracks[0].stop()"),
    ],
    ids=["line", "hidden", "pagehide", "disconnected", "unplugged"],
)
def test_the_microphone_is_on_only_while_a_button_says_so(recording, away):
    page, look = recording
    away(page)
    until(page, "live() === 0")
    assert look() == (0, 0)


# Ten seconds of silence, played in the place of the reply, which may be too short to play.
PLAY = """async () => {
  const head = [0x46464952, 80036, 0x45564157, 0x20746d66, 16, 0x00010001, 8000, 8000, 0x00080001, 0x61746164, 80000];
  const sound = new Blob([Uint32Array.from(head), new Uint8Array(80000).fill(128)], {type: 'audio/wav'});
  const audio = document.querySelector('audio');
  audio.src = URL.createObjectURL(sound);
  await audio.play();
}"""


def test_what_was_said_before_the_line_changed_can_be_heard_and_falls_silent_with_its_line(recording):
    page, look = recording
    page.get_by_role("button", name="Next line").click()
    until(page, "document.querySelector('audio').src.startsWith('blob:')")
    page.evaluate("document.querySelector('course-rehearsal').show(0, true)")
    assert (
        page.locator(".client-line.now audio").is_visible()
        and page.get_by_role("button", name="Record again").is_visible()
    )
    page.evaluate(PLAY)
    assert not page.evaluate("document.querySelector('audio').paused")
    page.get_by_role("button", name="Next line").click()
    assert page.evaluate("document.querySelector('audio').paused") and look() == (0, 0)


def test_a_double_click_opens_one_microphone(visit, address):
    page = visit(f"{address}practice/{REHEARSED}/", init=MICROPHONE)
    page.evaluate(
        "const b = document.querySelector('.client-line.now .recorder button'); b.click(); b.click(); b.click()"
    )
    assert page.evaluate("asked") == 1
    page.evaluate("grant()")
    page.get_by_role("button", name="Stop recording").click()
    until(page, "live() === 0")
    assert page.evaluate("asked") == 1 and page.errors == []


@pytest.mark.parametrize(
    "away",
    [lambda page: page.get_by_role("button", name="Next line").click(), lambda page: page.evaluate(LEAVE)],
    ids=["line", "pagehide"],
)
def test_a_microphone_granted_after_the_reader_has_moved_on_is_given_back_at_once(visit, address, away):
    page = visit(f"{address}practice/{REHEARSED}/", init=MICROPHONE)
    page.get_by_role("button", name="Record my reply").click()
    away(page)
    page.evaluate("grant()")
    until(page, "tracks.length === 1 && live() === 0")
    assert page.get_by_role("button", name="Stop recording").count() == 0
    page.locator(".client-line.now").get_by_role(
        "button", name="Record my reply"
    ).click()  # and this line can be recorded
    until(page, "live() === 1")
    assert page.errors == []


def test_a_late_grant_takes_no_button_away_from_the_recording_that_came_after(visit, address):
    page = visit(f"{address}practice/{REHEARSED}/", init=MICROPHONE)
    page.get_by_role("button", name="Record my reply").click()
    page.get_by_role("button", name="Next line").click()
    page.evaluate("document.querySelector('course-rehearsal').show(0, true)")
    page.get_by_role("button", name="Record my reply").click()
    page.evaluate("grant()")
    page.get_by_role("button", name="Stop recording").wait_for()
    until(page, "tracks.length === 2 && live() === 1")
    page.get_by_role("button", name="Stop recording").click()
    assert page.evaluate("live()") == 0 and page.errors == []


def test_recording_again_at_once_says_so(recording):
    page, look = recording
    page.evaluate("const b = document.querySelector('.client-line.now .recorder button'); b.click(); b.click()")
    page.get_by_role("button", name="Stop recording").wait_for()
    until(page, "document.querySelector('audio').src.startsWith('blob:')")
    assert look() == (1, 1)
    page.get_by_role("button", name="Stop recording").click()
    assert look() == (0, 0)


def test_a_recorder_that_cannot_start_gives_the_microphone_back(visit, address):
    page = visit(
        f"{address}practice/{REHEARSED}/",
        init=GRANTED + "MediaRecorder.prototype.start = () => { throw new DOMException('no', 'NotSupportedError'); };",
    )
    page.get_by_role("button", name="Record my reply").click()
    page.get_by_text("No microphone can be used").first.wait_for()
    assert page.evaluate("live()") == 0 and page.errors == []

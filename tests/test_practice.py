"""Cases, rehearsals, worksheets and writing first, in a real Chromium."""

from __future__ import annotations

import re
import threading
from collections import deque
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

import browser
from access import in_both_schemes
from acting import BUSY, FORBID, FULL, record, sheets, until
from building import ROOT
from course.checks.practice import ASKED
from course.load import load

COURSE = load(ROOT)[0]
CASES = [c.id for c in COURSE.cases]
REHEARSALS = [r.id for r in COURSE.rehearsals]
SHEETS = [w.id for w in COURSE.worksheets]


def kept(page) -> str:
    """All that the site has stored on this device."""
    return page.evaluate("JSON.stringify(Object.entries(localStorage).concat(Object.entries(sessionStorage)))")


# --- Cases --------------------------------------------------------------------------------------------------------


@pytest.fixture(params=CASES)
def case(request):
    return next(c for c in COURSE.cases if c.id == request.param)


def ways(case) -> dict[str, list[str]]:
    """{moment: the shortest way to it from the first}, breadth first."""
    found = {case.moments[0].id: [case.moments[0].id]}
    waiting = deque(found)
    choices = {m.id: [c.target for c in m.choices] for m in case.moments}
    while waiting:
        id = waiting.popleft()
        for target in choices[id]:
            if target not in found:
                found[target] = [*found[id], target]
                waiting.append(target)
    return found


def shown(page) -> str:
    """The id of the only moment that is shown."""
    return page.evaluate("[...document.querySelectorAll('.moment')].filter(m => m.checkVisibility()).map(m => m.querySelector('h2').id).join()")


def follow(page, way: list[str]) -> None:
    """Take the choices that lead along `way`, one after the other, in one call: a case has hundreds of steps."""
    page.evaluate("way => way.forEach(id => document.querySelector(`.moment.now .choices a[href='#${id}']`).click())", way[1:])


def test_every_choice_of_a_case_is_played(visit, address, case):
    """Every moment is reached by its shortest way and every choice taken from there: so is every ending."""
    page = visit(address + case.page.address)
    endings, taken = set(), 0
    for moment in case.moments:
        way = ways(case)[moment.id]
        for n, choice in enumerate(moment.choices or [None]):
            page.evaluate("document.querySelector('.way button:last-child')?.click()")  # start again
            follow(page, way)
            assert shown(page) == moment.id
            assert page.locator(".way li").count() == len(way) - 1
            if choice is None:
                endings.add(moment.id)
                assert page.locator(".moment.now .debrief").is_visible() and page.get_by_role("button", name="Again, from the start").is_visible()
                continue
            link = page.locator(".moment.now .choices a").nth(n)
            said = link.inner_text()
            link.click()
            assert shown(page) == choice.target
            assert page.locator(".way li").last.locator("span").inner_text() == said
            assert page.evaluate("document.activeElement.id") == choice.target
            taken += 1
    assert endings == {m.id for m in case.moments if m.ending}
    assert taken == sum(len(m.choices) for m in case.moments) and page.errors == []


def test_a_case_by_keyboard_alone_to_a_good_ending_and_back(visit, address, case):
    page = visit(address + case.page.address)
    good = min((m.id for m in case.moments if m.ending == "good"), key=lambda id: len(ways(case)[id]))
    way = ways(case)[good]
    for here, target in zip(way, way[1:], strict=False):
        page.locator(f"#{here}").evaluate("e => { e.tabIndex = -1; e.focus(); }") if here == way[0] else None
        while page.evaluate("document.activeElement.getAttribute('href')") != f"#{target}" or not page.evaluate("!!document.activeElement.closest('.choices')"):
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement !== document.body"), "focus was lost"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == target
    assert page.locator(".way-status").inner_text().startswith("An ending, after ")
    page.go_back()
    assert shown(page) == way[-2] and page.evaluate("document.activeElement.id") == way[-2]
    page.go_forward()
    assert shown(page) == good and page.locator(".way li").count() == len(way) - 1
    page.reload()
    assert shown(page) == good and page.locator(".way li").count() == len(way) - 1


def test_the_way_leads_back_and_the_roads_not_taken_can_be(visit, address, case):
    page = visit(address + case.page.address)
    ending = max((m.id for m in case.moments if m.ending), key=lambda id: len(ways(case)[id]))
    way = ways(case)[ending]
    follow(page, way)
    page.get_by_role("button", name="One step back").click()
    assert shown(page) == way[-2]
    page.locator(".way li button").nth(1).click()
    assert shown(page) == way[1] and page.locator(".way li").count() == 1
    follow(page, way[1:])
    page.locator(".after-ending summary").click()
    other = page.locator(".after-ending li button").first
    n, choice = (int(other.get_attribute(f"data-{name}")) for name in ("other", "choice"))
    other.click()
    assert shown(page) == next(m for m in case.moments if m.id == way[n]).choices[choice].target
    page.get_by_role("button", name="Start again").click()
    assert shown(page) == way[0] and not page.locator(".way").is_visible()
    page.goto(address + "my-course/")
    endings = sum(bool(m.ending) for m in case.moments)
    assert f"{case.page.title}: 1 of {endings} endings seen." in page.locator("course-progress").text_content()


def test_a_link_into_the_middle_and_a_forged_history(visit, address, case):
    middle = case.moments[3].id
    page = visit(f"{address}{case.page.address}#{middle}")
    assert shown(page) == middle and "middle of this case" in page.locator(".way-status").inner_text()
    for state in ("{way: 7}", "{way: [{at: 'x', n: 0}]}", "{way: [null, {at: '__proto__', n: 'constructor'}]}", "{way: [{at: {toString: 1}, n: {toString: 1}}]}", "'way'"):
        page.evaluate(f"history.replaceState({state}, '')")
        page.reload()
        assert shown(page) == middle and page.locator(".way li").count() == 0
    for torn in ("no-such-moment", "%", "%E4%"):  # a mail program may cut a link anywhere
        page.goto(f"{address}{case.page.address}#{torn}")
        page.reload()
        assert shown(page) == case.moments[0].id and page.errors == []


def test_a_case_reads_without_javascript_and_on_paper(visit, chromium, address, case):
    page = visit(address + case.page.address, java_script_enabled=False)
    for moment in case.moments:
        assert page.locator(f"#{moment.id}").is_visible()
        for choice in moment.choices:
            link = page.locator(f".moment:has(> #{moment.id}) .choices a[href='#{choice.target}']").first
            assert link.is_visible() and link.evaluate("e => e.nextElementSibling.textContent") == f"→ {case.numbers[choice.target]}"
    printed = chromium.new_page()
    printed.goto(address + case.page.address)
    text = " ".join(sheets(printed))
    printed.close()
    assert text.count("What else could be said.") == sum(bool(m.ending) for m in case.moments)
    assert text.count("→") >= sum(len(m.choices) for m in case.moments) and "Start again" not in text


def test_the_search_index_spoils_no_case(site):
    index = (site / "search/search_index.json").read_text("utf-8")
    for case in COURSE.cases:
        assert f'"cases/{case.id}/"' in index
        for moment in case.moments:
            assert f"#{moment.id}" not in index
            assert moment.scene.strip().split("\n")[0][:40] not in index, moment.id


@pytest.mark.parametrize("state", ["start", "ending"])
def test_access_of_a_case(visit, address, case, state):
    page = visit(address + case.page.address, color_scheme="light", reduced_motion="reduce")
    if state == "ending":
        follow(page, ways(case)[next(m.id for m in case.moments if m.ending == "poor")])
        page.locator(".after-ending summary").click()
    assert in_both_schemes(page, state, [["course-case"]]) == {f"default {state}": [], f"slate {state}": []}


# --- Rehearsals -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def with_microphone(address):
    """A browser with a microphone that is not there, as Chromium offers it for tests."""
    result = {}

    def rehearse():  # Playwright does not nest in one thread
        with sync_playwright() as playwright:
            flags = [*browser.FLAGS, "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
            started = playwright.chromium.launch(executable_path=browser.chromium(), args=flags)
            page = started.new_context(permissions=["microphone"]).new_page()
            asked, errors = [], []
            page.on("request", lambda r: asked.append(r.url))
            page.on("pageerror", lambda e: errors.append(str(e)))
            page.goto(f"{address}practice/{REHEARSALS[0]}/")
            loaded = len(asked)
            for press in ("Record my reply", "Record again"):
                page.get_by_role("button", name=press).first.click()
                page.get_by_role("button", name="Stop recording").click(delay=50)
                until(page, "document.querySelector('.client-line.now audio').duration > 0 || document.querySelector('.client-line.now audio').readyState > 0")
            result.update(
                source=page.locator(".client-line.now audio").get_attribute("src"),
                said=page.locator(".client-line.now .recorder p").inner_text(),
                asked=[url for url in asked[loaded:] if not url.startswith("blob:") and "favicon" not in url],
                kept=kept(page),
                errors=errors,
            )
            started.close()

    thread = threading.Thread(target=rehearse)
    thread.start()
    thread.join()
    return result


def test_a_reply_is_recorded_in_memory_only(with_microphone):
    assert with_microphone["source"].startswith("blob:") and "memory only" in with_microphone["said"]
    assert with_microphone["asked"] == [] and with_microphone["kept"] == "[]" and with_microphone["errors"] == []


# A microphone that counts: how often it was asked for, and which of its tracks are live. `open` lets the browser grant it.
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
    """A rehearsal whose first reply is being recorded, and a look at it: (tracks that are live, buttons that say so)."""
    page = visit(f"{address}practice/{REHEARSALS[0]}/", init=GRANTED)
    look = lambda: (page.evaluate("live()"), page.get_by_role("button", name="Stop recording").count())  # noqa: E731
    page.get_by_role("button", name="Record my reply").click()
    page.get_by_role("button", name="Stop recording").wait_for()
    assert look() == (1, 1)
    yield page, look
    assert page.errors == []


HIDE = "Object.defineProperty(document, 'visibilityState', {value: 'hidden'}); document.dispatchEvent(new Event('visibilitychange'))"
LEAVE = "window.dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))"


@pytest.mark.parametrize("away", [
    lambda page: page.get_by_role("button", name="Next line").click(),
    lambda page: page.evaluate(HIDE),
    lambda page: page.evaluate(LEAVE),
    lambda page: page.locator("course-rehearsal").evaluate("e => e.remove()"),
    lambda page: page.evaluate("tracks[0].dispatchEvent(new Event('ended')), tracks[0].stop()"),
], ids=["line", "hidden", "pagehide", "disconnected", "unplugged"])
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
    assert page.locator(".client-line.now audio").is_visible() and page.get_by_role("button", name="Record again").is_visible()
    page.evaluate(PLAY)
    assert not page.evaluate("document.querySelector('audio').paused")
    page.get_by_role("button", name="Next line").click()
    assert page.evaluate("document.querySelector('audio').paused") and look() == (0, 0)


def test_a_double_click_opens_one_microphone(visit, address):
    page = visit(f"{address}practice/{REHEARSALS[0]}/", init=MICROPHONE)
    page.evaluate("const b = document.querySelector('.client-line.now .recorder button'); b.click(); b.click(); b.click()")
    assert page.evaluate("asked") == 1
    page.evaluate("grant()")
    page.get_by_role("button", name="Stop recording").click()
    until(page, "live() === 0")
    assert page.evaluate("asked") == 1 and page.errors == []


@pytest.mark.parametrize("away", [lambda page: page.get_by_role("button", name="Next line").click(), lambda page: page.evaluate(LEAVE)], ids=["line", "pagehide"])
def test_a_microphone_granted_after_the_reader_has_moved_on_is_given_back_at_once(visit, address, away):
    page = visit(f"{address}practice/{REHEARSALS[0]}/", init=MICROPHONE)
    page.get_by_role("button", name="Record my reply").click()
    away(page)
    page.evaluate("grant()")
    until(page, "tracks.length === 1 && live() === 0")
    assert page.get_by_role("button", name="Stop recording").count() == 0
    page.locator(".client-line.now").get_by_role("button", name="Record my reply").click()  # and this line can be recorded
    until(page, "live() === 1")
    assert page.errors == []


def test_a_late_grant_takes_no_button_away_from_the_recording_that_came_after(visit, address):
    page = visit(f"{address}practice/{REHEARSALS[0]}/", init=MICROPHONE)
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
    page = visit(f"{address}practice/{REHEARSALS[0]}/", init=GRANTED + "MediaRecorder.prototype.start = () => { throw new DOMException('no', 'NotSupportedError'); };")
    page.get_by_role("button", name="Record my reply").click()
    page.get_by_text("No microphone can be used").first.wait_for()
    assert page.evaluate("live()") == 0 and page.errors == []


# Nothing may be hidden that no button brings back: where an older browser lacks something, and where a script meets an error.
OLDER = "delete Array.prototype.findLastIndex;"
ERROR = "Object.defineProperty(window, 'courseDom', {get: () => ({}), set: () => {}});"


def test_an_older_browser_rehearses_too(visit, address):
    page = visit(f"{address}practice/{REHEARSALS[0]}/", init=OLDER)
    page.get_by_role("button", name="Next line").click()
    page.get_by_role("button", name="Harder").click()
    page.get_by_role("button", name="Easier").click()
    assert page.locator(".client-line.now").count() == 1 and page.errors == []


def test_an_error_hides_no_line_of_a_rehearsal_and_no_moment_of_a_case(visit, address):
    for path, piece in ((f"practice/{REHEARSALS[0]}/", ".client-line"), (f"cases/{CASES[0]}/", ".moment")):
        page = visit(address + path, init=ERROR)
        assert page.errors and page.locator(piece).count() > 3
        assert page.locator(piece).evaluate_all("all => all.every(e => e.checkVisibility())"), path


@pytest.fixture(params=REHEARSALS)
def rehearsal(request):
    return next(r for r in COURSE.rehearsals if r.id == request.param)


def test_a_rehearsal_from_easy_to_hard_without_a_microphone(visit, address, rehearsal):
    page = visit(address + rehearsal.page.address)
    here = lambda: page.evaluate("[...document.querySelectorAll('.client-line')].filter(l => l.checkVisibility()).map(l => l.querySelector('h2').id).join()")  # noqa: E731
    assert here() == rehearsal.lines[0].section.id
    assert page.locator(".client-line.now .self-check input").count() == len(rehearsal.criteria)
    page.locator(".client-line.now").get_by_role("button", name="Record my reply").click()
    page.get_by_text("No microphone can be used").first.wait_for()
    page.locator(".client-line.now .self-check input").first.check()
    page.locator(".client-line.now summary").click()
    assert page.locator(".client-line.now details p").first.is_visible()
    for line in rehearsal.lines[1:]:
        page.get_by_role("button", name="Next line").click()
        assert here() == line.section.id and page.evaluate("document.activeElement.id") == line.section.id
    page.get_by_role("button", name="Easier").click()
    assert page.locator(".client-line.now").get_attribute("data-level") == "2"
    page.get_by_role("button", name="Harder").click()
    assert page.locator(".client-line.now").get_attribute("data-level") == "3"
    assert kept(page) == "[]" and page.errors == []


def test_a_rehearsal_reads_without_javascript(visit, address, rehearsal):
    page = visit(address + rehearsal.page.address, java_script_enabled=False)
    for line in rehearsal.lines:
        assert page.locator(f"#{line.section.id}").is_visible()
    page.locator("summary").first.click()
    assert page.locator("details p").first.is_visible()


def test_access_of_a_rehearsal(visit, address, rehearsal):
    page = visit(address + rehearsal.page.address, color_scheme="light", reduced_motion="reduce")
    page.get_by_role("button", name="Harder").click()
    page.locator(".client-line.now summary").click()
    page.locator(".client-line.now .self-check input").first.check()
    assert in_both_schemes(page, "answered", [["course-rehearsal"]]) == {"default answered": [], "slate answered": []}


# --- Worksheets -----------------------------------------------------------------------------------------------------


@pytest.fixture(params=SHEETS)
def sheet(request):
    return next(w for w in COURSE.worksheets if w.id == request.param)


def fill(page, sheet, text: str) -> None:
    for field in sheet.fields:
        if field.kind == "text":
            page.locator(f"textarea#{field.id}").fill(text)
        elif field.kind == "tick":
            page.locator(f"input#{field.id}").check()
        else:
            page.locator(f"fieldset#{field.id} input").first.check()


@pytest.mark.parametrize("format", ["A4", "Letter"])
def test_a_worksheet_is_one_page_blank_and_filled(visit, address, sheet, format):
    page = visit(address + sheet.page.address)
    (blank,) = sheets(page, format)
    assert "Who fills it in:" in blank
    assert "Leave quickly" not in blank and "Not a therapist?" not in blank and "Save as text" not in blank
    assert sheet.page.meta.held_by == "therapist" or not ASKED.search(blank), "a client may hold it, at home"
    fill(page, sheet, "Back at half past eight")
    (filled,) = sheets(page, format)
    assert filled.count("Back at half past eight") == sum(f.kind == "text" for f in sheet.fields)


def test_a_worksheet_is_saved_as_text_and_kept_nowhere(visit, address, sheet):
    page = visit(address + sheet.page.address)
    strange = "<script>window.injected = 1</script> " + "x" * 10_000
    fill(page, sheet, strange)
    assert "longer than its box" in page.locator(".sheet-bar").inner_text()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as text").click()
    assert download.value.suggested_filename == f"{sheet.id}.txt"
    text = Path(download.value.path()).read_text("utf-8")
    assert text.count(strange) == sum(f.kind == "text" for f in sheet.fields)
    for field in sheet.fields:
        assert (re.sub(r"\W+", "", field.label.replace("*", ""))[:30] in re.sub(r"\W+", "", text)) == (not field.for_therapist), field.id
    assert page.evaluate("window.injected") is None and page.errors == []
    if sheet.id == "skills-self-check":
        assert strange in [versions[-1]["text"] for versions in record(page)["sheets"][sheet.id].values()]
        return
    assert kept(page) == "[]"
    page.reload()
    assert page.locator("textarea").evaluate_all("all => all.every(a => a.value === '')")
    assert page.locator(".md-content input:checked").count() == 0


def test_a_worksheet_is_cleared(visit, address, sheet):
    page = visit(address + sheet.page.address)
    fill(page, sheet, "text")
    page.get_by_role("button", name="Clear the sheet").click()
    assert page.locator("textarea").evaluate_all("all => all.every(a => a.value === '')")
    assert page.locator(".md-content input:checked").count() == 0
    page.reload()
    assert page.locator(".md-content input:checked").count() == 0


def test_a_file_can_be_fetched_for_a_while_after_it_was_offered(visit, address):
    """Some browsers ask the reader first."""
    page = visit("about:blank", init="window.gone = []; URL.revokeObjectURL = (address) => gone.push(address);")
    page.clock.install()
    page.goto(address + "practice/conversation-preparation/")
    with page.expect_download():
        page.get_by_role("button", name="Save as text").click()
    page.clock.run_for(40_000)
    assert page.evaluate("gone") == []
    page.clock.run_for(40_000)
    assert len(page.evaluate("gone")) == 1


STATE = "[...document.querySelectorAll('course-worksheet :is(input, textarea)')].map((i) => [i.id, i.checked, i.value])"


def test_a_sheet_that_was_cleared_can_be_put_back_for_a_while(visit, address):
    """With the record of the self-check; not after half a minute, or when something else is written: the next to write may be somebody else."""
    page = visit("about:blank")
    page.clock.install()
    for path in ("practice/conversation-preparation/", "practice/skills-self-check/"):
        sheet = next(w for w in COURSE.worksheets if w.page.address == path)
        clear, back = (page.get_by_role("button", name=name) for name in ("Clear the sheet", "Put it back"))
        page.goto(address + path)
        clear.click()
        assert back.count() == 0, "there was nothing on it"
        fill(page, sheet, "text")
        before = page.evaluate(STATE)
        clear.press("Enter")
        assert page.evaluate(STATE) != before
        back.press("Enter")
        assert page.evaluate(STATE) == before and back.count() == 0
        assert page.evaluate("document.activeElement.textContent") == "Clear the sheet"
        if path == "practice/skills-self-check/":
            page.reload()
            assert page.evaluate(STATE) == before
        clear.click()
        page.clock.run_for(29_000)
        assert back.is_visible()
        page.clock.run_for(2_000)
        assert back.count() == 0
        page.locator("course-worksheet textarea").first.fill("new")
        clear.click()
        page.locator("course-worksheet textarea").first.fill("another hand")
        assert back.count() == 0
    assert page.errors == []


def test_a_worksheet_works_without_javascript_and_offers_a_way_off(visit, address, sheet):
    page = visit(address + sheet.page.address, java_script_enabled=False)
    assert page.get_by_role("link", name="Leave quickly").first.is_visible()
    for field in sheet.fields:
        assert page.locator(f"#{field.id}").is_visible()
    for label in page.locator("course-worksheet label, course-worksheet legend").all():
        assert label.inner_text().strip()


def test_access_of_a_filled_worksheet(visit, address, sheet):
    page = visit(address + sheet.page.address, color_scheme="light", reduced_motion="reduce")
    fill(page, sheet, "text")
    assert in_both_schemes(page, "filled", [["course-worksheet"]]) == {"default filled": [], "slate filled": []}


def test_the_self_check_is_kept_and_says_where_to_go(visit, address):
    page = visit(address + "practice/skills-self-check/")
    skills = ("know", "say", "listen", "steady", "pause")
    for skill in skills:
        page.locator(f"#{skill} input").nth(0 if skill == "steady" else 2).check()
    first = page.locator("[data-first]")
    assert first.count() == 1
    links = first.locator("a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert any(link.endswith("communication-skills/#steady") for link in links)
    assert any("/rehearse-" in link for link in links) and len(links) >= 3
    page.reload()
    assert page.locator("#steady input").nth(0).is_checked() and page.locator("[data-first]").count() == 1


# --- Write first ----------------------------------------------------------------------------------------------------


@pytest.fixture
def writing(visit, address):
    return visit(address + "modules/time-outs/")


def own(page, n: int = 0):
    return page.locator("course-write-first textarea").nth(n)


def test_what_was_written_first_is_kept_and_compared(writing):
    page = writing
    assert page.locator("course-write-first").count() == len(re.findall("<details", COURSE.module("time-outs").page.text))
    assert not page.locator("course-write-first details p").first.is_visible()
    strange = "\"I'm back.\" <script>window.injected = 1</script>" + "y" * 10_000
    own(page).fill(strange)
    page.get_by_role("button", name="Compare with a colleague").first.click()
    assert page.locator("course-write-first details p").first.is_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.reload()
    assert own(page).input_value() == strange and own(page, 1).input_value() == ""
    assert page.evaluate("window.injected") is None and page.errors == []
    own(page).fill("")
    own(page).blur()
    page.reload()
    assert own(page).input_value() == ""


def test_who_comes_to_a_place_finds_the_page_as_it_will_be(visit, address):
    page = visit(address + "modules/time-outs/#write-oh-now", init=BUSY)
    assert own(page).is_visible() and own(page).bounding_box()["y"] < page.locator("#write-oh-now").bounding_box()["y"]
    page.goto(address + "modules/absent-partner/")
    assert own(page).count() == 0
    page.reload()
    assert own(page).is_visible()
    page.goto(address + "monday/")
    page.go_back()
    assert own(page).is_visible()


def test_a_browser_without_idle_callbacks_offers_a_place_to_write_too(visit, address):
    page = visit(address + "modules/time-outs/", init="delete window.requestIdleCallback")
    own(page).fill("I am back for that.")
    assert page.errors == []


def test_a_text_is_kept_when_the_page_is_left_in_mid_sentence(writing, address):
    own(writing).fill("half a sent")
    writing.goto(address + "monday/")
    writing.go_back()
    assert own(writing).input_value() == "half a sent"


@pytest.mark.parametrize("block, says", [(FORBID, "keeps nothing"), (FULL, "storage is full")], ids=["forbidden", "full"])
def test_without_storage_the_page_says_so_and_keeps_the_text_on_screen(visit, address, block, says):
    page = visit(address + "monday/")
    page.add_init_script(block)
    page.goto(address + "modules/time-outs/")
    own(page).fill("I am back for that.")
    own(page).blur()
    assert says in page.locator(".storage-note").inner_text()
    assert own(page).input_value() == "I am back for that." and page.errors == []


def test_two_tabs_keep_each_others_texts(writing, address):
    other = writing.context.new_page()
    other.goto(writing.url)
    own(writing, 0).fill("first tab")
    own(writing, 0).blur()
    own(other, 1).fill("second tab")
    own(other, 1).blur()
    until(writing, "document.querySelectorAll('course-write-first textarea')[1].value === 'second tab'")
    for page in (writing, other):
        page.reload()
        assert (own(page, 0).input_value(), own(page, 1).input_value()) == ("first tab", "second tab")

"""The way off a page for somebody who may be watched, the line below the header that carries it, and what a page leaves behind."""

from __future__ import annotations

import json
import re
from urllib.parse import urljoin

import pytest

from access import in_both_schemes
from acting import KEY, answer, record, until
from building import KINDS
from keyboard import FOCUS, PHONE, ZOOMED, lost, stops

ELSEWHERE = "https://www.wikipedia.org/"
HERE = "modules/safety-and-scope/"
# The script's own two timers are fired by hand: `late()` and `stuck()`.
TIMERS = """
{ const real = window.setTimeout, clear = window.clearTimeout, held = new Map(); let n = 0;
  const fire = (ms) => [...held].filter(([, t]) => t.ms === ms).forEach(([id, t]) => { held.delete(id); t.act(); });
  window.setTimeout = (act, ms, ...more) => ms === 5000 || ms === 2000 ? (held.set(--n, {act, ms}), n) : real(act, ms, ...more);
  window.clearTimeout = (id) => held.delete(id) || clear(id);
  window.late = () => fire(5000); window.stuck = () => fire(2000); }
"""


@pytest.fixture
def leaving(visit, address):
    """A page of the course with another before it in the tab's history, and a site elsewhere that answers."""

    def open_page(path=HERE, init=TIMERS, **options):
        page = visit(address + "course/about/", init, **options)
        page.context.route(ELSEWHERE + "**", lambda route: route.fulfill(body="<title>elsewhere</title>", content_type="text/html"))
        page.goto(address + path)
        return page

    return open_page


def three(page) -> None:
    for _ in range(3):
        page.keyboard.press("Shift")


def said(page) -> str:
    return page.locator(".leave-says").text_content()


# --- Leaving ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", [
    lambda page: page.get_by_role("link", name="Leave quickly").first.click(),
    lambda page: page.get_by_role("link", name="Leave quickly").last.click(),
    lambda page: page.get_by_role("link", name="Leave quickly").first.press("Enter"),
    lambda page: page.get_by_role("link", name="Leave quickly").first.click(modifiers=["Control"]),
    three,
    lambda page: [page.locator("textarea").first.fill("Mine."), page.locator("textarea").first.focus(), three(page)],
], ids=["line", "footer", "Enter", "Control", "Shift", "in a text box"])
def test_leaving_puts_another_site_in_place_of_the_page(leaving, address, way):
    page = leaving()
    way(page)
    page.wait_for_url(ELSEWHERE)
    assert len(page.context.pages) == 1
    page.go_back()
    assert page.url == address + "course/about/"


@pytest.mark.parametrize("script", ["throw new Error('broken');", "}", None], ids=["throws", "torn", "missing"])
def test_no_other_script_can_take_the_way_off_away(leaving, script):
    page = leaving()
    page.route("**/assets/*.js", lambda route: route.continue_() if "leave.js" in route.request.url else route.abort() if script is None else route.fulfill(body=script, content_type="text/javascript"))
    page.add_init_script("addEventListener('keyup', (e) => e.stopImmediatePropagation()); addEventListener('click', (e) => e.stopPropagation());")
    page.reload()
    assert page.evaluate("window.courseStore") is None
    page.get_by_role("link", name="Leave quickly").first.click()
    page.wait_for_url(ELSEWHERE)


def test_without_javascript_the_link_is_a_link(leaving):
    page = leaving(java_script_enabled=False)
    page.get_by_role("link", name="Leave quickly").first.click()
    page.wait_for_url(ELSEWHERE)


NOTHING = lambda route: route.fulfill(status=204)  # noqa: E731  (a browser stays where it is)


@pytest.fixture
def blank(leaving):
    """A page that has been left for a site that does not answer."""
    page = leaving()
    page.context.route(ELSEWHERE + "**", NOTHING)
    three(page)
    return page


def test_the_page_is_empty_at_once_and_says_why(blank):
    assert blank.get_by_role("alert").inner_text() == "Leaving." and blank.get_by_role("alert").bounding_box() == {"x": 0, "y": 0, "width": 1280, "height": 900}
    assert blank.evaluate("document.documentElement.innerText") == "Leaving."
    blank.keyboard.press("Tab")
    assert blank.evaluate("document.activeElement.tagName") == "BODY"


def test_a_page_that_the_browser_brings_back_is_whole_again(blank):
    blank.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: false}))")
    assert not blank.locator("h1").is_visible(), "loaded late, and left already"
    blank.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    assert blank.locator("h1").is_visible() and blank.get_by_role("alert").count() == 0 and said(blank) == ""
    blank.keyboard.press("Shift")
    assert "two more times" in said(blank)


# --- Three Shifts, each alone -----------------------------------------------------------------------------------------------


def test_the_count_is_told_and_forgotten(leaving, address):
    page = leaving()
    region = page.locator(".leave-says")
    assert region.get_attribute("role") == "status" and region.bounding_box()["width"] <= 1 and region.evaluate("e => e.checkVisibility()")
    for press, text in (("Shift", "Press Shift two more times to leave this page."), ("Shift", "Press Shift one more time to leave this page.")):
        page.keyboard.press(press)
        assert said(page) == text
    page.evaluate("late()")
    assert said(page) == "Leaving quickly has timed out."
    page.evaluate("late()")
    assert said(page) == ""
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.keyboard.press("ArrowDown")  # something else is being done
    assert said(page) == "Leaving quickly has timed out." and page.url == address + HERE
    page.keyboard.press("Shift")
    assert said(page) == "Press Shift two more times to leave this page."
    page.evaluate("late(); late()")
    three(page)
    page.wait_for_url(ELSEWHERE)


def held(page, key, act):
    page.keyboard.down(key)
    act()
    page.keyboard.up(key)


def wheel(page):
    page.evaluate("window.wheeled = false; addEventListener('wheel', () => { window.wheeled = true; }, {once: true})")
    page.mouse.wheel(120, 0)
    until(page, "window.wheeled")


@pytest.mark.parametrize("use", [
    lambda page: held(page, "Alt", lambda: page.keyboard.press("Shift")),
    lambda page: held(page, "Control", lambda: page.keyboard.press("Shift")),
    lambda page: held(page, "Meta", lambda: page.keyboard.press("Shift")),
    lambda page: held(page, "AltGraph", lambda: page.keyboard.press("Shift")),
    lambda page: held(page, "Shift", lambda: page.keyboard.press("Alt")),
    lambda page: [page.keyboard.down("Shift"), page.keyboard.down("Alt"), page.keyboard.up("Shift"), page.keyboard.up("Alt")],
    lambda page: held(page, "Shift", lambda: page.keyboard.press("A")),
    lambda page: held(page, "Shift", lambda: page.keyboard.press("Tab")),
    lambda page: [page.keyboard.down("Shift"), page.keyboard.down("a"), page.keyboard.up("Shift"), page.keyboard.up("a")],
    lambda page: held(page, "ShiftLeft", lambda: page.keyboard.press("ShiftRight")),
    lambda page: held(page, "Shift", lambda: page.mouse.click(640, 500)),
    lambda page: held(page, "Shift", lambda: [page.mouse.click(640, 500), page.keyboard.down("Shift")]),
    lambda page: held(page, "Shift", lambda: wheel(page)),
    lambda page: held(page, "Shift", lambda: page.evaluate("dispatchEvent(new Event('blur'))")),
], ids=["Alt first", "Control first", "Meta first", "AltGr first", "Alt in it", "Alt over it", "capital", "Shift+Tab", "a over it", "both Shifts", "click", "click, and the key repeats", "wheel", "another window"])
def test_a_shift_with_anything_else_does_not_count(leaving, address, use):
    page = leaving("practice/conversation-preparation/")
    page.keyboard.press("Shift")
    for _ in range(4):
        use(page)
        assert page.get_by_role("alert").count() == 0 and page.url == address + "practice/conversation-preparation/"
        assert said(page) in ("Leaving quickly has timed out.", "Press Shift two more times to leave this page.")
    page.evaluate("late(); late()")
    three(page)
    page.wait_for_url(ELSEWHERE)


def test_a_shift_held_down_is_one_press(leaving):
    page = leaving()
    for _ in range(5):
        page.keyboard.down("Shift")  # the browser reports it again while it is down
    page.keyboard.up("Shift")
    assert said(page) == "Press Shift two more times to leave this page."


# --- From within a frame --------------------------------------------------------------------------------------------------------

FRAME = "([src, sandbox]) => new Promise((done) => { const f = document.createElement('iframe'); if (sandbox) f.sandbox = sandbox; f.style.cssText = 'width:800px;height:600px'; f.onload = done; f.src = src; document.body.prepend(f); })"


def framed(page, src, sandbox=""):
    page.evaluate(FRAME, [src, sandbox])
    return page.frames[-1]


def another_origin(page, address):
    """A page of another origin, which is this machine under its other name, without a policy."""
    around = address.replace("127.0.0.1", "localhost") + "assets/site.css"
    page.goto(around)
    return around


WAYS_IN_A_FRAME = {
    "link": lambda page, frame: frame.get_by_role("link", name="Leave quickly").first.click(),
    "Shift": lambda page, frame: [frame.locator("h1").click(), three(page)],
}


@pytest.mark.parametrize("way", WAYS_IN_A_FRAME)
@pytest.mark.parametrize("around", ["the course", "another origin"])
def test_a_frame_takes_the_page_around_it_along(leaving, address, way, around):
    """Under the course's own policy, which lets no other site into a frame, and within somebody else's page."""
    page = leaving("course/about/")
    if around != "the course":
        another_origin(page, address)
    WAYS_IN_A_FRAME[way](page, framed(page, address + HERE))
    page.wait_for_url(ELSEWHERE)
    assert page.frames == [page.main_frame]


@pytest.mark.parametrize("way", WAYS_IN_A_FRAME)
def test_a_frame_that_may_not_is_empty_and_says_how_to_close(leaving, address, way):
    page = leaving("course/about/")
    around = another_origin(page, address)
    frame = framed(page, address + HERE, "allow-scripts allow-same-origin")
    WAYS_IN_A_FRAME[way](page, frame)
    assert frame.get_by_role("alert").inner_text() == "Nothing is shown here any more. To leave, close this tab or window."
    assert frame.evaluate("document.documentElement.innerText") == frame.get_by_role("alert").inner_text() and page.url == around


def test_a_frame_that_is_refused_in_silence_says_so_too(leaving, address):
    page = leaving("course/about/")
    page.context.route(ELSEWHERE + "**", NOTHING)
    frame = framed(page, address + HERE)
    frame.get_by_role("link", name="Leave quickly").first.click()
    assert frame.get_by_role("alert").inner_text() == "Leaving."
    frame.evaluate("stuck()")
    assert "close this tab or window" in frame.get_by_role("alert").inner_text()


# --- On every page -----------------------------------------------------------------------------------------------------------------


def test_every_page_asks_for_the_script_first_and_has_the_line_before_all_else(course, site):
    assert course.page("docs/help.md"), "the line leads to it"
    shown = [site / p.address / "index.html" for p in course.every_page] + [site / "404.html"]
    for file in shown:
        html = file.read_text("utf-8")
        assert re.findall(r"<script[^>]* src=\"([^\"]*)\"", html)[0].endswith("assets/leave.js"), file
        line = html.index('class="leave-line')
        focusable = re.findall(r"<(?:a|button|input|textarea|select)\b[^>]*>", html[html.index("<body") : line])
        assert [tag for tag in focusable if "md-toggle" not in tag and "md-skip" not in tag] == [] and line < html.index("<header") < html.index("<article"), file
        assert html.count(f'<a class="leave" href="{ELSEWHERE}" target="_top"') == html.count(">Not a therapist? Start here.</a>") == 2, file
        for target in re.findall(r'class="leave-help" href="([^"]*)"', html):
            assert urljoin(f"/half-the-story/{file.parent.relative_to(site).as_posix()}/", target) == "/half-the-story/help/", file
    assert (site / "help/index.html").exists()


# --- The line below the header ------------------------------------------------------------------------------------------------------

LINE = """() => {
  const box = document.querySelector('.leave-line').getBoundingClientRect(), link = document.querySelector('.leave-line .leave'), b = link.getBoundingClientRect();
  return {top: box.top, bottom: box.bottom, seen: link.contains(document.elementFromPoint(b.x + b.width / 2, b.y + b.height / 2)),
    heights: [...document.querySelectorAll('.leave-line a')].map((a) => a.getBoundingClientRect().height)};
}"""


@pytest.mark.parametrize("path", [*KINDS, "404.html"], ids=lambda p: p or "home")
def test_the_keyboard_comes_to_the_line_first(visit, address, path):
    page = visit(address + path, reduced_motion="reduce")
    found = []
    for _ in range(4):
        page.keyboard.press("Tab")
        found.append(page.evaluate(FOCUS))
    names = [stop["name"] for stop in found if stop["name"] != "Skip to content"]
    assert names[:2] == ["Not a therapist? Start here.", "Leave quickly"] and lost(found) == []
    line, header = (page.locator(s).bounding_box() for s in (".leave-line", ".md-header"))
    assert abs(line["y"] - header["height"]) <= 1, "it is drawn below the header"


def test_the_line_stays_in_view_where_somebody_afraid_may_read(visit, address, course):
    practice = [p.page.address for p in course.practice]
    pages = [HERE, "help/", *(f"handbook/{name}/" for name in ("tonight", "frightens", "four-words")), *practice]
    page = visit(address, reduced_motion="reduce")
    for path in pages:
        page.goto(address + path)
        for width, height in (PHONE, ZOOMED, (740, 360)):
            page.set_viewport_size({"width": width, "height": height})
            page.evaluate("scrollTo(0, 0)")
            assert page.evaluate(LINE)["seen"]
            page.evaluate("scrollTo(0, document.documentElement.scrollHeight / 2)")
            line = page.evaluate(LINE)
            assert line["seen"] and line["top"] >= 0 and line["bottom"] <= 96 and line["bottom"] <= height * 0.26, (path, line)
            assert width == 740 or min(line["heights"]) >= 44


@pytest.mark.parametrize("size", [PHONE, ZOOMED, (1280, 800)], ids=str)
def test_header_and_line_cover_no_place_that_a_link_leads_to(visit, address, size):
    page = visit("about:blank", reduced_motion="reduce")
    page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
    for path in (HERE, "modules/time-outs/"):
        page.goto(address + path)
        for id in page.locator("article h2[id], article h3[id], course-question").evaluate_all("all => all.map(e => e.id)"):
            page.evaluate("id => { location.hash = id; }", id)
            top, header, line = page.evaluate("id => ['#' + id, '.md-header', '.leave-line'].map((s) => document.querySelector(s).getBoundingClientRect()).map((r, n) => n ? r.bottom : r.top)", id)
            assert top >= max(header, line) or page.evaluate("scrollY + innerHeight >= document.documentElement.scrollHeight - 2"), (path, id)


@pytest.mark.parametrize("size", [PHONE, ZOOMED], ids=str)
def test_nothing_with_the_focus_is_under_header_or_line_on_the_way_back(visit, address, size):
    page = visit(address + HERE, reduced_motion="reduce")
    page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
    page.locator(".md-search").evaluate("e => e.remove()")  # it opens when the focus comes to it: a place of its own
    page.locator(".leave-foot .leave").focus()
    found = []
    for stop in stops(page, "Shift+Tab"):
        found.append(stop)
        if stop["tag"] == "BODY" or stop["name"] == "Skip to content":
            break
    assert len(found) > 60 and lost([stop for stop in found if stop["tag"] != "BODY"]) == []


def test_access_of_the_line_and_of_what_takes_the_place_of_the_page(leaving, address):
    page = leaving("404.html", color_scheme="light", reduced_motion="reduce")
    page.keyboard.press("Shift")
    assert in_both_schemes(page, "counting", [[".leave-line"], [".leave-foot"], [".leave-says"]]) == {"default counting": [], "slate counting": []}


# --- What a page leaves behind: nothing --------------------------------------------------------------------------------------------

TRACES = """async () => JSON.stringify([
  ...Object.entries(localStorage), ...Object.entries(sessionStorage), document.cookie || [],
  ...(await indexedDB.databases()).map((d) => d.name), ...(await caches.keys()), history.state || [],
].flat())"""


def keep(page, value) -> None:
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, json.dumps(value)])


def untraced(course) -> list[str]:
    return [HERE, "help/", "handbook/", *(p.address for p in course.handbook)]


def test_opening_such_a_page_writes_nothing(visit, address, course):
    page = visit("about:blank")
    shown = untraced(course)
    assert len(shown) >= 10
    for path in shown:
        page.goto(address + path)
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        page.evaluate("new Promise((done) => requestIdleCallback(done))")
        assert page.evaluate(TRACES) == "[]", path
        page.reload()
        assert page.evaluate(TRACES) == "[]", path
    page.keyboard.press("/")
    page.locator(".md-search__input").press_sequentially("frightens")
    page.locator(".md-search-result__item").first.wait_for()
    assert page.evaluate(TRACES) == "[]" and page.context.cookies() == []
    page.goto(address + "modules/time-outs/")
    page.goto(address + "help/")
    assert "time-outs" in page.evaluate(TRACES), "the test sees what another page leaves"


def test_opening_such_a_page_changes_nothing_that_was_kept(visit, address, course):
    page = visit(address + "modules/time-outs/")
    page.goto(address + "glossary/")
    before = page.evaluate(TRACES)
    for path in untraced(course):
        page.goto(address + path)
    page.goto(address + "glossary/")
    assert page.evaluate(TRACES) == before
    page.goto(address)
    assert page.locator(".md-content .md-button--primary").inner_text() == "Resume: Time-outs that end in coming back"


def test_what_an_older_version_noted_is_not_offered_to_whoever_looks(visit, address, course):
    page = visit(address + "glossary/")
    keep(page, {"format": 1, "course": course.id, "opened": {course.safety.module: {"at": 1_700_000_000_000}}, "last": {"page": {"at": 1_700_000_000_000, "page": HERE}}})
    page.goto(address)
    assert page.locator(".md-content .md-button--primary").inner_text().startswith("Start")
    page.goto(address + "my-course/")
    assert page.get_by_role("link", name="Resume").count() == 0 and page.locator("course-progress ol li").count() == len(course.modules)


def test_the_module_counts_from_its_first_answer_and_says_so(visit, address, course):
    module = course.module(course.safety.module)
    page = visit(address + HERE)
    note = page.locator("p", has_text="counts as opened from your first answer below")
    assert note.is_visible() and note.evaluate("(e, id) => Boolean(e.compareDocumentPosition(document.getElementById(id)) & Node.DOCUMENT_POSITION_FOLLOWING)", module.questions[0].id)
    state = lambda: page.locator("course-progress ol li").nth(module.number - 1).inner_text()  # noqa: E731
    page.goto(address + "my-course/")
    assert state().endswith(": no question answered yet.")
    page.goto(address + HERE)
    answer(page, module.questions[0], 0)
    assert record(page)["answers"] and record(page)["opened"] == record(page)["last"] == {}
    page.goto(address + "my-course/")
    assert ": 1 of 8 questions answered" in state() and page.get_by_role("link", name="Resume").count() == 0
    page.goto(address + HERE)
    assert page.locator("course-question[data-answered]").count() == 1, "what is answered is kept as anywhere"


def test_no_other_module_says_so(course, site):
    said = {m.id for m in course.modules if "counts as opened from your first answer" in (site / m.page.address / "index.html").read_text("utf-8")}
    assert said == {course.safety.module}

"""The site in a real Chromium: keyboard, storage, access, scripts off, other origins."""

from __future__ import annotations

import json
import re
import shutil
from itertools import takewhile
from pathlib import Path

import pytest

from access import SCHEMES, in_both_schemes, violations
from acting import FORBID, answer, until
from building import KINDS, ROOT, build, course_from, served
from course.load import load
from course.quiz import BEST, OTHER, fingerprint

PAGES = [p.address for p in load(ROOT)[0].every_page] + ["404.html"]
MODULES = [a for a in PAGES if a.startswith("modules/")]


# --- Every page ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p or "home")
def test_access(visit, address, course, path):
    """No violation of any impact in either scheme: fresh, after a right and a wrong answer, with menu and with search open on a phone."""
    page = visit(address + path, color_scheme="light", reduced_motion="reduce")  # or colours are caught between two schemes
    found = in_both_schemes(page, "fresh")
    module = next((m for m in course.modules if m.page.address == path), None)
    if module:
        right, wrong = module.questions[:2]
        answer(page, right, right.options.index(right.key))
        answer(page, wrong, wrong.options.index(wrong.distractors[0]))
        assert page.locator(f"#{right.id} .quiz-feedback").inner_text().startswith(BEST)
        assert page.locator(f"#{wrong.id} .quiz-feedback").inner_text().startswith(OTHER)
        found |= in_both_schemes(page, "answered", [["course-question"]])

    page.set_viewport_size({"width": 360, "height": 740})
    menu = page.get_by_role("button", name="Menu")
    menu.press("Enter")
    assert menu.get_attribute("aria-expanded") == "true"
    found |= in_both_schemes(page, "menu open", [[".md-header"], [".md-sidebar--primary"]])
    page.keyboard.press("Escape")
    assert menu.get_attribute("aria-expanded") == "false" and menu.evaluate("e => e === document.activeElement")
    page.get_by_role("button", name="Search").press("Enter")
    page.locator(".md-search__input").press_sequentially("frightens")
    page.locator(".md-search-result__item").first.wait_for()
    found |= in_both_schemes(page, "search open", [[".md-header"], [".md-search"]])

    assert {state: problems for state, problems in found.items() if problems} == {}
    assert len(found) == (8 if module else 6)
    assert page.foreign == [] and page.errors == []


def test_buttons_for_menu_and_search_show_only_where_those_are_hidden(visit, address):
    page = visit(address)
    menu, search = (page.get_by_role("button", name=n, exact=True) for n in ("Menu", "Search"))
    for width, shown in ((360, (True, True)), (1000, (True, False)), (1280, (False, False))):
        page.set_viewport_size({"width": width, "height": 800})
        assert (menu.is_visible(), search.is_visible()) == shown, width


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_system_decides_the_scheme(visit, address, scheme):
    page = visit(address, color_scheme=scheme)
    assert page.locator("body").get_attribute("data-md-color-scheme") == {"light": "default", "dark": "slate"}[scheme]


def test_a_dark_page_is_dark_from_its_first_frame(visit, address):
    frames = "window.seen = []; const look = () => { seen.push(document.body?.dataset.mdColorScheme ?? null); requestAnimationFrame(look); }; requestAnimationFrame(look)"
    page = visit(address + "modules/time-outs/", init=frames, color_scheme="dark")
    until(page, "seen.includes('slate') || seen.length > 100")
    assert set(page.evaluate("seen")) - {None} == {"slate"}


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p or "home")
def test_nothing_overflows_a_narrow_phone_or_a_fourfold_zoom(visit, address, path):
    """320 CSS pixels are a small phone, and 1280 pixels at 400 %."""
    page = visit(address + path)
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


# Where the page stands for the element with an id: under the header and near the top, or as far up as the page's end lets it come.
LANDED = """id => {
    const top = document.getElementById(id).getBoundingClientRect().top, header = document.querySelector('.md-header').getBoundingClientRect().bottom;
    const atEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
    return top >= header && (top <= 160 || atEnd && top < innerHeight);
}"""
PLACES = "[...document.querySelectorAll('article :is(h2, h3, course-question, li[id^=note-])[id]')].map(e => e.id)"
ASTRAY = f"""() => {{
    const landed = {LANDED}, height = document.documentElement.scrollHeight, ids = {PLACES};
    const astray = ids.filter(id => (location.replace('#' + id), !landed(id)));
    return [ids, astray, document.documentElement.scrollHeight - height];
}}"""


@pytest.fixture(scope="module")
def reader(chromium):
    """One page for many visits."""
    context = chromium.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("width", [390, 1100])
def test_a_link_to_a_place_leads_there_and_a_reload_leaves_the_reader_there(reader, address, course, width):
    """Every heading, question and note of every module and of the handbook; and no height is a guess that changes when somebody comes near."""
    reader.set_viewport_size({"width": width, "height": 800})
    for page in [*(m.page for m in course.modules), *course.handbook]:
        reader.goto(address + page.address)
        ids, astray, grown = reader.evaluate(ASTRAY)
        assert (astray, grown) == ([], 0) and len(ids) > 3, page.path
        reader.goto("about:blank")
        reader.goto(f"{address}{page.address}#{ids[-1]}")
        assert reader.evaluate(LANDED, ids[-1]), page.path
        reader.evaluate("scrollTo(0, 0.9 * document.documentElement.scrollHeight)")
        before = reader.evaluate("scrollY")
        reader.reload()
        assert abs(reader.evaluate("scrollY") - before) <= 160, page.path  # the browser may come back before the question in sight is whole


# The text that stands nearest to a third of the screen, by its words and how often they stood before, and where it stands.
PLACE = """(wanted) => {
    const seen = {}, all = [...document.querySelectorAll('article :is(p, li, h2, h3, summary)')].filter((e) => e.checkVisibility()).map((e) => {
        const words = [...e.childNodes].filter((n) => n.nodeType === 3).map((n) => n.textContent.trim()).join(' ');
        return [words + '#' + (seen[words] = (seen[words] ?? 0) + 1), e.getBoundingClientRect().top];
    });
    return wanted ? all.find(([words]) => words === wanted)?.[1] : all.reduce((a, b) => Math.abs(a[1] - 267) <= Math.abs(b[1] - 267) ? a : b);
}"""
LONG = [
    "modules/safety-and-scope/", "modules/time-outs/", "handbook/tonight/", "assessment-key/", "course/references/", "monday/", "supervisors/",
    "evaluation/", "cases/sunday-night/", "practice/rehearse-time-outs/", "practice/skills-self-check/",
]


@pytest.mark.parametrize("width", [390, 1100])
def test_reload_and_back_keep_the_place(reader, address, width):
    """To a third of a screen, with the piece of a case or rehearsal that was reached; also where boxes to write in are added above."""
    reader.set_viewport_size({"width": width, "height": 800})
    for path in LONG:
        reader.goto("about:blank")
        reader.goto(address + path)
        if path.startswith("cases/"):
            reader.locator(".moment.now .choices a").last.click()
        if "rehearse" in path:
            reader.get_by_role("button", name="Next line").click()
        for part in (0.35, 0.9):
            reader.evaluate("part => scrollTo(0, part * (document.documentElement.scrollHeight - innerHeight))", part)
            words, top = reader.evaluate(PLACE)
            for way in ("reload", "back"):
                if way == "reload":
                    reader.reload()
                else:
                    reader.goto(address + "glossary/")
                    reader.go_back()
                until(reader, "document.readyState === 'complete'")
                assert abs((reader.evaluate(PLACE, words) or -9999) - top) < 267, (path, part, way, words)


@pytest.mark.parametrize("width", [390, 1100])
def test_a_picture_of_a_whole_page_is_whole(reader, address, width):
    """No stretch of a page waits to be scrolled to before it is drawn: the same pixels before and after somebody has been there."""
    reader.set_viewport_size({"width": width, "height": 800})
    for path in ("modules/time-outs/", "assessment-key/"):
        reader.goto("about:blank")
        reader.goto(address + path)
        until(reader, "document.readyState === 'complete' && (!document.querySelector('course-write-first') || document.querySelector('course-write-first textarea'))")
        at_once = reader.screenshot(full_page=True)
        height = reader.evaluate("document.documentElement.scrollHeight")
        reader.evaluate("async () => { for (let y = 0; y < document.documentElement.scrollHeight; y += 400) { scrollTo(0, y); await new Promise(requestAnimationFrame); } scrollTo(0, 0); }")
        assert reader.evaluate("document.documentElement.scrollHeight") == height
        assert reader.screenshot(full_page=True) == at_once, path


@pytest.mark.parametrize("path", MODULES)
def test_a_module_reads_without_javascript(visit, address, course, path):
    page = visit(address + path, java_script_enabled=False)
    module = next(m for m in course.modules if m.page.address == path)
    assert page.locator("h1").inner_text().rstrip("¶") in (module.page.title, module.page.title.replace('"', "“", 1).replace('"', "”"))
    for q in module.questions:
        assert page.locator(f"#{q.id} .quiz-question").is_visible()
    assert page.get_by_role("button", name="Check my answer").count() == 0
    page.locator("#key summary").click()
    items = page.locator("#key li")
    assert items.count() == sum(len(q.options) for q in module.questions)
    assert all(items.nth(i).is_visible() for i in range(items.count()))


WATCH = """
addEventListener('securitypolicyviolation', e => (window.refused ??= []).push(e.violatedDirective + ' ' + e.blockedURI));
"""


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p or "home")
def test_the_policy_refuses_nothing_of_ours_and_an_injected_script(visit, address, path):
    page = visit(address + path, init=WATCH)
    if path in ("", "404.html"):  # search is the same everywhere, and slow to load
        page.keyboard.press("/")
        page.locator(".md-search__input").press_sequentially("fear")
        page.locator(".md-search-result__item").first.wait_for()
    assert page.evaluate("window.refused ?? []") == []
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.injected = true'}))")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.injected = true\">')")
    until(page, "(window.refused ?? []).length > 1")
    assert page.evaluate("window.injected") is None
    assert all(r.startswith("script-src") for r in page.evaluate("window.refused"))


def test_search_costs_nothing_until_it_is_used_and_loses_no_key(visit, address):
    page = visit(address)
    asked, held = [], []
    page.on("request", lambda r: asked.append(r.url))
    page.route("**/bundle.*.js", lambda route: held.append(route))  # kept back until everything is typed
    page.goto(address + "modules/time-outs/")
    page.mouse.wheel(0, 4000)
    assert not any("bundle" in url or "search_index" in url for url in asked)
    page.locator(".md-search__input").focus()
    page.keyboard.type("walnut")
    until(page, "document.querySelector('.md-search__input').value === 'walnut'")
    held[0].continue_()
    page.locator(".md-search-result__item").first.wait_for()
    assert "walnut" in page.locator(".md-search-result__item").first.inner_text().lower()
    assert page.locator(".md-search__input").input_value() == "walnut"


@pytest.mark.parametrize("used", [False, True], ids=["before search is used", "afterwards"])
def test_no_letter_or_sign_alone_does_anything(visit, address, used):
    """Said to a browser, or pressed with the focus on a button: search stays shut, the page stays, and nothing is typed anywhere."""
    page = visit(address + "cases/sunday-night/")
    if used:
        page.locator(".md-search__input").fill("timeout")
        page.locator(".md-search-result__item").first.wait_for()
        page.keyboard.press("Escape")
        page.locator(".md-search__input").fill("")
        until(page, "!document.getElementById('__search').checked")
    here = page.url
    for place in (".choices a", "a.leave", ""):
        if place:
            page.locator(f"{place}:visible").first.focus()
        else:
            page.evaluate("document.activeElement.blur()")
        for key in "abcdefghijklmnopqrstuvwxyzFSNP0123456789/,.?;'[]-=`\\":
            page.keyboard.press(key)
        assert not page.locator("#__search").is_checked() and page.locator(".md-search__input").input_value() == "", place
    page.wait_for_timeout(200)  # a page that is left is left at once
    assert page.url == here and page.errors == []


@pytest.mark.parametrize("press", ["tap", "Enter"])
def test_the_menu_closes_over_the_section_that_was_chosen(visit, address, press):
    page = visit(address + "modules/time-outs/", reduced_motion="reduce", has_touch=True)
    page.set_viewport_size({"width": 390, "height": 800})
    page.get_by_role("button", name="Menu").press("Enter")
    link = page.locator(".nav-parts a[href='#three-rules']")
    link.tap() if press == "tap" else link.press("Enter")
    until(page, "!document.getElementById('__drawer').checked && location.hash === '#three-rules'")
    seen = "document.elementFromPoint(195, document.getElementById('three-rules').getBoundingClientRect().top + 5).closest('#three-rules, article') !== null"
    until(page, f"{seen} && document.getElementById('three-rules').getBoundingClientRect().top < 160")
    assert page.get_by_role("button", name="Menu").get_attribute("aria-expanded") == "false"


@pytest.mark.parametrize("from_below", [False, True], ids=["from the top", "from further down"])
def test_a_search_result_on_the_same_page_leads_there_on_a_phone(visit, address, from_below):
    page = visit(address + "modules/time-outs/", reduced_motion="reduce", has_touch=True)
    page.set_viewport_size({"width": 390, "height": 800})
    if from_below:
        page.evaluate("scrollTo(0, 3000)")
    page.get_by_role("button", name="Search").click()
    page.locator(".md-search__input").press_sequentially("misuse")
    page.locator(".md-search-result__item").first.wait_for()
    page.locator("details.md-search-result__more summary").first.click()
    until(page, "document.body.hasAttribute('data-md-scrolllock')")
    page.locator(".md-search-result__link[href*='time-outs/#misuse']").tap()
    until(page, "!document.body.hasAttribute('data-md-scrolllock')")
    top = page.locator("#misuse").evaluate("e => e.getBoundingClientRect().top")
    assert 0 <= top < 160 and page.url.endswith("#misuse")


def test_search_that_cannot_load_says_so(visit, address):
    page = visit(address)
    page.route("**/bundle.*.js", lambda route: route.abort())
    page.locator(".md-search__input").focus()
    page.get_by_text("Search could not be loaded").wait_for(state="attached")


def test_search_closes_when_the_focus_leaves_it_before_it_has_loaded(visit, address):
    page = visit(address)
    page.route("**/bundle.*", lambda route: route.abort())
    page.locator(".md-search__input").focus()
    assert page.locator("#__search").is_checked()
    page.locator(".md-content a").first.focus()
    assert not page.locator("#__search").is_checked()


def test_the_scheme_is_switched_kept_and_usable_without_storage(visit, address):
    page = visit(address, color_scheme="light")
    scheme = lambda: page.locator("body").get_attribute("data-md-color-scheme")  # noqa: E731
    page.get_by_role("button", name="Switch between light and dark").press("Enter")
    assert scheme() == "slate"
    page.goto(address + "monday/")
    assert scheme() == "slate"
    page.add_init_script(FORBID)
    page.goto(address)
    assert scheme() == "default"
    page.get_by_role("button", name="Switch between light and dark").click()
    assert scheme() == "slate" and page.errors == []


# What has the focus: its name, whether something of it can be seen, whether it is marked, whether it is in the menu.
FOCUS = """() => {
    const e = document.activeElement, style = getComputedStyle(e);
    const points = [...e.getClientRects()].map((r) => document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2));
    const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
    const name = (e.id || e.textContent || e.name || '').trim().slice(0, 40);
    return {tag: e.tagName, name, seen: points.some((p) => e.contains(p)), marked: ring || e.matches('.md-search__input'), menu: !!e.closest('.md-sidebar--primary')};
}"""
WIDE, PHONE, ZOOMED = (1280, 900), (360, 740), (320, 256)  # the last is 1280 by 1024 at 400 %
WALKED = ["modules/time-outs/", "practice/conversation-preparation/", "practice/rehearse-time-outs/", "cases/sunday-night/", "my-course/", "assessment/"]


def stops(page, key="Tab"):
    """What has the focus after each press of the key."""
    for _ in range(400):
        page.keyboard.press(key)
        yield page.evaluate(FOCUS)
    raise AssertionError("the walk did not come to an end")


def lost(found: list[dict]) -> list[dict]:
    return [stop for stop in found if not (stop["seen"] and stop["marked"])]


@pytest.mark.parametrize(("path", "size"), [(WALKED[0], WIDE), (WALKED[0], PHONE), *((path, ZOOMED) for path in WALKED)], ids=str)
def test_a_whole_page_by_keyboard(visit, address, path, size):
    """Every stop of the Tab key can be seen and is marked, and no press loses focus."""
    page = visit(address + path, reduced_motion="reduce")
    page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
    if size[0] < 400:
        page.locator(".md-search").evaluate("e => e.remove()")  # it opens when the focus comes to it: a place of its own
    found = list(takewhile(lambda stop: stop["tag"] != "BODY", stops(page)))
    assert len(found) > 15
    assert lost(found) == []


def test_the_menu_by_keyboard_on_a_phone(visit, address):
    """It opens with the focus inside, every stop is in sight, and it closes when the focus leaves it, either way."""
    page = visit(address + "modules/time-outs/", reduced_motion="reduce")
    page.set_viewport_size({"width": 360, "height": 740})
    menu = page.get_by_role("button", name="Menu")
    for key, least in (("Tab", 40), ("Shift+Tab", 1)):
        menu.press("Enter")
        found = [page.evaluate(FOCUS), *takewhile(lambda stop: stop["menu"], stops(page, key))]
        assert found[0]["menu"] and len(found) >= least
        assert lost(found) == []
        assert menu.get_attribute("aria-expanded") == "false"


@pytest.mark.parametrize("path", KINDS, ids=lambda p: p or "home")
def test_nothing_jumps_while_a_page_opens(visit, address, path):
    """On a slow phone and line, where scripts come after the first look."""
    page = visit("about:blank")
    page.set_viewport_size({"width": 412, "height": 823})
    page.add_init_script("window.jumps = []; new PerformanceObserver((l) => l.getEntries().forEach((e) => jumps.push(e.value))).observe({type: 'layout-shift', buffered: true})")
    slow = page.context.new_cdp_session(page)
    slow.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    slow.send("Network.enable")
    slow.send("Network.emulateNetworkConditions", {"offline": False, "latency": 100, "downloadThroughput": 250_000, "uploadThroughput": 100_000})
    page.goto(address + path, wait_until="networkidle")
    assert page.evaluate("jumps") == []


def test_nothing_moves_for_readers_who_ask(visit, address):
    page = visit(address + "modules/time-outs/", reduced_motion="reduce")
    moving = "[...document.querySelectorAll('*')].filter(e => parseFloat(getComputedStyle(e).transitionDuration) > 0.001 || parseFloat(getComputedStyle(e).animationDuration) > 0.001).length"
    assert page.evaluate(moving) == 0


def test_forced_colours_leave_everything_in_sight(visit, address, course):
    page = visit(address + "modules/time-outs/", forced_colors="active")
    q = course.module("time-outs").questions[0]
    answer(page, q, 0)
    assert [v for v in violations(page) if "color-contrast" not in v] == []  # the system chooses the colours, and axe does not see which
    assert page.locator(f"#{q.id} .quiz-feedback-item").evaluate("e => getComputedStyle(e).borderTopStyle") == "solid"


DRAWN = """() => {
    const shown = document.createElement('i'), one = (e, pseudo) => getComputedStyle(e, pseudo);
    shown.style.cssText = 'color: CanvasText; background: Canvas; forced-color-adjust: none';
    document.body.append(shown);
    const [ink, ground] = [one(shown).color, one(shown).backgroundColor];
    const texts = [...document.querySelectorAll('.picture text')].filter((e) => one(e).fill !== ink).map((e) => e.textContent);
    const lines = [...document.querySelectorAll('.picture .line, .picture .dot, .picture circle, .emblem path')].filter((e) => ![ink, 'none'].includes(one(e).stroke));
    const masks = [...document.querySelectorAll('article *, header *')].flatMap((e) => [undefined, '::before', '::after'].map((p) => [e, p, one(e, p)]))
        .filter(([e, p, s]) => e.checkVisibility() && s.maskImage !== 'none' && s.display !== 'none' && (!p || s.content !== 'none'));
    return [ink === ground, texts, lines.length, masks.filter(([, , s]) => s.backgroundColor !== ink).map(([e, p]) => e.tagName + p), masks.length];
}"""


@pytest.mark.parametrize(("system", "scheme"), [("dark", "default"), ("light", "slate"), ("dark", "slate")])
def test_forced_colours_leave_pictures_and_icons_in_sight_in_any_scheme(visit, address, course, system, scheme):
    page = visit(address, forced_colors="active", color_scheme=system, init=f"localStorage.setItem('course-scheme', '{scheme}')")
    masks = 0
    for path in ("modules/half-the-story/", "modules/time-outs/", "modules/putting-it-together/", "help/", ""):
        page.goto(address + path)
        assert page.locator("body").get_attribute("data-md-color-scheme") == scheme
        *found, count = page.evaluate(DRAWN)
        assert found == [False, [], 0, []], path
        masks += count
    assert masks > 5 and page.locator(".emblem").count()


def test_a_heading_link_is_reached_and_followed_by_keyboard(visit, address):
    page = visit(address + "modules/time-outs/", reduced_motion="reduce")  # or the link is read while it fades in
    link = page.locator("#three-rules .headerlink")
    link.focus()
    assert link.evaluate("e => getComputedStyle(e).opacity") == "1"
    page.keyboard.press("Enter")
    assert page.url.endswith("#three-rules")


# --- Questions ------------------------------------------------------------------------------------------------------


@pytest.mark.timeout(180)  # five thousand key presses: 31 s while the machine was busy
def test_every_option_can_be_reached_and_submitted_by_keyboard(visit, address, course):
    for module in course.modules:
        page = visit(address + module.page.address)
        for q in module.questions:
            for wanted in range(len(q.options)):
                quiz = page.locator(f"#{q.id}")
                quiz.locator("input").first.focus()
                page.keyboard.press("Space")
                for _ in range(wanted):
                    page.keyboard.press("ArrowDown")
                assert quiz.locator("input").nth(wanted).is_checked()
                page.keyboard.press("Tab")
                assert page.evaluate("document.activeElement.name") == "sure"  # may be answered, and may be passed over
                page.keyboard.press("Tab")
                assert page.evaluate("document.activeElement.textContent") == "Check my answer"
                page.keyboard.press("Enter")
                verdict = BEST if q.options[wanted].correct else OTHER
                assert page.evaluate("document.activeElement.innerText").startswith(verdict)
                while page.evaluate("document.activeElement.textContent") != "Try again":
                    page.keyboard.press("Tab")
                page.keyboard.press("Enter")
                assert page.evaluate("option => document.activeElement === document.querySelector(option)", f"#{q.id} input")
        page.context.close()


def test_the_verdict_is_announced_first_and_focus_is_on_it(visit, address, course):
    module = course.modules[0]
    page = visit(address + module.page.address)
    q = module.questions[0]
    result = page.locator(f"#{q.id} .quiz-feedback")
    assert result.get_attribute("role") == "status" and result.evaluate("e => getComputedStyle(e).display") != "none"
    answer(page, q, q.options.index(q.distractors[0]))
    assert result.evaluate("e => e === document.activeElement")
    assert result.inner_text().startswith(OTHER)


def test_all_feedback_opens_after_an_answer_and_closes_on_trying_again(visit, address, course):
    module = course.modules[0]
    page = visit(address + module.page.address)
    q = module.questions[0]
    shown = page.locator(f"#{q.id} .answer-feedback:visible")
    assert shown.count() == 0
    answer(page, q, 0)
    assert shown.count() == len(q.options) - 1  # the chosen option's stands in the result
    assert page.locator(f"#{q.id} section").is_visible()
    page.locator(f"#{q.id}").get_by_role("button", name="Try again").click()
    assert shown.count() == 0 and not page.locator(f"#{q.id} section").is_visible()


def test_nothing_chosen_is_no_answer(visit, address, course):
    module = course.modules[0]
    page = visit(address + module.page.address)
    q = module.questions[0]
    page.locator(f"#{q.id}").get_by_role("button", name="Check my answer").click()
    assert page.locator(f"#{q.id}[data-answered]").count() == 0
    assert stored(page) == {}
    assert page.evaluate("document.activeElement.type") == "radio"


def stored(page) -> dict:
    return json.loads(page.evaluate("localStorage.getItem('quiz_progress_' + location.pathname)") or "{}")


def tally(page) -> str:
    return page.locator(".quiz-tally").inner_text()


def test_both_resets(visit, address, course):
    module = course.modules[1]
    page = visit(address + module.page.address)
    first, second = module.questions[:2]
    answer(page, first, first.options.index(first.key))
    answer(page, second, second.options.index(second.key))
    assert tally(page).startswith(f"2 of {len(module.questions)} answered, 2 ")
    page.locator(f"#{first.id}").get_by_role("button", name="Try again").click()
    assert tally(page).startswith(f"1 of {len(module.questions)} answered, 1 ")
    assert list(stored(page)) == [f"{second.id}-{fingerprint(second)}"]
    page.on("dialog", lambda dialog: dialog.accept())
    clear = page.get_by_role("button", name="Clear my answers on this page")
    clear.click()
    assert tally(page).startswith(f"0 of {len(module.questions)} answered, 0 ") and stored(page) == {}
    assert page.locator("course-question[data-answered]").count() == 0
    assert clear.evaluate("e => e === document.activeElement")
    page.reload()
    assert page.locator("course-question[data-answered]").count() == 0 and page.errors == []


def test_answers_return_after_a_reload_with_one_button_each(visit, address, course):
    module = course.modules[2]
    page = visit(address + module.page.address)
    q = module.questions[0]
    answer(page, q, q.options.index(q.key))
    page.reload()
    assert page.locator(f"#{q.id}[data-answered]").count() == 1
    assert page.locator(f"#{q.id} .quiz-reset-button").count() == 1
    assert tally(page).startswith("1 of ")


@pytest.mark.parametrize("damage", ["{", "[]", "null", '"text"', '{"x": 1}', '{"a-00000000": {"answered": true, "correct": true, "selectedValues": ["0"]}}', "x" * 60000])
def test_a_damaged_record_gives_no_credit_and_no_error(visit, address, course, damage):
    module = course.modules[0]
    page = visit(address + module.page.address)
    page.evaluate("value => localStorage.setItem('quiz_progress_' + location.pathname, value)", damage)
    page.reload()
    assert page.errors == []
    assert tally(page).startswith("0 of ")
    answer(page, module.questions[0], 0)
    assert tally(page).startswith("1 of ")


def test_forbidden_storage_leaves_the_quiz_usable(visit, address, course):
    module = course.modules[0]
    page = visit(address)
    page.add_init_script(FORBID)
    page.goto(address + module.page.address)
    q = module.questions[0]
    answer(page, q, q.options.index(q.key))
    assert page.locator(f"#{q.id} .quiz-feedback").inner_text().startswith(BEST)


# --- Questions that change after they were answered -----------------------------------------------------------------


@pytest.fixture
def changing(tmp_path, visit):
    """The template course, answered in full with the best options, and a way to change its bank under the reader."""
    folder = course_from("minimal", tmp_path / "course")
    out = tmp_path / "site"
    bank = folder / "quizzes/first-module.md"

    def rebuild(edit=None):
        if edit:
            before = bank.read_text("utf-8")
            after = edit(before)
            assert after != before
            bank.write_text(after, "utf-8")
        fresh = tmp_path / "fresh"
        assert build(folder, fresh).returncode == 0
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(fresh, out)
        return load(folder)[0].modules[0].questions

    asked = rebuild()
    with served(out) as url:
        page = visit(url + "modules/first-module/")
        for q in asked:
            answer(page, q, q.options.index(q.key))

        def change(edit):
            questions = rebuild(edit)
            page.reload()
            return {q.id: page.locator(f"#{q.id}[data-answered]").count() == 1 for q in questions}

        yield page, change


def blocks(bank: str) -> list[str]:
    return re.split(r"(?m)^(?=## )", bank)


NEW = """## brand-new { objective=first-turn claims="C1" kind=apply key="What would you" }

<quiz>

A new person comes in with an old story about somebody else, sits down, and looks at the clock. What do you say?

- [ ] "That is a long time to wait for him."
> It meets the feeling and leaves the two of them where they were.
- [x] "What would you do with this hour?"
> It turns to something that the client can look at and change.
- [ ] "Why does he make you wait like that?"
> It invites a theory about somebody who is not there to answer.

The hour is theirs. See [the point](../docs/modules/first-module.md#the-point).
</quiz>

"""


def test_an_inserted_question_is_not_answered_and_the_others_are(changing):
    page, change = changing
    assert tally(page).startswith("6 of 6 answered, 6 ")
    state = change(lambda bank: blocks(bank)[0] + NEW + "".join(blocks(bank)[1:]))
    assert state.pop("brand-new") is False and all(state.values())
    assert tally(page).startswith("6 of 7 answered, 6 ")


def test_reordered_questions_keep_their_answers(changing):
    page, change = changing
    state = change(lambda bank: blocks(bank)[0] + "".join(blocks(bank)[:0:-1]))
    assert len(state) == 6 and all(state.values())
    assert tally(page).startswith("6 of 6 answered, 6 ")


@pytest.mark.parametrize("edit", [
    lambda bank: bank.replace("comes back from a weekend", "returns from a weekend"),
    lambda bank: bank.replace("like a long and quiet weekend", "like a quiet and long weekend"),
    lambda bank: bank.replace("- [ ] \"That sounds", "- [x] \"That sounds").replace("- [x] \"What did you do when", "- [ ] \"What did you do when"),
], ids=["stem", "option", "key"])
def test_an_edited_question_is_asked_again_and_no_other_is(changing, edit):
    page, change = changing
    state = change(edit)
    assert state.pop("first-question-1") is False and all(state.values())
    assert tally(page).startswith("5 of 6 answered, 5 ")


def test_a_typo_in_feedback_costs_nobody_an_answer(changing):
    page, change = changing
    state = change(lambda bank: bank.replace("that the client can look at", "which the client can look at"))
    assert all(state.values())
    assert tally(page).startswith("6 of 6 answered, 6 ")


def test_a_deleted_question_is_counted_nowhere(changing):
    page, change = changing
    state = change(lambda bank: "".join(blocks(bank)[:2] + blocks(bank)[3:]))
    assert len(state) == 5 and all(state.values())
    assert tally(page).startswith("5 of 5 answered, 5 ")
    assert len(stored(page)) == 5

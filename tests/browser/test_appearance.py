"""Light and dark, forced colors, and nothing that moves or jumps."""

from __future__ import annotations

import pytest

from access import SCHEMES, violations
from acting import FORBID, answer, jumps, until


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_system_decides_the_scheme(visit, address, scheme):
    page = visit(address, color_scheme=scheme)
    assert page.locator("body").get_attribute("data-md-color-scheme") == {"light": "default", "dark": "slate"}[scheme]


def test_a_dark_page_is_dark_from_its_first_frame(visit, address):
    frames = "window.seen = []; const look = () => { seen.push(document.body?.dataset.mdColorScheme ?? null); requestAnimationFrame(look); }; requestAnimationFrame(look)"
    page = visit(address + "modules/time-outs/", init=frames, color_scheme="dark")
    until(page, "seen.includes('slate') || seen.length > 100")
    assert set(page.evaluate("seen")) - {None} == {"slate"}


def test_the_scheme_is_switched_kept_and_usable_without_storage(visit, address):
    page = visit(address, color_scheme="light")
    scheme = lambda: page.locator("body").get_attribute("data-md-color-scheme")
    page.get_by_role("button", name="Switch between light and dark").press("Enter")
    assert scheme() == "slate"
    page.goto(address + "monday/")
    assert scheme() == "slate"
    page.add_init_script(FORBID)
    page.goto(address)
    assert scheme() == "default"
    page.get_by_role("button", name="Switch between light and dark").click()
    assert scheme() == "slate" and page.errors == []


def test_nothing_jumps_while_a_page_opens(visit, address):
    """On a slow phone and line, where scripts come after the first look. Every page: in the sweep."""
    assert jumps(visit("about:blank"), address + "my-course/") == []


def test_nothing_moves_for_readers_who_ask(visit, address):
    page = visit(address + "modules/time-outs/", reduced_motion="reduce")
    moving = "[...document.querySelectorAll('*')].filter(e => parseFloat(getComputedStyle(e).transitionDuration) > 0.001 || parseFloat(getComputedStyle(e).animationDuration) > 0.001).length"
    assert page.evaluate(moving) == 0


def test_forced_colors_leave_everything_in_sight(visit, address, course):
    page = visit(address + "modules/time-outs/", forced_colors="active")
    q = course.module("time-outs").questions[0]
    answer(page, q, 0)
    assert [
        v for v in violations(page) if "color-contrast" not in v
    ] == []  # the system chooses the colors, and axe does not see which
    assert page.locator(f"#{q.id} [data-chosen]").evaluate("e => getComputedStyle(e).borderLeftStyle") == "solid"


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


@pytest.mark.parametrize(("system", "scheme"), [("dark", "default"), ("light", "slate")])
def test_forced_colors_leave_pictures_and_icons_in_sight_in_any_scheme(visit, address, course, system, scheme):
    page = visit(
        address, forced_colors="active", color_scheme=system, init=f"localStorage.setItem('course-scheme', '{scheme}')"
    )
    masks = 0
    for path in ("modules/half-the-story/", "modules/time-outs/", "modules/putting-it-together/", "help/", ""):
        page.goto(address + path)
        assert page.locator("body").get_attribute("data-md-color-scheme") == scheme
        *found, count = page.evaluate(DRAWN)
        assert found == [False, [], 0, []], path
        masks += count
    assert masks > 5 and page.locator(".emblem").count()

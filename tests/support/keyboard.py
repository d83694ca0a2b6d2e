"""The focus on its way through a page by keyboard."""

from __future__ import annotations

from course.pages.questions import BEST, OTHER

# What has the focus: its name, whether something of it can be seen, whether it is marked, whether it is in the menu.
# A ring marks it if it stands out from its ground by 3:1 (WCAG 1.4.11); a ring that the browser draws itself, `auto`,
# does so by the browser's care.
FOCUS = """() => {
    const e = document.activeElement, style = getComputedStyle(e);
    const parts = (color) => color.match(/[\\d.]+/g).map(Number);
    const light = (color) => parts(color).slice(0, 3).map((c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4).reduce((sum, c, n) => sum + c * [0.2126, 0.7152, 0.0722][n], 0.05);
    const ground = (at) => at === null ? 'rgb(255, 255, 255)' : (parts(getComputedStyle(at).backgroundColor)[3] ?? 1) > 0 ? getComputedStyle(at).backgroundColor : ground(at.parentElement);
    const apart = (a, b) => Math.max(light(a), light(b)) / Math.min(light(a), light(b));
    const middle = (from, to, end) => (Math.max(from, 0) + Math.min(to, end)) / 2;  // of what lies within the window
    const points = [...e.getClientRects()].map((r) => document.elementFromPoint(middle(r.left, r.right, innerWidth), middle(r.top, r.bottom, innerHeight)));
    const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0
        && (style.outlineStyle === 'auto' || apart(style.outlineColor, ground(parseFloat(style.outlineOffset) < 0 ? e : e.parentElement)) >= 3);
    const name = (e.id || e.textContent || e.name || '').trim().slice(0, 40);
    return {tag: e.tagName, name, first: e === (window.firstStop ??= e), seen: points.some((p) => e.contains(p)), marked: ring || e.matches('.md-search__input'), menu: !!e.closest('.md-sidebar--primary')};
}"""
WIDE, PHONE, ZOOMED = (1280, 900), (360, 740), (320, 256)  # the last is 1280 by 1024 at 400 %


def stops(page, key="Tab"):
    """What has the focus after each press of the key."""
    for _ in range(600):
        page.keyboard.press(key)
        yield page.evaluate(FOCUS)
    raise AssertionError("the walk did not come to an end")


def lost(found: list[dict]) -> list[dict]:
    """The stops that cannot be seen, or are not marked."""
    return [stop for stop in found if not (stop["seen"] and stop["marked"])]


def walk(page) -> list[dict]:
    """Every stop of the Tab key, from the page's beginning until the focus leaves it, or comes there again: a busy
    browser may pass itself over.
    """
    if page.viewport_size["width"] < 400:
        page.locator(".md-search").evaluate(
            "e => e.remove()"
        )  # it opens when the focus comes to it: a place of its own
    page.evaluate("delete window.firstStop")
    found: list[dict] = []
    for stop in stops(page):
        if stop["tag"] == "BODY" or (found and stop["first"]):
            break
        found.append(stop)
    return found


def answer(page, question, wanted: int) -> None:
    """Choose an option of a module's question, check it, read the verdict and try again, by keyboard alone."""
    quiz = page.locator(f"#{question.id}")
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
    assert page.evaluate("document.activeElement.innerText").startswith(
        BEST if question.options[wanted].correct else OTHER
    )
    for _ in range(40):
        if page.evaluate("document.activeElement.textContent") == "Try again":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("option => document.activeElement === document.querySelector(option)", f"#{question.id} input")

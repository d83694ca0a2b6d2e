"""Whether the places on a page are where a link, a reload, Back and a picture of the whole page look for them."""

from __future__ import annotations

import io

from PIL import Image

from acting import until
from pictures import compare

# Where the page stands for the element with an id: under the header and near the top, or as far up as the
# page's end lets it come.
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
# The text that stands nearest to a third of the screen, by its words and how often they stood
# before, and where it stands.
PLACE = """(wanted) => {
    const seen = {}, all = [...document.querySelectorAll('article :is(p, li, h2, h3, summary)')].filter((e) => e.checkVisibility()).map((e) => {
        const words = [...e.childNodes].filter((n) => n.nodeType === 3).map((n) => n.textContent.trim()).join(' ');
        return [words + '#' + (seen[words] = (seen[words] ?? 0) + 1), e.getBoundingClientRect().top];
    });
    return wanted ? all.find(([words]) => words === wanted)?.[1] : all.reduce((a, b) => Math.abs(a[1] - 267) <= Math.abs(b[1] - 267) ? a : b);
}"""
READY = "document.readyState === 'complete' && (!document.querySelector('course-write-first') || document.querySelector('course-write-first textarea'))"
NO_HEADER = ".md-header { visibility: hidden; }"
WALK = "async () => { for (let y = 0; y < document.documentElement.scrollHeight; y += 400) { scrollTo(0, y); await new Promise(requestAnimationFrame); } scrollTo(0, 0); }"


def links_lead_there(look, url: str, width: int) -> None:
    """To every heading, question and note; and no height is a guess that changes when somebody comes near."""
    page = look(url, (width, 800))
    ids, astray, grown = page.evaluate(ASTRAY)
    assert (astray, grown) == ([], 0) and len(ids) > 3, url
    page = look(f"{url}#{ids[-1]}", (width, 800))
    assert page.evaluate(LANDED, ids[-1]), url
    page.evaluate("scrollTo(0, 0.9 * document.documentElement.scrollHeight)")
    before = page.evaluate("scrollY")
    page.reload()
    assert abs(page.evaluate("scrollY") - before) <= 160, (
        url
    )  # the browser may come back before the question in sight is whole


def reload_and_back_keep_the_place(look, url: str, width: int, elsewhere: str) -> None:
    """To a third of a screen, with the piece of a case or rehearsal that was reached; also where boxes
    to write in are added above.
    """
    page = look(url, (width, 800))
    if "/cases/" in url:
        page.locator(".moment.now .choices a").last.click()
    if "/rehearse-" in url:
        page.get_by_role("button", name="Next line").click()
    for part in (0.35, 0.9):
        page.evaluate("part => scrollTo(0, part * (document.documentElement.scrollHeight - innerHeight))", part)
        words, top = page.evaluate(PLACE)
        for way in ("reload", "back"):
            if way == "reload":
                page.reload()
            else:
                page.goto(elsewhere)
                page.go_back()
            until(page, "document.readyState === 'complete'")
            assert abs((page.evaluate(PLACE, words) or -9999) - top) < 267, (url, part, way, words)


def a_picture_is_whole(look, url: str, width: int) -> None:
    """No stretch of the page waits to be scrolled to before it is drawn: the same pixels before and after
    somebody has been there. The header, which moves along, is left out: its icons are drawn anew, a shade otherwise.
    """
    page = look(url, (width, 800))
    until(page, READY)
    at_once = picture(page)
    height = page.evaluate("document.documentElement.scrollHeight")
    page.evaluate(WALK)
    assert page.evaluate("document.documentElement.scrollHeight") == height
    compared = compare(at_once, picture(page))
    assert not compared.share, f"{url}: {compared}"


def picture(page) -> Image.Image:
    return Image.open(io.BytesIO(page.screenshot(full_page=True, style=NO_HEADER))).convert("RGB")

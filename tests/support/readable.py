"""What can be read of a page when something fails or is missing."""

from __future__ import annotations

from functools import partial

import rjsmin
import yaml

from acting import until
from building import ROOT

PARTS = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8").replace("!ENV", ""), yaml.SafeLoader)["extra"]["scripts"]
PLACES = {
    "site.js": ["modules/time-outs/", "cases/sunday-night/", "my-course/"],
    "quiz.js": ["modules/time-outs/"],
    "practice.js": ["cases/sunday-night/", "practice/rehearse-time-outs/", "practice/skills-self-check/"],
    "record.js": ["my-course/", "statement/"],
    "forms.js": ["assessment/", "evaluation/", "papers/"],
    "assessment.js": ["assessment/"],
    "review.js": ["review/"],
    "papers.js": ["papers/"],
}
PAGES = sorted({path for paths in PLACES.values() for path in paths})
# The texts of the page that can be seen, without what a script puts there. Paragraphs within hidden parts of a case
# count only if all can be seen.
SEEN = """[...document.querySelectorAll('article :is(h1, h2, h3, p, li, summary, legend)')].filter((e) => e.checkVisibility({visibilityProperty: true}))
    .map((e) => [...e.childNodes].filter((n) => n.nodeType === 3).map((n) => n.textContent.trim()).join(' ')).filter(Boolean)"""
WHOLE = """[...document.querySelectorAll('.moment, .client-line')].every((e) => e.checkVisibility())"""
STEP = "document.querySelector('course-case .moment.now .choices a, course-rehearsal .rehearsal-bar button')"
DAMAGED = ["#%", "#%E0%A4%A", "#%22%3E%3Cscript%3E", "#" + "x" * 3000, "#__proto__", "#constructor"]  # fragments
THROWN = "window.thrown = []; addEventListener('error', (e) => thrown.push(e.message))"


def seen(page) -> set[str]:
    return set(page.evaluate(SEEN))


def reads_whole(page, texts, path) -> list[str]:
    """What cannot be read of the page that shows `path`; a case or rehearsal shows all of its pieces, or one
    with a way on to the next.
    """
    lost = sorted(texts[path] - seen(page))
    if not page.evaluate(WHOLE) and not page.evaluate(f"!!{STEP}"):
        lost.append("pieces are hidden, and nothing brings them back")
    if path.startswith("cases/") and not page.evaluate(WHOLE):
        page.locator(".moment.now .choices a").first.click()
        assert page.locator(".moment.now h2").is_visible() and "#" in page.url
    return lost


def _serve(script: str, route) -> None:
    route.fulfill(body=script, content_type="text/javascript")


def spoil(page, address: str, file: str, part: str) -> None:
    """Let one script of a published file throw, and nothing else of it be otherwise."""
    source = rjsmin.jsmin((ROOT / "scripts" / "theme" / "js" / part).read_text("utf-8"))
    body = page.request.get(f"{address}assets/{file}").text()
    assert body.count(source) == 1, part
    page.route(f"**/assets/{file}", partial(_serve, body.replace(source, "throw Error('spoilt');")))


def with_a_part_spoilt(page, address: str, texts, file: str, part: str, paths: list[str]) -> None:
    """Nothing is hidden, and no other script of the file is taken away, where one of them throws."""
    spoil(page, address, file, part)
    for path in paths:
        page.goto(address + path)
        until(page, "document.readyState === 'complete' && thrown.some((said) => said.includes('spoilt'))")
        assert reads_whole(page, texts, path) == [], (part, path)
        if part != "page/menu.js":
            assert page.locator("button.menu-button").count() == 2, (part, path)
        if part != "page/scheme.js":
            assert page.locator("[data-scheme-button]").get_attribute("hidden") is None, (part, path)
    page.unroute(f"**/assets/{file}")


def with_a_damaged_fragment(page, address: str, texts, fragment: str, paths: list[str]) -> None:
    for path in paths:
        page.goto("about:blank")
        page.goto(address + path + fragment)
        until(page, "document.readyState === 'complete'")
        assert (reads_whole(page, texts, path), page.errors) == ([], []), path

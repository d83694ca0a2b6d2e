"""Whatever fails or is missing, the page can be read: a script with an error, a damaged link, an older browser."""

from __future__ import annotations

import re
from functools import partial

import pytest
import rjsmin
import tinycss2
import yaml

from acting import sheets, until
from building import ROOT

PARTS = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8").replace("!ENV", ""), yaml.SafeLoader)["extra"]["scripts"]
PLACES = {
    "site.js": ["modules/time-outs/", "cases/sunday-night/", "my-course/"],
    "quiz.js": ["modules/time-outs/"],
    "practice.js": ["cases/sunday-night/", "practice/rehearse-time-outs/", "practice/skills-self-check/"],
    "record.js": ["my-course/", "assessment/", "review/", "evaluation/", "statement/"],
}
PAGES = sorted({path for paths in PLACES.values() for path in paths})
# The texts of the page that can be seen, without what a script puts there. Paragraphs within hidden parts of a case count only if all can be seen.
SEEN = """[...document.querySelectorAll('article :is(h1, h2, h3, p, li, summary, legend)')].filter((e) => e.checkVisibility({visibilityProperty: true}))
    .map((e) => [...e.childNodes].filter((n) => n.nodeType === 3).map((n) => n.textContent.trim()).join(' ')).filter(Boolean)"""
WHOLE = """[...document.querySelectorAll('.moment, .client-line')].every((e) => e.checkVisibility())"""
STEP = "document.querySelector('course-case .moment.now .choices a, course-rehearsal .rehearsal-bar button')"


@pytest.fixture(scope="module")
def texts(chromium, address):
    """{page: what can be read of it both with scripts and without}."""
    found = []
    for scripts in (True, False):
        context = chromium.new_context(java_script_enabled=scripts)
        page = context.new_page()
        seen = {}
        for path in PAGES:
            page.goto(address + path)
            seen[path] = set(page.evaluate(SEEN))
        context.close()
        found.append(seen)
    return {path: found[0][path] & found[1][path] for path in PAGES}


def reads_whole(page, texts, path) -> list[str]:
    """What cannot be read of the page that shows `path`; a case or rehearsal shows all of its pieces, or one with a way on to the next."""
    lost = sorted(texts[path] - set(page.evaluate(SEEN)))
    if not page.evaluate(WHOLE) and not page.evaluate(f"!!{STEP}"):
        lost.append("pieces are hidden, and nothing brings them back")
    if path.startswith("cases/") and not page.evaluate(WHOLE):
        page.locator(".moment.now .choices a").first.click()
        assert page.locator(".moment.now h2").is_visible() and "#" in page.url
    return lost


def _serve(script: str, route) -> None:
    route.fulfill(body=script, content_type="text/javascript")


@pytest.mark.parametrize("file", PLACES)
def test_the_error_of_one_script_hides_nothing_and_takes_no_other_away(chromium, address, texts, file):
    context = chromium.new_context()
    page = context.new_page()
    errors = []
    page.on("pageerror", lambda e: errors.append(str(e)))
    for part in PARTS[file]:
        source = rjsmin.jsmin((ROOT / "docs" / "assets" / "js" / part).read_text("utf-8"))

        body = page.request.get(f"{address}assets/{file}").text()
        assert body.count(source) == 1, part
        spoilt = body.replace(source, "throw Error('spoilt');")
        page.route(f"**/assets/{file}", partial(_serve, spoilt))
        for path in PLACES[file]:
            errors.clear()
            page.goto(address + path)
            until(page, "document.readyState === 'complete'")
            page.wait_for_timeout(30)
            assert any("spoilt" in e for e in errors), (part, path)
            assert reads_whole(page, texts, path) == [], (part, path)
            if part != "menu.js":
                assert page.locator("button.menu-button").count() == 2, (part, path)
            if part != "scheme.js":
                assert page.locator("[data-scheme-button]").get_attribute("hidden") is None, (part, path)
        page.unroute(f"**/assets/{file}")
    context.close()


@pytest.mark.parametrize("file", [*PLACES, "leave.js"])
def test_a_script_that_does_not_arrive_hides_nothing(chromium, address, texts, file):
    context = chromium.new_context()
    page = context.new_page()
    page.route(f"**/assets/{file}", lambda route: route.abort())
    for path in PLACES.get(file, PAGES):
        page.goto(address + path)
        assert reads_whole(page, texts, path) == [], path
    context.close()


@pytest.mark.parametrize("fragment", ["#%", "#%E0%A4%A", "#%22%3E%3Cscript%3E", "#" + "x" * 3000, "#__proto__", "#constructor"])
def test_a_damaged_fragment_hides_nothing(visit, address, texts, fragment):
    page = visit("about:blank")
    for path in PAGES:
        page.goto("about:blank")
        page.goto(address + path + fragment)
        until(page, "document.readyState === 'complete'")
        assert (reads_whole(page, texts, path), page.errors) == ([], []), path


# --- Older browsers: Chrome 109, Firefox 115, Safari 16.4 -------------------------------------------------------------------

WITHOUT = """
    for (const name of ['findLast', 'findLastIndex', 'toSorted', 'toSpliced', 'with', 'toReversed']) delete Array.prototype[name];
    for (const name of ['structuredClone', 'requestIdleCallback', 'cancelIdleCallback', 'CSSLayerBlockRule']) delete window[name];
    delete Navigator.prototype.storage;
    delete Object.groupBy; delete Map.groupBy; delete Promise.withResolvers; delete Set.prototype.union; delete URL.canParse;
    const supports = CSS.supports.bind(CSS);
    CSS.supports = (...asked) => !/:has|details-content|field-sizing/.test(asked.join()) && supports(...asked);
"""
UNKNOWN = re.compile(r":has\(|::details-content|:popover-open|:state\(")
DECLARED = re.compile(r"(?:field-sizing|text-wrap|content-visibility|interpolate-size)\s*:[^;}]*;?")


def as_an_older_browser_reads(css: str) -> str:
    """The stylesheet without every rule of which one selector is not known, as browsers drop them, and without what they do not declare."""

    def kept(rules) -> str:
        out = []
        for rule in rules:
            if rule.type == "qualified-rule" and UNKNOWN.search(tinycss2.serialize(rule.prelude)):
                continue
            if rule.type == "at-rule" and rule.lower_at_keyword == "media":
                inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
                out.append(f"@media {tinycss2.serialize(rule.prelude)}{{{kept(inner)}}}")
            else:
                out.append(rule.serialize())
        return "".join(out)

    return DECLARED.sub("", kept(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)))


@pytest.fixture
def older(visit, address):
    page = visit("about:blank", init=WITHOUT)
    css = {}

    def serve(route):
        css.setdefault("text", as_an_older_browser_reads(route.fetch().text()))
        route.fulfill(body=css["text"], content_type="text/css")

    page.route("**/assets/site.css", serve)
    return page


def test_an_older_browser_reads_every_kind_of_page(older, address, texts):
    for path in PAGES:
        older.goto(address + path)
        until(older, "document.readyState === 'complete'")
        assert (reads_whole(older, texts, path), older.errors) == ([], []), path
        assert older.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    older.goto(address + "modules/time-outs/")
    until(older, "document.querySelector('course-write-first textarea')")
    older.locator("course-question .quiz").first.locator("input[name=answer]").first.check()
    older.locator("course-question .quiz").first.get_by_role("button", name="Check my answer").click()
    assert older.locator(".quiz-feedback-item").first.is_visible() and older.errors == []


def test_an_older_browser_prints_as_the_others_do(older, address, course):
    """A sheet on its one page without what is the therapist's alone, closed parts opened, a long text whole, the statement alone."""
    for sheet in course.worksheets:
        older.goto(address + sheet.page.address)
        (paper,) = sheets(older)
        assert "Save as text" not in paper and "If this is about your own home" not in paper, sheet.id
        for field in sheet.fields:
            assert not field.for_therapist or field.label.split("(")[0].strip("*: ")[:40] not in paper, field.id
    older.goto(address + "modules/time-outs/")
    until(older, "document.querySelector('course-write-first textarea')")
    empty = " ".join(sheets(older))
    assert "Your answer, kept on this device only" not in empty and "Check my answer" not in empty
    assert "Best of these." in empty, "the key is closed on the screen"
    older.locator("course-write-first textarea").first.fill("\n".join(f"line {n} of a text" for n in range(1, 61)))
    assert "line 60 of a text" in " ".join(sheets(older))
    assert older.locator("article details[open]").count() == 0

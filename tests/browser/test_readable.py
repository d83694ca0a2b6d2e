"""Whatever fails or is missing, the page can be read: a script with an error, a damaged link, an older browser.

Every part on every page: in the sweep.
"""

from __future__ import annotations

import json
import re

import pytest
import tinycss2

from acting import sheets, until
from readable import (
    DAMAGED,
    PAGES,
    PARTS,
    PLACES,
    THROWN,
    reads_whole,
    spoil,
    with_a_damaged_fragment,
    with_a_part_spoilt,
)
from records import answered, put, text_of


@pytest.mark.parametrize("file", PLACES)
def test_the_error_of_one_script_hides_nothing_and_takes_no_other_away(visit, address, texts, file):
    page = visit("about:blank", init=THROWN)
    for n, part in enumerate(PARTS[file]):
        with_a_part_spoilt(page, address, texts, file, part, [PLACES[file][n % len(PLACES[file])]])


def test_what_needs_no_new_element_stands_without_the_script_that_makes_them(visit, address):
    """Answers are shown again, the home page leads on, and a long text prints whole."""
    page = visit(address + "monday/", init=THROWN)
    first, *_ = answered(page, 1)
    last = {"page": {"at": 1, "page": "modules/time-outs/"}}
    put(page, json.loads(text_of(page)) | {"last": last})
    spoil(page, address, "site.js", "dom.js")
    page.goto(address)
    assert page.locator(".md-content .md-button--primary").inner_text().startswith("Resume: ")
    page.goto(address + "modules/time-outs/")
    assert page.locator(f"#{first.id} .quiz-feedback").inner_text() != ""
    page.goto(address + "evaluation/")
    page.locator("textarea").first.fill("A long text.")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".printed-text").text_content() == "A long text."


@pytest.mark.parametrize("file", [*PLACES, "leave.js"])
def test_a_script_that_does_not_arrive_hides_nothing(visit, address, texts, file):
    page = visit("about:blank")
    page.route(f"**/assets/{file}", lambda route: route.abort())
    for path in PLACES.get(file, PAGES[::3]):
        page.goto(address + path)
        assert reads_whole(page, texts, path) == [], path


@pytest.mark.parametrize(
    ("fragment", "paths"),
    [(fragment, PAGES[n :: len(DAMAGED)]) for n, fragment in enumerate(DAMAGED)],
    ids=lambda v: str(v)[:20],
)
def test_a_damaged_fragment_hides_nothing(visit, address, texts, fragment, paths):
    with_a_damaged_fragment(visit("about:blank"), address, texts, fragment, paths)


# --- Older browsers: Chrome 109, Firefox 115, Safari 16.4 ------------------------------------------------------------

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
    """The stylesheet without every rule of which one selector is not known, as browsers drop them, and without
    what they do not declare.
    """

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
    css: dict[str, str] = {}

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
    """A sheet on its one page without what is the therapist's alone, closed parts opened, a long text
    whole, the statement alone.
    """
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

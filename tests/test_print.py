"""A module on paper, as Chromium makes a PDF of it."""

from __future__ import annotations

import pytest

from acting import sheets, until
from building import ROOT
from course.load import load

MODULES = [m.page.address for m in load(ROOT)[0].modules]


@pytest.mark.parametrize("path", MODULES)
def test_a_module_prints_as_an_article_with_its_key(chromium, address, course, path):
    module = next(m for m in course.modules if m.page.address == path)
    context = chromium.new_context()
    page = context.new_page()
    page.goto(address + path)
    printed = sheets(page)
    context.close()
    whole = " ".join(printed)

    assert "Skip to content" not in whole and "Leave quickly" not in whole.replace("Leave quickly, at the top", "") and "Not a therapist?" not in whole
    assert "Check my answer" not in whole and "Clear my answers" not in whole
    assert "For supervisors" not in whole.replace("For supervisors has", "")
    key = [n for n, text in enumerate(printed) if "Key: every answer explained" in text]
    assert len(key) == 1
    assert printed[key[0]].replace("Key: every answer explained", "").strip().startswith("Question 1 "), "the key starts a page of its own"
    said = "".join(" ".join(printed[key[0] :]).split())
    for q in module.questions:
        for option in q.options:
            start = "".join(option.feedback.split("](")[0].lstrip("[").replace("'", "’").replace('"', "").split())[:24]
            assert start.replace("“", "") in said.replace("“", "").replace("”", ""), option.feedback
    assert "What a colleague" in whole and "https://doi.org/" in whole.replace(" ", "")


# --- The dark scheme, long texts, older browsers --------------------------------------------------------------------------

ALIKE = ["practice/conversation-preparation/", "practice/skills-self-check/", "evaluation/", "modules/time-outs/", "cases/sunday-night/", "my-course/"]


def answered(page) -> None:
    """Something chosen, something not, and an answer to a question where there is one."""
    for kind in ("radio", "checkbox"):
        boxes = page.locator(f".md-content input[type={kind}]:visible:not([required])")
        for n in range(0, min(boxes.count(), 12), 3):
            boxes.nth(n).check()
    for quiz in page.locator("course-question .quiz").all()[:2]:
        quiz.locator("input[name=answer]").first.check()
        quiz.get_by_role("button", name="Check my answer").click()


@pytest.mark.parametrize("path", ALIKE)
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_paper_from_the_dark_scheme_is_that_of_the_light_one(visit, address, path, scripts):
    """To the last pixel, boxes that the browser draws included."""
    printed = {}
    for scheme in ("light", "dark"):
        page = visit(address + path, color_scheme=scheme, reduced_motion="reduce", java_script_enabled=scripts)
        if scripts:
            until(page, "document.readyState === 'complete'")
            answered(page)
            page.evaluate("document.activeElement.blur()")
        page.emulate_media(media="print", color_scheme=scheme)
        printed[scheme] = page.locator(".md-content").screenshot(caret="hide")
    assert printed["dark"] == printed["light"]


LONG = "\n".join(f"line {n} of a long text" for n in range(1, 121))
WHERE = {"modules/time-outs/": "course-write-first textarea", "evaluation/": "#evaluation-comments"}


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
@pytest.mark.parametrize("path", WHERE)
def test_a_long_text_prints_whole(visit, address, path, scripts):
    page = visit(address + path, java_script_enabled=scripts)
    if not scripts and path != "evaluation/":
        return  # no box to write in
    if scripts:
        until(page, f"document.querySelector('{WHERE[path]}')")
    area = page.locator(WHERE[path]).first
    area.fill(LONG)
    area.evaluate("e => { e.style.height = '60px'; }")  # as a reader pulls it
    whole = " ".join(sheets(page))
    assert [n for n in range(1, 121) if f"line {n} of" not in whole] == []
    assert whole.count("line 7 of") == 1 or not scripts
    assert page.locator(".printed-text").count() == 0 and area.is_visible(), "the page is as it was"


def test_an_empty_place_to_write_takes_no_paper(visit, address):
    page = visit(address + "modules/time-outs/")
    until(page, "document.querySelector('course-write-first textarea')")
    page.emulate_media(media="print")
    assert not page.locator(".own-answer").first.is_visible()
    page.emulate_media(media="screen")
    page.locator(".own-answer textarea").first.fill("a word")
    page.emulate_media(media="print")
    assert page.locator(".own-answer").first.is_visible()

"""A module on paper, as Chromium makes a PDF of it."""

from __future__ import annotations

import pytest

from acting import sheets
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

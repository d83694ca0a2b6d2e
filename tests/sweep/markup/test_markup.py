"""Every page, as built and as scripts leave it, before the W3C's Nu checker; and every group of fields has its name.

make sweep PART=markup        (npm and Java)
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from acting import answer, until
from building import ROOT

HOW = (
    "The Nu checker is not here. `make sweep PART=markup` gets it, or name one: VNU_JAR=/path/to/vnu.jar. "
    "It needs Java (Debian: `sudo apt-get install default-jre-headless`; macOS: `brew install openjdk`)."
)
UNNAMED = """[...document.querySelectorAll('fieldset')].filter((f) => {
    const named = (f.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join('');
    return !(f.querySelector(':scope > legend')?.textContent || f.getAttribute('aria-label') || named).trim();
}).map((f) => f.outerHTML.slice(0, 120))"""


def jar() -> str:
    found = os.environ.get("VNU_JAR") or str(ROOT / ".cache/markup/node_modules/vnu-jar/build/dist/vnu.jar")
    if not Path(found).exists() or not shutil.which("java"):
        pytest.fail(HOW, pytrace=False)
    return found


def errors(folder) -> list[str]:
    """What the checker calls an error on the HTML files of a folder."""
    asked = [
        "java",
        "-jar",
        jar(),
        "--format",
        "json",
        "--errors-only",
        "--skip-non-html",
        "--exit-zero-always",
        str(folder),
    ]
    done = subprocess.run(asked, capture_output=True, text=True, timeout=240, check=True)
    found = [m for m in json.loads(done.stderr)["messages"] if m["type"] != "info"]
    return sorted(
        {f"{m['url'].removeprefix(f'file:{folder}')}: {m['message']} {m.get('extract', '')!r}" for m in found}
    )


@pytest.mark.timeout(300)
def test_every_page_as_it_was_built(site):
    assert sum(1 for _ in site.rglob("*.html")) > 60
    assert errors(site) == []


def states(page, address, course):
    """(name, page in a state) for every kind of page, with what its scripts make of it."""

    def at(path):
        page.goto(address + path)
        until(page, "document.readyState === 'complete'")

    for module in course.modules:
        at(module.page.address)
        until(page, "document.querySelector('course-write-first textarea')")
        page.locator("course-write-first textarea").first.fill("text")
        for q, option in (
            (module.questions[0], module.questions[0].key),
            (module.questions[1], module.questions[1].distractors[0]),
        ):
            answer(page, q, q.options.index(option), "sure")
        page.get_by_role("button", name="Compare with a colleague").first.click()
        yield module.id
    for case in course.cases:
        at(case.page.address)
        while page.locator(".moment.now .choices a").count():
            page.locator(".moment.now .choices a").last.click()
        yield case.id
    for found in (*course.rehearsals, *course.worksheets):
        at(found.page.address)
        if found in course.worksheets:
            page.locator("course-worksheet textarea").first.fill("text")
            page.get_by_role("button", name="Clear the sheet").click()
        yield found.id
    at("assessment/")
    yield "assessment"
    page.get_by_role("button", name="Start").click()
    yield "assessment-begun"
    for item in page.locator("course-assessment .item:visible").all()[1:]:
        item.locator("input").first.check()
    page.get_by_role("button", name="Hand in").click()
    yield "assessment-open"
    page.get_by_role("button", name="Hand in as it is").click()
    yield "assessment-explained"
    at("evaluation/")
    page.locator("fieldset input").first.check()
    yield "evaluation"
    for path in ("my-course/", "review/", "statement/"):
        at(path)
        yield path[:-1]
    page.locator("body").evaluate("() => document.querySelector('.md-search__input').focus()")
    page.locator(".md-search__input").fill("walnut")
    page.locator(".md-search-result__item").first.wait_for()
    yield "search"


@pytest.mark.timeout(300)
def test_every_kind_of_page_as_scripts_leave_it(visit, address, course, tmp_path):
    page = visit("about:blank", reduced_motion="reduce")
    unnamed = {}
    for name in states(page, address, course):
        (tmp_path / f"{name}.html").write_text(
            "<!doctype html>\n" + page.evaluate("document.documentElement.outerHTML"), "utf-8"
        )
        unnamed[name] = page.evaluate(UNNAMED)
    assert len(unnamed) > 30 and page.errors == []
    assert {name: found for name, found in unnamed.items() if found} == {}
    assert errors(tmp_path) == []

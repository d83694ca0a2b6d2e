"""Each page of the site, visited once on a small phone: what it asks for, throws, shows and holds."""

from __future__ import annotations

from collections import Counter

import pytest

from building import ADDRESSES, BELOW
from contrast import pale

PHONE = {"width": 320, "height": 640}  # a small one, and a screen of 1280 pixels at 400 %
WATCH = "window.refused = []; addEventListener('securitypolicyviolation', e => refused.push(e.violatedDirective + ' ' + e.blockedURI))"
LOOK = """async () => {
  await new Promise(done => requestIdleCallback(done, {timeout: 2000}));  // what was left for later stands now
  return {
    refused, width: document.documentElement.scrollWidth, titles: document.querySelectorAll('h1').length, language: document.documentElement.lang,
    ids: [...document.querySelectorAll('[id]')].map(e => e.id),
  };
}"""


@pytest.fixture(scope="module")
def reader(contexts):
    """A page for all visits, and what went wrong since it was last asked."""
    context = contexts(viewport=PHONE, color_scheme="light", reduced_motion="reduce", service_workers="allow")
    page, wrong = context.new_page(), []
    page.add_init_script(WATCH)
    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    page.on(
        "console", lambda said: wrong.append(f"console: {said.text}") if said.type in ("error", "warning") else None
    )
    page.on("response", lambda answer: wrong.append(f"{answer.status}: {answer.url}") if answer.status >= 400 else None)
    page.on(
        "requestfailed",
        lambda asked: wrong.append(f"failed: {asked.url}") if asked.failure != "net::ERR_ABORTED" else None,
    )  # we go on before an icon is there
    context.on(
        "request",
        lambda asked: (
            wrong.append(f"foreign: {asked.url}")
            if BELOW not in asked.url and not asked.url.startswith(("data:", "blob:"))
            else None
        ),
    )

    def visit(url):
        wrong.clear()
        page.goto(url)
        return page, wrong

    yield visit
    page.close()


@pytest.mark.parametrize("path", ADDRESSES, ids=lambda p: p or "home")
def test_a_visit(reader, address, path):
    page, wrong = reader(address + path)
    found = page.evaluate(LOOK)
    assert wrong == []
    assert found["refused"] == [], "by the page's own policy"
    assert found["width"] <= PHONE["width"], "something sticks out"
    assert found["titles"] == 1 and found["language"] == "en"
    assert [id for id, times in Counter(found["ids"]).items() if times > 1] == []
    assert pale(page) == []


def test_every_page_was_visited(course):
    assert {*ADDRESSES} == {*(p.address for p in course.every_page), "404.html"}

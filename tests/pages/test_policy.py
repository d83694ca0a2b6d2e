"""What a page's policy refuses. That it refuses nothing of ours is seen where each page is visited."""

from __future__ import annotations

import pytest

from acting import refused

WATCH = "addEventListener('securitypolicyviolation', e => (window.refused ??= []).push(e.violatedDirective + ' ' + e.blockedURI))"


@pytest.mark.parametrize(
    "path", ["", "modules/time-outs/", "cases/sunday-night/", "404.html"], ids=lambda p: p or "home"
)
def test_an_injected_script_is_refused(visit, address, path):
    assert refused(visit(address + path, init=WATCH))


def test_search_needs_nothing_that_is_refused(visit, address):
    page = visit(address + "404.html", init=WATCH)
    page.locator(".md-search__input").press_sequentially("fear")
    page.locator(".md-search-result__item").first.wait_for()
    assert page.evaluate("window.refused ?? []") == [] and page.foreign == []

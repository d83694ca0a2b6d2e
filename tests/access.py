"""axe on a page, with all its rules, in both schemes."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text("utf-8")
SCHEMES = ("light", "dark")


def violations(page, within=None) -> list[str]:
    """What axe finds, of any impact, best practices included, on the page or within the given selectors."""
    if not page.evaluate("!!window.axe"):
        page.evaluate(AXE)
    result = page.evaluate("within => axe.run(within ? {include: within} : document, {resultTypes: ['violations']})", within)
    return [f"{v['id']} ({v['impact']}): {n['target']} {n['failureSummary']}" for v in result["violations"] for n in v["nodes"][:3]]


def in_both_schemes(page, state, within=None) -> dict[str, list[str]]:
    """{scheme and state: violations}, beginning with the scheme that is shown and coming back to it."""
    found = {}
    for _ in SCHEMES:
        found[f"{page.locator('body').get_attribute('data-md-color-scheme')} {state}"] = violations(page, within)
        page.evaluate("document.querySelector('[data-scheme-button]').click()")
    return found

"""axe on a page, with all its rules; and both schemes."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python

from contrast import pale

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text("utf-8")
SCHEMES = ("light", "dark")
# What axe leaves out by itself as well, up to WCAG 2.2 AA: the size of targets, names that hold the words
# shown, and experiments.
RULES = "Object.fromEntries(axe.getRules().filter(r => !r.tags.some(t => /aaa|deprecated/.test(t))).map(r => [r.ruleId, {enabled: true}]))"


def violations(page, within=None, only_colors=False) -> list[str]:
    """What axe finds, of any impact, best practices included, on the page or within the given selectors."""
    if not page.evaluate("!!window.axe"):
        page.evaluate(AXE)
    options = {"resultTypes": ["violations"], "rules": page.evaluate(RULES)}
    if only_colors:
        options = {
            "resultTypes": ["violations"],
            "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
        }
    result = page.evaluate(
        "([within, options]) => axe.run(within ? {include: within} : document, options)", [within, options]
    )
    return [
        f"{v['id']} ({v['impact']}): {n['target']} {n['failureSummary']}"
        for v in result["violations"]
        for n in v["nodes"][:3]
    ]


def faults(page, *within: str) -> list[str]:
    """What axe finds in the scheme that is shown, on the page or within selectors, and which of the page's texts are
    not on a ground that was measured for both schemes.
    """
    assert all(page.locator(place).count() for place in within)
    return [*violations(page, [[place] for place in within] or None), *pale(page)]


def in_both_schemes(page, state, within=None) -> dict[str, list[str]]:
    """{scheme and state: violations}, beginning with the scheme that is shown and coming back to it: all rules in the
    first, those on color in both.
    """
    found = {}
    for n, _ in enumerate(SCHEMES):
        found[f"{page.locator('body').get_attribute('data-md-color-scheme')} {state}"] = violations(
            page, within, only_colors=n > 0
        )
        page.evaluate("document.querySelector('[data-scheme-button]').click()")
    return found

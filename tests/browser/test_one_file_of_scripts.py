"""Scripts and styles that are published as one file, as a browser reads them."""

from __future__ import annotations

from acting import until
from publish import assets, css


def test_what_one_script_throws_ends_no_other_and_is_reported(chromium):
    text = assets.script(
        [
            "window.first = true // the last line is a comment",
            "throw new Error('on purpose')",
            "(function () { nobody.knows }())",
            "window.last = true;",
        ]
    )
    context = chromium.new_context()
    page = context.new_page()
    page.set_content("<p>A page</p>")
    page.evaluate("window.errors = []; addEventListener('error', (e) => errors.push(e.message))")
    page.evaluate(
        "(text) => { const script = document.createElement('script'); script.textContent = text; document.head.append(script); }",
        text,
    )
    until(page, "errors.length === 2")
    assert page.evaluate("[window.first, window.last]") == [True, True]
    errors = page.evaluate("errors")
    assert "on purpose" in errors[0] and "nobody" in errors[1]
    context.close()


def test_a_browser_reads_every_rule_that_is_published(site, chromium):
    """But what is no rule to it: the character set, and selectors of browsers that are gone."""
    text = (site / "assets/site.css").read_text("utf-8")
    context = chromium.new_context()
    count = "(text) => { const count = (rules) => [...rules].reduce((n, r) => n + 1 + (r.cssRules ? count(r.cssRules) : 0), 0); const sheet = new CSSStyleSheet(); sheet.replaceSync(text); return count(sheet.cssRules); }"
    seen = context.new_page().evaluate(count, text)
    context.close()

    def number(rules):
        known = [r for r in rules if r.at or not any("::-ms-" in selector.text for selector in r.selectors)]
        return sum(1 + number([r for r in rule.body or () if isinstance(r, css.Rule)]) for rule in known)

    assert seen == number(css.read(text)) > 500

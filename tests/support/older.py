"""A page as Chrome 109, Firefox 115 and Safari 16.4 show it: without what they do not know."""

from __future__ import annotations

import re

import tinycss2

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


def older(visit, address: str):
    """An empty page of such a browser."""
    page = visit("about:blank", init=WITHOUT)
    css: dict[str, str] = {}

    def serve(route):
        css.setdefault("text", as_an_older_browser_reads(route.fetch().text()))
        route.fulfill(body=css["text"], content_type="text/css")

    page.route("**/assets/site.css", serve)
    return page

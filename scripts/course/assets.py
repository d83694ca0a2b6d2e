"""One stylesheet and one script for every page, and one script for pages with a bank: fewer requests, fewer bytes.

Sources stay small files with one job each; what is published is their sum without comments and white space.
"""

from __future__ import annotations

import json
import re

import rcssmin
import rjsmin
import tinycss2


def stylesheet(sources: list[str]) -> str:
    """The sources in order, minified. Later ones win, so the theme's own comes first."""
    return "\n".join(rcssmin.cssmin(s) for s in sources)


def script(sources: list[str]) -> str:
    """The sources in order, minified, each able to fail without the others."""
    return "\n".join(rjsmin.jsmin(s) for s in sources)


def quiz_words(translations: dict[str, str]) -> str:
    """The script that gives quiz.js its words and settings."""
    settings = {"confetti": False, "showProgress": False, "progressSidebarPosition": "top"}
    return f"window.mkdocsQuizTranslations={json.dumps(translations, ensure_ascii=False)};window.mkdocsQuizConfig={json.dumps(settings)};"


def tokens(html: str, scripts: str = "") -> set[str]:
    """Every class, id and data value that a page has, and every word in a string of the scripts that could put one there."""
    found = set(re.findall(r"data-[\w-]+", html))
    for value in re.findall(r'(?:class|id|data-[\w-]+)="([^"]*)"', html):
        found.update(re.findall(r"[\w-]+", value))
    for double, single, back in re.findall(r'"([^"\n]{1,400})"|\'([^\'\n]{1,400})\'|`([^`]{1,400})`', scripts):
        found.update(re.findall(r"[\w-]+", double or single or back))
    return found


def used(css: str, known: set[str]) -> str:
    """The stylesheet without rules for classes that no page and no script knows: two thirds of Material's are for features not used here.

    Only classes are judged, and what stands inside :not(), :is(), :where() and :has() is not; when in doubt a rule stays.
    """
    return _kept(tinycss2.parse_stylesheet(css, skip_whitespace=True, skip_comments=True), known)


def _kept(rules: list, known: set[str]) -> str:
    out = []
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = re.split(r",(?![^(]*\))", tinycss2.serialize(rule.prelude))
            kept = [s for s in selectors if all(c in known for c in re.findall(r"\.([\w-]+)", re.sub(r":(?:not|is|where|has)\([^)]*\)", "", s)))]
            if kept:
                out.append(f"{','.join(kept)}{{{tinycss2.serialize(rule.content)}}}")
        elif rule.type == "at-rule" and rule.content is not None and rule.lower_at_keyword in ("media", "supports"):
            inner = _kept(tinycss2.parse_rule_list(rule.content, skip_whitespace=True, skip_comments=True), known)
            if inner:
                out.append(f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inner}}}")
        else:
            out.append(rule.serialize())
    return "".join(out)

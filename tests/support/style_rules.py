"""The style rules that a browser has understood, as a list, and what two such lists do not have alike.

A browser leaves out what it cannot parse and says nothing. What stands in `document.styleSheets` is what counts.
Source: CSS Object Model, W3C, https://www.w3.org/TR/cssom-1/.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from publish import css

# Every rule of the page in its order: [the conditions around it, its selectors, its declarations].
WALK = """() => {
    const found = [];
    const head = (rule) => rule.cssText.slice(0, rule.cssText.indexOf("{")).trim();
    const inside = (where, condition) => (condition ? [...where, condition] : where);
    const walk = (rules, where) => {
        for (const rule of rules) {
            if (rule.styleSheet) {
                walk(rule.styleSheet.cssRules, inside(where, `@import ${rule.media.mediaText}`.trim()));
                continue;
            }
            if (rule.style) {
                // What stands after a nested rule belongs to the rule around it, and has no head of its own.
                const heads = rule instanceof CSSNestedDeclarations ? "&" : rule.selectorText ?? rule.keyText ?? head(rule);
                found.push([where, heads, rule.style.cssText]);
            } else if (!rule.cssRules) {
                found.push([where, rule.cssText, ""]);
            }
            walk(rule.cssRules ?? [], inside(where, head(rule)));
        }
    };
    for (const sheet of document.styleSheets) {
        walk(sheet.cssRules, inside([], sheet.media.mediaText && `@media ${sheet.media.mediaText}`));
    }
    return found;
}"""
BLANKS = re.compile(r"\s*([\s,])\s*")
CLASS = re.compile(r"\.(-?[A-Za-z_][A-Za-z0-9-]*?(?=__|--|[^A-Za-z0-9_-]|$))")


class Rule(NamedTuple):
    """One selector in its conditions, as `("@layer course", "@media print")`, and its declarations."""

    where: tuple[str, ...]
    selector: str
    declarations: tuple[str, ...]

    @property
    def place(self) -> str:
        return " ".join((*self.where, self.selector))


class Difference(NamedTuple):
    """A place in the stylesheets, and what is not alike there."""

    place: str
    what: str
    group: str  # outermost condition and part of the page, for a count

    def __str__(self) -> str:
        return f"{self.place}: {self.what}"


def of(page) -> list[Rule]:
    """The rules of an open page, one for each selector: the build takes away single selectors of a list."""
    return [rule for where, heads, declarations in page.evaluate(WALK) for rule in _rules(where, heads, declarations)]


def _rules(where: list[str], heads: str, declarations: str) -> list[Rule]:
    # The browser has settled which of two declarations of a rule wins, so that their order says no more. Custom
    # properties keep the blanks of their source, which say nothing.
    body = tuple(
        sorted(BLANKS.sub(r"\1", str(d)) for rule in css.read(f"a{{{declarations}}}") for d in rule.body or ())
    )
    selectors = [heads] if heads.startswith("@") else [s.text for r in css.read(f"{heads}{{}}") for s in r.selectors]
    return [Rule(tuple(where), selector, body) for selector in selectors]


def differences(here: list[Rule], there: list[Rule]) -> list[Difference]:
    """Rules of one list alone, rules with other declarations, and rules that stand in another order."""
    ours, theirs = _by_place(here), _by_place(there)
    found = []
    for place, (group, declarations) in {**theirs, **ours}.items():
        if place not in theirs or place not in ours:
            found.append(Difference(place, f"only {'here' if place in ours else 'there'}", group))
        elif declarations != theirs[place][1]:
            found.append(Difference(place, _apart(declarations, theirs[place][1]), group))
    return found + _moved(here, there)


def _by_place(rules: list[Rule]) -> dict[str, tuple[str, list[str]]]:
    """{place: (group, the declarations of all its rules in order)}."""
    found: dict[str, tuple[str, list[str]]] = {}
    for rule in rules:
        found.setdefault(rule.place, (_group(rule), []))[1].extend(rule.declarations)
    return found


def _group(rule: Rule) -> str:
    """`@layer material .md-nav` of all that has to do with the menu."""
    part = CLASS.search(rule.selector)
    return " ".join((*rule.where[:1], part[0] if part else "other selectors"))


def _apart(here: list[str], there: list[str]) -> str:
    ours, theirs = ([d for d in one if d not in other] for one, other in ((here, there), (there, here)))
    if not ours and not theirs:
        return f"the same declarations, not in the same order or number: {here} / {there}"
    return f"here {{{'; '.join(ours)}}}, there {{{'; '.join(theirs)}}}"


def _moved(here: list[Rule], there: list[Rule]) -> list[Difference]:
    """Of each outermost condition, the first rule that both have and that comes sooner in one of them."""
    both = set(here) & set(there)
    found = []
    for layer in dict.fromkeys(rule.where[:1] for rule in here if rule in both):
        ours, theirs = (
            list(dict.fromkeys(r for r in one if r in both and r.where[:1] == layer)) for one in (here, there)
        )
        first = next((a for a, b in zip(ours, theirs, strict=True) if a != b), None)
        if first:
            found.append(Difference(first.place, "in another order from here on", _group(first)))
    return found

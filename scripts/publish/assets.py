"""One stylesheet and one script for every page, and one script for pages with a bank: fewer requests, fewer bytes.

Sources stay small files with one job each; what is published is their sum without comments and white space.
"""

from __future__ import annotations

import re

import rcssmin
import rjsmin

from . import css, quiz

# Features of Material and of mkdocs-quiz that are off, by how their classes begin; and classes and properties that
# Material's bundle could set.
OFF = re.compile(
    r"md-(?:annotation|banner|code|dialog|feedback|path|post|select|source|status|tabs|tag|tooltip|top|version)|"
    + quiz.OFF
)
OF_BUNDLE = re.compile(r"md-|--md-|js$|focus-visible$")


def stylesheet(layers: dict[str, dict[str, str]]) -> tuple[css.Rule, ...]:
    """The rules of each layer's sources in order, {layer: {name: text}}, minified, each layer in a
    cascade layer of its own.

    A later layer wins over an earlier one whatever the weight of their selectors (but for `!important`, where the
    earlier wins), so that the course's rules need neither the theme's classes nor its weight. A source that does not
    parse is refused (css.Torn).
    """
    rules = {
        layer: [rule for name, text in sources.items() for rule in _minified(name, text) if rule.at != "charset"]
        for layer, sources in layers.items()
    }
    return (
        css.Rule("layer", ",".join(rules), (), None),
        *(css.Rule("layer", layer, (), tuple(found)) for layer, found in rules.items()),
    )


def _minified(name: str, text: str) -> tuple[css.Rule, ...]:
    rules = css.read(text, name)  # before the minifier, which would mend some mistakes in its own way
    return rules if name.endswith(".min.css") else css.read(rcssmin.cssmin(text), name)


def script(sources: list[str]) -> str:
    """The sources in order, minified. What one of them throws is reported as ever, and ends none of the others."""
    return "\n".join(f"try{{{rjsmin.jsmin(s)}\n}}catch(error){{setTimeout(()=>{{throw error}})}}" for s in sources)


def tokens(html: str) -> set[str]:
    """Every class, data attribute and custom property that a page has."""
    names = set(re.findall(r"data-[\w-]+|--[\w-]+", html))
    for value in set(re.findall(r' (?:class|data-[\w-]+)="([^"]*)"', html)):
        names.update(value.split())
    return names


def used(rules: tuple[css.Rule, ...], known: set[str], scripts: str, bundle: str) -> str:
    """A stylesheet without what no page has and no script could set: most of Material's is for features not used here.

    A script could set every word it contains, and every class that begins with one of its words in `-` or `_`, as in
    `"menu--" + name`, but for those of features that are off. Material's bundle sets classes of Material's only.
    Of selectors the direction of writing and the classes are judged, and none inside :not(), :is(), :where() and
    :has(); when in doubt a rule stays.
    """
    words = set(re.findall(r"[\w-]+", scripts)) | {w for w in re.findall(r"[\w-]+", bundle) if OF_BUNDLE.match(w)}
    words = {w for w in words if not OFF.match(w)}
    known = known | words
    stems = tuple(w for w in words if len(w) > 3 and w[-1] in "-_")

    def wanted(selector: css.Selector) -> bool:
        """The course is written from left to right."""
        return "dir=rtl" not in selector.attributes and all(c in known or c.startswith(stems) for c in selector.classes)

    return css.write(css.with_properties(css.with_rules(rules, wanted), known))

"""What a browser has understood of a stylesheet is read whole, and a stylesheet that was torn is seen."""

from __future__ import annotations

import pytest

import style_rules
from publish.css import Torn

EVERY_KIND = """
@layer one, two;
@layer one { .a, .b { color: red } @layer inner { .c { top: 0 } } }
@media print { @supports (display: grid) { .d { top: 0 } } }
@container (min-width: 1px) { .e { top: 0 } }
.f { color: red; &:hover { top: 0 } color: blue; @media print { left: 0 } }
@keyframes g { from { top: 0 } 50%, to { top: 1px } }
@font-face { font-family: h; src: url("data:,") }
@scope (.i) { .j { top: 0 } }
@property --k { syntax: "*"; inherits: false }
"""
READ = [
    "@layer one, two; {}",
    "@layer one .a {color:red}",
    "@layer one .b {color:red}",
    "@layer one @layer inner .c {top:0px}",
    "@media print @supports (display: grid) .d {top:0px}",
    "@container (min-width: 1px) .e {top:0px}",
    ".f {color:red}",
    ".f &:hover {top:0px}",
    ".f & {color:blue}",
    ".f @media print & {left:0px}",
    "@keyframes g 0% {top:0px}",
    "@keyframes g 50% {top:1px}",
    "@keyframes g 100% {top:1px}",
    '@font-face {font-family:h; src:url("data:,")}',
    "@scope (.i) .j {top:0px}",
    '@property --k { syntax: "*"; inherits: false; } {}',
]


@pytest.fixture(scope="module")
def understood(contexts):
    """The style rules that a browser makes of a stylesheet."""
    page = contexts(locale="en-IE").new_page()

    def of(text, media=""):
        page.set_content(f"<style media='{media}'></style>")
        page.evaluate("text => { document.querySelector('style').textContent = text }", text)
        return style_rules.of(page)

    yield of
    page.close()


@pytest.fixture(scope="module")
def published(site):
    return (site / "assets" / "site.css").read_text("utf-8")


@pytest.fixture(scope="module")
def whole(understood, published):
    return understood(published)


def test_rules_of_every_kind_are_read_with_their_conditions(understood):
    assert [f"{rule.place} {{{'; '.join(rule.declarations)}}}" for rule in understood(EVERY_KIND)] == READ


def test_the_media_of_a_whole_sheet_are_a_condition(understood):
    assert [rule.place for rule in understood(".a { top: 0 }", "print")] == ["@media print .a"]


def test_a_stylesheet_does_not_differ_from_itself(understood, published, whole):
    assert len(whole) > 800 and style_rules.differences(whole, understood(published)) == []


@pytest.mark.parametrize(
    ("find", "torn"),
    [("}", ""), ("{", ""), (";", ";base64,AAA=)"), ("}", '"}'), ("{", ",::no-such-thing{")],
    ids=["no end", "no beginning", "rest of an image", "quotation", "selector"],
)
def test_a_torn_copy_of_the_published_stylesheet_is_seen(understood, published, whole, find, torn):
    at = published.index(find, len(published) // 2)
    try:
        there = understood(published[:at] + torn + published[at + len(find) :])
    except Torn:  # what is never closed is refused before a browser reads it
        return
    found = style_rules.differences(whole, there)
    assert any("only here" in d.what or d.what.startswith("here {") for d in found), "something is lost"

"""What becomes of a page that Material has made: names, white space, the policy."""

from __future__ import annotations

import base64
import hashlib

import pytest
from selectolax.lexbor import LexborHTMLParser

from publish.finish import finished
from publish.policy import with_policy

PAGE = "<!doctype html><html lang=en><head><title>x</title></head><body class=a>{}</body></html>"


def body(html: str, kind: str = "") -> str:
    return LexborHTMLParser(finished(PAGE.format(html), kind)).body.inner_html.strip()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            '<div role="dialog" class="md-search"></div>',
            '<div role="dialog" class="md-search" aria-label="Search"></div>',
        ),
        (
            "<div data-md-scrollfix class='md-search__scrollwrap'></div>",
            '<div data-md-scrollfix="" class="md-search__scrollwrap" role="region" aria-label="Results"></div>',
        ),
        (
            '<label for="__toc" class="md-nav__title">On <b>this</b> page</label>',
            '<span class="md-nav__title">On <b>this</b> page</span>',
        ),
        (
            '<label class="md-nav__title" for="__drawer">x</label>',
            '<label class="md-nav__title" for="__drawer">x</label>',
        ),
        (
            '<input autocomplete="off" type="checkbox" class="md-toggle">',
            '<input type="checkbox" class="md-toggle">',
        ),
        ('<input autocomplete="off" class="field">', '<input autocomplete="off" class="field">'),
        (
            '<a href="../" aria-label="Previous: One" class="md-footer__link md-footer__link--prev">One</a>',
            '<a href="../" class="md-footer__link md-footer__link--prev">One</a>',
        ),
        ("&ldquo;Yes&rdquo;&hellip; &amp; &lt;no&gt; &para;", "“Yes”… &amp; &lt;no&gt; ¶"),
        ("<p>\n\n   one\n   two\n</p>\n\n", "<p>\none\ntwo\n</p>"),
        ("<pre>\n  one\n\n    two</pre>", "<pre>  one\n\n    two</pre>"),
    ],
)
def test_a_page_is_named_and_tight_whatever_the_order_of_its_attributes(before, after):
    assert body(before) == after


def test_the_body_says_what_kind_of_practice_it_shows():
    assert '<body class="a" data-practice="case">' in finished(PAGE.format(""), "case")
    assert "data-practice" not in finished(PAGE.format(""))


def test_a_page_that_is_finished_stays_as_it_is():
    once = finished(
        PAGE.format('<svg viewBox="0 0 1 1"><path d="M0"/></svg><input required><script>a && b < c</script>')
    )
    assert finished(once) == once and "a && b < c" in once and "viewBox" in once


def allowed(html: str) -> list[str]:
    """The hashes of the policy, which must be the first in the head."""
    first = LexborHTMLParser(with_policy(html)).head.first_child
    assert first.attributes["http-equiv"] == "Content-Security-Policy"
    return [part.strip("';") for part in first.attributes["content"].split() if part.startswith("'sha256-")]


def hashed(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def test_the_policy_lets_the_inline_scripts_of_the_page_run_and_no_other():
    scripts = {
        "<script>one()</script>": "one()",
        "<SCRIPT type=module>\n  a && b < c // “é”\n</SCRIPT>": "\n  a && b < c // “é”\n",
        '<script data-x=">" type="text/javascript">two()</script>': "two()",
        "<script type>three()</script>": "three()",
    }
    data = '<script type="application/json">{}</script><script src=x.js>no()</script><!-- <script>never()</script> -->'
    page = PAGE.format("".join(scripts) + data + "<textarea><script>text()</script></textarea>")
    assert sorted(allowed(page)) == sorted(hashed(text) for text in scripts.values())


def test_a_page_without_scripts_allows_none_inline():
    assert allowed(PAGE.format("")) == []
    assert allowed("<p>a head is made where there is none") == []

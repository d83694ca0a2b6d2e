"""Finishing touches on whole pages that Material has made."""

from __future__ import annotations

import re

MARKS = (("&ldquo;", "“"), ("&rdquo;", "”"), ("&lsquo;", "‘"), ("&rsquo;", "’"), ("&hellip;", "…"), ("&para;", "¶"))


def with_names(html: str) -> str:
    """The finished page with names for what Material leaves unnamed, its search and the results' scrolling box.

    What it writes against the standard is put right: a label for a box that is not there, and `autocomplete`
    where it has no meaning.
    Its links to the pages before and after are named by the words they show, as people who
    speak to the browser say them.
    """
    html = html.replace('role="dialog"', 'role="dialog" aria-label="Search"')
    html = html.replace(
        '<div class="md-search__scrollwrap"', '<div class="md-search__scrollwrap" role="region" aria-label="Results"'
    )
    html = re.sub(
        r'<label class="md-nav__title" for="__toc">(.*?)</label>',
        r'<span class="md-nav__title">\1</span>',
        html,
        flags=re.S,
    )
    html = re.sub(r'(<input class="md-toggle"[^>]*) autocomplete="off"', r"\1", html)
    return re.sub(r'(class="md-footer__link[^"]*") aria-label="[^"]*"', r"\1", html)


def with_kind(html: str, kind: str) -> str:
    """The finished page whose body says what kind of practice it shows, for what concerns the whole sheet of paper."""
    return html.replace("<body ", f'<body data-practice="{kind}" ', 1) if kind else html


def tight(html: str) -> str:
    """The page without the white space that templates leave around their lines, and with quotation
    marks as letters: less to send.
    """
    for entity, letter in MARKS:
        html = html.replace(entity, letter)
    return html if "<pre" in html else "\n".join(filter(None, map(str.strip, html.split("\n"))))

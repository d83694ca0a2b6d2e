"""Finishing touches on HTML that MkDocs has made: who speaks, parts in boxes, pictures inlined,
links that leave, names.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown import Markdown
from markdown.extensions import Extension

from ..model import Course


class Blocks(Extension):
    """Our own elements are blocks to Markdown, not words in a paragraph."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's name)
        md.block_level_elements += [
            "course-assessment",
            "course-review",
            "course-progress",
            "course-kept-form",
            "course-statement",
        ]


def speeches(html: str) -> str:
    """Every `<p><strong>Name:</strong>` with a class for who speaks: the therapist, a client, or a client as the
    imagined partner, `*(as Ben)*`.
    """

    def mark(m: re.Match[str]) -> str:
        who = "therapist" if m["name"] == "Therapist" else "partner" if m["as"] else "client"
        return f'<p class="speech speech--{who}">{m[0][3:]}'

    return re.sub(r"<p><strong>(?P<name>[^<:]+):</strong>(?P<as> <em>\(as )?", mark, html)


PARTS = ("write-first", "obstacles", "monday", "not-here")


def parts(html: str) -> str:
    """The sections that every module has, each in a box of its own, from its heading to the next one of its level."""
    return re.sub(
        rf'<h2 id="({"|".join(PARTS)})">.*?(?=<h2 id=)',
        lambda m: f'<div class="part part--{m[1]}">{m[0]}</div>',
        html,
        flags=re.S,
    )


def write_firsts(html: str) -> str:
    """Every colleague's answer in an element of its own, where the reader can write first."""
    return re.sub(
        r'<details id="write-[\w-]+">.*?</details>', r"<course-write-first>\g<0></course-write-first>", html, flags=re.S
    )


def pictures(html: str, course: Course, address: Callable[[str], str]) -> str:
    """Every `<img>` of one of the course's own SVGs as inline SVG, which alone follows the scheme's colours.

    The alternative text becomes its label; a picture that holds links is a group, or they could not be reached.
    `address` turns the file that a link inside a picture names into the page's address.
    """

    def inline(m: re.Match[str]) -> str:
        svg = course.pictures.get(m["name"])
        if not svg:
            return m[0]
        role = "group" if "<a " in svg else "img"
        svg = re.sub(r'href="([^":]+\.md)"', lambda link: f'href="{address(link[1])}"', svg)
        svg = re.sub(r">\s+<", "><", svg).strip().replace("<svg ", f'<svg role="{role}" aria-label="{m["alt"]}" ', 1)
        return f'<figure class="picture">{svg}</figure>'

    return re.sub(r'<p>\s*<img alt="(?P<alt>[^"]*)" src="[^"]*?(?P<name>[^"/]+\.svg)"[^>]*>\s*</p>', inline, html)


def outward(html: str) -> str:
    """Links that leave the site say so to the browser and tell the other side nothing; one that shows its address is
    marked, or paper would spell it twice.
    """

    def mark(m: re.Match[str]) -> str:
        spelled = " data-spelled" if m["text"] == m["href"] else ""
        return f'<a href="{m["href"]}" rel="external noopener noreferrer"{spelled}>{m["text"]}</a>'

    return re.sub(r'<a href="(?P<href>https?://[^"]*)">(?P<text>.*?)</a>', mark, html, flags=re.S)

"""What the checks see of a text is what Python-Markdown, with the site's extensions, makes of it: no mark prints raw
unseen, no heading or link is missed.
"""

from __future__ import annotations

import random
import re
from dataclasses import replace
from html import unescape

import markdown
import pytest

from building import FIXTURES
from course.read.blocks import blocks, links as read_links, read_prose
from course.read.folder import load
from course.read.markdown import sections
from course.rules import links, marks, structure, two_readings, writing
from course.text import relink

EXTENSIONS = [
    "admonition",
    "attr_list",
    "md_in_html",
    "smarty",
    "tables",
    "toc",
    "fenced_code",
]  # mkdocs.yml's, and fenced_code, which MkDocs adds
SEED = 20261124
TEXTS = 400


@pytest.fixture(scope="module")
def minimal():
    return load(FIXTURES / "minimal")[0]


def with_text(course, text):
    """The course with one page, whose prose is `text`."""
    page = replace(
        course.page("docs/course/about.md"),
        text=text,
        first_line=1,
        blocks=blocks(text),
        sections=sections(text),
        links=read_links(text),
    )
    return replace(
        course, modules=(), pages=(page,), cases=(), rehearsals=(), worksheets=(), assessed=(), assessment_bank=None
    )


def told(course, text, *rules):
    return [
        (line, message)
        for rule in rules
        for path, line, message in rule(with_text(course, text))
        if path == "docs/course/about.md"
    ]


def html(text):
    return unescape(markdown.markdown(text, extensions=EXTENSIONS))


@pytest.mark.parametrize("mark", marks.MARKS, ids=lambda m: m.sample)
def test_a_mark_prints_raw_and_is_told(minimal, mark):
    text = f"# Title\n\nA paragraph.\n\n{mark.sample}\n"
    assert marks.SIGN.search(mark.sample)
    assert any(f"`{mark.sample}`" in message for _, message in told(minimal, text, marks.raw_marks))
    shown = re.sub(r"[–—“”‘’]", lambda m: {"–": "--", "—": "---"}.get(m[0], '"'), html(text))
    assert re.sub(r"^[-*>] ", "", mark.sample).split()[0] in shown


@pytest.mark.parametrize(
    "line",
    [
        "It costs $20 to $30, or $5.",
        "The ratio is 50:50, at 10:30:00.",
        "C++ and ++ and x == y.",
        "About ~40 minutes, ~20 of them aloud.",
        "2 ^ 3 is eight.",
        "**Bold:** and *(as Ben)*.",
        "A [button](about.md){ .md-button .md-button--primary }, a **word**{ .small } and `code`{ .small }.",
        "`==marked==` and `[[x]]` and `{{ y }}`.",
        "See <https://example.org/~name/:x:/$y$>.",
        "See [it](https://example.org/a~b~c/d).",
        "A paragraph.\n{ .without-scripts }",
        "| a | b |\n| --- | --: |\n| 1 | 2 { .wide } |",
        "- **Term.** What it is.",
        "Note: this is prose.",
        "He said [sic] no.",
        "[1](#note-lonely)",
        "<!-- course:credit -->",
        "<!-- ==not shown== -->",
        "“Quotation,” she said: “yes.”",
        "a -- b --- c",
        "Is it 5 < 8 > 3?",
        "```python\nx == y  # ==z== [[w]] $a$\n```",
        "~~~\n::: note\n```\n??? x\n~~~",
        "What? ??? No.",
        "1. One\n2. Two",
        "Ana (she/her): yes.",
    ],
)
def test_what_may_be_written_is_no_mark(minimal, line):
    assert told(minimal, f"# Title\n\n{line}\n", marks.raw_marks) == []


@pytest.mark.parametrize(
    "line",
    [
        "Text. { .big }",
        "- An item { #it }",
        "[a word]{.class}",
        "A { #place } in the middle.",
        "## Title { #a claims=“C1” }",
    ],
)
def test_braces_that_belong_to_nothing_are_told(minimal, line):
    assert told(minimal, f"# Title\n\n{line}\n", marks.raw_marks)


def drawn(pieces, most=7):
    """Texts of the given lines, drawn with a fixed seed."""
    draw = random.Random(SEED)
    return ["\n".join(draw.choice(pieces) for _ in range(draw.randint(1, most))) for _ in range(TEXTS)]


def test_no_heading_is_missed(minimal):
    """Every heading that Python-Markdown makes is one that the course knows, or a problem."""
    pieces = [
        "",
        "",
        "Text",
        "# One",
        "## Two { #two }",
        "##No space",
        "#1",
        "  ## In",
        "> ## Quoted",
        "- ### Listed",
        "1. # Numbered",
        "----",
        "===",
        "-",
        "> ---",
        "- item",
        "```",
        "~~~",
        "````",
        "    # code",
        "#",
        "## ",
        "`# code`",
        "\\# no",
        "**b**",
        "| a |",
        "| --- |",
        "### Three {#three} ###",
    ]
    for text in drawn(pieces):
        made = len(re.findall(r"<h[1-6]", html(text)))
        known = len(with_text(minimal, text).pages[0].sections)
        problems = told(minimal, text, structure.ids)
        assert known + len(problems) >= made or told(minimal, text, two_readings.two_readings), text


def test_no_link_is_missed(minimal):
    """Every link that Python-Markdown makes is one that the course reads, with the same target,
    or its line is a problem.
    """
    pieces = [
        "",
        "[a](b.md)",
        "[a](<b c.md>)",
        "[a](b(c).md)",
        "[a](b.md 'title')",
        '[a](b.md "title")',
        "[a](b c.md)",
        "[a][b]",
        "[a] [b]",
        "[b]",
        "[b]: c.md",
        "  [b]: <c.md> 'x'",
        "[a](b.md",
        "c)",
        "![i](j.svg)",
        "[![i](j.svg)](k.md)",
        "`[a](b.md)`",
        "[a\nb](c.md)",
        "[a [b] c](d.md)",
        "[a]( b.md )",
        "[a] (b.md)",
        "[a]()",
        "text [a](b.md) and [c](d.md#e).",
        "```",
        "[a](b%20c.md)",
        "[a](b_c.md#d)",
        "\\[a](b.md)",
    ]
    for text in drawn(pieces):
        targets = re.findall(r'<(?:a href|img alt="[^"]*" src)="([^"]*)"', html(text))
        read = [link.target for link in with_text(minimal, text).pages[0].links]
        missed = [t for t in targets if t not in read]
        assert not missed or told(minimal, text, links.links), (text, missed)


def test_what_is_code_to_python_markdown_is_no_prose():
    """Or the two readings differ, which is a problem."""
    pieces = ["", "Text", "```", "~~~", "````", "```python", "~~~ .x", " ```", "``` ", "```x y", "`````", "``` { .a }"]
    for text in drawn(pieces):
        lines = text.split("\n")
        numbered = "\n".join(
            line if not line or line.lstrip()[0] in "`~" else f"word{i}" for i, line in enumerate(lines)
        )
        code = " ".join(
            re.findall(r"<pre>.*?</pre>", markdown.markdown(numbered, extensions=["fenced_code"]), flags=re.S)
        )
        prose = {f"word{i}" for i, line in read_prose(numbered, first_line=0).lines}
        alike = prose.isdisjoint(re.findall(r"word\d+", code)) and all(
            w in prose or w in code for w in re.findall(r"word\d+", numbered)
        )
        assert alike or two_readings.find_difference(numbered), text


@pytest.mark.parametrize(
    ("target", "told_of"), [("a%20b.md", False), ("<a b.md>", False), ("a%2520b.md", True), ("<a c.md>", True)]
)
def test_an_encoded_target_is_the_file_that_a_browser_asks_for(minimal, target, told_of):
    course = replace(minimal, files=minimal.files | {"docs/course/a b.md"})
    assert bool(told(course, f"# Title\n\nSee [the other page]({target}).\n", links.links, writing.raw_html)) == told_of


def test_a_link_is_rewritten_in_every_form_that_is_read():
    assert (
        relink("[a](<x y.md#z> 'T') [b](x(1).md) ![c](../p.svg \"t\")", "docs/m/a.md", "docs/b.md")
        == "[a](<m/x y.md#z> 'T') [b](m/x(1).md) ![c](p.svg \"t\")"
    )

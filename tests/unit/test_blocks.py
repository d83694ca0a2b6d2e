"""Markdown as the parser with lines reads it, and where the one that builds the site reads it differently."""

from __future__ import annotations

import shutil

import pytest

from building import FIXTURES
from course.model import find_folds, find_items
from course.read.blocks import blocks, find_heading_lines, links, read_prose
from course.read.folder import load
from course.rules.two_readings import find_difference, two_readings

ALIKE = """# A page { #top }

A paragraph with [a link](b.md) and `code`.

1. **One.** Text.
    - below it
2. Two.

> ## Quoted

<details markdown="1" id="write-it">
<summary>What a colleague might say</summary>

- in a fold

</details>

<!-- not
shown -->

| a | b |
|---|---|
| c | d |

```
- code
```
"""


def test_every_block_has_its_line():
    assert [(block.kind, block.line, block.end, block.depth) for block in blocks(ALIKE, 11)] == [
        ("heading", 11, 12, 0),
        ("paragraph", 13, 14, 0),
        ("list", 15, 18, 0),
        ("item", 15, 17, 1),
        ("paragraph", 15, 16, 2),
        ("list", 16, 17, 2),
        ("item", 16, 17, 3),
        ("paragraph", 16, 17, 4),
        ("item", 17, 18, 1),
        ("paragraph", 17, 18, 2),
        ("quotation", 19, 20, 0),
        ("heading", 19, 20, 1),
        ("html", 21, 22, 0),
        ("html", 22, 23, 0),
        ("list", 24, 25, 0),
        ("item", 24, 25, 1),
        ("paragraph", 24, 25, 2),
        ("html", 26, 27, 0),
        ("comment", 28, 30, 0),
        ("table", 31, 34, 0),
        ("code", 35, 38, 0),
    ]


def test_a_block_has_what_is_written_in_it():
    found = blocks(ALIKE)
    assert [(b.text, b.level, b.id) for b in found if b.kind == "heading"] == [
        ("A page { #top }", 1, "top"),
        ("Quoted", 2, ""),
    ]
    assert [(b.text, b.number) for b in found if b.kind == "item"] == [
        ("**One.** Text.\nbelow it", 1),
        ("below it", None),
        ("Two.", 2),
        ("in a fold", None),
    ]
    assert [(b.text, b.id) for b in found if b.kind == "html"] == [
        ('<details markdown="1" id="write-it">', "write-it"),
        ("<summary>What a colleague might say</summary>", ""),
        ("</details>", ""),
    ]
    assert [b.text for b in found if b.kind in ("comment", "code")] == ["<!-- not\nshown -->", "- code\n"]


def test_a_fence_that_nothing_closes_hides_nothing():
    assert [b.kind for b in blocks("Text\n\n```\nnever closed\n\n## Below { #below }")][-1] == "heading"
    assert [b.kind for b in blocks("> ```\n> closed\n> ```\n")] == ["quotation", "code"]


def test_the_tags_of_a_question_hide_nothing():
    assert [b.kind for b in blocks("<quiz>\n## One\n\n</quiz>\n## Two")] == ["paragraph", "heading"] * 2


def test_every_link_has_its_line_and_is_as_its_author_wrote_it():
    text = "A [b *c*](d.md#e) and\n![f\ng](<h i.svg> 'j')\n\n- k\n    [`l`](m%20n.md)\n\n| [o](p.md) |\n| --- |\n| [q](r.md) |\n"
    assert [(link.line, link.text, link.target, link.image) for link in links(text, 5)] == [
        (5, "b *c*", "d.md#e", False),
        (6, "f\ng", "h i.svg", True),
        (10, "`l`", "m%20n.md", False),
        (12, "o", "p.md", False),
        (14, "q", "r.md", False),
    ]


@pytest.mark.parametrize(
    "text", ["`[a](b.md)`", "\\[a](b.md)", "<https://example.org>", "[a][b]\n\n[b]: c.md", "[a](b c.md)"]
)
def test_what_is_no_link_is_none(text):
    assert links(text) == ()


def test_a_comment_that_nothing_closes_hides_nothing():
    assert [b.kind for b in blocks("<!-- begun\n\n## Below { #below }")] == ["paragraph", "heading"]


def test_a_directive_stands_alone_at_the_left_margin():
    text = (
        "<!-- course:one -->\nText <!-- course:two -->\n<!-- course:three with/an.md -->\n\n- <!-- course:four -->\n\n"
        "    <!-- course:five -->\n\n```\n<!-- course:six -->\n```\n\n<!--\n<!-- course:seven -->\n  <!-- course:eight -->\n"
        "<!-- course:nine\n-->\n"
    )
    assert read_prose(text, first_line=3).directives == ((3, "one", ""), (5, "three", "with/an.md"))


def test_a_line_of_code_is_no_line_of_prose():
    assert [n for n, _ in read_prose("Text\n```\ncode\n```\n- item\n\n      code", first_line=2).lines] == [2, 6, 7]


def test_folds_and_items_are_those_of_the_page_itself():
    found = blocks(ALIKE + "\n- `<details>`\n\n<details>\n\n> - quoted\n")
    assert [fold.id for fold in find_folds(found)] == ["write-it", ""]
    assert [item.text for item in find_items(found, numbered=False)] == ["in a fold", "`<details>`"]
    assert [item.number for item in find_items(found, numbered=True)] == [1, 2]


def test_every_line_that_makes_a_heading_is_known():
    text = "# One\n\nTwo\nlines\n---\n\n##Three\n\n> - #4\n\n  ## Five\n\n```\n# code\n```\n\n<!--\n# Six\n-->\n"
    assert list(find_heading_lines(blocks(text))) == [1, 5, 7, 9, 11]


def test_what_both_read_alike_is_no_difference():
    assert find_difference(ALIKE) is None


@pytest.mark.parametrize(
    ("text", "line", "here", "there"),
    [
        ("Two things:\n- one\n- two", 1, "a list", "part of a paragraph"),
        ("1. one\n\n- two", 2, "a list", "an item of a list"),
        ("- one\n  - nested by two spaces", 1, "a list", "an item of a list"),
        ("- one\n\n  two spaces", 2, "part of an item of a list", "a paragraph"),
        ("#No space", 0, "a paragraph", "a heading of level 1"),
        ("One\ntwo\n##Three", 2, "part of a paragraph", "a heading of level 2"),
        ("Text\n\n  ```\n  code\n  ```", 2, "a block of code", "a paragraph"),
        ("## A\n\n[a](b c.md)", 2, "part of a paragraph", "a link to “b c.md”"),
        ('<details markdown="1">\nText\n\n- one\n\n</details>', 1, "nothing by itself", "a paragraph"),
        ('A\n[b](c.md"d")', 1, 'a link to “c.md"d"”', "a link to “c.md”"),
        ('A ![b](c.svg"d")', 0, 'the image “c.svg"d"”', "the image “c.svg”"),
        ("One\ntwo [three](f our.md) five\nsix", 1, "a paragraph", "a paragraph with other words"),
        ('!!! note "Said"\n\n    Text', 0, "a paragraph", "a paragraph with other words"),
    ],
)
def test_the_first_difference_is_told_with_its_line(text, line, here, there):
    assert find_difference(text) == (line, here, there)


@pytest.mark.parametrize("said", ["99", "x", "²", "-1", ""])
def test_a_tag_that_says_another_line_misleads_nobody(said):
    text = f'<blockquote data-line="{said}">\n\nTwo:\n- one\n\n</blockquote>'
    found = find_difference(text)
    assert found and 0 <= found.line < len(text.split("\n"))


OPTION = '- [ ] "Why might the silence suit somebody?"'


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (" What do you say next?", "\n- He says so.\n- She does.\n\nWhat do you say next?", 8),
        (OPTION, OPTION.replace("silence", "[silence](a b.md)"), 13),
        ("> It meets the feeling and", "> 1) It meets the feeling and", 10),
        ("See [the point]", "\n\n    See [the point]", 18),
    ],
)
def test_what_a_question_says_is_read_alike_too(tmp_path, old, new, line):
    shutil.copytree(FIXTURES / "minimal", tmp_path, dirs_exist_ok=True)
    bank = tmp_path / "quizzes/first-module.md"
    bank.write_text(bank.read_text("utf-8").replace(old, new, 1), "utf-8")
    found = list(two_readings(load(tmp_path)[0]))
    assert [(path, at) for path, at, _ in found] == [("quizzes/first-module.md", line)], found

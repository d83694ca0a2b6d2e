"""The parser with lines, and where it and the one that builds the site read the same text differently."""

from __future__ import annotations

import pytest

from course.read.blocks import blocks, difference

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

| a | b |
|---|---|
| c | d |

```
- code
```
"""


def test_every_block_has_its_line():
    assert [(block.tag, block.line) for block in blocks(ALIKE)] == [
        ("h1", 0),
        ("ol", 4),
        ("li", 4),
        ("ul", 5),
        ("li", 5),
        ("li", 6),
        ("blockquote", 8),
        ("h2", 8),
        ("ul", 13),
        ("li", 13),
        ("table", 17),
        ("pre", 21),
    ]


def test_what_both_read_alike_is_no_difference():
    assert difference(ALIKE) is None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Two things:\n- one\n- two", 1),
        ("1. one\n\n- two", 2),
        ("- one\n  - nested by two spaces", 1),
        ("Text\n\n```\nnever closed", 2),
        ("#No space", 0),
    ],
)
def test_the_first_difference_is_told_with_its_line(text, line):
    found = difference(text)
    assert found and found[0] == line

"""What a Markdown text is made of, by a CommonMark parser, which keeps lines; and whether Python-Markdown, which builds
the site and keeps none, reads the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

import markdown
from markdown_it import MarkdownIt
from markdown_it.token import Token
from selectolax.lexbor import LexborHTMLParser, LexborNode

WITH_LINES = MarkdownIt("commonmark").enable("table")
EXTENSIONS = ("admonition", "attr_list", "fenced_code", "md_in_html", "tables")
KINDS = {
    **{f"h{n}": f"a heading of level {n}" for n in range(1, 7)},
    "ul": "a list",
    "ol": "a numbered list",
    "li": "an item of a list",
    "blockquote": "a quotation",
    "pre": "a block of code",
    "table": "a table",
}
LETTERS = re.compile(r"[\W_]+")
ATTRIBUTES = re.compile(r"\{:?[^{}\n]*\}")
MARKUP = re.compile(r"\]\([^)\n]*\)|<[^>\n]*>|&\w+;")
BEGINNING = 24  # letters and digits of a block's own text that both must read


class Block(NamedTuple):
    """A heading, list, item, quotation, table or block of code: the HTML tag it becomes, the beginning of its text in
    letters and digits alone, and its line, counted from 0; -1 where the parser keeps none.
    """

    tag: str
    text: str
    line: int = -1


@cache
def blocks(text: str) -> tuple[Block, ...]:
    """Every block of the text in order, each with its line."""
    tokens = WITH_LINES.parse(text)
    return tuple(
        Block(tag, _beginning(_content(tokens, i)), token.map[0])
        for i, token in enumerate(tokens)
        if (tag := "pre" if token.type in ("fence", "code_block") else token.tag) in KINDS
        and token.nesting >= 0
        and token.map
    )


def _content(tokens: list[Token], i: int) -> str:
    """The text of the first line of words in a block."""
    if not tokens[i].nesting:
        return tokens[i].content
    return next((t.content for t in tokens[i:] if t.type in ("inline", "fence", "code_block")), "")


@cache
def built(text: str) -> tuple[Block, ...]:
    """Every block of the text as Python-Markdown builds it, without lines."""
    tree = LexborHTMLParser(f"<body>{markdown.markdown(text, extensions=EXTENSIONS)}</body>")
    return tuple(Block(node.tag or "", _beginning(node.text() or "")) for node in _elements(tree.body))


def _elements(node: LexborNode | None) -> Iterator[LexborNode]:
    for child in node.iter() if node else ():
        if child.tag in KINDS:
            yield child
        if child.tag != "pre":
            yield from _elements(child)


def _beginning(text: str) -> str:
    return LETTERS.sub("", MARKUP.sub("", ATTRIBUTES.sub("", text)))[:BEGINNING].lower()


def difference(text: str) -> tuple[int, str, str] | None:
    """(line, counted from 0, what the parser with lines sees there, what the site shows) at the first place that the
    two read differently, or None; what follows from it is not told.
    """
    before = 0
    for ours, theirs in zip_longest(blocks(text), built(text)):
        if ours and theirs and ours.tag == theirs.tag and (ours.tag == "table" or _alike(ours.text, theirs.text)):
            before = ours.line
        else:
            return ours.line if ours else before, _name(ours), _name(theirs)
    return None


def _alike(one: str, other: str) -> bool:
    """Whether one is the beginning of the other: a parser may end the first line of an item where the other goes on."""
    return one.startswith(other) or other.startswith(one)


def _name(block: Block | None) -> str:
    return KINDS[block.tag] if block else "nothing more"

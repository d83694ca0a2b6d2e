"""Markdown of a question -> XHTML or plain text for somebody else's system.

    Ask **first**. See [the plan](../docs/modules/time-outs.md#plan).
    <p>Ask <strong>first</strong>. See <a href="https://…/modules/time-outs/#plan">the plan</a>.</p>
    Ask first. See the plan (https://…/modules/time-outs/#plan).

A link leads to the published course; where nobody has said where that is, its words alone stay. Of raw HTML the words
stay, of a picture its alternative text. Quotation marks are set as on the site.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from html import unescape
from urllib.parse import quote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ..model import Course
from ..text import COMMENT, TAG

PARSER = MarkdownIt("commonmark", {"typographer": True, "xhtmlOut": True})
PARSER.enable(["table", "smartquotes"]).disable("reference")
OUTSIDE = re.compile(r"(?:https?://|mailto:)", re.I)
# What XML 1.0 cannot hold, and what would end a line in a format of lines.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """A text without the signs that XML cannot hold, each of which becomes the sign for what is unreadable."""
    return UNWRITABLE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


class Prose:
    """What stands in the file `path` of a course, for others to read."""

    def __init__(self, course: Course, path: str) -> None:
        self._course, self._path = course, path

    def write_blocks(self, markdown: str) -> str:
        """A text as XHTML, in paragraphs and other blocks."""
        return self._render(self._plainer(PARSER.parse(clean(markdown)))).strip()

    def write_words(self, markdown: str) -> str:
        """An option or its feedback as XHTML, without a paragraph around it."""
        return self._render(self._plainer(PARSER.parseInline(clean(markdown)))).strip()

    def write_line(self, markdown: str, *, inline: bool = False) -> str:
        """A text as plain text on one line."""
        parse = PARSER.parseInline if inline else PARSER.parse
        said = "".join(map(self._say, self._plainer(parse(clean(markdown)))))
        return " ".join(said.split())

    def _render(self, tokens: Sequence[Token]) -> str:
        return str(PARSER.renderer.render(tokens, PARSER.options, {}))

    def _plainer(self, tokens: Sequence[Token]) -> list[Token]:
        """The same tokens without attributes but a link's target, without pictures, raw HTML and breaks of lines."""
        plain = []
        for token in tokens:
            token.attrs, token.info = {}, ""
            if token.type == "html_block":
                opening, closing = Token("paragraph_open", "p", 1), Token("paragraph_close", "p", -1)
                words = _strip(token.content)
                if words:
                    plain += [opening, Token("inline", "", 0, children=[_text(words)]), closing]
                continue
            if token.children is not None:
                token.children = [*self._inline(token.children)]
            plain.append(token)
        return plain

    def _inline(self, tokens: Sequence[Token]) -> Iterator[Token]:
        kept: list[bool] = []  # of each link that is open: whether it leads somewhere
        for token in tokens:
            if token.type == "link_open":
                target = self._lead(str(token.attrs["href"]))
                token.attrs = {"href": target}
                kept.append(bool(target))
                if not target:
                    continue
            elif token.type == "link_close":
                if not kept.pop():
                    continue
            elif token.type == "image":
                token = _text(token.content)
            elif token.type == "softbreak":
                token = _text(" ")
            elif token.type == "html_inline":
                token = _text(" " if token.content.lower().startswith("<br") else "")
            yield token

    def _lead(self, target: str) -> str:
        """Where a link leads in the published course, or "" where it cannot lead anywhere."""
        if OUTSIDE.match(target):
            return target
        file, hash, fragment = target.partition("#")
        path = posixpath.normpath(posixpath.join(posixpath.dirname(self._path), file))
        page = self._course.page(path)
        return f"{self._course.site_url}{quote(page.address)}{hash}{fragment}" if page and self._course.site_url else ""

    def _say(self, token: Token) -> str:
        if token.type == "inline":
            targets: list[str] = []
            said = ""
            for child in token.children or ():
                if child.type == "link_open":
                    targets.append(str(child.attrs["href"]))
                elif child.type == "link_close":
                    said += f" ({targets.pop()})"
                else:
                    said += " " if child.type == "hardbreak" else child.content
            return said
        if token.type in ("fence", "code_block"):
            return f" {token.content} "
        if token.type == "list_item_open":
            return " - "
        return " "


def _text(words: str) -> Token:
    return Token("text", "", 0, content=words)


def _strip(html: str) -> str:
    return " ".join(unescape(TAG.sub(" ", COMMENT.sub(" ", html))).split())

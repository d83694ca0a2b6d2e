"""Reading Markdown as text: headings, attributes, links, sentences, words. No model, no files."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from html import escape

HEADING = re.compile(r"^(#{1,6})[ \t]+(.*?)[ \t]*(?:\{:?([^{}]*)\})?[ \t]*$")
ATTR = re.compile(r"""([\w-]+)=(?:"([^"]*)"|'([^']*)'|(\S+))|\.([\w-]+)|#([\w-]+)""")
# [text](target "title"): the target bare, with pairs of parentheses and no space, or between < and >.
LINK = re.compile(
    r"""(!?)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(\s*(?:<([^<>\n]*)>|((?:[^()\s<>]|\([^()\s]*\))*))(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)"""
)
CODE = re.compile(r"`[^`]*`")
DIRECTIVE = re.compile(r"^<!--\s*course:\s*([\w-]*)\s*(\S*)\s*-->\s*$")
SPEECH = re.compile(r"^\*\*([^*:]+):\*\*")
NOTE_LINK = re.compile(r"\[(\d+)\]\(#(note-[\w-]+)\)")
SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)*_]*\s+(?=[\"'“‘(*_\[]*[A-Z0-9])")
COMMENT = re.compile(r"<!--.*?-->", re.S)
TAG = re.compile(r"</?[a-zA-Z][^>]*>")
ATTRIBUTES = re.compile(r"\{[^{}\n]*\}[ \t]*$", re.M)
BLOCK_SIGN = re.compile(r"^\s*(?:#{1,6}|>|[-*+]|\d+\.)\s+", re.M)
INLINE_SIGNS = str.maketrans("", "", "*_`|")
ENDED = re.compile(r"[.!?…:][\"'”’)*_]*$")
WRITE_FIRST = re.compile(r'<details markdown="1" id="(write-[a-z0-9-]+)">$')
WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")


def parse_attrs(text: str) -> tuple[str | None, tuple[str, ...], dict[str, str]]:
    """Split `#id .class key="value"` into (id, classes, attributes)."""
    id, classes, attrs = None, [], {}
    for key, double, single, bare, cls, ident in ATTR.findall(text or ""):
        if key:
            attrs[key] = double or single or bare
        elif cls:
            classes.append(cls)
        else:
            id = ident
    return id, tuple(classes), attrs


def plain(text: str) -> str:
    """Markdown as it would be read aloud: no comments, tags, targets or markup.

    Called for every line: each step only where its sign is.
    """
    if "<" in text:
        text = TAG.sub(" ", COMMENT.sub(" ", text))
    if "[" in text:
        text = LINK.sub(lambda m: "" if m[1] else m[2], NOTE_LINK.sub(" ", text))
    if "{" in text:
        text = ATTRIBUTES.sub("", text)
    return BLOCK_SIGN.sub("", text).translate(INLINE_SIGNS)


@cache
def words(text: str) -> int:
    """How many words a reader reads in this Markdown."""
    return len(WORD.findall(plain(text)))


@cache
def sentences(paragraph: str) -> tuple[tuple[int, str], ...]:
    """Every sentence of a paragraph, with the index of the line it starts on."""
    return tuple(_sentences(paragraph.split("\n")))


def _sentences(lines: list[str]) -> Iterator[tuple[int, str]]:
    started, begun = 0, ""  # where a sentence that runs over the line began, and its text so far
    for i, line in enumerate(lines):
        *whole, last = SENTENCE_END.split(plain(line).strip())
        for piece in whole:
            yield (started, f"{begun} {piece}") if begun else (i, piece)
            begun = ""
        if not begun:
            started = i
        begun = f"{begun} {last}".strip()
        if ENDED.search(begun):
            yield started, begun
            begun = ""
    if begun:
        yield started, begun


def relative(here: str, target: str) -> str:
    """A link from the file `here` to `docs/…#…`."""
    return posixpath.relpath(target, posixpath.dirname(here))


def relink(text: str, origin: str, here: str) -> str:
    """Links of a text written in `origin` as they must read in `here`; both are paths relative to the project."""

    def swap(m: re.Match[str]) -> str:
        group = 4 if m[3] is None else 3
        if re.match(r"[a-z]+:", m[group]):
            return m[0]
        target, hash, fragment = m[group].partition("#")
        file = posixpath.normpath(posixpath.join(posixpath.dirname(origin), target)) if target else origin
        return f"{m[0][: m.start(group) - m.start()]}{relative(here, file)}{hash}{fragment}{m[0][m.end(group) - m.start() :]}"

    return LINK.sub(swap, text) if "](" in text else text


def curly(text: str) -> str:
    """Quotation marks and apostrophes as a printer sets them, for text that Markdown does not see."""
    return re.sub(r'"([^"]*)"', r"“\1”", text.replace("'", "’"))


def as_text(value: str) -> str:
    """A name or a sentence of course.yml or front matter for Markdown: a tag in it is shown and opens nothing."""
    return escape(value, quote=False)


def without_quiz_tags(text: str) -> str:
    """Text in which mkdocs-quiz finds nothing: on a page or in a notice, `<quiz>` is a slip and would end the build."""
    return text if "quiz" not in text else re.sub(r"<(/?\??quiz\??)>", r"&lt;\1&gt;", text)


def one_line(message: str) -> str:
    """A message on one line, whatever the words that it repeats hold."""
    return "".join(c if c.isprintable() else "�" for c in " ".join(message.split()))


def tabulate(rows: Sequence[Sequence[str]]) -> str:
    """Rows of cells as columns of plain text; all rows have as many cells as the first."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(cell.ljust(w) for cell, w in zip(r, widths, strict=True)).rstrip() for r in rows)


def day(value: date) -> str:
    """A date as it is read."""
    return f"{value:%B} {value.day}, {value.year}"


def counted(count: int, one: str, more: str = "") -> str:
    """A number with its word: `1 option`, `2 options`."""
    return f"{count:,} {one if count == 1 else more or f'{one}s'}"


def months_between(earlier: date, later: date) -> int:
    """How many whole months have passed."""
    return (later.year - earlier.year) * 12 + later.month - earlier.month - (later.day < earlier.day)

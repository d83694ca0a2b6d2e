"""Raw marks: what other tools know and this site prints as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..model import EMERGENCY, HEARD, HELP_LINES, REFERENCES, Course, Page, Worksheet
from ..read.practice import field
from ..text import CODE, LINK
from .registry import Found, rule


class Mark(NamedTuple):
    """A mark of another tool: one as it is written, how it is found in a line, and what to write here."""

    sample: str
    pattern: re.Pattern[str]
    instead: str


MARKS = tuple(
    Mark(sample, re.compile(pattern), instead)
    for sample, pattern, instead in (
        ("::: note", r"^\s*:{3,}", "a heading, a paragraph or a list"),
        ('=== "Tab"', r'^\s*={3}[!+]?\s+["“]', "one text below the other"),
        ("??? note", r"^\s*\?{3}\+?\s", '`<details markdown="1">` with a `<summary>`'),
        ("> [!NOTE]", r"^[\s>]*>\s*\[![\w-]+\]", "a sentence that says why it matters"),
        ("--8<--", r"-{2,}8<-{2,}", "the text itself, or a link to it"),
        ("- [ ] a task", r"^[\s>]*(?:[-*+]|\d+[.)])\s+\[[ xX]?\]\s", "a plain list; boxes to tick stand on worksheets"),
        ("[^1]", r"\[\^[^\]\s]+\]", "a reference, `([Label](course/references.md#id))`, or a sentence of its own"),
        ("*[CBT]: a therapy", r"^\*\[[^\]]+\]:", "the words where they first stand"),
        (": a definition", r"^:\s{1,3}\S", "a list, `- **Term.** What it is.`"),
        (":smile:", r"(?<![\w:/.-]):[a-z][a-z0-9_+-]*:(?![\w:/])", "words"),
        ("==marked==", r"(?<![=!<>])==(?=[^\s=])[^=]*[^\s=]==(?!=)", "`**bold**` or `*italics*`"),
        ("~~struck~~", r"~~(?=[^\s~])[^~]*~~", "what is meant"),
        ("H~2~O", r"\w~[^~\s]+~", "the letters as they are"),
        ("x^2^", r"\w\^[^\^\s]+\^", "the letters as they are"),
        ("^^added^^", r"\^\^(?=\S)[^\^]+\^\^", "what is meant"),
        ("{++added++}", r"\{(?:\+\+|--|~~|==|>>)", "what is meant"),
        ("++ctrl+c++", r"(?<!\+)\+\+[\w\"]+(?:\+[\w\"]+)*\+\+(?!\+)", "the names of the keys"),
        ("$x$", r"(?<![\\\w$])\$(?=[^\s$\d])[^$]*[^\s$]\$(?![\d\w])|\$\$", "the number or the word"),
        ("[[a page]]", r"\[\[[^\[\]]+\]\]", "`[text](path.md#id)`"),
        ("{{ name }}", r"\{\{|\{%", "the text itself"),
        ("%%a comment%%", r"%%[^%]+%%", "`<!-- a comment -->`"),
        ("[a word]{.class}", r"\]\{", "a link, or no braces"),
        ("<?quiz?>", r"<\?/?quiz\?>", "`<!-- course:quiz quizzes/….md -->`"),
    )
)
# What every mark has something of, and few lines of prose have: looked for first.
SIGN = re.compile(r"[=~^$%{+]|<\?|8<|\?\?|\[[ xX^!\[\]]|\*\[|:[:a-z]|^: ")
ATTRIBUTES = re.compile(r"\{:?\s*[.#][\w-][^{}]*\}")
FENCE = re.compile(r"[\s>]*(?:`{3,}|~{3,})")
CURLY = re.compile(r"\{[^{}]*=[“”„‘’][^{}]*\}")
COMMENT = re.compile(r"<!--.*?-->|<https?:[^<>\s]*>|https?://\S+")
TASK = next(m for m in MARKS if m.sample.startswith("- [ ]"))


@rule(
    where="on a page",
    wrong=(
        "This word is ==marked==.",
        "> [!NOTE]\n> A note.",
        "- [ ] a task",
        "A paragraph. { .wide }",
    ),
    right="This word is **marked**.",
)
def raw_marks(course: Course) -> Found:
    """No page, question or text of a data file has a mark that other tools know and this site prints as it stands, nor `{ … }` where it belongs to nothing."""
    for page in course.every_page:
        yield from _of_page(page, isinstance(course.practice_of(page), Worksheet))
    for bank in course.banks:
        for number, line in bank.lines:
            yield from ((bank.path, number, message) for message in _of_question(line))
    for path, at, text in _data(course):
        for piece in text.split("\n"):
            yield from ((path, at, _says(m)) for m in _found(_bare(piece)) if m is not TASK)


def _found(bare: str) -> list[Mark]:
    return [m for m in MARKS if m.pattern.search(bare)] if SIGN.search(bare) else []


def _of_page(page: Page, is_sheet: bool) -> Found:
    for number, line in page.lines:
        at = page.path, number
        if is_sheet and (found := field(line)) and found.kind:
            continue
        if FENCE.match(line):
            yield (
                *at,
                f"“{line.strip()[:3]}” opens no block of code here and prints as it stands; it starts at the left margin, and the same signs alone on a line close it",
            )
            continue
        bare = _bare(line)
        yield from ((*at, _says(m)) for m in _found(bare))
        if "{" in bare:
            yield from ((*at, message) for message in _braces(bare))


def _of_question(line: str) -> Iterator[str]:
    """A bank's own marks, options and braces of headings, are judged by the rules of questions."""
    bare = _bare(line)
    yield from (_says(m) for m in _found(bare) if m is not TASK and not m.sample.startswith(("<?", "[[")))
    if CURLY.search(line):
        yield _curly()
    if not line.startswith("## ") and (m := ATTRIBUTES.search(bare)):
        yield f"“{m[0]}” prints as it stands in a question; delete it"


def _braces(line: str) -> Iterator[str]:
    """What is wrong with the braces of a line: they belong to a heading, to a word in signs right before them, or alone on a line to the paragraph above."""
    if CURLY.search(line):
        yield _curly()
    for m in ATTRIBUTES.finditer(line):
        before = line[: m.start()]
        if (
            not before.strip()
            or line.startswith("#")
            or before[-1] in ")*_]\x00"
            or (line.startswith("|") and line[m.end() :].lstrip().startswith("|"))
        ):
            continue
        yield f"“{m[0]}” prints as it stands; it belongs to a heading, right behind a link or a word in signs, or alone on the line below a paragraph"


def _curly() -> str:
    return 'quotation marks between braces are straight: `key="…"`'


def _says(mark: Mark) -> str:
    return f"`{mark.sample}` is a mark that this site prints as it stands; write {mark.instead}"


def _bare(line: str) -> str:
    """A line of the same length without what no reader reads as text: code, comments, addresses and targets."""
    if "`" in line:
        line = CODE.sub(lambda m: "\x00" * len(m[0]), line)
    if "<" in line or "://" in line:
        line = COMMENT.sub(lambda m: "\x00" * len(m[0]), line)
    if "](" in line:
        line = LINK.sub(lambda m: f"{m[1]}[{m[2]}]" + "\x00" * (len(m[0]) - len(m[1]) - len(m[2]) - 2), line)
    return line


def _data(course: Course) -> Found:
    """(path, line, text) of what data files and front matter put on pages."""
    for r in course.references:
        yield from ((REFERENCES, r.line, text) for text in (r.label, r.cite, r.supports, r.opened))
    for h in course.help_lines:
        yield from ((HELP_LINES, h.line, text) for text in (h.name, h.whom, h.hours, h.languages, h.ways))
    for e in course.emergency:
        yield from ((EMERGENCY, e.line, text) for text in (e.limits, e.silent, e.typed))
    for said in course.heard:
        yield from (
            (HEARD, said.line, text) for text in (said.says, said.practice, said.not_if, said.why, said.ask, said.bring)
        )
    for id, says in course.objectives.items():
        yield "course.yml", course.line_of("objectives", id), says
    for rehearsal in course.rehearsals:
        sheet = rehearsal.meta.sheet
        steps = [
            (("sheet", "anchors", n, step), text) for n, a in enumerate(sheet.anchors) for step, text in vars(a).items()
        ]
        others = [(("sheet", key), getattr(sheet, key)) for key in ("harder", "easier", "homework", "signed")]
        yield from ((rehearsal.page.path, rehearsal.page.line_of(*place), text) for place, text in (*steps, *others))
    for m in course.modules:
        yield from ((m.page.path, o.line, o.says) for o in m.objectives)
        yield from ((m.page.path, m.page.line_of("sections", id), text) for id, text in m.section_lines.items())
        yield from (
            (m.page.path, m.page.line_of("callout", key), getattr(m.callout, key)) for key in ("not_for", "stop_at")
        )

"""A bank -> its questions. The form is in the authoring guide.

A parser finds the headings and the links. Between `<quiz>` and `</quiz>` the form is mkdocs-quiz's, which reads line by
line, and so does this.
"""

from __future__ import annotations

import re
from itertools import pairwise

from ..model import Link, Option, Problem, Prose, Question
from ..text import HEADING, parse_attrs
from .blocks import find_heading_lines, links

OPTION = re.compile(r"^[-*] \[([x ])\] ?(.*)$")
FEEDBACK = re.compile(r"^>\s?(.*)$")
# A line that was meant as an option: a bullet, a dash or a number perhaps, then brackets with
# nothing or a mark in them.
MARK = r"[\s xX✓✔✗✘*\u200b-\u200d\u2060\ufeff]{0,3}"
BULLET = r"(?:[-*+–—−•·‣▪◦]|\d+[.)]|[A-Za-z][.)])"
MEANT = re.compile(rf"^\s*(?:{BULLET}\s*)?(?:\[({MARK})\](?!\()|\(({MARK})\))\s*(.*)$")
OLD_FORM = "<?quiz?>"
HEAD = "a question needs a heading `## id { objective=… claims=… kind=… key=… }` above it"


def questions(bank: Prose, problems: list[Problem]) -> list[Question]:
    """Every `## id { … }` of a bank. A question outside one is a problem: it could never be shown."""
    path, lines = bank.path, bank.text.split("\n")
    heads = [b.line - 1 for b in bank.blocks if b.kind == "heading" and lines[b.line - 1].startswith(("## ", "##\t"))]
    starts = [*heads, len(lines)]
    headings, targets = frozenset(find_heading_lines(bank.blocks)), links(bank.text)
    problems.extend(Problem(path, i + 1, "question-form", HEAD) for i in range(starts[0]) if "<quiz>" in lines[i])
    for i, line in enumerate(lines):
        if OLD_FORM in line:
            problems.append(
                Problem(
                    path,
                    i + 1,
                    "question-form",
                    f"`{OLD_FORM}` is mkdocs-quiz's old form; write `<quiz>`, and `</quiz>` below, each alone on its line",
                )
            )
    return [
        _question(lines[a:b], a + 1, path, headings, tuple(link for link in targets if a < link.line <= b))
        for a, b in pairwise(starts)
    ]


def _question(block: list[str], first: int, path: str, headings: frozenset[int], found: tuple[Link, ...]) -> Question:
    """One question from its heading to the line before the next, with the links in it."""
    flaws: list[Problem] = []

    def flaw(index: int, message: str) -> None:
        flaws.append(Problem(path, first + index, "question-form", message))

    heading = HEADING.match(block[0])
    _, _, attrs = parse_attrs((heading[3] if heading else "") or "")
    id = heading[2].strip() if heading else ""

    opens = [i for i, line in enumerate(block) if "<quiz>" in line]
    closes = [i for i, line in enumerate(block) if "</quiz>" in line]
    if len(opens) != 1 or len(closes) != 1 or (opens and closes and closes[0] < opens[0]):
        flaw(opens[0] if opens else 0, "needs one line `<quiz>` and below it one line `</quiz>`")
        return Question(id, path, first, attrs, "", (), "", (), tuple(flaws))
    start, end = opens[0], closes[0]
    for i in (start, end):
        if block[i] not in ("<quiz>", "</quiz>"):
            flaw(i, "`<quiz>` and `</quiz>` stand alone on their line, without spaces")
    if start + 1 < end and block[start + 1].strip():
        flaw(start + 1, "a blank line must follow `<quiz>`, or GitHub shows the question as raw text")
    for i, line in enumerate(block[1:], start=1):
        if line.strip() and not start <= i <= end:
            flaw(i, "text outside `<quiz> … </quiz>` is never shown; move it inside or delete it")
        if "[[" in line:
            flaw(i, "`[[` makes a blank to fill in; write one bracket")
        if start < i < end and first + i in headings:
            flaw(i, "this becomes a heading, and a question has none; write a sentence")

    body = [(i, line.rstrip()) for i, line in enumerate(block) if start < i < end]
    at = next((n for n, (_, line) in enumerate(body) if MEANT.match(line)), None)
    if at is None:
        flaw(start, "has no option; an option is a line `- [x] …` or `- [ ] …`")
        return Question(id, path, first, attrs, _join(body), (), "", (), tuple(flaws))
    stem = _join(body[:at])
    if not stem:
        flaw(start, "has no stem above its options")
    for i, line in body[:at]:
        if FEEDBACK.match(line):
            flaw(i, "a line with > is feedback and stands below its option, a line `- [x] …` or `- [ ] …`")

    options: list[Option] = []
    rationale: list[tuple[int, str]] = []
    blank = misplaced = False
    for i, line in body[at:]:
        option, meant, feedback = OPTION.match(line), MEANT.match(line), FEEDBACK.match(line)
        if rationale:
            if not misplaced and (meant or feedback):
                misplaced = True
                flaw(i, "an option or feedback below the rationale would be shown as part of it; move it up")
            rationale.append((i, line))
        elif not line:
            blank = True
        elif meant:
            if not option:
                flaw(i, "an option starts with `- [x] ` or `- [ ] ` at the left margin")
            if blank:
                flaw(i, "no blank line may stand between the options")
            marked = (meant[1] or meant[2] or "").strip("\u200b\u200c\u200d\u2060\ufeff ")
            options.append(Option((option[2] if option else meant[3]).strip(), bool(marked), "", first + i))
            blank = False
        elif feedback:
            if blank:
                flaw(i, "no blank line may stand between an option and its feedback")
            last = options[-1]
            options[-1] = Option(last.text, last.correct, f"{last.feedback} {feedback[1]}".strip(), last.line)
        elif blank:
            rationale.append((i, line))
        else:
            flaw(i, "neither option nor feedback; an option stands on one line, the rationale below a blank line")
            rationale.append((i, line))
    return Question(id, path, first, attrs, stem, tuple(options), _join(rationale), found, tuple(flaws))


def _join(lines: list[tuple[int, str]]) -> str:
    return "\n".join(line for _, line in lines).strip()

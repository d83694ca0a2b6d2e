"""Writing: what every page's text must be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Block, Course, Link, Module, Practice, Prose
from ..read.practice import field as find_field
from ..text import LINK, SPEECH, plain, sentences
from .registry import Found, Told, rule

SENTENCE_WORDS = 45
VAGUE = frozenset("here|this|link|click here|read more|more|this page|this link|see here|page".split("|"))
TAG = re.compile(r"</?([a-zA-Z][\w-]*)([^<>]*)>")
ALLOWED_TAGS = {
    '<details markdown="1">',
    "</details>",
    "<summary>",
    "</summary>",
}
WRITE_ID = re.compile(r' id="write-[a-z0-9-]+"')
UNFINISHED = re.compile(
    r"(?:t(?:odo|bd)|fix(?:me)|xxx|lorem\s+ipsum|coming\s+soon)\b"
)  # in lower-case text; see safety.CREDIT
CITED = re.compile(r"\]?\([^()\n]*\)")  # citations and targets, where a name is an author's
NAME = re.compile(r"\b[A-Z][^\W\d_]+(?:-[^\W\d_]+)?\b")
SPEAKERS = frozenset({"Therapist", "You"})


@rule(
    where="on a page",
    wrong="## A minimal course { #a-minimal-course }",
    right="# A minimal course",
)
def headings(course: Course) -> Found:
    """A page has one h1, which comes first, and skips no level."""
    for page in course.every_page:
        levels = [s.level for s in page.sections]
        if levels.count(1) != 1 or levels[0] != 1:
            line = page.sections[0].line if page.sections else page.first_line
            yield page.path, line, f"a page has one h1 and starts with it; this has {levels.count(1)}"
        for before, section in zip(page.sections, page.sections[1:], strict=False):
            if section.level > before.level + 1:
                yield (
                    page.path,
                    section.line,
                    f"“{section.title}” is an h{section.level} below an h{before.level}; no level may be skipped",
                )


@rule(
    where="on a page",
    wrong="![](loop.svg)",
    right="![Two people in a loop: one presses, the other pulls back](loop.svg)",
)
def images(course: Course) -> Found:
    """Every image has an alternative text that says what it shows."""
    for page in course.every_page:
        for link in page.links:
            if link.image and len(link.text.split()) < 2:
                yield (
                    page.path,
                    link.line,
                    f"the image {link.target} needs an alternative text: `![what it shows]({link.target})`",
                )


@rule(
    where="on a page",
    wrong="Start [here](modules/first-module.md)",
    right="[Start with the first module](modules/first-module.md)",
)
def link_text(course: Course) -> Found:
    """A link's text says where it goes when it is read alone."""
    for path, link in _all_links(course):
        text = plain(link.text).strip().lower()
        if link.image or re.match(r"#note-", link.target):
            continue
        if not text or text in VAGUE or re.match(r"https?://", text):
            yield path, link.line, f"link text “{link.text}” must say where it goes"


def _all_links(course: Course) -> Iterator[tuple[str, Link]]:
    for page in course.every_page:
        yield from ((page.path, link) for link in page.links)
    for q in course.questions:
        yield from ((q.path, link) for link in q.links)


@rule(
    where="on a page",
    wrong='<div class="box">A text.</div>',
    right='<details markdown="1">\n<summary>A question</summary>\n\nAn answer.\n\n</details>',
)
def raw_html(course: Course) -> Found:
    """A page has no raw HTML but what is on the short list, details and summary; a bank has quiz."""
    for page in course.every_page:
        open_details = 0
        for at, line in page.lines:
            if "<" not in line:
                continue
            bare = LINK.sub("", re.sub(r"`[^`]*`|<!--.*?-->|<https?:[^>]*>", "", line))
            for m in TAG.finditer(bare):
                tag = WRITE_ID.sub("", m[0])
                if tag not in ALLOWED_TAGS:
                    yield (
                        page.path,
                        at,
                        f"`{m[0]}` is not on the list of allowed tags: {' '.join(sorted(ALLOWED_TAGS))}",
                    )
                open_details += {'<details markdown="1">': 1, "</details>": -1}.get(tag, 0)
        if open_details:
            yield page.path, page.first_line, 'every `<details markdown="1">` needs its `</details>`'
    for q in course.questions:
        for text, at in [
            (q.stem, q.line),
            (q.rationale, q.line),
            *((o.text + o.feedback, o.line) for o in q.options),
        ]:
            for m in TAG.finditer(LINK.sub("", re.sub(r"`[^`]*`", "", text))):
                yield q.path, at, f"`{m[0]}`: a question is plain Markdown, without tags"


@rule(
    where="on a page",
    wrong=Told("a sentence of 46 words"),
    right=Told("two sentences"),
)
def sentence_length(course: Course) -> Found:
    """No sentence has more than 45 words, on pages or in questions."""
    for prose in course.written:
        for paragraph in prose.paragraphs:
            if len(paragraph.text.split()) > SENTENCE_WORDS:
                yield from _long(prose.path, paragraph)


def _long(path: str, paragraph: Block) -> Found:
    field = find_field(paragraph.text)  # whose options are no part of the sentence
    for i, sentence in sentences(field.label if field else paragraph.text):
        if (count := len(sentence.split())) > SENTENCE_WORDS:
            yield (
                path,
                paragraph.line + i,
                f"a sentence of {count} words; {SENTENCE_WORDS} is what a tired reader can hold: “{sentence[:50]}…”",
            )


@rule(
    where="on a page",
    wrong="Lorem " + "ipsum dolor sit amet.",  # in two pieces, so that no search for unfinished text finds this file
    right="Ana says that Ben never listens.",
)
def unfinished(course: Course) -> Found:
    """Nothing unfinished is published: no notes to oneself, no stand-in text, no two versions that Git could not merge."""
    for path, line, mark in course.conflicts:
        yield path, line, f"“{mark}” is where Git could not merge two versions; keep one, and delete this line"
    for prose in course.written:
        text = prose.text
        for m in UNFINISHED.finditer(text.lower()):
            if not text[m.start() - 1 : m.start()].isalpha():
                line = prose.first_line + text.count("\n", 0, m.start())
                yield prose.path, line, f"“{text[m.start() : m.end()]}” is unfinished text"


@rule(
    where="in a module",
    wrong="**Zoe:** It does.",
    right="**Ana:** It does.",
    why="Zoe is not among the `people`",
)
def names(course: Course) -> Found:
    """The people of a module, case or rehearsal (front matter `people`) appear in no other; every speaker is one of them or the therapist."""
    owner: dict[str, str] = {}
    told: list[Module | Practice] = [*course.modules, *course.practice]
    casts: list[Module | Practice] = [*course.modules, *(p for p in course.practice if p.people)]
    for cast in casts:
        for name in cast.people:
            if name in owner:
                yield (
                    cast.page.path,
                    cast.page.line_of("people"),
                    f"“{name}” belongs to {owner[name]}; choose another name",
                )
            owner.setdefault(name, cast.page.path)
        for line, text in cast.page.lines:
            m = SPEECH.match(text)
            if m and m[1] not in SPEAKERS and m[1] not in cast.people:
                yield cast.page.path, line, f"“{m[1]}” speaks and is not among its people"
    texts: list[tuple[str, Prose]] = [(c.page.path, c.page) for c in told]
    texts += [(bank.path.replace("quizzes/", "docs/modules/"), bank) for bank in course.banks]
    for own, prose in texts:
        cited_out = CITED.sub("", prose.text)
        for name in sorted({n for n in NAME.findall(cited_out) if owner.get(n, own) != own}):
            at = re.search(rf"\b{re.escape(name)}\b", cited_out)
            yield (
                prose.path,
                prose.first_line + cited_out.count("\n", 0, at.start() if at else 0),
                f"“{name}” is somebody in {owner[name]}; choose another name",
            )

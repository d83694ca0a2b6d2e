"""Rules about the form of a question and about links, those inside questions too."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from ..model import Course, Link, Option, Page
from ..text import WRITE_FIRST, plain, words

Found = Iterator[tuple[str, int, str]]

OPTIONS = range(3, 5)
FEEDBACK_WORDS = 8
KEY_WORDS = range(2, 9)
EXTERNAL = re.compile(r"^(https?:|mailto:|tel:|sms:)")
VERDICT = re.compile(r"^(right|yes|correct|wrong|no|incorrect|best|true|false)\b", re.I)


def normal(text: str) -> str:
    """Letters and digits alone, in lower case: what two options must differ in."""
    return " ".join(re.findall(r"[^\W_]+", plain(text).lower().replace("’", "").replace("'", "")))


def question_form(course: Course) -> Found:
    """Between `<quiz>` and `</quiz>`: a blank line, a stem, options of one line each with feedback below, a blank line, a rationale; nothing else."""
    for question in course.questions:
        for flaw in question.flaws:
            yield flaw.path, flaw.line, flaw.message


def options(course: Course) -> Found:
    """Three or four options, one of them marked, no two the same after ignoring case and punctuation."""
    for q in course.questions:
        if not q.options:
            continue
        marked = sum(o.correct for o in q.options)
        if marked != 1:
            yield q.path, q.line, f"one option must be marked `[x]`; {marked} are"
        if len(q.options) not in OPTIONS:
            yield q.path, q.line, f"has {len(q.options)} options; three or four serve"
        seen: dict[str, Option] = {}
        for option in q.options:
            text = normal(option.text)
            if not text:
                yield q.path, option.line, "an option must say something"
            elif text in seen:
                yield q.path, option.line, f"says the same as the option in line {seen[text].line}"
            seen.setdefault(text, option)


def key(course: Course) -> Found:
    """`key=` repeats the first two to eight words of the option marked `[x]` and of no other: a flipped mark cannot be seen otherwise."""
    for q in course.questions:
        stated = normal(q.attrs.get("key", ""))
        if not stated:
            yield q.path, q.line, "needs key=\"…\": the first words of the best option"
            continue
        if len(stated.split()) not in KEY_WORDS:
            yield q.path, q.line, f"key must repeat two to eight words; it has {len(stated.split())}"
        starts = [o for o in q.options if f"{normal(o.text)} ".startswith(f"{stated} ")]
        if q.key and q.key not in starts:
            other = f"; it fits the option in line {starts[0].line}" if starts else ""
            yield q.path, q.key.line, f"key says “{q.attrs['key']}”, and the marked option starts otherwise{other}"
        elif len(starts) > 1:
            yield q.path, q.line, "key fits more than one option; repeat more words"


def feedback(course: Course) -> Found:
    """Every option has feedback of eight words or more that does not repeat the option nor open with a verdict, which the build adds."""
    for q in course.questions:
        for option in q.options:
            if words(option.feedback) < FEEDBACK_WORDS:
                yield q.path, option.line, f"needs feedback of {FEEDBACK_WORDS} words or more below it: `> …`"
            elif normal(option.text) in normal(option.feedback):
                yield q.path, option.line, "the feedback repeats the option; say why one would choose it"
            elif VERDICT.match(plain(option.feedback).strip()):
                yield q.path, option.line, "the feedback opens with a verdict; the build adds one"


def rationale(course: Course) -> Found:
    """Every question ends in a rationale that links to the section it comes from."""
    for q in course.questions:
        if q.options and not q.rationale:
            yield q.path, q.line, "needs a rationale below the options, after a blank line"
        elif q.options and not any(link.target.startswith("../docs/") and "#" in link.target for link in q.links):
            yield q.path, q.line, "the rationale must link to the section it comes from: `../docs/modules/….md#…`"


def links(course: Course) -> Found:
    """Every link inside the course, those in questions too, is a true relative path to an existing file and, after #, to an existing heading."""
    anchors = {page.path: _anchors(course, page) for page in course.every_page}
    for page in course.every_page:
        for link in page.links:
            yield from _link(course, anchors, page.path, link)
    for q in course.questions:
        for link in q.links:
            yield from _link(course, anchors, q.path, link)
            if link.target.startswith("#"):
                yield q.path, link.line, "a link in a question names the file: `../docs/modules/….md#…`"


def _anchors(course: Course, page: Page) -> set[str]:
    """Every id that a page will have: authored headings, notes, and what markers put there."""
    ids = {s.id for s in page.sections if s.id}
    ids |= {link.target[1:] for link in page.links if link.target.startswith("#note-")}
    ids |= set(WRITE_FIRST.findall(page.text))
    if page.path == "docs/course/references.md":
        ids |= {r.id for r in course.references}
    module = course.module_of(page)
    if module:
        ids |= {"objectives", "key"} | {q.id for q in module.questions}
    return ids


def _link(course: Course, anchors: dict[str, set[str]], path: str, link: Link) -> Found:
    target, _, fragment = link.target.partition("#")
    if EXTERNAL.match(link.target):
        return
    if not link.target or target.startswith("/") or "://" in target:
        yield path, link.line, f"“{link.target}” must be a relative path or an address with https://"
        return
    file = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
    if file not in course.files:
        yield path, link.line, f"the link “{link.target}” leads to no file; {file} does not exist"
    elif not file.startswith(("docs/", "quizzes/")):
        yield path, link.line, f"the link “{link.target}” leads out of the course"
    elif fragment and file in anchors and fragment not in anchors[file]:
        yield path, link.line, f"the link “{link.target}” leads to no heading; {file} has no id “{fragment}”"


RULES = (question_form, options, key, feedback, rationale, links)

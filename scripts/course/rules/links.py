"""Links, in questions too, and addresses that moved."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote

from ..model import Course, Link, Page, Prose, find_folds
from ..pages.moved import unpassable
from ..text import CODE, LINK
from .registry import Found, rule

EXTERNAL = re.compile(r"^(https?:|mailto:|tel:|sms:)")
FORM = "write `[text](path.md#id)` on one line, a target with spaces between < and >"
# A link in a form that is not read here, in a line whose links are taken out: what it is, and what to write.
UNREAD = (
    (re.compile(r"\]\("), f"this link cannot be read; {FORM}"),
    (re.compile(r"\]\[[^\]]*\]"), f"a link whose target stands elsewhere, `[text][name]`, cannot be read; {FORM}"),
    (re.compile(r"^ {0,3}\[[^\]^]+\]:\s*\S"), f"a target apart from its link, `[name]: …`, cannot be read; {FORM}"),
    (re.compile(r"\] +\((?:https?:|#|[\w./-]+\.md)"), "no space may stand between ] and ( of a link"),
)


@rule(
    where="in a module",
    wrong=(
        "[first page of the handbook](../handbook/first-page.md#step)",
        "[first page of the handbook](/handbook/first-page/)",
        "[first page of the handbook][1]",
    ),
    right="[first page of the handbook](../handbook/first-page.md#steps)",
)
def links(course: Course) -> Found:
    """Every link inside the course, in questions too, is written `[text](target)`; its target is a true relative path to an existing file and, after #, to an existing heading."""
    anchors = {page.path: _anchors(course, page) for page in course.every_page}
    for page in course.every_page:
        yield from _unread(page)
        for link in page.links:
            yield from _link(course, anchors, page.path, link)
    for bank in course.banks:
        yield from _unread(bank)
    for q in course.questions:
        for link in q.links:
            yield from _link(course, anchors, q.path, link)
            if link.target.startswith("#"):
                yield q.path, link.line, "a link in a question names the file: `../docs/modules/….md#…`"


def _unread(prose: Prose) -> Found:
    for at, line in prose.lines:
        if "]" in line:
            rest = LINK.sub("", CODE.sub("", line))
            yield from ((prose.path, at, message) for pattern, message in UNREAD if pattern.search(rest))


def _anchors(course: Course, page: Page) -> set[str]:
    """Every id that a page will have: authored headings, notes, and what directives put there."""
    ids = {s.id for s in page.sections if s.id}
    ids |= {link.target[1:] for link in page.links if link.target.startswith("#note-")}
    ids |= {fold.id for fold in find_folds(page.blocks) if fold.id}
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
    file = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(target))) if target else path
    if file not in course.files:
        yield path, link.line, f"the link “{link.target}” leads to no file; {file} does not exist"
    elif not file.startswith(("docs/", "quizzes/")):
        yield path, link.line, f"the link “{link.target}” leads out of the course"
    elif fragment and file in anchors and unquote(fragment) not in anchors[file]:
        yield path, link.line, f"the link “{link.target}” leads to no heading; {file} has no id “{fragment}”"


@rule(
    where="in course.yml",
    wrong="redirects: {practice/old-name/: practice/first-shed/}",
    right="redirects: {practice/old-name/: practice/first-sheet/}",
    why="no page has the second address",
)
def redirects(course: Course) -> Found:
    """Every address under `redirects` is one that no page has any more, `old/address/`, and leads to one that a page has."""
    for old, new in course.redirects.items():
        if why := unpassable(course, old, new):
            yield "course.yml", course.line_of("redirects", old), why

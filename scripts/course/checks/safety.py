"""Rules of safety and honesty: what a reader could be harmed or misled by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from ..model import Course
from ..text import sentences

Found = Iterator[tuple[str, int, str]]

# Pages whose text must carry a generated statement: {marker: paths}
STATEMENTS = {
    "review": ("docs/course/about.md",),
    "credit": ("docs/index.md", "docs/course/about.md", "docs/course/hours.md"),
    "help-lines": ("docs/modules/safety-and-scope.md",),
    "reader": ("docs/modules/safety-and-scope.md", "docs/modules/preparing-a-conversation.md", "docs/modules/time-outs.md"),
}
# Both are looked for in lower-case text. Neither opens with a word boundary or ignores case, either of which makes `re` ten times as slow.
CREDIT = re.compile(
    r"(?:apa|nbcc|aswb|naadac|accme|camft|bbs|bacp|aamft)[- ](?:approved|accredited|certified)\b"
    r"|(?:approved|accredited) (?:by|for|to)\b"
    r"|earn(?:s|ed|ing)?\b[^.]{0,40}\b(?:ceus?|cpd|ce|credits?|continuing education)\b"
    r"|[0-9]+(?:\.[0-9]+)? (?:ce|ceu|cpd)s?\b"
    r"|certificate of completion\b|acep no\b"
)
REVIEWED = re.compile(r"(?:clinically|peer)[- ]reviewed\b|reviewed by (?:a|our|licensed|clinic)")
DENIED = re.compile(r"\b(no|not|none|nor|never|cannot|without|only|unless|until)\b|n['’]t\b", re.I)
CALLOUT = ("not_for", "stop_at")
COUNTRIES = 3
FIRST_YEAR = 1900


def callout(course: Course) -> Found:
    """The safety callout, which the build puts below the scene, stands above the first technique: no section before it teaches a claim, nobody writes one by hand, and its links lead somewhere; each module's front matter has its own line of it, whom the move is not for and the first sign to stop at, and no two are alike."""
    for key in ("ask", "after", "help"):
        file, _, id = course.safety[key].partition("#")
        page = course.page(f"docs/{file}")
        if not page or not page.section(id):
            line = course.lines.get(f"safety.{key}", course.lines.get("safety", 1))
            yield "course.yml", line, f"“safety: {key}” must name a page and a heading: modules/….md#…"
    lines: dict[str, str] = {}
    for module in course.modules:
        at = module.page.line_of("callout")
        if module.callout and (set(module.callout) != set(CALLOUT) or not all(module.callout.values())):
            yield module.page.path, at, f"“callout” has {' and '.join(CALLOUT)}: whom this move is not for, and the first thing seen or heard that ends it"
        for key, said in module.callout.items():
            if (other := lines.setdefault(f"{key}: {said.lower()}", module.page.path)) != module.page.path:
                yield module.page.path, at, f"the callout says “{said}”, as that of {other} does; each move has its own"
        if module.id == course.safety["module"]:
            continue
        page = module.page
        scene = page.section("scene")
        if not scene or not module.teaching:
            yield page.path, page.first_line, "the safety callout needs a scene and a teaching section below it to stand between"
            continue
        for section in page.sections:
            if section.line < module.teaching[0].line and (section.claims or "vignette" in section.classes):
                yield page.path, section.line, "teaches above the safety callout; a technique stands below the scene"
    for page in course.every_page:
        for i, line in enumerate(page.text.split("\n")):
            if re.match(r"(!!!|\?\?\?\+?) +safety\b", line):
                yield page.path, i + page.first_line, "the safety callout is generated; delete this one"


def credit(course: Course) -> Found:
    """No sentence claims or implies credit or approval while course.yml names no sponsor."""
    if not course.sponsor:
        for path, line, said in _said(course, CREDIT):
            yield path, line, f"“{said}” implies credit or approval; course.yml names no sponsor"


def _said(course: Course, pattern: re.Pattern) -> Found:
    """Where a sentence says what `pattern` finds and does not deny it, with the words found. Most pages do not, and are looked through once."""
    for page in course.every_page:
        if pattern.search(page.text.lower().replace("\n", " ")):
            for i, sentence in sentences(page.text):
                if (m := pattern.search(sentence.lower())) and not DENIED.search(sentence):
                    yield page.path, i + page.first_line, sentence[m.start() : m.end()]


def review(course: Course) -> Found:
    """No sentence says that somebody reviewed the course while course.yml names no reviewer."""
    if not course.reviewers:
        for path, line, said in _said(course, REVIEWED):
            yield path, line, f"“{said}” implies a review; course.yml names no reviewer"


def statements(course: Course) -> Found:
    """Pages that must say *no CE credit*, *not yet reviewed* or where to find help carry the marker that writes it."""
    for marker, paths in STATEMENTS.items():
        for path in paths:
            page = course.page(path)
            if page is None:
                if path.removeprefix("docs/modules/").removesuffix(".md") in course.order or not path.startswith("docs/modules/"):
                    yield path, 1, "this page must exist"
            elif f"<!-- course:{marker} -->" not in page.text:
                yield path, page.first_line, f"needs the marker `<!-- course:{marker} -->`"


def help_lines(course: Course) -> Found:
    """Help lines for three countries or more, each with a name, a number and the date it was checked; one is for people who frighten a partner."""
    path = "docs/_data/help-lines.yml"
    for entry in course.help_lines:
        if not (entry.country and entry.name and re.search(r"\d{3}", entry.number)):
            yield path, entry.line, "a help line needs country, name and number"
        if entry.who not in ("afraid", "frightens"):
            yield path, entry.line, "“who” must be afraid or frightens: whom the line is for"
        yield from _age(course, path, entry.line, entry.checked)
    if len({e.country for e in course.help_lines if e.who == "afraid"}) < COUNTRIES:
        yield path, 1, f"needs help lines for at least {COUNTRIES} countries"
    if not any(e.who == "frightens" for e in course.help_lines):
        yield path, 1, "needs a help line for people who frighten their partner"


def checked(course: Course) -> Found:
    """Every module, every page of the handbook and of practice and every reference was checked within the last 24 months (`recheck_months`), counted to the date of the commit."""
    for page in (*(f.page for f in (*course.modules, *course.practice)), *course.handbook):
        yield from _age(course, page.path, page.line_of("checked"), page.meta.get("checked"))
    for reference in course.references:
        yield from _age(course, "docs/_data/references.yml", reference.line, reference.checked)


def _age(course: Course, path: str, line: int, checked: object) -> Found:
    if not isinstance(checked, date):
        if checked not in (None, ""):
            yield path, line, f"“checked” must be a date like 2026-11-24, not “{checked}”"
        elif path.endswith(".yml"):
            yield path, line, "needs “checked”, the date on which somebody looked"
        return
    if checked > course.today + timedelta(days=1):  # an author's day may be ahead of the commit's
        yield path, line, f"checked on {checked}, which is in the future"
    months = (course.today.year - checked.year) * 12 + course.today.month - checked.month - (course.today.day < checked.day)
    if months >= course.recheck_months:
        yield path, line, f"checked on {checked}, {months} months ago; check it again, then write the new date"


def reference_form(course: Course) -> Found:
    """Every reference has a label, a citation with its year, and a doi, an isbn or an https address."""
    path = "docs/_data/references.yml"
    for r in course.references:
        if not r.label or not r.cite:
            yield path, r.line, f"“{r.id}” needs a label and a citation"
        if not isinstance(r.year, int) or not FIRST_YEAR < r.year <= course.today.year:
            yield path, r.line, f"“{r.id}” needs a year"
        elif str(r.year) not in r.cite:
            yield path, r.line, f"“{r.id}” gives {r.year}, and its citation another year"
        if not (re.match(r"10\.\d{4,9}/\S+$", r.doi) or re.match(r"https://\S+$", r.url) or re.match(r"[\d-]{10,17}$", r.isbn)):
            yield path, r.line, f"“{r.id}” needs a doi (10.…/…), an isbn or an https address"


RULES = (callout, credit, review, statements, help_lines, checked, reference_form)

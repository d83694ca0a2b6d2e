"""Safety and honesty: what a reader could be harmed or misled by."""

from __future__ import annotations

import re
from datetime import date, timedelta

from ..model import REFERENCES, Course, Page
from ..text import months_between, sentences
from .registry import Found, rule

# Pages whose text must carry a generated statement: {directive: paths}
STATEMENTS = {
    "review": ("docs/course/about.md",),
    "credit": ("docs/index.md", "docs/course/about.md", "docs/course/hours.md"),
    "emergency": ("docs/modules/safety-and-scope.md", "docs/help.md"),
    "help-lines": ("docs/help.md",),
    "help-seen": ("docs/help.md",),
    "reader": (
        "docs/modules/safety-and-scope.md",
        "docs/modules/preparing-a-conversation.md",
        "docs/modules/time-outs.md",
    ),
}
# They are looked for in lower-case text. What every page is searched for opens with no word boundary and ignores no case, either of which makes `re` ten times as slow.
APPROVAL = re.compile(
    r"(?:apa|nbcc|aswb|naadac|accme|camft|bbs|bacp|aamft)[- ](?:approved|accredited|certified)\b"
    r"|(?:approved|accredited) (?:by|for|to)\b|acep no\b"
)
COUNTED = r"(?:ceus?|cpd|ce|credits?|hours?|certificates?|continuing education)\b"
AWARD = re.compile(
    rf"earn(?:s|ed|ing)?\b[^.]{{0,40}}\b{COUNTED}|award(?:s|ed|ing)\b[^.]{{0,40}}\b{COUNTED}|{COUNTED}[^.]{{0,40}}\b(?:awarded|earned)\b"
    r"|[0-9]+(?:\.[0-9]+)? (?:ce|ceu|cpd)s?\b"
    r"|certificate of (?:completion|credit|continuing)\b"
)
# On a page that marks itself even the words alone would promise something.
PROMISE = re.compile(r"\b(?:award(?:s|ed|ing)?|earn(?:s|ed|ing)?|certif(?:y|ies|ied|icates?))\b")
MARKING = frozenset(
    "assessment assessment-paper assessment-key review-session progress evaluation statement record-of-a-part cpd-sheet".split()
)  # directives
REVIEWED = re.compile(r"(?:clinically|peer)[- ]reviewed\b|reviewed by (?:a|our|licensed|clinic)")
DENIED = re.compile(r"\b(no|not|none|nor|never|cannot|without|only|unless|until)\b|n['’]t\b", re.I)
FIRST_YEAR = 1900


@rule(
    where="in a module",
    wrong=(
        '## Where it happens { #scene claims="C1" }',
        "!!! safety\n\n    Ask first.\n\n## Where it happens { #scene }",
    ),
    right="## Where it happens { #scene }",
)
def callout(course: Course) -> Found:
    """The safety callout, which the build puts below the scene, stands above the first technique: no section before it teaches a claim, nobody writes one by hand, and its links lead somewhere; each module's front matter has its own line of it, whom the move is not for and the first sign to stop at, and no two are alike."""
    for key in ("ask", "after", "help"):
        file, _, id = getattr(course.safety, key).partition("#")
        page = course.page(f"docs/{file}")
        if not page or not page.section(id):
            yield (
                "course.yml",
                course.line_of("safety", key),
                f"“safety: {key}” must name a page and a heading: modules/….md#…",
            )
    lines: dict[str, str] = {}
    for module in course.modules:
        at = module.page.line_of("callout")
        for key in ("not_for", "stop_at"):
            said = getattr(module.callout, key)
            if said and (other := lines.setdefault(f"{key}: {said.lower()}", module.page.path)) != module.page.path:
                yield module.page.path, at, f"the callout says “{said}”, as that of {other} does; each move has its own"
        if module.id == course.safety.module:
            continue
        page = module.page
        scene = page.section("scene")
        if not scene or not module.teaching:
            yield (
                page.path,
                page.first_line,
                "the safety callout needs a scene and a teaching section below it to stand between",
            )
            continue
        for section in page.sections:
            if section.line < module.teaching[0].line and (section.claims or "vignette" in section.classes):
                yield page.path, section.line, "teaches above the safety callout; a technique stands below the scene"
    for page in course.every_page:
        for number, line in page.lines:
            if re.match(r"(!!!|\?\?\?\+?) +safety\b", line):
                yield page.path, number, "the safety callout is generated; delete this one"


@rule(
    where="on a page",
    wrong=(
        "Therapists earn 5 CE credits here.",
        "This course is APA-approved.",
    ),
    right="This course gives no CE credit.",
)
def credit(course: Course) -> Found:
    """No sentence claims or implies credit or an award, nor an approval while course.yml names no sponsor; a page on which readers mark themselves does not speak of awards at all; and a sponsor has a name and an https address at which they hold a test of their own."""
    for path, line, said in _said(course, AWARD):
        yield path, line, f"“{said}” implies credit, which nobody is given by a site on which they mark themselves"
    if not course.sponsor:
        for path, line, said in _said(course, APPROVAL):
            yield path, line, f"“{said}” implies credit or approval; course.yml names no sponsor"
    for path, line, said in _said(course, PROMISE, tuple(filter(marks_itself, course.every_page))):
        yield path, line, f"“{said}” promises something on a page that marks itself"
    if course.sponsor:
        at = course.line_of("sponsor")
        if not re.match(r"https://\S+$", course.sponsor.test):
            yield "course.yml", at, "“sponsor: test” is the https address of the sponsor's own test"
        if found := PROMISE.search(course.sponsor.name.lower()):
            yield "course.yml", at, f"“{found[0]}” in the sponsor's name would stand on a page that marks itself"


def marks_itself(page: Page) -> bool:
    """Whether a reader marks their own answers on a page, or prints what says so."""
    return any(directive.name in MARKING for directive in page.directives)


def _said(course: Course, pattern: re.Pattern[str], pages: tuple[Page, ...] | None = None) -> Found:
    """Where a sentence says what `pattern` finds and does not deny it, with the words found. Most pages do not, and are looked through once."""
    for page in course.every_page if pages is None else pages:
        described = page.meta.description
        if (m := pattern.search(described.lower())) and not DENIED.search(described):
            yield page.path, page.line_of("description"), described[m.start() : m.end()]
        if pattern.search(page.text.lower().replace("\n", " ")):
            for paragraph in page.paragraphs:
                for i, sentence in sentences(paragraph.text):
                    if (m := pattern.search(sentence.lower())) and not DENIED.search(sentence):
                        yield page.path, paragraph.line + i, sentence[m.start() : m.end()]


@rule(
    where="on a page",
    wrong="This course is peer-reviewed.",
    right="This course is not yet reviewed by a licensed clinician.",
)
def review(course: Course) -> Found:
    """No sentence says that somebody reviewed the course while course.yml names no reviewer."""
    if not course.reviewers:
        for path, line, said in _said(course, REVIEWED):
            yield path, line, f"“{said}” implies a review; course.yml names no reviewer"


@rule(
    where="on a page",
    wrong="This course gives no credit.",
    right="<!-- course:credit -->",
)
def statements(course: Course) -> Found:
    """Pages that must say *no CE credit*, *not yet reviewed* or where to find help carry the directive that writes it."""
    for directive, paths in STATEMENTS.items():
        for path in paths:
            page = course.page(path)
            if page is None:
                if path.removeprefix("docs/modules/").removesuffix(".md") in course.order or not path.startswith(
                    "docs/modules/"
                ):
                    yield path, 1, "this page must exist"
            elif directive not in {found.name for found in page.directives}:
                yield path, page.first_line, f"needs the directive `<!-- course:{directive} -->`"


@rule(
    where="in a module's front matter",
    wrong="checked: 2023-01-01",
    right="checked: 2026-11-24",
)
def checked(course: Course) -> Found:
    """Every module, every page of the handbook and of practice and every reference was checked within the last 24 months (`recheck_months`), counted to the date of the commit."""
    for page in (*(m.page for m in course.modules), *(p.page for p in course.practice), *course.handbook):
        yield from _age(course, page.path, page.line_of("checked"), page.meta.checked)
    for reference in course.references:
        yield from _age(course, REFERENCES, reference.line, reference.checked)


def _age(course: Course, path: str, line: int, checked: date | None) -> Found:
    if checked is None:
        return
    if checked > course.today + timedelta(days=1):  # an author's day may be ahead of the commit's
        yield path, line, f"checked on {checked}, which is in the future"
    if (months := months_between(checked, course.today)) >= course.recheck_months:
        yield path, line, f"checked on {checked}, {months} months ago; check it again, then write the new date"


@rule(
    where="in docs/_data/references.yml",
    wrong=(
        "url: example.org/a-title",
        "doi: https://doi.org/10.1234/x",
    ),
    right="url: https://example.org/a-title",
)
def reference_form(course: Course) -> Found:
    """Every reference has a label, a citation with its year, and a doi, an isbn or an https address."""
    for r in course.references:
        if r.year and not FIRST_YEAR < r.year <= course.today.year:
            yield REFERENCES, r.line, f"“{r.id}” needs a year"
        elif r.year and str(r.year) not in r.cite:
            yield REFERENCES, r.line, f"“{r.id}” gives {r.year}, and its citation another year"
        if not (
            re.match(r"10\.\d{4,9}/\S+$", r.doi)
            or re.match(r"https://\S+$", r.url)
            or re.match(r"[\d-]{10,17}$", r.isbn)
        ):
            yield REFERENCES, r.line, f"“{r.id}” needs a doi (10.…/…), an isbn or an https address"

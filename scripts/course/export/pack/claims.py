"""What the course claims: on what basis, where it is taught, what is cited there, and how often it is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...model import Course, Page, Section
from ...schema import Claim, Reference
from ...text import LINK

KINDS = {  # in the order in which they are shown
    "opinion": "the clinical opinion of one article",
    "evidence": "evidence, cited where it is taught",
    "practice": "practice: codes, guidance or the course’s own judgment",
}


@dataclass(frozen=True)
class Taught:
    """A claim with all that a committee would ask about it."""

    claim: Claim
    places: tuple[tuple[Page, Section], ...]
    references: tuple[Reference, ...]  # in those sections
    nearby: tuple[Reference, ...]  # on their pages, where the sections themselves have none; of an opinion, its article
    in_modules: int
    in_assessment: int


def list_claims(course: Course) -> tuple[Taught, ...]:
    """Every claim, in the order of course.yml."""
    in_modules = Counter(c for m in course.modules for q in m.questions for c in q.claims)
    in_assessment = Counter(c for q in course.assessed for c in q.claims)
    teaching = (*(m.page for m in course.modules), *course.handbook)  # a case names claims too, and plays them
    found = []
    for claim in course.claims.values():
        places = tuple((page, s) for page in teaching for s in page.sections if claim.id in s.claims)
        cited = _list_cited(course, (section.text for _, section in places))
        nearby = () if cited else _list_cited(course, (page.text for page, _ in places))
        if claim.basis == "opinion":
            nearby = tuple(r for r in nearby if r.id == course.article)
        found.append(Taught(claim, places, cited, nearby, in_modules[claim.id], in_assessment[claim.id]))
    return tuple(found)


def _list_cited(course: Course, texts: Iterable[str]) -> tuple[Reference, ...]:
    """The references that some texts link to, in the order of their list."""
    ids = {id for text in texts for id in _find_cited(text)}
    return tuple(reference for reference in course.references if reference.id in ids)


def count_bases(course: Course) -> list[tuple[str, int, int, int]]:
    """(kind, claims, claims to be tested, items of the assessment that test this kind alone), then the mixed items."""
    items = [_kinds(course, q.claims) for q in course.assessed]
    rows = []
    for kind in KINDS:
        claims = [c for c in course.claims.values() if c.basis == kind]
        rows.append((kind, len(claims), sum(c.assess for c in claims), items.count({kind})))
    return [*rows, ("more than one", 0, 0, sum(len(kinds) > 1 for kinds in items))]


def count_opinion(course: Course) -> tuple[int, int]:
    """How many of the claims that are tested are opinion, and how many are tested at all."""
    tested = [c for c in course.claims.values() if c.assess]
    return sum(c.basis == "opinion" for c in tested), len(tested)


def _kinds(course: Course, claims: Iterable[str]) -> set[str]:
    return {course.claims[c].basis for c in claims if c in course.claims}


def _find_cited(text: str) -> Iterator[str]:
    for m in LINK.finditer(text):
        path, _, id = (m[4] if m[3] is None else m[3]).partition("#")
        if path.endswith("references.md"):
            yield id

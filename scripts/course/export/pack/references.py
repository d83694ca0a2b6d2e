"""The references as a table, with those marked that an application may name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model import REFERENCES, Course
from ...schema import Reference
from ..prose import Prose

YEARS = 10  # how old a source may be and still count as recent
VOLUME = re.compile(r"\*[^*]+, \d+\*")  # *Journal, 12*: a journal's name with its volume
COLUMNS = (
    "Id",
    "Proposed",
    "Reference",
    "Year",
    "Recent",
    "Journal with volume",
    "DOI",
    "Address",
    "ISBN",
    "Classic",
    "Modules that cite it",
    "Last checked",
    "What was opened",
    "What it is used for",
)


def list_reference_rows(course: Course) -> Iterator[list[object]]:
    prose = Prose(course, REFERENCES)
    cited = map_citing(course)
    yield list(COLUMNS)
    for r in course.references:
        yield [
            r.id,
            _answer(r.proposed),
            prose.write_line(r.cite, inline=True),
            r.year or "",
            _answer(is_recent(course, r)),
            _answer(is_in_journal(r)),
            r.doi,
            r.url,
            r.isbn,
            _answer(r.classic),
            " ".join(map(str, cited.get(r.id, ()))),
            r.checked or "",
            prose.write_line(r.opened, inline=True),
            prose.write_line(r.supports, inline=True),
        ]


def map_citing(course: Course) -> dict[str, list[int]]:
    """{reference: the numbers of the modules that cite it}"""
    citing: dict[str, list[int]] = {}
    for module in course.modules:
        ids = {link.target.partition("#")[2] for link in module.page.links if "references.md#" in link.target}
        for id in ids:
            citing.setdefault(id, []).append(module.number)
    return citing


def describe_references(course: Course) -> dict[str, object]:
    references = course.references
    return {
        "source": next((r for r in references if r.id == course.article), None),
        "proposed": [r for r in references if r.proposed],
        "with_doi": sum(bool(r.doi) for r in references),
        "recent": sum(is_recent(course, r) for r in references),
        "in_journals": sum(map(is_in_journal, references)),
        "classic": sum(r.classic for r in references),
        "years": YEARS,
        "path": REFERENCES,
        "cited": map_citing(course),
    }


def is_recent(course: Course, reference: Reference) -> bool:
    """Whether it appeared in the ten years before the course did."""
    return bool(course.released and reference.year and course.released.year - reference.year <= YEARS)


def is_in_journal(reference: Reference) -> bool:
    return bool(VOLUME.search(reference.cite))


def _answer(fact: bool) -> str:
    return "yes" if fact else "no"

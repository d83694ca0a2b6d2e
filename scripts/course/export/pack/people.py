"""What a reviewer has before them: every page and bank, by the name that course.yml takes for it."""

from __future__ import annotations

from dataclasses import dataclass

from ...model import Course, Page


@dataclass(frozen=True)
class Read:
    """Something to read, with its questions where it has any."""

    name: str
    title: str
    kind: str
    questions: int | None = None


def list_readable(course: Course) -> list[Read]:
    rows = [Read(_name(m.page), m.page.title, "module", len(m.questions)) for m in course.modules]
    rows += [Read(_name(page), page.title, "handbook") for page in course.handbook]
    kinds = (("case", course.cases), ("rehearsal", course.rehearsals), ("worksheet", course.worksheets))
    rows += [Read(_name(p.page), p.page.title, kind) for kind, listed in kinds for p in listed]
    return [*rows, Read("assessment", "The assessment's bank", "bank", len(course.assessed))]


def _name(page: Page) -> str:
    return page.src.removesuffix(".md")

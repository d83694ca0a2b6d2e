"""Questions outside the modules: as text that items.js makes answerable, and on paper."""

from __future__ import annotations

from collections.abc import Callable

from ..model import Course, Page, Question
from ..text import as_text, relink
from .directives import ON_PAGES, directive
from .fragments import fragment, markdown
from .questions import explain, fingerprint, shown
from .record import gather_facts, hash_content


@directive("assessment", where=ON_PAGES, script="record.js")
def write_assessment(course: Course, page: Page) -> str:
    """The assessment's whole bank, inside the element that draws a form from it."""
    settings = course.assessment
    return fragment(
        "assessment",
        draw=settings.draw,
        passing=settings.passing / 100,
        version=course.version,
        content=hash_content(course),
        items=[_describe_item(course, q, page) for q in course.assessed if not q.unshowable],
    )


@directive("review-session", where=ON_PAGES, script="record.js")
def write_review_session(course: Course, page: Page) -> str:
    """The questions of all modules, inside the element that asks those that are due."""
    return fragment(
        "review-session",
        items=[_describe_item(course, q, page, "review-") for m in course.modules for q in shown(m)],
        facts=gather_facts(course),
    )


def _describe_item(course: Course, q: Question, page: Page, prefix: str = "") -> dict[str, object]:
    """A question, with the objective of the course that it serves, as `item.html.j2` shows it."""
    stem, rationale = relink(q.stem, q.path, page.path), relink(q.rationale, q.path, page.path)
    options, feedback = (
        "\n".join(f"- {relink(text, q.path, page.path)}" for text in texts)
        for texts in ([o.text for o in q.options], [o.feedback for o in q.options])
    )
    return {
        "id": prefix + q.id,
        "was": [] if prefix else q.was,
        "objective": course.serves(q),
        "hash": fingerprint(q),
        "best": next(n for n, o in enumerate(q.options) if o.correct),
        "stem": markdown(stem),
        "options": markdown(options),
        "why": markdown(f"{feedback}\n\n{rationale}"),
    }


@directive("assessment-paper", where=ON_PAGES)
def write_paper(course: Course, page: Page) -> str:
    """The assessment's bank to read or print, without its key: questions by objective, numbered through."""
    return _write_by_objective(
        course,
        lambda q: [
            relink(q.stem, q.path, page.path),
            "",
            *(f"- ( ) {relink(o.text, q.path, page.path)}" for o in q.options),
        ],
    )


@directive("assessment-key", where=ON_PAGES)
def write_paper_key(course: Course, page: Page) -> str:
    """The key to the bank on paper: each option with why one would choose it, and where it is taught."""
    return _write_by_objective(course, lambda q: explain(q, page.path))


def _write_by_objective(course: Course, write: Callable[[Question], list[str]]) -> str:
    out, n = [], 0
    for id, says in course.objectives.items():
        out += [f"## {as_text(says)} {{ #{id} }}", ""]
        for q in course.assessed:
            if q.objective == id and not q.unshowable:
                n += 1
                out += [f"**Question {n}**", "", *write(q), ""]
    return "\n".join(out)

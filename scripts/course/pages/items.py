"""Questions outside the modules: as text that items.js makes answerable, and on paper."""

from __future__ import annotations

import hashlib

from ..model import Course, Page, Question
from ..text import as_text, counted, relative, relink
from .directives import ON_PAGES, directive
from .fragments import fragment, markdown
from .questions import ASKED_BEFORE, explain, fingerprint, shown
from .record import gather_facts, hash_content


@directive("assessment", where=ON_PAGES, script="assessment.js")
def write_assessment(course: Course, page: Page) -> str:
    """The assessment's whole bank, inside the element that draws a form from it."""
    settings = course.assessment
    return fragment(
        "assessment",
        draw=settings.draw,
        safety=settings.safety,
        asked_before=markdown(ASKED_BEFORE),
        read_again=markdown(_name_safety_module(course, page)),
        version=course.version,
        content=hash_content(course),
        items=[_describe_item(course, q, page) for q in course.assessed if not q.unshowable],
    )


@directive("handed-in", where=ON_PAGES, script="assessment.js")
def list_forms_handed_in(_course: Course, _page: Page) -> str:
    """The forms of the assessment that were handed in, to open again; it stands below the assessment."""
    return fragment("handed-in")


def _name_safety_module(course: Course, page: Page) -> str:
    """The module on safety with its number and a link; nothing in a course that has none."""
    module = course.module(course.safety.module)
    return (
        f"module {module.number}, [{as_text(module.page.title)}]({relative(page.path, module.page.path)})"
        if module
        else ""
    )


@directive("assessment-form", where=ON_PAGES)
def describe_form(course: Course, _page: Page) -> str:
    """A sentence on what a form is made of: how many questions, and how many for each objective."""
    settings, count = course.assessment, len(course.objectives)
    return f"A form has {counted(settings.draw, 'question')}, {settings.draw // max(count, 1)} for each of the course's {counted(count, 'objective')}, drawn anew each time."


@directive("review-session", where=ON_PAGES, script="review.js")
def write_review_session(course: Course, page: Page) -> str:
    """The questions of all modules, inside the element that asks those that are due."""
    return fragment(
        "review-session",
        asked_before=markdown(ASKED_BEFORE),
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
        "safety": q.safety,
        "best": next(n for n, o in enumerate(q.options) if o.correct),
        "stem": markdown(stem),
        "options": markdown(options),
        "why": markdown(f"{feedback}\n\n{rationale}"),
    }


@directive("assessment-paper", where=ON_PAGES)
def write_paper(course: Course, page: Page) -> str:
    """The assessment's bank to read or print, without its key: questions of all objectives mixed, numbered through."""
    out = [ASKED_BEFORE, ""]
    for n, q in number_on_paper(course):
        options = [f"- ( ) {relink(o.text, q.path, page.path)}" for o in q.options]
        out += [f"**Question {n}**", "", relink(q.stem, q.path, page.path), "", *options, ""]
    return "\n".join(out)


@directive("assessment-key", where=ON_PAGES)
def write_paper_key(course: Course, page: Page) -> str:
    """The key to the bank on paper, in its numbers: the objective, why one would choose each option, where to read."""
    out = []
    for n, q in number_on_paper(course):
        objective = as_text(course.objectives.get(q.objective, q.objective))
        out += [f"**Question {n}.** {objective}", "", *explain(q, page.path), ""]
    return "\n".join(out)


def number_on_paper(course: Course) -> list[tuple[int, Question]]:
    """The assessment's questions by their number on paper.

    An objective says what to look for, so they stand in the order of their ids' hashes, which mixes objectives alike
    on every machine.
    """
    showable = [q for q in course.assessed if not q.unshowable]
    return list(enumerate(sorted(showable, key=lambda q: hashlib.sha256(q.id.encode()).digest()), start=1))

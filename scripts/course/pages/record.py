"""What the pages of the record are made of: questions outside the modules, the course's facts as data,
and forms.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable

from ..model import Course, Question
from ..text import curly, relink
from .practice import UNFILLED, fieldset
from .questions import explained, fingerprint, shown

RATINGS = ("1", "2", "3", "4", "5")
STANDARD = {  # the two questions that approvers ask of every programme, then level, bias and technology
    "learned": ("How much did you learn from this course?", ("very little", "little", "some", "much", "very much")),
    "useful": (
        "How useful was it for your practice or your other professional development?",
        ("not at all", "a little", "somewhat", "quite", "very"),
    ),
    "level": ("The level was", ("far too low", "too low", "right", "too high", "far too high")),
    "bias": (
        "Was it fair: free of commercial, theoretical and personal bias?",
        ("not at all", "a little", "mostly", "nearly", "wholly"),
    ),
    "technology": (
        "Did the site work for you, with the devices and aids you use?",
        ("not at all", "badly", "fairly", "well", "very well"),
    ),
}


def content_hash(course: Course) -> str:
    """Twelve hex digits of all that a learner reads and answers: pages and banks, in the order of their paths."""
    texts = [*((p.path, p.text) for p in course.every_page), *course.banks]
    return hashlib.sha256("\x00".join(f"{path}\x00{text}" for path, text in sorted(texts)).encode()).hexdigest()[:12]


def data(course: Course) -> str:
    """What scripts need to know of the course, as JSON that may stand inside a `<script>` of a data type."""
    facts = {
        "title": course.title,
        "version": course.version,
        "content": content_hash(course),
        "pass": course.assessment.passing / 100,
        "objectives": course.objectives,
        "modules": [
            {
                "id": m.id,
                "title": curly(m.page.title),
                "url": m.page.address,
                "questions": [{"id": q.id, "hash": fingerprint(q), "objective": course.serves(q)} for q in shown(m)],
            }
            for m in course.modules
        ],
        "cases": [
            {
                "id": c.id,
                "title": curly(c.page.title),
                "url": c.page.address,
                "endings": sum(bool(m.ending) for m in c.moments),
            }
            for c in course.cases
        ],
    }
    return f'<script type="application/json" id="course-data">{json.dumps(facts, ensure_ascii=False).replace("<", chr(92) + "u003c")}</script>'


# --- Questions as text that items.js makes answerable ---------------------------------------------------------------


def items(course: Course, questions: list[Question], here: str, prefix: str = "") -> str:
    """Every question with the objective of the course that it serves, hidden until a script shows it."""
    return "\n\n".join(_item(q, course.serves(q), here, prefix) for q in questions)


def _item(q: Question, objective: str, here: str, prefix: str) -> str:
    best = next(n for n, o in enumerate(q.options) if o.correct)
    head = f'id="{prefix}{q.id}" data-objective="{objective}" data-hash="{fingerprint(q)}" data-best="{best}"'
    return "\n".join(
        [
            f'<section class="item" {head} hidden markdown="1">',
            "",
            relink(q.stem, q.path, here),
            "",
            '<div class="item-options" markdown="1">',
            "",
            *(f"- {relink(o.text, q.path, here)}" for o in q.options),
            "",
            "</div>",
            "",
            '<div class="item-why" markdown="1">',
            "",
            *(f"- {relink(o.feedback, q.path, here)}" for o in q.options),
            "",
            relink(q.rationale, q.path, here),
            "",
            "</div>",
            "</section>",
        ]
    )


def assessment(course: Course, here: str) -> str:
    """The whole bank inside the element that draws a form from it."""
    asked = [q for q in course.assessed if not q.unshowable]
    settings = course.assessment
    return "\n".join(
        [
            f'<course-assessment data-draw="{settings.draw}" data-pass="{settings.passing / 100}" data-version="{course.version}" data-content="{content_hash(course)}" data-search-exclude="" markdown="1">',
            "",
            items(course, asked, here),
            "",
            "</course-assessment>",
        ]
    )


def review(course: Course, here: str) -> str:
    """Every module's questions inside the element that asks those that are due."""
    asked = [q for m in course.modules for q in shown(m)]
    return "\n".join(
        [
            '<course-review data-search-exclude="" markdown="1">',
            "",
            items(course, asked, here, "review-"),
            "",
            "</course-review>",
            "",
            data(course),
        ]
    )


def paper(course: Course, here: str) -> str:
    """The bank to read or print, without its key: questions by objective, numbered through."""
    return _on_paper(
        course,
        lambda q: [relink(q.stem, q.path, here), "", *(f"- ( ) {relink(o.text, q.path, here)}" for o in q.options)],
    )


def paper_key(course: Course, here: str) -> str:
    """The key to the bank on paper: each option with why one would choose it, and where it is taught."""

    return _on_paper(course, lambda q: explained(q, here))


def _on_paper(course: Course, lines: Callable[[Question], list[str]]) -> str:
    out, n = [], 0
    for id, says in course.objectives.items():
        out += [f"## {says} {{ #{id} }}", ""]
        for q in course.assessed:
            if q.objective == id and not q.unshowable:
                n += 1
                out += [f"**Question {n}**", "", *lines(q), ""]
    return "\n".join(out)


# --- Forms ---------------------------------------------------------------------------------------------------------


def confidence(course: Course, when: str) -> str:
    """One rating for each objective of the course, `before` or `after`; nobody need give any."""
    rows = [fieldset(id, says, RATINGS) for id, says in course.objectives.items()]
    form = _form(
        "confidence",
        when,
        [
            "<p>How confident are you that you could do this next week? 1 is not at all, 5 is fully. Nobody sees it but you.</p>",
            *rows,
        ],
    )
    return (
        form
        if when == "after"
        else f'<details class="before">\n<summary>Before you begin: how confident are you? (if you like)</summary>\n{form}\n</details>'
    )


def evaluation(course: Course) -> str:
    """The standard questions, a rating for each objective of the course, and room for words."""
    rows = [fieldset(name, says, options) for name, (says, options) in STANDARD.items()]
    rows.append("<p>How well can you now do each of these? 1 is not at all, 5 is very well.</p>")
    rows += [fieldset(f"objective-{id}", says, RATINGS) for id, says in course.objectives.items()]
    rows.append(
        '<p class="field"><label for="evaluation-comments">What helped, what was wrong, what is missing? No client identifiers.</label> '
        '<textarea id="evaluation-comments" name="comments" rows="5"></textarea></p>'
    )
    return _form("evaluation", "form", rows)


def _form(part: str, id: str, rows: list[str]) -> str:
    return (
        f'<course-kept-form data-part="{part}" data-id="{id}">\n'
        + UNFILLED.format("\n".join(rows))
        + "\n</course-kept-form>"
    )

"""What the pages of the record are made of: questions outside the modules, the course's own facts as data,
forms, the statement, the hours.

Mergener's formula (Michael A. Mergener, American Journal of Pharmaceutical Education, 1991, 55, 263-266), as the Board
of Certification for the Athletic Trainer prints it (https://bocatc.org/mergener-formula): minutes = 0.9 x (-22.3 +
0.00209 x words + 2.78 x questions + 15.5 x difficulty), difficulty from 1 (very easy) to 5 (very difficult). Its
validation speaks of the questions of a final examination.
Six thousand words of reading for one clock hour is a rule of thumb; no body's page that prints it was found.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from .model import Course, Question
from .practice import UNFILLED, fieldset
from .quiz import explained, fingerprint, shown
from .text import curly, relink

WORDS_AN_HOUR = 6000
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


# --- Hours -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Estimate:
    """Hours by one method, and what went into it.

    Nobody reads the whole of a case, so `words` are the prose of the modules.
    """

    method: str
    inputs: str
    hours: float


def mergener(words: int, questions: int, difficulty: float) -> float:
    """Hours by Mergener's formula, none where it would give less."""
    return max(0.0, 0.9 * (-22.3 + 0.00209 * words + 2.78 * questions + 15.5 * difficulty)) / 60


def estimates(course: Course) -> tuple[Estimate, Estimate, Estimate]:
    """By the word; by Mergener's formula with the questions of one form of the assessment; by the same
    with all that are asked.
    """
    words = sum(m.words for m in course.modules)
    taught, drawn = sum(len(m.questions) for m in course.modules), course.assessment.draw
    difficulty = course.assessment.difficulty
    rated = f"difficulty {difficulty} of 5"
    return (
        Estimate(f"Words divided by {WORDS_AN_HOUR:,}, a rule of thumb", f"{words:,} words", words / WORDS_AN_HOUR),
        Estimate(
            "Mergener's formula with one form of the assessment",
            f"{words:,} words, {drawn} questions, {rated}",
            mergener(words, drawn, difficulty),
        ),
        Estimate(
            "Mergener's formula with all questions",
            f"{words:,} words, {taught} questions in the modules and {drawn} in the form, {rated}",
            mergener(words, taught + drawn, difficulty),
        ),
    )


def stated_hours(course: Course) -> float:
    """The lowest of the three, rounded down to a quarter of an hour. The hours page says why."""
    return math.floor(min(e.hours for e in estimates(course)) * 4) / 4


def hours_text(hours: float) -> str:
    """`3 hours`, `2.25 hours`, `1 hour`."""
    return f"{hours:g} hour{'' if hours == 1 else 's'}"


def credit_hours(course: Course) -> str:
    """The three estimates, their inputs, and what the course states."""
    return "\n".join(
        [
            "| Method | What goes in | Hours |",
            "| --- | --- | --: |",
            *(f"| {e.method} | {e.inputs} | {e.hours:.2f} |" for e in estimates(course)),
            f"| **Stated: the lowest, rounded down to a quarter** | | **{stated_hours(course):g}** |",
        ]
    )


# --- Statement -------------------------------------------------------------------------------------------------------


def statement(course: Course, not_reviewed: str) -> str:
    """The statement's frame: what is missing, what to type, and the sheet that the script fills in."""
    reviewers = "; ".join(f"{r.name}, {r.credential}" for r in course.reviewers) or not_reviewed
    if course.sponsor:
        name, test = escape(course.sponsor.name), escape(course.sponsor.test)
        credit = f' Credit is decided by {name}, with a test of its own: <a href="{test}">{test}</a>. This page counts for nothing there.'
    else:
        credit = " No approver has looked at this course."
    rows = [
        ("Name, as typed", '<span data-fill="name"></span>'),
        ("Licence or registration, as typed", '<span data-fill="licence"></span>'),
        ("Course", f"{course.title}. {course.subtitle}"),
        ("Format", "asynchronous, text-based, self-paced"),
        ("Assessment passed on", '<span data-fill="date"></span>, with <span data-fill="score"></span> questions'),
        (
            "Hours",
            f"about {hours_text(stated_hours(course))} (the lowest of three estimates, explained under “Hours”); reading everything takes about {hours_text(round(course.minutes / 60))}",
        ),
        ("Course version", '<span data-fill="version"></span>'),
        ("Review", reviewers),
    ]
    listed = "".join(f"<div><dt>{term}</dt><dd>{value}</dd></div>" for term, value in rows)
    return f"""\
<course-statement>
<div class="statement-missing" role="status"><p>This page needs JavaScript: it puts the statement together from what is kept on your device.</p></div>
<div class="statement-typed" hidden>
<p class="field"><label for="statement-name">Your name, as it should stand there</label> <input type="text" id="statement-name" autocomplete="name" maxlength="120"></p>
<p class="field"><label for="statement-licence">Licence or registration, if you like</label> <input type="text" id="statement-licence" autocomplete="off" maxlength="120"></p>
<p class="field field--tick"><label><input type="checkbox" id="statement-keep"> Keep both on this device</label></p>
</div>
<div class="statement-paper" hidden>
<h2>Statement of participation</h2>
<p><strong>Self-reported. This is not a certificate of continuing education.</strong> No identity check was made.{credit}</p>
<dl>{listed}</dl>
<table><caption>Modules, with the day each was first opened and the questions last answered with the best option</caption><thead><tr><th scope="col">Module</th><th scope="col">Opened</th><th scope="col">Best option</th></tr></thead><tbody></tbody></table>
<p class="statement-sign">Discussed with a supervisor (name, signature, date): <span></span></p>
<p>Keep this for as long as your board asks for records. It says what was opened and answered; it does not say that anybody is competent.</p>
</div>
</course-statement>

{data(course)}"""

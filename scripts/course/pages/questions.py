"""A module's bank, in the Markdown that mkdocs-quiz reads, and its key for paper."""

from __future__ import annotations

import hashlib

from ..model import Course, Module, Page, Question
from ..text import as_text, relink
from .directives import ON_MODULES, directive
from .fragments import fragment, markdown
from .traces import list_untraced

BEST, OTHER = "Best of these.", "Not this one."
# What stands above every bank and form, so that a story says it only where it is news.
ASKED_BEFORE = (
    "In each story the therapist asked about fear, force, pressure and pain in the first hour, "
    "alone with the client, and heard of none, unless the story says otherwise."
)


def shown(module: Module) -> tuple[Question, ...]:
    """The questions that mkdocs-quiz is given; the others appear as notices."""
    return tuple(q for q in module.questions if not q.unshowable)


UNTRACED = (
    "This course keeps no note on this device that you opened this page; your browser's history does. "
    "The module counts as opened from your first answer below. What you answer or write here is kept on this device, as in every module."
)


@directive("quiz", where=ON_MODULES, argument="quizzes/<slug>.md")
def write_bank(course: Course, page: Page) -> str:
    """The module's bank, each option's feedback opened by its verdict.

    In mkdocs-quiz's Markdown. Where opening the page is not noted, it says so.
    """
    module, here = course.module_of(page), page.path
    if not module:
        return ""
    out = [
        "<!-- mkdocs-quiz intro -->",
        "",
        "Each answer is explained at once. On paper, or without JavaScript, [the key](#key) at the end of this page has all of them.",
        "{ .quiz-how }",
        "",
        ASKED_BEFORE,
        "{ .quiz-how }",
        "",
        *([UNTRACED, "{ .quiz-how }", ""] if page.address in list_untraced(course) else []),
    ]
    for q in module.questions:
        if q.unshowable:
            out += [
                f'!!! failure "The question “{q.id}” cannot be shown"',
                "",
                f"    {q.path}:{q.line}: {as_text(q.unshowable)}",
                "",
            ]
            continue
        out += ["<quiz>", "", relink(q.stem, q.path, here), ""]
        for option in q.options:
            verdict = BEST if option.correct else OTHER
            out += [
                f"- [{'x' if option.correct else ' '}] {relink(option.text, q.path, here)}",
                f"> **{verdict}** {relink(option.feedback, q.path, here)}",
            ]
        out += ["", relink(q.rationale, q.path, here), "</quiz>", ""]
    return "\n".join([*out, f"{len(shown(module))} questions.", "{ .quiz-tally }"])


def write_key(module: Module, here: str) -> str:
    """Every option with its feedback, for paper, supervisors and readers without JavaScript."""
    out = [
        line for n, q in enumerate(shown(module), start=1) for line in (f"**Question {n}**", "", *explain(q, here), "")
    ]
    return fragment("answer-key", text=markdown("\n".join(out))) if out else ""


def explain(q: Question, here: str) -> list[str]:
    """The lines of a question's key: every option with its verdict and feedback, then the rationale."""
    options = [
        f"- {relink(o.text, q.path, here)}<br>{f'**{BEST}**' if o.correct else OTHER} {relink(o.feedback, q.path, here)}"
        for o in q.options
    ]
    return [*options, "", relink(q.rationale, q.path, here)]


def fingerprint(question: Question) -> str:
    """Eight hex digits of what an answer was given to: stem, options in order, key. Feedback may be mended freely."""
    asked = [question.stem, *(("x" if o.correct else " ") + o.text for o in question.options)]
    return hashlib.sha256("\x00".join(asked).encode()).hexdigest()[:8]

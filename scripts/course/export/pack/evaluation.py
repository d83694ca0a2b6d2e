"""What every learner is asked at the end: our own questions, and the wording that approvers are said to want."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Course
from ...pages.forms import RATINGS, STANDARD

# Of the American Psychological Association, from memory; nobody who made this has seen the text.
REMEMBERED = (
    "How much did you learn as a result of this CE program?",
    "How useful was the content of this CE program for your practice or other professional development?",
)
WORDS = "What helped, what was wrong, what is missing? No client identifiers."
RATED = f"How well can you now do this? {RATINGS[0]} is not at all, {RATINGS[-1]} is very well."
MANDATORY = ("learned", "useful")


def list_evaluation_rows(course: Course) -> Iterator[list[str]]:
    yield ["Id", "Question", "Kind", "Options", "Required"]
    for id, (says, options) in STANDARD.items():
        yield [id, says, "one choice", " | ".join(options), "yes" if id in MANDATORY else "no"]
    for id, says in course.objectives.items():
        yield [f"objective-{id}", f"{says} {RATED}", "one choice", " | ".join(RATINGS), "yes"]
    yield ["comments", WORDS, "words", "", "no"]


def describe_evaluation(_course: Course) -> dict[str, object]:
    return {
        "standard": STANDARD,
        "ratings": RATINGS,
        "remembered": REMEMBERED,
        "words": WORDS,
        "mandatory": MANDATORY,
    }

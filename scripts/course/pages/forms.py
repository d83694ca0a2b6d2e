"""The forms that are kept in the record: confidence before and after, and the evaluation.

Both quiz.js and forms.js bring such a form to life, and practice.js does not.
"""

from __future__ import annotations

from ..model import Course, Page
from .directives import NOT_ON_PRACTICE, directive
from .fragments import fragment

RATINGS = ("1", "2", "3", "4", "5")
STANDARD = {  # the two questions that approvers ask of every program, then level, bias, currency, technology, access, time and profession
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
    "currency": (
        "Is it up to date with what you know of the field?",
        ("not at all", "a little", "mostly", "nearly", "wholly"),
    ),
    "technology": (
        "Did the site work for you, with the devices and aids you use?",
        ("not at all", "badly", "fairly", "well", "very well"),
    ),
    "access": (
        "Could you take in all of it: by eye or ear, by hand, in its language and its length?",
        ("hardly any", "some", "most", "nearly all", "all"),
    ),
    "time": (
        "How long did all that you did of it take you?",
        ("under 1 hour", "1 to 3 hours", "3 to 5 hours", "5 to 8 hours", "more than 8 hours"),
    ),
    "profession": (
        "What do you work as?",
        (
            "psychologist",
            "counselor or psychotherapist",
            "marriage and family therapist",
            "social worker",
            "physician or nurse",
            "student or trainee",
            "something else",
        ),
    ),
}


@directive("confidence-before", where=NOT_ON_PRACTICE, script="forms.js")
def ask_confidence_before(course: Course, _page: Page) -> str:
    """A rating for each objective of the course before it is begun, in a fold; nobody need give any."""
    return _ask_confidence(course, "before")


@directive("confidence-after", where=NOT_ON_PRACTICE, script="forms.js")
def ask_confidence_after(course: Course, _page: Page) -> str:
    """The same ratings, to give when the course is done."""
    return _ask_confidence(course, "after")


def _ask_confidence(course: Course, when: str) -> str:
    return fragment("confidence", when=when, objectives=course.objectives, ratings=RATINGS)


@directive("evaluation", where=NOT_ON_PRACTICE, script="forms.js")
def ask_for_evaluation(course: Course, _page: Page) -> str:
    """The standard questions, a rating for each objective of the course, and room for words."""
    return fragment("evaluation", standard=STANDARD, objectives=course.objectives, ratings=RATINGS)

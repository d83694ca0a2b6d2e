"""What no paper of the pack can make good, and what only a sponsor can do."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Course
from .claims import count_opinion
from .papers import cite


def list_unmet(course: Course) -> Iterator[str]:
    """What no paper of this pack can make good, as the course stands."""
    opinion, tested = count_opinion(course)
    yield "No clinician with a name and a credential is its author. It was written by its maintainers."
    if not course.reviewers:
        yield "No reviewer with a name and a credential has read it."
    yield "No psychologist, counselor or social worker is on file as a planner."
    if not course.sponsor:
        yield "No sponsor has adopted it, and no body has seen it."
    yield "The key is public. Every question of the course stands on the site with its best option, so a score says nothing about a person."
    yield "There is no pass mark. The assessment is practice, and no panel has set one."
    yield "No pilot has been run. Nobody has been timed, and no clinician has tried the questions."
    yield "Nobody keeps records. The site knows no names, holds no roster, and checks nobody’s identity."
    yield f"{opinion} of the {tested} claims that are tested are the clinical opinion of one article ({cite('claims-by-basis')})."
    yield "Nobody answers a complaint in private. Errors are reported in public, with an account, and without a term."
    yield "Nobody who uses a screen reader, a switch or a magnifier every day has tested it."


ONLY_YOU = (
    "Hold an approval, answer for the program, and print the approval statement.",
    "Put a qualified author, planner and assessor on file, and have the course reviewed.",
    "Ask questions that nobody has seen, in a system with a login, and decide on pass mark and attempts.",
    "Check who somebody is, keep the roster, and keep the records for as long as your body says.",
    "Decide on the hours, with a pilot where your body wants one.",
    "Collect the evaluations, answer complaints, and give accommodations.",
    "Set a price and a refund, and say who paid for what.",
    "Issue a certificate.",
)

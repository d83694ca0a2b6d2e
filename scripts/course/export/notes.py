"""What goes with the banks: the sentence that stands above every one of them, and how to use the files."""

from __future__ import annotations

from textwrap import dedent, fill

from ..model import Course
from ..pages.questions import ASKED_BEFORE
from .prose import clean


def write(course: Course) -> bytes:
    """How to use the files, as plain text."""
    paragraphs = dedent("""
        gift/ is for Moodle: feedback for each option, the reason as general feedback, a category for each module and, in the assessment, for each objective, ids and tags.

        aiken/ is plain text that nearly every system reads. It has no feedback, no ids and no reasons, and a link is its address in brackets.

        qti-1.2/ and qti-2.1/ are packages to import as they are: feedback for each option, the reason after every answer, permanent ids, options mixed. The reason is shown where the system shows feedback.

        Aiken has no place for what must stand above every bank, so write it into the instructions of the quiz; the other formats carry it, and not every system shows it. In Moodle it is the description at the top of each category, which a quiz of questions drawn by chance leaves out:

        {asked_before}

        Every file was read back and equals the course question by question: GIFT by gift-pegjs; QTI 2.1 by qti-convert and qti-components, where every option was chosen, scored and answered; QTI 1.2 and Aiken by readers of our own, written from the specifications without sight of what writes the files. No file has been imported into a learning management system yet: try one bank first, answer each option once, and look at feedback, reason and score.

        The course is public, and so is the key of every question here. For credit, ask questions of your own beside these.

        Text: CC BY 4.0, https://creativecommons.org/licenses/by/4.0/.
    """).strip()
    head = f"{clean(course.title)} {clean(course.version)}: the questions"
    body = paragraphs.replace("{asked_before}", ASKED_BEFORE).split("\n\n")
    return (
        "\n\n".join([head, *(fill(" ".join(p.split()), 100, break_long_words=False) for p in body)]) + "\n"
    ).encode()

r"""GIFT, the text format of Moodle: feedback for each option, general feedback, categories, ids and tags.

    $CATEGORY: $course$/top/Half the Story/Time-outs

    // [id:time-outs-plan] [tag:kind=apply]
    ::time-outs-plan::[html]<p>What do you say?</p>{
    =“When will you be back?”#It sets a time.
    ~“Go for a walk.”#It sets none.
    ####<p>A break has an end.</p>
    }

All text is HTML on one line, in which the format's own signs carry a backslash. An option that begins like a weight
(`%50%`) or a format (`[html]`) has that sign as an entity. Moodle mixes the options in each quiz where that is asked.
"""

from __future__ import annotations

import re
from html import escape

from ..model import Course, Question
from ..pages.questions import ASKED_BEFORE
from .banks import Bank, list_marks
from .prose import Prose, clean

NO_TAG = re.compile(r"[\[\]<>`]")
SIGN = re.compile(r"[\\~=#{}:]")
LEADING = {"%": "&#37;", "[": "&#91;"}


def write(course: Course, bank: Bank) -> bytes:
    """A bank as a file for Moodle, one category for each of its groups."""
    blocks = []
    for group, questions in bank.groups.items():
        names = (course.title, bank.title, *([f"{group}: {course.objectives[group]}"] if group else []))
        before = "-".join(filter(None, (bank.id, group, "before")))
        blocks.append(f"$CATEGORY: $course$/top/{'/'.join(map(_name_category, names))}")
        blocks.append(f"::{before}::[html]{_escape(f'<p>{escape(ASKED_BEFORE)}</p>')}")
        blocks += [_write_question(course, question) for question in questions]
    return ("\n\n".join(blocks) + "\n").encode()


def _write_question(course: Course, question: Question) -> str:
    prose = Prose(course, question.path)
    tags = "".join(f" [tag:{_name_tag(f'{name}={value}')}]" for name, value in list_marks(question).items())
    lines = [
        f"// [id:{_name_tag(question.id)}]{tags}",
        f"::{_escape(question.id)}::[html]{_escape(prose.write_blocks(question.stem))}{{",
    ]
    for option in question.options:
        text, feedback = (_guard(prose.write_words(words)) for words in (option.text, option.feedback))
        lines.append(f"{'=' if option.correct else '~'}{_escape(text)}#{_escape(feedback)}")
    return "\n".join([*lines, f"####{_escape(prose.write_blocks(question.rationale))}", "}"])


def _escape(text: str) -> str:
    return SIGN.sub(r"\\\g<0>", text).replace("\n", r"\n")


def _guard(html: str) -> str:
    return LEADING.get(html[:1], html[:1]) + html[1:]


def _name_category(name: str) -> str:
    """A name in a path of categories, where a slash and a backslash stand twice. Moodle reads no other sign in it."""
    return " ".join(clean(name).split()).replace("/", "//").replace("\\", r"\\")


def _name_tag(name: str) -> str:
    """A name in a comment, without the signs that Moodle takes for the end of a tag."""
    return NO_TAG.sub("", " ".join(clean(name).split()))

"""The form of a question."""

from __future__ import annotations

import re

from ..model import Course, Option
from ..text import ATTR, HEADING, counted, plain, words
from .registry import Found, rule

OPTIONS = range(3, 5)
FEEDBACK_WORDS = 8
KEY_WORDS = range(2, 9)
SAID = ("objective", "claims", "kind", "key", "was", "safety")  # what a heading says of its question
CURLY = ("“", "”", "„", "‘", "’")
VERDICT = re.compile(r"^(right|yes|correct|wrong|no|incorrect|best|true|false)\b", re.I)


def normal(text: str) -> str:
    """Letters and digits alone, in lower case: what two options must differ in."""
    return " ".join(re.findall(r"[^\W_]+", plain(text).lower().replace("’", "").replace("'", "")))


@rule(
    where="in a bank of questions",
    wrong=(
        '- [x] "What did you do\nwhen it started?"\n> It turns to something that the client can look at and change.',
        '- [x] "What did you do when it started?"\n\n> It turns to something that the client can look at and change.',
    ),
    right='- [x] "What did you do when it started?"\n> It turns to something that the client can look at and change.',
)
def question_form(course: Course) -> Found:
    """A question has, between `<quiz>` and `</quiz>`, a blank line, a stem, options of one line each with feedback right below, a blank line and a rationale; nothing else."""
    for question in course.questions:
        for flaw in question.flaws:
            yield flaw.path, flaw.line, flaw.message


@rule(
    where="in a bank of questions",
    wrong=(
        '- [ ] "What did you do, when it started"',
        '- [x] "Why might the silence suit somebody?"',
    ),
    right='- [ ] "Why might the silence suit somebody?"',
)
def options(course: Course) -> Found:
    """A question has three or four options; one of them is marked `[x]`, and no two are the same after ignoring case and punctuation."""
    for q in course.questions:
        if not q.options:
            continue
        marked = sum(o.correct for o in q.options)
        if marked != 1:
            yield q.path, q.line, f"one option must be marked `[x]`; {marked} are"
        if len(q.options) not in OPTIONS:
            yield q.path, q.line, f"has {counted(len(q.options), 'option')}; three or four serve"
        seen: dict[str, Option] = {}
        for option in q.options:
            text = normal(option.text)
            if not text:
                yield q.path, option.line, "an option must say something"
            elif text in seen:
                yield q.path, option.line, f"says the same as the option in line {seen[text].line}"
            seen.setdefault(text, option)


@rule(
    where="in a bank of questions",
    wrong='key="That sounds like"',
    right='key="What did you do"',
    why="that is how another option starts",
)
def key(course: Course) -> Found:
    """`key=` repeats the first two to eight words of the option marked `[x]` and of no other: a flipped mark cannot be seen otherwise."""
    for q in course.questions:
        if q.attrs.get("key", "")[:1] in CURLY:  # the rule raw-marks says it
            continue
        stated = normal(q.attrs.get("key", ""))
        if not stated:
            yield q.path, q.line, 'needs key="…": the first words of the best option'
            continue
        if len(stated.split()) not in KEY_WORDS:
            yield q.path, q.line, f"key must repeat two to eight words; it has {len(stated.split())}"
        starts = [o for o in q.options if f"{normal(o.text)} ".startswith(f"{stated} ")]
        if q.key and q.key not in starts:
            other = f"; it fits the option in line {starts[0].line}" if starts else ""
            yield q.path, q.key.line, f"key says “{q.attrs['key']}”, and the marked option starts otherwise{other}"
        elif len(starts) > 1:
            yield q.path, q.line, "key fits more than one option; repeat more words"


@rule(
    where="in a bank of questions",
    wrong=(
        '## first-question-1 { objective=first-turn claims="C1" kind=apply key="What did you do" safety=no }',
        '## first-question-1 { objective=first-turn claims="C1" kind=apply key="What did you do" safety }',
        '## first-question-1 { objective=first-turn claims="C1" kind=apply key="What did you do" saftey=yes }',
    ),
    right='## first-question-1 { objective=first-turn claims="C1" kind=apply key="What did you do" }',
    why="only a safety story, whose best option stops or asks for somebody's safety, says `safety=yes`",
)
def question_marks(course: Course) -> Found:
    """A question's heading says of it its objective, claims, kind and key, what it `was` where it took another's place, and of a safety story `safety=yes`; nothing else."""
    lines = {(bank.path, number): line for bank in course.banks for number, line in bank.lines}
    for q in course.questions:
        heading = HEADING.match(lines.get((q.path, q.line), ""))
        bare = ATTR.sub("", (heading[3] if heading else "") or "").split()
        if q.attrs.get("key", "")[:1] in CURLY:  # the rule raw-marks says it
            continue
        for name in [*(name for name in q.attrs if name not in SAID), *bare]:
            yield q.path, q.line, f"“{name}” is not known here; a heading says {', '.join(SAID[:-1])} and safety=yes"
        if q.attrs.get("safety", "yes") != "yes":
            yield q.path, q.line, f"safety “{q.attrs['safety']}” must be yes; leave it out where the story is none"


@rule(
    where="in a bank of questions",
    wrong=(
        "> Wrong.",
        "> Wrong, because it only meets the feeling and leaves them there.",
    ),
    right="> It meets the feeling and leaves the two of them where they were.",
)
def feedback(course: Course) -> Found:
    """Every option has feedback of eight words or more, which does not repeat the option and does not open with a verdict: the build adds that."""
    for q in course.questions:
        for option in q.options:
            if words(option.feedback) < FEEDBACK_WORDS:
                yield q.path, option.line, f"needs feedback of {FEEDBACK_WORDS} words or more below it: `> …`"
            elif normal(option.text) in normal(option.feedback):
                yield q.path, option.line, "the feedback repeats the option; say why one would choose it"
            elif VERDICT.match(plain(option.feedback).strip()):
                yield q.path, option.line, "the feedback opens with a verdict; the build adds one"


@rule(
    where="in a bank of questions",
    wrong="The hour belongs to what the client can change.",
    right="The hour belongs to what the client can change. See [the point](../docs/modules/first-module.md#the-point).",
)
def rationale(course: Course) -> Found:
    """Every question ends in a rationale that links to the section it comes from."""
    for q in course.questions:
        if q.options and not q.rationale:
            yield q.path, q.line, "needs a rationale below the options, after a blank line"
        elif q.options and not any(link.target.startswith("../docs/") and "#" in link.target for link in q.links):
            yield q.path, q.line, "the rationale must link to the section it comes from: `../docs/modules/….md#…`"

"""Item writing: what gives an answer away.

The flaws and their reasons: Haladyna, Downing & Rodriguez (2002), doi 10.1207/S15324818AME1503_5; Pham et al. (2018),
who found that "the longest is correct", cue words and implausible options raise scores most.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from statistics import mean

from ..model import Course, Option, Question
from ..text import WORD, plain, words
from .registry import Found, Told, rule

COPIED = 5  # words in a row
ALL_OR_NONE = re.compile(
    r"\b(all|none|both|neither|any) of (the|these)( (above|below|following|options|answers))?\W*$|\bboth [abcd] and [abcd]\b",
    re.I,
)
NEGATIVE = re.compile(r"\b(not|except|least)\b|n['’]t\b", re.I)
ABSOLUTE = re.compile(r"\b(always|never)\b", re.I)
LENGTH_MARGIN = 0.10
KEY_LENGTH = (0.8, 1.25)
POSITION_MARGIN = 0.15
KEY_OVER_LONGEST = 1.4
SITUATIONS = 0.6
SITUATION_WORDS = 20
CUE_LETTERS = 7
ENOUGH = 12  # fewer questions say nothing about a habit

Judged = tuple[Question, Option]  # with its key


@rule(
    where="in a bank of questions",
    wrong="- [ ] All of the above.",
    right='- [ ] "Why might the silence suit somebody?"',
)
def option_words(course: Course) -> Found:
    """No option says all, none or both of the above."""
    for q in course.questions:
        for option in q.options:
            if ALL_OR_NONE.search(plain(option.text)):
                yield (
                    q.path,
                    option.line,
                    "“all, none or both of the above” tests reading, not judgment; write an option of its own",
                )


@rule(
    where="in a bank of questions",
    wrong="Which of these would you not say?",
    right="What do you say next?",
)
def negative_stem(course: Course) -> Found:
    """A stem's last sentence asks for the best, without not, except or least."""
    for q in course.questions:
        asks = [s for s in re.split(r"(?<=[.!?:])[\"'”’]*\s+", plain(q.stem).strip()) if s]
        if asks and NEGATIVE.search(asks[-1]):
            yield q.path, q.line, f"the question must be asked positively: “{asks[-1].strip()}”"


@rule(
    where="in a bank of questions",
    wrong='- [x] "What did you do, as always?"',
    right='- [x] "What did you do when it started?"',
)
def absolute_key(course: Course) -> Found:
    """No key says always or never."""
    for q in course.questions:
        if q.key and (m := ABSOLUTE.search(plain(q.key.text))):
            yield q.path, q.key.line, f"“{m[1].lower()}” marks an option for test-wise readers; say it otherwise"


@rule(
    where="in a bank of questions",
    wrong='- [x] "What would you want to keep running?"',
    right='- [x] "What would you want to do instead?"',
    why="the stem says “running” too, and no other option does",
)
def cue_word(course: Course) -> Found:
    """No word of seven letters or more stands in the stem and the key and in no other option."""
    for q in course.questions:
        if q.key:
            shared = _long_words(q.stem) & _long_words(q.key.text)
            for option in q.distractors:
                shared -= _long_words(option.text)
            if shared:
                yield (
                    q.path,
                    q.key.line,
                    f"“{min(shared)}” stands in the stem and only in the key; it gives the key away",
                )


def _long_words(text: str) -> set[str]:
    return {w for w in re.findall(r"[^\W\d_]+", plain(text).lower()) if len(w) >= CUE_LETTERS}


@rule(
    where="in a bank of questions",
    wrong='- [x] "What would you want him to do?"',
    right='- [x] "What would you want to do instead?"',
    why="a module says “What would you want him to hear?”",
)
def copied_key(course: Course) -> Found:
    """No key has five words in a row as a module has them, for then whoever remembers words finds it."""
    taught = {run: module.page.path for module in course.modules for run in _runs(module.page.text)}
    for q in course.questions:
        if q.key and (run := next((run for run in _runs(q.key.text) if run in taught), None)):
            yield q.path, q.key.line, f"“{' '.join(run)}” stands in {taught[run]}; say it in other words"


def _runs(text: str) -> list[tuple[str, ...]]:
    """Every COPIED words in a row, in lower case."""
    words = [word.lower().replace("’", "'") for word in WORD.findall(plain(text))]
    return [tuple(words[n : n + COPIED]) for n in range(len(words) - COPIED + 1)]


@rule(
    where="in a bank of questions",
    wrong='- [x] "What would you want to do instead, on the evening on which it comes up again?"',
    right='- [x] "What would you want to do instead?"',
)
def key_outgrows(course: Course) -> Found:
    """No key is longer than 1.4 times its longest distractor."""
    for q in course.questions:
        if q.key and q.distractors and len(q.key.text) > KEY_OVER_LONGEST * max(len(o.text) for o in q.distractors):
            yield q.path, q.key.line, "the key is far longer than every other option; shorten it or lengthen them"


@rule(
    where="over all banks",
    wrong=Told("the careful option is the long one, question after question"),
    right=Told("the longest option is the key about every third time"),
)
def key_lengths(course: Course) -> Found:
    """Over all banks the key is the longest option, or the shortest, no more often than chance plus ten points, and 0.8 to 1.25 times as long as the distractors on average."""
    asked = _judged(course)
    if len(asked) < ENOUGH:
        return
    chance = mean(1 / len(q.options) for q, _ in asked)
    for word, extreme in (
        ("longest", [one for one in asked if _ratio(one, max) > 1]),
        ("shortest", [one for one in asked if _ratio(one, min) < 1]),
    ):
        share = len(extreme) / len(asked)
        if share > chance + LENGTH_MARGIN:
            worst, key = max(extreme, key=lambda one: abs(_ratio(one, mean) - 1))
            yield (
                worst.path,
                key.line,
                f"the key is the {word} option in {share:.0%} of all questions; chance is {chance:.0%}. This one stands out most",
            )
    ratio = mean(_ratio(one, mean) for one in asked)
    if not KEY_LENGTH[0] <= ratio <= KEY_LENGTH[1]:
        yield (
            asked[0][0].path,
            1,
            f"keys are {ratio:.2f} times as long as their distractors on average; {KEY_LENGTH[0]} to {KEY_LENGTH[1]} gives nothing away",
        )


def _ratio(one: Judged, of: Callable[[Iterable[int]], float]) -> float:
    """The key's length over the largest, smallest or mean length of the distractors, in characters."""
    q, key = one
    return len(key.text) / of(len(o.text) for o in q.distractors)


@rule(
    where="over all banks",
    wrong=Told("the key is B, again"),
    right=Told("A, B and C are the key about equally often"),
)
def key_positions(course: Course) -> Found:
    """Over all banks the key stands first, second and third about equally often: within fifteen points of chance."""
    asked = [q for q, _ in _judged(course)]
    if len(asked) < ENOUGH:
        return
    for position in range(max(len(q.options) for q in asked)):
        able = [q for q in asked if len(q.options) > position]
        if len(able) < ENOUGH:
            continue
        chance = mean(1 / len(q.options) for q in able)
        share = mean(q.options[position].correct for q in able)
        if abs(share - chance) > POSITION_MARGIN:
            yield (
                able[0].path,
                1,
                f"the key is option {'ABCD'[position]} in {share:.0%} of all questions; chance is {chance:.0%}",
            )


@rule(
    where="in a bank of questions",
    wrong="Ben is silent at home. What do you say next?",
    right="Ben comes back from a weekend of silence and says that it is always the other one who starts. What do you say next?",
)
def situations(course: Course) -> Found:
    """Sixty in a hundred questions open on a situation (kind=apply), told in a stem of twenty words or more."""
    asked = course.questions
    for q in asked:
        if q.kind == "apply" and q.stem and words(q.stem) < SITUATION_WORDS:
            yield (
                q.path,
                q.line,
                f"kind=apply opens on a situation of {SITUATION_WORDS} words or more; the stem has {words(q.stem)}",
            )
    share = mean(q.kind == "apply" for q in asked) if asked else 1
    if len(asked) >= ENOUGH and share < SITUATIONS:
        yield asked[0].path, 1, f"{share:.0%} of all questions open on a situation; {SITUATIONS:.0%} must"


def _judged(course: Course) -> list[Judged]:
    return [(q, q.key) for q in course.questions if q.key and q.distractors]

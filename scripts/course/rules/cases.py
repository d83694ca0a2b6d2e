"""Cases: moments, choices, ways and endings."""

from __future__ import annotations

from collections import deque

from ..model import Case, Course
from ..read.practice import DEBRIEF
from ..text import counted, plain, words
from .registry import Found, Told, rule

ENDINGS = ("good", "mixed", "poor")
MOMENTS, DECISIONS, MOMENT_WORDS, DEBRIEF_WORDS = 12, 4, 180, 200
CHOICES = range(2, 5)
CHOICE_LENGTHS = 1.75


@rule(
    where="in a case",
    wrong=(
        '- ["What do you do with the door?"](#first-door)',
        '- "Who would not walk out of that?"\n- ["What do you do with the door?"](#first-door)',
    ),
    right='- ["Who would not walk out of that?"](#first-verdict)\n- ["What do you do with the door?"](#first-door)',
)
def choices(course: Course) -> Found:
    """A moment ends in two to four choices, each a link alone on its line to a moment of the page; the longest is at most 1.75 times as long as the shortest."""
    for case in course.cases:
        for moment in case.moments:
            if moment.ending and moment.choices:
                yield case.page.path, moment.choices[0].line, "an ending has no choices"
            if moment.ending:
                continue
            if len(moment.choices) not in CHOICES:
                yield (
                    case.page.path,
                    moment.section.line,
                    f"has {counted(len(moment.choices), 'choice')}; two to four serve, the last lines of the moment: `- [What you say](#moment)`",
                )
            for choice in moment.choices:
                if choice.target not in case.numbers:
                    yield (
                        case.page.path,
                        choice.line,
                        f"the choice leads to “{choice.target}”, which is no moment of this case",
                    )
            lengths = [len(plain(c.text)) for c in moment.choices]
            if len(lengths) > 1 and max(lengths) > CHOICE_LENGTHS * min(lengths):
                yield (
                    case.page.path,
                    moment.section.line,
                    f"the choices have {' and '.join(map(str, sorted(lengths)))} characters; one of them stands out",
                )


@rule(
    where="in a case",
    wrong='- ["Who would not walk out of that?"](#first-good)',
    right='- ["Who would not walk out of that?"](#first-half)',
    why="nothing else leads to `first-half`",
)
def ways(course: Course) -> Found:
    """Every moment can be reached from the first, and from every moment an ending can be reached."""
    for case in course.cases:
        if not case.moments:
            yield case.page.path, case.page.first_line, "a case has moments: `## Title { #id }`"
            continue
        forward = {m.id: [c.target for c in m.choices] for m in case.moments}
        backward: dict[str, list[str]] = {}
        for id, targets in forward.items():
            for target in targets:
                backward.setdefault(target, []).append(id)
        reached = _steps(forward, [case.moments[0].id])
        ended = _steps(backward, [m.id for m in case.moments if m.ending])
        for moment in case.moments:
            if moment.id not in reached:
                yield case.page.path, moment.section.line, "no way leads to this moment"
            if moment.id not in ended:
                yield case.page.path, moment.section.line, "no way leads from this moment to an ending"


def _steps(links: dict[str, list[str]], start: list[str]) -> dict[str, int]:
    """How many choices away from `start` each moment is, over the shortest way."""
    steps = dict.fromkeys(start, 0)
    waiting = deque(start)
    while waiting:
        id = waiting.popleft()
        for target in links.get(id, []):
            if target not in steps:
                steps[target] = steps[id] + 1
                waiting.append(target)
    return steps


@rule(
    where="in a case",
    wrong='## Half a sentence { #first-mixed ending=happy claims="C1" }',
    right='## Half a sentence { #first-mixed ending=mixed claims="C1" }',
)
def endings(course: Course) -> Found:
    """A case has good, mixed and poor endings (`ending=good`), each with the claims it shows and a debrief, whose paragraphs open **What happened.**, **What it shows.** (with a link to the module) and **What else could be said.** in bold."""
    for case in course.cases:
        kinds = [m.ending for m in case.moments if m.ending]
        for kind in ENDINGS:
            if kind not in kinds:
                yield case.page.path, case.page.first_line, f"needs an ending that is {kind}"
        for moment in case.moments:
            if not moment.ending:
                if moment.debrief:
                    yield (
                        case.page.path,
                        moment.section.line,
                        'a debrief stands at an ending: `{ #id ending=good claims="…" }`',
                    )
                continue
            if moment.ending not in ENDINGS:
                yield case.page.path, moment.section.line, f"ending “{moment.ending}” must be good, mixed or poor"
            if not moment.section.claims:
                yield case.page.path, moment.section.line, 'an ending names the claims it shows: claims="…"'
            paragraphs = [b.text for b in moment.section.blocks if b.kind == "paragraph"] if moment.debrief else []
            for lead in DEBRIEF:
                if not any(text.startswith(f"**{lead}**") for text in paragraphs):
                    yield case.page.path, moment.section.line, f"the debrief needs a paragraph that opens **{lead}**"
            if moment.debrief and "](../modules/" not in moment.debrief:
                yield (
                    case.page.path,
                    moment.section.line,
                    "the debrief links to the section that teaches it: `../modules/….md#…`",
                )
        for claim in case.claims:
            if claim not in course.claims:
                yield case.page.path, case.page.line_of("claims"), f"claim “{claim}” is not in course.yml"
            elif not any(claim in m.section.claims for m in case.moments):
                yield case.page.path, case.page.line_of("claims"), f"turns on claim {claim}, and no ending shows it"


@rule(
    where="in a case",
    wrong=Told("a case of eight moments, or a scene of 220 words"),
    right=Told("twelve to twenty moments of 60 to 150 words"),
)
def case_size(course: Course) -> Found:
    """A case has twelve moments or more, four decisions or more on the shortest way to a good ending, no moment over 180 words and no debrief over 200."""
    for case in course.cases:
        if len(case.moments) < MOMENTS:
            yield (
                case.page.path,
                case.page.first_line,
                f"has {counted(len(case.moments), 'moment')}; twelve or more make a case",
            )
        best = best_way(case)
        if best and len(best) < DECISIONS:
            yield (
                case.page.path,
                case.page.first_line,
                f"a good ending is {counted(len(best), 'decision')} away; it must be four or more",
            )
        for moment in case.moments:
            for what, text, most in (
                ("moment", moment.scene, MOMENT_WORDS),
                ("debrief", moment.debrief, DEBRIEF_WORDS),
            ):
                if words(text) > most:
                    yield (
                        case.page.path,
                        moment.section.line,
                        f"a {what} of {counted(words(text), 'word')}; {most} is the most",
                    )


def best_way(case: Case) -> list[int]:
    """On the shortest way to a good ending, which choice is taken at each moment, from 0; empty where there is none."""
    forward = {m.id: [c.target for c in m.choices] for m in case.moments}
    steps = _steps(forward, [case.moments[0].id]) if case.moments else {}
    good = [m.id for m in case.moments if m.ending == "good" and m.id in steps]
    if not good:
        return []
    at = min(good, key=lambda id: steps[id])
    way: list[int] = []
    while steps[at]:
        before = next(id for id in forward if at in forward[id] and steps.get(id, -1) == steps[at] - 1)
        way.insert(0, forward[before].index(at))
        at = before
    return way


@rule(
    where="in a case",
    wrong=Told("on the best way the choice to take stands first each time"),
    right=Told("it stands second, third, first, second"),
)
def best_choice(course: Course) -> Found:
    """On the shortest way to a good ending the choice to take stands first in at most half of the moments, and in more than one place."""
    for case in course.cases:
        way = best_way(case)
        if len(way) >= DECISIONS and (way.count(0) > len(way) / 2 or len(set(way)) == 1):
            places = ", ".join(str(n + 1) for n in way)
            yield (
                case.page.path,
                case.page.first_line,
                f"on the best way the choice to take stands in places {places}; move some",
            )

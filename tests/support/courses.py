"""Records of three readers: who has done nothing, who is halfway, who has done everything."""

from __future__ import annotations

from course.pages.questions import fingerprint
from records import COURSE, WEEK

DAY = WEEK // 7
SAFETY = COURSE.module(COURSE.safety.module)


def chosen(question, at: int, best: bool = True, **fields) -> list[dict[str, object]]:
    """One answer to a question."""
    option = question.key if best else question.distractors[0]
    return [{"at": at, "hash": fingerprint(question), "chose": question.options.index(option), "best": best} | fields]


def halfway(now: int) -> dict[str, object]:
    """Module 1 done a week ago with a sure mistake, some of module 2 and 3, module 4 opened, one ending of the first
    case; last in the second section of module 3.
    """
    first, safety, third, fourth = COURSE.modules[:4]
    week = now - WEEK - DAY
    case = COURSE.cases[0]
    return {
        "format": 2,
        "course": COURSE.id,
        "owners": ["me"],
        "answers": {
            q.id: chosen(q, week, n > 1, **({"sure": True} if not n else {})) for n, q in enumerate(first.questions)
        }
        | {q.id: chosen(q, now - DAY) for q in safety.questions[:3]}
        | {q.id: chosen(q, now - DAY, n != 1) for n, q in enumerate(third.questions[:4])},
        "opened": {m.id: {"at": week} for m in (first, third, fourth)},
        "last": {"page": {"at": now - DAY, "page": third.page.address, "section": "scene"}},
        "endings": {case.id: {next(m.id for m in case.moments if m.ending): {"at": week}}},
        "attempts": [{"at": now - DAY, "score": 15, "of": 24}],
    }


def through(now: int) -> dict[str, object]:
    """Every question answered, every ending seen, three forms, both ratings, the evaluation."""
    then = now - 2 * DAY
    asked = [q for m in COURSE.modules for q in m.questions]
    ratings = {id: [{"at": then, "text": "2"}] for id in COURSE.objectives}
    return {
        "format": 2,
        "course": COURSE.id,
        "owners": ["me"],
        "answers": {q.id: chosen(q, then, bool(n % 9)) for n, q in enumerate(asked)},
        "opened": {m.id: {"at": then} for m in COURSE.modules},
        "done": {m.id: {"at": then, "of": len(m.questions)} for m in COURSE.modules},
        "last": {"page": {"at": then, "page": COURSE.modules[-1].page.address, "section": "scene"}},
        "endings": {c.id: {m.id: {"at": then} for m in c.moments if m.ending} for c in COURSE.cases},
        "attempts": [{"at": then + n, "score": score, "of": 24} for n, score in enumerate((14, 19, 23))],
        "confidence": {"before": ratings, "after": {id: [{"at": then, "text": "4"}] for id in COURSE.objectives}},
        "evaluation": {"form": {"comments": [{"at": then, "text": "Good."}]}},
    }

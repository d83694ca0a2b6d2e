"""Records, and what a reader does with one."""

from __future__ import annotations

import json
from collections.abc import Sequence

from acting import KEY
from building import ROOT
from course.model import Question
from course.pages.questions import fingerprint
from course.read.folder import load

COURSE = load(ROOT)[0]
MODULE = COURSE.modules[0]
RECORDS = (
    ROOT / "tests" / "fixtures" / "records-1.0.0"
)  # made by 1.0.0 itself, in a browser, and exported there; with the script that kept them
WEEK = 7 * 24 * 3600 * 1000
MINE = {"at": 5, "day": "2026-11-20"}
FILE = {
    "format": 2,
    "course": COURSE.id,
    "owners": ["another"],
    "answers": {MODULE.questions[0].id: [MINE | {"hash": "aa", "chose": 1, "best": True}]},
    "writes": {"write-oh-now": [MINE | {"text": "From the file."}]},
    "statement": {"typed": {"keep": [MINE | {"text": "yes"}], "name": [MINE | {"text": "Ada Example"}]}},
}
BEFORE = {"course": COURSE.id, "format": 1, "writes": {"write-oh-now": {"at": 5, "text": "From the file."}}}
# Of somebody who is through: every module opened, a form handed in, the evaluation filled in.
THROUGH = {
    "format": 1,
    "course": COURSE.id,
    "opened": {m.id: {"at": 1_700_000_000_000} for m in COURSE.modules},
    "attempts": [{"at": 1_700_000_000_000, "score": 18, "of": 20}],
    "evaluation": {"form": {"at": 1, "ratings": {}}},
}


def device(n: int) -> str:
    """A script that makes a page's chance another device's."""
    return f"let drawnHere = {n}; crypto.getRandomValues = (array) => array.fill(++drawnHere)"


def put(page, value) -> None:
    """Store a value as the record."""
    page.evaluate(
        "([key, value]) => localStorage.setItem(key, value)",
        [KEY, value if isinstance(value, str) else json.dumps(value)],
    )


def text_of(page) -> str:
    """The record as it is stored, to the byte."""
    return page.evaluate("key => localStorage.getItem(key)", KEY)


def now(page) -> int:
    """The page's time, in milliseconds."""
    return page.evaluate("Date.now()")


def answered(page, at: int, best: bool = False, sure: bool | None = None, questions=None) -> Sequence[Question]:
    """A record in which every question of a module (or the given ones) was answered at a time, in milliseconds."""
    asked = questions or COURSE.module("time-outs").questions
    made = {}
    for q in asked:
        option = q.key if best else q.distractors[0]
        made[q.id] = [
            {"at": at, "hash": fingerprint(q), "chose": q.options.index(option), "best": best}
            | ({} if sure is None else {"sure": sure})
        ]
    put(page, {"format": 1, "course": COURSE.id, "answers": made})
    return asked


def choose(page, pick=lambda best, n: best, leave: int = 0) -> None:
    """Choose an option of each question of a form but the last few, all at once: twenty clicks of a mouse take a
    second. `pick` says which, of the number of the best option and of the question's place; else it is the best.
    """
    items = page.locator("course-assessment .item:visible")
    best = items.evaluate_all("all => all.map((item) => Number(item.dataset.best))")
    items.evaluate_all(
        "(all, wanted) => wanted.forEach((option, n) => all[n].querySelector(`input[value='${option}']`).click())",
        [pick(option, n) for n, option in enumerate(best)][: len(best) - leave],
    )


def receive(page, value) -> None:
    """Give the page a file to import."""
    content = value if isinstance(value, str) else json.dumps(value)
    page.locator("#record-file").set_input_files(
        {"name": "record.json", "mimeType": "application/json", "buffer": content.encode()}
    )


def write(page, text: str) -> None:
    """Write first, before a colleague's answer is looked at."""
    page.bring_to_front()
    area = page.locator("#write-oh-now-own")
    area.fill(text)
    area.blur()

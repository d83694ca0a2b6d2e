"""GIFT, read by gift-pegjs: a grammar of the format that others wrote."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace

import pytest

from asked import Asked
from building import ROOT
from course.export import gift
from course.export.banks import Bank, list_banks, list_marks
from course.pages.questions import ASKED_BEFORE
from gift_reader import read_gift
from records import COURSE
from wording import SITE, addresses, links, odd, said, text

PUBLISHED = replace(COURSE, site_url=SITE)
BANKS = {bank.id: bank for bank in list_banks(PUBLISHED)}
# One process for all files: {name: text} comes in, {name: what the grammar finds} goes out.
READ = """
const { parse } = require("gift-pegjs");
const files = JSON.parse(require("fs").readFileSync(0, "utf8"));
console.log(JSON.stringify(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, parse(text)]))));
"""


def read(files: dict[str, bytes]) -> dict[str, list[dict]]:
    """{name: what gift-pegjs finds, in order}. It refuses what does not fit its grammar."""
    done = subprocess.run(
        ["node", "-e", READ],
        input=json.dumps({name: content.decode() for name, content in files.items()}),
        cwd=ROOT / ".cache/export-npm",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def found():
    return read({id: gift.write(PUBLISHED, bank) for id, bank in BANKS.items()})


def as_asked(one: dict) -> Asked:
    choices = one["choices"]
    assert {one["stem"]["format"], one["globalFeedback"]["format"]} == {"html"}
    assert {words["format"] for c in choices for words in (c["text"], c["feedback"])} == {"html"}
    assert [c["weight"] for c in choices] == [None] * len(choices) and not one["hasEmbeddedAnswers"]
    (key,) = (n for n, c in enumerate(choices) if c["isCorrect"])
    assert one["id"] == one["title"]
    return Asked(
        one["stem"]["text"],
        [c["text"]["text"] for c in choices],
        key,
        one["id"],
        [c["feedback"]["text"] for c in choices],
        one["globalFeedback"]["text"],
        marks=dict(tag.split("=", 1) for tag in one["tags"]),
    )


def test_every_file_holds_its_categories_the_sentence_above_and_its_questions(found):
    for id, bank in BANKS.items():
        kinds = [one["type"] for one in found[id]]
        assert kinds == [
            kind for group in bank.groups.values() for kind in ("Category", "Description", *["MC"] * len(group))
        ]
        assert {text(one["stem"]["text"]) for one in found[id] if one["type"] == "Description"} == {ASKED_BEFORE}
        names = [one["title"] for one in found[id] if one["type"] == "Category"]
        assert names == [
            f"$course$/top/{COURSE.title}/{bank.title}" + (f"/{group}: {COURSE.objectives[group]}" if group else "")
            for group in bank.groups
        ]


def test_every_question_is_that_of_the_model(found):
    count = 0
    for id, bank in BANKS.items():
        read_back = [as_asked(one) for one in found[id] if one["type"] == "MC"]
        for asked, q in zip(read_back, bank.questions, strict=True):
            assert (asked.id, q.options[asked.key]) == (q.id, q.key)
            assert [text(t) for t in (asked.stem, *asked.options)] == [
                said(t) for t in (q.stem, *(o.text for o in q.options))
            ]
            assert [*map(text, asked.feedback)] == [said(o.feedback) for o in q.options], q.id
            assert text(asked.reason) == said(q.rationale) and links(asked.reason) == addresses(q, q.rationale), q.id
            assert asked.marks == list_marks(q), q.id
            count += 1
    assert count == sum(len(m.questions) for m in COURSE.modules) + len(COURSE.assessed) >= 160


def test_an_odd_question_means_what_our_own_reader_finds():
    content = gift.write(PUBLISHED, Bank("odd", COURSE.title, {"formulate": (odd(),)}))
    (theirs,) = (as_asked(one) for one in read({"odd": content})["odd"] if one["type"] == "MC")
    ours = read_gift(content)[-1]
    for their, our in (
        (theirs.stem, ours.stem),
        (theirs.reason, ours.reason),
        *zip(theirs.options, ours.options, strict=True),
        *zip(theirs.feedback, ours.feedback, strict=True),
    ):
        assert their.split() == our.split()
    assert theirs.key == ours.key


def test_what_is_no_gift_is_refused():
    with pytest.raises(AssertionError, match="SyntaxError"):
        read({"bad": b"::a::Who?{=one#x\n~two#y"})

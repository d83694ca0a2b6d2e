"""Every bank in QTI 1.2 and in Aiken, read by readers that know only the specifications, is the course's bank."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from zipfile import ZipFile

import pytest

from building import ROOT
from course.model import Question
from export.reading import aiken, qti12
from export.reading.record import ReadQuestion
from records import COURSE
from wording import SITE, said, straight

# A bank stands in the order of its module; the assessment stands by objective.
ORDER = list(COURSE.objectives)
BANKS: dict[str, Sequence[Question]] = {m.id: m.questions for m in COURSE.modules} | {
    "assessment": sorted(COURSE.assessed, key=lambda q: ORDER.index(q.objective))
}
FORMATS = {"qti-1.2": (qti12.read, "zip"), "aiken": (aiken.read, "txt")}


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    out = tmp_path_factory.mktemp("exported")
    command = [sys.executable, ROOT / "scripts/cli.py", "export", "banks", "--out", out, "--site", SITE]
    subprocess.run(command, check=True, capture_output=True)
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def differences(found: ReadQuestion, question: Question, kind: str) -> Iterator[str]:
    """What a file says otherwise than the course, in words without the printer's signs."""

    def each(texts):
        return [None if text is None else straight(text) for text in texts]

    compared = {
        "stem": (straight(found.stem), said(question.stem)),
        "options": (each(found.options), [said(o.text) for o in question.options]),
        "key": (found.key, question.options.index(question.key)),
    }
    if kind == "qti-1.2":  # Aiken has no place for the rest
        compared |= {
            "id": (found.id, question.id),
            "feedback": (each(found.feedback), [said(o.feedback) for o in question.options]),
            "rationale": (each([found.general]), [said(question.rationale)]),
            "points": (found.points, 1),
            "shuffle": (found.shuffle, True),
        }
    for name, (theirs, ours) in compared.items():
        if theirs != ours:
            yield f"{question.id}: {name}: the file has {theirs!r}, the course has {ours!r}"


def test_every_bank_is_there_in_both_formats(exported):
    expected = {f"{kind}/{bank}.{end}" for kind, (_, end) in FORMATS.items() for bank in BANKS}
    assert {path for path in exported if path.startswith(("qti-1.2/", "aiken/"))} == expected
    (everything,) = (name for name in exported if name.endswith("-banks.zip"))
    package = ZipFile(io.BytesIO(exported[everything]))
    for path in expected:
        assert package.read(path) == exported[path]


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("bank", BANKS)
def test_every_question_is_the_courses(bank, kind, exported):
    read, end = FORMATS[kind]
    found = read(exported[f"{kind}/{bank}.{end}"])
    assert len(found) == len(BANKS[bank]) > 0
    assert not [d for one, q in zip(found, BANKS[bank], strict=True) for d in differences(one, q, kind)]


def test_a_difference_is_named():
    question = COURSE.modules[0].questions[0]
    same = ReadQuestion(
        question.id,
        said(question.stem),
        [said(o.text) for o in question.options],
        question.options.index(question.key),
        [said(o.feedback) for o in question.options],
        said(question.rationale),
        1.0,
        True,
    )
    assert not list(differences(same, question, "qti-1.2"))
    for change in (
        {"id": "another"},
        {"stem": same.stem + "?"},
        {"options": same.options[::-1]},
        {"key": (same.key + 1) % len(same.options)},
        {"feedback": [None, *same.feedback[1:]]},
        {"general": None},
        {"points": 2.0},
        {"shuffle": False},
    ):
        (named,) = differences(replace(same, **change), question, "qti-1.2")
        assert named.startswith(f"{question.id}: ")


# assessment_item_converter.rb of Canvas: what it takes for the feedback of a question, of right and of wrong answers.
GENERAL, OF_ANSWERS = re.compile(r"general_|_all", re.I), re.compile(r"correct|wrong|solution|_i?c$", re.I)


def test_canvas_takes_the_reason_for_the_questions_and_no_option_for_all_such(exported):
    for path, content in exported.items():
        if path.startswith("qti-1.2/"):
            with ZipFile(io.BytesIO(content)) as zip:
                (xml,) = (zip.read(name) for name in zip.namelist() if b"<questestinterop" in zip.read(name))
            names = re.findall(rb'<itemfeedback ident="([^"]*)"', xml)
            general = [name for name in names if GENERAL.search(name.decode())]
            assert len(general) * 4 == len(names) > 0 and not any(OF_ANSWERS.search(n.decode()) for n in names), path

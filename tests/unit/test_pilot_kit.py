"""The kit: what is on paper, sheets that come back as they went out, and what the figures say."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest

import cli
from course.pages.questions import ASKED_BEFORE
from course.pilot.form import ASSESSMENT, find_key, list_banks, mark_form, mark_wording, mix
from course.pilot.grid import Fault
from course.pilot.kit import estimate_minutes, write_kit
from course.pilot.report import ONE_POOL, TOO_FEW, describe_sheets
from course.pilot.sheets import read_sheets
from course.text import curly, plain
from piloting import KEYS, QUESTIONS, cells, put, question, small


@pytest.fixture(scope="module")
def form(course):
    """As many questions as fit into one form."""
    return mix(course.assessed[:40])


@pytest.fixture(scope="module")
def kit(course, form):
    return write_kit(course, form)


def test_every_objective_is_met_before_one_is_met_twice(course):
    form, count = mix(course.assessed), len(course.objectives)
    assert {q.id for q in form} == {q.id for q in course.assessed}
    assert [q.objective for q in form[:count]] == list(course.objectives)
    assert [q.objective for q in form[count : 2 * count]] == list(course.objectives)


def test_what_cannot_be_shown_is_not_asked():
    assert mix([QUESTIONS[0], replace(QUESTIONS[1], options=())]) == QUESTIONS[:1]


def test_the_paper_has_every_question_and_no_sign_of_its_key(course, form, kit):
    paper = kit["items.html"]
    assert paper.index(ASKED_BEFORE) < paper.index("<section>"), "the stories leave it out"
    found = re.findall(r"<section>.*?</section>", paper, flags=re.S)
    for number, (text, q) in enumerate(zip(found, form, strict=True), start=1):
        assert f"<strong>{number}.</strong> {curly(plain(q.stem))}" in text
        assert re.findall(r"<li>(.*)</li>", text) == [curly(plain(o.text)) for o in q.options]
    without = re.sub("<style>.*</style>", "", paper, flags=re.S)
    assert not [q.id for q in form if q.id in without or plain(q.rationale) in without]
    assert not [o for o in course.objectives.values() if o in without]
    assert len({re.sub(r"<(p|li)>.*</\1>", "", text) for text in found}) == 1
    assert f"form {mark_form(form)}" in without


def test_a_tag_in_a_question_is_shown(course):
    odd = replace(QUESTIONS[0], stem="Is 1 < 2 & 2 > 1?")
    assert "Is 1 &lt; 2 &amp; 2 &gt; 1?" in write_kit(course, (odd, QUESTIONS[1]))["items.html"]


def test_the_panel_has_the_key_of_every_question(form, kit):
    last = kit["angoff.md"].strip().splitlines()[-1]
    assert (
        last == f"Form {mark_form(form)}: " + ", ".join(f"{n} {find_key(q)}" for n, q in enumerate(form, start=1)) + "."
    )


def test_paper_and_sheets_name_the_same_form(course, form, kit):
    assert {*re.findall(r"[Ff]orm ([0-9a-f]{8})", " ".join(kit.values()))} == {mark_form(form)}
    assert mark_form(form) != mark_form(form[::-1])


def test_a_sheet_has_the_order_of_the_paper_and_nothing_that_a_spreadsheet_would_change(form, kit):
    for name in ("answer-sheet.csv", "angoff.csv"):
        head, numbers, wording, *rows = cells(kit[name])
        assert head[2:] == [q.id for q in form] and numbers[2:] == [str(n) for n in range(1, len(form) + 1)]
        assert wording[2:] == list(map(mark_wording, form)) and all(mark[0].isalpha() for mark in wording[1:])
        assert len(rows) in (16, 30) and not any(any(row[2:]) for row in rows)


def test_a_form_fits_into_an_hour_and_all_forms_ask_everything_once(course):
    """Whatever the bank grows to; each form has its share of every objective, and numbers run on."""
    long = tuple(replace(q, id=f"{q.id}-{n}") for n in range(3) for q in course.assessed)
    files = write_kit(course, long)
    sheets = [cells(files[name]) for name in sorted(files) if name.startswith("answer-sheet")]
    asked = {q.id: q for q in long}
    assert len(sheets) > 2 and len([name for name in files if name.startswith("items-")]) == len(sheets)
    assert sorted(id for head, *_ in sheets for id in head[2:]) == sorted(asked)
    assert [int(n) for sheet in sheets for n in sheet[1][2:]] == list(range(1, len(long) + 1))
    assert cells(files["angoff.csv"])[0][2:] == [id for head, *_ in sheets for id in head[2:]]
    for n, (head, *_) in enumerate(sheets, start=1):
        part = [asked[id] for id in head[2:]]
        assert estimate_minutes(part) <= 60 and abs(len(part) - len(long) / len(sheets)) <= 1
        assert f"form {mark_form(part)}" in files[f"items-{n}.html"]
        counts = Counter(q.objective for q in part)
        assert all(abs(counts[o] - sum(q.objective == o for q in long) / len(sheets)) < 1 for o in course.objectives)


def test_the_round_trip_of_a_sheet(course, form, kit, tmp_path):
    rows = cells(kit["answer-sheet.csv"])
    for n, row in enumerate(rows[3:]):
        row[2:] = ["ABC"[(n + i) % 3] + "123"[i % 3] for i in range(len(form))]
    sheet, faults = put(tmp_path, "a.csv", "\n".join(map(",".join, rows))), list[Fault]()
    found = read_sheets(course, [sheet], faults)
    assert (
        faults == []
        and len(found.forms[0].takers) == 30
        and {taker.group for taker in found.forms[0].takers} == {"naive", "read"}
    )
    assert list(found.forms[0].takers[4].chosen.items()) == [(q.id, "ABC"[(4 + i) % 3]) for i, q in enumerate(form)]
    assert set(found.forms[0].takers[4].sure.values()) == {1, 2, 3}
    printed = describe_sheets(course, found)
    shares = re.findall(r"^\d+ +\S+ +30 +(0\.\d\d) ", printed, flags=re.M)
    assert len(shares) == len(form) and set(shares) == {"0.33"}


def printed(course, tmp_path, rows, kind="answer-sheet.csv"):
    six = small(course)
    sheet = cells(write_kit(six, QUESTIONS)[kind])[:3] + [row.split(",") for row in rows]
    faults = list[Fault]()
    text = describe_sheets(six, read_sheets(six, [put(tmp_path, kind, "\n".join(map(",".join, sheet)))], faults))
    assert faults == []
    return text


def test_few_takers_get_their_figures_and_what_these_cannot_show(course, tmp_path):
    answers = ",".join(KEYS.values())
    few = [f"N{n},naive,{answers}" for n in range(9)]
    said = printed(course, tmp_path, few)
    assert TOO_FEW in said and re.search(r"(?m)^1 +one +9 +1\.00 +1\.00 +– +– +9\* +0 +0$", said)
    more = printed(course, tmp_path, [*few, f"R1,read,{answers}"])
    assert TOO_FEW not in more and ONE_POOL in more and ONE_POOL not in said


def test_the_report_says_what_a_blank_is_and_counts_complete_sheets(course, tmp_path):
    said = printed(course, tmp_path, ["N1,naive,A,B,C,A,B,", "N2,naive,B,B,C,A,B,C", "R1,read,A,B,C,A,B,C", "R2,read"])
    assert "A blank is a question that was not reached. It is not counted as wrong" in said
    assert re.search(r"(?m)^all +3 +2 +5\.5 \(92%\)", said) and re.search(r"(?m)^read +1 +1 +6\.0 \(100%\) +–$", said)
    assert re.search(r"(?m)^6 +six +2 +1\.00", said) and "1 row with a code and no answer" in said


def test_items_to_look_at_are_listed_with_their_numbers_and_reasons(course, tmp_path):
    rows = [f"N{n},naive,{'A' if n else 'B'},B,{'ABC'[n % 3]},B,{'AB'[n % 2]},C" for n in range(10)]
    said = printed(course, tmp_path, rows).partition("Items to look at:")[2]
    assert "\n1  one\n    - 9 of 10 naive takers choose the best option" in said
    assert "\n4  four\n    - nobody chose C: it tempts no one" not in said
    assert "B was chosen 10 times and the key, A, never: is the key right?" in said


def test_confidence_is_shown_where_somebody_gave_it(course, tmp_path):
    said = printed(course, tmp_path, ["N1,naive,A3,B,C,A,B,C", "N2,naive,B1,B,C,A,B,C"])
    assert re.search(r"(?m)^1 +one .* 3\.0 / 1\.0$", said) and re.search(r"(?m)^2 +two .* – / –$", said)
    assert " / " not in printed(course, tmp_path, ["N1,naive,A,B,C,A,B,C"]).partition("\n*")[0]


def test_the_panel_gets_its_pass_mark_and_what_to_talk_about(course, tmp_path):
    rows = ["J1,1,50,60,70,80,90,100", "J2,1,50,60,70,80,90,40", "J1,2,70,70,70,70,70,73"]
    said = printed(course, tmp_path, rows, "angoff.csv")
    assert "Round 1: mean 70.0, spread between judges (SD of their means) 7.1." in said
    assert "Where the judges differ most:\n6  six  J1 100  J2 40\n" in said
    assert f"The pass mark after round 2 is 70.5 in a hundred: 17 of {course.assessment.draw} questions." in said
    assert "With 1, the pass mark hangs on each of them" in said and "The judges agree on every item." in said


def test_the_command_writes_the_kit_and_leaves_answers_alone(course, tmp_path, capsys):
    out = tmp_path / "dist/pilot"
    arguments = ["pilot", "--out", str(out), "--bank", "time-outs"]
    assert cli.main(arguments) == 0 == cli.main(arguments)
    assert {path.name for path in out.iterdir()} == {
        "answer-sheet.csv", "angoff.csv", "items.html", "protocol.md", "angoff.md",
    }  # fmt: skip
    sheet = out / "answer-sheet.csv"
    assert {*cells(sheet.read_text("utf-8"))[0][2:]} == {q.id for q in course.module("time-outs").questions}
    filled = sheet.read_text("utf-8").replace("N01,naive,,", "N01,naive,A,")
    sheet.write_text(filled, "utf-8")
    (out / "protocol.md").unlink()
    capsys.readouterr()
    assert cli.main(arguments) == 1 and sheet.read_text("utf-8") == filled and not (out / "protocol.md").exists()
    assert capsys.readouterr().out == f"{sheet} may hold answers, and nothing was written; move it elsewhere first\n"
    assert cli.main(["pilot", str(out)]) == 0 and "Fewer than 10 takers" in capsys.readouterr().out


def test_an_unknown_bank_is_named(tmp_path, capsys):
    assert cli.main(["pilot", "--out", str(tmp_path), "--bank", "nothing"]) == 1
    assert capsys.readouterr().out.startswith("“nothing” is no bank; known are assessment, ")
    assert list(tmp_path.iterdir()) == []


def test_two_banks_are_one_form(course):
    known = list_banks(course)
    both = mix([*known["time-outs"], *known["choice-points"]])
    assert len(both) == len(known["time-outs"]) + len(known["choice-points"])
    assert {both[0].path, both[1].path, both[-1].path} <= {q.path for q in both} and known[
        ASSESSMENT
    ] == course.assessed


def test_questions_of_an_objective_stand_apart():
    asked = [question(f"q{n}", "A", objective) for n, objective in enumerate("aaabbc")]
    assert [q.id for q in mix(asked)] == ["q0", "q3", "q5", "q1", "q4", "q2"]

"""Sheets as people send them back: what is read, and what is refused with its line and in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

import cli
from course.model import Option
from course.pilot.figures import Taker
from course.pilot.grid import Fault
from course.pilot.sheets import read_sheets
from piloting import QUESTIONS, cells, filled, put, question, small

GOOD = ("N01,naive,A,B3,c,,B 1,a2", "R01,Read,A,B,C,A,B,C")


@pytest.fixture
def six(course):
    return small(course)


def read(course, *paths):
    faults = list[Fault]()
    return read_sheets(course, paths, faults), [str(fault) for fault in faults]


def refused(course, path):
    """The one fault of a sheet, without its path."""
    _, (fault,) = read(course, path)
    assert fault.startswith(f"{path}:") and "\n" not in fault
    return fault.removeprefix(f"{path}:")


def test_a_sheet_is_read_as_it_was_typed(six, tmp_path):
    found, faults = read(six, put(tmp_path, "a.csv", filled(six, rows=GOOD)))
    assert faults == []
    assert found.forms[0].numbers == {q.id: str(n) for n, q in enumerate(QUESTIONS, start=1)}
    assert found.forms[0].takers == (
        Taker("N01", "naive", {"one": "A", "two": "B", "three": "C", "five": "B", "six": "A"}, {"two": 3, "five": 1, "six": 2}),
        Taker("R01", "read", dict(zip("one two three four five six".split(), "ABCABC", strict=True))),
    )  # fmt: skip


def test_what_spreadsheets_do_to_a_sheet_changes_nothing(six, tmp_path):
    """A mark at the beginning, lines that end in two signs, cells in quotation marks, rows and columns without
    anything, and rows that end where their last answer does.
    """
    plain = read(six, put(tmp_path, "a.csv", filled(six, rows=GOOD)))
    sheet = filled(six, rows=(*GOOD, "N02,naive,A", ",,,,,,,", ",naive,,,,,,", "R02,read,,,,,,")).replace(
        ",A,", ',"A",'
    )
    odd = "\ufeff" + "".join(f"{line},,\r\n" for line in sheet.splitlines()) + "\r\n"
    found, faults = read(six, put(tmp_path, "b.csv", odd.replace("N02,naive,A,,", "N02,naive,A")))
    assert faults == [] and found.forms[0].takers[:2] == plain[0].forms[0].takers
    assert (
        found.forms[0].takers[2] == Taker("N02", "naive", {"one": "A"})
        and len(found.forms[0].takers) == 3
        and found.empty == 1
    )


def test_columns_may_be_moved_and_taken_out_and_keep_their_numbers(six, tmp_path):
    rows = [row[:2] + row[:1:-1] for row in cells(filled(six, rows=GOOD))]
    shorter = "\n".join(",".join(row[:-1]) for row in rows)
    found, faults = read(six, put(tmp_path, "a.csv", shorter))
    assert (
        faults == []
        and next(iter(found.forms[0].numbers.items())) == ("six", "6")
        and "one" not in found.forms[0].numbers
    )
    assert found.forms[0].takers[0].chosen == {"two": "B", "three": "C", "five": "B", "six": "A"}


def test_a_folder_is_all_its_sheets_and_a_file_is_read_once(six, tmp_path):
    first = put(tmp_path, "a.csv", filled(six, rows=GOOD[:1]))
    put(tmp_path, "b.CSV", filled(six, rows=GOOD[1:]))
    put(tmp_path, "protocol.md", "not read")
    put(tmp_path, "._a.csv", b"\x00\x05\x16\x07")  # macOS puts such a file beside each on a stick
    put(tmp_path, "angoff.csv", filled(six, "judge", ("J1,1,50,60,70,80,90,100",)))
    found, faults = read(six, tmp_path, first, tmp_path / ".." / tmp_path.name / "a.csv")
    assert faults == [] and [taker.code for taker in found.forms[0].takers] == ["N01", "R01"]
    assert [(r.judge, r.round, [*r.given.values()]) for r in found.forms[1].ratings] == [
        ("J1", 1, [50, 60, 70, 80, 90, 100])
    ]


START = "must begin with “taker,group” or “judge,round”"
UTF8 = "must be a CSV in UTF-8"


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("N01,naive,A,D,C", "4: item two: “D” must be A, B or C, then"),
        ("N01,naive,A,B4", "4: item two: “B4” must be A, B or C"),
        ("N01,naive,A,2", "4: item two: “2” must be A, B or C"),
        ("N01,naive,A,AB", "4: item two: “AB” must be A, B or C"),
        ("N01,naive,=A4", "4: item one: “=A4” must be A, B or C, then 1, 2 or 3 if they said how sure they were (B2), or nothing where it was not reached, and no formula"),
        ('N01,naive,"=HYPERLINK(""x"")"', "and no formula"),
        (f"N01,naive,{'x' * 900}", f"4: item one: “{'x' * 40}…” must be"),
        ('N01,naive,"A\nB"', "4: item one: “A B” must be"),
        ("N01,novice,A", "4: “novice” must be naive or read, the taker's group"),
        ("N01,,A", "4: “” must be naive or read"),
        (",naive,A", "4: “” must be the taker's code"),
        ("Anna Schmidt,naive,A", "4: “Anna Schmidt” must be the taker's code: letters and digits, such as N07, and no name"),
        ("Anna,naive,A", "4: “Anna” must be the taker's code"),
        ("=N1,naive,A", "4: “=N1” must be the taker's code"),
        ("N01,naive,A,B,C,A,B,C,A", "4: column 9 must be empty; no question stands above it"),
        ('N01,naive,"A', "4: must be a CSV in UTF-8"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_counted_is_named(six, tmp_path, row, says):
    assert says in refused(six, put(tmp_path, "a.csv", filled(six, rows=(row,))))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "1: must hold a sheet; the file is empty"),
        (b"\xef\xbb\xbf\r\n\r\n", "1: must hold a sheet; the file is empty"),
        (b",,,\n,,,\n", "1: must hold a sheet; the file is empty"),
        (b"PK\x03\x04\x14\x00\x06\x00\x08\x00\xff\xfe", UTF8),
        ("taker,group,one\nN01,naive,A\n".encode("utf-16"), UTF8),
        ("taker,group,one\nN01,naïve,A\n".encode("cp1252"), f"2: {UTF8}"),
        (b"taker;group;one;two\nN01;naive;A;B\n", "1: commas must stand between columns, not semicolons or tabs"),
        (b"taker\tgroup\tone\ttwo\nN01\tnaive\tA\tB\n", "1: commas must stand between columns"),
        (b"\n\n\x00\x01\x02", f"3: the first row {START}"),
        (b"taker", START),
        (b"group,taker,one,two", START),
        (b"taker,round,one,two", START),
        (b"<html><body>A page</body></html>", START),
        (b'{"taker": ["N01", "A"]}', START),
        (b'taker,"gro"up,one', f"1: {UTF8}"),
        (b"x" * 200_000, f"1: {UTF8}"),
        (b"taker,group", "1: at least two questions must stand in the first row"),
        (b"taker,group,one", "1: at least two questions must stand in the first row"),
        (b"taker,group,one,sixteen", "1: “sixteen” must be the id of a question of the course"),
        (b"taker,group,one,two,one", "1: “one” must stand in one column only"),
        (b"taker,group,one,two\nN01,naive,A,B\n", "1: the row “wording” must stand below"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_sheet_is_named(six, tmp_path, content, says):
    assert says in refused(six, put(tmp_path, "a.csv", content))


def test_what_is_not_there_is_named(six, tmp_path):
    assert refused(six, tmp_path / "nowhere.csv") == "1: must be a file or a folder that is there"
    assert refused(six, tmp_path) == "1: must hold a sheet, a file whose name ends in .csv"


def test_a_sheet_that_nobody_filled_in_is_named_unless_another_is(six, tmp_path):
    empty = put(tmp_path, "a.csv", filled(six, rows=("N01,naive,,,,,,",)))
    assert refused(six, empty) == "1: must hold an answer; every row is still empty"
    assert read(six, empty, put(tmp_path, "b.csv", filled(six, rows=GOOD)))[1] == []


def test_a_line_is_counted_where_a_row_begins(six, tmp_path):
    long = '"N01",naive,A,B,C,A,B,"C\n\n"'
    assert refused(six, put(tmp_path, "a.csv", filled(six, rows=(long, "", "N02,naive,D")))).startswith(
        "8: item one: “D”"
    )


def test_a_taker_stands_once_in_all_sheets(six, tmp_path):
    twice = put(tmp_path, "a.csv", filled(six, rows=(*GOOD, "n01,naive,A")))
    assert refused(six, twice) == f"6: taker n01 must stand in one row only; {twice}:4 has the same code"
    first, second = (put(tmp_path, name, filled(six, rows=GOOD[:1])) for name in ("b.csv", "c.csv"))
    assert read(six, first, second)[1] == [
        f"{second}:4: taker N01 must stand in one row only; {first}:4 has the same code"
    ]


def test_all_sheets_ask_the_same(six, tmp_path):
    first = put(tmp_path, "a.csv", filled(six, rows=GOOD[:1]))
    shorter = "\n".join(",".join(row[:-1]) for row in cells(filled(six, rows=GOOD[1:])))
    second = put(tmp_path, "b.csv", shorter)
    assert read(six, first, second)[1] == [f"{second}:1: must ask the same questions as {first}; it lacks six"]
    assert read(six, second, first)[1] == [f"{first}:1: must ask the same questions as {second}; it also has six"]


def test_two_forms_that_share_no_question_are_counted_each_by_itself(six, tmp_path):
    """The same person may take both, under one code."""
    rows = cells(filled(six, rows=GOOD))
    halves = ["\n".join(",".join(row[:2] + row[a:b]) for row in rows) for a, b in ((2, 5), (5, 8))]
    found, faults = read(six, *(put(tmp_path, f"{n}.csv", text) for n, text in enumerate(halves)))
    assert faults == [] and [[*form.numbers.values()] for form in found.forms] == [["1", "2", "3"], ["4", "5", "6"]]
    assert [[taker.code for taker in form.takers] for form in found.forms] == [["N01", "R01"]] * 2


def reworded(q):
    return replace(q, stem="Who is two?")


def reordered(q):
    return replace(q, options=(q.options[2], q.options[1], q.options[0]))


def rekeyed(q):
    return replace(q, options=tuple(Option(o.text, n == 2, o.feedback, o.line) for n, o in enumerate(q.options)))


@pytest.mark.parametrize("change", [reworded, reordered, rekeyed])
def test_a_sheet_of_another_wording_is_refused_item_by_item(six, course, tmp_path, change):
    sheet = put(tmp_path, "a.csv", filled(six, rows=GOOD))
    now = small(course, (QUESTIONS[0], change(QUESTIONS[1]), *QUESTIONS[2:]))
    found = refused(now, sheet)
    assert found.startswith(f"3: item two: must be asked as version {course.version} asks it")
    assert f"(version {course.version} form " in found
    without = "\n".join(",".join(row[:3] + row[4:]) for row in cells(filled(six, rows=GOOD)))
    assert read(now, put(tmp_path, "b.csv", without))[1] == []


def test_better_feedback_and_another_order_of_questions_refuse_no_sheet(six, course, tmp_path):
    sheet = put(tmp_path, "a.csv", filled(six, rows=GOOD))
    kinder = replace(QUESTIONS[0], options=tuple(replace(o, feedback="Better.") for o in QUESTIONS[0].options))
    assert read(small(course, (*QUESTIONS[:0:-1], kinder)), sheet)[1] == []


def test_a_wording_that_somebody_deleted_is_named(six, tmp_path):
    rows = cells(filled(six, rows=GOOD))
    rows[2][4] = ""
    sheet = put(tmp_path, "a.csv", "\n".join(map(",".join, rows)))
    assert refused(six, sheet) == "3: item three: its wording must stand here, as `make pilot` wrote it"


def test_a_question_that_is_gone_is_named(six, course, tmp_path):
    sheet = put(tmp_path, "a.csv", filled(six, rows=GOOD))
    assert "1: “six” must be the id" in refused(small(course, QUESTIONS[:-1]), sheet)


def test_letters_go_as_far_as_the_options(course, tmp_path):
    two = question("two", "B")
    few = small(course, (QUESTIONS[0], replace(two, options=two.options[:2])))
    assert "item two: “C” must be A or B, then" in refused(
        few, put(tmp_path, "a.csv", filled(few, rows=("N1,read,A,C",)))
    )


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("J1,1,101", "4: item one: “101” must be a whole number from 0 to 100"),
        ("J1,1,-1", "4: item one: “-1” must be a whole number"),
        ("J1,1,50.5", "4: item one: “50.5” must be"),
        ("J1,1,٥", "4: item one: “٥” must be"),
        ("J1,1,A", "4: item one: “A” must be"),
        ("J1,3,50", "4: “3” must be 1 or 2, the judge's round"),
        ("Judge Judy,1,50", "4: “Judge Judy” must be the judge's code"),
    ],
)
def test_a_rating_that_cannot_be_counted_is_named(six, tmp_path, row, says):
    assert says in refused(six, put(tmp_path, "angoff.csv", filled(six, "judge", (row,))))


def test_a_judge_stands_once_in_a_round(six, tmp_path):
    assert read(six, put(tmp_path, "a.csv", filled(six, "judge", ("J1,1,50", "J1,2,60"))))[1] == []
    assert "judge J1 must stand in one row only" in refused(
        six, put(tmp_path, "b.csv", filled(six, "judge", ("J1,1,50", "J1,1,60")))
    )


def test_every_fault_is_named_and_no_figure_is_printed(course, tmp_path, capsys):
    sheet = put(tmp_path, "a.csv", filled(course, rows=("N01,naive,D", "N02,naive,A,E", "Anna,naive,A")))
    assert cli.main(["pilot", str(sheet)]) == 1
    printed = capsys.readouterr()
    assert [line.split(": ")[0] for line in printed.out.splitlines()] == [f"{sheet}:{n}" for n in (4, 5, 6)]
    assert printed.err == ""

"""The banks in the formats of others: read back, and compared with the model question by question."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from zipfile import ZipFile

import pytest
from hypothesis import given, settings, strategies as st

import cli
from aiken_reader import read_aiken
from asked import Asked, Unreadable
from building import ROOT
from course.export import FORMATS, write_banks
from course.export.banks import Bank, list_banks
from course.export.prose import Prose, clean
from course.model import Option, Question
from course.pages.questions import ASKED_BEFORE
from gift_reader import read_gift
from qti12_reader import read_qti12
from qti21_reader import read_qti21
from records import COURSE
from wording import SITE, addresses, links, odd, said, straight, text

PUBLISHED = replace(COURSE, site_url=SITE)
RICH = ("gift", "qti-1.2", "qti-2.1")  # what Aiken cannot hold, these can
FIXTURES = ROOT / "tests/fixtures"


@pytest.fixture(scope="module")
def published():
    return PUBLISHED


@pytest.fixture(scope="module")
def files(published):
    return write_banks(published)


@pytest.fixture(scope="module")
def read(published, files):
    """{format: {bank: the questions that its reader finds}}."""
    return {
        name: {bank.id: parse(name, files[f"{name}/{bank.id}.{suffix}"])[1] for bank in list_banks(published)}
        for name, (_, suffix) in FORMATS.items()
    }


def parse(name: str, content: bytes) -> tuple[list[str], list[Asked]]:
    """What stands above the questions, as text, and these."""
    match name:
        case "aiken":
            return [], read_aiken(content)
        case "gift":
            found = read_gift(content)
            return [text(a.stem) for a in found if a.key < 0], [a for a in found if a.key >= 0]
        case "qti-1.2":
            above, found = read_qti12(content)
            return [text(above)], found
    sections, found = read_qti21(content)
    return [text(each) for each in sections], found


def export(name: str, course, *questions: Question) -> list[Asked]:
    bank = Bank("odd", clean(course.title), {"formulate": questions})
    return parse(name, FORMATS[name][0](course, bank))[1]


# The real banks.


def test_every_bank_is_written_in_every_format(course, files):
    banks = [*(m.id for m in course.modules), "assessment"]
    expected = {f"{name}/{bank}.{suffix}" for name, (_, suffix) in FORMATS.items() for bank in banks}
    assert set(files) == expected | {"README.txt"} and len(banks) == 11


@pytest.mark.parametrize("name", FORMATS)
def test_every_question_is_read_back_as_it_stands_in_the_model(course, read, name):
    for bank in list_banks(course):
        for asked, q in zip(read[name][bank.id], bank.questions, strict=True):
            expected = [q.stem, *(o.text for o in q.options)]
            if name == "aiken":
                assert [straight(t) for t in (asked.stem, *asked.options)] == [*map(said, expected)], q.id
            else:
                assert asked.id == q.id
                assert [text(t) for t in (asked.stem, *asked.options)] == [*map(said, expected)], q.id
            assert q.options[asked.key] is q.key


@pytest.mark.parametrize("name", RICH)
def test_feedback_reasons_and_links_come_along(course, read, name):
    seen = 0
    for bank in list_banks(course):
        for asked, q in zip(read[name][bank.id], bank.questions, strict=True):
            assert [*map(text, asked.feedback)] == [said(o.feedback) for o in q.options], q.id
            assert text(asked.reason) == said(q.rationale), q.id
            assert links(asked.reason) == addresses(q, q.rationale), q.id
            seen += len(links(asked.reason))
    assert seen >= len(course.assessed)


@pytest.mark.parametrize("name", ["qti-1.2", "qti-2.1"])
def test_options_are_mixed_and_have_ids_of_their_own(course, read, name):
    found = [asked for bank in read[name].values() for asked in bank]
    ids = [id for asked in found for id in asked.option_ids]
    assert all(asked.shuffled for asked in found) and len(ids) == len({*ids}) == sum(len(a.options) for a in found)
    assert found[0].option_ids == [f"{found[0].id}-{letter}" for letter in "abc"]


@pytest.mark.parametrize("name", RICH)
def test_what_the_therapist_has_asked_before_stands_above(published, files, name):
    for bank in list_banks(published):
        above, _ = parse(name, files[f"{name}/{bank.id}.{FORMATS[name][1]}"])
        assert {*above} == {ASKED_BEFORE} and len(above) == (1 if name == "qti-1.2" else len(bank.groups))
    assert ASKED_BEFORE in " ".join(files["README.txt"].decode().split())


def test_gift_sorts_the_assessment_by_objective_and_tags_each_question(course, read):
    for asked, q in zip(
        read["gift"]["assessment"],
        [q for b in list_banks(course) for q in b.questions if b.id == "assessment"],
        strict=True,
    ):
        assert (
            asked.category == f"$course$/top/{course.title}/Assessment/{q.objective}: {course.objectives[q.objective]}"
        )
        assert asked.marks["objective"] == q.objective and asked.marks["claims"].split() == [*q.claims]
    assert {a.category for a in read["gift"]["time-outs"]} == {
        f"$course$/top/{course.title}/{course.module('time-outs').page.title}"
    }


def test_qti_1_2_says_of_each_question_what_its_heading_says(course, read):
    for asked, q in zip(read["qti-1.2"]["time-outs"], course.module("time-outs").questions, strict=True):
        marks = asked.marks
        assert (marks["objective"], marks["kind"]) == (
            q.objective,
            q.kind,
        ) and "multiple_choice_question" in marks.values()


# The same bytes.


def test_two_processes_write_the_same_bytes(tmp_path):
    """Each with its own seed of hashes, its own time zone and rights."""
    found = []
    for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo")):
        out = tmp_path / seed
        command = [
            sys.executable,
            ROOT / "scripts/cli.py",
            "export",
            "banks",
            "--folder",
            FIXTURES / "minimal",
            "--out",
            out,
        ]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}, capture_output=True)
        found.append({p.relative_to(out): p.read_bytes() for p in out.rglob("*") if p.is_file()})
    assert found[0] == found[1] and len(found[0]) == 4 + len(FORMATS)


def test_a_package_has_fixed_dates_rights_and_order(files):
    for name in (name for name in files if name.endswith(".zip")):
        members = ZipFile(io.BytesIO(files[name])).infolist()
        assert {m.date_time for m in members} == {(1980, 1, 1, 0, 0, 0)}
        assert {(m.compress_type, m.create_system, m.external_attr >> 16) for m in members} == {(0, 3, 0o100644)}
        assert members[0].filename == "imsmanifest.xml"


def test_a_question_keeps_its_bytes_whatever_stands_before_it(published):
    one, two = published.assessed[:2]
    write = FORMATS["qti-2.1"][0]
    alone = ZipFile(io.BytesIO(write(published, Bank("b", "B", {"formulate": (two,)}))))
    after = ZipFile(io.BytesIO(write(published, Bank("b", "B", {"formulate": (one, two)}))))
    assert alone.read(f"items/{two.id}.xml") == after.read(f"items/{two.id}.xml")


# What no author would write.


@pytest.mark.parametrize("name", FORMATS)
def test_odd_signs_come_back_as_text(published, name):
    before, asked, after = export(name, published, odd(id="odd-zero"), odd(), odd(id="odd-two"))
    as_text = straight if name == "aiken" else text
    assert asked.key == 1 and (name == "aiken" or [before.id, asked.id, after.id] == ["odd-zero", "odd-one", "odd-two"])
    assert [as_text(o) for o in asked.options] == [
        "%50% of $x = {y} ~ z$ -> 1 # 2: a\\b",
        "[html] *not* so & 1 < 2 > 0",
        "=SUM(A1:A9) }{",
    ]
    stem = as_text(asked.stem).replace("\u2060", "")
    assert stem.startswith("A. Who is it? // not a comment $CATEGORY: none")
    assert "::x:: {=a ~b} \ufffd\ufffd" in stem and "onclick" not in stem and "two bold" in stem
    if name != "aiken":
        assert [as_text(f) for f in asked.feedback] == [
            "[html] = no ~ % // :: ####",
            'שלום "עולם" \u202eabc\u202c',
            "(a^2) and $$b_1$$ \\n",
        ]
        assert links(asked.reason) == [f"{SITE}modules/time-outs/#three-rules", "https://example.com/?a=1&b=2#c"]
        assert "a loop" in asked.reason and "<img" not in asked.reason


SIGNS = st.text("~=#{}:\\%[]()<>&\"'*_`$/-+.!|A1 \n\t\x0bש\u202e\u2028", max_size=40)


@settings(max_examples=60)
@given(SIGNS, SIGNS, SIGNS, SIGNS)
def test_whatever_is_written_the_formats_agree(stem, option, feedback, reason):
    words = " ".join(feedback.split())
    options = tuple(Option(f"x{' '.join(f'{option} {n}'.split())}", n == 2, words, 5) for n in range(3))
    asked = [export(name, PUBLISHED, odd(stem=f"x{stem}", options=options, rationale=reason))[0] for name in RICH]
    shown = [[*map(text, (a.stem, *a.options, *a.feedback, a.reason))] for a in asked]
    assert shown[0] == shown[1] == shown[2] and {a.key for a in asked} == {2}
    assert [*map(links_of, asked)] == [links_of(asked[0])] * 3
    (lines,) = export("aiken", PUBLISHED, odd(stem=f"x{stem}", options=options))
    assert lines.key == 2 and len(lines.options) == 3


def links_of(asked: Asked) -> list[str]:
    return [target for html in (asked.stem, *asked.options, *asked.feedback, asked.reason) for target in links(html)]


def test_code_keeps_its_lines(published):
    (asked,) = export("gift", published, odd(stem="Which?\n\n    code {\n\n    }"))
    assert "<pre><code>code {\n\n}\n</code></pre>" in asked.stem


@pytest.mark.parametrize(
    ("markdown", "xhtml", "line"),
    [
        ('3. "three"\n4. four', "<ol>\n<li>“three”</li>\n<li>four</li>\n</ol>", "- “three” - four"),
        ("```python\na < b\n```", "<pre><code>a &lt; b\n</code></pre>", "a < b"),
        ("<div onclick='x()'>\nIt's &lt; <!-- no -->\n</div>", "<p>It's &lt;</p>", "It's <"),
        ("a  \nb\nc", "<p>a<br />\nb c</p>", "a b c"),
        ("<script>", "", ""),
        ('*"So"* <i>x</i>', "<p><em>“So”</em> x</p>", "“So” x"),
    ],
)
def test_markdown_becomes_plain_xhtml_and_plain_text(published, markdown, xhtml, line):
    prose = Prose(published, "quizzes/time-outs.md")
    assert (prose.write_blocks(markdown), prose.write_line(markdown)) == (xhtml, line)


def test_a_table_says_nothing_of_its_looks(published):
    stem = "| a | b |\n| :-: | --: |\n| 1 | 2 |\n"
    (asked,) = export("qti-2.1", published, odd(stem=stem))
    assert "<td>1</td>" in asked.stem and Prose(published, "").write_line(stem) == "a b 1 2"


@pytest.mark.parametrize("stem", ["A. Smith, 40, says no.", "b) or not b)?", "ANSWER: what is it?", "answer: A"])
def test_a_stem_like_an_option_stays_a_stem(published, stem):
    (asked,) = export("aiken", published, odd(stem=stem))
    assert asked.stem.replace("\u2060", "") == stem and asked.stem != stem


def test_a_link_is_its_address_in_plain_text_and_words_where_nothing_is_published(course, published):
    markdown = "See [the point](../docs/modules/time-outs.md#three-rules), [this](#here) and [that](../docs/none.md)."
    path = "quizzes/time-outs.md"
    assert (
        Prose(published, path).write_line(markdown)
        == f"See the point ({SITE}modules/time-outs/#three-rules), this and that."
    )
    unpublished = Prose(replace(course, site_url=""), path)
    assert unpublished.write_line(markdown) == "See the point, this and that."
    assert unpublished.write_blocks(markdown) == "<p>See the point, this and that.</p>"


def test_a_tag_ends_where_it_should(published):
    marks = {"objective": "a]b<c>", "claims": "F1 `F2`"}
    (asked,) = export("gift", published, odd(attrs=marks))
    assert asked.marks == {"objective": "abc", "claims": "F1 F2"}


def test_names_with_markup_and_from_right_to_left_are_text(published):
    title = '<b>A/B</b> & "שלום" \\x{x}\x00'
    named = replace(published, title=title, objectives={"formulate": title})
    bank = Bank("odd", clean(title), {"formulate": (odd(),)})
    shown = clean(title)
    (asked,) = parse("gift", FORMATS["gift"][0](named, bank))[1]
    assert (
        asked.category
        == f"$course$/top/{'/'.join([shown.replace('/', '//')] * 2)}/formulate: {shown.replace('/', '//')}"
    )
    (asked,) = parse("qti-2.1", FORMATS["qti-2.1"][0](named, bank))[1]
    assert asked.category == shown
    assert parse("qti-1.2", FORMATS["qti-1.2"][0](named, bank))[1]


# The command.


def test_a_course_with_problems_exports_nothing_and_says_why(tmp_path, capsys):
    out = tmp_path / "out"
    assert cli.main(["export", "banks", "--folder", str(FIXTURES / "broken"), "--out", str(out)]) == 1
    printed = capsys.readouterr()
    assert "quizzes/bad-bank.md:" in printed.out and printed.err.startswith("Nothing was exported: the course has ")
    assert not out.exists()


def test_one_question_without_a_key_is_enough(tmp_path, capsys):
    folder, out = tmp_path / "course", tmp_path / "out"
    shutil.copytree(FIXTURES / "minimal", folder)
    assert cli.main(["export", "banks", "--folder", str(folder), "--out", str(out)]) == 0
    kept = (out / "gift/first-module.txt").read_bytes()
    bank = folder / "quizzes/first-module.md"
    bank.write_text(bank.read_text("utf-8").replace("- [x]", "- [ ]", 1), "utf-8")
    assert cli.main(["export", "banks", "--folder", str(folder), "--out", str(out)]) == 1
    assert "1 problem" in capsys.readouterr().err and (out / "gift/first-module.txt").read_bytes() == kept


def test_the_command_names_what_stood_there_before(tmp_path, capsys):
    (tmp_path / "gift").mkdir()
    (tmp_path / "gift/gone.txt").write_text("old", "utf-8")
    assert (
        cli.main(
            [
                "export",
                "banks",
                "--folder",
                str(FIXTURES / "minimal"),
                "--out",
                str(tmp_path),
                "--site",
                "https://example.org/c",
            ]
        )
        == 0
    )
    printed = capsys.readouterr()
    assert "gone.txt stood there before" in printed.err and printed.err.count("\n") == 1
    assert r"https\://example.org/c/modules/first-module/\#the-point" in (tmp_path / "gift/first-module.txt").read_text(
        "utf-8"
    )


def test_what_is_no_address_of_a_site_is_refused(tmp_path, capsys):
    out = tmp_path / "out"
    assert (
        cli.main(["export", "banks", "--folder", str(FIXTURES / "minimal"), "--out", str(out), "--site", "example.org"])
        == 1
    )
    assert "“example.org” is no address" in capsys.readouterr().err and not out.exists()


# The readers refuse what the formats refuse.


@pytest.mark.parametrize(
    "content",
    ["Who?\nA. one\nB. two\n", "Who?\nA. one\nANSWER: A\n", "Who?\nA. one\nC. two\nANSWER: A\n", "Who?\nA. one\nB. two\nANSWER: C\n", "Who?\nand?\nA. one\nB. two\nANSWER: A\n", "Who?\n\nA. one\nB. two\nANSWER: A\n", "Who?\nA. one\nB. two\nANSWER: a\n"],
)  # fmt: skip
def test_bad_aiken_is_refused(content):
    with pytest.raises(Unreadable):
        read_aiken(content.encode())


@pytest.mark.parametrize(
    "content",
    ["::a::Who?{=one#x\n~two#y", "::a::Who {b}?{=one#x\n~two#y}", "::a::Who?{=one#x\n=two#y}", "::a::Who?{~one#x\n~two#y}", "::a::Who?{=one#x#z\n~two#y}", "::a::Who?{=one#x\n~%50%two#y}", "// [id:b]\n::a::Who?{=one#x\n~two#y}", "Who?{=one#x\n~two#y}", "::a::1 = 1{=one#x\n~two#y}"],
)  # fmt: skip
def test_bad_gift_is_refused(content):
    with pytest.raises(Unreadable):
        read_gift(content.encode())


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("qti-2.1", b'showFeedback="true"', b'showFeedback="false"'),
        ("qti-2.1", b'<setOutcomeValue identifier="FEEDBACK">', b'<setOutcomeValue identifier="SCORE">'),
        ("qti-2.1", b'identifierref="odd-one"', b'identifierref="odd-two"'),
        ("qti-2.1", b"<p>", b"<p dir='rtl'>"),
        ("qti-1.2", b'linkrefid="general_fb"', b'linkrefid="option_1_fb"'),
        ("qti-1.2", b'rcardinality="Single"', b'rcardinality="Multiple"'),
        ("qti-1.2", b"imsqti_xmlv1p2", b"webcontent"),
        ("qti-1.2", b"odd/odd.xml", b"odd.xml"),
    ],
)
def test_bad_packages_are_refused(published, name, old, new):
    content = FORMATS[name][0](published, Bank("odd", "Odd", {"formulate": (odd(),)}))
    package, out = ZipFile(io.BytesIO(content)), io.BytesIO()
    with ZipFile(out, "w") as changed:
        for member in package.namelist():
            changed.writestr(member, package.read(member).replace(old, new))
    assert out.getvalue().count(new) > 0
    with pytest.raises(Unreadable):
        parse(name, out.getvalue())

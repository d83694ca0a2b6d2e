"""What differs between two builds is named, unless the list of known differences explains it; an entry that explains
nothing any more is named too.
"""

from __future__ import annotations

import io

import pytest
from PIL import Image

from looks import Look, View
from portability import (
    KNOWN,
    LARGEST,
    Known,
    counted,
    explained,
    idle,
    picture_differences,
    rule_differences,
    sheet_differences,
)
from style_rules import Difference, Rule

DATA = "url(data:image/svg+xml;charset=utf-8;base64,AAA=)"
SEARCH = Known("it searches otherwise", r"\.search", ".search-box")
HEADER = Known("it has another header", picture="header")
BUTTON = Known("it has a button", r"\.top\b")
LIST = (SEARCH, BUTTON, HEADER)
PARTS = {SEARCH.why, HEADER.why}
LINES = ["@layer theme .search-box: only here", "@media print .top: only there"]


def look(color, size=(10, 10), **parts):
    out = io.BytesIO()
    Image.new("RGB", size, color).save(out, "PNG")
    return Look(out.getvalue(), parts)


def test_the_comparison_of_two_builds_sees_a_torn_stylesheet_and_a_lost_rule():
    whole = f".nav{{--x:{DATA};color:red}}.nav{{a:b}}@media print{{.nav{{c:d}}}}.theirs{{e:f}}"
    torn = ".nav{base64,AAA=);color:red}.nav{a:b}@media print{.nav{c:d}}"
    assert sheet_differences(whole, whole, {".nav"}) == []
    assert "nothing was compared" in sheet_differences(whole, whole, {"@layer material .nav"})[0]
    assert "the stylesheet is torn: site.css there:1: " in sheet_differences(whole, torn, {".nav"})[0]
    assert sheet_differences(whole, ".nav{a:b}", {".nav", "@media print .nav"}) == [
        "site.css: only here stands `@media print .nav`"
    ]


def test_a_difference_is_explained_where_an_entry_matches_its_line():
    assert all(explained(line, LIST) for line in LINES)
    assert not explained("@layer theme .topmost: only here", LIST) and not explained(LINES[0], (BUTTON,))


def test_entries_that_explain_something_are_no_difference():
    assert idle(LINES, PARTS, LIST) == []


@pytest.mark.parametrize(
    ("lines", "parts", "line"),
    [
        (
            LINES[1:],
            PARTS,
            r"KNOWN: no style rule differs any more that matches \.search (it searches otherwise)",
        ),
        (LINES[:1], PARTS, r"KNOWN: no style rule differs any more that matches \.top\b (it has a button)"),
        (LINES, {HEADER.why}, "KNOWN: no picture differs any more at .search-box (it searches otherwise)"),
        (LINES, {SEARCH.why}, "KNOWN: no picture differs any more at header (it has another header)"),
    ],
)
def test_an_entry_that_no_longer_applies_is_a_difference(lines, parts, line):
    assert idle(lines, parts, LIST) == [line]


def test_every_entry_of_the_list_has_its_reason_and_a_pattern():
    assert len({k.why for k in KNOWN}) == len(KNOWN)
    assert all(k.why and (k.rules or k.picture) for k in KNOWN)
    assert not explained("@layer course .case: only here")


def test_one_shadow_of_the_fork_is_explained_and_no_color_beside_it():
    line = "@layer course :root: here {}, there {--md-shadow-z2: none}"
    assert explained(line)
    assert not explained(line.replace("here {}", "here {--course-ink: #000}"))
    assert not explained(line.replace("none", "none; --course-ink: #000"))


def test_a_rule_that_differs_on_every_page_is_named_once():
    shared, alone = Rule((), ".nav", ("top:0",)), Rule((), ".case", ("top:0",))
    found = rule_differences({"": [shared], "help/": [shared, alone]}, {"": [], "help/": []})
    assert [difference.place for difference in found] == [".nav", ".case"]


def test_rules_that_differ_are_counted_by_part_of_the_page():
    found = [Difference(".x", "…", ".x"), Difference(".nav a", "only here", ".nav"), Difference(".nav b", "…", ".nav")]
    assert counted(found) == ["style rules of .nav: 2 differ, as .nav a", "style rules of .x: 1 differ, as .x"]


def test_of_many_groups_the_largest_are_named_and_the_others_counted():
    found = [Difference(f".p{n}", "…", f".p{n}") for n in range(LARGEST + 2) for _ in range(n + 1)]
    lines = counted(found)
    assert len(lines) == LARGEST + 1
    assert lines[0].startswith(f"style rules of .p{LARGEST + 1}: {LARGEST + 2} differ")
    assert lines[-1] == "style rules of other groups: 3 differ"


def test_pictures_that_differ_are_named_and_kept(tmp_path):
    same, apart = View("", 360, "light"), View("cases/sunday-night/", 1280, "dark")
    here = {same: look("white"), apart: look("white", box=[(0, 0, 1, 1)])}
    there = {same: look("white"), apart: look("black", (10, 20), box=[(0, 0, 10, 5)])}
    lines, parts = picture_differences(here, there, tmp_path)
    assert lines == ["cases/sunday-night/ at 1280 px, dark: 75.000% of the pixels differ, in (0, 5, 10, 20)"]
    assert parts == {"box"}
    assert {path.name for path in tmp_path.iterdir()} == {
        f"cases-sunday-night-1280-dark-{name}.png" for name in ("here", "there", "differs")
    }
    assert (tmp_path / "cases-sunday-night-1280-dark-there.png").read_bytes() == there[apart].picture
    with Image.open(tmp_path / "cases-sunday-night-1280-dark-differs.png") as shown:
        assert shown.size == (10, 20)

"""The stylesheet is read as a tree: nothing is torn on the way, nothing that is used is lost, and what
does not parse is refused.
"""

from __future__ import annotations

import random

import pytest
import rcssmin

from building import ROOT
from publish import assets, css

SEED = 20261124
DATA = "url(data:image/svg+xml;charset=utf-8;base64,AAA=)"
SHEETS = sorted((ROOT / "scripts/theme/css").glob("*.css"))


def used(text, known=(), scripts="", bundle=""):
    """What is left of a stylesheet, without the layer around it."""
    head, _, layer = assets.used(assets.stylesheet({"l": {"a.css": text}}), set(known), scripts, bundle).partition(";")
    assert head == "@layer l" and (not layer or (layer.startswith("@layer l{") and layer.endswith("}")))
    return layer[len("@layer l{") : -1]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (2, "a{color:red}\na{base64,AAA);color:red}"),
        (1, "a{color:red}}b{c:d}"),
        (3, "a{\n\nb c}"),
        (1, "a{b:c"),
        (1, "@media x{a{b:c}"),
        (2, "a{b:c}\n)"),
        (2, "a{b:'c\n'}"),
        (1, "a{b:url(c d)}"),
        (1, "a{b:c} /* never closed"),
        (2, "@media x{\na{b c}}"),
        (1, "a{b:(c}"),
        (1, "a{@media x{b c}}"),
        (1, "{a:b}}"),
    ],
)
def test_what_does_not_parse_is_refused_with_its_line(line, text):
    with pytest.raises(css.Torn, match=rf"^a\.css:{line}: "):
        assets.stylesheet({"l": {"a.css": text}})


def test_a_later_layer_stands_after_an_earlier_one_and_each_source_in_its_own():
    sheet = assets.stylesheet(
        {"theme": {"a.css": '@charset "utf-8";a{b:c}'}, "own": {"b.css": "a{d:e}", "c.css": "a{f:g}"}}
    )
    assert css.write(sheet) == "@layer theme,own;@layer theme{a{b:c}}@layer own{a{d:e}a{f:g}}"


def test_a_semicolon_in_an_address_ends_no_property():
    assert used(f"a{{--x:{DATA};color:red}}") == "a{color:red}"
    assert used(f"a{{--x:{DATA};color:red}}", ["--x"]) == f"a{{--x:{DATA};color:red}}"
    assert (
        used(f"a{{--x:{DATA.replace('(', chr(40) + chr(39)).replace(')', chr(39) + chr(41))}}}b{{--y:1;c:var(--y)}}")
        == "b{--y:1;c:var(--y)}"
    )


def test_a_comma_in_brackets_parts_no_selectors():
    rule = css.read('a:is(.x,:not(.y)),b[c=","],.d .e{f:g}')[0]
    assert [s.text for s in rule.selectors] == ["a:is(.x,:not(.y))", 'b[c=","]', ".d .e"] and [
        s.classes for s in rule.selectors
    ] == [(), (), ("d", "e")]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (".no{a:b}", ""),
        (".yes{a:b}", ".yes{a:b}"),
        (".yes,.no{a:b}", ".yes{a:b}"),
        (".yes .no{a:b}", ""),
        (".yes:not(.no){a:b}", ".yes:not(.no){a:b}"),
        (":is(.no,.nor){a:b}", ":is(.no,.nor){a:b}"),
        ("@media print{.no{a:b}.yes{a:b}}", "@media print{.yes{a:b}}"),
        ("@media print{.no{a:b}}", ""),
        ("@layer x{@supports (a:b){.no{a:b}}}", ""),
        ("@layer a,b;", "@layer a,b;"),
        ("[dir=rtl] .yes{a:b}", ""),
        ("[dir=ltr] .yes{a:b}", "[dir=ltr] .yes{a:b}"),
        ("@keyframes no{from{a:b}50%{c:d}}", "@keyframes no{from{a:b}50%{c:d}}"),
        ("@font-face{src:url(x)}", "@font-face{src:url(x)}"),
        (".stem-x{a:b}", ".stem-x{a:b}"),
        (".yes{a:b!important;--no:1}", ".yes{a:b!important}"),
        (":root{--a:var(--b);--b:1}", ""),
        (":root{--a:var(--b);--b:1}.yes{c:var(--a)}", ":root{--a:var(--b);--b:1}.yes{c:var(--a)}"),
        (".yes{a:b;&:hover{c:d}@media print{e:f}}", ".yes{a:b;&:hover{c:d}@media print{e:f}}"),
        (".md-off{a:b}.md-on{a:b}", ".md-on{a:b}"),
        (".yes\\:no{a:b}", ""),
        (".no{}.yes{}", ""),
    ],
)
def test_what_no_page_and_no_script_can_use_goes(text, left):
    assert used(text, ["yes"], scripts="stem- + name", bundle="md-on other no") == left


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda p: p.name)
def test_our_own_stylesheets_are_written_as_they_were_read(sheet):
    text = rcssmin.cssmin(sheet.read_text("utf-8"))
    assert css.write(css.read(text)) == text


def test_pruning_tears_nothing():
    """Of drawn stylesheets: every rule that is left stood there, a second pruning changes nothing, and what all
    pages use is left whole.
    """
    draw = random.Random(SEED)
    pieces = [".a", ".b", ".c-d", "a:is(.x,:not(.y))", "[dir=ltr] .a", "b>c", '[q=";}"] .b']
    values = ["red", f"{DATA}", '"};{"', "var(--p)", "var(--q,var(--r))", "calc(1px + 2em)", '"\\"}"', "a,b", "{x:y}"]
    for _ in range(200):
        text = ""
        for _ in range(draw.randint(1, 6)):
            body = ";".join(
                f"{draw.choice(['color', 'x'])}:{draw.choice(values[:-1])}"
                if draw.random() < 0.6
                else f"--{draw.choice('pqrs')}:{draw.choice(values)}"
                for _ in range(draw.randint(1, 4))
            )
            rule = f"{','.join(draw.sample(pieces, draw.randint(1, 3)))}{{{body}}}"
            text += draw.choice(["{}", "@media print{{{}}}", "@supports (a:b){{@media x{{{}}}}}"]).format(rule)
        rules = css.read(text)
        assert css.write(rules) == text
        everything = {"a", "b", "c-d", *(f"--{p}" for p in "pqrs")}
        assert used(text, everything) == css.write(css.read(rcssmin.cssmin(text)))
        some = used(text, ["a"])
        assert used(some, ["a"]) == some and len(css.read(some)) <= len(rules)

"""Two lists of style rules are compared by what they make of a page, and not by how they were written."""

from __future__ import annotations

import pytest

import style_rules
from style_rules import Rule

LAYER = ("@layer course",)
PRINT = ("@layer course", "@media print")
RULES = [
    Rule(LAYER, ".nav", ("color:red", "margin:0")),
    Rule(LAYER, ".nav a", ("color:blue",)),
    Rule(PRINT, ".nav", ("display:none",)),
    Rule(LAYER, ".nav", ("color:green",)),
]


class Page:
    """A page whose browser has understood some rules."""

    def __init__(self, *found):
        self.found = [list(rule) for rule in found]

    def evaluate(self, _script):
        return self.found


def said(here, there):
    return [str(difference) for difference in style_rules.differences(here, there)]


def test_equal_rules_do_not_differ():
    assert said(RULES, list(RULES)) == []


@pytest.mark.parametrize("n", range(len(RULES)))
def test_a_rule_that_is_lost_is_named(n):
    left = RULES[:n] + RULES[n + 1 :]
    (lost,) = said(RULES, left)
    assert lost.startswith(f"{RULES[n].place}: ") and "here" in lost
    (gained,) = said(left, RULES)
    assert gained.startswith(f"{RULES[n].place}: ") and "there" in gained


def test_a_rule_that_only_one_has_stands_with_its_conditions():
    assert said(RULES, RULES[:2] + RULES[3:]) == ["@layer course @media print .nav: only here"]


def test_declarations_that_differ_are_named_and_no_others():
    other = [RULES[0]._replace(declarations=("color:red", "margin:1px", "top:0")), *RULES[1:]]
    assert said(RULES, other) == ["@layer course .nav: here {margin:0}, there {margin:1px; top:0}"]


def test_the_same_rule_in_other_conditions_is_another():
    elsewhere = [*RULES[:2], RULES[2]._replace(where=(*LAYER, "@media screen")), RULES[3]]
    assert said(RULES, elsewhere) == [
        "@layer course @media screen .nav: only there",
        "@layer course @media print .nav: only here",
    ]


def test_which_of_two_rules_comes_last_matters():
    assert said(RULES[:2], RULES[1::-1]) == ["@layer course .nav: in another order from here on"]
    turned = [RULES[3], *RULES[1:3], RULES[0]]
    assert said(RULES, turned)[0].startswith(
        "@layer course .nav: the same declarations, not in the same order or number: "
    )


def test_a_rule_that_stands_twice_is_not_the_same_as_one_that_stands_once():
    assert len(said(RULES, [*RULES, RULES[1]])) == 1


def test_a_rule_is_read_one_selector_at_a_time():
    page = Page([["@layer course"], ".a, .b:is(.c, .d)", "margin: 0px; color: red;"])
    assert style_rules.of(page) == [
        Rule(LAYER, ".a", ("color:red", "margin:0px")),
        Rule(LAYER, ".b:is(.c, .d)", ("color:red", "margin:0px")),
    ]


def test_blanks_and_the_order_of_declarations_say_nothing():
    one = Page([[], "a", "--f: _,\n  serif; top: 0px !important;"], [[], "@font-face", "font-family: x;"])
    other = Page([[], "a", "top: 0px !important; --f: _,serif;"], [[], "@font-face", "font-family: x;"])
    assert style_rules.of(one) == style_rules.of(other)
    assert style_rules.of(one)[0] == Rule((), "a", ("--f: _,serif", "top:0px!important"))


@pytest.mark.parametrize(
    ("selector", "group"),
    [
        (".md-nav__link > .x", "@layer course .md-nav"),
        ("html .md-footer-meta.md-typeset a", "@layer course .md-footer-meta"),
        (".md-button--primary", "@layer course .md-button"),
        (":root", "@layer course other selectors"),
    ],
)
def test_differences_are_counted_by_part_of_the_page(selector, group):
    (difference,) = style_rules.differences([Rule(LAYER, selector, ())], [])
    assert difference.group == group

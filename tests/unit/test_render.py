"""What the build adds to what authors write."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from building import FIXTURES, ROOT
from course import rules
from course.model import is_steps
from course.pages import cards, contacts, render
from course.pages.boilerplate import CARD_FOOT, NOT_REVIEWED
from course.pages.moved import write_stub, write_stubs
from course.pages.navigation import build_navigation, often_needed
from course.pages.questions import BEST, OTHER, fingerprint
from course.read.folder import load
from course.reading_time import estimate_minutes
from course.schema import Reviewer
from course.text import as_text, relative, relink


@pytest.fixture
def minimal():
    return load(FIXTURES / "minimal")[0]


def rendered(course, module):
    return render.render_page(course, module.page.src, module.page.text)


def test_the_callout_stands_below_the_scene_and_above_all_teaching(course):
    for module in course.modules:
        text = rendered(course, module)
        if module.id == course.safety.module:
            assert "!!! safety" not in text
            continue
        assert text.count("!!! safety") == 1
        first = text.index(f"{{ #{module.teaching[0].id} ")
        assert text.index("{ #scene }") < text.index("!!! safety") < first


def test_the_callout_cannot_be_forgotten(minimal):
    module = minimal.modules[0]
    for text in ("# Bare\n\n## Anything { #any }\n\nText.", "# No heading below\n\nText."):
        assert "!!! safety" in render.render_page(minimal, module.page.src, text)


def test_what_may_be_read_at_home_has_a_word_for_who_is_afraid_and_a_way_to_help(course):
    for page in (*course.handbook, *(p.page for p in course.practice)):
        text = render.render_page(course, page.src, page.text)
        assert (
            text.count("!!! reader") == 1
            and relative(page.path, f"docs/{course.safety.help}") in text.partition("!!! reader")[2]
        ), page.path


def test_every_module_says_that_nobody_has_reviewed_it_until_somebody_has(course):
    for module in course.modules:
        assert NOT_REVIEWED in rendered(course, module)
    reviewed = replace(course, reviewers=(Reviewer("A", "B", course.today, ("x",)),))
    assert NOT_REVIEWED not in rendered(reviewed, reviewed.modules[0])


def test_the_verdict_comes_first_in_every_feedback(course):
    for module in course.modules:
        text = rendered(course, module)
        bank = text[text.index("<quiz>") : text.rindex("</quiz>")]
        feedback = [line for line in bank.split("\n") if line.startswith("> ")]
        assert len(feedback) == sum(len(q.options) for q in module.questions)
        assert all(line.startswith((f"> **{BEST}**", f"> **{OTHER}**")) for line in feedback)


def test_the_key_explains_every_option(course):
    for module in course.modules:
        key = rendered(course, module).partition('<details class="answer-key"')[2]
        for q in module.questions:
            for option in q.options:
                (line,) = (line for line in key.split("\n") if option.feedback.split("](")[0] in line)
                assert (BEST in line, OTHER in line) == (option.correct, not option.correct), line


@pytest.mark.parametrize("name", ["assessment", "review"])
def test_questions_outside_the_modules_are_marked_as_in_their_banks(course, name):
    """What a script is told of each: whether an answer is the best, and whether it was given to these very words."""
    text = render.render_page(course, f"{name}.md", course.page(f"docs/{name}.md").text)
    prefix, asked = {
        "assessment": ("", course.assessed),
        "review": ("review-", [q for m in course.modules for q in m.questions]),
    }[name]
    told = re.findall(
        r'<section class="item" id="([\w-]+)" data-objective="([\w-]+)" data-hash="(\w+)" data-best="(\d)"( data-safety="")?',
        text,
    )
    assert told == [
        (
            prefix + q.id,
            course.serves(q),
            fingerprint(q),
            str(q.options.index(q.key)),
            ' data-safety=""' if q.safety else "",
        )
        for q in asked
    ]


def test_a_malformed_question_becomes_a_notice_and_reaches_no_plugin(minimal):
    module = minimal.modules[0]
    spoilt = replace(module.questions[2], options=module.questions[2].options[1:2])
    module = replace(module, questions=(*module.questions[:2], spoilt, *module.questions[3:]))
    text = rendered(replace(minimal, modules=(module,)), module)
    assert text.count("<quiz>") == len(module.questions) - 1
    assert f"The question “{spoilt.id}” cannot be shown" in text and f"{spoilt.path}:{spoilt.line}" in text


def test_a_fingerprint_changes_with_what_was_asked_and_with_nothing_else(course):
    q = course.questions[0]
    first = q.options[0]
    same = [
        replace(q, rationale="Other."),
        replace(q, options=(replace(first, feedback="Other."), *q.options[1:])),
        replace(q, line=999),
    ]
    other = [
        replace(q, stem=q.stem + " Really?"),
        replace(q, options=q.options[::-1]),
        replace(q, options=(replace(first, text="Other"), *q.options[1:])),
        replace(q, options=tuple(replace(o, correct=not o.correct) for o in q.options)),
    ]
    assert {fingerprint(s) for s in same} == {fingerprint(q)}
    assert len({fingerprint(o) for o in [q, *other]}) == 5


def test_notes_and_lines_point_at_each_other(minimal):
    text = rendered(minimal, minimal.modules[0])
    assert (
        'id="ref-note-turn" href="#note-turn"' in text
        and "{ #note-turn .note }" in text
        and 'href="#ref-note-turn"' in text
    )


def test_links_are_rewritten_for_the_page_that_shows_them():
    there = "See [a](../docs/modules/x.md#y), [b](https://example.org/), [c](#z)."
    assert (
        relink(there, "quizzes/x.md", "docs/modules/x.md")
        == "See [a](x.md#y), [b](https://example.org/), [c](../../quizzes/x.md#z)."
    )
    assert relink("[a](x.md#y)", "docs/modules/x.md", "docs/monday.md") == "[a](modules/x.md#y)"


def test_the_navigation_follows_the_order_of_the_course(course):
    made = build_navigation(course, ["index.md", {"Modules": []}, "glossary.md"])
    assert made == ["index.md", {"Modules": [f"modules/{id}.md" for id in course.order]}, "glossary.md"]


def test_the_menu_begins_with_what_newcomers_look_for(course, minimal):
    first, second, *_, last = course.modules
    words = ["How to ask about safety", "Worksheets", "For supervisors", "Contacts and help"]
    home = often_needed(course, course.page("docs/index.md"))
    assert home == often_needed(course, None) and home[0] == (first.page.address, f"Start: 1. {first.page.title}")
    assert [line.words for line in home[1:]] == words
    assert often_needed(course, first.page)[0] == (second.page.address, f"Next: 2. {second.page.title}")
    assert [line.words for line in often_needed(course, last.page)] == words
    assert [line.words for line in often_needed(minimal, None)][1:] == [words[0], words[3]], "what it has, and no more"


def test_a_stub_passes_the_fragment_on():
    assert "location.hash" in write_stub("../new/") and "url=../new/" in write_stub("../new/")


def test_an_address_that_leads_nowhere_gets_no_stub(minimal):
    moved = {
        "modules/old/": "modules/first-module/",
        "home/": "./",
        "modules/first-module/": "help/",
        "lost/": "nowhere/",
        "/up/": "help/",
        "a/../../b/": "help/",
        "no-slash": "help/",
        "": "help/",
    }
    made = write_stubs(replace(minimal, redirects=moved))
    assert sorted(made) == ["home/index.html", "modules/old/index.html"] and 'href="../"' in made["home/index.html"]
    told = [p.message for p in rules.run(replace(minimal, redirects=moved)) if p.rule == "redirects"]
    assert len(told) == len(moved) - 2


def test_author_attributes_do_not_reach_the_page(course):
    for module in course.modules:
        assert 'claims="' not in rendered(course, module)


def test_minutes_follow_the_published_formula(course):
    page = course.page("docs/course/hours.md")
    formula = "Words divided by 180 a minute, one and a half minutes for a question, three minutes for a *write first*."
    assert formula in page.text and estimate_minutes(1800, 10, 2) == 10 + 15 + 6
    hours = render.render_page(course, page.src, page.text)
    assert all(f"| {m.minutes} |" in hours for m in course.modules)


def test_supervisors_get_an_address_for_every_module_and_teaching_section(course):
    text = render.render_page(
        replace(course, site_url="https://example.org/course/"),
        "supervisors/index.md",
        course.page("docs/supervisors/index.md").text,
    )
    for module in course.modules:
        assert f"`https://example.org/course/modules/{module.id}/`" in text
        for section in module.teaching:
            assert f"`https://example.org/course/modules/{module.id}/#{section.id}`" in text


def test_supervisors_get_every_modules_prompts(course):
    page = course.page("docs/supervisors/prompts.md")
    text = render.render_page(course, page.src, page.text)
    for module in course.modules:
        below = text.partition(f"{{ #{module.id} }}\n")[2].partition("\n## ")[0]
        assert re.findall(r"^- (.+)$", below, re.M) == list(module.prompts) and len(module.prompts) == 4


def test_monday_gathers_every_line(course):
    text = render.render_page(course, "monday.md", course.page("docs/monday.md").text)
    for module in course.modules:
        for line in module.page.section("monday").text.strip().split("\n"):
            assert relink(line, module.page.path, "docs/monday.md") in text


def contacts_page(course):
    return render.render_page(course, "help.md", course.page("docs/help.md").text)


def test_every_help_line_and_emergency_number_is_shown_and_can_be_dialled(course):
    text = contacts_page(course)
    for e in course.help_lines:
        assert (as_text(e.name) in text and e.whom.rstrip(".") in text and f"[{e.number}](tel:" in text) or not e.number
    for e in course.emergency:
        assert f"- {e.country}: **[" in text and e.limits in text and e.silent in text and e.typed in text
    assert "(tel:18007997233)" in text and "(tel:112)** or" not in text and "[112](tel:112) or [999](tel:999)" in text


def test_three_to_five_stand_in_the_open_and_the_others_in_a_fold(minimal):
    text = contacts_page(minimal)
    country = text[text.index("<summary>One</summary>") : text.index("## Elsewhere")]
    shown, _, folded = country.partition("<summary>More in One</summary>")
    assert shown.count("\n- **") == 3 and folded.count("\n- **") == 1 and country.count("</details>") == 2


def test_the_page_says_which_is_true_that_a_number_was_seen_or_called(minimal):
    text = contacts_page(minimal)
    assert (
        "Seen November 24, 2026: example.org. Not called." in text and "Called November 24, 2026 by Somebody." in text
    )
    assert "We have called 1 of them." in text
    uncalled = replace(minimal, help_lines=tuple(replace(e, called=None) for e in minimal.help_lines))
    assert "Nobody has called one of them" in contacts_page(uncalled)


def test_what_was_not_found_is_said(minimal):
    assert (
        "Hours: not stated where we looked. Languages: not stated where we looked. Without speaking: Text HELLO"
        in contacts_page(minimal)
    )


def test_old_numbers_stay_say_so_and_stand_below_a_directory(minimal):
    fresh, old = (
        contacts_page(minimal),
        contacts_page(replace(minimal, today=minimal.today.replace(year=minimal.today.year + 1))),
    )
    warning = "last seen more than 6 months ago"
    assert warning not in fresh and warning in old and ", more than 6 months ago: example.org" in old
    section = old[old.index("#by-country") :]
    assert section.index("A directory") < section.index("First line")
    assert old.count("(tel:") == fresh.count("(tel:")


def test_a_broken_entry_breaks_no_page():
    broken = load(FIXTURES / "broken")[0]
    assert "Not seen. Not called." in contacts.list_by_country(broken, broken.pages[0])


def test_nothing_of_the_machine_is_in_the_model(course):
    assert not any(str(ROOT) in str(p) for p in course.every_page)


def test_every_list_of_steps_has_a_card_and_leads_to_it(course):
    text = render.render_page(course, "cards.md", course.page("docs/cards.md").text)
    for page in (*(m.page for m in course.modules), *course.handbook):
        for section in filter(is_steps, page.sections):
            (line,) = [line for line in cards.link_card(course, page, section).split("\n") if "cards.md#" in line]
            assert line in render.render_page(course, page.src, page.text)
            assert f"{{ #{line.partition('#')[2].rstrip(')')} }}" in text
    assert text.count(CARD_FOOT) == text.count('<section class="card"') == len(list(cards.list_cards(course))) >= 14


def test_a_course_without_a_page_of_cards_links_to_none(course):
    page = course.module("time-outs").page
    others = tuple(p for p in course.pages if p.path != cards.PAGE)
    assert "cards.md" not in render.render_page(replace(course, pages=others), page.src, page.text)

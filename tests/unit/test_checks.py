"""Every rule catches its mistake, says where, and leaves a good course alone."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from datetime import date

import pytest

import cli
from building import FIXTURES, ROOT
from checkout import commit_date
from course import rules
from course.read.folder import load

TODAY = date(2026, 11, 24)


def problems(folder, today=TODAY):
    course, loading = load(folder, today)
    return sorted({*loading, *rules.run(course)})


def test_the_minimal_course_has_no_problem():
    assert problems(FIXTURES / "minimal") == []


def test_the_broken_course_gets_exactly_the_expected_list():
    expected = (FIXTURES / "broken.txt").read_text("utf-8").splitlines()
    assert [str(p) for p in problems(FIXTURES / "broken")] == expected


@pytest.mark.parametrize("rule", [*rules.RULES, *rules.WHILE_READING])
def test_every_rule_has_a_mistake(rule):
    """In the list that the broken course gets exactly."""
    assert re.search(rf"(?m)^[^:]+:\d+: {rule}: ", (FIXTURES / "broken.txt").read_text("utf-8"))


@pytest.fixture
def draft(tmp_path):
    """A copy of the real content that a test may spoil."""
    for name in ("docs", "quizzes"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "course.yml", tmp_path)
    return tmp_path


def swap(folder, path, old, new, count=1):
    """Replace text in a file and return the line on which it stood."""
    text = (folder / path).read_text("utf-8")
    assert old in text, f"{path} has no {old!r}"
    (folder / path).write_text(text.replace(old, new, count), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def flip_key(folder):
    path = "quizzes/absent-partner.md"
    text = (folder / path).read_text("utf-8")
    block = text[text.index("<quiz>") : text.index("</quiz>")]
    flipped = block.replace("- [x]", "- [?]").replace("- [ ]", "- [x]", 1).replace("- [?]", "- [ ]")
    swap(folder, path, block, flipped)
    return (
        path,
        (folder / path).read_text("utf-8")[: (folder / path).read_text("utf-8").index("- [x]")].count("\n") + 1,
        "key",
    )


def wrap_option(folder):
    path = "quizzes/time-outs.md"
    line = next(
        t for t in (folder / path).read_text("utf-8").split("\n") if t.startswith("- [ ] ") and t.count(" ") > 7
    )
    head, tail = line.rsplit(" ", 2)[0], " ".join(line.rsplit(" ", 2)[1:])
    return path, swap(folder, path, line, f"{head}\n{tail}") + 1, "question-form"


def drop_close(folder):
    path = "quizzes/choice-points.md"
    at = swap(folder, path, "</quiz>\n", "")
    opened = (folder / path).read_text("utf-8").split("\n")[:at]
    return path, max(i for i, t in enumerate(opened, 1) if t == "<quiz>"), "question-form"


def break_quiz_link(folder):
    path = "quizzes/partner-as-guest.md"
    return path, swap(folder, path, "partner-as-guest.md#", "partner-as-guest.md#no-"), "links"


def rename_anchor(folder):
    at = swap(folder, "docs/modules/safety-and-scope.md", "{ #ask ", "{ #asking ")
    assert at
    text = (folder / "docs/monday.md").read_text("utf-8")
    return "docs/monday.md", text[: text.index("#ask")].count("\n") + 1, "links"


def orphan_feedback(folder):
    path = "quizzes/communication-skills.md"
    return path, swap(folder, path, "\n> ", "\n\n> ") + 2, "question-form"


def technique_before_callout(folder):
    path = "docs/modules/time-outs.md"
    return path, swap(folder, path, "{ #scene }", '{ #scene claims="T1" }'), "callout"


def claim_credit(folder):
    path = "docs/index.md"
    return path, swap(folder, path, "It is free,", "Therapists earn 5 CE credits.\nIt is free,"), "credit"


def forget_claim(folder):
    text = (folder / "course.yml").read_text("utf-8")
    for file in (folder / "quizzes").glob("*.md"):
        file.write_text(re.sub(r"\bT4\b", "T1", file.read_text("utf-8")), "utf-8")
    return "course.yml", text[: text.index("  T4:")].count("\n") + 1, "claim-tested"


def stale_source(folder):
    path = "docs/modules/half-the-story.md"
    return path, swap(folder, path, "checked: 2026-11-24", "checked: 2024-11-23"), "checked"


def borrowed_name(folder):
    path = "docs/modules/choice-points.md"
    return path, swap(folder, path, "Write down the next thing", "Bernadette would. Write down the next thing"), "names"


def bare_cr(folder):
    path = "docs/modules/absent-partner.md"
    raw = (folder / path).read_bytes()
    at = raw.index(b"## Write first")
    (folder / path).write_bytes(raw[:at] + b"\xe2\x28 " + raw[at:])
    return path, raw[:at].count(b"\n") + 1, "unreadable"


def tab_in_yaml(folder):
    path = "docs/_data/references.yml"
    text = (folder / path).read_text("utf-8")
    at = text.index("\n  year:")
    (folder / path).write_text(text[: at + 1] + "\t" + text[at + 1 :], "utf-8")
    return path, text[: at + 1].count("\n") + 1, "unreadable"


def orphan_objective(folder):
    path = "quizzes/half-the-story.md"
    text = (folder / path).read_text("utf-8")
    objective = re.search(r"objective=([\w-]+)", text)[1]
    return path, swap(folder, path, f"objective={objective}", f"objective={objective}s"), "question-serves"


def note_without_item(folder):
    path = "docs/modules/have-you-told-them.md"
    text = (folder / path).read_text("utf-8")
    heading = next(i for i, t in enumerate(text.split("\n"), 1) if ".vignette" in t)
    last = re.findall(r"^\d+\. .*\n", text[text.index(".vignette") :], flags=re.M)[3]
    swap(folder, path, last, "")
    return path, heading, "vignette"


def twin_options(folder):
    path = "quizzes/safety-and-scope.md"
    options = [t for t in (folder / path).read_text("utf-8").split("\n") if t.startswith("- [ ] ")]
    return path, swap(folder, path, options[1], options[0].rstrip(".") + " ."), "options"


def renamed_module(folder):
    (folder / "docs/modules/time-outs.md").rename(folder / "docs/modules/time-out.md")
    return "docs/modules/time-out.md", 1, "order"


def misspelt_directive(folder):
    path = "docs/modules/choice-points.md"
    return path, swap(folder, path, "<!-- course:references -->", "<!-- course:reference -->"), "directives"


def emergency_number_among_help_lines(folder):
    path = "docs/_data/help-lines.yml"
    text = (folder / path).read_text("utf-8")
    at = text[: text.index("number: 1-800-799-7233")].rindex("- country")
    swap(folder, path, "number: 1-800-799-7233", 'number: "911"')
    return path, text[:at].count("\n") + 1, "help-lines"


def hours_of_a_help_line_forgotten(folder):
    path = "docs/_data/help-lines.yml"
    text = (folder / path).read_text("utf-8")
    swap(folder, path, "  hours: day and night\n", "")
    at = text[: text.index("  hours: day and night\n")].rindex("- country")
    return path, text[:at].count("\n") + 1, "help-lines"


def country_without_anybody_for_who_thinks_of_dying(folder):
    path = "docs/_data/help-lines.yml"
    text = (folder / path).read_text("utf-8")
    at = text.index("- country: New Zealand")
    (folder / path).write_text(text[:at] + text[at:].replace("who: crisis", "who: afraid", 1), "utf-8")
    return path, text[:at].count("\n") + 1, "help-lines"


CORRUPTIONS = [
    flip_key,
    wrap_option,
    drop_close,
    break_quiz_link,
    rename_anchor,
    orphan_feedback,
    technique_before_callout,
    claim_credit,
    forget_claim,
    stale_source,
    borrowed_name,
    bare_cr,
    tab_in_yaml,
    orphan_objective,
    note_without_item,
    twin_options,
    renamed_module,
    misspelt_directive,
    emergency_number_among_help_lines,
    hours_of_a_help_line_forgotten,
    country_without_anybody_for_who_thinks_of_dying,
]


@pytest.mark.parametrize("corrupt", CORRUPTIONS, ids=lambda f: f.__name__.replace("_", "-"))
def test_a_corruption_of_the_real_content_is_caught_with_file_and_line(draft, corrupt):
    path, line, rule = corrupt(draft)
    found = [(p.path, p.line, p.rule) for p in problems(draft)]
    assert (path, line, rule) in found


WRONG = [  # a line of course.yml, what stands there, and what an author is told
    ("words:", "words: {least: many, most: 1800}", "“least” must be a whole number from 0 to 1000000, not “many”"),
    ("words:", "words: {longer: 5}", "“longer” must be a mapping, not 5"),
    ("sponsor:", "sponsor: {name: Example}", "“sponsor” needs “test”, text"),
    (
        "reviewers:",
        "reviewers: [{name: A, credential: B, date: soon, pages: [1]}]",
        "“date” must be a date like 2026-11-24, not “soon”",
    ),
    (
        "reviewers:",
        "reviewers: [{name: A, credential: B, date: soon, pages: [1]}]",
        "item 1 of “pages” must be text, not 1",
    ),
    ("recheck_months:", "recheck_months: two", "“recheck_months” must be a whole number from 1 to 1200, not “two”"),
    ("redirects:", "redirects: {1: 2}", 'a key must be text; write "1" with its quotation marks'),
    ("redirects:", "redirects: {a/: 2}", "“a/” must be text, not 2"),
    ("version:", "version: 1.0", "“version” must be text, not 1.0"),
    (
        "released:",
        "released: 2026-13-45",
        "“2026-13-45” is no number and no date that exists; put it in quotation marks if it is text",
    ),
    ("title:", "titel: A course", "unknown key “titel”; known are id, title, subtitle, version, released"),
    ("title:", "subtitle: Another", "the key “subtitle” stands twice"),
    ("article:", "article: *nobody", "not valid YAML: found undefined alias"),
]


@pytest.mark.parametrize(("key", "line", "message"), WRONG, ids=[f"{line}-{n}" for n, (_, line, _) in enumerate(WRONG)])
def test_a_wrong_value_is_a_problem_on_its_line(tmp_path, key, line, message):
    shutil.copytree(FIXTURES / "minimal", tmp_path, dirs_exist_ok=True)
    lines = (tmp_path / "course.yml").read_text("utf-8").split("\n")
    at = next(n for n, text in enumerate(lines) if text.startswith(key))
    (tmp_path / "course.yml").write_text("\n".join([*lines[:at], line, *lines[at + 1 :]]), "utf-8")
    told = [str(p) for p in problems(tmp_path)]
    assert any(
        p.startswith((f"course.yml:{n}: entry: {message}", f"course.yml:{n}: unreadable: {message}"))
        for n in (at + 1, at + 2)
        for p in told
    ), told


@pytest.mark.parametrize("above", ["\n", " ", "\n\n", "# A title\n\n", "<!-- a comment -->\n"])
def test_front_matter_that_starts_too_late_is_one_problem(tmp_path, above):
    shutil.copytree(FIXTURES / "minimal", tmp_path, dirs_exist_ok=True)
    page = tmp_path / "docs/handbook/first-page.md"
    text = page.read_text("utf-8")
    page.write_text(above + text, "utf-8")
    told = [str(p) for p in problems(tmp_path) if p.path == "docs/handbook/first-page.md"]
    assert any(
        p.startswith("docs/handbook/first-page.md:1: unreadable: the front matter starts on the first line")
        for p in told
    ) and not any("needs “" in p for p in told)


@pytest.mark.parametrize("fence", ["--- ", "---\t", "---"])
def test_front_matter_may_have_spaces_behind_its_fence(tmp_path, fence):
    shutil.copytree(FIXTURES / "minimal", tmp_path, dirs_exist_ok=True)
    page = tmp_path / "docs/handbook/first-page.md"
    page.write_text(page.read_text("utf-8").replace("---\n", f"{fence}\n"), "utf-8")
    assert problems(tmp_path) == []


@pytest.mark.parametrize(
    "form",
    [
        "– [ ] ",
        "• [ ] ",
        "1. [ ] ",
        "a) [x] ",
        "- ( ) ",
        "[ ] ",
        "[x] ",
        "( ) ",
        "- [\u200b] ",
        "- [ x ] ",
        "- [X] ",
        "* [] ",
        "-[ ] ",
        "  - [ ] ",
        "+ [ ] ",
        "- [✓] ",
        "> ",
    ],
)
def test_an_option_in_another_form_is_told_and_is_no_part_of_the_stem(tmp_path, form):
    shutil.copytree(FIXTURES / "minimal", tmp_path, dirs_exist_ok=True)
    path = "quizzes/first-module.md"
    first = next(line for line in (tmp_path / path).read_text("utf-8").split("\n") if line.startswith("- ["))
    at = swap(
        tmp_path, path, first, f"{form}One more option.\n> Its feedback, which says why one would choose it.\n{first}"
    )
    told = problems(tmp_path)
    assert (path, at, "question-form") in [(p.path, p.line, p.rule) for p in told]
    assert load(tmp_path, TODAY)[0].modules[0].questions[0].unshowable


@pytest.mark.parametrize(
    "line",
    [
        "*She says:* “[Nothing.]”",
        "- She waits.",
        "[The plan](../docs/modules/first-module.md#the-point) is on the table.",
        "(She waits.)",
        "1. He speaks.",
        "A) is what he wants.",
    ],
)
def test_a_line_of_a_stem_is_no_option(tmp_path, line):
    shutil.copytree(FIXTURES / "minimal", tmp_path, dirs_exist_ok=True)
    at = swap(tmp_path, "quizzes/first-module.md", "<quiz>\n\n", f"<quiz>\n\n{line}\n\n")
    assert [p for p in problems(tmp_path) if p.rule == "question-form" and p.line <= at + 4] == []


def test_half_a_sponsor_or_reviewer_counts_as_none(tmp_path):
    shutil.copytree(FIXTURES / "minimal", tmp_path, dirs_exist_ok=True)
    swap(tmp_path, "course.yml", "sponsor: null", "sponsor: {name: Example}")
    swap(
        tmp_path,
        "course.yml",
        "reviewers: []",
        "reviewers: [{name: A, credential: B, date: 2026-11-01, pages: []}, {name: C, credential: D, date: 2026-11-01, pages: [help]}]",
    )
    course = load(tmp_path, TODAY)[0]
    assert course.sponsor is None and [r.name for r in course.reviewers] == ["C"]


def test_ages_are_judged_by_today_where_there_is_no_git(monkeypatch, tmp_path):
    assert commit_date(tmp_path) == date.today()  # no repository
    monkeypatch.setenv("PATH", str(tmp_path))
    assert commit_date(ROOT) == date.today()


def test_a_bad_file_does_not_hide_the_others(draft):
    (draft / "quizzes/choice-points.md").write_bytes(b"\xff\xfe")
    path, line, rule = break_quiz_link(draft)
    found = [(p.path, p.line, p.rule) for p in problems(draft)]
    assert (path, line, rule) in found and ("quizzes/choice-points.md", 1, "unreadable") in found


def test_an_empty_course_file_is_a_problem_and_no_traceback(draft):
    (draft / "course.yml").write_text("", "utf-8")
    assert any(p.path.startswith("docs/modules/") and p.rule == "order" for p in problems(draft))


def test_check_prints_path_line_rule_message_and_fails():
    done = subprocess.run(
        [sys.executable, ROOT / "scripts/cli.py", "check", FIXTURES / "broken"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout and all(re.match(r"[^:]+:\d+: [a-z-]+: .+", line) for line in done.stdout.splitlines())


def test_check_annotates_in_actions():
    env = {**os.environ, "GITHUB_ACTIONS": "true"}
    done = subprocess.run(
        [sys.executable, ROOT / "scripts/cli.py", "check", FIXTURES / "broken"],
        capture_output=True,
        text=True,
        check=False,
        env=env,
    )
    assert "::error file=docs/index.md,line=7,title=credit::" in done.stdout


def test_ages_are_judged_ahead(course):
    """What is fresh today is due in two years: the weekly run warns before that."""
    later = date(course.today.year + 3, course.today.month, 1)
    assert any(p.rule == "checked" for p in problems(ROOT, later))


def test_old_help_lines_are_reported_and_stop_nothing(course, capsys):
    seen = min(e.seen.day for e in course.help_lines)
    fresh, old = load(ROOT, seen)[0], load(ROOT, date(seen.year + 1, seen.month, 1))[0]
    assert list(rules.notices(fresh)) == []
    assert len(list(rules.notices(old))) == len(course.help_lines) + len(course.emergency)
    assert not [
        p
        for p in rules.run(old)
        if p.path.startswith("docs/_data/help-lines") or p.path.startswith("docs/_data/emergency")
    ]
    code = cli.main(["check", str(FIXTURES / "minimal"), "--ahead", "365"])
    printed = capsys.readouterr().out
    assert code == 1 and "docs/_data/help-lines.yml:1: due: One, First line: seen on 2026-11-24" in printed


def test_a_notice_is_a_warning_and_no_failure(monkeypatch, capsys):
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setattr(cli, "commit_date", lambda root: date(2027, 6, 1))
    assert cli.main(["check", str(FIXTURES / "minimal")]) == 0
    assert "::warning file=docs/_data/help-lines.yml,line=1,title=due::" in capsys.readouterr().out


def test_the_claims_table_names_every_claim(course, capsys):
    assert cli.main(["claims"]) == 0
    printed = capsys.readouterr().out
    assert all(re.search(rf"^{id}\b", printed, flags=re.M) for id in course.claims)

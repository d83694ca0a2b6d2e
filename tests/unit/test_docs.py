"""The documents say what the code does."""

from __future__ import annotations

import re
import subprocess

import pytest

from building import ROOT
from course import rules
from course.pages import directives

GUIDE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("rule", rules.RULES)
def test_the_guide_explains_every_rule_with_a_right_and_a_wrong_example(rule):
    entry = re.search(rf"^### {rule}\n\n(.+?)\n\n- Wrong: .+\n- Right: .+", GUIDE, flags=re.M)
    assert entry, f"CONTRIBUTING.md needs “### {rule}” with the rule, “- Wrong: …” and “- Right: …”"
    assert entry[1] == rules.RULES[rule].__doc__.strip()


def test_the_guide_explains_no_rule_that_is_gone():
    explained = set(re.findall(r"^### ([a-z-]+)$", GUIDE, flags=re.M))
    assert explained == set(rules.RULES)


def test_the_readme_starts_with_the_two_commands():
    assert README.index("make serve") < README.index("make test") < README.index("## ")


@pytest.mark.parametrize(
    "document", ["README.md", "CONTRIBUTING.md", ".github/SECURITY.md", ".github/pull_request_template.md"]
)
def test_every_command_and_file_that_a_document_names_exists(document):
    text = (ROOT / document).read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), flags=re.M))
    assert set(re.findall(r"`make ([a-z]+)", text)) <= targets
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", re.sub(r"(?m)^    .*|`[^`]*`", "", text)):
        assert target.startswith("../../") or ((ROOT / document).parent / target).exists(), (
            target
        )  # `../../issues` is GitHub's own page


def test_make_help_lists_every_target():
    listed = subprocess.run(["make", "-s", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert set(re.findall(r"^make ([a-z]+)", listed, flags=re.M)) == set(
        re.findall(r"^\.PHONY: (.*)", makefile, flags=re.M)[0].split()
    )


def test_the_guide_has_the_table_of_directives():
    table = directives.tabulate_directives()
    assert table in GUIDE, "put what `scripts/cli.py directives` prints below “## Directives” of CONTRIBUTING.md"


def test_the_about_page_lists_the_objectives_of_the_course(course):
    about = course.page("docs/course/about.md").text
    assert all(f"- {says}" in about for says in course.objectives.values())
    assert (
        f"Version {course.version}" in about
        and f"## {course.version}, " in course.page("docs/course/changelog.md").text
    )

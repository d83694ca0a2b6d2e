"""The documents say what the code does."""

from __future__ import annotations

import re
import subprocess

import pytest

import course
from building import ROOT
from course import reports

GUIDE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")


def test_the_guide_can_be_read_in_one_sitting_and_begins_with_what_an_author_does():
    assert GUIDE.count("\n") <= 150
    assert GUIDE.index("## Change a sentence") < GUIDE.index("## Add something") < GUIDE.index("## Change the code")


def test_there_is_one_diagram():
    (drawn,) = re.findall(r"(?m)(?:^    .+\n)+\nArrows never point back[^.]*\.", ARCHITECTURE)
    assert drawn in course.__doc__


def test_every_folder_of_the_code_has_a_line():
    folders = [
        p.relative_to(ROOT).as_posix()
        for top in ("scripts", "scripts/course", "tests")
        for p in (ROOT / top).iterdir()
        if p.is_dir() and tracked(p)
    ]
    untold = {f"`{folder}/`" for folder in folders} - set(re.findall(r"`[^`]+/`", ARCHITECTURE))
    assert len(folders) > 12 and untold == {"`tests/lint/`"}


def tracked(folder):
    return subprocess.run(["git", "ls-files", folder], cwd=ROOT, capture_output=True, text=True, check=True).stdout


def test_no_folder_of_the_sources_has_the_name_of_what_is_built():
    files = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert [path for path in files.split() if "site" in path.split("/")[:-1]] == []


def test_the_readme_starts_with_the_two_commands():
    assert README.index("make serve") < README.index("make test") < README.index("## ")


@pytest.mark.parametrize(
    "document",
    [
        "README.md",
        "CONTRIBUTING.md",
        "ARCHITECTURE.md",
        "templates/README.md",
        ".github/SECURITY.md",
        ".github/pull_request_template.md",
    ],
)
def test_every_command_and_file_that_a_document_names_exists(document):
    text = (ROOT / document).read_text("utf-8")
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), flags=re.M))
    assert set(re.findall(r"`make ([a-z-]+)", text)) <= targets
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", re.sub(r"(?m)^    .*|`[^`]*`", "", text)):
        assert target.startswith("../../") or ((ROOT / document).parent / target).exists(), (
            target
        )  # `../../issues` is GitHub's own page


def test_make_help_lists_every_target():
    listed = subprocess.run(["make", "-s", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert set(re.findall(r"^make ([a-z-]+)", listed, flags=re.M)) == set(
        re.findall(r"^\.PHONY: (.*)", makefile, flags=re.M)[0].split()
    )


def test_the_list_of_directives_is_up_to_date():
    assert (ROOT / ".github/directives.md").read_text("utf-8") == reports.list_directives() + "\n", (
        "run `make generated`"
    )


def test_the_about_page_lists_the_objectives_of_the_course(course):
    about = course.page("docs/course/about.md").text
    assert all(f"- {says}" in about for says in course.objectives.values())
    assert (
        f"Version {course.version}" in about
        and f"## {course.version}, " in course.page("docs/course/changelog.md").text
    )

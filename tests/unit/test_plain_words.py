"""American English on every page, in what the code says to readers, and in the code."""

from __future__ import annotations

import subprocess

import pytest

from building import ROOT
from course.rules.plain import AMERICAN, AT_HOME, BRITISH


@pytest.mark.parametrize(("place", "words"), AT_HOME.items(), ids=str)
def test_every_exemption_is_used(course, place, words):
    path, heading = place
    section = course.page(path).section(heading)
    assert words <= {found.lower() for found in BRITISH.findall(section.text)}


def test_no_american_word_is_british():
    assert not {word for word in AMERICAN.values() if BRITISH.fullmatch(word)}


# Files in which British words are data, and the name under which a record has kept its field since 1.0.0.
DATA = (
    "scripts/course/rules/plain.py",
    "tests/fixtures/",
    "tests/permalinks.txt",
    "tests/seeded/",
    "tests/unit/test_kept.py",
    ".github/rules.md",
)
KEPT_FIELD = "licence"


def test_code_templates_and_documents_are_american():
    names = subprocess.run(
        ["git", "ls-files", "scripts", "tests", "templates", ".github", "Makefile", "mkdocs.yml", "course.yml", ":(top,glob)*.md"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip
    read = [name for name in names if not name.startswith(DATA) and not name.endswith((".png", ".woff2"))]
    assert len(read) > 200
    assert [
        (name, number, word)
        for name in read
        for number, line in enumerate((ROOT / name).read_text("utf-8").split("\n"), 1)
        for word in BRITISH.findall(line)
        if word != KEPT_FIELD
    ] == []

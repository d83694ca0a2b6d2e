"""The build as authors meet it: drafts with mistakes are shown, mistakes stop a strict build, assets are files."""

from __future__ import annotations

import re

import pytest

from building import ROOT, build, course_from


@pytest.fixture(scope="module")
def broken(tmp_path_factory):
    folder = course_from("broken", tmp_path_factory.mktemp("broken") / "course")
    out = folder.parent / "site"
    return folder, out, build(folder, out)


def test_a_draft_with_every_mistake_can_be_previewed(broken):
    _, out, done = broken
    assert done.returncode == 0, done.stderr
    assert (out / "modules/bad-bank/index.html").exists()


def test_every_problem_is_a_warning_of_the_build(broken):
    _, _, done = broken
    expected = (ROOT / "tests/fixtures/broken.txt").read_text("utf-8").splitlines()
    assert [line for line in expected if line not in done.stderr] == []


def test_a_malformed_question_is_a_notice_on_the_page(broken):
    _, out, _ = broken
    html = (out / "modules/bad-bank/index.html").read_text("utf-8")
    for id in ("no-blank", "unclosed", "wrapped", "two-keys", "all-right", "no-options"):
        assert re.search(rf"The question .{id}. cannot be shown", html), id
    assert "<quiz>" not in html


def test_a_file_that_cannot_be_read_is_a_notice_on_the_page(broken):
    _, out, _ = broken
    html = (out / "not-utf8/index.html").read_text("utf-8")
    assert "This page cannot be shown" in html and "docs/not-utf8.md:7" in html


def test_a_strict_build_stops_on_a_mistake(broken):
    folder, out, _ = broken
    done = build(folder, out.parent / "strict", strict=True)
    assert done.returncode != 0 and "quizzes/bad-bank.md:19: key" in done.stderr


@pytest.fixture(scope="module")
def minimal(tmp_path_factory):
    """The smallest course with a page that moved, and its strict build."""
    folder = course_from("minimal", tmp_path_factory.mktemp("minimal") / "course")
    data = (folder / "course.yml").read_text("utf-8")
    (folder / "course.yml").write_text(
        data.replace("redirects: {}", "redirects: {modules/old/: modules/first-module/}"), "utf-8"
    )
    return folder.parent / "site", build(folder, folder.parent / "site", strict=True)


def test_the_template_builds_strictly(minimal):
    _, done = minimal
    assert done.returncode == 0, done.stderr


def test_a_moved_page_leaves_a_stub(minimal):
    out, _ = minimal
    stub = (out / "modules/old/index.html").read_text("utf-8")
    assert 'href="../first-module/"' in stub and (out / "modules/first-module/index.html").exists()
    assert '<head><meta http-equiv="Content-Security-Policy"' in stub and "'sha256-" in stub

"""What runs on GitHub is valid, pinned, and asks for no more than it needs."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
import yaml

from building import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
FORMS = sorted(p for p in (ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml") if p.name != "config.yml")


def check_schema(schema, *paths):
    return subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *map(str, paths)],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda p: p.name)
def test_workflow_fits_the_schema(path):
    done = check_schema("vendor.github-workflows", path)
    assert done.returncode == 0, done.stdout


def test_dependabot_fits_the_schema():
    done = check_schema("vendor.dependabot", ROOT / ".github/dependabot.yml")
    assert done.returncode == 0, done.stdout


def test_how_to_cite_fits_the_schema_and_names_the_version_that_is_published(course):
    done = check_schema("vendor.citation-file-format", ROOT / "CITATION.cff")
    assert done.returncode == 0, done.stdout
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert (citation["version"], citation["date-released"]) == (course.version, str(course.released))
    assert citation["title"] == f"{course.title}: {course.subtitle}"


@pytest.mark.parametrize("path", FORMS, ids=lambda p: p.name)
def test_form_has_what_github_needs(path):
    form = yaml.safe_load(path.read_text("utf-8"))
    assert {"name", "description", "body"} <= set(form)
    ids = [item["id"] for item in form["body"] if item["type"] != "markdown"]
    assert len(ids) == len(set(ids))


def test_zizmor_finds_nothing():
    done = subprocess.run(
        [f"{sys.prefix}/bin/zizmor", "--offline", "--no-progress", "--persona", "pedantic", str(ROOT / ".github")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda p: p.name)
def test_actions_are_pinned_and_permissions_start_at_none(path):
    text = path.read_text("utf-8")
    assert all(re.search(r"@[0-9a-f]{40} # v\d", line) for line in re.findall(r"uses:.*", text))
    assert yaml.safe_load(text)["permissions"] == {}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda p: p.name)
def test_workflows_run_what_people_run(path):
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), flags=re.M))
    assert set(re.findall(r"\bmake ([a-z]+)", path.read_text("utf-8"))) <= targets


def test_whatever_fails_in_the_weekly_look_is_reported():
    """A step that may fail ends with the conclusion *success*; its outcome alone says that it failed."""
    *steps, report = yaml.safe_load((ROOT / ".github/workflows/weekly.yml").read_text("utf-8"))["jobs"]["look"]["steps"]
    looks = [step for step in steps if step.get("continue-on-error")]
    assert len(looks) >= 4 and "outcome" in report["if"] and "conclusion" not in report["if"]
    for step in looks:
        assert step["id"] and step["run"].partition("> ")[2].split()[0] in report["run"], step


def test_no_owner_and_no_address_is_invented():
    """The site's and the repository's address come from the environment alone."""
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert "site_url: !ENV [SITE_URL" in config and "repo_url: !ENV [REPO_URL" in config
    for path in [*WORKFLOWS, *FORMS, ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "mkdocs.yml"]:
        assert not re.search(r"github\.io|github\.com/(?!\$)[\w-]+/half", path.read_text("utf-8")), path


def test_every_part_of_the_sweep_is_run():
    sweep = yaml.safe_load((ROOT / ".github/workflows/sweep.yml").read_text("utf-8"))
    parts = {folder.name for folder in (ROOT / "tests/sweep").iterdir() if any(folder.glob("test_*.py"))}
    assert set(sweep["jobs"]["part"]["strategy"]["matrix"]["part"]) == parts
    assert sweep["jobs"]["part"]["timeout-minutes"] <= 25


def test_what_may_write_to_a_release_runs_nothing_of_the_repository():
    jobs = yaml.safe_load((ROOT / ".github/workflows/release.yml").read_text("utf-8"))["jobs"]
    writing = {name for name, job in jobs.items() if "write" in job["permissions"].values()}
    assert writing == {"attach"}
    steps = jobs["attach"]["steps"]
    assert not any("uses" in step or re.search(r"\b(?:make|python|npm)\b", step["run"]) for step in steps)
    assert "SHA256SUMS" in str(steps) and "make export" in str(jobs["export"]["steps"])

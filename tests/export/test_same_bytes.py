"""What is exported has the same bytes on another machine and day, as far as two processes can tell."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from building import ROOT

SITE = "https://example.org/course"
# Somewhere it is always another day; the second machine knows no letter beyond ASCII by itself.
HERE = {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8"}
THERE = {"PYTHONHASHSEED": "2", "TZ": "Pacific/Pago_Pago", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def export(checkout: Path, out: Path, environment: dict[str, str]) -> str:
    """Run the command as people do, and give what it prints."""
    done = subprocess.run(
        [sys.executable, checkout / "scripts/cli.py", "export", "--out", out, "--site", SITE],
        cwd=checkout,
        env={name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))} | environment,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    """(folder, what was printed) of a checkout and of a copy of it elsewhere, without Git."""
    folder = tmp_path_factory.mktemp("same")
    copy = folder / "elsewhere"
    for name in ("docs", "quizzes", "scripts"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("course.yml", "mkdocs.yml"):
        shutil.copy(ROOT / name, copy)
    return [
        (out, export(checkout, out, environment))
        for checkout, out, environment in ((ROOT, folder / "one", HERE), (copy, folder / "two", THERE))
    ]


def contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.timeout(900)  # the books are printed twice
def test_two_processes_write_the_same_bytes(exported):
    one, two = (contents(folder) for folder, _ in exported)
    assert [path for path in one if one[path] != two.get(path)] == [] and one.keys() == two.keys()
    assert sum(path.endswith(".zip") for path in one) >= 24


def test_the_sums_are_those_of_the_files(exported):
    folder, _ = exported[0]
    done = subprocess.run(
        ["sha256sum", "--strict", "--check", "SHA256SUMS"], cwd=folder, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout.decode()
    summed = {line.split("  ")[1] for line in (folder / "SHA256SUMS").read_text("utf-8").splitlines()}
    assert summed | {"SHA256SUMS", "SIZES.txt"} == contents(folder).keys()


def test_the_table_says_how_large_each_file_is(exported):
    folder, printed = exported[0]
    rows = re.findall(r"^(\S+) +([\d,]+)$", (folder / "SIZES.txt").read_text("utf-8"), re.M)
    assert {path: int(size.replace(",", "")) for path, size in rows} == {
        path: (folder / path).stat().st_size for path in contents(folder) if path not in ("SHA256SUMS", "SIZES.txt")
    }
    assert all(f"{path} " in printed for path, _ in rows)

"""A test that hangs ends, and ends nothing else."""

from __future__ import annotations

import os
import subprocess
import sys

from building import ROOT

HANGS = """
import threading

def test_that_hangs():
    threading.Event().wait()

def test_after_it():
    pass
"""


def test_a_test_that_hangs_fails_alone(tmp_path):
    (tmp_path / "test_hangs.py").write_text(HANGS, "utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-c",
        str(ROOT / "pyproject.toml"),
        "--rootdir",
        str(tmp_path),
        "--timeout",
        "1",
        str(tmp_path),
    ]
    done = subprocess.run(
        command,
        cwd=tmp_path,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=50,
    )
    assert "1 failed, 1 passed" in done.stdout and "Timeout" in done.stdout, done.stdout + done.stderr


def test_every_test_has_a_limit(request):
    assert 0 < float(request.config.getini("timeout")) <= 60 and request.config.getini("timeout_method") == "signal"

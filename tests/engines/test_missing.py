"""An engine that is not there is no engine that passed."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from building import ROOT


@pytest.mark.parametrize(
    ("name", "package"),
    [("Chromium", "chromium"), ("Firefox", "firefox-esr"), ("WebKit", "webkit2gtk-driver xvfb")],
    ids=lambda what: f"no {what}",
)
def test_a_missing_engine_is_named_with_what_to_install(tmp_path, name, package):
    bare = {**os.environ, "PATH": str(tmp_path), "HOME": str(tmp_path), "CHROMIUM": str(tmp_path / "chromium")}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "tests/engines/test_whole_way.py", "-k", name],
        cwd=ROOT,
        env=bare,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1 and " passed" not in done.stdout
    assert (
        f"{name} is missing." in done.stdout + done.stderr and f"apt-get install {package}" in done.stdout + done.stderr
    )

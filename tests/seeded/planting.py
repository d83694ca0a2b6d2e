"""A fault planted in a copy of the project, and what the tests there say of it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from seeded.faults import Patch

SEEN, NOT_SEEN, BROKEN = "seen", "not seen", "broken"


@dataclass(frozen=True)
class Outcome:
    """What a run of tests said: a test failed, all passed, or they could not run, and then nothing is known."""

    kind: str
    test: str = ""
    message: str = ""


def copied(root: Path, to: Path) -> Path:
    """The project as it stands now, with what Git does not know yet, and without what was built or installed."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (root / name).exists():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(root / name, to / name)
    return to


@contextmanager
def planted(folder: Path, patch: Patch) -> Iterator[None]:
    file = folder / patch.file
    before = file.read_bytes()
    file.write_text(patch.applied(before.decode()), "utf-8", newline="")
    try:
        yield
    finally:
        file.write_bytes(before)


def run(python: str, folder: Path, tests: list[str], patience: int = 280) -> Outcome:
    """The tests as they stand in `folder`, up to the first that fails."""
    # No bytecode: Python would take what stood there a second ago for what stands there now.
    env = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "SITE_URL", "REPO_URL", "GITHUB_ACTIONS")} | {
        "PYTHONDONTWRITEBYTECODE": "1",
        "NO_MKDOCS_2_WARNING": "1",
    }
    with tempfile.TemporaryDirectory() as reports:
        report = Path(reports) / "report.xml"
        command = [python, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", f"--junitxml={report}", *tests]
        running = subprocess.Popen(
            command,
            cwd=folder,
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        try:
            said, _ = running.communicate(timeout=patience)
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)  # with its browser
            running.communicate()
            return Outcome(BROKEN, message=f"no end after {patience} seconds")
        if running.returncode == 0:
            return Outcome(NOT_SEEN)
        return _failed(report) if report.exists() else Outcome(BROKEN, message=said[-2000:])


def _failed(report: Path) -> Outcome:
    """A failure is a test that says no. An error is a test that could not begin, which proves nothing."""
    for case in ElementTree.parse(report).iter("testcase"):  # noqa: S314 — pytest has just written it
        for kind, tag in ((SEEN, "failure"), (BROKEN, "error")):
            if (found := case.find(tag)) is not None:
                place = case.get("classname", "").replace(".", "/")
                return Outcome(
                    kind,
                    f"{place}.py::{case.get('name')}" if place else case.get("name", ""),
                    found.get("message", "")[:500],
                )
    return Outcome(BROKEN, message="no test was run")

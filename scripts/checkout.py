"""What Git knows of the folder that is checked out."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path


def commit_date(root: Path) -> date:
    """The date of the commit that is checked out, so that an old commit passes as it did; today while something is
    changed, or where there is no Git.
    """
    program = shutil.which("git")
    if program is None:
        return date.today()

    def git(*command: str) -> str:
        return subprocess.run(
            [program, "-C", str(root), *command], capture_output=True, text=True, check=False
        ).stdout.strip()

    committed = git("log", "-1", "--format=%cs")
    return date.fromisoformat(committed) if committed and not git("status", "--porcelain") else date.today()

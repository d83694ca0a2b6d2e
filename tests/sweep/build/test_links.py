"""The built site as a crawler sees it."""

from __future__ import annotations

import re
import subprocess
import sys


def test_linkchecker_finds_no_broken_page(address, tmp_path):
    rc = tmp_path / "linkcheckerrc"
    rc.write_text(
        "[checking]\nmaxrequestspersecond=1000\nthreads=8\nrobotstxt=0\n[filtering]\ncheckextern=0\n[output]\nstatus=0\n",
        "utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-m", "linkcheck", "-f", str(rc), "--no-warnings", address],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    checked = re.search(r"(\d+) links in (\d+) URLs checked", done.stdout)
    assert int(checked[2]) >= 25, done.stdout

"""Where the tests find a Chromium, and how they start it. `python tests/browser.py` prints the path.

In this order: $CHROMIUM, one on the PATH, Playwright's own download, apt as root. Else a sentence says what to do.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
HOW = (
    "The browser tests need Chromium. Install it (Debian: `sudo apt-get install chromium`; macOS: `brew install --cask chromium`), "
    "or name one: `CHROMIUM=/path/to/chromium make test`."
)
# As root, and in most containers, Chromium has no sandbox; the rest keeps it from calling home.
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]


@cache
def chromium() -> str:
    """The path of a Chromium. Raises RuntimeError with a sentence for people where none can be had."""
    named = os.environ.get("CHROMIUM")
    if named:
        if shutil.which(named):
            return named
        raise RuntimeError(f"CHROMIUM names {named}, which cannot be run. {HOW}")
    return _on_path() or _downloaded() or _from_apt() or _fail()


def _on_path() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def _downloaded() -> str | None:
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    if not own.exists():
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False, capture_output=True, timeout=600)
    return str(own) if own.exists() else None


def _from_apt() -> str | None:
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"]):
            subprocess.run(command, check=False, capture_output=True, timeout=900, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
    return _on_path()


def _fail() -> str:
    raise RuntimeError(HOW)


def start(playwright):
    """A running browser, or RuntimeError with a sentence for people."""
    try:
        return playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
    except Error as error:
        raise RuntimeError(f"{chromium()} does not start. {HOW}\n{error}") from error


if __name__ == "__main__":
    try:
        print(chromium())
    except RuntimeError as error:
        sys.exit(str(error))

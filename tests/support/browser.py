"""Where the tests find a Chromium, and how they start it.

In this order: $CHROMIUM, one on the PATH, one that Playwright downloaded. Tests look and install nothing.
`make browser`, which runs this file and which `make test` begins with, gets one where there is none: Playwright's
download into the user's cache, and where that is not to be had, apt, if it may (in a container one is root). It says
what it does, and ends with the path.
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
    "The browser tests need Chromium. `make browser` gets one where it can; else install it (Debian: `sudo apt-get install chromium`; "
    "macOS: `brew install --cask chromium`), or name one: `CHROMIUM=/path/to/chromium make test`."
)
# As root, and in most containers, Chromium has no sandbox; the last is a microphone that hears nothing, for pages that
# may use one; the rest keeps it from calling home.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--use-fake-device-for-media-stream",
]


@cache
def chromium() -> str:
    """The path of a Chromium. Raises RuntimeError with a sentence for people where none can be had."""
    named = os.environ.get("CHROMIUM")
    if named:
        if shutil.which(named):
            return named
        raise RuntimeError(f"CHROMIUM names {named}, which cannot be run. {HOW}")
    return _on_path() or _downloaded() or _fail()


def _on_path() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def _downloaded() -> str | None:
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    return str(own) if own.exists() else None


def _fail() -> str:
    raise RuntimeError(HOW)


def get() -> None:
    """Install a Chromium, by the first way after which one runs; a way that fails says
    why and leaves it to the next.
    """
    ways = [[[sys.executable, "-m", "playwright", "install", "chromium"]]]
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        ways.append(
            [["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"]]
        )
    for way in ways:
        for command in way:
            print("No Chromium runs here yet:", *command, file=sys.stderr, flush=True)
            try:
                subprocess.run(
                    command,
                    check=False,
                    stdout=subprocess.DEVNULL,
                    timeout=900,
                    env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
                )
            except subprocess.TimeoutExpired:
                print("… gave no answer within 15 minutes", file=sys.stderr)
        if _runs():
            return


def _runs() -> bool:
    """Whether there is one that has all its libraries; Playwright's download may lack some."""
    found = _on_path() or _downloaded()
    return (
        bool(found)
        and subprocess.run([found, "--version"], check=False, capture_output=True, timeout=60).returncode == 0
    )


def start(playwright):
    """A running browser, or RuntimeError with a sentence for people."""
    try:
        return playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
    except Error as error:
        raise RuntimeError(f"{chromium()} does not start. {HOW}\n{error}") from error


def without_chance(context):
    """The context, in which what the pages draw at random is drawn again in the next run."""
    context.add_init_script("let drawn = 0; crypto.getRandomValues = (array) => array.fill(++drawn)")
    return context


def main() -> None:
    try:
        if not os.environ.get("CHROMIUM") and not _runs():
            get()
        print(chromium())
    except RuntimeError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()

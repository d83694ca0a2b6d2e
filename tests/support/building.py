"""Building and serving a site in a test."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "tests" / "fixtures"
KINDS = [  # a page of every kind, for what is measured
    "",
    "modules/half-the-story/",
    "modules/time-outs/",
    "modules/safety-and-scope/",
    "monday/",
    "supervisors/",
    "course/references/",
    "cases/sunday-night/",
    "practice/",
    "practice/conversation-preparation/",
    "practice/rehearse-time-outs/",
    "my-course/",
    "review/",
    "assessment/",
    "evaluation/",
    "statement/",
    "papers/",
    "help/",
    "handbook/tonight/",
]
# Every page, by its address below the site; known without loading the course, so that a mistake in it is no
# error of collecting tests.
ADDRESSES = [
    *sorted(
        re.sub(r"(^|/)index/$", r"\1", path.relative_to(ROOT / "docs").as_posix().removesuffix(".md") + "/")
        for path in (ROOT / "docs").rglob("*.md")
    ),
    "404.html",
]
WORKSHEETS = [
    path.stem for path in sorted((ROOT / "docs/practice").glob("*.md")) if "\nfilled_by:" in path.read_text("utf-8")
]
BELOW = "/half-the-story/"  # the sub-path that sites are served under, as on Pages


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """The folder, in which now stand the files, by their paths."""
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def build(folder: Path, out: Path, *, strict: bool = False, **environment: str) -> subprocess.CompletedProcess:
    """Run `mkdocs build` on the course in `folder` as people do, with only the given SITE_URL and REPO_URL."""
    env = {k: v for k, v in os.environ.items() if k not in ("SITE_URL", "REPO_URL", "GITHUB_ACTIONS")}
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(out), *(["--strict"] if strict else [])]
    return subprocess.run(
        command,
        cwd=folder,
        env={**env, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def builds_with(folder: Path, **environment: str) -> None:
    """The course builds strictly, without a warning, and links to itself and its sources where
    it knows their addresses.
    """
    done = build(ROOT, folder / "site", strict=True, **environment)
    assert done.returncode == 0 and "WARNING" not in done.stderr, done.stderr
    home = (folder / "site/index.html").read_text("utf-8")
    assert ("canonical" in home) == ("SITE_URL" in environment)
    assert ("/edit/main/docs/index.md" in home) == ("REPO_URL" in environment)


def course_from(fixture: str, folder: Path) -> Path:
    """A copy of a fixture that MkDocs can build: with the project's scripts, assets and configuration,
    and a navigation of its own.
    """
    shutil.copytree(FIXTURES / fixture, folder)
    shutil.copytree(ROOT / "scripts", folder / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "docs" / "assets", folder / "docs" / "assets")
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    pages = "nav:\n  - index.md\n  - Modules: []\n  - Handbook:\n      - handbook/index.md\n      - Handbook: []\n  - Cases: []\n  - glossary.md\n  - help.md\n  - course/about.md\n  - course/hours.md\n  - course/references.md\n\n"
    (folder / "mkdocs.yml").write_text(re.sub(r"^nav:\n.*?\n\n", pages, config, flags=re.S | re.M), "utf-8")
    return folder


class Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # one connection for many files
    disable_nagle_algorithm = True  # else the body waits for the headers' receipt

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(BELOW)) if path.startswith(BELOW) else "/nowhere"

    def end_headers(self) -> None:
        self.send_header("LinkChecker", "allowed")  # else linkchecker asks ten times a second at most
        self.send_header("Cache-Control", "max-age=600")  # as Pages does
        super().end_headers()

    def log_message(self, *_args) -> None:
        pass


def listening() -> ThreadingHTTPServer:
    """A server on a port of its own, which nobody else can take while the site is built with its address."""
    return ThreadingHTTPServer(("127.0.0.1", 0), Handler)


@contextmanager
def served(folder: Path, server: ThreadingHTTPServer | None = None, handler: type[Handler] = Handler):
    """The address of a server on localhost that shows `folder` below the sub-path."""
    server = server or listening()
    server.RequestHandlerClass = partial(handler, directory=str(folder))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{BELOW}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

"""One reader in three engines: each is started once, goes the whole way on one record, and the end is a table."""

from __future__ import annotations

import shutil

import pytest

from building import BELOW
from engines.chromium import Chromium
from engines.firefox import Firefox
from engines.table import table
from engines.webkit import WebKit
from leaving import ELSEWHERE

ENGINES = {engine.__name__: engine for engine in (Chromium, Firefox, WebKit)}
# No driver tells of errors in all engines, so each page does: it is the first script on it.
TELLS = """{
    const tell = (what) => sessionStorage.setItem("wrong", JSON.stringify(JSON.parse(sessionStorage.getItem("wrong") ?? "[]").concat(what)));
    const tooShort = (e) => e.target instanceof HTMLMediaElement; // a recording of nothing
    addEventListener("error", (e) => tooShort(e) || tell(e.message ?? "not loaded: " + (e.target.src ?? e.target.href)), true);
    addEventListener("unhandledrejection", (e) => tell("rejected: " + e.reason));
    addEventListener("securitypolicyviolation", (e) => tell("refused by the policy: " + e.violatedDirective + " " + e.blockedURI));
}"""
WRONG = "Promise.reject('in vain'); document.body.insertAdjacentHTML('beforeend', '<img src=nowhere.png onerror=0>'); nobody();"


def pytest_configure(config):
    """What the drivers' own code is warned of is no fault of the course: sockets left to the collector of
    garbage, names that will go.
    """
    for what in ("ResourceWarning", "DeprecationWarning", "pytest.PytestUnraisableExceptionWarning"):
        config.addinivalue_line("filterwarnings", f"ignore::{what}")


def pytest_generate_tests(metafunc):
    if "engine" in metafunc.fixturenames:
        metafunc.parametrize("engine", ENGINES, indirect=True, scope="session")
    if "kind" in metafunc.fixturenames:
        metafunc.parametrize("kind", ENGINES)


def pytest_collection_finish(session):
    """Nothing is left out in silence: without an engine that was asked for, nothing runs."""
    callspecs = (item.callspec for item in session.items if hasattr(item, "callspec"))
    asked = {spec.params[name] for spec in callspecs for name in ("engine", "kind") if name in spec.params}
    lacking = {name: sentence for name in ENGINES if name in asked and (sentence := ENGINES[name].missing())}
    if lacking:
        says = "".join(
            f"\n{name} is missing. {sentence} Without it: make engines ARGS=\"-k 'not {name}'\""
            for name, sentence in lacking.items()
        )
        pytest.exit(says.strip(), returncode=1)


@pytest.fixture(scope="session")
def site(site, server, tmp_path_factory):
    """The built site; its pages tell what goes wrong on them, and the quick way out leads to
    another host of this machine.
    """
    out = tmp_path_factory.mktemp("engines") / "site"
    shutil.copytree(site, out)
    elsewhere = f"http://localhost:{server.server_port}{BELOW}elsewhere.html"
    for page in out.rglob("*.html"):
        page.write_text(
            page.read_text("utf-8")
            .replace("<head>", f'<head><script src="{BELOW}tells.js"></script>', 1)
            .replace(ELSEWHERE, elsewhere),
            "utf-8",
        )
    (out / "tells.js").write_text(TELLS, "utf-8")
    (out / "wrong.js").write_text(WRONG, "utf-8")
    (out / "elsewhere.html").write_text("<!doctype html><title>Elsewhere</title><h1>Elsewhere</h1>", "utf-8")
    return out


@pytest.fixture(scope="session")
def engine(request, tmp_path_factory):
    running = ENGINES[request.param](tmp_path_factory.mktemp(request.param) / "saved")
    yield running
    running.close()


@pytest.fixture
def another(kind, tmp_path):
    """Start a browser that nobody has used, and end the one before: drivers do not share a machine."""
    running: list = []

    def start():
        for before in running[-1:]:
            before.close()
        running.append(ENGINES[kind](tmp_path / str(len(running))))
        return running[-1]

    yield start
    for last in running[-1:]:
        last.close()


def pytest_terminal_summary(terminalreporter):
    reports = [r for group in terminalreporter.stats.values() for r in group if isinstance(r, pytest.TestReport)]
    if lines := table(reports, list(ENGINES)):
        terminalreporter.section("a reader's whole way, in seconds")
        for line in lines:
            terminalreporter.line(line)

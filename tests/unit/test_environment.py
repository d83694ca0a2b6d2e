"""The environment is set up once, renewed by what the pins say, and nobody's own is deleted; a browser is
looked for, not installed.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import browser
import environment
from building import ROOT


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder with two files of pins, in which venv and pip only note that they were called, or do
    what `place.fails` raises.
    """

    class Place:
        folder = tmp_path / ".venv"
        authors, tests = tmp_path / "requirements.txt", tmp_path / "requirements-tests.txt"

        def __init__(self):
            self.ran: list[str] = []
            self.fails: dict[str, BaseException] = {}

        def up(self, *files, keep=False):
            """What was run to bring the environment about, in order."""
            self.ran.clear()
            environment.set_up(self.folder, list(files or [self.authors]), keep)
            return list(self.ran)

    place = Place()
    place.authors.write_text("a==1\n", "utf-8")
    place.tests.write_text("a==1\nt==1\n", "utf-8")

    def run(command, check):
        tool = command[command.index("-m") + 1]
        place.ran.append(tool)
        if tool == "venv":
            (Path(command[-1]) / "bin").mkdir()
            (Path(command[-1]) / "bin/python").touch()
        else:
            place.ran += [Path(part).name for part in command if part.endswith(".txt")]
        if tool in place.fails:
            raise place.fails[tool]

    monkeypatch.setattr(subprocess, "run", run)
    return place


ANEW = ["venv", "pip", "requirements.txt"]


def test_it_is_set_up_once(place):
    assert place.up() == ANEW
    assert place.up() == place.up(keep=True) == []


def test_what_the_pins_say_counts_and_not_their_times(place):
    place.up()
    os.utime(place.authors, (4_000_000_000, 4_000_000_000))
    assert place.up() == []
    (place.folder / "left-over").touch()
    place.authors.write_text("a==2\n", "utf-8")
    os.utime(place.authors, (0, 0))
    assert place.up() == ANEW and place.up() == [] and not (place.folder / "left-over").exists()


def test_another_python_and_another_place_renew_it(place, monkeypatch):
    place.up()
    monkeypatch.setattr(sys, "version_info", (3, 99, 0))
    assert place.up() == ANEW
    place.folder = place.folder.rename(place.folder.with_name(".venv-moved"))
    assert place.up() == ANEW


def test_one_whose_python_is_gone_is_renewed(place):
    place.up()
    (place.folder / "bin/python").unlink()
    assert place.up(keep=True) == ANEW


def test_tests_are_added_and_authors_keep_what_they_have(place):
    place.up()
    (place.folder / "mine").touch()
    assert place.up(place.authors, place.tests) == ["pip", "requirements-tests.txt"]
    assert place.up() == place.up(place.authors, place.tests) == [] and (place.folder / "mine").exists()
    place.tests.write_text("t==2\n", "utf-8")
    assert place.up() == []
    assert place.up(place.authors, place.tests) == [*ANEW, "requirements-tests.txt"]


@pytest.mark.parametrize("keep", [False, True])
def test_a_link_is_used_and_never_written_to(place, tmp_path, keep, capsys):
    other = tmp_path / "elsewhere"
    (other / "bin").mkdir(parents=True)
    (other / "bin/python").touch()
    place.folder.symlink_to(other)
    assert place.up(place.authors, place.tests, keep=keep) == []
    assert place.folder.is_symlink() and [p.name for p in other.rglob("*")] == ["bin", "python"]
    assert "is used as it stands" in capsys.readouterr().err


def test_a_link_to_nothing_is_said(place, tmp_path):
    place.folder.symlink_to(tmp_path / "nowhere")
    with pytest.raises(SystemExit, match="where no environment stands"):
        place.up()
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("made", ["by this, of other pins", "by an earlier Makefile", "by hand"])
def test_reading_replaces_nothing_that_stands(place, made, capsys):
    place.up()
    (place.folder / "mine").touch()
    place.authors.write_text("a==2\n", "utf-8")
    if made == "by an earlier Makefile":
        (place.folder / ".ready").write_text("", "utf-8")
    elif made == "by hand":
        (place.folder / ".ready").unlink()
    assert place.up(keep=True) == [] and (place.folder / "mine").exists()
    assert "`make environment` renews it" in capsys.readouterr().err


@pytest.mark.parametrize("keep", [False, True])
def test_a_folder_that_this_did_not_make_is_never_deleted(place, keep):
    place.folder.mkdir()
    (place.folder / "mine").write_text("a diary", "utf-8")
    with pytest.raises(SystemExit, match="not made by this Makefile"):
        place.up(keep=keep)
    assert place.ran == [] and (place.folder / "mine").read_text("utf-8") == "a diary"


def test_an_empty_folder_is_no_environment(place):
    place.folder.mkdir()
    assert place.up(keep=True) == ANEW


@pytest.mark.parametrize("tool", ["venv", "pip"])
@pytest.mark.parametrize("stood", [False, True])
def test_what_was_interrupted_does_not_count(place, tool, stood):
    if stood:
        place.up()
        place.authors.write_text("a==2\n", "utf-8")
    place.fails = {tool: KeyboardInterrupt()}
    with pytest.raises(KeyboardInterrupt):
        place.up()
    place.fails = {}
    assert place.up(keep=True) == ([] if stood else ANEW)  # the old one is back, or nothing is
    assert place.up() == (ANEW if stood else [])


def test_added_tests_that_were_interrupted_do_not_count(place):
    place.up()
    place.fails = {"pip": KeyboardInterrupt()}
    with pytest.raises(KeyboardInterrupt):
        place.up(place.authors, place.tests)
    place.fails = {}
    assert place.up() == []
    assert place.up(place.authors, place.tests) == [*ANEW, "requirements-tests.txt"]


def test_without_a_network_what_stood_stands(place):
    place.up()
    place.fails = {"pip": subprocess.CalledProcessError(1, ["python", "-m", "pip"])}
    with pytest.raises(SystemExit, match=r"What stood in .* stands"):
        place.up(place.authors, place.tests)
    assert place.up() == []
    place.authors.write_text("a==2\n", "utf-8")
    (place.folder / "mine").touch()
    with pytest.raises(SystemExit, match="pip could not get the packages"):
        place.up()
    assert place.up(keep=True) == [] and (place.folder / "mine").exists()


def test_a_python_without_venv_is_told_what_to_install(place):
    place.fails = {"venv": subprocess.CalledProcessError(1, ["python", "-m", "venv"])}
    with pytest.raises(SystemExit, match="apt-get install python3-venv"):
        place.up()


def test_an_old_python_is_told_so(monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 10, 9))
    with pytest.raises(SystemExit, match=r"needs Python 3\.11"):
        environment.main([".venv", "requirements.txt"])


def test_a_real_one_stopped_half_way_is_not_ready_and_a_finished_one_is(tmp_path):
    """With venv and pip themselves, as make starts them: in a process group of their own, which
    Ctrl-C reaches as a whole.
    """
    pins = tmp_path / "requirements.txt"
    pins.write_text("# nothing\n", "utf-8")
    command = [sys.executable, str(ROOT / "scripts/environment.py"), str(tmp_path / ".venv"), str(pins)]
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)  # a shell's job in the background inherits that it is ignored
    process = subprocess.Popen(command, start_new_session=True, stderr=subprocess.PIPE, text=True)
    signal.signal(signal.SIGINT, before)
    assert "Setting up" in process.stderr.readline()
    os.killpg(process.pid, signal.SIGINT)
    process.communicate(timeout=30)
    assert process.returncode != 0
    keys = {"requirements.txt": environment.key(tmp_path / ".venv", pins)}
    assert environment.standing(tmp_path / ".venv") != keys
    assert subprocess.run(command, check=False, capture_output=True, timeout=60).returncode == 0
    assert environment.standing(tmp_path / ".venv") == keys
    assert sorted(p.name for p in tmp_path.iterdir()) == [".venv", "requirements.txt"]
    done = subprocess.run([*command], check=True, capture_output=True, text=True, timeout=60)
    assert done.stdout + done.stderr == ""


@pytest.mark.parametrize(
    ("target", "keeps"),
    [
        ("check", True),
        ("due", True),
        ("claims", True),
        ("cases", True),
        ("serve", False),
        ("site", False),
        ("test", False),
    ],
)
def test_make_replaces_an_environment_only_where_it_must(target, keeps):
    plan = subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    first = next(line for line in plan.splitlines() if "environment.py" in line)
    assert ("--keep" in first) == keeps
    assert ("requirements-tests.txt" in plan) == (target == "test")


def pins(name):
    return dict(re.findall(r"^([A-Za-z0-9_.-]+)==(\S+) \\$", (ROOT / name).read_text("utf-8"), flags=re.M))


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-tests.txt", "requirements-portability.txt"])
def test_pins_carry_hashes_and_no_registry(name):
    text = (ROOT / name).read_text("utf-8")
    assert not re.search(r"https?://|--index-url|--find-links", text)
    assert len(pins(name)) > 20
    assert all("--hash=sha256:" in entry for entry in re.split(r"^(?=[A-Za-z0-9])", text, flags=re.M)[1:])


def test_tests_run_with_what_authors_have():
    ours, theirs = pins("requirements.txt"), pins("requirements-tests.txt")
    assert ours.items() <= theirs.items()
    assert not {"playwright", "pytest", "hypothesis", "linkchecker", "zizmor"} & ours.keys()


def test_looking_for_a_browser_installs_nothing(monkeypatch):
    def run(*command, **_):
        raise AssertionError(command)

    monkeypatch.setattr(browser.subprocess, "run", run)
    monkeypatch.setattr(browser, "_downloaded", lambda: None)
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", "/nowhere")
    browser.chromium.cache_clear()
    try:
        with pytest.raises(RuntimeError, match=r"`make browser`.*apt-get install chromium"):
            browser.chromium()
    finally:
        browser.chromium.cache_clear()


def test_a_browser_is_got_by_the_first_way_after_which_one_runs(monkeypatch, capsys):
    ran, runs = [], iter([False, False, True])
    monkeypatch.setattr(browser.subprocess, "run", lambda command, **_: ran.append(command[1:3]))
    monkeypatch.setattr(browser, "_runs", lambda: next(runs))
    monkeypatch.setattr(browser, "chromium", lambda: "/found")
    monkeypatch.setattr(browser.os, "geteuid", lambda: 0)
    monkeypatch.setattr(browser.shutil, "which", lambda name: name)
    monkeypatch.delenv("CHROMIUM", raising=False)
    browser.main()
    assert ran == [["-m", "playwright"], ["update", "-qq"], ["install", "-y"]]
    said = capsys.readouterr()
    assert said.out == "/found\n" and "apt-get install" in said.err
    ran.clear()
    runs = iter([False, False])
    monkeypatch.setattr(browser.os, "geteuid", lambda: 1000)
    browser.main()
    assert ran == [["-m", "playwright"]]  # apt is for root alone

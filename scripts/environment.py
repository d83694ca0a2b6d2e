"""Set up a virtual environment from pins: `python scripts/environment.py [--keep] .venv
requirements.txt [more.txt ...]`.

Quick and silent where everything stands. What was installed is written to `.ready` in the environment, as one
line for each file of pins with the hash of file, Python and place; it is renewed when a hash differs,
whatever the files' times say.

- Whatever is being installed counts as unfinished until pip is done, so that a Ctrl-C or a pulled plug
  leaves nothing half ready.
- A new environment is built while the old one stands aside, and the old one comes back if that
  fails (an author on a train).
- A link is somebody else's environment: it is used, and never written to. So is, with --keep, whatever stands.
- A folder that this did not make is never deleted.

Only the standard library, and syntax that an old Python can read far enough to say that it is too old.
"""

from __future__ import annotations

import argparse
import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
STAMP = ".ready"
UNFINISHED = "unfinished"


def key(folder: Path, pins: Path) -> str:
    """What an environment of these pins is known by.

    Its place is part of it: scripts in an environment name their Python by its full path.
    """
    python = "{}.{}".format(*sys.version_info)
    return hashlib.sha256(b"\0".join([pins.read_bytes(), python.encode(), os.fsencode(folder.resolve())])).hexdigest()[
        :16
    ]


def standing(folder: Path) -> dict[str, str] | None:
    """The keys of what is installed, or None where this script made nothing."""
    try:
        lines = (folder / STAMP).read_text("utf-8").splitlines()
    except OSError:
        return None
    return dict(line.split(" ", 1) for line in lines)


def set_up(folder: Path, files: list[Path], keep: bool = False) -> None:
    """See to it that `folder` is an environment with every pin of `files`.

    Raises SystemExit with a sentence for people.
    """
    wanted = {file.name: key(folder, file) for file in files}
    if folder.is_symlink():
        if not (folder / "bin/python").exists():
            raise SystemExit(
                f"{folder} is a link to {folder.resolve()}, where no environment stands; make one there, or delete the link."
            )
        if not wanted.items() <= (standing(folder) or {}).items():
            _say(
                f"{folder} is a link and is used as it stands; its packages may not be those of {' and '.join(wanted)}."
            )
        return
    with files[0].open("rb") as lock:  # two commands in two windows: the second waits, then finds everything done
        fcntl.flock(lock, fcntl.LOCK_EX)
        _bring(folder, files, wanted, keep)


def _bring(folder: Path, files: list[Path], wanted: dict[str, str], keep: bool) -> None:
    have = standing(folder)
    empty = not folder.exists() or not any(folder.iterdir())
    sound = (folder / "bin/python").exists()  # no longer, once the Python it was made from is gone
    differ = {name for name in wanted if (have or {}).get(name, wanted[name]) != wanted[name]}
    missing = [file for file in files if file.name not in (have or {})]
    if have and sound and not differ and not missing:
        return
    if keep and not empty and sound and not (have and any(have.get(name) == UNFINISHED for name in wanted)):
        _say(
            f"{folder} was not made from {' and '.join(wanted)} as they are now; it is used as it stands, and `make environment` renews it."
        )
    elif have is None and not empty:
        raise SystemExit(
            f"{folder} was not made by this Makefile and stays as it is. Move it away, or name another place: make VENV=.venv-course"
        )
    elif have and sound and not differ:
        _add(folder, missing, have, wanted)
    else:
        _renew(folder, files, wanted)


def _add(folder: Path, missing: list[Path], have: dict[str, str], wanted: dict[str, str]) -> None:
    _say(f"Adding {' and '.join(file.name for file in missing)} to {folder} …")
    _write(folder, {**have, **{file.name: UNFINISHED for file in missing}})
    try:
        _install(folder, missing)
    except subprocess.CalledProcessError:
        _write(folder, have)  # pip gets everything before it installs anything: without a network nothing has changed
        raise SystemExit(f"pip could not get them. What stood in {folder} stands.") from None
    _write(folder, {**have, **wanted})


def _renew(folder: Path, files: list[Path], wanted: dict[str, str]) -> None:
    _say(f"Setting up {folder} from {' and '.join(wanted)} …")
    new, aside, failed = (folder.with_name(f"{folder.name}.make-{name}") for name in ("new", "before", "failed"))
    for left_over in (new, aside, failed):
        shutil.rmtree(left_over, ignore_errors=True)
    try:
        new.mkdir(parents=True)
        _write(new, dict.fromkeys(wanted, UNFINISHED))
        if folder.exists():
            folder.rename(aside)
        new.rename(folder)  # it is never there without its stamp
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        _install(folder, files)
    except BaseException as error:
        if aside.exists():  # renamed first and deleted last, for a second Ctrl-C
            if folder.exists():
                folder.rename(failed)
            aside.rename(folder)
            shutil.rmtree(failed, ignore_errors=True)
        if not isinstance(error, subprocess.CalledProcessError):
            raise
        how = (
            "Debian and Ubuntu keep a part of venv apart: sudo apt-get install python3-venv"
            if "venv" in error.cmd
            else "pip could not get the packages."
        )
        raise SystemExit(f"{folder} could not be set up. {how}") from None
    _write(folder, wanted)
    shutil.rmtree(aside, ignore_errors=True)


def _install(folder: Path, files: list[Path]) -> None:
    named = [part for file in files for part in ("-r", str(file))]
    subprocess.run(
        [
            str(folder / "bin/python"),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--require-hashes",
            *named,
        ],
        check=True,
    )


def _write(folder: Path, keys: dict[str, str]) -> None:
    """All of it or nothing, so that no reader meets half a line."""
    new = folder / (STAMP + "-new")
    new.write_text("".join(f"{name} {key}\n" for name, key in keys.items()), "utf-8")
    new.replace(folder / STAMP)


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def main(argv: list[str] | None = None) -> None:
    if sys.version_info < OLDEST:
        raise SystemExit(
            "Half the Story needs Python {}.{} or newer; name one: make PYTHON=path/to/python".format(*OLDEST)
        )
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("pins", type=Path, nargs="+")
    parser.add_argument("--keep", action="store_true", help="set up where nothing stands, and leave what stands alone")
    args = parser.parse_args(argv)
    try:
        set_up(args.folder, args.pins, args.keep)
    except KeyboardInterrupt:
        raise SystemExit(130) from None


if __name__ == "__main__":
    main()

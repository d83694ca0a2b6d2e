"""`make seeded`: plant every fault of `faults.yml` in a copy of the project and write down which test sees it.

`make seeded ARGS="one-fault another"` plants some. With `--old COMMIT --python PYTHON` they are planted in a copy of
that commit, whose tests PYTHON runs: an environment made by hand from the pins of that commit, outside the project.
What was found there is kept and need not be found again.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from building import ROOT
from seeded import faults, table
from seeded.planting import NOT_SEEN, Outcome, copied, planted, run


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="make seeded", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", help="of faults; without one, all")
    parser.add_argument("--old", metavar="COMMIT")
    parser.add_argument("--python", default=sys.executable)
    args = parser.parse_args()
    known = faults.read()
    if unknown := set(args.names) - {f.name for f in known}:
        parser.error(f"no fault is called {', '.join(sorted(unknown))}")
    chosen = [f for f in known if not args.names or f.name in args.names]
    found = table.results()
    with tempfile.TemporaryDirectory() as place:
        if args.old:
            chosen = [f for f in chosen if f.old]
            folder = Path(place)
            packed = subprocess.run(["git", "archive", args.old], cwd=ROOT, capture_output=True, check=True).stdout
            subprocess.run(["tar", "--extract"], cwd=folder, input=packed, check=True)
            green(args.python, folder, sorted({test for f in chosen for test in f.old.test.split()}), patience=1800)
            look = lambda fault: in_first(args.python, folder, fault)
        else:
            folder = copied(ROOT, Path(place))
            green(args.python, folder, faults.rooms(chosen))
            look = lambda fault: now(args.python, folder, fault)
        for n, fault in enumerate(chosen, start=1):
            outcome = look(fault)
            found.setdefault(fault.name, {})["first" if args.old else "now"] = table.said(outcome)
            table.keep(found, known)  # each at once: whoever stops it loses nothing
            print(
                f"{n}/{len(chosen)} {fault.name}: {outcome.kind} {outcome.test}\n    {outcome.message.splitlines()[0] if outcome.message else ''}",
                flush=True,
            )
    if not args.old and any("::" not in found[f.name]["now"] for f in chosen):
        sys.exit("A fault that is not seen is a hole: write the test that sees it.")


def green(python: str, folder: Path, tests: list[str], patience: int = 1200) -> None:
    """The tests without any fault, or nothing could be said of one that they see."""
    outcome = run(python, folder, tests, patience)
    if outcome.kind != NOT_SEEN:
        sys.exit(f"Without any fault: {outcome.kind} {outcome.test}\n{outcome.message}")


def now(python: str, folder: Path, fault: faults.Fault) -> Outcome:
    with planted(folder, fault.patch):
        return run(python, folder, fault.room.split())


def in_first(python: str, folder: Path, fault: faults.Fault) -> Outcome:
    """By the tests that are named, which were green there without the fault."""
    with planted(folder, fault.first):
        return run(python, folder, fault.old.test.split(), patience=900)


if __name__ == "__main__":
    main()

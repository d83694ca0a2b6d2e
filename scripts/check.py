"""Check the content: `python scripts/check.py [folder]` prints `path:line: rule: message` and exits 1 if there is any.

    --ahead DAYS   judge ages as if DAYS had passed, and exit 1 for help lines that are due as well
                   (the weekly run reports both)
    --claims       print the table claim -> anchor -> questions instead
    --addresses    print every address that a reader may keep instead
    --cases        draw the graph of every case instead: moments, choices, and where each leads

A help line that nobody has looked at for long is named and stops nothing else: an old number is better than none.
In GitHub Actions all of them are annotations on their lines too.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

from course import checks, practice, site
from course.load import load
from course.model import Problem

ROOT = Path(__file__).resolve().parent.parent


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


def annotation(problem: Problem, kind: str = "error") -> str:
    """The problem as a GitHub Actions workflow command, which shows it on its line of the pull request."""
    message = str(problem).partition(f": {problem.rule}: ")[2].replace("%", "%25")
    return f"::{kind} file={problem.path},line={problem.line},title={problem.rule}::{message}"


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT)
    parser.add_argument("--ahead", type=int, default=0, metavar="DAYS")
    parser.add_argument("--claims", action="store_true")
    parser.add_argument("--addresses", action="store_true")
    parser.add_argument("--cases", action="store_true")
    args = parser.parse_args(argv)

    course, problems = load(args.folder, commit_date(args.folder) + timedelta(days=args.ahead))
    if args.claims:
        print(site.claims_table(course))
        return 0
    if args.addresses:
        print("\n".join(site.addresses(course)))
        return 0
    if args.cases:
        print("\n".join(practice.graph(case) for case in course.cases))
        return 0
    problems = sorted({*problems, *checks.run(course)})
    due = sorted(checks.notices(course))
    for problem in (*problems, *due):
        print(problem)
    if os.environ.get("GITHUB_ACTIONS") == "true":
        for problem in problems:
            print(annotation(problem))
        for notice in due:
            print(annotation(notice, "warning"))
    counted = f"{len(course.modules)} modules, {len(course.questions)} questions, {len(course.claims)} claims, {len(course.cases)} cases, {len(course.rehearsals)} rehearsals, {len(course.worksheets)} worksheets"
    print(f"{counted}: {'no problems' if not problems else f'{len(problems)} problems'}", file=sys.stderr)
    return 1 if problems or (due and args.ahead) else 0


if __name__ == "__main__":
    sys.exit(main())

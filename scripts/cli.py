"""The commands of the course: `python scripts/cli.py check`, and what the others print about it.

    check       print `path:line: rule: message` for every problem, and exit 1 if there is one
    claims      print the table claim -> anchor -> questions
    addresses   print every address that a reader may keep
    cases       draw the graph of every case: moments, choices, and where each leads
    rules       print the rule that is named, with a wrong and a right example; without a name, all of them
    directives  print the table of directives
    blueprint   print what the assessment asks, by objective, level and claim, and its gaps
    schema      write the JSON Schemas of course.yml, the data files and the front matter into a folder
    pilot       write what is needed to try the questions on people, or print the figures of filled sheets
    export      write the course for others: questions for learning management systems, papers for a sponsor, a copy
                that needs no network, books to print

check, claims, addresses, cases and blueprint take the folder to read, which is this project where none is named;
export takes the parts to make, which are all where none is named.
A help line that nobody has looked at for long is named and stops nothing: an old number is better than none.
In GitHub Actions problems are annotations on their lines too.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import exporting
from checkout import commit_date
from course import blueprint, json_schema, reports, rules
from course.model import Course, Problem
from course.pilot.form import ASSESSMENT, list_banks
from course.pilot.grid import Fault
from course.pilot.kit import write_kit
from course.pilot.report import describe_sheets
from course.pilot.sheets import read_sheets
from course.read.folder import load
from course.rules import catalog
from course.text import counted
from publish.packages.books.press import Missing

ROOT = Path(__file__).resolve().parent.parent
REPORTS: dict[str, Callable[[Course], str]] = {
    "claims": reports.tabulate_claims,
    "addresses": lambda course: "\n".join(reports.list_addresses(course)),
    "cases": lambda course: "\n".join(map(reports.draw_case, course.cases)),
    "blueprint": blueprint.print_blueprint,
    "directives": lambda _: reports.list_directives(),
}


def annotation(problem: Problem, kind: str = "error") -> str:
    """The problem as a GitHub Actions workflow command, which shows it on its line of the pull request."""
    message = str(problem).partition(f": {problem.rule}: ")[2].replace("%", "%25")
    return f"::{kind} file={problem.path},line={problem.line},title={problem.rule}::{message}"


def check(folder: Path, ahead: int) -> int:
    """Print every problem, ages judged as if `ahead` days had passed. 1 if there is a problem, or a help line that is
    due `ahead`.
    """
    course, unreadable = load(folder, commit_date(folder) + timedelta(days=ahead))
    problems = sorted({*unreadable, *rules.run(course)})
    due = sorted(rules.notices(course))
    for problem in (*problems, *due):
        print(problem)
    if os.environ.get("GITHUB_ACTIONS") == "true":
        print("\n".join([*map(annotation, problems), *(annotation(notice, "warning") for notice in due)]))
    print(f"{_counted(course)}: {f'{len(problems)} problems' if problems else 'no problems'}", file=sys.stderr)
    return 1 if problems or (due and ahead) else 0


def print_rules(name: str | None) -> int:
    """Print one rule, or all of them. 1 if there is none of that name."""
    if name is None:
        print(catalog.catalog(), end="")
        return 0
    described = catalog.describe(name)
    print(described or f"“{name}” is no rule. Did you mean {', '.join(catalog.near(name))}?")
    return 0 if described else 1


def write_schemas(folder: Path) -> int:
    """Write a JSON Schema for every kind of file that holds YAML."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in json_schema.schemas().items():
        (folder / name).write_text(text, "utf-8")
    return 0


def print_pilot(sheets: list[Path]) -> int:
    """Print what filled sheets say. 1, and no figure, if one of them cannot be counted."""
    course, faults = load(ROOT, commit_date(ROOT))[0], list[Fault]()
    read = read_sheets(course, sheets, faults)
    print("\n".join(map(str, sorted(faults))) if faults else describe_sheets(course, read))
    return 1 if faults else 0


def write_pilot(banks: list[str], folder: Path) -> int:
    """Write the kit for some banks. 1 if one is unknown, or where a sheet stands that may have been filled in."""
    course = load(ROOT, commit_date(ROOT))[0]
    known = list_banks(course)
    if unknown := [bank for bank in banks if bank not in known]:
        print(f"“{unknown[0]}” is no bank; known are {', '.join(known)}")
        return 1
    files = write_kit(course, [q for bank in banks for q in known[bank]])
    for path in sorted(folder.glob("*.csv")):
        if path.read_bytes() != files.get(path.name, "").encode():
            print(f"{path} may hold answers, and nothing was written; move it elsewhere first")
            return 1
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8", newline="\n")
        print(folder / name)
    return 0


def export(parts: list[str], root: Path, out: Path, site_url: str) -> int:
    """Write what others need. 1, and no file, if the course has a problem or an address is none."""
    if unknown := [part for part in parts if part not in exporting.PARTS]:
        print(f"“{unknown[0]}” is no part; known are {', '.join(exporting.PARTS)}", file=sys.stderr)
        return 1
    if site_url and not site_url.startswith(("https://", "http://")):
        print(f"“{site_url}” is no address of a site; write one that begins with https://", file=sys.stderr)
        return 1
    course, unreadable = load(root, commit_date(root), site_url and f"{site_url.rstrip('/')}/")
    if problems := sorted({*unreadable, *rules.run(course)}):
        print("\n".join(map(str, problems)))
        print(f"Nothing was exported: the course has {counted(len(problems), 'problem')}.", file=sys.stderr)
        return 1
    try:
        files = exporting.make(root, course, parts or exporting.USUAL)
    except exporting.Unbuilt as error:
        print(f"Nothing was exported: the site does not build.\n{error}", file=sys.stderr)
        return 1
    except Missing as error:
        print(f"Nothing was exported. {error}", file=sys.stderr)
        return 1
    for name, content in files.items():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    print(f"In {out}:\n{exporting.list_sizes(files)}")
    older = sorted(p for p in out.rglob("*") if p.is_file() and p.relative_to(out).as_posix() not in files)
    for path in older:
        print(f"{path} stood there before and is no part of this export", file=sys.stderr)
    return 0


def _counted(course: Course) -> str:
    names = ("modules", "questions", "claims", "cases", "rehearsals", "worksheets")
    return ", ".join(f"{len(getattr(course, name))} {name}" for name in names)


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    for name in ("check", *REPORTS):
        command = commands.add_parser(name)
        command.add_argument("folder", nargs="?", type=Path, default=ROOT)
        if name == "check":
            command.add_argument(
                "--ahead", type=int, default=0, metavar="DAYS", help="judge ages as if DAYS had passed"
            )
    commands.add_parser("rules").add_argument("name", nargs="?")
    commands.add_parser("schema").add_argument("folder", type=Path)
    pilot = commands.add_parser("pilot")
    pilot.add_argument("sheets", nargs="*", type=Path, help="filled sheets, or folders of them")
    pilot.add_argument("--bank", action="append", help="what to ask: assessment, or a module's id")
    pilot.add_argument("--out", type=Path, default=Path("dist/pilot"), metavar="FOLDER")
    exported = commands.add_parser("export")
    exported.add_argument("parts", nargs="*", metavar="part", help=f"what to make: {', '.join(exporting.PARTS)}")
    exported.add_argument("--folder", type=Path, default=ROOT, help="the course to read")
    exported.add_argument("--out", type=Path, default=Path("dist/export"), metavar="FOLDER")
    exported.add_argument("--site", default=os.environ.get("SITE_URL", ""), metavar="URL", help="where links lead")
    args = parser.parse_args(argv)
    if args.command == "check":
        return check(args.folder, args.ahead)
    if args.command == "rules":
        return print_rules(args.name)
    if args.command == "schema":
        return write_schemas(args.folder)
    if args.command == "pilot":
        return print_pilot(args.sheets) if args.sheets else write_pilot(args.bank or [ASSESSMENT], args.out)
    if args.command == "export":
        return export(args.parts, args.folder, args.out, args.site)
    print(REPORTS[args.command](load(args.folder, commit_date(args.folder))[0]))
    return 0


if __name__ == "__main__":
    sys.exit(main())

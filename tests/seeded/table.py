"""What was seen, kept in `results.yml` and shown as the table of `README.md`."""

from __future__ import annotations

from collections import Counter

import yaml

from seeded.faults import HERE, Fault
from seeded.planting import NOT_SEEN, SEEN, Outcome

RESULTS, README = HERE / "results.yml", HERE / "README.md"
NONE = "not in 1.0.0"
NOT_RUN = "not run yet"
START = "<!-- results -->\n"
Results = dict[str, dict[str, str]]  # {fault: {"first" or "now": the test that saw it, or what else came out}}


def results() -> Results:
    return yaml.safe_load(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}


def keep(found: Results, faults: list[Fault]) -> None:
    """Both halves, in the order of the faults; what is no fault any more goes."""
    kept = {f.name: found[f.name] for f in faults if f.name in found}
    RESULTS.write_text(yaml.safe_dump(kept, sort_keys=False, allow_unicode=True, width=1000), "utf-8")
    README.write_text(README.read_text("utf-8").partition(START)[0] + START + table(faults, kept), "utf-8")


def said(outcome: Outcome) -> str:
    return outcome.test if outcome.kind == SEEN else outcome.kind


def table(faults: list[Fault], found: Results) -> str:
    rows = [
        (f, found.get(f.name, {}).get("first", NOT_RUN if f.old else NONE), found.get(f.name, {}).get("now", NOT_RUN))
        for f in faults
    ]
    there = [first for f, first, _ in rows if f.old]
    tried = [first for first in there if first != NOT_RUN]
    lines = [
        f"{len(faults)} faults: {sum('::' in now for _, _, now in rows)} are seen now.",
        f"{len(there)} of them can be planted in 1.0.0: {len(tried)} were, and {sum('::' in first for first in tried)} were seen.",
        "",
        "| Fault | Kind | In 1.0.0 | Now: the room, and the test that saw it |",
        "| --- | --- | --- | --- |",
        *(f"| **{f.name}** {f.what} | {f.kind} | {_first(first)} | {_now(f, now)} |" for f, first, now in rows),
        "",
        "| Kind | Faults |",
        "| --- | --: |",
        *(f"| {kind} | {count} |" for kind, count in Counter(f.kind for f in faults).items()),
    ]
    return "\n" + "\n".join(lines) + "\n"


def _first(result: str) -> str:
    file, _, test = result.partition("::")
    return f"`{file.removeprefix('tests/')}`: seen" if test else f"**{result}**" if result == NOT_SEEN else result


def _now(fault: Fault, result: str) -> str:
    file, _, test = result.partition("::")
    return f"`{file.removeprefix('tests/')}`: `{test.partition('[')[0]}`" if test else f"`{fault.room}`: **{result}**"

"""The table of a run: step by engine, in seconds, or that it differs; below it, how."""

from __future__ import annotations

from collections import defaultdict


def table(reports, engines: list[str]) -> list[str]:
    """Its lines, in the order of the steps; none where no report is of an engine."""
    place: dict[str, int] = {}
    seconds: dict[str, dict[str, str]] = defaultdict(dict)
    differs: dict[tuple[str, str], str] = {}
    for report in reports:
        step, engine = _of(report)
        if engine in engines:
            place[step] = report.location[1]
            if report.when == "call":
                seconds[step][engine] = f"{report.duration:.1f}"
            if report.failed:
                differs[step, engine] = _first_line(report)
    names = [
        name
        for name in engines
        if any(name in row for row in seconds.values()) or any(name == engine for _, engine in differs)
    ]
    width = max(map(len, place), default=0)
    rows = [("", dict(zip(names, names, strict=True)))]
    rows += [
        (step, seconds[step] | {name: "differs" for name in names if (step, name) in differs})
        for step in sorted(place, key=place.__getitem__)
    ]
    cells = [f"{step:{width}}" + "".join(f"{row.get(name, ''):>12}" for name in names) for step, row in rows if names]
    return cells + [f"{name}, {step}: {how}" for (step, name), how in differs.items()]


def _of(report) -> tuple[str, str]:
    """The step in words, and the engine."""
    name, _, parameters = report.nodeid.rpartition("::")[2].removesuffix("]").partition("[")
    engine, _, case = parameters.partition("-")
    return f"{name.removeprefix('test_').replace('_', ' ')} {case}".strip(), engine


def _first_line(report) -> str:
    crash = getattr(report.longrepr, "reprcrash", None)
    return (crash.message if crash else report.longreprtext).splitlines()[0]

"""`make bench`: how fast the course is to read and to build, beside references made in the same run.

Numbers, no verdicts.

Reading: Lighthouse's mobile preset with simulated throttling, gzip, the median of three runs. Lighthouse and
the Node it wants are installed from tests/tools/bench/package-lock.json into .cache/bench. Bytes are counted by
the server, which also sees what workers fetch. Building: the wall time and the peak memory of `mkdocs build`,
for this course and for it multiplied.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import browser
import reference
from building import KINDS, ROOT, build
from course.read.folder import load
from serving import counted

TOOLS = ROOT / ".cache" / "bench"
RUNS = 3
SIZES = {"1x": 1, "200 pages": 20, "1,000 pages": 100}


def lighthouse(url: str) -> dict:
    """Scores and timings (milliseconds) of one address, the median of three runs."""
    found = []
    for _ in range(RUNS):
        command = [
            str(TOOLS / "node_modules/.bin/node"),
            str(TOOLS / "node_modules/lighthouse/cli/index.js"),
            url,
            "--output=json",
            "--quiet",
        ]
        command += [
            "--only-categories=performance,accessibility,best-practices,seo",
            f"--chrome-flags=--headless=new {' '.join(browser.FLAGS)}",
        ]
        done = subprocess.run(
            command, env={**os.environ, "CHROME_PATH": browser.chromium()}, capture_output=True, text=True, check=True
        )
        report = json.loads(done.stdout)
        audits = report["audits"]
        found.append(
            {k: round(100 * (v["score"] or 0)) for k, v in report["categories"].items()}
            | {
                n: audits[a]["numericValue"]
                for n, a in (
                    ("LCP", "largest-contentful-paint"),
                    ("TBT", "total-blocking-time"),
                    ("CLS", "cumulative-layout-shift"),
                )
            }
        )
    return {k: statistics.median(f[k] for f in found) for k in found[0]}


def wire(playwright, url: str, counter, *paths: str) -> list[tuple[int, int]]:
    """(requests, bytes) of each address, one after the other in one fresh browser."""
    started = browser.start(playwright)
    page = started.new_context(viewport={"width": 412, "height": 823}).new_page()
    cost = []
    for path in paths:
        counter.reset()
        page.goto(url + path, wait_until="networkidle")
        cost.append((counter.requests, counter.bytes))
    started.close()
    return cost


def reading() -> None:
    if not (TOOLS / "node_modules/lighthouse").exists():
        TOOLS.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(ROOT / "tests" / "tools" / "bench" / name, TOOLS)
        subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--silent"], cwd=TOOLS, check=True)
        subprocess.run(["npm", "rebuild", "--silent"], cwd=TOOLS, check=True)
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        place = Path(temporary)
        with counted(place / "ours") as (url, counter):
            done = build(ROOT, place / "ours", strict=True, SITE_URL=url)
            assert done.returncode == 0, done.stderr
            done = build(reference.stock(place / "stock/src", ROOT), place / "stock/site")
            assert done.returncode == 0, done.stderr
            reference.bare(place / "bare", (place / "ours/modules/time-outs/index.html").read_text("utf-8"))
            print(
                f"{'page':34} {'perf':>4} {'a11y':>4} {'best':>4} {'seo':>4} {'LCP ms':>7} {'TBT':>4} {'CLS':>5} {'requests':>8} {'bytes':>8}"
            )
            for path in [*KINDS, "404.html"]:
                row(path or "home", lighthouse(url + path), wire(playwright, url, counter, path)[0])
            second = wire(playwright, url, counter, "modules/time-outs/", "modules/half-the-story/")[1]
            print(f"{'a second page':34} {'':40} {second[0]:8} {second[1]:8}")
        for name, folder, path in (
            ("Material and mkdocs-quiz, defaults", place / "stock/site", "modules/time-outs/"),
            ("by hand, no framework", place / "bare", ""),
        ):
            with counted(folder) as (url, counter):
                row(name, lighthouse(url + path), wire(playwright, url, counter, path)[0])


def row(name: str, report: dict, cost: tuple[int, int]) -> None:
    scores = " ".join(f"{report[k]:4.0f}" for k in ("performance", "accessibility", "best-practices", "seo"))
    print(
        f"{name:34} {scores} {report['LCP']:7.0f} {report['TBT']:4.0f} {report['CLS']:5.3f} {cost[0]:8} {cost[1]:8}",
        flush=True,
    )


def measured(folder: Path) -> tuple[float, float]:
    """Seconds and megabytes of one `mkdocs build`, in a process of its own."""
    script = (
        "import resource, runpy, sys, time; start = time.perf_counter()\n"
        "sys.argv = ['mkdocs', 'build', '--quiet', '--site-dir', sys.argv[1]]\n"
        "try: runpy.run_module('mkdocs', run_name='__main__')\n"
        "except SystemExit as end: code = end.code\n"
        "print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, code or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(folder.parent / "site")],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    seconds, megabytes, code = done.stdout.strip().splitlines()[-1].split()
    assert code == "0", done.stderr[-2000:]
    shutil.rmtree(folder.parent / "site")
    return float(seconds), float(megabytes)


def building(sizes: list[str]) -> None:
    """A table row a size: seconds and peak megabytes of the reference and of ours, and what
    ours adds, in all and a page.
    """
    print(
        f"{'size':14} {'pages':>6} {'stock s':>8} {'stock MB':>9} {'ours s':>8} {'ours MB':>9} {'more':>6} {'more ms/page':>13}"
    )
    for name in sizes:
        with tempfile.TemporaryDirectory() as place:
            source = reference.ours(Path(place) / "ours/src", SIZES[name])
            plain = reference.stock(Path(place) / "stock/src", source)
            runs = [
                (measured(plain), measured(source)) for _ in range(RUNS if SIZES[name] < 100 else 1)
            ]  # short builds are noisy
            (stock, stock_mb), (ours, ours_mb) = (
                [statistics.median(v) for v in zip(*side, strict=True)] for side in zip(*runs, strict=True)
            )
            pages = len(load(source)[0].every_page)
            print(
                f"{name:14} {pages:6} {stock:8.1f} {stock_mb:9.0f} {ours:8.1f} {ours_mb:9.0f} {ours / stock - 1:6.0%} {1000 * (ours - stock) / pages:13.0f}",
                flush=True,
            )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=["reading", "building"])
    parser.add_argument("--sizes", nargs="*", default=list(SIZES), choices=list(SIZES))
    args = parser.parse_args()
    if args.only != "building":
        reading()
    if args.only != "reading":
        building(args.sizes)

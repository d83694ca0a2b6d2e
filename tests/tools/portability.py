"""`make portability`: the same checkout built by properdocs + mkdocs-materialx, compared page
by page with MkDocs + Material.

Equal must be the pages, the text of every article, its ids and its questions; every selector that both themes or we
ourselves have must be published by both or by none, for a stylesheet that was torn on the way has lost some; and in a
browser our own rules and the pictures of one page of each kind. Differences are listed, and end it with 1.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path

import rcssmin
from playwright.sync_api import sync_playwright

import browser
import screens
from building import served
from publish import css

ROOT = Path(__file__).resolve().parents[2]
SITE_URL = "http://127.0.0.1/half-the-story/"
OWN = "scripts/theme/css"
PICTURES = ROOT / ".cache" / "portability"  # of pages that differ
# Selectors of one of the two alone that are known and do no harm. The list may only become shorter.
KNOWN = re.compile(r"\.md-top\b")  # materialx puts a hidden button to the top into every page


class Article(HTMLParser):
    """The words and ids of a page's article, and how many questions it holds."""

    def __init__(self, html: str):
        super().__init__()
        self.words: list[str] = []
        self.ids: list[str | None] = []
        self.questions = self.silent = 0
        article = re.search(r"<article.*?</article>", html, flags=re.S)
        self.feed(article[0] if article else "")

    def handle_starttag(self, tag, attrs):
        self.silent += tag in ("script", "style")
        self.questions += tag == "course-question"
        self.ids += [value for name, value in attrs if name == "id"]

    def handle_endtag(self, tag):
        self.silent -= tag in ("script", "style")

    def handle_data(self, data):
        if not self.silent:
            self.words += data.split()


def build(program: str, config: Path, out: Path) -> None:
    env = {**os.environ, "SITE_URL": SITE_URL, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(
        [program, "build", "--strict", "--quiet", "--config-file", str(config), "--site-dir", str(out)],
        cwd=ROOT,
        env=env,
        check=True,
    )


def read(site: Path) -> dict[str, Article]:
    return {p.relative_to(site).as_posix(): Article(p.read_text("utf-8")) for p in sorted(site.rglob("*.html"))}


def differences(here: dict[str, Article], there: dict[str, Article]) -> list[str]:
    found = [f"{path}: only one of the two has this page" for path in sorted(set(here) ^ set(there))]
    for path in sorted(set(here) & set(there)):
        one, other = here[path], there[path]
        if one.words != other.words:
            at = next(
                (n for n, (a, b) in enumerate(zip(one.words, other.words, strict=False)) if a != b),
                min(len(one.words), len(other.words)),
            )
            found.append(
                f"{path}: the text differs from “{' '.join(one.words[at : at + 8])}” / “{' '.join(other.words[at : at + 8])}”"
            )
        if one.ids != other.ids:
            found.append(f"{path}: the ids differ: {sorted(set(one.ids) ^ set(other.ids))[:8]}")
        if one.questions != other.questions:
            found.append(f"{path}: {one.questions} questions / {other.questions}")
    return found


def selectors(rules: Iterable[css.Rule], inside: str = "") -> set[str]:
    """Every selector of a stylesheet, after the conditions it stands in: `@media print .md-nav`."""
    found = set()
    for rule in rules:
        if rule.at in css.GROUPS and rule.body is not None:
            found |= selectors((r for r in rule.body if isinstance(r, css.Rule)), f"{inside}@{rule.at} {rule.head} ")
        else:
            found |= {inside + selector.text for selector in rule.selectors}
    return found


def sheet_differences(here: str, there: str, common: set[str]) -> list[str]:
    """What is wrong with two published stylesheets, given the selectors that both could have."""
    read = {}
    for name, text in (("here", here), ("there", there)):
        try:
            read[name] = selectors(css.read(text, f"site.css {name}"))
        except css.Torn as error:
            return [f"the stylesheet is torn: {error}"]
    if not (read["here"] | read["there"]) & common:
        return ["site.css: no selector stands in it that both themes or the course have; nothing was compared"]
    apart = sorted(s for s in (read["here"] ^ read["there"]) & common if not KNOWN.search(s))
    return [f"site.css: only {'here' if s in read['here'] else 'there'} stands `{s}`" for s in apart]


def sources(program: str) -> set[str]:
    """The selectors of the theme that a program builds with."""
    sheets = Path(program).parent.parent.glob(
        "lib/python*/site-packages/material/templates/assets/stylesheets/main.*.min.css"
    )
    return {s for sheet in sheets for s in selectors(css.read(rcssmin.cssmin(sheet.read_text("utf-8")), sheet.name))}


def could_have(mkdocs: str, properdocs: str) -> set[str]:
    """The selectors that both published stylesheets could have, each in its cascade layer."""
    own = {
        s
        for source in (ROOT / OWN).glob("*.css")
        for s in selectors(css.read(rcssmin.cssmin(source.read_text("utf-8")), source.name))
    }
    themes = sources(mkdocs) & sources(properdocs)
    return {f"@layer course {s}" for s in own} | {f"@layer material {s}" for s in themes}


def main(mkdocs: str, properdocs: str) -> int:
    config = ROOT / "mkdocs.portability.yml"  # paths in it are relative to it, so it stands beside the other
    config.write_text(
        (ROOT / "mkdocs.yml").read_text("utf-8").replace("\n  name: material\n", "\n  name: materialx\n"), "utf-8"
    )
    try:
        with tempfile.TemporaryDirectory() as place:
            build(mkdocs, ROOT / "mkdocs.yml", Path(place) / "here")
            build(properdocs, config, Path(place) / "there")
            here, there = read(Path(place) / "here"), read(Path(place) / "there")
            sheet, other = ((Path(place) / name / "assets/site.css").read_text("utf-8") for name in ("here", "there"))
            with served(Path(place) / "here") as one, served(Path(place) / "there") as two, sync_playwright() as play:
                seen = screens.differences(browser.start(play), one, two, PICTURES)
    finally:
        config.unlink()
    found = differences(here, there) + sheet_differences(sheet, other, could_have(mkdocs, properdocs))
    found += seen
    print("\n".join(found))
    print(
        f"{len(here)} pages, {sum(len(a.ids) for a in here.values())} ids, {sum(a.questions for a in here.values())} questions: {len(found) or 'no'} differences"
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

"""`make portability`: the same checkout built by properdocs + mkdocs-materialx, compared with MkDocs + Material.

materialx draws everything anew, so the fork is given Material's own stylesheet, as it will be on the day of the move.

- Of every page: the text of its article, its ids and its questions.
- Of the published stylesheet: every selector that Material or we ourselves have is published by both or by none.
- Of a page of every kind, in a browser: the style rules that it has understood, and pictures of the whole page on a
  phone and on a screen, light and dark.

Differences are listed, and end it with 1; so does an entry of KNOWN that no longer applies. FOLDER keeps every rule
that differs, and of each page that differs both pictures and a third that shows where.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import rcssmin
from PIL import Image
from playwright.sync_api import sync_playwright

import articles
import browser
import looks
import pictures
import style_rules
from building import ROOT
from publish import css

SITE_URL = "http://127.0.0.1/half-the-story/"
OWN = "scripts/theme/css"
TEMPLATES = "scripts/theme/templates"
SHEETS = "assets/stylesheets"
FOLDER = ROOT / ".cache" / "portability"
LARGEST = 12  # groups of differing rules that are named


class Known(NamedTuple):
    """A difference that is known and explained, in the stylesheet or in pictures."""

    why: str
    rules: str = ""  # a regular expression for the lines on style rules that it explains
    picture: str = ""  # a selector for what it leaves out of pictures

    def explains(self, line: str) -> bool:
        return bool(self.rules and re.search(self.rules, line))


# The list may only become shorter. What the forks draw otherwise stands here when somebody has looked at it on a page.
KNOWN = (
    Known(
        "materialx searches with Pagefind and draws its box anew; search.js must be fitted to it on the day",
        picture='.md-header [for="__search"], .md-search__form',
    ),
    Known(
        "materialx puts a button to the top, which stays hidden, into every page, and its shadow is published with it",
        rules=r"@layer material .*\.md-top|: here \{\}, there \{--md-shadow-z2:[^;]*\}$",
    ),
)


# --- Building --------------------------------------------------------------------------------------------------------


def build(program: str, config: Path, out: Path) -> None:
    env = {**os.environ, "SITE_URL": SITE_URL, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(
        [program, "build", "--strict", "--quiet", "--config-file", str(config), "--site-dir", str(out)],
        cwd=ROOT,
        env=env,
        check=True,
    )


def build_both(mkdocs: str, properdocs: str, place: Path) -> tuple[Path, Path]:
    """The folders of both built sites, below `place`."""
    templates = place / "templates"
    shutil.copytree(ROOT / TEMPLATES, templates)
    for sheet in theme_sheets(mkdocs):
        (templates / SHEETS).mkdir(parents=True)
        shutil.copy(sheet, templates / SHEETS)
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    text = text.replace("\n  name: material\n", "\n  name: materialx\n")
    text = text.replace(f"\n  custom_dir: {TEMPLATES}\n", f"\n  custom_dir: {templates}\n")
    config = ROOT / "mkdocs.portability.yml"  # paths in it are relative to it, so it stands beside the other
    config.write_text(text, "utf-8")
    try:
        build(mkdocs, ROOT / "mkdocs.yml", place / "here")
        build(properdocs, config, place / "there")
    finally:
        config.unlink()
    return place / "here", place / "there"


def theme_sheets(program: str) -> list[Path]:
    """The stylesheet of the theme that a program builds with; its name carries a hash."""
    return list(
        Path(program).parent.parent.glob(f"lib/python*/site-packages/material/templates/{SHEETS}/main.*.min.css")
    )


# --- The published stylesheet ----------------------------------------------------------------------------------------


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
        return ["site.css: no selector stands in it that Material or the course has; nothing was compared"]
    apart = sorted((read["here"] ^ read["there"]) & common)
    return [f"site.css: only {'here' if s in read['here'] else 'there'} stands `{s}`" for s in apart]


def could_have(mkdocs: str) -> set[str]:
    """The selectors that the published stylesheets could have, each in its cascade layer."""
    layers = {"course": (ROOT / OWN).glob("*.css"), "material": theme_sheets(mkdocs)}
    return {
        f"@layer {layer} {selector}"
        for layer, sheets in layers.items()
        for sheet in sheets
        for selector in selectors(css.read(rcssmin.cssmin(sheet.read_text("utf-8")), sheet.name))
    }


# --- In a browser ----------------------------------------------------------------------------------------------------


def rule_differences(
    here: Mapping[str, list[style_rules.Rule]], there: Mapping[str, list[style_rules.Rule]]
) -> list[style_rules.Difference]:
    """Those of all pages, each once: the pages share a stylesheet."""
    return list(dict.fromkeys(d for page in here for d in style_rules.differences(here[page], there[page])))


def counted(found: Iterable[style_rules.Difference]) -> list[str]:
    """A line for each of the largest groups of differing rules: a torn stylesheet loses hundreds."""
    by_group: dict[str, list[style_rules.Difference]] = {}
    for difference in found:
        by_group.setdefault(difference.group, []).append(difference)
    groups = sorted(by_group.items(), key=lambda item: -len(item[1]))
    lines = [f"style rules of {group}: {len(of)} differ, as {of[0].place}" for group, of in groups[:LARGEST]]
    left = sum(len(of) for _, of in groups[LARGEST:])
    return [*lines, f"style rules of other groups: {left} differ"] if left else lines


def picture_differences(
    here: Mapping[looks.View, looks.Look], there: Mapping[looks.View, looks.Look], folder: Path
) -> tuple[list[str], set[str]]:
    """(a line for each view that differs, the parts that differ in one of them)."""
    found: list[str] = []
    parts: set[str] = set()
    for view, ours in here.items():
        theirs = there[view]
        one, other = (Image.open(io.BytesIO(look.picture)) for look in (ours, theirs))
        compared = pictures.compare(one, other, {name: ours.parts[name] + theirs.parts[name] for name in ours.parts})
        parts |= compared.left_out
        if compared.box:
            found.append(f"{view}: {compared}")
            name = f"{view.page.strip('/').replace('/', '-') or 'home'}-{view.width}-{view.scheme}"
            (folder / f"{name}-here.png").write_bytes(ours.picture)
            (folder / f"{name}-there.png").write_bytes(theirs.picture)
            compared.shown.save(folder / f"{name}-differs.png", compress_level=1)
    return found, parts


# --- All of it -------------------------------------------------------------------------------------------------------


def explained(line: str, known: Sequence[Known] = KNOWN) -> bool:
    return any(k.explains(line) for k in known)


def idle(lines: Collection[str], parts: Collection[str], known: Sequence[Known] = KNOWN) -> list[str]:
    """A line for each entry of the list that explains nothing any more, in the stylesheet or in pictures."""
    rules = [k for k in known if k.rules and not any(map(k.explains, lines))]
    drawn = [k for k in known if k.picture and k.why not in parts]
    return [
        *(f"KNOWN: no style rule differs any more that matches {k.rules} ({k.why})" for k in rules),
        *(f"KNOWN: no picture differs any more at {k.picture} ({k.why})" for k in drawn),
    ]


def main(mkdocs: str, properdocs: str) -> int:
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    left_out = {k.why: k.picture for k in KNOWN if k.picture}
    browser.chromium()  # may start Playwright itself, which does not nest
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        here, there = build_both(mkdocs, properdocs, Path(place))
        pages, other_pages = articles.read(here), articles.read(there)
        sheet, other_sheet = ((site / "assets/site.css").read_text("utf-8") for site in (here, there))
        started = browser.start(playwright)
        rules, views = looks.of(started, here, left_out)
        other_rules, other_views = looks.of(started, there, left_out)
        started.close()

    in_sheets = sheet_differences(sheet, other_sheet, could_have(mkdocs))
    in_rules = rule_differences(rules, other_rules)
    new_rules = [d for d in in_rules if not explained(str(d))]
    if new_rules:
        (FOLDER / "rules.txt").write_text("".join(f"{d}\n" for d in new_rules), "utf-8")
    in_pictures, parts = picture_differences(views, other_views, FOLDER)
    found = [
        *articles.differences(pages, other_pages),
        *(line for line in in_sheets if not explained(line)),
        *counted(new_rules),
        *in_pictures,
        *idle([*in_sheets, *map(str, in_rules)], parts),
    ]
    print("\n".join(found))
    print(
        f"{len(pages)} pages, {sum(len(a.ids) for a in pages.values())} ids, {sum(a.questions for a in pages.values())} questions; "
        f"{len(set().union(*rules.values()))} style rules, {len(new_rules)} differences in them; {len(views)} pictures, of which {len(in_pictures)} differ: "
        f"{len(found) or 'no'} differences{f', kept in {FOLDER.relative_to(ROOT)}' if found else ''}"
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

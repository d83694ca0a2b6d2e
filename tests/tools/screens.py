"""What a browser makes of two builds of the same pages: the rules that it has read of their stylesheets, and pictures.

A stylesheet that was torn on the way parses to fewer rules, whatever its text looks like; a picture shows what no list
of rules does. `make portability` compares both.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from pathlib import Path
from typing import Literal, NamedTuple

import numpy as np
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page

# One page of each kind.
PAGES = (
    "",
    "modules/time-outs/",
    "cases/sunday-night/",
    "handbook/tonight/",
    "practice/conversation-preparation/",
    "practice/rehearse-time-outs/",
    "my-course/",
    "assessment/",
    "help/",
    "glossary/",
)
WIDTHS = (360, 1280)
SCHEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
LAYERS = ("quiz", "course")  # what is ours, and has to be the same with any theme
SHADE = 24  # of 255: a pixel differs from here on
# How many of a picture's pixels may differ. materialx draws header, menus and spacing in its own way: on November 27,
# 2026 up to 23 % of a picture's pixels differ for it, and on the day of the move somebody looks at every pair.
SHARE = 0.25

# Every rule of the page's stylesheets, as the browser has read it: [the conditions around it, selector, declarations].
RULES = """() => {
    const found = [], walk = (rules, path) => { for (const rule of rules) {
        if (rule.selectorText !== undefined) found.push([path, rule.selectorText, rule.style.cssText]);
        else if (rule.cssRules) walk(rule.cssRules, [...path, `${rule.constructor.name} ${rule.name ?? rule.conditionText ?? ''}`]);
    } };
    for (const sheet of document.styleSheets) walk(sheet.cssRules, []);
    return found;
}"""
# What moves or is drawn anew with each picture is left out.
STILL = "*, ::before, ::after { animation: none !important; transition: none !important; caret-color: transparent !important; }"
# Custom properties of the theme's, published where its sheet asks for them.
THEMES = re.compile(r"--md-[\w-]+:[^;]*;\s*")


class Rule(NamedTuple):
    """A rule of a stylesheet: the conditions it stands in, its selector and its declarations."""

    path: tuple[str, ...]
    selector: str
    declarations: str

    def __str__(self) -> str:
        return " ".join([*self.path, f"{self.selector} {{ {self.declarations} }}"])


def own_rules(page: Page) -> list[Rule]:
    """The rules of our own layers that the browser has read for this page."""
    read = (Rule(tuple(path), selector, THEMES.sub("", style)) for path, selector, style in page.evaluate(RULES))
    return [rule for rule in read if rule.path and rule.path[0].split()[-1] in LAYERS]


def rule_differences(here: list[Rule], there: list[Rule]) -> list[str]:
    """The rules that stand in one of the two alone, however often."""
    one, other = Counter(here), Counter(there)
    return [f"only here: {rule}" for rule in one - other] + [f"only there: {rule}" for rule in other - one]


class Difference(NamedTuple):
    """How two pictures differ: the share of pixels from 0 to 1, and the box (left, top, right, bottom) around them."""

    share: float
    box: tuple[int, int, int, int]


def picture_difference(here: bytes, there: bytes, share: float = SHARE) -> Difference | None:
    """How two PNGs differ, or None where no more than a share of their pixels do."""
    one, other = (Image.open(io.BytesIO(png)).convert("RGB") for png in (here, there))
    size = (max(one.width, other.width), max(one.height, other.height))
    one, other = (_grown(picture, size) for picture in (one, other))
    far = np.asarray(ImageChops.difference(one, other)).max(axis=2) >= SHADE
    if far.mean() <= share:
        return None
    rows, columns = np.flatnonzero(far.any(axis=1)), np.flatnonzero(far.any(axis=0))
    box = (int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)
    return Difference(float(far.mean()), box)


def _grown(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    """The picture on a ground of the size, in a color that no page has."""
    ground = Image.new("RGB", size, (255, 0, 255))
    ground.paste(picture)
    return ground


def look(browser: Browser, address: str) -> tuple[list[Rule], dict[str, bytes]]:
    """(our rules as the browser read them, {page, width and scheme: a picture of the whole page}) of a site."""
    pictures, rules = {}, []
    for scheme in SCHEMES:
        context = browser.new_context(color_scheme=scheme, reduced_motion="reduce", locale="en-US")
        page = context.new_page()
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            for path in PAGES:
                page.goto(address + path)
                pictures[f"{path or 'home'} at {width} px, {scheme}"] = page.screenshot(full_page=True, style=STILL)
        rules = own_rules(page)
        context.close()
    return rules, pictures


def differences(browser: Browser, here: str, there: str, keep: Path) -> list[str]:
    """What differs between the sites at two addresses; pictures that do are kept in the folder `keep`."""
    (rules, pictures), (other_rules, others) = look(browser, here), look(browser, there)
    found = [f"site.css, as the browser reads it: {said}" for said in rule_differences(rules, other_rules)]
    for name, picture in pictures.items():
        if difference := picture_difference(picture, others[name]):
            keep.mkdir(parents=True, exist_ok=True)
            for which, png in (("here", picture), ("there", others[name])):
                (keep / f"{name.replace('/', '-')} {which}.png").write_bytes(png)
            found.append(f"{name}: {difference.share:.2%} of the picture differs, within {difference.box}")
    return found

"""How the pages of a built site look in a browser, on a phone and on a screen, light and dark."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import browser
import style_rules
from acting import until
from building import KINDS, served
from pictures import Box
from places import READY

PAGES = [*KINDS, "glossary/", "cards/", "404.html"]
SIZES = (360, 1280)
SCHEMES = ("light", "dark")
IDLE = "new Promise(done => requestIdleCallback(done, {timeout: 2000}))"  # what was left for later stands then
BOXES = """selector => [...document.querySelectorAll(selector)].filter(e => e.checkVisibility()).map(e => {
    const box = e.getBoundingClientRect();
    return [Math.floor(box.left), Math.floor(box.top + scrollY), Math.ceil(box.right), Math.ceil(box.bottom + scrollY)];
}).filter(([left, top, right, bottom]) => right > Math.max(left, 0) && bottom > Math.max(top, 0))"""


class View(NamedTuple):
    """What a page was looked at with."""

    page: str
    width: int
    scheme: str

    def __str__(self) -> str:
        return f"{self.page or 'home'} at {self.width} px, {self.scheme}"


class Look(NamedTuple):
    """The picture of a whole page, as PNG, and where in it each part stands that was asked for."""

    picture: bytes
    parts: dict[str, list[Box]]


def of(started, site: Path, parts: Mapping[str, str]) -> tuple[dict[str, list[style_rules.Rule]], dict[View, Look]]:
    """({page: its style rules}, {view: how it looks}) of a page of every kind; `parts` are selectors by name."""
    rules: dict[str, list[style_rules.Rule]] = {}
    looks: dict[View, Look] = {}
    with served(site) as address:
        for width, scheme in ((width, scheme) for width in SIZES for scheme in SCHEMES):
            context = browser.without_chance(
                started.new_context(
                    viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
                )
            )
            page = context.new_page()
            for path in PAGES:
                page.goto(address + path)
                until(page, READY)
                page.evaluate(IDLE)
                if path not in rules:
                    rules[path] = style_rules.of(page)
                boxes = {name: [tuple(box) for box in page.evaluate(BOXES, parts[name])] for name in parts}
                picture = page.screenshot(full_page=True, animations="disabled", caret="hide")
                looks[View(path, width, scheme)] = Look(picture, boxes)
            context.close()
    return rules, looks

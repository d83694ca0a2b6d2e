"""The navigation of the site: what mkdocs.yml outlines, filled in from the course."""

from __future__ import annotations

from typing import NamedTuple

from ..model import Course, Page

# An entry of the navigation: a page, or a title with its page or with the entries below it.
Entry = str | dict[str, "str | list[Entry]"]


def build_navigation(course: Course, outline: list[Entry]) -> list[Entry]:
    """The navigation of mkdocs.yml with every empty list that bears a name below filled in the order of course.yml:
    modules as a section of their own, cases and worksheets beside their indexes.
    """
    pages: dict[str, list[Entry]] = {
        "Modules": [m.page.src for m in course.modules],
        "Handbook": [p.src for p in course.handbook],
        "Cases": [c.page.src for c in course.cases],
        "Worksheets": [w.page.src for w in course.worksheets],
    }

    def fill(items: list[Entry], top: bool) -> list[Entry]:
        filled: list[Entry] = []
        for item in items:
            if isinstance(item, str):
                filled.append(item)
                continue
            ((name, below),) = item.items()
            if below == [] and name in pages:
                filled += [{name: pages[name]}] if top else pages[name]
            else:
                filled.append({name: fill(below, False) if isinstance(below, list) else below})
        return filled

    return fill(outline, True)


class Line(NamedTuple):
    """A line of the menu: where it leads, from the site's root, and its words."""

    address: str
    words: str


def often_needed(course: Course, here: Page | None) -> list[Line]:
    """What the menu begins with on a page, so that a newcomer need not look for it: the module to read next, and what
    stands further down in the menu or deep in a page. What the course does not have is left out.
    """
    module = course.module_of(here) if here else None
    following = course.modules[module.number if module else 0 :][:1]
    lines = [Line(m.page.address, f"{'Next' if module else 'Start'}: {m.number}. {m.page.title}") for m in following]
    place = course.place(course.safety.ask)
    if place:
        page, section = place
        lines.append(Line(f"{page.address}#{section.id}", "How to ask about safety"))
    known = (
        ("docs/practice/index.md", "#worksheets", "Worksheets"),
        ("docs/supervisors/index.md", "", "For supervisors"),
        ("docs/help.md", "", "Contacts and help"),
    )
    found = [(course.page(path), id, words) for path, id, words in known]
    return [*lines, *(Line(page.address + id, words) for page, id, words in found if page)]

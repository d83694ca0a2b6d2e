"""The navigation of the site: what mkdocs.yml outlines, filled in from the course."""

from __future__ import annotations

from ..model import Course

# An entry of the navigation: a page, or a title with its page or with the entries below it.
Entry = str | dict[str, "str | list[Entry]"]


def build_navigation(course: Course, outline: list[Entry]) -> list[Entry]:
    """The navigation of mkdocs.yml with every empty list that bears a name below filled in the order of course.yml:
    modules as a section of their own, the cases beside their index.
    """
    pages: dict[str, list[Entry]] = {
        "Modules": [m.page.src for m in course.modules],
        "Handbook": [p.src for p in course.handbook],
        "Cases": [c.page.src for c in course.cases],
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

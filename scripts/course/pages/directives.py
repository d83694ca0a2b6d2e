"""The directives: comments `<!-- course:NAME ARGUMENT -->` in a page's Markdown that the build fills in.

One is added in one place, beside the function that writes its Markdown:

    @directive("hours", where=ANYWHERE)
    def tabulate_reading_time(course: Course, page: Page) -> str:
        \"""A table of what each module asks of a reader: words, questions, write-firsts and minutes.\"""

The docstring is what authors read about it in .github/directives.md. The page is filled in by `render`, a directive
that is unknown or stands where it may not is a problem by `rules.structure`, and `publish.scripts` asks here what a
page needs.
A function that has no use for the page calls it `_page`.
A module with directives is named in `pages/__init__.py`, or nobody would know of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from ..model import Course, Page

Kind = Literal["module", "practice", "page"]
Write = Callable[[Course, Page], str]  # the Markdown that stands in place of the directive

# A module and practice have scripts of their own, and each of their headings has a meaning: what brings another script,
# or headings, stands on pages.
ANYWHERE: tuple[Kind, ...] = ("module", "practice", "page")
ON_MODULES: tuple[Kind, ...] = ("module",)
ON_PAGES: tuple[Kind, ...] = ("page",)
NOT_ON_PRACTICE: tuple[Kind, ...] = ("module", "page")
PLACES = {
    ANYWHERE: "any page",
    ON_MODULES: "a module",
    ON_PAGES: "a page that is neither module nor practice",
    NOT_ON_PRACTICE: "any page but practice",
}


@dataclass(frozen=True)
class Directive:
    """One name, and what is to be known of it.

    `script` is the published file that brings its element to life, and `argument` what must follow the name; both
    are empty where there is none.
    """

    name: str
    write: Write
    where: tuple[Kind, ...]
    script: str
    argument: str

    @property
    def says(self) -> str:
        """What it writes: the first sentence of its function's docstring."""
        return " ".join((self.write.__doc__ or "").partition("\n\n")[0].split())

    def may_stand_on(self, course: Course, page: Page) -> bool:
        """Whether the page is of such a kind."""
        kind: Kind = "module" if course.module_of(page) else "practice" if course.practice_of(page) else "page"
        return kind in self.where


DIRECTIVES: dict[str, Directive] = {}


def directive(
    name: str, *, where: tuple[Kind, ...] = ANYWHERE, script: str = "", argument: str = ""
) -> Callable[[Write], Write]:
    """Register the function below as what writes `<!-- course:NAME -->`."""

    def register(write: Write) -> Write:
        if name in DIRECTIVES:
            raise ValueError(f"the directive {name} is registered already")
        DIRECTIVES[name] = Directive(name, write, where, script, argument)
        return write

    return register


def write_directive(course: Course, page: Page, name: str) -> str:
    """The Markdown in place of a directive; nothing for one that the rules refuse."""
    directive = DIRECTIVES.get(name)
    return directive.write(course, page) if directive and directive.may_stand_on(course, page) else ""


def find_directives(page: Page) -> Iterator[Directive]:
    """The directives of a page that are known, in their order."""
    yield from (DIRECTIVES[name] for _, name, _ in page.directives if name in DIRECTIVES)


def tabulate_directives() -> str:
    """The table of all directives for authors, as Markdown."""
    rows = [
        f"| `<!-- course:{' '.join(filter(None, (d.name, d.argument)))} -->` | {PLACES[d.where]} | {d.says} |"
        for _, d in sorted(DIRECTIVES.items())
    ]
    return "\n".join(["| Directive | Stands on | Writes |", "| --- | --- | --- |", *rows])

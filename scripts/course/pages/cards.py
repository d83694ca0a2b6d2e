"""Lists of steps as cards: one printed page each, for the therapist's own pocket."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..model import Course, Page, Section, is_steps
from ..text import relative, relink
from .boilerplate import CARD_FOOT, NOT_REVIEWED

PAGE = "docs/cards.md"


class Card(NamedTuple):
    """A list of steps, the page it stands on, and the id of its card."""

    id: str
    page: Page
    steps: Section


def cards(course: Course) -> Iterator[Card]:
    """Every list of steps, modules first, in the order of course.yml. The first of a page bears the page's name."""
    for page in (*(m.page for m in course.modules), *course.handbook):
        name = page.src.rpartition("/")[2].removesuffix(".md")
        for n, section in enumerate(filter(is_steps, page.sections), start=1):
            yield Card(f"card-{name}" if n == 1 else f"card-{name}-{n}", page, section)


def link(course: Course, page: Page, section: Section) -> str:
    """The line below a list's heading that leads to its card; empty where the course has no page of cards."""
    if not course.page(PAGE):
        return ""
    id = next(card.id for card in cards(course) if card.page is page and card.steps is section)
    return f'[Print these steps as a card]({relative(page.path, PAGE)}#{id})\n{{ .card-link data-search-exclude="" }}\n'


def gather(course: Course, here: str) -> str:
    """All cards, each in a section of its own with where it comes from and its foot. Search finds the lists where they
    are taught.
    """
    return "\n\n".join(_card(course, card, here) for card in cards(course))


def _card(course: Course, card: Card, here: str) -> str:
    module = course.module_of(card.page)
    of = f"Module {module.number}" if module else "Handbook"
    title = card.steps.title if module or card.steps.id != "steps" else card.page.title
    review = "" if course.reviewers else f" {NOT_REVIEWED}"
    return "\n".join(
        [
            '<section class="card" data-search-exclude="" markdown="1">',
            "",
            f"## {title} {{ #{card.id} }}",
            "",
            f"{of}: [{card.page.title}]({relative(here, card.page.path)}#{card.steps.id})",
            "{ .module-place }",
            "",
            relink(card.steps.text.strip(), card.page.path, here),
            "",
            f"{CARD_FOOT}{review}",
            "{ .card-foot }",
            "",
            "</section>",
        ]
    )

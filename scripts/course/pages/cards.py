"""Lists of steps as cards: one printed page each, for the therapist's own pocket."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..model import Course, Page, Section, is_steps
from ..text import relative, relink
from .boilerplate import CARD_FOOT, NOT_REVIEWED
from .directives import ON_PAGES, directive
from .fragments import fragment, markdown

PAGE = "docs/cards.md"


class Card(NamedTuple):
    """A list of steps, the page it stands on, and the id of its card."""

    id: str
    page: Page
    steps: Section


def list_cards(course: Course) -> Iterator[Card]:
    """Every list of steps, modules first, in the order of course.yml. The first of a page bears the page's name."""
    for page in (*(m.page for m in course.modules), *course.handbook):
        name = page.src.rpartition("/")[2].removesuffix(".md")
        for n, section in enumerate(filter(is_steps, page.sections), start=1):
            yield Card(f"card-{name}" if n == 1 else f"card-{name}-{n}", page, section)


def link_card(course: Course, page: Page, section: Section) -> str:
    """The line below a list's heading that leads to its card; empty where the course has no page of cards."""
    id = next((card.id for card in list_cards(course) if card.page is page and card.steps is section), "")
    if not id or not course.page(PAGE):
        return ""
    return f'[Print these steps as a card]({relative(page.path, PAGE)}#{id})\n{{ .card-link data-search-exclude="" }}'


@directive("cards", where=ON_PAGES)
def write_cards(course: Course, page: Page) -> str:
    """Every list of steps as a card that prints on one page, with where it comes from and its foot."""
    return "\n\n".join(
        fragment("card", text=markdown(_write_card(course, card, page.path))) for card in list_cards(course)
    )


def _write_card(course: Course, card: Card, here: str) -> str:
    module = course.module_of(card.page)
    of = f"Module {module.number}" if module else "Handbook"
    title = card.steps.title if module or card.steps.id != "steps" else card.page.title
    link = f"[{card.page.title}]({relative(here, card.page.path)}#{card.steps.id})"
    review = "" if course.reviewers else f" {NOT_REVIEWED}"
    return "\n".join(
        [
            f"## {title} {{ #{card.id} }}",
            "",
            f"{of}: {link}",
            "{ .module-place }",
            "",
            relink(card.steps.text.strip(), card.page.path, here),
            "",
            f"{CARD_FOOT}{review}",
            "{ .card-foot }",
        ]
    )

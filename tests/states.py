"""The states that a page can be brought into, each by what a reader does. A function returns the selectors of what has changed on the page."""

from __future__ import annotations

from acting import answer
from course.quiz import BEST, OTHER

PHONE = {"width": 360, "height": 740}


# --- Of every page, or of every module ----------------------------------------------------------------------------------


def answered(page, module) -> list[str]:
    """A right and a wrong answer."""
    right, wrong = module.questions[:2]
    answer(page, right, right.options.index(right.key))
    answer(page, wrong, wrong.options.index(wrong.distractors[0]))
    assert page.locator(f"#{right.id} .quiz-feedback").inner_text().startswith(BEST)
    assert page.locator(f"#{wrong.id} .quiz-feedback").inner_text().startswith(OTHER)
    return ["course-question"]


def menu_open(page, module) -> list[str]:
    page.set_viewport_size(PHONE)
    menu = page.get_by_role("button", name="Menu")
    menu.press("Enter")
    assert menu.get_attribute("aria-expanded") == "true"
    return [".md-header", ".md-sidebar--primary"]


def search_open(page, module) -> list[str]:
    page.set_viewport_size(PHONE)
    page.get_by_role("button", name="Search").press("Enter")
    page.locator(".md-search__input").press_sequentially("frightens")
    page.locator(".md-search-result__item").first.wait_for()
    return [".md-header", ".md-search"]


OF_THE_SITE = [answered, menu_open, search_open]

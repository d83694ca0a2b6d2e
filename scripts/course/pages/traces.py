"""Where a reader leaves no note on the device by opening a page."""

from __future__ import annotations

from ..model import Course, Page


def list_untraced(course: Course) -> tuple[str, ...]:
    """Addresses, with all that lies below them, of which a browser keeps no note when they are opened: the module on
    safety, the page with people to talk to, the handbook, the cards. Who is watched may be reading there. What is
    answered or written there is kept as anywhere.
    """
    module = course.module(course.safety.module)
    return (*([module.page.address] if module else []), "help/", "handbook/", "cards/")


def stays(course: Course, page: Page) -> bool:
    """Whether the line with the way off the page stays in view: where nothing is noted, and on
    practice, which may be handed on.
    """
    return page.address.startswith(list_untraced(course)) or course.practice_of(page) is not None

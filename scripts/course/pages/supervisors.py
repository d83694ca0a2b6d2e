"""What supervisors are given besides addresses: prompts for each module, and dates for a plan."""

from __future__ import annotations

from ..model import Course, Page
from ..text import as_text, relative
from .directives import ON_PAGES, directive
from .fragments import fragment


@directive("prompts", where=ON_PAGES)
def list_prompts(course: Course, page: Page) -> str:
    """For supervisors: every module with its four prompts."""
    out = []
    for module in course.modules:
        link = f"[{module.page.title}]({relative(page.path, module.page.path)})"
        prompts = [f"- {as_text(prompt)}" for prompt in module.prompts]
        out += [f"## {module.number}. {link} {{ #{module.id} }}", "", *prompts, ""]
    return "\n".join(out)


@directive("plan-dates", where=ON_PAGES, script="plans.js")
def offer_plan_dates(course: Course, _page: Page) -> str:
    """A form that saves one of the page's plans as a calendar file, from a day that the reader chooses."""
    return fragment("plan-dates", course=course)

"""What supervisors are given: four prompts for each module, and plans week by week."""

from __future__ import annotations

import re

from ..model import Course, find_items, is_plan
from ..text import counted, plain
from .registry import Found, rule

PROMPTS = 4
BRING = "Bring:"
# A plan's weeks go into calendars, which others read: what they say is neutral.
TELLING = re.compile(r"\b(?:afraid|fear\w*|force\w*|violen\w*|abus\w*|unwanted|sex\w*)\b", re.I)


@rule(
    where="in a module's front matter",
    wrong=(
        'prompts: ["What did you say?"]',
        'prompts: ["What did you say?", "What did you say?", "What came back?", "What now?"]',
        'prompts: ["What did you say", "What came back?", "What did it cost?", "What would you say now?"]',
    ),
    right='prompts: ["What did you say?", "What came back?", "What did it cost?", "What would you say now?"]',
)
def prompts(course: Course) -> Found:
    """A module has four different `prompts`, sentences that a supervisor can ask with the module in hand."""
    for module in course.modules:
        page, line = module.page, module.page.line_of("prompts")
        if module.prompts and len(set(module.prompts)) != PROMPTS:
            yield (
                page.path,
                line,
                f"“prompts” has {counted(len(set(module.prompts)), 'prompt')}; a module has {PROMPTS}",
            )
        for prompt in module.prompts:
            if not re.search(r"[.?!]$", prompt):
                yield page.path, line, f"“{prompt}” must be a whole sentence, with its mark at the end"


@rule(
    where="on a page",
    wrong=(
        "## Two weeks { #two-weeks .plan }\n\n1. **Ask.** Read the steps.\n2. **Turn.** Bring: one sentence.",
        "## Two weeks { #two-weeks .plan }\n\n1. **Ask.** Bring: whom you asked about fear.",
        "## Two weeks { #two-weeks .plan }\n\n- **Ask.** Bring: one sentence.",
    ),
    right="## Two weeks { #two-weeks .plan }\n\n1. **Ask.** Bring: a day.\n2. **Turn.** Bring: one sentence.",
)
def plans(course: Course) -> Found:
    """A plan, a heading of class .plan, is a numbered list with one item a week; each says what to bring (`Bring:`), in words that a calendar may show to anybody."""
    for page in course.every_page:
        for plan in filter(is_plan, page.sections):
            weeks = list(find_items(plan.blocks, numbered=True))
            if not weeks:
                yield page.path, plan.line, "a plan is a list, each week on a line `1. **What for.** … Bring: …`"
            for n, week in enumerate(weeks, start=1):
                if BRING not in week.text:
                    yield page.path, week.line, f"week {n} needs what to bring: `{BRING} …`"
            for block in plan.blocks:
                if found := TELLING.search(plain(block.text)):
                    yield (
                        page.path,
                        block.line,
                        f"“{found[0]}” would stand in a calendar that others may read; name the module instead",
                    )

"""What stands below a module's title: its place in the course, and its objectives."""

from __future__ import annotations

from ..model import Course, Page
from ..text import as_text
from .directives import ON_MODULES, directive
from .fragments import fragment


@directive("objectives", where=ON_MODULES)
def list_objectives(course: Course, page: Page) -> str:
    """Which module this is of how many, how long it takes, and what one will be able to do after it."""
    module = course.module_of(page)
    if not module:
        return ""
    dots = fragment("module-dots", modules=course.modules, here=module)
    place = f"Module {module.number} of {len(course.modules)} · about {module.minutes} minutes, with {len(module.questions)} questions"
    listed = "\n".join(f"- {as_text(o.says)}" for o in module.objectives)
    return f"{dots} {place}\n{{ .module-place }}\n\n**After this module you will be able to**\n{{ #objectives .objectives-title }}\n\n{listed}\n"

"""HTML for what a page is made of: the templates of `fragments/`, filled in.

Every value is escaped, but for `markdown(...)`, which Python-Markdown reads and judges later, and for data that a
script reads, `{{ facts | json }}`.
A fragment stands in the middle of Markdown: its first line begins at the left margin, and an empty line stands in it
only where Markdown may end a block.
"""

from __future__ import annotations

import json
from pathlib import Path

from markupsafe import Markup

from ..templates import read_templates
from ..text import as_text, curly

FOLDER = Path(__file__).parent / "fragments"
TEMPLATES = read_templates(FOLDER)


def fragment(name: str, /, **values: object) -> str:
    """The HTML of `fragments/NAME.html.j2`, without empty lines around it."""
    return TEMPLATES.get_template(f"{name}.html.j2").render(values).strip("\n")


def markdown(text: str) -> Markup:
    """Markdown for a fragment whose element says `markdown="1"`."""
    return Markup(text)  # noqa: S704 (Python-Markdown reads it)


def inline_text(value: str) -> Markup:
    """Text for the same: a tag in it is shown, and its quotation marks are left to Python-Markdown."""
    return markdown(as_text(value))


def script_json(data: object) -> str:
    """Data as JSON that may stand inside a `<script>`: no `<` in it can end the element, or hide its end."""
    return json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")


TEMPLATES.filters["curly"] = curly
TEMPLATES.filters["json"] = lambda data: Markup(script_json(data))  # noqa: S704 (no `<` is left)

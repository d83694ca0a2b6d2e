"""How every folder of Jinja templates is read: values are escaped, and a name that is not known is an error."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined


def read_templates(folder: Path, *, autoescape: bool | Callable[[str | None], bool] = True, **more: Any) -> Environment:
    """The templates of a folder; `more` is what differs, by Jinja's own names."""
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=autoescape,  # noqa: S701 (escaped, unless a caller says how)
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        **more,
    )

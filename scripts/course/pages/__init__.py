"""Course -> what stands on its pages, as Markdown and HTML, whatever builds them.

Importing the package fills the registry of directives.
"""

from . import (
    boilerplate,
    cards,
    contacts,
    forms,
    hours,
    items,
    listings,
    objectives,
    questions,
    record,
    statement,
    supervisors,
)

__all__ = [
    "boilerplate",
    "cards",
    "contacts",
    "forms",
    "hours",
    "items",
    "listings",
    "objectives",
    "questions",
    "record",
    "statement",
    "supervisors",
]

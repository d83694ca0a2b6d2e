"""Course -> what stands on its pages, as Markdown and HTML, whatever builds them.

Importing the package fills the registry of directives.
"""

from . import (
    boilerplate,
    bring,
    cards,
    contacts,
    forms,
    hear,
    hours,
    items,
    listings,
    objectives,
    papers,
    questions,
    record,
    sheets,
    statement,
    supervisors,
)

__all__ = [
    "boilerplate",
    "bring",
    "cards",
    "contacts",
    "forms",
    "hear",
    "hours",
    "items",
    "listings",
    "objectives",
    "papers",
    "questions",
    "record",
    "sheets",
    "statement",
    "supervisors",
]

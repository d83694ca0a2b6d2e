"""What a sponsor needs who thinks of giving credit for the course: papers that print, and tables.

`write_pack` is the way in, and `papers.py` lists the files. `contents.py` gathers what a paper shows, with a file for
each subject, and a template in `templates/` shows it. `bodies.py` has what each body asks for, and how we know.
"""

from __future__ import annotations

from ...model import Course
from .contents import ON_PAGES, ROWS
from .pages import fill
from .papers import PAPERS
from .tables import write_csv


def write_pack(course: Course) -> dict[str, bytes]:
    """{file: bytes}: every paper and table, in the order of their numbers."""
    return {
        paper.file: write_csv(ROWS[paper.slug](course))
        if paper.suffix == "csv"
        else fill(course, paper.slug, **ON_PAGES[paper.slug](course))
        for paper in PAPERS
    }

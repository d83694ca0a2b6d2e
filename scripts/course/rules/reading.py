"""Files that cannot be read, and data files."""

from __future__ import annotations

from .registry import Told, while_reading

while_reading(
    "unreadable",
    "Every file can be read: it is saved as UTF-8, its YAML is whole, and front matter starts on the first line, between two lines `---`.",
    where="in any file",
    wrong=Told("front matter whose second line `---` is missing, or a file saved in another encoding"),
    right=Told("front matter between two lines `---`, in a file saved as UTF-8"),
)
while_reading(
    "entry",
    "`course.yml` and the files under `docs/_data/` have the keys that `scripts/course/schema.py` names and no others, each of its type.",
    where="in course.yml",
    wrong=("recheck_months: two", "recheck_month: 24"),
    right="recheck_months: 24",
)

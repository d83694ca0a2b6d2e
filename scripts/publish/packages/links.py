"""Links for where a folder has no page by itself, as on a disk: they lead to its file.

    ../time-outs/#plan   ->   ../time-outs/index.html#plan

The scripts of the pages do the same with `data-file` (page/paths.js).
"""

from __future__ import annotations

import json
import posixpath
import re
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

FILE = "index.html"
FOLDER = re.compile(r"(?:^|/)\.{0,2}$")  # what the path of a folder ends with: nothing, a slash, or dots


def to_file(link: str) -> str:
    """A link, which is relative and leads to a folder or to a file, as one to a file."""
    path, *fragment = re.split("(?=#)", link, maxsplit=1)
    return "".join([posixpath.join(path, FILE) if FOLDER.search(path) else path, *fragment])


def lead_to_files(page: LexborHTMLParser) -> None:
    """Make every link of a page that leads to another lead to its file."""
    for node in page.css("[href]"):
        link = node.attributes["href"] or ""
        parts = urlsplit(link)
        if not (parts.scheme or parts.netloc or link.startswith(("/", "#"))):
            node.attrs["href"] = to_file(link)


def search_files(index: str) -> str:
    """The search index, whose results lead to files."""
    found = json.loads(index)
    for section in found["docs"]:
        section["location"] = to_file(section["location"])
    return json.dumps(found, sort_keys=True, separators=(",", ":"))

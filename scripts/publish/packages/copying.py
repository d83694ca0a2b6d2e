"""What every copy of the finished build has in common: the files that it takes along, and pages that need no server."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from course.model import Course
from course.pages.moved import write_stubs

from .. import policy
from .links import FILE, lead_to_files

# What the published site needs, and no copy does: the page for what is not there, the worker that keeps the site, maps
# of the site and of scripts, search in other languages, the picture that others show beside a link.
LEFT_OUT = re.compile(
    r"404\.html|sw\.js|sitemap\.xml.*|.*\.map|assets/javascripts/lunr/.*|assets/images/social-card\..*"
)
INDEX = "search/search_index.json"


def list_files(course: Course, site: Path) -> Iterator[tuple[str, Path]]:
    """(path, file) of what a copy takes along; nobody has kept an old address of it."""
    stubs = write_stubs(course)
    for file in site.rglob("*"):
        path = file.relative_to(site).as_posix()
        if file.is_file() and path not in stubs and not LEFT_OUT.fullmatch(path):
            yield path, file


def free(page: LexborHTMLParser, course: Course) -> str:
    """Make a page stand without a server: its links lead to files, and its published policy is gone.

    Returns where the site's own scripts stand, seen from it: `../../assets/`.
    """
    lead_to_files(page)
    for published in page.css(policy.META):
        published.decompose()
    script = page.css_first('script[src$="assets/site.js"]')
    if not script:
        raise ValueError("a page without the site's script is no page of the site")
    script.attrs["data-file"], script.attrs["data-site"] = FILE, course.site_url
    return (script.attributes["src"] or "").removesuffix("site.js")

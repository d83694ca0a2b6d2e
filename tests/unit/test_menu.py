"""The menu: every page of the course stands in it, or among those that mkdocs.yml leaves out on purpose."""

from __future__ import annotations

import yaml
from pathspec import GitIgnoreSpec

from building import ROOT
from course.pages.navigation import build_navigation
from records import COURSE

MENU = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8").replace("!ENV", ""), yaml.SafeLoader)


def pages(entries) -> list[str]:
    """The files of some entries and of those below them."""
    if isinstance(entries, str):
        return [entries]
    below = entries.values() if isinstance(entries, dict) else entries
    return [page for entry in below for page in pages(entry)]


def test_every_page_is_in_the_menu_once_or_left_out_on_purpose():
    listed = pages(build_navigation(COURSE, MENU["nav"]))
    left_out = GitIgnoreSpec.from_lines(MENU["not_in_nav"].splitlines())
    assert len(listed) == len(set(listed))
    unnamed = {page.src for page in COURSE.every_page} - set(listed)
    assert [src for src in sorted(unnamed) if not left_out.match_file(src)] == []

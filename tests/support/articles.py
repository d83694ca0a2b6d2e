"""What a reader finds in the article of a built page: its words, its ids and its questions."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path


class Article(HTMLParser):
    """The words and ids of a page's article, and how many questions it holds."""

    def __init__(self, html: str):
        super().__init__()
        self.words: list[str] = []
        self.ids: list[str | None] = []
        self.questions = self.silent = 0
        article = re.search(r"<article.*?</article>", html, flags=re.S)
        self.feed(article[0] if article else "")

    def handle_starttag(self, tag, attrs):
        self.silent += tag in ("script", "style")
        self.questions += tag == "course-question"
        self.ids += [value for name, value in attrs if name == "id"]

    def handle_endtag(self, tag):
        self.silent -= tag in ("script", "style")

    def handle_data(self, data):
        if not self.silent:
            self.words += data.split()


def read(site: Path) -> dict[str, Article]:
    """{path of a page: its article} of a built site."""
    return {p.relative_to(site).as_posix(): Article(p.read_text("utf-8")) for p in sorted(site.rglob("*.html"))}


def differences(here: dict[str, Article], there: dict[str, Article]) -> list[str]:
    """What two builds of the same course do not have alike, a line each."""
    found = [f"{path}: only one of the two has this page" for path in sorted(set(here) ^ set(there))]
    for path in sorted(set(here) & set(there)):
        one, other = here[path], there[path]
        if one.words != other.words:
            at = next(
                (n for n, (a, b) in enumerate(zip(one.words, other.words, strict=False)) if a != b),
                min(len(one.words), len(other.words)),
            )
            found.append(
                f"{path}: the text differs from “{' '.join(one.words[at : at + 8])}” / “{' '.join(other.words[at : at + 8])}”"
            )
        if one.ids != other.ids:
            found.append(f"{path}: the ids differ: {sorted(set(one.ids) ^ set(other.ids))[:8]}")
        if one.questions != other.questions:
            found.append(f"{path}: {one.questions} questions / {other.questions}")
    return found

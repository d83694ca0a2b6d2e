"""`make portability`: the same checkout built by properdocs + mkdocs-materialx, compared page by page with MkDocs + Material.

Equal must be the pages, the text of every article, its ids and its questions. Differences are listed, and end it with 1.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SITE_URL = "http://127.0.0.1/half-the-story/"


class Article(HTMLParser):
    """The words and ids of a page's article, and how many questions it holds."""

    def __init__(self, html: str):
        super().__init__()
        self.words, self.ids, self.questions, self.silent = [], [], 0, 0
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


def build(program: str, config: Path, out: Path) -> None:
    env = {**os.environ, "SITE_URL": SITE_URL, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run([program, "build", "--strict", "--quiet", "--config-file", str(config), "--site-dir", str(out)], cwd=ROOT, env=env, check=True)


def read(site: Path) -> dict[str, Article]:
    return {p.relative_to(site).as_posix(): Article(p.read_text("utf-8")) for p in sorted(site.rglob("*.html"))}


def differences(here: dict[str, Article], there: dict[str, Article]) -> list[str]:
    found = [f"{path}: only one of the two has this page" for path in sorted(set(here) ^ set(there))]
    for path in sorted(set(here) & set(there)):
        one, other = here[path], there[path]
        if one.words != other.words:
            at = next((n for n, (a, b) in enumerate(zip(one.words, other.words)) if a != b), min(len(one.words), len(other.words)))
            found.append(f"{path}: the text differs from “{' '.join(one.words[at : at + 8])}” / “{' '.join(other.words[at : at + 8])}”")
        if one.ids != other.ids:
            found.append(f"{path}: the ids differ: {sorted(set(one.ids) ^ set(other.ids))[:8]}")
        if one.questions != other.questions:
            found.append(f"{path}: {one.questions} questions / {other.questions}")
    return found


def main(mkdocs: str, properdocs: str) -> int:
    config = ROOT / "mkdocs.portability.yml"  # paths in it are relative to it, so it stands beside the other
    config.write_text((ROOT / "mkdocs.yml").read_text("utf-8").replace("\n  name: material\n", "\n  name: materialx\n"), "utf-8")
    try:
        with tempfile.TemporaryDirectory() as place:
            build(mkdocs, ROOT / "mkdocs.yml", Path(place) / "here")
            build(properdocs, config, Path(place) / "there")
            here, there = read(Path(place) / "here"), read(Path(place) / "there")
    finally:
        config.unlink()
    found = differences(here, there)
    print("\n".join(found))
    print(f"{len(here)} pages, {sum(len(a.ids) for a in here.values())} ids, {sum(a.questions for a in here.values())} questions: {len(found) or 'no'} differences")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

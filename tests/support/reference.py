"""Two reference sites for `make bench`, made from the same Markdown: Material as it comes, and
a page without any framework.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from building import ROOT
from course.model import Module
from course.pages import render
from course.read.folder import load

STOCK = """\
site_name: Reference
docs_dir: docs
theme: {name: material, font: false}
plugins: [search, mkdocs_quiz]
markdown_extensions: [admonition, attr_list, md_in_html, smarty, tables, {toc: {permalink: true}}]
"""
BARE = "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'><meta name=description content='A page.'><title>Page</title><link rel=icon href=data:,><link rel=stylesheet href=/style.css><main>{}</main>"
STYLE = "body{font:1.1rem/1.6 Georgia,serif;max-width:36rem;margin:auto;padding:1rem;color:#222;background:#fff}"


def multiplied(modules: tuple[Module, ...], times: int) -> list[tuple[str, Module]]:
    """(name, module) for every module, `times` over."""
    return [(f"{m.id}-{n}" if n else m.id, m) for n in range(times) for m in modules]


def stock(folder: Path, source: Path) -> Path:
    """A folder that MkDocs builds into plain Material + mkdocs-quiz from the very Markdown that our
    hook hands to MkDocs for `source`.
    """
    course = load(source)[0]
    for page in course.every_page:
        text = render.render_page(course, page.src, page.text)
        text = re.sub(
            r"!\[[^\]]*\]\([^)]*\)|\]\((?!https?:|#)[^)]*\)", lambda m: "" if m[0][0] == "!" else "](#)", text
        )
        (folder / page.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / page.path).write_text(text, "utf-8")
    (folder / "mkdocs.yml").write_text(STOCK, "utf-8")
    return folder


def ours(folder: Path, times: int) -> Path:
    """A folder with this course, its modules `times` over under other names."""
    for name in ("docs", "quizzes", "scripts"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "course.yml"):
        shutil.copy(ROOT / name, folder)
    course = load(ROOT)[0]
    names = [n for n, _ in multiplied(course.modules, times)]
    data = (folder / "course.yml").read_text("utf-8")
    data = re.sub(r"(?m)^modules:\n(  - .*\n)+", "modules:\n" + "".join(f"  - {n}\n" for n in names), data)
    (folder / "course.yml").write_text(data.replace("most: 1800", "most: 2700"), "utf-8")
    for name, module in multiplied(course.modules, times):
        if name == module.id:
            continue
        n = name.rsplit("-", 1)[1]
        page = (ROOT / module.page.path).read_text("utf-8").replace(f"quizzes/{module.id}.md", f"quizzes/{name}.md")
        page = page.replace(f"id: {module.id}\n", f"id: {name}\n", 1)
        page = re.sub(r' id="(write-[\w-]+)"', rf' id="\1-{n}"', page)
        bank = module.bank.text
        for objective in module.objectives:
            page = page.replace(f"  {objective.id}:\n", f"  {objective.id}-{n}:\n")
            bank = bank.replace(f"objective={objective.id} ", f"objective={objective.id}-{n} ")
        bank = re.sub(r"(?m)^## ([\w-]+) ", rf"## \1-{n} ", bank).replace(f"{module.id}.md#", f"{name}.md#")
        people = re.compile(r"\b(" + "|".join(map(re.escape, module.people)) + r")\b")
        own = "".join(
            chr(ord("a") + int(d)) for d in n
        )  # other names for other people, or the checks would report thousands
        page, bank = (people.sub(rf"\1{own}", text) for text in (page, bank))
        (folder / f"docs/modules/{name}.md").write_text(page, "utf-8")
        (folder / f"quizzes/{name}.md").write_text(bank, "utf-8")
    return folder


def bare(folder: Path, html: str) -> Path:
    """A page written by hand: the article of a built page, one small stylesheet, nothing else."""
    article = re.search(r"<article[^>]*>(.*)</article>", html, flags=re.S)[1]
    article = re.sub(
        r"<script.*?</script>|<form.*?</form>|<svg.*?</svg>| (?:class|id|data-[\w-]+|style)=\"[^\"]*\"",
        "",
        article,
        flags=re.S,
    )
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(BARE.format(article), "utf-8")
    (folder / "404.html").write_text(BARE.format("<h1>Not found</h1>"), "utf-8")
    (folder / "style.css").write_text(STYLE, "utf-8")
    return folder

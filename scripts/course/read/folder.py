"""Folder -> (Course, problems). The only reader of docs/, quizzes/ and course.yml.

`load` never raises for a bad file: what cannot be read is a problem with its line, and the rest of the course is loaded
without it. Judging what could be read is the work of `rules`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from ..model import (
    ASSESSMENT,
    EMERGENCY,
    HEARD,
    HELP_LINES,
    REFERENCES,
    TWINS,
    Course,
    Lines,
    Module,
    Page,
    Practice,
    Problem,
    Prose,
)
from ..schema import (
    CaseMeta,
    CourseFile,
    Emergency,
    Entry,
    HandbookMeta,
    Heard,
    HelpLine,
    Meta,
    ModuleMeta,
    PageMeta,
    Reference,
    RehearsalMeta,
    Twin,
    WorksheetMeta,
)
from . import bank, files, markdown, practice as practices
from .blocks import blocks, links, read_prose
from .fit import fit, fit_all
from .yaml_source import parse_yaml

E = TypeVar("E", bound=Entry)
M = TypeVar("M", bound=Meta)
P = TypeVar("P", bound=Practice)

COURSE = "course.yml"
FOLDERS = {
    "handbook": "docs/handbook/",
    "cases": "docs/cases/",
    "rehearsals": "docs/practice/",
    "worksheets": "docs/practice/",
}
KINDS: dict[str, type[Meta]] = {
    "handbook": HandbookMeta,
    "cases": CaseMeta,
    "rehearsals": RehearsalMeta,
    "worksheets": WorksheetMeta,
}


def load(root: Path, today: date | None = None, site_url: str = "") -> tuple[Course, list[Problem]]:
    """Read the project below `root`; `today` is the date that ages are measured against, `site_url` where the course
    is published.
    """
    problems: list[Problem] = []
    paths = frozenset(
        p.relative_to(root).as_posix() for d in ("docs", "quizzes") for p in _below(root / d) if not p.is_dir()
    )
    data, lines = _yaml(root, COURSE, problems)
    facts = (
        CourseFile()
        if problems and data is None
        else fit(CourseFile, data, lines, partial(_report, problems, COURSE), "entry")
    )
    listed = {kind: getattr(facts, kind) for kind in FOLDERS}

    pages = {}
    for path in sorted(f for f in paths if f.startswith("docs/") and f.endswith(".md")):
        page = _page(root, path, _kind(path, facts.modules, listed), problems)
        if page:
            pages[page.path] = page
    modules = _modules(root, facts.modules, pages, paths, problems)

    def practice(kind: str, meta: type[M], form: Callable[[str, Page, M], P]) -> tuple[P, ...]:
        """The pages that course.yml lists as this kind, each once."""
        paths = {id: pages.get(f"{FOLDERS[kind]}{id}.md") for id in listed[kind]}
        return tuple(form(id, page, page.meta) for id, page in paths.items() if page and isinstance(page.meta, meta))

    def entries(path: str, kind: type[E]) -> tuple[E, ...]:
        if path not in paths:
            return ()
        data, lines = _yaml(root, path, problems)
        return fit_all(kind, data, lines, partial(_report, problems, path), "entry")

    asked = _bank(root, ASSESSMENT, paths, problems)
    course = Course(
        id=facts.id,
        title=facts.title,
        subtitle=facts.subtitle,
        version=facts.version,
        released=facts.released,
        reviewers=facts.reviewers,
        sponsor=facts.sponsor,
        recheck_months=facts.recheck_months,
        help_months=facts.help_months,
        safety=facts.safety,
        limits=facts.words,
        article=facts.article,
        assessment=facts.assessment,
        assessed=tuple(bank.questions(asked, problems)),
        assessment_bank=asked if asked.text else None,
        order=facts.modules,
        redirects=facts.redirects,
        texts=facts.texts,
        objectives=facts.objectives,
        claims=facts.claims,
        modules=modules,
        pages=tuple(pages.values()),
        cases=practice("cases", CaseMeta, practices.case),
        rehearsals=practice("rehearsals", RehearsalMeta, practices.rehearsal),
        worksheets=practice("worksheets", WorksheetMeta, practices.worksheet),
        listed=listed,
        references=entries(REFERENCES, Reference),
        help_lines=entries(HELP_LINES, HelpLine),
        emergency=entries(EMERGENCY, Emergency),
        heard=entries(HEARD, Heard),
        twins=entries(TWINS, Twin),
        pictures={
            f.removeprefix("docs/"): files.read_picture(root, f, problems)
            for f in sorted(paths)
            if f.startswith("docs/assets/images/") and f.endswith(".svg")
        },
        files=paths,
        conflicts=tuple(files.conflicts(root, [*sorted(paths), COURSE, "mkdocs.yml"])),
        today=today or date.today(),
        lines=lines,
        site_url=site_url,
    )
    return course, problems


def _below(folder: Path) -> Iterator[Path]:
    return folder.rglob("*") if folder.is_dir() else iter(())


def _report(problems: list[Problem], path: str, line: int, rule: str, message: str) -> None:
    problems.append(Problem(path, line, rule, message))


def _yaml(root: Path, path: str, problems: list[Problem]) -> tuple[object, Lines]:
    text = files.read_text(root, path, problems)
    return (None, {}) if text is None else parse_yaml(text, partial(_report, problems, path), "entry")


def _kind(path: str, modules: tuple[str, ...], listed: dict[str, tuple[str, ...]]) -> type[Meta] | None:
    """What front matter a page has, by its folder and by where course.yml lists it; None for one that stands
    among them and is not listed.
    """
    folder, _, name = path.rpartition("/")
    id = name.removesuffix(".md")
    if folder == "docs/modules":
        return ModuleMeta if id in modules else None
    kinds = [kind for kind in FOLDERS if FOLDERS[kind] == f"{folder}/"]
    for kind in kinds:
        if id in listed[kind]:
            return KINDS[kind]
    return None if kinds and id != "index" else PageMeta


def _page(root: Path, path: str, kind: type[Meta] | None, problems: list[Problem]) -> Page | None:
    text = files.read_text(root, path, problems)
    if text is None:
        return None
    before = len(problems)
    report = partial(_report, problems, path)
    split = markdown.split(text)
    if split.flaw:
        report(1, "unreadable", split.flaw)
    data, lines = (None, {}) if split.head is None else parse_yaml(split.head, report, "front-matter", split.offset)
    readable = all(p.rule != "unreadable" for p in problems[before:])
    meta = fit(kind, data, lines, report, "front-matter") if kind and (readable or data) else (kind or PageMeta)()
    return Page(
        path,
        split.body,
        split.first,
        blocks(split.body, split.first),
        meta,
        lines,
        markdown.sections(split.body, split.first),
        links(split.body, split.first),
        readable,
    )


def _bank(root: Path, path: str, found: frozenset[str], problems: list[Problem]) -> Prose:
    """A bank, which is empty where there is no such file."""
    return read_prose((files.read_text(root, path, problems) or "") if path in found else "", path)


def _modules(
    root: Path, order: tuple[str, ...], pages: dict[str, Page], found: frozenset[str], problems: list[Problem]
) -> tuple[Module, ...]:
    """The modules in the order of course.yml, their pages taken out of `pages`."""
    modules = []
    for number, id in enumerate(order, start=1):
        page = pages.pop(f"docs/modules/{id}.md", None)
        asked = _bank(root, f"quizzes/{id}.md", found, problems)
        if page and isinstance(page.meta, ModuleMeta):
            modules.append(_module(id, number, page, page.meta, asked, pages, problems))
    return tuple(modules)


def _module(
    id: str,
    number: int,
    page: Page,
    meta: ModuleMeta,
    asked: Prose,
    pages: dict[str, Page],
    problems: list[Problem],
) -> Module:
    lent = dict.fromkeys(f"docs/{target.partition('#')[0]}" for target in meta.teaches.values())
    return Module(
        id=id,
        number=number,
        page=page,
        objectives=tuple(meta.objectives.values()),
        section_lines=meta.sections,
        people=meta.people,
        callout=meta.callout,
        prompts=meta.prompts,
        teaches=meta.teaches,
        lent=tuple(pages[path] for path in lent if path in pages),
        bank=asked,
        questions=tuple(bank.questions(asked, problems)),
    )

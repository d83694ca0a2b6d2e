"""What concerns the site or the course as a whole: navigation, moved pages, addresses, and where each claim went."""

from __future__ import annotations

import json
import posixpath
import re

from .model import Course, Page
from .text import WRITE_FIRST

# Markers whose elements the script of the record brings to life.
RECORD = re.compile(r"^<!-- course:(assessment|review-session|progress|confidence-\w+|evaluation|statement) -->", re.M)


Entry = (
    str | dict[str, "str | list[Entry]"]
)  # of the navigation: a page, or a title with its page or with entries below


def nav(course: Course, outline: list[Entry]) -> list[Entry]:
    """The navigation of mkdocs.yml with every empty list that bears a name below filled in the order of course.yml:
    modules as a section of their own, the cases beside their index.
    """
    pages: dict[str, list[Entry]] = {
        "Modules": [m.page.src for m in course.modules],
        "Handbook": [p.src for p in course.handbook],
        "Cases": [c.page.src for c in course.cases],
    }

    def fill(items: list[Entry], top: bool) -> list[Entry]:
        filled: list[Entry] = []
        for item in items:
            if isinstance(item, str):
                filled.append(item)
                continue
            ((name, below),) = item.items()
            if below == [] and name in pages:
                filled += [{name: pages[name]}] if top else pages[name]
            else:
                filled.append({name: fill(below, False) if isinstance(below, list) else below})
        return filled

    return fill(outline, True)


def scripts(course: Course, page: Page) -> list[str]:
    """The scripts that a page needs besides the site's own."""
    if course.module_of(page):
        return ["quiz.js"]
    if course.practice_of(page):
        return ["practice.js"]
    return ["record.js"] if RECORD.search(page.text) else []


ADDRESS = re.compile(r"(?!.*\.\.)[\w.-]+(?:/[\w.-]+)*/")  # of a page: `modules/time-outs/`


def unpassable(course: Course, old: str, new: str) -> str:
    """Why a reader cannot be passed on from `old` to `new`, or nothing."""
    published = {page.address or "./" for page in course.every_page}
    if not ADDRESS.fullmatch(old):
        return f"“{old}” must be an address as it was published, like modules/old-name/"
    if old in published:
        return f"“{old}” is the address of a page; only one that no page has any more can lead elsewhere"
    return "" if new in published else f"“{new}” is the address of no page; write one like modules/new-name/"


def stubs(course: Course) -> dict[str, str]:
    """{path on the site: page} of every address that moved. One that leads nowhere is a problem, and gets none."""
    good = {old: new for old, new in course.redirects.items() if not unpassable(course, old, new)}
    return {f"{old}index.html": stub(posixpath.relpath(new, old) + "/") for old, new in good.items()}


def untraced(course: Course) -> tuple[str, ...]:
    """Addresses, with all that lies below them, of which a browser keeps no note when they are opened: the module on
    safety, the page with people to talk to, the handbook. Who is watched may be reading there. What is answered or
    written there is kept as anywhere.
    """
    module = course.module(course.safety.module)
    return (*([module.page.address] if module else []), "help/", "handbook/")


def stays(course: Course, page: Page) -> bool:
    """Whether the line with the way off the page stays in view: where nothing is noted, and on
    practice, which may be handed on.
    """
    return page.address.startswith(untraced(course)) or course.practice_of(page) is not None


def stub(target: str) -> str:
    """The page that stays at an old address and passes the reader and the fragment on to
    `target`, a relative address.
    """
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>This page has moved</title>'
        f'<link rel="canonical" href="{target}"><meta name="robots" content="noindex"><meta name="referrer" content="strict-origin-when-cross-origin">'
        f'<noscript><meta http-equiv="refresh" content="0; url={target}"></noscript>'
        f"<script>location.replace({json.dumps(target)} + location.hash)</script></head>"
        f'<body><p>This page has moved: <a href="{target}">go to its new address</a>.</p></body></html>\n'
    )


def addresses(course: Course) -> list[str]:
    """Every address that a reader may have kept: pages, authored headings, questions, references."""
    found = set()
    for p in course.every_page:
        found.add(p.address or "./")
        found |= {f"{p.address}#{s.id}" for s in p.sections if s.id and s.level > 1}
        found |= {f"{p.address}#{id}" for id in WRITE_FIRST.findall(p.text)}
    for m in course.modules:
        found |= {f"{m.page.address}#{q.id}" for q in m.questions}
        found |= {f"{m.page.address}#objectives", f"{m.page.address}#key"}
    found |= {f"course/references/#{r.id}" for r in course.references}
    found |= {f"assessment/#{q.id}" for q in course.assessed}
    return sorted(found)


def claims_table(course: Course) -> str:
    """One row a claim: where it is taught, which case shows it, and which questions test it."""
    taught: dict[str, list[str]] = {}
    for m in course.modules:
        for s in m.page.sections:
            for id in s.claims:
                taught.setdefault(id, []).append(f"{m.id}#{s.id}")
        for id, target in m.teaches.items():
            taught.setdefault(id, []).append(f"{target.replace('.md', '')} (for {m.id})")
    rows = [("claim", "basis", "taught at", "practised in", "tested by")]
    for claim in course.claims.values():
        shown = [c.id for c in course.cases if any(claim.id in m.section.claims for m in c.moments)]
        tested = [q.id for q in course.questions if claim.id in q.claims]
        rows.append(
            (
                claim.id,
                claim.basis,
                ", ".join(taught.get(claim.id, ["nowhere"])),
                ", ".join(shown),
                ", ".join(tested) or ("nothing" if claim.assess else "(not assessed)"),
            )
        )
    widths = [max(len(r[i]) for r in rows) for i in range(5)]
    return "\n".join("  ".join(cell.ljust(w) for cell, w in zip(r, widths, strict=True)).rstrip() for r in rows)

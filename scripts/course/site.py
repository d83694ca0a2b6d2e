"""What concerns the site or the course as a whole: navigation, moved pages, addresses, and where each claim went."""

from __future__ import annotations

import json

from .model import Course


def nav(course: Course, outline: list) -> list:
    """The navigation of mkdocs.yml with `Modules: …` replaced by the modules in the order of course.yml."""
    modules = [m.page.src for m in course.modules]
    return [{"Modules": modules} if isinstance(item, dict) and "Modules" in item else item for item in outline]


def stub(target: str) -> str:
    """The page that stays at an old address and passes the reader and the fragment on to `target`, a relative address."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>This page has moved</title>'
        f'<link rel="canonical" href="{target}"><meta name="robots" content="noindex">'
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
    for m in course.modules:
        found |= {f"{m.page.address}#{q.id}" for q in m.questions}
        found |= {f"{m.page.address}#objectives", f"{m.page.address}#key"}
    found |= {f"course/references/#{r.id}" for r in course.references}
    return sorted(found)


def claims_table(course: Course) -> str:
    """One row a claim: where it is taught and which questions test it."""
    taught: dict[str, list[str]] = {}
    for p in course.every_page:
        for s in p.sections:
            for claim in s.claims:
                taught.setdefault(claim, []).append(f"{p.src.removesuffix('.md').removeprefix('modules/')}#{s.id}")
    rows = [("claim", "basis", "taught at", "tested by")]
    for claim in course.claims.values():
        tested = [q.id for q in course.questions if claim.id in q.claims]
        rows.append((claim.id, claim.basis, ", ".join(taught.get(claim.id, ["nowhere"])), ", ".join(tested) or ("nothing" if claim.assess else "(not assessed)")))
    widths = [max(len(r[i]) for r in rows) for i in range(4)]
    return "\n".join("  ".join(cell.ljust(w) for cell, w in zip(r, widths, strict=True)).rstrip() for r in rows)

"""What the commands print about the whole course: its addresses, where each claim went, and the graph of a case."""

from __future__ import annotations

from .model import Case, Course, find_folds
from .pages.cards import PAGE, list_cards
from .pages.directives import tabulate_directives
from .pages.sheets import list_sheets
from .text import tabulate

DIRECTIVES = """\
# The directives

<!-- `make generated` writes this page from scripts/course/pages/. Change a directive there. -->

A directive is a comment, alone on its line and once on its page.
GitHub shows nothing of it; the build puts in its place what must not be written twice.
“Practice” is cases, rehearsals and worksheets.

"""


def list_addresses(course: Course) -> list[str]:
    """Every address that a reader may have kept: pages, authored headings, questions, references."""
    addresses = set()
    for p in course.every_page:
        addresses.add(p.address or "./")
        addresses |= {f"{p.address}#{s.id}" for s in p.sections if s.id and s.level > 1}
        addresses |= {f"{p.address}#{fold.id}" for fold in find_folds(p.blocks) if fold.id}
    for m in course.modules:
        addresses |= {f"{m.page.address}#{q.id}" for q in m.questions}
        addresses |= {f"{m.page.address}#objectives", f"{m.page.address}#key"}
    addresses |= {f"course/references/#{r.id}" for r in course.references}
    if page := course.page(PAGE):
        addresses |= {f"{page.address}#{card.id}" for card in list_cards(course)}
    for path, id in list_sheets(course):
        if page := course.page(path):
            addresses.add(f"{page.address}#{id}")
    addresses |= {f"assessment/#{q.id}" for q in course.assessed}
    return sorted(addresses)


def tabulate_claims(course: Course) -> str:
    """One row a claim: where it is taught, which case shows it, and which questions test it."""
    taught: dict[str, list[str]] = {}
    for m in course.modules:
        for s in m.page.sections:
            for id in s.claims:
                taught.setdefault(id, []).append(f"{m.id}#{s.id}")
        for id, target in m.teaches.items():
            taught.setdefault(id, []).append(f"{target.replace('.md', '')} (for {m.id})")
    rows = [("claim", "basis", "taught at", "practiced in", "tested by")]
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
    return tabulate(rows)


def draw_case(case: Case) -> str:
    """The case as text: every moment with its choices, arrows by number, endings marked, words of the scene."""
    out = [case.page.title]
    for moment in case.moments:
        out.append(
            f"\n{case.numbers[moment.id]:>3}  {moment.section.title}"
            + (f"  [{moment.ending}]" if moment.ending else "")
        )
        out += [f"       → {case.numbers.get(c.target, '?'):>2}  {c.text}" for c in moment.choices]
    return "\n".join(out) + "\n"


def list_directives() -> str:
    """Every directive for authors: where it may stand, and what it writes."""
    return DIRECTIVES + tabulate_directives()

"""What each paper shows, and the rows of each table: a function from the course for every one of `papers.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from ...model import TWINS, Course, Module, Question, Section
from ...pages.hours import state_hours
from ...pages.questions import ASKED_BEFORE
from ...reading_time import MINUTES_A_QUESTION, MINUTES_A_WRITE_FIRST, WORDS_A_MINUTE
from .. import FORMATS
from ..banks import list_banks
from ..prose import Prose
from . import bodies, certificate, evaluation, hours, marks, references, unmet
from .claims import KINDS, Taught, count_bases, count_opinion, list_claims
from .history import describe_history, find_section
from .objectives import list_objectives
from .papers import PAPERS
from .people import list_readable
from .policies import ATTEMPTS, DAYS, RECORD_YEARS
from .post_test import SEED, count_each, describe_question, draw_forms
from .private_items import list_lengths, list_wanted

Facts = dict[str, object]
Rows = Iterable[Sequence[object]]
FORMAT = "asynchronous, text-based, self-paced"
METHOD = f"{WORDS_A_MINUTE} words a minute, {MINUTES_A_QUESTION:g} minutes for a question, {MINUTES_A_WRITE_FIRST} to write first"


def _read_me_first(course: Course) -> Facts:
    return {
        "papers": PAPERS,
        "unmet": unmet.list_unmet(course),
        "only_you": unmet.ONLY_YOU,
        "bodies": bodies.list_bodies(course),
        "marks": marks.MARKS,
        "states": marks.STATES,
        "warned": (marks.UNMET, marks.RISK),
        "taught": _count_taught(course),
        "stated": state_hours(course),
    }


def _syllabus(course: Course) -> Facts:
    kinds = (("case", course.cases), ("rehearsal", course.rehearsals), ("worksheet", course.worksheets))
    return {
        "method": METHOD,
        "taught": _count_taught(course),
        "points": _list_points,
        "kinds": {p.page.src: kind for kind, listed in kinds for p in listed},
    }


def _list_points(module: Module) -> list[Section]:
    """The headings of what a module teaches, and the one that says when not to use it."""
    return [*module.teaching, *(s for s in module.page.sections if s.id == "not-here")]


def _objectives(course: Course) -> Facts:
    return {"served": list_objectives(course), "each": count_each(course), "twins": TWINS}


def _claims(course: Course) -> Facts:
    opinion, tested = count_opinion(course)
    return {
        "opinion": opinion,
        "tested": tested,
        "bases": count_bases(course),
        "kinds": KINDS,
        "claims": list_claims(course),
    }


def _form(number: int) -> Callable[[Course], Facts]:
    def facts(course: Course) -> Facts:
        form = draw_forms(course)[number]
        return {"form": form, "described": _describe(form.questions), "asked_before": ASKED_BEFORE}

    return facts


def _key(course: Course) -> Facts:
    forms = draw_forms(course)
    first, second = ({q.id for q in form.questions} for form in forms)
    return {
        "forms": [(form, _describe(form.questions)) for form in forms],
        "seed": SEED,
        "each": count_each(course),
        "shared": len(first & second),
    }


def _private_items(course: Course) -> Facts:
    few, many = bodies.QUESTIONS_A_CREDIT
    return {
        "wanted": list_wanted(course),
        "lengths": list_lengths(course),
        "stated": state_hours(course),
        "few": few,
        "many": many,
    }


def _question_banks(course: Course) -> Facts:
    banks = list_banks(course)
    return {
        "banks": banks,
        "questions": sum(len(bank.questions) for bank in banks),
        "formats": [*FORMATS],
        "asked_before": ASKED_BEFORE,
    }


def _pilot(_course: Course) -> Facts:
    return {"least": hours.NASBA_LEAST, "testers": len(hours.TESTERS), "codes": [*hours.list_codes()]}


def _references(course: Course) -> Facts:
    few, many = bodies.REFERENCES
    return references.describe_references(course) | {"few": few, "many": many}


def _certificate(course: Course) -> Facts:
    return {"fields": certificate.FIELDS, "columns": next(certificate.list_roster_rows(course)), "format": FORMAT}


def _people(course: Course) -> Facts:
    source = next((r for r in course.references if r.id == course.article), None)
    return {"readable": list_readable(course), "publisher": source.label if source else ""}


def _announcement(course: Course) -> Facts:
    return {
        "format": FORMAT,
        "audience": find_section(course, "course/about.md#audience"),
        "limits": find_section(course, "course/about.md#limits"),
        "stated": state_hours(course),
        "first_due": describe_history(course)["first_due"],
    }


def _policies(_course: Course) -> Facts:
    return {"days": DAYS, "years": RECORD_YEARS, "attempts": ATTEMPTS}


def _list_objective_rows(course: Course) -> Iterator[Sequence[object]]:
    say = Prose(course, TWINS).write_line
    yield "Objective", "What it says", "Knowledge twin", "Item", "Bank", "Level", "Safety", "Claims"
    for served in list_objectives(course):
        for bank, items in (("assessment", served.items), ("module", served.in_modules)):
            for q in items:
                told = [say(served.says, inline=True), say(served.twin, inline=True)]
                yield served.id, *told, q.id, bank, q.kind, "yes" if q.safety else "no", " ".join(q.claims)


def _list_claim_rows(course: Course) -> Iterator[Sequence[object]]:
    say = Prose(course, "course.yml").write_line
    yield (
        "Claim",
        "What it says",
        "Basis",
        "Tested",
        "Taught at",
        "Cited in these sections",
        "Cited elsewhere on their pages",
        "Items in modules",
        "Items in the assessment",
    )
    for t in list_claims(course):
        cited = ["; ".join(r.id for r in found) for found in (t.references, t.nearby)]
        told = [t.claim.id, say(t.claim.says, inline=True), t.claim.basis, "yes" if t.claim.assess else "no"]
        yield *told, _locate(t), *cited, t.in_modules, t.in_assessment


def _locate(taught: Taught) -> str:
    return "; ".join(f"{page.src}#{section.id}" if section.id else page.src for page, section in taught.places)


def _describe(questions: Iterable[Question]) -> list[Facts]:
    return [*map(describe_question, questions)]


def _count_taught(course: Course) -> int:
    return sum(len(m.questions) for m in course.modules)


ON_PAGES: dict[str, Callable[[Course], Facts]] = {
    "read-me-first": _read_me_first,
    "syllabus": _syllabus,
    "objectives-to-items": _objectives,
    "claims-by-basis": _claims,
    "post-test-form-a": _form(0),
    "post-test-form-b": _form(1),
    "post-test-key": _key,
    "private-items": _private_items,
    "question-banks": _question_banks,
    "hours": hours.describe_hours,
    "pilot": _pilot,
    "references": _references,
    "evaluation": evaluation.describe_evaluation,
    "certificate-sample": _certificate,
    "people": _people,
    "announcement": _announcement,
    "policies": _policies,
    "history": describe_history,
}
ROWS: dict[str, Callable[[Course], Rows]] = {
    "objectives-to-items": _list_objective_rows,
    "claims-by-basis": _list_claim_rows,
    "pilot-times": hours.list_pilot_rows,
    "references": references.list_reference_rows,
    "evaluation": evaluation.list_evaluation_rows,
    "roster": certificate.list_roster_rows,
}

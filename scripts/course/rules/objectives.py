"""Objectives, claims, teaching and references."""

from __future__ import annotations

from collections import Counter

from ..model import ASSESSMENT, REFERENCES, TWINS, Course, Question
from ..text import counted
from .registry import Found, Told, rule

# Verbs that name something one could watch a clinician do.
VERBS = frozenset(
    "Analyze Apply Ask Assess Choose Conduct Debrief Decide Demonstrate Describe Design Distinguish Explain Formulate "
    "Identify List Name Plan Prepare Recognize Redirect Respond Strengthen Teach Write".split()
)
# Those of them that a question with options can show; each of the others is something one does.
CHOSEN = frozenset("Analyze Choose Decide Describe Distinguish Explain Identify List Name Recognize".split())
OBJECTIVES = range(2, 4)
QUESTIONS_AN_OBJECTIVE = 2
QUESTIONS_A_BANK = range(6, 9)
KINDS = ("apply", "explain")


@rule(
    where="in a module's front matter",
    wrong="says: Understand what a complaint is about.",
    right="says: Redirect a complaint to a change the client might want.",
)
def objective_verb(course: Course) -> Found:
    """A module has two or three objectives; each of them, like those of the course, starts with a measurable verb from the list."""
    for module in course.modules:
        if len(module.objectives) not in OBJECTIVES:
            yield (
                module.page.path,
                module.page.line_of("objectives"),
                f"has {counted(len(module.objectives), 'objective')}; it needs two or three",
            )
        for objective in module.objectives:
            yield from _verb(objective.says, module.page.path, objective.line)
    for id, says in course.objectives.items():
        yield from _verb(says, "course.yml", course.line_of("objectives", id))


def _verb(says: str, path: str, line: int) -> Found:
    verb = name_verb(says)
    if says and verb not in VERBS:
        yield path, line, f"“{verb}” cannot be watched; start with one of {', '.join(sorted(VERBS))}"


def name_verb(says: str) -> str:
    """The first word of an objective."""
    return says.split(" ", maxsplit=1)[0].strip(",;")


@rule(
    where="in docs/_data/twins.yml",
    wrong="objective: turning",
    right="objective: turn",
    why="nothing then shows what a question can of “turn”",
)
def twins(course: Course) -> Found:
    """Every objective whose verb no question with options can show has one twin, which starts with a verb that one can."""
    own = {o.id: (o.says, m.page.path, o.line) for m in course.modules for o in m.objectives}
    says = {id: (says, "course.yml", course.line_of("objectives", id)) for id, says in course.objectives.items()} | own
    named = [twin.objective for twin in course.twins]
    for id, (objective, path, line) in says.items():
        if objective and name_verb(objective) in VERBS - CHOSEN and id not in named:
            yield (
                path,
                line,
                f"“{id}” is a skill and needs a twin in {TWINS}, which says what a question can show of it",
            )
    for n, twin in enumerate(course.twins):
        if twin.objective and twin.objective not in says:
            yield TWINS, twin.line, f"“{twin.objective}” is no objective of the course or of a module"
        if twin.objective in named[:n]:
            yield TWINS, twin.line, f"“{twin.objective}” has a twin already"
        if twin.says and name_verb(twin.says) not in CHOSEN:
            yield (
                TWINS,
                twin.line,
                f"“{name_verb(twin.says)}” is no verb that a question can show; start with one of {', '.join(sorted(CHOSEN))}",
            )


@rule(
    where="in a module's front matter",
    wrong="serves: turning",
    right="serves: turn",
    why="the course has no such objective",
)
def objective_serves(course: Course) -> Found:
    """Every objective of a module serves an objective of the course, and every objective of the course is served."""
    served = set()
    for module in course.modules:
        for objective in module.objectives:
            served.add(objective.serves)
            if objective.serves and objective.serves not in course.objectives:
                yield (
                    module.page.path,
                    objective.line,
                    f"“{objective.serves}” is no objective of the course; known are {', '.join(course.objectives)}",
                )
    for id in course.objectives:
        if id not in served:
            yield "course.yml", course.line_of("objectives", id), f"no module's objective serves “{id}”"


@rule(
    where="in a bank of questions",
    wrong=Told("an objective that a single question names with `objective=`"),
    right=Told("two questions or more that name it"),
)
def objective_tested(course: Course) -> Found:
    """Every objective of a module is tested by two questions or more; a bank has six to eight."""
    for module in course.modules:
        tested = Counter(q.objective for q in module.questions)
        for objective in module.objectives:
            if tested[objective.id] < QUESTIONS_AN_OBJECTIVE:
                yield (
                    module.page.path,
                    objective.line,
                    f"objective “{objective.id}” is tested by {counted(tested[objective.id], 'question')}; it needs two",
                )
        if module.bank.path in course.files and len(module.questions) not in QUESTIONS_A_BANK:
            yield module.bank.path, 1, f"has {counted(len(module.questions), 'question')}; a bank has six to eight"


@rule(
    where="in a bank of questions",
    wrong='## first-question-1 { objective=first claims="C9" kind=recall key="What did you do" }',
    right='## first-question-1 { objective=first-turn claims="C1" kind=apply key="What did you do" }',
)
def question_serves(course: Course) -> Found:
    """Every question names an objective of its module, claims that the course knows and its module teaches, and a kind."""
    for module in course.modules:
        known = {o.id for o in module.objectives}
        for q in module.questions:
            if q.objective not in known:
                yield q.path, q.line, f"objective “{q.objective}” is none of this module's: {', '.join(sorted(known))}"
            yield from _known(course, q)
            for claim in q.claims:
                if claim in course.claims and claim not in module.claims:
                    yield q.path, q.line, f"claim {claim} is taught nowhere in {module.page.path}"


@rule(
    where="in quizzes/assessment.md",
    wrong=Told("`objective=first-turn`, which is a module's, or five questions for an objective that needs six"),
    right=Told('`## assess-the-turn { objective=turn claims="C1" kind=apply key="…" }`'),
)
def assessment(course: Course) -> Found:
    """The assessment's bank has as many questions for every objective of the course as course.yml says (`assessment: each`), each with one objective, claims that exist and a kind; its form draws two for each objective, or three for each, and the bank has as many safety stories as the form wants (`assessment: safety`)."""
    settings = course.assessment
    if not course.assessed:
        return
    line = course.line_of("assessment")
    if not settings.draw:
        yield (
            "course.yml",
            line,
            "“assessment” must say how many questions a form draws: {draw, safety, each, difficulty}",
        )
        return
    count = len(course.objectives)
    if count and settings.draw not in (2 * count, 3 * count):
        yield (
            "course.yml",
            line,
            f"a form of {counted(settings.draw, 'question')} must draw two for each of {counted(count, 'objective')}, or three",
        )
    elif count:
        stories = Counter(q.objective for q in course.assessed if q.safety)
        able = sum(min(settings.draw // count, stories[id]) for id in course.objectives)
        if able < settings.safety:
            yield (
                "course.yml",
                course.line_of("assessment", "safety"),
                f"a form wants {counted(settings.safety, 'safety story', 'safety stories')}, and one from {ASSESSMENT} can have {able}; mark them safety=yes, or write some",
            )
    asked = Counter(q.objective for q in course.assessed)
    for id in course.objectives:
        if asked[id] < settings.each:
            yield ASSESSMENT, 1, f"objective “{id}” has {counted(asked[id], 'question')}; it needs {settings.each}"
    for q in course.assessed:
        if q.objective not in course.objectives:
            yield q.path, q.line, f"objective “{q.objective}” is none of the course: {', '.join(course.objectives)}"
        yield from _known(course, q)


def _known(course: Course, q: Question) -> Found:
    """What a question says about itself and the course does not know."""
    if not q.claims:
        yield q.path, q.line, 'names no claim; write claims="…"'
    for claim in q.claims:
        if claim not in course.claims:
            yield q.path, q.line, f"claim “{claim}” is not in course.yml"
    if q.kind not in KINDS:
        yield q.path, q.line, f"kind “{q.kind}” must be one of {', '.join(KINDS)}"


@rule(
    where="in a module",
    wrong="## The point { #the-point }",
    right='## The point { #the-point claims="C1" }',
    why="C1 is taught there",
)
def claim_taught(course: Course) -> Found:
    """Every claim is taught at a heading that names it, on a module's page or on one of the handbook that the module `teaches` with, and every heading names claims that exist."""
    taught = {claim for module in course.modules for claim in module.claims}
    for page in course.every_page:
        for section in page.sections:
            for id in section.claims:
                if id not in course.claims:
                    yield page.path, section.line, f"claim “{id}” is not in course.yml"
            if section.claims and section.id is None:
                yield page.path, section.line, "a section that teaches a claim needs an id"
    for claim in course.claims.values():
        if claim.id not in taught:
            yield (
                "course.yml",
                claim.line,
                f'claim {claim.id} is taught nowhere; a heading must name it: claims="{claim.id}"',
            )


@rule(
    where="in course.yml",
    wrong='C2: {assess: true, basis: practice, says: "A plain sentence that a page of the handbook teaches."}',
    right='C2: {assess: false, basis: practice, says: "A plain sentence that a page of the handbook teaches."}',
    why="no question names C2",
)
def claim_tested(course: Course) -> Found:
    """Every claim that is to be assessed is tested by a question or more."""
    tested = {c for q in course.questions for c in q.claims}
    for claim in course.claims.values():
        if claim.assess and claim.id not in tested:
            yield "course.yml", claim.line, f"claim {claim.id} is to be assessed, and no question tests it"


@rule(
    where="in a module",
    wrong="(Source, 2022)",
    right="([Source, 2022](../course/references.md#source-2022))",
)
def reference_used(course: Course) -> Found:
    """Every reference is cited on a page, and every module cites the article it teaches."""
    cited: dict[str, set[str]] = {}
    for page in course.every_page:
        for link in page.links:
            path, _, id = link.target.partition("#")
            if path.endswith("references.md"):
                cited.setdefault(id, set()).add(page.path)
    for reference in course.references:
        if reference.id not in cited:
            yield REFERENCES, reference.line, f"“{reference.id}” is cited nowhere; cite it or delete it"
    for module in course.modules:
        if module.page.path not in cited.get(course.article, ()):
            yield (
                module.page.path,
                module.page.first_line,
                f"must credit the article: a link to references.md#{course.article}",
            )

"""What a course is made of. Everything is frozen; `load` builds it, nothing changes it.

    Course
    ├── objectives {id: sentence}            what the whole course makes possible
    ├── claims {id: Claim}                   what it teaches, each with its basis
    ├── references, help_lines, emergency    facts that stand once
    ├── heard (Heard ...)                    what supervisees say, and what to send for it
    ├── twins (Twin ...)                     what a question with options can show of an objective that is a skill
    ├── assessed (Question ...)              the assessment's bank, each serving an objective of the course
    ├── modules (Module ...)                 in the order of course.yml
    │   ├── page: Page                       the prose
    │   │   └── sections (Section ...)       every heading, flat, in order
    │   ├── objectives (Objective ...)       two or three, each serving one of the course
    │   └── questions (Question ...)         the module's bank
    │       └── options (Option ...)
    ├── handbook (Page ...)                  procedures to use with a client in the room, each complete by itself
    ├── cases (Case ...)                     branching vignettes: moments, choices, endings
    ├── rehearsals (Rehearsal ...)           client lines to answer aloud
    ├── worksheets (Worksheet ...)           fields for one printed page
    └── pages (Page ...)                     every page that is not a module's, those of the practice too

A line number counts from 1 and belongs to the file that `path` names, relative to the project.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple

from .reading_time import estimate_minutes
from .schema import (
    AssessmentSettings,
    Callout,
    CaseMeta,
    Claim,
    Emergency,
    Heard,
    HelpLine,
    Limits,
    Meta,
    Objective,
    PracticeMeta,
    Reference,
    RehearsalMeta,
    Reviewer,
    Safety,
    Sponsor,
    Twin,
    WorksheetMeta,
)
from .text import DIRECTIVE, one_line, words

ASSESSMENT = "quizzes/assessment.md"
REFERENCES, HELP_LINES, EMERGENCY = "docs/_data/references.yml", "docs/_data/help-lines.yml", "docs/_data/emergency.yml"
HEARD, TWINS = "docs/_data/hear.yml", "docs/_data/twins.yml"
# Sections of a module that are not read as prose.
UNCOUNTED = ("quiz", "sources", "next")


class Problem(NamedTuple):
    """A mistake in the content, as an author reads it: `path:line: rule: message`."""

    path: str
    line: int
    rule: str
    message: str

    def __str__(self) -> str:
        """One line, whatever the author's words in it hold."""
        return one_line(f"{self.path}:{self.line}: {self.rule}: {self.message}")


Place = tuple[str | int, ...]  # of a key or an item of a YAML file: ("safety", "ask")
Lines = dict[Place, int]  # where a key or an item of a YAML file stands: {("safety", "ask"): 12}


def line_of(lines: Lines, *place: str | int) -> int:
    """The line of a key or an item, or of the nearest one around it; 1 where there is none."""
    return next((lines[place[:n]] for n in range(len(place), 0, -1) if place[:n] in lines), 1)


Kind = Literal["heading", "paragraph", "list", "item", "quotation", "table", "code", "comment", "html"]


class Block(NamedTuple):
    """A piece of Markdown as a parser sees it; what stands in another block is a block too.

    It begins on `line` and ends before `end`. `level` is a heading's, 1 to 6, and 0 for others; `depth` is in how many
    blocks it stands. `text` is what is written in it, without the signs at the beginning of its lines; a list and a
    table have none, for their items and cells have it. `id` is authored, `number` that of an item.
    """

    kind: Kind
    line: int
    end: int
    level: int
    depth: int
    text: str
    id: str = ""
    number: int | None = None


class DirectiveLine(NamedTuple):
    """A line `<!-- course:name argument -->`."""

    line: int
    name: str
    argument: str


def find_directives(blocks: Iterable[Block]) -> Iterator[DirectiveLine]:
    """The directives among some blocks: comments that stand alone, each on a line of its own at the left margin."""
    for block in blocks:
        alone = block.kind == "comment" and not block.depth and block.end == block.line + 1
        if alone and (m := DIRECTIVE.match(block.text)):
            yield DirectiveLine(block.line, m[1], m[2])


def find_folds(blocks: Iterable[Block]) -> Iterator[Block]:
    """The lines `<details …>` among some blocks; one that is written as it must be has an id."""
    return (block for block in blocks if block.kind == "html" and block.text.startswith("<details"))


def find_items(blocks: Iterable[Block], *, numbered: bool) -> Iterator[Block]:
    """The items of the lists among some blocks, without those of lists that stand in other blocks."""
    return (b for b in blocks if b.kind == "item" and b.depth == 1 and (b.number is not None) == numbered)


@dataclass(frozen=True)
class Section:
    """A heading and what stands below it, down to the next heading of its level or a higher one."""

    title: str
    level: int
    line: int
    id: str | None
    classes: tuple[str, ...]
    attrs: dict[str, str]
    text: str
    blocks: tuple[Block, ...]

    @property
    def claims(self) -> tuple[str, ...]:
        return tuple(self.attrs.get("claims", "").split())


@dataclass(frozen=True)
class Link:
    target: str
    text: str
    line: int
    image: bool = False


@dataclass(frozen=True)
class Prose:
    """The Markdown of a file, whose text begins on `first_line`: a page's below its front matter, or a bank's."""

    path: str
    text: str
    first_line: int
    blocks: tuple[Block, ...]

    @cached_property
    def lines(self) -> tuple[tuple[int, str], ...]:
        """(number, line) of all lines outside blocks of code."""
        code = {n for block in self.blocks if block.kind == "code" for n in range(block.line, block.end)}
        numbered = enumerate(self.text.split("\n"), start=self.first_line)
        return tuple((n, line) for n, line in numbered if n not in code)

    @cached_property
    def paragraphs(self) -> tuple[Block, ...]:
        """Everything that is written in sentences: on the page, in an item or in a quotation."""
        return tuple(block for block in self.blocks if block.kind == "paragraph")

    @cached_property
    def directives(self) -> tuple[DirectiveLine, ...]:
        return tuple(find_directives(self.blocks))


@dataclass(frozen=True)
class Page(Prose):
    """One Markdown file under docs/.

    `path` starts with docs/; `meta` is its front matter, empty where the page is not `readable`.
    """

    meta: Meta
    meta_lines: Lines
    sections: tuple[Section, ...]
    links: tuple[Link, ...]
    readable: bool = True

    @property
    def title(self) -> str:
        return next((s.title for s in self.sections if s.level == 1), self.path)

    @property
    def src(self) -> str:
        """The path as MkDocs knows it, relative to docs/."""
        return self.path.removeprefix("docs/")

    @property
    def address(self) -> str:
        """Where the page is published, relative to the site: `modules/time-outs/`."""
        stem = self.src.removesuffix(".md")
        return stem.removesuffix("index") if stem.split("/")[-1] == "index" else stem + "/"

    def section(self, id: str) -> Section | None:
        return next((s for s in self.sections if s.id == id), None)

    def line_of(self, *place: str | int) -> int:
        """The line of a key of the front matter: `line_of("sections", "the-point")`."""
        return line_of(self.meta_lines, *place)


def prose_words(page: Page) -> int:
    """Words of a page that are read as prose: all but quiz, sources and next."""
    left_out = sum(words(s.text) for s in page.sections if s.level == 2 and s.id in UNCOUNTED)
    return words(page.text) - left_out


def is_steps(section: Section) -> bool:
    """Whether a heading opens a list of steps, which prints as a card."""
    return "steps" in section.classes


def is_plan(section: Section) -> bool:
    """Whether a heading opens a plan, whose numbered items are weeks."""
    return "plan" in section.classes


def essay_words(page: Page) -> int:
    """Words of prose without the lists to act from, `steps` and `monday`, which no cap may squeeze."""
    return prose_words(page) - sum(words(s.text) for s in page.sections if is_steps(s) or s.id == "monday")


@dataclass(frozen=True)
class Option:
    text: str
    correct: bool
    feedback: str
    line: int


@dataclass(frozen=True)
class Question:
    """One entry of a bank. `flaws` are what the parser could not read, as problems."""

    id: str
    path: str
    line: int
    attrs: dict[str, str]
    stem: str
    options: tuple[Option, ...]
    rationale: str
    links: tuple[Link, ...]
    flaws: tuple[Problem, ...] = ()

    @property
    def objective(self) -> str:
        return self.attrs.get("objective", "")

    @property
    def claims(self) -> tuple[str, ...]:
        return tuple(self.attrs.get("claims", "").split())

    @property
    def kind(self) -> str:
        return self.attrs.get("kind", "")

    @property
    def was(self) -> tuple[str, ...]:
        """The ids of questions whose place this one took: their addresses lead here."""
        return tuple(self.attrs.get("was", "").split())

    @property
    def safety(self) -> bool:
        """Whether it tells a safety story: the best option stops, asks or changes course for somebody's safety."""
        return self.attrs.get("safety") == "yes"

    @property
    def key(self) -> Option | None:
        """The option marked as best, where exactly one is marked."""
        marked = [o for o in self.options if o.correct]
        return marked[0] if len(marked) == 1 else None

    @property
    def unshowable(self) -> str | None:
        """Why mkdocs-quiz must not be given this question, or None. Its own error would end the build."""
        if self.flaws:
            return self.flaws[0].message
        return None if self.key and self.distractors else "one option must be marked `[x]`, and at least one `[ ]`"

    @property
    def distractors(self) -> tuple[Option, ...]:
        return tuple(o for o in self.options if not o.correct)


@dataclass(frozen=True)
class Module:
    """A module: its page, its objectives, what each section is for, what a supervisor asks, and its bank.

    `teaches` says which claims are taught for it on a page of the handbook, `{claim:
    handbook/page.md#id}`, and `lent` are those pages.
    """

    id: str
    number: int
    page: Page
    objectives: tuple[Objective, ...]
    section_lines: dict[str, str]
    people: tuple[str, ...]
    callout: Callout
    prompts: tuple[str, ...]
    teaches: dict[str, str]
    lent: tuple[Page, ...]
    bank: Prose
    questions: tuple[Question, ...]

    @property
    def words(self) -> int:
        """Words of prose, those of its pages in the handbook too."""
        return sum(map(prose_words, (self.page, *self.lent)))

    @property
    def claims(self) -> frozenset[str]:
        """The claims that it teaches, on its own page or in the handbook."""
        return frozenset(c for s in self.page.sections for c in s.claims) | frozenset(self.teaches)

    @property
    def write_firsts(self) -> int:
        return sum(1 for _ in find_folds(self.page.blocks))

    @property
    def minutes(self) -> int:
        """How long the page takes to read and answer, in minutes."""
        return estimate_minutes(self.words, len(self.questions), self.write_firsts)

    @property
    def teaching(self) -> tuple[Section, ...]:
        """The h2 sections between the scene and *write first*."""
        ids = [s.id for s in self.page.sections if s.level == 2]
        try:
            first, last = ids.index("scene") + 1, ids.index("write-first")
        except ValueError:
            return ()
        return tuple([s for s in self.page.sections if s.level == 2][first:last])


@dataclass(frozen=True)
class Choice:
    """Something the therapist could say or do, and the id of the moment it leads to."""

    text: str
    target: str
    line: int


@dataclass(frozen=True)
class Moment:
    """One heading of a case. An ending has no choices and a debrief."""

    section: Section
    scene: str
    choices: tuple[Choice, ...]
    debrief: str

    @property
    def id(self) -> str:
        return self.section.id or ""

    @property
    def ending(self) -> str:
        """good, mixed or poor; empty for a moment that goes on."""
        return self.section.attrs.get("ending", "")


@dataclass(frozen=True)
class Practice:
    """What a case, a rehearsal and a worksheet have in common: a page, and the module it practices."""

    id: str
    page: Page
    meta: PracticeMeta

    @property
    def module(self) -> str:
        return self.meta.module

    @property
    def people(self) -> tuple[str, ...]:
        return ()


@dataclass(frozen=True)
class Case(Practice):
    meta: CaseMeta
    moments: tuple[Moment, ...]

    @property
    def people(self) -> tuple[str, ...]:
        return self.meta.people

    @property
    def claims(self) -> tuple[str, ...]:
        return tuple(self.meta.claims.split())

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The place of each moment on the page, from 1, by which paper refers to it."""
        return {m.id: n for n, m in enumerate(self.moments, start=1)}

    @cached_property
    def decisions_left(self) -> dict[str, tuple[int, int | None]]:
        """The fewest and the most decisions from each moment to an ending. There is no most where a way can come back
        to a moment, and no entry where no way ends.
        """
        targets = {m.id: [c.target for c in m.choices] for m in self.moments}
        fewest, most = {m.id: 0 for m in self.moments if m.ending}, {m.id: 0 for m in self.moments if m.ending}
        for _ in targets:  # as many rounds as the longest way can have steps
            for id, leads in targets.items():
                known = [fewest[t] for t in leads if t in fewest]
                if known:
                    fewest[id] = min(known) + 1
                if leads and id not in most and all(t in most for t in leads):
                    most[id] = max(most[t] for t in leads) + 1
        return {id: (least, most.get(id)) for id, least in fewest.items()}


@dataclass(frozen=True)
class ClientLine:
    """One line of a rehearsal: the situation, what the client says, how hard it is (1 to 3), and the paragraphs that
    reply.
    """

    section: Section
    scene: str
    says: str
    replies: tuple[str, ...]

    @property
    def level(self) -> str:
        return self.section.attrs.get("level", "")


@dataclass(frozen=True)
class Rehearsal(Practice):
    meta: RehearsalMeta
    criteria: tuple[str, ...]
    lines: tuple[ClientLine, ...]

    @property
    def people(self) -> tuple[str, ...]:
        return self.meta.people


@dataclass(frozen=True)
class Field:
    """One thing to fill in.

    `kind` is text, tick or choice; `rows` is its height on paper in lines. What is for the
    therapist alone is not printed.
    """

    id: str
    label: str
    kind: str
    rows: int
    options: tuple[str, ...]
    for_therapist: bool
    line: int


@dataclass(frozen=True)
class Worksheet(Practice):
    meta: WorksheetMeta
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Course:
    """The whole course, as it stood on `today`."""

    id: str
    title: str
    subtitle: str
    version: str
    released: date | None
    reviewers: tuple[Reviewer, ...]
    sponsor: Sponsor | None
    recheck_months: int
    help_months: int
    safety: Safety
    limits: Limits
    article: str
    assessment: AssessmentSettings
    assessed: tuple[Question, ...]
    assessment_bank: Prose | None
    order: tuple[str, ...]
    redirects: dict[str, str]
    texts: dict[str, str]
    objectives: dict[str, str]
    claims: dict[str, Claim]
    modules: tuple[Module, ...]
    pages: tuple[Page, ...]
    cases: tuple[Case, ...]
    rehearsals: tuple[Rehearsal, ...]
    worksheets: tuple[Worksheet, ...]
    listed: dict[str, tuple[str, ...]]
    references: tuple[Reference, ...]
    help_lines: tuple[HelpLine, ...]
    emergency: tuple[Emergency, ...]
    heard: tuple[Heard, ...]
    twins: tuple[Twin, ...]
    pictures: dict[str, str]  # {path below docs/: text of the SVG}
    files: frozenset[str]
    conflicts: tuple[tuple[str, int, str], ...]  # (path, line, text) of what Git leaves where it could not merge
    today: date
    lines: Lines = field(default_factory=dict)
    site_url: str = ""  # where it is published, with a slash at the end; empty where nobody has said

    def line_of(self, *place: str | int) -> int:
        """The line of a key of course.yml: `line_of("safety", "ask")`."""
        return line_of(self.lines, *place)

    @cached_property
    def every_page(self) -> tuple[Page, ...]:
        return tuple(m.page for m in self.modules) + self.pages

    @cached_property
    def written(self) -> tuple[Prose, ...]:
        """Every page and every bank."""
        return (*self.every_page, *self.banks)

    @cached_property
    def handbook(self) -> tuple[Page, ...]:
        """The pages of the handbook, in the order of course.yml."""
        pages = (self.page(f"docs/handbook/{id}.md") for id in self.listed["handbook"])
        return tuple(page for page in pages if page)

    @cached_property
    def practice(self) -> tuple[Practice, ...]:
        return (*self.cases, *self.rehearsals, *self.worksheets)

    @property
    def minutes(self) -> int:
        return sum(m.minutes for m in self.modules)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Every question: the modules' and the assessment's."""
        return tuple(q for m in self.modules for q in m.questions) + self.assessed

    @cached_property
    def banks(self) -> tuple[Prose, ...]:
        """Every bank: the modules' and the assessment's."""
        return (*(m.bank for m in self.modules), *([self.assessment_bank] if self.assessment_bank else []))

    @cached_property
    def _pages(self) -> dict[str, Page]:
        return {p.path: p for p in self.every_page}

    @cached_property
    def _modules(self) -> dict[str, Module]:
        return {m.page.path: m for m in self.modules}

    @cached_property
    def _practice(self) -> dict[str, Practice]:
        return {p.page.path: p for p in self.practice}

    def page(self, path: str) -> Page | None:
        return self._pages.get(path)

    def place(self, target: str) -> tuple[Page, Section] | None:
        """The page and the heading that `modules/page.md#id` names, if there are such."""
        path, _, id = target.partition("#")
        page = self.page(f"docs/{path}")
        section = page.section(id) if page else None
        return (page, section) if page and section else None

    def module_of(self, page: Page) -> Module | None:
        """The module whose page this is, if it is one."""
        return self._modules.get(page.path)

    def practice_of(self, page: Page) -> Practice | None:
        """The case, rehearsal or worksheet whose page this is, if it is one."""
        return self._practice.get(page.path)

    @cached_property
    def _serves(self) -> dict[str, str]:
        return {o.id: o.serves for m in self.modules for o in m.objectives}

    def serves(self, question: Question) -> str:
        """The objective of the course that a question serves: the assessment's name it, a module's by
        way of the module's own.
        """
        return self._serves.get(question.objective, question.objective)

    def module(self, id: str) -> Module | None:
        return next((m for m in self.modules if m.id == id), None)

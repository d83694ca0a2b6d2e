"""What may stand in course.yml, in a page's front matter and in docs/_data/*.yml: every key,
its type and what it means.

`read.fit` holds data against it: an unknown key, a value of another type and a key that is missing are problems
with their lines, and an empty value stands in their place, so that the rest can be read. Types are strict:
`007` is no text, `"5"` no number.

A field made by `needed` must be there and not be empty; every other one may be left out.
A class that is `WHOLE` counts as absent as soon as one of its fields is wrong: half a reviewer must not say
that the course was reviewed.
What is `GIVEN` is not written by an author: `id` is the key above the entry, `line` where the entry begins, from 1.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field
from datetime import date as Date  # noqa: N812 (a field is called `date`)
from typing import Annotated, ClassVar, Literal, TypeVar, get_args

from pydantic import Field

Text = Annotated[str, Field(strict=True)]
Truth = Annotated[bool, Field(strict=True)]
Day = Annotated[Date, Field(strict=True)]
Count = Annotated[int, Field(strict=True, ge=0, le=1_000_000)]
Months = Annotated[int, Field(strict=True, ge=1, le=1200)]
Difficulty = Annotated[int, Field(strict=True, ge=1, le=5)]
Year = Annotated[int, Field(strict=True, ge=1000, le=9999)]
Texts = dict[Text, Text]

# What a claim rests on: the article's clinical opinion; evidence cited where it is taught; practice, which is codes,
# guidance or our own judgment.
Basis = Literal["opinion", "evidence", "practice", ""]  # the empty one, here and below, stands in for what is missing
Who = Literal["afraid", "frightens", "crisis", ""]  # whom a help line is for
Holder = Literal["therapist", "client", ""]  # in whose hands a sheet's paper may be
WHO = get_args(Who)[:-1]

NEEDED = {"needed": True}
T = TypeVar("T")


def needed(default: T) -> T:
    """A field that must be there and not be empty; `default` stands in for it where it is not."""
    if isinstance(default, dict):
        return field(default_factory=lambda: copy(default), metadata=NEEDED)
    return field(default=default, metadata=NEEDED)


@dataclass(frozen=True)
class Entry:
    """A mapping of the data files. Unknown keys in it are problems."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}
    WHOLE: ClassVar[bool] = False
    GIVEN: ClassVar[tuple[str, ...]] = ()


# --- course.yml ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Reviewer(Entry):
    """Somebody who has read the `pages` (`modules/half-the-story`) and agreed to be named."""

    WHOLE = True
    name: Text = needed("")
    credential: Text = needed("")
    date: Day | None = needed(None)
    pages: tuple[Text, ...] = needed(())


@dataclass(frozen=True)
class Sponsor(Entry):
    """Who decides about credit, and the https address of a `test` that they hold themselves."""

    WHOLE = True
    name: Text = needed("")
    test: Text = needed("")


@dataclass(frozen=True)
class Safety(Entry):
    """Where the safety callout sends people (`modules/….md#…`), and the `module` that carries none itself."""

    module: Text = needed("")
    ask: Text = needed("")
    after: Text = needed("")
    help: Text = needed("")


@dataclass(frozen=True)
class Limits(Entry):
    """How many words of prose a module has, from `least` to `most`, or to what `longer` says of that module."""

    least: Count = 0
    most: Count = 1_000_000
    longer: dict[Text, Count] = field(default_factory=dict)


@dataclass(frozen=True)
class AssessmentSettings(Entry):
    """How many questions a form draws; how many of them are safety stories at least; how many each objective has in
    the bank at least; Mergener's difficulty.
    """

    draw: Count = needed(0)
    safety: Count = needed(0)
    each: Count = needed(0)
    difficulty: Difficulty = needed(3)


@dataclass(frozen=True)
class Claim(Entry):
    """Something the course teaches. One with `assess` is tested by a question or more."""

    GIVEN = ("id", "line")
    says: Text = needed("")
    basis: Basis = needed("")
    assess: Truth = needed(False)
    id: Text = ""
    line: int = 1


@dataclass(frozen=True)
class CourseFile(Entry):
    """The whole of course.yml."""

    id: Text = needed("")
    title: Text = needed("")
    subtitle: Text = needed("")
    version: Text = needed("")
    released: Day | None = needed(None)
    article: Text = needed("")
    reviewers: tuple[Reviewer, ...] = ()
    sponsor: Sponsor | None = None
    recheck_months: Months = 24
    help_months: Months = 6
    safety: Safety = needed(Safety())
    words: Limits = Limits()
    assessment: AssessmentSettings = AssessmentSettings()
    modules: tuple[Text, ...] = needed(())
    handbook: tuple[Text, ...] = ()
    cases: tuple[Text, ...] = ()
    rehearsals: tuple[Text, ...] = ()
    worksheets: tuple[Text, ...] = ()
    redirects: Texts = field(default_factory=dict)
    texts: Texts = field(default_factory=dict)
    objectives: Texts = needed({})
    claims: dict[Text, Claim] = needed({})


# --- Front matter ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Meta(Entry):
    """The front matter that all pages have: `description` is a sentence for search engines."""

    description: Text = needed("")
    checked: Day | None = None

    def for_site(self) -> dict[str, object]:
        """What MkDocs, its theme and its search are told."""
        return {"description": self.description} if self.description else {}


@dataclass(frozen=True)
class Search(Entry):
    """Whether the site's own search leaves a page out."""

    exclude: Truth = False


@dataclass(frozen=True)
class PageMeta(Meta):
    """Of a page that is none of the kinds below.

    `title` is what a tab shows; under `tags` search finds a page that does not print them.
    """

    title: Text = ""
    tags: tuple[Text, ...] = ()
    search: Search = Search()

    def for_site(self) -> dict[str, object]:
        own = {"title": self.title, "tags": list(self.tags), "search": {"exclude": True} if self.search.exclude else {}}
        return super().for_site() | {key: value for key, value in own.items() if value}


@dataclass(frozen=True)
class Objective(Entry):
    """What one will be able to do after a module, and the objective of the course that it serves."""

    GIVEN = ("id", "line")
    says: Text = needed("")
    serves: Text = needed("")
    id: Text = ""
    line: int = 1


@dataclass(frozen=True)
class Callout(Entry):
    """A module's own line of the safety callout: whom the move is not for, and the first thing
    seen or heard that ends it.
    """

    not_for: Text = needed("")
    stop_at: Text = needed("")


@dataclass(frozen=True)
class ModuleMeta(Meta):
    """`sections`: what a supervisor would send each of them for.

    `prompts`: what a supervisor asks about the work with a client, four of them.
    `teaches`: claims taught in the handbook, {claim: handbook/page.md#id}.
    """

    id: Text = needed("")
    objectives: dict[Text, Objective] = needed({})
    sections: Texts = needed({})
    people: tuple[Text, ...] = needed(())
    callout: Callout = needed(Callout())
    prompts: tuple[Text, ...] = needed(())
    checked: Day | None = needed(None)
    teaches: Texts = field(default_factory=dict)


@dataclass(frozen=True)
class HandbookMeta(Meta):
    checked: Day | None = needed(None)


@dataclass(frozen=True)
class PracticeMeta(Meta):
    """What cases, rehearsals and worksheets have in common: the `module` that they practice."""

    id: Text = needed("")
    module: Text = needed("")
    checked: Day | None = needed(None)


@dataclass(frozen=True)
class CaseMeta(PracticeMeta):
    """`claims` are those that the case turns on, with spaces between."""

    claims: Text = needed("")
    people: tuple[Text, ...] = needed(())


@dataclass(frozen=True)
class Anchor(Entry):
    """How a reply sounds that does `not_yet` meet one criterion, meets it `partly`, and has it `done`: what
    it does, and a sentence in quotation marks.
    """

    not_yet: Text = needed("")
    partly: Text = needed("")
    done: Text = needed("")


@dataclass(frozen=True)
class PracticeSheet(Entry):
    """What a rehearsal's printed sheet has beside its lines and criteria.

    `anchors` follow the criteria in their order. `signed` says who signs that it was heard aloud, and what for; with
    it the sheet has a form for whoever listens.
    """

    anchors: tuple[Anchor, ...] = needed(())
    harder: Text = needed("")
    easier: Text = needed("")
    homework: Text = needed("")
    signed: Text = ""


@dataclass(frozen=True)
class RehearsalMeta(PracticeMeta):
    people: tuple[Text, ...] = needed(())
    sheet: PracticeSheet = needed(PracticeSheet())


@dataclass(frozen=True)
class WorksheetMeta(PracticeMeta):
    """`filled_by` says who fills the sheet in, and when; `held_by`, in whose hands the paper may be.

    With `table`, it is saved as CSV too, a row for each heading of level 2.
    """

    filled_by: Text = needed("")
    held_by: Holder = needed("")
    table: Truth = False


# --- docs/_data ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Reference(Entry):
    """A source.

    `checked` is the day on which somebody last looked it up, `opened` what was opened then, `supports`
    what it is used for here. `proposed` is for a sponsor who may name ten at most.
    """

    GIVEN = ("line",)
    id: Text = needed("")
    label: Text = needed("")
    cite: Text = needed("")
    year: Year | None = needed(None)
    doi: Text = ""
    url: Text = ""
    isbn: Text = ""
    checked: Day | None = needed(None)
    classic: Truth = False
    supports: Text = ""
    opened: Text = ""
    proposed: Truth = False
    line: int = 1


@dataclass(frozen=True)
class Twin(Entry):
    """What a question with options can show of an `objective`, of the course or of a module, whose verb is a skill."""

    GIVEN = ("line",)
    objective: Text = needed("")
    says: Text = needed("")
    line: int = 1


@dataclass(frozen=True)
class Seen(Entry):
    """When somebody saw a number beside its name, and on which page."""

    WHOLE = True
    day: Day | None = needed(None)
    page: Text = needed("")


@dataclass(frozen=True)
class Called(Entry):
    """When somebody rang a number, and who."""

    WHOLE = True
    day: Day | None = needed(None)
    by: Text = needed("")


@dataclass(frozen=True)
class HelpLine(Entry):
    """People to ring, or to write or sign to.

    `who` it is for is afraid, frightens or crisis; one that is `open` is shown at once, the
    others of its country in a fold.
    `called` is nothing as long as nobody has rung it.
    """

    GIVEN = ("line",)
    country: Text = needed("")
    who: Who = needed("")
    open: Truth = False
    name: Text = needed("")
    number: Text = ""
    url: Text = ""
    hours: Text = ""
    languages: Text = needed("")
    ways: Text = ""
    whom: Text = needed("")
    seen: Seen | None = needed(None)
    called: Called | None = None
    line: int = 1


@dataclass(frozen=True)
class Emergency(Entry):
    """A country's emergency number: where it does not hold, what to do without a voice, and in writing or signs."""

    GIVEN = ("line",)
    country: Text = needed("")
    number: Text = needed("")
    limits: Text = ""
    silent: Text = ""
    typed: Text = ""
    seen: Seen | None = needed(None)
    line: int = 1


@dataclass(frozen=True)
class Heard(Entry):
    """What a supervisee `says`, and the heading to `send` for it (`modules/….md#…` or `handbook/….md#…`).

    `also` are other words that find it; `practice` is a line to say aloud, which stands in quotation marks on that
    page; `not_if` goes on from “Not if”, and `instead` is the heading that comes first then. One that is for `today`
    waits for no supervision hour.
    """

    GIVEN = ("line",)
    says: Text = needed("")
    also: tuple[Text, ...] = needed(())
    today: Truth = False
    send: Text = needed("")
    practice: Text = needed("")
    not_if: Text = needed("")
    instead: Text = needed("")
    why: Text = needed("")
    ask: Text = needed("")
    bring: Text = needed("")
    line: int = 1

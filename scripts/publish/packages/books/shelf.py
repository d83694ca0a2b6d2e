"""Which books there are, and which pages each has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from course.model import Course, Page

from .answers import write_assessment_key, write_module_key
from .chapter import Read, read_article


@dataclass(frozen=True)
class Chapter:
    """A page in a book, or what is made of one."""

    page: Page
    write: Callable[[Read, Page], LexborHTMLParser] = read_article


@dataclass(frozen=True)
class Part:
    title: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True)
class Book:
    """`says` stands on its first page, a paragraph each; `name` is in the name of its file."""

    name: str
    title: str
    says: tuple[str, ...]
    parts: tuple[Part, ...]


FOR_HOME = (
    "Several pages speak of fear and force. Keep it where nobody at home reads it, on paper and as a file: "
    "a file stays where it was saved, and its name says what it is."
)
TO_READ = (
    "The whole course to read: modules with their questions and keys, the handbook, cases, rehearsals, words and "
    "sources. Read module 2 before you use anything with a client."
)
TO_FILL_IN = (
    "Print single pages of this: each sheet and each card is one. The first lines of a sheet say who fills it in."
)
NOT_FOR_CLIENTS = (
    "Ask first, alone and in private, as module 2 of the course says. Cards are never for a client’s hand."
)
TO_SUPERVISE = "What to send, what to ask, and what to play aloud. Print single pages of the sheets."
FOR_PRACTICE = (
    "The questions are for practice. Their best options stand here and on the pages of the course, where everybody "
    "can read them, so an answer shows nothing about what somebody can do. Nothing is awarded for one."
)
HOW_MARKED = (
    "Below each question stand its options, each with what speaks for or against it. The best one is set in bold and "
    "marked “Best of these.”"
)
FOR_A_TEST = "A sponsor or a teacher who needs a test has to write questions that nobody has seen."


def list_books(course: Course) -> tuple[Book, ...]:
    """The four books, without the parts that this course has no page for."""
    return (_learners_book(course), _worksheets(course), _supervisors_pack(course), _key(course))


def _learners_book(course: Course) -> Book:
    parts = _parts(
        ("Welcome", _pages(course, "index.md", "help.md")),
        ("Modules", [m.page for m in course.modules]),
        ("Handbook", [*_pages(course, "handbook/index.md"), *course.handbook]),
        ("Cases", [*_pages(course, "cases/index.md"), *(c.page for c in course.cases)]),
        ("Rehearsals", [*_pages(course, "practice/index.md"), *(r.page for r in course.rehearsals)]),
        ("Words and sources", _pages(course, "glossary.md", "course/references.md")),
        ("About this course", _pages(course, "course/about.md", "course/credits.md")),
    )
    return Book("learners-book", "The learner’s book", (TO_READ, FOR_HOME), parts)


def _worksheets(course: Course) -> Book:
    theirs = _supervisors_sheets(course)
    parts = _parts(
        ("Worksheets", [w.page for w in course.worksheets if w.page not in theirs]),
        ("Cards", _pages(course, "cards.md")),
    )
    return Book("worksheets-and-cards", "Worksheets and cards", (TO_FILL_IN, NOT_FOR_CLIENTS, FOR_HOME), parts)


def _supervisors_pack(course: Course) -> Book:
    pages = ("index.md", "hear-and-send.md", "plans.md", "prompts.md")
    sheets = ("practice-sheets.md", "group-sheets.md")
    parts = _parts(
        ("For supervisors", _pages(course, *(f"supervisors/{name}" for name in pages))),
        ("Sheets", [*_pages(course, *(f"supervisors/{name}" for name in sheets)), *_supervisors_sheets(course)]),
    )
    return Book("supervisors-pack", "The supervisor’s pack", (TO_SUPERVISE, FOR_HOME), parts)


def _key(course: Course) -> Book:
    modules = tuple(Chapter(m.page, write_module_key) for m in course.modules if m.questions)
    assessed = tuple(Chapter(page, write_assessment_key) for page in _pages(course, "assessment-key.md"))
    parts = (Part("Questions of the modules", modules), Part("The assessment", assessed if course.assessed else ()))
    return Book(
        "key",
        "The key to all questions",
        (FOR_PRACTICE, HOW_MARKED, FOR_A_TEST),
        tuple(part for part in parts if part.chapters),
    )


def _parts(*parts: tuple[str, Iterable[Page]]) -> tuple[Part, ...]:
    made = (Part(title, tuple(map(Chapter, pages))) for title, pages in parts)
    return tuple(part for part in made if part.chapters)


def _pages(course: Course, *names: str) -> list[Page]:
    """The pages of some files, in this order, as far as the course has them."""
    return [page for name in names if (page := course.page(f"docs/{name}"))]


def _supervisors_sheets(course: Course) -> list[Page]:
    """The worksheets that pages for supervisors link to; they fill those in themselves."""
    linked = set(_linked(course))
    return [w.page for w in course.worksheets if w.page.path in linked]


def _linked(course: Course) -> Iterator[str]:
    for page in course.pages:
        if page.path.startswith("docs/supervisors/"):
            for link in page.links:
                yield f"docs/{link.target.partition('#')[0].removeprefix('../')}"

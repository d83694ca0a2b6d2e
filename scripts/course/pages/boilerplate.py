"""What the course says in its own name wherever it must be said: safety, readers, credit, review."""

from __future__ import annotations

from ..model import Course, Page
from ..schema import Callout
from ..text import as_text, day, relative
from .directives import directive
from .fragments import fragment, markdown

CALLOUT = """\
!!! safety "Ask first, alone and in private"

    [The full list]({ask}) first, and again before a guest, when something changes at home, and every six months.
    Each time: has anybody at home been scared, hurt, followed or stopped, and what happened the last time one of you said no?
    After a yes nothing below is for use: [what to do]({after}).

    **Not for** {not_for}.
    **Stop at** {stop_at}.
"""

# For a reader whom a link has put below the callout: shown below the heading that the address names.
STRIP = """\
Ask first, alone and in private: [the full list]({ask}), and two questions today. After a yes this is not for use: [what to do]({after}).
{{ .strip data-search-exclude="" }}
"""

BASIS = {
    "opinion": "the article’s clinical opinion",
    "evidence": "evidence, cited on this page",
    "practice": "practice, which is codes, guidance or this course’s own judgment",
}

READER = """\
!!! reader "If this is about your own home"

    This page is written for therapists, and nobody has to do what stands on it, whoever asks. Therapists are hurt at home too; then this is for you as well.
    If you are afraid of your partner, or go along with things you do not want, none of it is your homework: [people who can help]({help}) are listed by country. Open the list on a device that nobody else looks at.
    If you frighten your partner, nothing here gives you a claim on them. For some countries [the same list]({help}) has people who will talk with you about stopping.

    *Leave quickly*, at the top of this page, or Shift pressed three times on its own, puts another site in place of this page.
    The browser still remembers that you were here. This site may have noted on this device which modules were opened, but not that somebody opened module 2, Contacts or the handbook: *My course* shows what is noted and erases it. A private window forgets both when it is closed. A history that is suddenly empty can be noticed.
"""

NOT_KEPT = "Nothing written here is kept or sent: print or download it, and when this page is closed it is gone. What you print or download stays where you put it. It asks for no names."

KEPT = "What you choose here stays on this device and goes nowhere. Write about your own work: no client identifiers."

# A public site that nobody need explain having open.
LEAVE_FOR = "https://www.wikipedia.org/"

NO_CREDIT = """\
!!! note "No CE credit"

    This course gives no continuing education credit and no certificate: only an approved sponsor could, with a test of its own, and none has adopted the course.
    It does not qualify anybody for couple or sex therapy, and it is not legal advice.
"""

# With a sponsor, too, nobody is awarded anything by a page on which they mark themselves.
SPONSORED = """\
!!! note "No CE credit on this site"

    Reading here gives no continuing education credit and no certificate: you mark your own answers, and nobody checks who you are.
    {name} decides about credit for this course, with [a test of its own]({test}).
    The course does not qualify anybody for couple or sex therapy, and it is not legal advice.
"""

# At the foot of every card.
CARD_FOOT = "For the therapist; not for a client's hand. Say it aloud to a colleague first."

NOT_REVIEWED = "This course is not yet reviewed by a licensed clinician."


def write_callout(course: Course, page: Page, own: Callout) -> str:
    """The safety callout, with the line of it that is a module's own."""
    own_line = {"not_for": as_text(own.not_for), "stop_at": as_text(own.stop_at)}
    return CALLOUT.format(**_safety_links(course, page), **own_line)


def write_strip(course: Course, page: Page) -> str:
    """The callout in a line, for below a heading."""
    return STRIP.format(**_safety_links(course, page))


@directive("reader")
def write_reader(course: Course, page: Page) -> str:
    """A word to readers whose own home this is about, and the way to help."""
    return fragment("unsearched", text=markdown(READER.format(**_safety_links(course, page)).rstrip()))


@directive("credit")
def write_credit(course: Course, _page: Page) -> str:
    """That reading gives no credit and, with a sponsor, who decides about it."""
    if not course.sponsor:
        return NO_CREDIT
    return SPONSORED.format(name=as_text(course.sponsor.name), test=course.sponsor.test)


@directive("review")
def write_review(course: Course, _page: Page) -> str:
    """Who has reviewed the course, or that nobody has."""
    if not course.reviewers:
        return f"**{NOT_REVIEWED}** No clinician has written it either. When somebody reviews it, their name, credential and the pages they read will stand here."
    return "\n".join(
        f"- {as_text(r.name)}, {as_text(r.credential)}, {day(r.date)}: {as_text(', '.join(r.pages))}"
        for r in course.reviewers
        if r.date
    )


def write_basis(course: Course, claims: list[str]) -> str:
    """What claims rest on, each kind once, in the order of BASIS; empty where they rest on nothing."""
    bases = {course.claims[c].basis for c in claims if c in course.claims}
    kinds = [says for basis, says in BASIS.items() if basis in bases]
    return f'Basis: {"; ".join(kinds)}.\n{{ .basis data-search-exclude="" }}' if kinds else ""


def write_foot(course: Course, page: Page) -> str:
    """The last lines of a page: who has reviewed it, when its sources were checked, what it is not."""
    review = "Who has reviewed this course stands on its about page." if course.reviewers else NOT_REVIEWED
    about = relative(page.path, "docs/course/about.md")
    checked = f"Its sources were last checked on {day(page.meta.checked)}. " if page.meta.checked else ""
    return (
        f"{review} {checked}Every case is invented. "
        f"Not legal advice, and not sufficient for competence: [about this course]({about}).\n{{ .module-foot }}"
    )


def _safety_links(course: Course, page: Page) -> dict[str, str]:
    """Where to read how to ask, what to do after a yes, and whom to ring, as links from a page."""
    return {key: relative(page.path, f"docs/{getattr(course.safety, key)}") for key in ("ask", "after", "help")}

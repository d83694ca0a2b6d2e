"""What the course says in its own name wherever it must be said: safety, readers, credit, review."""

from __future__ import annotations

CALLOUT = """\
!!! safety "Ask first, alone and unheard"

    [The full list]({ask}) first, and again before a guest, when something changes at home, and every six months.
    Each time: has anybody at home been scared, hurt, followed or stopped, and what happened the last time one of you said no?
    After a yes nothing below is for use: [what to do]({after}).

    **Not for** {not_for}.
    **Stop at** {stop_at}.
"""

# For a reader whom a link has put below the callout: shown below the heading that the address names.
STRIP = """\
Ask first, alone and unheard: [the full list]({ask}), and two questions today. After a yes this is not for use: [what to do]({after}).
{{ .strip data-search-exclude="" }}
"""

BASIS = {
    "opinion": "the article’s clinical opinion",
    "evidence": "evidence, cited on this page",
    "practice": "practice, which is codes, guidance or this course’s own judgment",
}

# Kept out of the search index, or most pages would be found under its words.
READER = """\
<section data-search-exclude="" markdown="1">

!!! reader "If this is about your own home"

    This page is written for therapists, and nobody has to do what stands on it, whoever asks. Therapists are hurt at home too; then this is for you as well.
    If you are afraid of your partner, or go along with things you do not want, none of it is your homework: [people who can help]({help}) are listed by country. Open the list on a device that nobody else looks at.
    If you frighten your partner, nothing here gives you a claim on them. For some countries [the same list]({help}) has people who will talk with you about stopping.

    *Leave quickly*, at the top of this page, or Shift pressed three times on its own, puts another site in place of this page.
    The browser still remembers that you were here. This site may have noted on this device which modules were opened, but not that somebody opened module 2, Contacts or the handbook: *My course* shows what is noted and erases it. A private window forgets both when it is closed. A history that is suddenly empty can be noticed.

</section>
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

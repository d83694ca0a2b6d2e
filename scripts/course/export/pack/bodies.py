"""What each body asks for, how we know, and what stands here for it.

A line says no more than was read. Its mark says how that was read; where two of our own notes differ, the weaker one
stands.
"""

from __future__ import annotations

from ...model import Course
from ...pages.hours import WORDS_AN_HOUR, state_hours
from ...text import counted
from .claims import count_opinion
from .marks import MEMORY, MET, OWN, PARTLY, RISK, SECOND, UNMET, YOURS, Body, Line
from .papers import cite
from .references import YEARS, is_recent

QUESTIONS_A_CREDIT, PASS_MARK, REFERENCES = (6, 8), 75, (3, 10)  # of APA


def list_bodies(course: Course) -> tuple[Body, ...]:
    """The checklist, in the order in which it is shown."""
    return (_apa(course), _nbcc(course), _aswb(), _naadac(course), _bbs(course), _new_york(), *_europe())


def _apa(course: Course) -> Body:
    opinion, tested = count_opinion(course)
    hours, drawn = state_hours(course), course.assessment.draw
    proposed = sum(r.proposed for r in course.references)
    least, most = QUESTIONS_A_CREDIT
    fewest = min((len(q.options) for q in course.assessed), default=0)
    faq, reprint, promotion = (
        "APA’s questions and answers for sponsors",
        "a reprint of APA’s guidance on objectives",
        "a state association’s form for co-sponsors",
    )
    copa = "the homestudy questions and answers of a sponsor (COPA)"
    return Body(
        "American Psychological Association (APA)",
        "APA approves sponsors; the program itself is the sponsor’s.",
        (
            Line("The sponsor “maintains responsibility for this program and its content.” The approval statement is for approved sponsors only.", OWN, faq, YOURS, _see("certificate-sample", "announcement")),
            Line("A doctoral psychologist is involved in all planning.", OWN, faq, UNMET, f"Nobody is on file. {_see('people')} has the form."),
            Line("The content is “supported using established research procedures and scientific scrutiny” (D1.2).", OWN, "APA’s page on its standards", RISK, f"{opinion} of {tested} tested claims are one article’s opinion. {_see('claims-by-basis')} says which."),
            Line("The level builds on a doctorate.", OWN, faq, PARTLY, f"The level is intermediate, and the audience includes trainees. Narrow it in {cite('announcement')}."),
            Line(f"A post-test has {least} to {most} questions for each credit. This is a recommendation, and no fixed rule.", OWN, f"{faq}, an older page", MET if drawn >= least * hours else UNMET, f"A form has {drawn} for {hours:g} stated hours. {_see('private-items')} has other lengths."),
            Line(f"A pass mark is at least {PASS_MARK} percent. This is a recommendation.", OWN, f"{faq}, an older page", YOURS, "The course sets none."),
            Line("Homestudy has a measure of what was learned, with its key, and covers the content.", SECOND, copa, PARTLY, f"Every objective is asked in each form ({cite('post-test-form-a')}), and the key is public."),
            Line("At most about one true-or-false question for each hour.", SECOND, copa, MET if fewest > 2 else PARTLY, f"Every item has {fewest} options or more."),
            Line("An evaluation asks two mandatory questions and a rating of each objective.", SECOND, copa, MET, _see("evaluation")),
            Line("The wording of the two mandatory questions.", MEMORY, "", PARTLY, f"{_see('evaluation')} has the wording that we remember beside ours."),
            Line(f"A program names {REFERENCES[0]} to {REFERENCES[1]} references, besides the text it teaches.", SECOND, copa, MET if REFERENCES[0] <= proposed <= REFERENCES[1] else PARTLY, f"{counted(proposed, 'reference')} are proposed in {cite('references')}."),
            Line("Objectives can be observed and measured. They avoid know, understand, learn, appreciate, and become aware of or familiar with.", SECOND, reprint, MET, f"A machine holds every objective to a list of verbs. {_see('objectives-to-items')}."),
            Line("The file of a program has title, presenters with credentials, hours, level, description, references, objectives, matching items, audience, format, conflicts of interest, and vitae.", SECOND, "an APA division’s page for its own programs", PARTLY, "All but the people and their interests stand in this pack."),
            Line("Promotion states objectives, audience and level, schedule, cost and refund, instructors’ credentials, credits, what is not for credit, and the approval statement.", SECOND, promotion, PARTLY, _see("announcement")),
            Line("Commercial support and conflicts of interest are disclosed.", SECOND, "a sponsor’s disclosure page", PARTLY, f"{_see('people')} has a form to sign. The course’s own page names no money and no signature."),
            Line("Accuracy, basis, limits, and the most severe and most common risks of what is taught are stated.", MEMORY, "", MET, _see("announcement")),
            Line("There is a way to ask for accommodations.", SECOND, copa, PARTLY, f"{_see('policies')} has a template. A person and an address are missing."),
            Line("Attempts are limited. One sponsor allows two, “in accordance with guidance from the APA CE office.”", SECOND, "that sponsor’s questions and answers", YOURS, "The site sets no limit."),
        ),
    )  # fmt: skip


def _nbcc(course: Course) -> Body:
    words = sum(m.words for m in course.modules)
    form = "a stored copy of NBCC’s application for home study"
    return Body(
        "National Board for Certified Counselors (NBCC)",
        "NBCC approves providers (ACEP) and each format that they offer.",
        (
            Line("NBCC gets the materials, addresses and logins, and goes through it all as a learner does.", OWN, form, YOURS, "The site needs no login. Your test does."),
            Line("The author or presenter is qualified; degree and field are stated.", OWN, form, UNMET, f"Nobody is named. {_see('people')} has the form."),
            Line("Credits are explained, with an accurate word count.", OWN, form, MET, f"{words:,} words, counted by machine. {_see('hours')}."),
            Line("Somebody with an advanced degree in a mental health field wrote the assessment; a vita is attached.", OWN, form, UNMET, f"Nobody is named. {_see('people')} has the form."),
            Line("The answer key is supplied.", OWN, form, MET, _see("post-test-key")),
            Line("Instructions say how to obtain credit.", OWN, form, YOURS, f"{_see('announcement')} has a block for them."),
            Line("All sources are listed.", OWN, form, MET, f"{counted(len(course.references), 'reference')} in {cite('references')}."),
            Line("Participants evaluate the program.", OWN, form, PARTLY, f"{_see('evaluation')} is the form. Nobody collects it."),
            Line("A sample certificate is supplied.", OWN, form, MET, _see("certificate-sample")),
            Line("The vita of the program’s administrator is attached.", OWN, form, YOURS, _see("people")),
            Line("The materials are professional, work, can be used by everybody, and infringe nobody’s privacy or property.", OWN, "a stored copy of NBCC’s standard application", PARTLY, f"The license is in {cite('history')}. Nobody who uses assistive technology every day has tested the site."),
            Line(f"{WORDS_AN_HOUR:,} words of reading make one clock hour.", MEMORY, "not found in NBCC’s own texts, and said by providers", YOURS, f"{words / WORDS_AN_HOUR:.2f} hours by this count, which is not what the course states. {_see('hours')}."),
            Line("The certificate shows clock hours.", SECOND, "a provider’s page", MET, _see("certificate-sample")),
            Line("A pass mark.", MEMORY, "", YOURS, "We know of no number."),
        ),
    )  # fmt: skip


def _aswb() -> Body:
    form = "stored copies of ASWB’s application pages and course form"
    return Body(
        "Association of Social Work Boards (ASWB), ACE",
        "We found none of ACE’s numbers for reading-based courses: questions for each credit, pass mark, formula, certificate. Read the ACE Handbook before you name any.",
        (
            Line("Self-paced, reading-based online courses are one of the formats.", OWN, form, MET, "This is one."),
            Line("The level is declared as beginning, intermediate or advanced.", OWN, form, MET, "Intermediate."),
            Line("A sample questionnaire for the format, and one for distance learning.", OWN, form, YOURS, "This pack has what goes into them."),
            Line("A social work consultant, with résumé and license.", OWN, form, UNMET, f"Nobody is on file. {_see('people')} has the form."),
            Line("A grievance policy.", OWN, form, UNMET, f"{_see('policies')} is a template. A person and an address are missing."),
            Line("A bibliography and the author’s résumé.", OWN, form, PARTLY, f"{_see('references')}. No author is named."),
            Line("Provider approval takes four to six months.", OWN, form, YOURS, "Plan for it."),
            Line("The certificate names the format.", OWN, "ASWB’s text on webinars; this course is by analogy", MET, _see("certificate-sample")),
            Line("Learners read, pass a post-test at 80 percent, may retake it, and fill in an evaluation.", SECOND, "one provider’s instructions", YOURS, "This is how one provider words it, and may be no rule."),
            Line("Numbers for reading-based courses.", MEMORY, "", YOURS, "Read the ACE Handbook."),
        ),
    )  # fmt: skip


def _naadac(course: Course) -> Body:
    page = "NAADAC’s page on training requirements for providers"
    recent = sum(is_recent(course, r) for r in course.references)
    return Body(
        "NAADAC, the Association for Addiction Professionals",
        "We read one page, in a stored copy.",
        (
            Line("Content is current and includes recent developments.", OWN, page, PARTLY, f"{recent} of {len(course.references)} references appeared in the {YEARS} years before the course. Little of it is about substance use."),
            Line("Independent-study courses are updated regularly, with proof at renewal.", OWN, page, MET, f"{_see('history')} has every day on which a page was checked."),
            Line("Objectives are behavioral and measurable.", OWN, page, MET, _see("objectives-to-items")),
            Line("The course is relevant to practice and not for lay people.", OWN, page, PARTLY, f"It is written to therapists, and the site is open to everybody. Narrow the audience in {cite('announcement')}."),
        ),
    )  # fmt: skip


def _bbs(course: Course) -> Body:
    opinion, tested = count_opinion(course)
    rule, camft = (
        "California Code of Regulations, title 16, section",
        "questions and answers of an approval agency (CAMFT)",
    )
    return Body(
        "California Board of Behavioral Sciences (BBS)",
        "We read sections 1887.4.0, 1887.4.3 and 1887.12 in stored copies, and did not find all of 1887.4.3(c).",
        (
            Line("Credit comes from accredited schools, approval agencies that the board recognizes and their providers, and listed associations.", OWN, f"{rule} 1887.4.3", YOURS, "The course is none of these."),
            Line("Content is “supported by evidence-based practice” and has “credibility through … current research.”", OWN, f"{rule} 1887.4.0(b)", RISK, f"{opinion} of {tested} tested claims are one article’s opinion. {_see('claims-by-basis')}."),
            Line("Content is relevant to the scope of practice and consistent with standards of care, ethics and law.", OWN, f"{rule} 1887.4.0(b)", PARTLY, "No clinician and no lawyer has said so."),
            Line("A syllabus has an outline of main points for each topic, educational goals, and specific measurable objectives.", OWN, f"{rule} 1887.4.0(c)", MET, _see("syllabus")),
            Line("Each participant can evaluate the course.", OWN, f"{rule} 1887.4.0(c)", PARTLY, f"{_see('evaluation')} is the form. Nobody collects it."),
            Line("The provider keeps records for four years: syllabi, dates, advertising, vitae, rosters with license numbers, and records of completion.", OWN, f"{rule} 1887.12", YOURS, f"{_see('roster', 'policies')} are templates. The site keeps nothing."),
            Line("The license holder keeps records for two years from renewal.", OWN, f"{rule} 1887.12", YOURS, f"{_see('certificate-sample')} says so."),
            Line("Distance learning verifies that whoever is credited did the work, usually by a post-test, which is required where nobody interacts with the instructor. The technology is reliable and secure.", SECOND, camft, UNMET, "The site checks nobody’s identity, and its key is public."),
            Line("The provider has a method and a rationale for the hours, such as a pilot.", SECOND, camft, PARTLY, f"{_see('hours')} is the method. {_see('pilot')} has not been run."),
            Line("Promotion says how to ask for accommodations.", SECOND, camft, PARTLY, f"{_see('announcement')} has the place for it. A person and an address are missing."),
            Line("The certificate has name, license number, title, provider, approval with its number, and date.", SECOND, "a state association’s list, cut off after its sixth item", MET, _see("certificate-sample")),
        ),
    )  # fmt: skip


def _new_york() -> Body:
    return Body(
        "New York State",
        "For social workers. Look at the department’s own pages before you rely on a line.",
        (
            Line("The provider is approved by the State, for a fee of $900 and for three years.", SECOND, "notes on the department’s page and on providers’ pages", YOURS, "None has adopted the course."),
            Line("At most 12 of 36 hours may be self-study.", SECOND, "a provider’s page", YOURS, f"Tell learners in {cite('announcement')}."),
        ),
    )  # fmt: skip


def _europe() -> tuple[Body, ...]:
    sheet = "The site’s page “Papers for your file” has a CPD sheet."
    return (
        Body(
            "BACP, United Kingdom",
            "Nothing has to be approved for a member’s own record, so no sponsor is needed.",
            (
                Line("Members keep a record of how they reflected, planned, acted and evaluated, and of the effect on their practice, for audit.", OWN, "BACP’s guide to CPD", MET, sheet),
                Line("Organizations publish a complaints procedure.", OWN, "BACP’s criteria for accreditation", UNMET, f"{_see('policies')} is a template."),
            ),
        ),
        Body(
            "HCPC, United Kingdom",
            "Nothing has to be approved, so no sponsor is needed.",
            (
                Line("Five standards: a record, a mixture, the quality of practice, a benefit to service users, and a profile on request.", OWN, "HCPC’s criteria", MET, sheet),
            ),
        ),
        Body(
            "EuroPsy",
            "Nothing has to be approved, so no sponsor is needed.",
            (
                Line("80 hours a year are advised and 40 documented, of several kinds, with a cap for each kind.", OWN, "EuroPsy’s own text", MET, f"{sheet} A record of a part is there too."),
            ),
        ),
    )  # fmt: skip


def _see(*slugs: str) -> str:
    """`File 06, “Hours by three methods”`, at the beginning of a sentence."""
    said = cite(*slugs)
    return f"{said[0].upper()}{said[1:]}"

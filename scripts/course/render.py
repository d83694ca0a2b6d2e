"""Course -> Markdown and HTML for MkDocs. Pure: a page's Markdown in, the Markdown to be built out.

`page` fills in what authors do not write: the safety callout, the markers, the notes of a vignette, the bank and its
key, the foot. `questions` takes the HTML that mkdocs-quiz made of a bank and gives it permanent ids.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from collections.abc import Callable

from .model import Course, Module, Page, Problem, Question, prose_words
from .text import HEADING, LINK, MARKER, NOTE_LINK, SPEECH, parse_attrs, prose_lines

BEST, OTHER = "Best of these.", "Not this one."

FIXED_SECTIONS = {
    "scene": "The opening scene, to read before a first discussion.",
    "write-first": "To bring a written answer to supervision.",
    "obstacles": "When it was tried and did not go well.",
    "monday": "Words to use this week.",
    "not-here": "When this move must not be used.",
    "quiz": "To see where the reading has settled.",
}

CALLOUT = """\
!!! safety "First, alone and unheard"

    Nothing below is for use until you have asked this client, lately, alone and where nobody can hear, about fear, force, control and unwanted sex, in both directions.
    If any of them is there, stop: safety comes first, at the pace of whoever is afraid, and [what to do instead]({after}) is another kind of work.
    [How to ask]({ask}) takes ten minutes to read.
"""

READER = """\
!!! reader "If you are not a therapist"

    This page is written for therapists, and for couples in which nobody is afraid.
    If you are afraid of your partner, or go along with things you do not want, none of it is your homework: [people who can help]({help}) are listed by country. Open the list on a device that nobody else looks at.
    If you frighten your partner, nothing here gives you a claim on them. For some countries [the same list]({help}) has people who will talk with you about stopping.

    *Leave quickly*, or Shift pressed three times, puts another site in place of this page. The browser still remembers that you were here.

<course-leave><a class="leave" href="{leave}">Leave quickly</a></course-leave>
"""
EMERGENCY = """\
**In danger now, ring the emergency number:** 911 (United States, Canada), 999 (United Kingdom; if you cannot speak, 55 when asked, on a mobile), 112 or 999 (Ireland), 000 (Australia), 111 (New Zealand).

A call can show on a phone or its bill, and a chat in the history: another person's phone is safer.
Ask first what they would have to pass on; a child or a life in danger can be such a thing.
"""

# A public site that nobody need explain having open.
LEAVE_FOR = "https://www.wikipedia.org/"

NO_CREDIT = """\
!!! note "No CE credit"

    This course gives no continuing education credit and no certificate: only an approved sponsor can award it, and none has adopted the course.
    It is built so that a sponsor could. It does not qualify anybody for couple or sex therapy, and it is not legal advice.
"""

NOT_REVIEWED = "This course is not yet reviewed by a licensed clinician."


# --- Markdown of a page ---------------------------------------------------------------------------------------------


def page(course: Course, src: str, markdown: str, site_url: str = "") -> str:
    """The Markdown that MkDocs is to build for the page `src` (relative to docs/). Unknown pages are passed through."""
    here = f"docs/{src}"
    found = course.page(here)
    if found is None:
        return markdown
    module = course.module_of(found)
    lines = markdown.split("\n")
    above = _callout_line(course, module, lines)
    out: list[str] = []
    prose = dict(prose_lines(lines))
    for i, line in enumerate(lines):
        if i == above:
            out += ["", CALLOUT.format(**_safety(course, here)), ""]
        marker = MARKER.match(line) if line.startswith("<!--") and i in prose else None
        heading = HEADING.match(line) if line.startswith("#") and i in prose else None
        if marker:
            out += ["", _marker(course, module, found, marker[1], site_url), ""]
        elif heading and heading[3]:
            id, classes, _ = parse_attrs(heading[3])
            out.append(f"{heading[1]} {heading[2]} {_attrs(id, classes)}".rstrip())
        else:
            out.append(_without_quiz_tags(line))
    text = _notes("\n".join(out))
    if module:
        text += "\n\n" + _key(module, here) + "\n\n" + _foot(course, module, here) + "\n"
    return text


def _without_quiz_tags(text: str) -> str:
    """Text in which mkdocs-quiz finds nothing: on a page or in a notice, `<quiz>` is a slip and would end the build."""
    return text if "quiz" not in text else re.sub(r"<(/?\??quiz\??)>", r"&lt;\1&gt;", text)


def _attrs(id: str | None, classes: tuple[str, ...]) -> str:
    parts = ([f"#{id}"] if id else []) + [f".{c}" for c in classes]
    return f"{{ {' '.join(parts)} }}" if parts else ""


def _callout_line(course: Course, module: Module | None, lines: list[str]) -> int | None:
    """The line above which the safety callout goes: the first h2 below the scene, else the first h2 of the module."""
    if module is None or module.id == course.safety["module"]:
        return None
    heads = [(i, parse_attrs(m[3] or "")[0]) for i, line in prose_lines(lines) if (m := HEADING.match(line)) and len(m[1]) == 2]
    below_scene = [heads[n + 1][0] for n, (_, id) in enumerate(heads[:-1]) if id == "scene"]
    return (below_scene or [i for i, _ in heads] or [0])[0]


def _relative(here: str, target: str) -> str:
    """A link from the file `here` to `docs/…#…`."""
    return posixpath.relpath(target, posixpath.dirname(here))


def _safety(course: Course, here: str) -> dict[str, str]:
    """Where to read how to ask, what to do after a yes, and whom to ring, as links from the file `here`."""
    return {k: _relative(here, f"docs/{target}") for k, target in course.safety.items() if k != "module"}


def relink(text: str, origin: str, here: str) -> str:
    """Links of a text written in `origin` as they must read in `here`; both are paths relative to the project."""

    def swap(m: re.Match) -> str:
        target, hash, fragment = m[3].partition("#")
        if re.match(r"[a-z]+:", m[3]):
            return m[0]
        file = posixpath.normpath(posixpath.join(posixpath.dirname(origin), target)) if target else origin
        return f"{m[1]}[{m[2]}]({_relative(here, file)}{hash}{fragment})"

    return LINK.sub(swap, text) if "](" in text else text


def _notes(text: str) -> str:
    """Margin notes: each `[1](#note-x)` in a speech and the item 1 of the list below it point at each other."""
    waiting: dict[str, str] = {}
    out = []
    for line in text.split("\n"):
        item = re.match(r"(\d+)\. (.*)$", line)
        if SPEECH.match(line) or (NOTE_LINK.search(line) and not item):
            waiting.update(NOTE_LINK.findall(line))
            line = NOTE_LINK.sub(r'<a class="note-ref" id="ref-\2" href="#\2" aria-label="Note \1">\1</a>', line)
        elif item and item[1] in waiting:
            note = waiting.pop(item[1])
            back = f'<a class="note-back" href="#ref-{note}" aria-label="Back to line {item[1]}">↩</a>'
            line = f"{item[1]}. {item[2]} {back}\n    {{ #{note} .note }}"
        out.append(line)
    return "\n".join(out)


# --- Markers --------------------------------------------------------------------------------------------------------


def _marker(course: Course, module: Module | None, page: Page, name: str, site_url: str) -> str:
    here = page.path
    in_module: dict[str, Callable[[Module], str]] = {
        "objectives": lambda m: _objectives(course, m),
        "quiz": lambda m: _quiz(m, here),
    }
    anywhere: dict[str, Callable[[], str]] = {
        "references": lambda: _references(course, page),
        "outline": lambda: _outline(course, here, site_url),
        "monday": lambda: _monday(course, here),
        "map": lambda: _map(course, here),
        "review": lambda: _review(course),
        "credit": lambda: "" if course.sponsor else NO_CREDIT,
        "help-lines": lambda: _help_lines(course),
        "reader": lambda: READER.format(leave=LEAVE_FOR, **_safety(course, here)),
        "hours": lambda: _hours(course, here),
    }
    if name in in_module and module:
        return in_module[name](module)
    return anywhere[name]() if name in anywhere else ""


def _objectives(course: Course, module: Module) -> str:
    listed = "\n".join(f"- {o.says}" for o in module.objectives)
    dots = "".join('<i class="here"></i>' if m is module else "<i></i>" for m in course.modules)
    place = f"Module {module.number} of {len(course.modules)} · about {module.minutes} minutes, with {len(module.questions)} questions"
    return f'<span class="module-dots" aria-hidden="true">{dots}</span> {place}\n{{ .module-place }}\n\n**After this module you will be able to**\n{{ #objectives .objectives-title }}\n\n{listed}\n'


def _references(course: Course, page: Page) -> str:
    cited = {link.target.partition("#")[2] for link in page.links if link.target.split("#")[0].endswith("references.md")}
    whole = page.path == "docs/course/references.md"
    out = []
    for r in course.references:
        if not whole and r.id not in cited:
            continue
        address = f"https://doi.org/{r.doi}" if r.doi else r.url
        where = f" <{address}>" if address else f" ISBN {r.isbn}."
        classic = " *A classic, kept although it is older.*" if r.classic else ""
        supports = f" {r.supports}" if whole else ""
        out.append(f"- {r.cite}{where}{classic}{supports}" + (f"\n    {{ #{r.id} }}" if whole else ""))
    return "\n".join(out)


def _outline(course: Course, here: str, site_url: str) -> str:
    out = []
    for module in course.modules:
        address = site_url + module.page.address
        out += [
            f"## {module.number}. {module.page.title} {{ #{module.id} }}",
            "",
            f"{module.page.meta.get('description', '')} About {module.minutes} minutes.",
            "",
            f"> Before we next meet, please read “{module.page.title}” (about {module.minutes} minutes) and bring your answer to its *write first*: <code>{address}</code>",
            "",
        ]
        for section in module.page.sections:
            line = module.section_lines.get(section.id or "") or FIXED_SECTIONS.get(section.id or "")
            if section.level == 2 and line:
                out.append(f"- [{section.title}]({_relative(here, module.page.path)}#{section.id}). {line} <code>{address}#{section.id}</code>")
        out.append("")
    return "\n".join(out)


def _monday(course: Course, here: str) -> str:
    out = []
    for module in course.modules:
        section = module.page.section("monday")
        if section:
            link = f"[{module.page.title}]({_relative(here, module.page.path)}#monday)"
            out += [f"## {module.number}. {link} {{ #{module.id} }}", relink(section.text, module.page.path, here), ""]
    return "\n".join(out)


def _map(course: Course, here: str) -> str:
    out = [
        f"{m.number}. [{m.page.title}]({_relative(here, m.page.path)}), {m.minutes} minutes.\n   {m.page.meta.get('description', '')}"
        for m in course.modules
    ]
    return "\n".join(out) + "\n{ .course-map }\n"


def _review(course: Course) -> str:
    if not course.reviewers:
        return f"**{NOT_REVIEWED}** No clinician has written it either. When somebody reviews it, their name, credential and the pages they read will stand here."
    return "\n".join(f"- {r['name']}, {r['credential']}, {_day(r['date'])}: {', '.join(r['pages'])}" for r in course.reviewers)


def _help_lines(course: Course) -> str:
    out = [EMERGENCY]
    for who, title in (("afraid", "If you are afraid of a partner, or hurt by one"), ("frightens", "If you frighten or hurt a partner")):
        out += ["", f"**{title}**", "", "| Where | Who | How |", "| --- | --- | --- |"]
        out += [
            f"| {e.country} | {f'[{e.name}]({e.url})' if e.url else e.name} | {e.number}{f'. {e.note}' if e.note else ''} |"
            for e in course.help_lines
            if e.who == who
        ]
    dates = [e.checked for e in course.help_lines if hasattr(e.checked, "strftime")]
    return "\n".join(out) + (f"\n\nNumbers checked on {_day(min(dates))}.\n" if dates else "")


def _day(value) -> str:
    return f"{value.day} {value:%B %Y}" if hasattr(value, "strftime") else str(value)


def _hours(course: Course, here: str) -> str:
    rows = [
        f"| {m.number}. [{m.page.title}]({_relative(here, m.page.path)}) | {prose_words(m.page):,} | {len(m.questions)} | {m.write_firsts} | {m.minutes} |"
        for m in course.modules
    ]
    read = sum(prose_words(m.page) for m in course.modules)
    asked, wrote = len(course.questions), sum(m.write_firsts for m in course.modules)
    return "\n".join(
        [
            "| Module | Words | Questions | Write first | Minutes |",
            "| --- | --: | --: | --: | --: |",
            *rows,
            f"| **The course** | **{read:,}** | **{asked}** | **{wrote}** | **{course.minutes}** |",
            "",
            f"That is about {course.minutes / 60:.1f} hours for somebody who reads everything, answers every question and writes before looking.",
        ]
    )


def _foot(course: Course, module: Module, here: str) -> str:
    review = NOT_REVIEWED if not course.reviewers else "Who has reviewed this course stands on its about page."
    about = _relative(here, "docs/course/about.md")
    return (
        f"{review} Its sources were last checked on {_day(module.page.meta.get('checked'))}. Every case is invented. "
        f"Not legal advice, and not sufficient for competence: [about this course]({about}).\n{{ .module-foot }}"
    )


# --- Questions ------------------------------------------------------------------------------------------------------


def notice(problem: Problem) -> str:
    """The page that stands in for a file that cannot be read."""
    return f"# This page cannot be shown\n\n!!! failure\n\n    {_without_quiz_tags(str(problem))}\n"


def shown(module: Module) -> tuple[Question, ...]:
    """The questions that mkdocs-quiz is given; the others appear as notices."""
    return tuple(q for q in module.questions if not q.unshowable)


def _quiz(module: Module, here: str) -> str:
    """The bank in mkdocs-quiz's Markdown, each option's feedback opened by the verdict."""
    out = [
        "<!-- mkdocs-quiz intro -->",
        "",
        "Each answer is explained at once. On paper, or without JavaScript, [the key](#key) at the end of this page has all of them.",
        "{ .quiz-how }",
        "",
    ]
    for q in module.questions:
        if q.unshowable:
            out += [f'!!! failure "The question “{q.id}” cannot be shown"', "", f"    {q.path}:{q.line}: {_without_quiz_tags(q.unshowable)}", ""]
            continue
        out += ["<quiz>", "", relink(q.stem, q.path, here), ""]
        for option in q.options:
            verdict = BEST if option.correct else OTHER
            out += [f"- [{'x' if option.correct else ' '}] {relink(option.text, q.path, here)}", f"> **{verdict}** {relink(option.feedback, q.path, here)}"]
        out += ["", relink(q.rationale, q.path, here), "</quiz>", ""]
    return "\n".join([*out, f"{len(shown(module))} questions.", "{ .quiz-tally }"])


def _key(module: Module, here: str) -> str:
    """Every option with its feedback, for paper, supervisors and readers without JavaScript."""
    if not shown(module):
        return ""
    out = ['<details class="answer-key" id="key" data-search-exclude markdown="1">', "<summary>Key: every answer explained</summary>", ""]
    for n, q in enumerate(shown(module), start=1):
        out += [f"**Question {n}**", ""]
        for option in q.options:
            verdict = f"**{BEST}**" if option.correct else OTHER
            out.append(f"- {relink(option.text, q.path, here)}<br>{verdict} {relink(option.feedback, q.path, here)}")
        out += ["", relink(q.rationale, q.path, here), ""]
    return "\n".join([*out, "</details>"])


def fingerprint(question: Question) -> str:
    """Eight hex digits of what an answer was given to: stem, options in order, key. Feedback may be mended freely."""
    asked = [question.stem, *(("x" if o.correct else " ") + o.text for o in question.options)]
    return hashlib.sha256("\x00".join(asked).encode()).hexdigest()[:8]


QUIZ = re.compile(r'<div class="quiz"[^>]*id="quiz-(\d+)">.*?<section class="content hidden">.*?</section>\s*</div>', re.S)


def questions(html: str, module: Module) -> tuple[str, int]:
    """mkdocs-quiz's HTML with permanent ids, and how many questions it holds.

    Each question is wrapped in an element used nowhere inside it, which carries its permanent id and keeps its answers
    out of the search index; the ids inside, on which saved answers hang, change when the question does.
    """
    asked = shown(module)
    count = 0

    def rewrite(m: re.Match) -> str:
        nonlocal count
        n, q = int(m[1]), asked[int(m[1])]
        count += 1
        own = f"{q.id}-{fingerprint(q)}"
        body = re.sub(rf'(id|for|aria-labelledby)="quiz-{n}(?=["-])', rf'\1="{own}', m[0])
        body = body.replace(f'<a href="#quiz-{n}" class="quiz-header-link">#</a>', "")
        body = body.replace('<form action="javascript:void(0);" onsubmit="return false;">', "<form>")
        body = body.replace('<input type="radio"', '<input type="radio" required')
        body = body.replace('<div class="quiz-feedback hidden">', '<div class="quiz-feedback hidden" role="status">')
        link = f'<a class="headerlink" href="#{q.id}" title="Link to question {n + 1}">¶</a>'
        title = f'<h3 class="question-title">Question {n + 1} of {len(asked)}{link}</h3>'
        return f'<course-question id="{q.id}" data-search-exclude>{title}{body}</course-question>'

    html = QUIZ.sub(rewrite, html)
    html = re.sub(r'(<div class="quiz-intro">.*?</div>)', r"<course-quiz-intro data-search-exclude>\1</course-quiz-intro>", html, flags=re.S)
    return html, count


def speeches(html: str) -> str:
    """Every `<p><strong>Name:</strong>` with a class for who speaks: the therapist, a client, or a client as the imagined partner, `*(as Ben)*`."""

    def mark(m: re.Match) -> str:
        who = "therapist" if m["name"] == "Therapist" else "partner" if m["as"] else "client"
        return f'<p class="speech speech--{who}">{m[0][3:]}'

    return re.sub(r"<p><strong>(?P<name>[^<:]+):</strong>(?P<as> <em>\(as )?", mark, html)


def without_inlined_assets(html: str) -> str:
    """The page without mkdocs-quiz's inlined progress panel, style and scripts, which are served as files."""
    start = html.find('<div id="quiz-progress-sidebar"')
    return html if start < 0 else html[:start].rstrip()


def quiz_tags(base: str) -> str:
    """The tag that loads the script of a page with a bank: classic and not deferred, or quiz.js might meet Material's `document$` and start twice."""
    return f'\n<script src="{base}assets/quiz.js"></script>'


PARTS = ("write-first", "obstacles", "monday", "not-here")


def parts(html: str) -> str:
    """The sections that every module has, each in a box of its own, from its heading to the next one of its level."""
    return re.sub(
        rf'<h2 id="({"|".join(PARTS)})">.*?(?=<h2 id=)',
        lambda m: f'<div class="part part--{m[1]}">{m[0]}</div>',
        html,
        flags=re.S,
    )


def pictures(html: str, course: Course, address: Callable[[str], str]) -> str:
    """Every `<img>` of one of the course's own SVGs as inline SVG, which alone follows the scheme's colours.

    The alternative text becomes its label; a picture that holds links is a group, or they could not be reached.
    `address` turns the file that a link inside a picture names into the page's address.
    """

    def inline(m: re.Match) -> str:
        svg = course.pictures.get(m["name"])
        if not svg:
            return m[0]
        role = "group" if "<a " in svg else "img"
        svg = re.sub(r'href="([^":]+\.md)"', lambda link: f'href="{address(link[1])}"', svg)
        svg = re.sub(r">\s+<", "><", svg).strip().replace("<svg ", f'<svg role="{role}" aria-label="{m["alt"]}" ', 1)
        return f'<figure class="picture">{svg}</figure>'

    return re.sub(r'<p>\s*<img alt="(?P<alt>[^"]*)" src="[^"]*?(?P<name>[^"/]+\.svg)"[^>]*>\s*</p>', inline, html)


def outward(html: str) -> str:
    """Links that leave the site say so to the browser and tell the other side nothing; one that shows its address is marked, or paper would spell it twice."""

    def mark(m: re.Match) -> str:
        spelled = " data-spelled" if m["text"] == m["href"] else ""
        return f'<a href="{m["href"]}" rel="external noopener noreferrer"{spelled}>{m["text"]}</a>'

    return re.sub(r'<a href="(?P<href>https?://[^"]*)">(?P<text>.*?)</a>', mark, html, flags=re.S)


def with_names(html: str) -> str:
    """The finished page with names for what Material leaves unnamed: its search is a dialog without one."""
    return html.replace('role="dialog"', 'role="dialog" aria-label="Search"')


def tight(html: str) -> str:
    """The page without the white space that templates leave around their lines, a thirtieth of what is sent."""
    return html if "<pre" in html else "\n".join(filter(None, map(str.strip, html.split("\n"))))


# --- Site -----------------------------------------------------------------------------------------------------------


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

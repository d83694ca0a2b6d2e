"""Plain words: headings that say their point, notes that are sentences, speakers who are named, American English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Course, Module, Page, find_items, is_steps
from ..text import NOTE_LINK, words
from .registry import Found, rule

HEADING_WORDS = 9
NOTE_WORDS = 4  # fewer are a label and no sentence
# A note that begins like this has lost its subject: "Asks for the purpose as a scene."
BARE_VERB = re.compile(
    r"(?:Answers|Asks|Believes|Brings|Checks|Counts|Declines|Gives|Grants|Interrupts|Keeps|Leaves|Looks|Makes|Mends|Moves|"
    r"Names|Offers|Owns|Puts|Refuses|Says|Shows|Slows|Stays|Takes|Tests|Turns|Waits|Warns)\b"
)
QUOTED_START = re.compile(r'^["“]')
QUOTED = re.compile(r'["“][^"”]*["”]')
INSTRUCTION = re.compile(r"\*\*\[?[A-Z][^*]*\*\*")

# British word -> American word, in texts that a reader meets.
WORDS = {
    "analyse": "analyze", "apologise": "apologize", "behaviour": "behavior", "behavioural": "behavioral",
    "centre": "center", "colour": "color", "counsellor": "counselor", "defence": "defense", "favour": "favor",
    "favourite": "favorite", "fortnight": "two weeks", "honour": "honor", "humour": "humor", "judgement": "judgment",
    "learnt": "learned", "licence": "license", "lorry": "truck", "motorway": "highway", "neighbour": "neighbor",
    "offence": "offense", "organise": "organize", "pavement": "sidewalk", "practise": "practice",
    "programme": "program", "realise": "realize", "recognise": "recognize", "telly": "TV", "towards": "toward",
    "whilst": "while", "worktop": "counter",
}  # fmt: skip


def _forms(british: str, american: str) -> Iterator[tuple[str, str]]:
    """The word itself and with its endings, in both spellings."""
    yield british, american
    if british.endswith("s"):
        return
    yield f"{british}s", f"{american}s"
    if american.endswith("e"):
        yield f"{british}d", f"{american}d"
        yield f"{british[:-1]}ing", f"{american[:-1]}ing"
    elif not british.endswith("e"):  # what programmed and centered are is the same word, or another one
        yield f"{british}ed", f"{american}ed"
        yield f"{british}ing", f"{american}ing"


AMERICAN = dict(form for pair in WORDS.items() for form in _forms(*pair))
# Placed British speakers, and titles: page and heading -> words that stand there. The list may only become shorter.
AT_HOME = {
    ("docs/modules/half-the-story.md", "walt"): {"lorry"},
    ("docs/practice/rehearse-time-outs.md", "marek-back-at-nine"): {"telly"},
}
GLOSSARY = "docs/glossary.md"
# Terms of the glossary that are also said in plain speech.
EVERYDAY = {"pressure", "four-words", "in-private", "your-part"}
PAGE_NAME = re.compile(r"\]\((?:[\w-]+/)*([\w-]+\.md)")
BRITISH = re.compile(rf"\b(?:{'|'.join(AMERICAN)})\b", re.I)
TARGET = re.compile(r"\]\([^)]*\)|\{[^{}]*\}|`[^`]*`|<[^>]*>")


@rule(
    where="in a module",
    wrong='## What it was that we meant when we spoke of the point { #the-point claims="C1" }',
    right='## The point { #the-point claims="C1" }',
    why="nobody can say what to do after reading it",
)
def point_headings(course: Course) -> Found:
    """The heading of a teaching section is its point, in at most nine words."""
    for module in course.modules:
        for section in module.teaching:
            if not is_steps(section) and (count := words(section.title)) > HEADING_WORDS:
                yield module.page.path, section.line, f"a heading of {count} words; {HEADING_WORDS} say a point"


@rule(
    where="in a module",
    wrong="2. Asks about her.",
    right="2. The therapist asks about her turn, because Ben cannot answer.",
    why="nobody does anything in it, and no reason is given",
)
def note_sentences(course: Course) -> Found:
    """A margin note is a whole sentence: somebody does something, and it says why or what would go wrong otherwise."""
    for page in (*(m.page for m in course.modules), *(p.page for p in course.practice)):
        for line, text in _notes(page):
            if BARE_VERB.match(text):
                yield page.path, line, f"a note begins with “{text.split()[0]}”; say who does it"
            elif words(text) < NOTE_WORDS:
                yield page.path, line, f"“{text}” is no sentence; a note says what the therapist does and why"


def _notes(page: Page) -> Iterator[tuple[int, str]]:
    """(line, text) of every margin note."""
    waiting: set[int] = set()
    for block in page.blocks:
        if block.kind == "paragraph":
            waiting |= {int(number) for number, _ in NOTE_LINK.findall(block.text)}
        elif block.kind == "item" and block.number in waiting:
            waiting.discard(block.number)
            yield block.line, block.text.partition("\n")[0]


@rule(
    where="in a module",
    wrong='"I talk louder."',
    right='"I talk louder," says Ana.',
    why="nobody can tell who says so",
)
def opening_speakers(course: Course) -> Found:
    """A teaching section that opens on a quotation names its speaker in that sentence."""
    for module in course.modules:
        for section in module.teaching:
            first = next(iter(section.blocks), None)
            line = first.text.partition("\n")[0] if first and first.kind == "paragraph" else ""
            if first and QUOTED_START.match(line) and not re.search(r"[A-Za-z]", QUOTED.sub("", line)):
                yield module.page.path, first.line, "opens on a quotation; name its speaker in the same sentence"


@rule(
    where="on a page of the handbook",
    wrong="5. The therapist may want to take it back.",
    right='5. **If it goes wrong,** take it back: "That came out as blame, and I am sorry."',
    why="it does not begin with what to do",
)
def step_instructions(course: Course) -> Found:
    """Every step begins with an instruction in bold, and a module's first asks about safety or leads to the asking."""
    for page in course.every_page:
        for section in filter(is_steps, page.sections):
            items = list(find_items(section.blocks, numbered=True))
            for item in items:
                if not INSTRUCTION.match(item.text):
                    yield page.path, item.line, "a step begins with what to do, in bold: `1. **Ask again.** …`"
            module = course.module_of(page)
            if module and section.id == "steps" and items and not _asks(course, module, items[0].text):
                yield page.path, items[0].line, "the first step asks about safety, with a link to the asking"


def _asks(course: Course, module: Module, step: str) -> bool:
    return module.id == course.safety.module or f"{course.safety.module}.md#" in step or "#re-ask" in step


@rule(
    where="in a module",
    wrong="Ana passed a choice point.",
    right="Ana passed a [choice point](../glossary.md#choice-point).",
    why="a reader who comes to this module first has not met the word",
)
def house_words(course: Course) -> Found:
    """The first use of a term of the glossary in a module links to its entry, or to the page that the entry names."""
    glossary = course.page(GLOSSARY)
    terms = [s for s in glossary.sections if s.level == 2 and s.id and s.id not in EVERYDAY] if glossary else []
    for module in course.modules:
        page = module.page
        headings = {section.line for section in page.sections}
        prose = [(number, line, TARGET.sub("", line)) for number, line in page.lines if number not in headings]
        for term in terms:
            said = re.compile(rf"\b{re.escape(term.title)}s?\b", re.I)
            number, line = next(((number, line) for number, line, bare in prose if said.search(bare)), (0, ""))
            explained = {f"glossary.md#{term.id}", *PAGE_NAME.findall(term.text)}
            if number and page.path.rpartition("/")[2] not in explained and not any(at in line for at in explained):
                yield page.path, number, f"“{term.title.lower()}” is met for the first time; link it to the glossary"


@rule(
    where="on a page",
    wrong="She recognises the colour.",
    right="She recognizes the color.",
    why="the course is written in American English",
)
def american_english(course: Course) -> Found:
    """Spelling and words are American, but for a British speaker's own where the list of exemptions says so."""
    for file in course.written:
        at = ""
        page = file if isinstance(file, Page) else None
        headings = {section.line: section.id or "" for section in page.sections} if page else {}
        for number, line in file.lines:
            at = headings.get(number, at)
            if not page and line.startswith("## "):
                continue  # the id of a question, which stays as it is
            for found in BRITISH.findall(TARGET.sub("", line)):
                word = found.lower()
                if word not in AT_HOME.get((file.path, at), ()):
                    yield file.path, number, f"“{found}” is British; write “{AMERICAN[word]}”"
    for claim in course.claims.values():
        for found in BRITISH.findall(claim.says):
            yield "course.yml", claim.line, f"“{found}” is British; write “{AMERICAN[found.lower()]}”"

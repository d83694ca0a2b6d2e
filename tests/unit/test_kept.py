"""What must not be lost when a page is rewritten stands where tests/kept.yml says."""

from __future__ import annotations

import re

import pytest
import yaml

from building import ROOT
from course.read.markdown import sections
from course.text import plain

KEPT = yaml.safe_load((ROOT / "tests/kept.yml").read_text("utf-8"))
QUOTES = str.maketrans("‘’“”", "''\"\"")
# One spelling for both countries: what is British -> what is American. Nothing else is one word for another.
SPELLINGS = {
    r"(practi)s(e[ds]?|ing)": r"\1c\2",  # before what ends in -ise
    r"(\w{3,})is(e[ds]?|ing|ations?)": r"\1iz\2",
    r"(\w{3,})yse([ds]?)": r"\1yze\2",
    r"(behavi|col|fav|flav|hon|hum|lab|neighb|rum)our(\w*)": r"\1or\2",
    r"(cancel|counsel|label|quarrel|signal|travel)l(ed|ing|ors?|ers?)": r"\1\2",
    r"(defen|licen|offen)ce(s?)": r"\1se\2",
    r"(cent|lit|met|theat)re(s?)": r"\1er\2",
    r"(program)me(s?)": r"\1\2",
    r"(m)um(s|my|mies)?": r"\1om\2",
    r"(gr)ey(\w*)": r"\1ay\2",
    r"(judg)e(ments?)": r"\1\2",
    r"(to|after|back|for|up|down|in|out)(ward)s": r"\1\2",
    r"(burn|dream|learn)t": r"\1ed",
}


def alike(text: str) -> str:
    """Markdown as it reads, with one kind of quotation mark, one spelling and single spaces."""
    text = plain(text).translate(QUOTES)
    for british, american in SPELLINGS.items():
        text = re.sub(rf"\b{british}\b", american, text, flags=re.I)
    return " ".join(text.split())


def told(passage: dict[str, str], headings) -> list[str]:
    """What to tell whoever has rewritten a page with these headings."""
    path, _, id = passage["at"].partition("#")
    section = next((s for s in headings if s.id == id), None)
    if section is None:
        return [f"{passage['passage']}: docs/{path} has no heading #{id} any more, and the passage stood below it"]
    text = alike(section.text)
    return [
        f"{passage['passage']}: below “{section.title}” (docs/{path}#{id}) these words must stand, and do not: {line}"
        for line in passage["words"].splitlines()
        if alike(line) not in text
    ]


@pytest.mark.parametrize("passage", KEPT, ids=lambda passage: passage["passage"])
def test_what_must_not_be_lost_stands_in_its_place(course, passage):
    """And each of its lines would be missed: it says something, and nothing else below the heading says it too."""
    path, _, id = passage["at"].partition("#")
    page = course.page(f"docs/{path}")
    lost = told(passage, page.sections if page else ())
    assert not lost, "\n".join(lost)
    for line in passage["words"].splitlines():
        rest = alike(page.section(id).text).replace(alike(line), "")
        lost = told(passage, sections(f"## A place {{ #{id} }}\n{rest}"))
        assert any(message.endswith(f": {line}") for message in lost), line


PASSAGE = {"passage": "Ana's answer", "at": "modules/one.md#ana", "words": 'Ana: "I practice it in color, like Mom."\n'}


@pytest.mark.parametrize(
    "said",
    [
        '**Ana:** "I practice it in color, like Mom."',
        "Ana: “I *practise* it in\ncolour,   like Mum.”",
        '> "Well," says Ben.\n> Ana: "I [practice](two.md) it in color,\n> like Mom."',
    ],
)
def test_how_it_is_set_and_spelled_does_not_count(said):
    assert told(PASSAGE, sections(f"## Ana {{ #ana }}\n{said}")) == []


@pytest.mark.parametrize(
    "page",
    [
        '## Ana {#ana}\n\nAna: "I practice it in color, like my mom."',
        '## Ana {#ana}\n\nAna: "I practice it in color, like mom."',
        '## Ana {#ana}\n\n**Ana** "I practice it in color, like Mom."',
        '## Ana {#ana}\n\n## Ben {#ben}\n\nAna: "I practice it in color, like Mom."',
    ],
)
def test_another_word_or_another_place_does(page):
    [message] = told(PASSAGE, sections(page))
    begun, _, line = message.partition(", and do not: ")
    assert begun == "Ana's answer: below “Ana” (docs/modules/one.md#ana) these words must stand"
    assert line == 'Ana: "I practice it in color, like Mom."'


def test_a_place_that_is_gone_is_told():
    assert told(PASSAGE, sections("## Ana {#ana-2}")) == [
        "Ana's answer: docs/modules/one.md has no heading #ana any more, and the passage stood below it"
    ]

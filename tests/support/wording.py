"""The words of a question as an export has them and as its author wrote them, so that both can be compared; and a
question that no author would write.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from selectolax.lexbor import LexborHTMLParser

from course.model import Option, Question
from course.text import LINK, plain

SITE = "https://example.org/the-course/"


def text(html: str) -> str:
    return straight(LexborHTMLParser(f"<body>{html}</body>").body.text())


def straight(words: str) -> str:
    """Words without what printers do to them."""
    return " ".join(words.translate(str.maketrans("“”‘’", "\"\"''")).split())


def said(markdown: str) -> str:
    """What an author wrote, without the help of the exporter's parser."""
    return straight(plain(markdown.replace("\n", " ")))


def addresses(question: Question, markdown: str) -> list[str]:
    """Where the links of a text lead: `../docs/modules/x.md#y` is `modules/x/#y` on the site."""
    targets = [m[3] or m[4] for m in LINK.finditer(markdown)]
    return [SITE + re.sub(r"^\.\./docs/(.*)\.md", r"\1/", target) for target in targets]


def links(html: str) -> list[str]:
    return [unescape(target) for target in re.findall(r'<a href="([^"]*)"', html)]


def odd(**changes) -> Question:
    """A question that no author would write and every format must survive."""
    options = (
        Option("%50% of $x = {y} ~ z$ -> 1 # 2: `a\\b`", False, "[html] = no ~ % // :: ####", 5),
        Option("[html] \\*not\\* *so* & 1 < 2 > 0", True, 'שלום "עולם" \u202eabc\u202c', 6),
        Option("=SUM(A1:A9) }{", False, "\\(a^2\\) and $$b_1$$ \\\\n", 7),
    )
    made = Question(
        "odd-one",
        "quizzes/assessment.md",
        3,
        {"objective": "formulate", "claims": "F1", "kind": "apply"},
        "A. Who is it?\n// not a comment\n$CATEGORY: none\n\n::x:: {=a ~b} \x00\ufffe\n\n- one\n- two <b onclick='x()'>bold</b><br>end",
        options,
        'See [the "point"](../docs/modules/time-outs.md#three-rules) & [out](https://example.com/?a=1&b=2#c), [not](javascript:alert(1)), ![a loop](x.svg).\n\nANSWER: B',
        (),
    )
    return replace(made, **changes)

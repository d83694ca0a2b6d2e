"""The key: each question with its options, the best one marked, and what speaks for and against each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile

from selectolax.lexbor import LexborHTMLParser, LexborNode

from course.model import Page

from .chapter import Read, parse, read_article

NUMBER = re.compile(r"Question (\d+)\b")
PAPER = "assessment-paper/"  # has the questions, and the key beside it the answers, by the same numbers
BEST = "<strong>Best of these.</strong>"
FOR_ALL = "quiz-how"  # a paragraph on all questions of a page, the last of which holds on paper too


def write_module_key(read: Read, page: Page) -> LexborHTMLParser:
    """The questions of a module and its key, under its title."""
    article = read_article(read, page)
    stems = [node.inner_html or "" for node in article.css(".quiz-question")]
    notes = [node.html or "" for node in article.css(f".{FOR_ALL}")]
    key = article.css_first(".answer-key")
    return _write(article, notes[1:2], stems, _split(key.iter() if key else ()))


def write_assessment_key(read: Read, page: Page) -> LexborHTMLParser:
    """The questions of the assessment on paper and its key."""
    article, paper = read_article(read, page), read(PAPER)
    questions = _split(_children(paper))
    stems = ["".join(n.html or "" for n in takewhile(lambda n: n.tag != "ul", q[1:])) for q in questions]
    return _write(article, [], stems, _split(_children(article)))


def _children(article: LexborHTMLParser) -> Iterable[LexborNode]:
    body = article.css_first("article")
    return body.iter() if body else ()


def _split(nodes: Iterable[LexborNode]) -> list[list[LexborNode]]:
    """The nodes of each question, from the paragraph that has its number to the next one."""
    questions: list[list[LexborNode]] = []
    for node in nodes:
        opens = node.css_first("p > strong")
        if opens and NUMBER.fullmatch(opens.text().strip(" .")):
            questions.append([node])
        elif questions and node.tag in ("p", "ul", "ol", "blockquote"):
            questions[-1].append(node)
    return questions


def _write(
    article: LexborHTMLParser, notes: list[str], stems: list[str], key: list[list[LexborNode]]
) -> LexborHTMLParser:
    """An article with the title of another, and each question as a section."""
    title = article.css_first("h1")
    sections = [
        f"<section class='question'><h2>Question {n}</h2>{_rest(opening)}{stem}{''.join(map(_mark, rest))}</section>"
        for n, (stem, (opening, *rest)) in enumerate(zip(stems, key, strict=True), start=1)
    ]
    return parse(f"<article>{(title.html or '') if title else ''}{''.join(notes)}{''.join(sections)}</article>")


def _rest(opening: LexborNode) -> str:
    """What stands beside the number of a question: the objective that it serves, if any."""
    serves = (opening.inner_html or "").partition("</strong>")[2].strip()
    return f"<p class='serves'>{serves}</p>" if serves else ""


def _mark(node: LexborNode) -> str:
    """Options with the best one in bold; else the node as it stands."""
    for option in node.css("li"):
        text, br, why = (option.inner_html or "").partition("<br>")
        if why.startswith(BEST):
            option.attrs["class"] = "best"
            option.inner_html = f"<strong>{text}</strong>{br}{why}"
    return node.html or ""

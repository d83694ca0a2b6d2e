"""An article of the site as a chapter: the words that the site prints, without what is pressed, opened or typed into.

What is left out is what print.css hides; a test reads both and compares.
"""

from __future__ import annotations

from collections.abc import Callable

from selectolax.lexbor import LexborHTMLParser, LexborNode

from course.model import Page

from .fields import rule_fields
from .pictures import write_pictures
from .rename import rename

Read = Callable[[str], LexborHTMLParser]  # the article at an address, alone in its document, and new each time

SCREEN = (
    "script, style, template, button, [hidden], .hidden, "
    ".headerlink, .note-back, .card-link, .strip, .therapist, .not-kept, .module-dots, "
    ".quiz-tally, course-quiz-intro, course-plan-dates, "
    ".said, .hear-find, .hear-send, details.before, "
    ".screen-only, .screen-only ~ *"
)
# A client may hold a sheet, and a card lies on tables: neither says who should be asked about fear.
SHEET = ".admonition, .module-foot, .module-place"
CARDS = ".admonition, article > section:not(.card)"


def read_article(read: Read, page: Page) -> LexborHTMLParser:
    """The article of a page, as it is printed."""
    article = read(page.address)
    _leave_out(article, SCREEN)
    if article.css_first("course-worksheet"):
        _leave_out(article, SHEET)
    if article.css_first(".card"):
        _leave_out(article, CARDS)
    rule_fields(article)
    write_pictures(article)
    _open(article)
    _list_options(article)
    _make_plain(article)
    return article


def _leave_out(article: LexborHTMLParser, selectors: str) -> None:
    for node in article.css(selectors):
        node.decompose()


def _open(article: LexborHTMLParser) -> None:
    """Folds as blocks that begin with their title."""
    for summary in article.css("summary"):
        rename(article, summary, "p", "summary")
    for fold in article.css("details"):
        rename(article, fold, "div", "fold")


def _list_options(article: LexborHTMLParser) -> None:
    """The options of a question as a list; what explains them was left out with what a page hides."""
    for options in article.css("course-question fieldset"):
        for option in options.css("fieldset > div"):
            rename(article, option, "li")
        rename(article, options, "ul", "options")


def _make_plain(article: LexborHTMLParser) -> None:
    """Elements that only browsers with the course's scripts know as elements that every reader of a PDF is told of."""
    for node in article.css("*"):
        if (node.tag or "").startswith("course-") or node.tag == "form":
            rename(article, node, "div", "dense" if "data-dense" in node.attributes else "")
    for label in article.css("label"):
        rename(article, label, "span")
    for stressed in article.css("a > em:only-child"):
        _stress_outside(article, stressed)


def _stress_outside(article: LexborHTMLParser, stressed: LexborNode) -> None:
    """Emphasis in a link as a link in emphasis: of the first WeasyPrint makes two links, one of which is in no tag."""
    link = stressed.parent
    if link and text_of(link) == text_of(stressed):
        outside = article.create_node("em")
        link.insert_before(outside, move=True)
        outside.insert_child(link, move=True)
        stressed.unwrap()


def parse(html: str) -> LexborHTMLParser:
    """A piece of HTML, alone in its document."""
    return LexborHTMLParser(html)


def text_of(node: LexborNode) -> str:
    return " ".join(node.text().split())

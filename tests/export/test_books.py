"""The books: all that the site prints, in its order, on pages that paper and a screen reader can use."""

from __future__ import annotations

import logging
import re
import unicodedata
from dataclasses import replace
from functools import cached_property
from pathlib import Path

import outloud
import pdfua
import pymupdf
import pytest
from outloud.model import Document
from selectolax.lexbor import LexborHTMLParser

from building import listening, served
from course.export.prose import Prose
from course.pages.items import number_on_paper
from course.rules.worksheets import ASKED
from export.conftest import PUBLISHED
from publish.packages.books.binder import bind
from publish.packages.books.places import slug
from publish.packages.books.press import print_book
from publish.packages.books.shelf import list_books

pytestmark = pytest.mark.timeout(600)  # whichever test is the first to ask for a book prints it

BOOKS = {book.name: book for book in list_books(PUBLISHED)}
LEARNERS, WORKSHEETS, SUPERVISORS, KEY = BOOKS
READ = [  # (book, part, page) of what is printed as it stands on the site
    (book.name, part.title, chapter.page)
    for book in BOOKS.values()
    for part in book.parts
    for chapter in part.chapters
    if book.name != KEY
]
LETTER, A4 = (612, 792), (595.3, 841.9)  # width and height in points
HEAD, FOOT, SIDE = 40, 36, 34  # what the margins keep free of text; the running lines stand in the first two


class Printed:
    """A book as it was printed, and what is read from it."""

    def __init__(self, file, html: str, said: list[str]):
        self.file, self.html, self.said = file, LexborHTMLParser(html), said
        self.pdf = pymupdf.open(file)

    @cached_property
    def pages(self) -> list[str]:
        """The text of each page as its tags order it for a screen reader, which leave out the running lines."""
        tagged, found = Document(str(self.file)), [""] * len(self.pdf)
        for element in tagged.elements:
            for ref in element.mcrefs:
                found[ref.page] += tagged.content(ref.page).mcid_text.get((ref.stream, ref.mcid), "")
            if element.type in ("P", "LI", "H1", "H2", "H3", "H4", "H5", "TD", "TH"):
                found[element.page] += "\n"
        tagged.close()
        return found

    @cached_property
    def starts(self) -> list[tuple[str, int]]:
        """(title, page) of everything that begins on a page of its own, and of the parts."""
        return [(title, page) for level, title, page in self.pdf.get_toc() if level <= 2]

    @cached_property
    def places(self) -> dict[str, int]:
        """{id of what is linked to: its page}"""
        return {name: place["page"] + 1 for name, place in self.pdf.resolve_names().items()}

    def chapter(self, title: str) -> list[str]:
        """The pages of a chapter."""
        first = next(page for name, page in self.starts if name == title)
        after = next((page for _, page in self.starts if page > first), len(self.pages) + 1)
        return self.pages[first - 1 : after - 1]


UNREADABLE = {
    "UA-14-001"
}  # empty headings: pdfua 0.1.3 fails on an array of pikepdf 10.18 there; outloud looks for them


class Press(dict[str, Printed]):
    """{name: book}, each printed when a test first asks for it."""

    def __init__(self, site: Path, folder: Path):
        super().__init__()
        self.site, self.folder = site, folder

    def __missing__(self, name: str) -> Printed:
        said: list[str] = []
        listener = logging.Handler(logging.WARNING)
        listener.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
        logging.getLogger("weasyprint").addHandler(listener)
        html, file = bind(PUBLISHED, BOOKS[name], self.site), self.folder / f"{name}.pdf"
        file.write_bytes(print_book(html))
        logging.getLogger("weasyprint").removeHandler(listener)
        return self.setdefault(name, Printed(file, html, said))


@pytest.fixture(scope="session")
def printed(finished, tmp_path_factory):
    return Press(finished, tmp_path_factory.mktemp("books"))


@pytest.fixture(params=BOOKS)
def book(request, printed):
    return printed[request.param]


# The words

NUMBERED = "for (const list of document.querySelectorAll('article ol')) [...list.children].forEach((item, n) => item.prepend(`${n + 1}. `))"


@pytest.fixture(scope="session")
def on_the_site(finished, chromium):
    """{address: what a browser prints of the article}, without scripts, and with the numbers of lists."""
    page = chromium.new_context(java_script_enabled=False).new_page()
    page.emulate_media(media="print")
    found = {}
    server = listening()
    with served(finished, server) as url:
        for _, _, chapter in READ:
            page.goto(url + chapter.address)
            page.evaluate(NUMBERED)
            found[chapter.address] = page.locator("article").inner_text()
    server.server_close()
    page.context.close()
    return found


def signs(text: str) -> str:
    """The signs of a text one after the other, without boxes and bullets."""
    return re.sub(r"[\s☐•◦▪]", "", unicodedata.normalize("NFKC", text).casefold())


def first_difference(book: str, site: str) -> tuple[str, str] | None:
    """What follows in both from where they differ, after what they have alike."""
    if book == site:
        return None
    at = next((n for n, (a, b) in enumerate(zip(book, site, strict=False)) if a != b), min(len(book), len(site)))
    return book[max(at - 40, 0) : at + 60], site[max(at - 40, 0) : at + 60]


def without(parts: set[str], text: str) -> str:
    for part in parts:
        text = text.replace(part, "")
    return text


def spelled(book: Printed, address: str) -> list[str]:
    """What paper adds to the links of a chapter."""
    return [f"({a.attributes['href']})" for a in book.html.css(f"#{address} a.elsewhere")]


@pytest.mark.parametrize(("name", "part", "page"), READ, ids=[page.address for _, _, page in READ])
def test_every_word_that_the_site_prints_is_there_in_its_order(printed, on_the_site, name, part, page):
    book = printed[name]
    title = book.html.css_first(f"#{slug(page.address)} h2").text()
    said = signs("".join(book.chapter(" ".join(title.split())))).removeprefix(signs(part))
    said = re.sub(r"\[page\d+\]", "", said)
    for address in spelled(book, slug(page.address)):
        said = said.replace(signs(address), "", 1)
    heads = {signs(head.text()) for head in book.html.css(f"#{slug(page.address)} thead")}  # on each page of a table
    assert first_difference(without(heads, said), without(heads, signs(on_the_site[page.address]))) is None


SHEETS = [(name, page) for name, _, page in READ if page.path in {w.page.path for w in PUBLISHED.worksheets}]


def test_every_worksheet_is_in_a_book():
    assert sorted(page.path for _, page in SHEETS) == sorted(w.page.path for w in PUBLISHED.worksheets)


@pytest.mark.parametrize(("name", "page"), SHEETS, ids=[page.address for _, page in SHEETS])
def test_a_worksheet_is_one_page_and_has_no_word_of_a_callout(printed, finished, name, page):
    (text,) = printed[name].chapter(page.title)
    site = LexborHTMLParser((finished / page.address / "index.html").read_text("utf-8"))
    callouts = [sentence for box in site.css("article .admonition") for sentence in box.text().split("\n")]
    asked = [signs(sentence) for sentence in callouts if len(sentence.split()) > 2]
    assert len(asked) > 5 and [sentence for sentence in asked if sentence in signs(text)] == []
    assert page.meta.held_by == "therapist" or not ASKED.search(text), "a client may hold it, at home"


def test_each_card_is_one_page_and_none_has_a_callout(printed):
    book = printed[WORKSHEETS]
    cards = [book.places[card.id] for card in book.html.css(".card h3")]
    assert cards == list(range(cards[0], len(book.pages) + 1)) and len(cards) > 10
    assert not book.html.css(".admonition")


def test_each_sheet_for_a_table_begins_a_page(printed):
    """A practice sheet, its replies and its form are one page each; a case's two have three at most."""
    book = printed[SUPERVISORS]
    sheets = [(title.id, book.places[title.id]) for title in book.html.css(".sheet h3")]
    after = [*(page for _, page in sheets), *(page for _, page in book.starts), len(book.pages) + 1]
    for id, page in sheets:
        assert min(other for other in after if other > page) - page <= (
            3 if re.search("--(group|leader)-", id) else 1
        ), id
    assert len({page for _, page in sheets}) == len(sheets) > 20
    assert not book.html.css("article:has(.sheet) .admonition")


def test_the_key_has_every_question_with_its_best_option_and_the_reasons(printed):
    book = printed[KEY]
    text = "".join(book.pages)
    assert "The questions are for practice." in " ".join(text.split()) and "awarded" in text
    said, at = unquoted(re.sub(r"\[page \d+\]", "", text)), 0
    for question in (*(q for m in PUBLISHED.modules for q in m.questions), *(q for _, q in number_on_paper(PUBLISHED))):
        prose = Prose(replace(PUBLISHED, site_url=""), question.path)
        for words in (question.stem, *(w for o in question.options for w in (o.text, o.feedback)), question.rationale):
            at = said.index(unquoted(prose.write_line(words)), at)
        best = unquoted(f"{prose.write_line(question.key.text)}Best of these.")
        assert said.count(best) == 1, question.id
    assert len(book.html.css(".question .best")) == len(book.html.css(".question"))


def unquoted(text: str) -> str:
    return re.sub("[\"'“”‘’]", "", signs(text))


# The pages


def test_nothing_was_wrong_with_a_link_a_font_or_a_rule(book):
    assert book.said == []


def test_no_page_is_empty_and_none_ends_on_a_heading(book):
    headings = tuple(signs(node.text()) for node in book.html.css("h1, h2, h3, h4, h5"))
    endings = [signs(text) for text in book.pages]
    assert [n for n, text in enumerate(endings, start=1) if len(text) < 100] == []
    assert [text[-60:] for text in endings if text.endswith(headings)] == []


def test_all_text_stands_inside_what_both_papers_and_any_printer_can_print(book):
    for page in book.pdf:
        assert (page.rect.width, page.rect.height) == LETTER
        for x, _, right, bottom, word, *_ in page.get_text("words"):
            assert x >= SIDE and right <= min(LETTER[0], A4[0]) - 12 and bottom <= LETTER[1] - 12, (page.number, word)


def test_every_page_is_black_and_white(book):
    for page in book.pdf:
        picture = page.get_pixmap(dpi=18)
        red, green, blue = (picture.samples[n::3] for n in range(3))
        assert picture.n == 3 and red == green == blue, page.number


def test_the_outline_and_the_contents_say_on_which_page_a_chapter_begins(book):
    text = " ".join(" ".join(book.pages[: book.starts[2][1] - 1]).split())
    for entry in book.html.css(".contents a"):
        title, id = " ".join(entry.text().split()), entry.attributes["href"].removeprefix("#")
        assert any(name == title and page == book.places[id] for _, name, page in book.pdf.get_toc()), title
        assert re.search(rf"{re.escape(title)} ?{book.places[id]}\b", text), title
    assert all(f"{n}\n" in page.get_text() for n, page in enumerate(book.pdf, start=1))


def test_a_page_that_a_link_names_is_the_one_it_leads_to(printed):
    book = printed[LEARNERS]
    named = [int(n) for n in re.findall(r"\[page\s(\d+)\]", "".join(book.pages))]
    assert named == [book.places[a.attributes["href"].removeprefix("#")] for a in book.html.css("a.there")]
    assert len(named) > 200


# For those who hear it, and on other machines


def test_two_checkers_find_no_error(book):
    report = pdfua.validate(str(book.file))
    assert [f"{f.rule_id} {f.message}" for f in report.findings] == []
    assert {outcome.rule_id for outcome in report.outcomes if outcome.skipped_reason} <= UNREADABLE
    result = outloud.check(str(book.file))
    title = book.html.css_first("h1").text()
    running = {
        f"{title} {chapter}" for chapter, _ in book.starts
    }  # outloud takes some for prose that nobody would hear
    errors = [
        f for f in result.findings if f.severity == "error" and (f.rule, f.evidence in running) != ("TAG-002", True)
    ]
    assert result.error is None and [f"{f.rule} {f.message} {f.evidence}" for f in errors] == []
    assert not [f.message for f in result.findings if f.rule == "PAG-001" and "page numbers" in f.message]


def test_it_says_what_it_is_in_which_language_and_with_tags(book):
    root = book.pdf.pdf_catalog()
    assert book.pdf.xref_get_key(root, "Lang") == ("string", "en")
    assert book.pdf.xref_get_key(root, "MarkInfo/Marked") == ("bool", "true")
    assert book.pdf.xref_get_key(root, "ViewerPreferences/DisplayDocTitle") == ("bool", "true")
    assert book.pdf.metadata["title"] == book.html.css_first("title").text().strip()
    assert book.pdf.metadata["creationDate"].startswith(f"D:{PUBLISHED.released:%Y%m%d}")


def test_every_font_is_of_the_repository_and_in_the_file(book):
    fonts = {font[3] for page in book.pdf for font in page.get_fonts(full=True)}
    assert fonts and {name.split("+")[1].split("-")[0] for name in fonts} <= {"Book"}
    assert all(book.pdf.extract_font(font[0])[3] for page in book.pdf for font in page.get_fonts())


def test_a_picture_is_told(printed):
    told = [picture.attributes["alt"] for picture in printed[LEARNERS].html.css("img")]
    assert len(told) >= 7 and all(len(alt) > 40 for alt in told) and not printed[LEARNERS].html.css("svg")

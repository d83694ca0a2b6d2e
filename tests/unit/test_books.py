"""Books, as far as they can be made without WeasyPrint: their pages, words and links. tests/export/ prints them."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest

import cli
import exporting
from building import FIXTURES, ROOT
from course.read.folder import load
from publish.packages.books import answers, binder, chapter, places, press, shelf

MINIMAL = load(FIXTURES / "minimal")[0]
PAGE = MINIMAL.modules[0].page
SITE = "https://example.org/course/"


def article(html: str) -> str:
    """What a chapter makes of an article."""
    made = chapter.read_article(lambda _: chapter.parse(f"<article>{html}</article>"), PAGE)
    return made.css_first("article").inner_html


@pytest.mark.parametrize(
    ("html", "printed"),
    [
        ('<h2 id="a">A<a class="headerlink" href="#a">¶</a></h2>', '<h2 id="a">A</h2>'),
        ("<details><summary>S</summary><p>T</p></details>", '<div class="fold"><p class="summary">S</p><p>T</p></div>'),
        (
            '<p class="field field--tick"><label><input type="checkbox" id="t"> Done</label></p>',
            '<p class="field field--tick"><span>☐ Done</span></p>',
        ),
        (
            '<fieldset class="field" id="f"><legend>How</legend> <label><input type="radio"> so</label></fieldset>',
            '<p id="f" class="field"><strong>How</strong> <span>☐ so</span></p>',
        ),
        (
            '<p class="field"><label for="x">Why</label><textarea id="x" rows="2"></textarea></p>',
            '<p class="field"><span>Why</span><span class="lines"><span class="line"></span><span class="line"></span></span></p>',
        ),
        (
            '<course-question id="q"><form><fieldset><div><input type="radio"><label>A</label><i class="hidden">No.</i></div></fieldset></form></course-question>',
            '<div id="q"><div><ul class="options"><li><span>A</span></li></ul></div></div>',
        ),
        ('<p><a href="b"><em>b</em></a></p>', '<p><em><a href="b">b</a></em></p>'),
        ('<p><a href="b">a <em>b</em></a></p>', '<p><a href="b">a <em>b</em></a></p>'),
        ('<div class="admonition">Ask</div><p>T</p>', '<div class="admonition">Ask</div><p>T</p>'),
        ('<div class="admonition">Ask</div><course-worksheet></course-worksheet>', "<div></div>"),
        (
            '<div class="admonition">Ask</div><section>R</section><section class="card">C</section>',
            '<section class="card">C</section>',
        ),
        ("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
    ],
)
def test_an_article_on_paper(html, printed):
    assert article(html) == printed


def test_a_drawing_is_a_picture_with_its_words():
    made = article('<figure><svg aria-label="A “loop”" viewBox="0 0 9 9"><text>x</text></svg></figure>')
    assert 'alt="A “loop”"' in made and 'src="data:image/svg+xml;base64,' in made and "<svg" not in made


@pytest.mark.parametrize(
    ("href", "site_url", "led"),
    [
        ("#plan", SITE, '<a href="#modules-a--plan" class="here">T</a>'),
        ("../b/#other", SITE, '<a href="#modules-b--other" class="there">T</a>'),
        ("../b/", SITE, '<a href="#modules-b" class="there">T</a>'),
        ("../b/#gone", SITE, '<a href="#modules-b" class="there">T</a>'),
        ("../../help/#now", SITE, f'<a href="{SITE}help/#now">T</a>'),
        ("../../help/#now", "", "T"),
        ("tel:911", "", '<a href="tel:911">T</a>'),
        ("https://doi.org/1", "", '<a href="https://doi.org/1" class="elsewhere">T</a>'),
    ],
)
def test_a_link_of_a_book(href, site_url, led):
    chapters = {
        "modules/a/": chapter.parse(f'<article><h1 id="plan">A</h1><a href="{href}">T</a></article>'),
        "modules/b/": chapter.parse('<article><h1 id="other">B</h1></article>'),
    }
    places.link(chapters, site_url)
    assert chapters["modules/a/"].css_first("article").inner_html == f'<h1 id="modules-a--plan">A</h1>{led}'


def test_no_link_leads_to_the_questions_of_a_page_for_the_page():
    html = '<article><h1 id="a">A</h1><a href="#a">T</a><a href="../b/#b">U</a></article>'
    chapters = {"modules/a/": chapter.parse(html), "modules/b/": chapter.parse('<article><h1 id="b">B</h1></article>')}
    places.link(chapters, SITE, apart={"modules/a/", "modules/b/"})
    led = [anchor.attributes["href"] for anchor in chapters["modules/a/"].css("a")]
    assert led == [f"{SITE}modules/a/#a", f"{SITE}modules/b/#b"]


def test_an_address_that_the_words_say_is_not_spelled_again():
    chapters = {"": chapter.parse('<article><a href="https://www.thehotline.org/">thehotline.org</a></article>')}
    places.link(chapters, "")
    assert "elsewhere" not in chapters[""].html


QUIZ = """<article><h1>M</h1><p class="quiz-how">Each.</p><p class="quiz-how">In each story</p>
<course-question id="q"><div class="quiz"><div class="quiz-question"><p>Which?</p></div></div></course-question>
<details class="answer-key"><summary>Key</summary><p><strong>Question 1</strong></p>
<ul><li>One<br>Not this one. No.</li><li><em>Two</em><br><strong>Best of these.</strong> Yes.</li></ul><p>Why.</p></details></article>"""
PAPER = """<article><h1>P</h1><p><strong>Question 1</strong></p><p>Which?</p><blockquote>“So?”</blockquote><ul><li>( ) One</li></ul></article>"""
KEY = """<article><h1>K</h1><p>Numbers.</p><p><strong>Question 1.</strong> Turn.</p>
<ul><li>One<br><strong>Best of these.</strong> Yes.</li></ul><p>Why.</p></article>"""


def test_the_key_of_a_module_has_question_options_and_reasons():
    made = answers.write_module_key(lambda _: chapter.parse(QUIZ), PAGE).css_first("article").inner_html
    assert made == (
        '<h1>M</h1><p class="quiz-how">In each story</p><section class="question"><h2>Question 1</h2><p>Which?</p>'
        '<ul><li>One<br>Not this one. No.</li><li class="best"><strong><em>Two</em></strong><br>'
        "<strong>Best of these.</strong> Yes.</li></ul><p>Why.</p></section>"
    )


def test_the_key_of_the_assessment_takes_its_questions_from_the_paper():
    read = {"assessment-paper/": PAPER}
    made = answers.write_assessment_key(lambda address: chapter.parse(read.get(address, KEY)), PAGE)
    assert made.css_first("section").inner_html == (
        '<h2>Question 1</h2><p class="serves">Turn.</p><p>Which?</p><blockquote>“So?”</blockquote>'
        '<ul><li class="best"><strong>One</strong><br><strong>Best of these.</strong> Yes.</li></ul><p>Why.</p>'
    )


def test_a_question_without_its_key_is_no_book():
    with pytest.raises(ValueError, match="shorter"):
        answers.write_module_key(lambda _: chapter.parse(QUIZ.replace("Question 1", "Fragment 1")), PAGE)


def test_the_books_of_the_smallest_course_have_its_pages_and_say_no_name_as_markup(tmp_path):
    course = replace(MINIMAL, title="<b>Half</b> & “نصف”", site_url=SITE)
    for page in course.pages:
        folder = tmp_path / page.address
        folder.mkdir(parents=True, exist_ok=True)
        html = f'<h1 id="t">{page.path}  </h1><p>T </p>'
        (folder / "index.html").write_text(f"<body><article>{html}</article>", "utf-8")
    for module in course.modules:
        (tmp_path / module.page.address).mkdir(parents=True, exist_ok=True)
        (tmp_path / module.page.address / "index.html").write_text(QUIZ, "utf-8")
    made = {book.name: binder.bind(course, book, tmp_path) for book in shelf.list_books(course)}
    assert list(made) == ["learners-book", "worksheets-and-cards", "supervisors-pack", "key"]
    assert all("&lt;b&gt;Half&lt;/b&gt; &amp; “نصف”: " in html and "<b>" not in html for html in made.values())
    assert '<h2 id="home--t">docs/index.md</h2><p>T</p>' in made["learners-book"]
    assert '<a href="#home">docs/index.md</a>' in made["learners-book"] and SITE in made["key"]
    assert "The questions are for practice." in made["key"] and "docs/assessment" not in made["key"]


@pytest.mark.parametrize(
    ("error", "says"),
    [(ImportError, "WeasyPrint, which is not installed here; `make export`"), (OSError, "apt-get install libpango")],
)
def test_what_is_to_be_installed_is_said_before_anything_is_built(monkeypatch, tmp_path, capsys, error, says):
    def fail(_name):
        raise error

    monkeypatch.setattr(press, "import_module", fail)
    monkeypatch.setattr(exporting, "_built", None)
    out = tmp_path / "out"
    assert cli.main(["export", "print", "--folder", str(FIXTURES / "minimal"), "--out", str(out)]) == 1
    said = capsys.readouterr().err
    assert said.startswith("Nothing was exported. ") and says in said and said.count("\n") == 1 and not out.exists()


def test_nothing_but_a_book_needs_weasyprint():
    code = "import sys; sys.path.insert(0, 'scripts'); import cli, hooks; assert not {'weasyprint', 'pydyf'} & {*sys.modules}"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr

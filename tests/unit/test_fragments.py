"""Whatever stands in course.yml, in front matter or in a bank, a page shows it and obeys none of it."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from jinja2 import UndefinedError
from markdown import Markdown

from building import FIXTURES
from course.markdown import CourseMarkdown
from course.model import Problem
from course.pages import fragments, linked_data, render
from course.pages.moved import write_stub
from course.pages.practice import write_field
from course.read.folder import load
from course.schema import Reviewer, Sponsor

ODD = "Fair <b>&\" trade's </script><img src=x onerror=alert(1)>"
EXTENSIONS = ["admonition", "attr_list", "md_in_html", "smarty", "tables", "toc"]  # those of mkdocs.yml


class Seen(HTMLParser):
    """What a browser makes of HTML: its elements, its text, its attributes, and the text of its scripts."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.elements, self.text, self.values = [], "", []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append(tag)
        self.values += [value for _, value in attrs if value]

    def handle_data(self, data):
        self.text += data


@pytest.fixture(scope="module")
def odd():
    """The smallest course, everything in it that is a name or a sentence followed by ODD."""
    course = load(FIXTURES / "minimal")[0]
    module = course.modules[0]
    meta = replace(module.page.meta, description=ODD)
    module = replace(
        module,
        page=replace(module.page, meta=meta),
        objectives=tuple(replace(o, says=ODD) for o in module.objectives),
        section_lines=dict.fromkeys(module.section_lines, ODD),
        callout=replace(module.callout, not_for=ODD, stop_at=ODD),
    )
    return replace(
        course,
        title=ODD,
        subtitle=ODD,
        version=ODD,
        objectives=dict.fromkeys(course.objectives, ODD),
        reviewers=(Reviewer(ODD, ODD, course.today, (ODD,)),),
        sponsor=Sponsor(ODD, f"https://example.org/?a=1&b={ODD.replace(' ', '+')}"),
        modules=(module,),
        assessed=(replace(module.questions[0], attrs={"objective": next(iter(course.objectives))}),),
        help_lines=tuple(
            replace(e, name=ODD, whom=ODD, hours=ODD, languages=ODD, ways=ODD, seen=replace(e.seen, page=ODD))
            for e in course.help_lines
        ),
        emergency=tuple(replace(e, limits=ODD, silent=ODD, typed=ODD) for e in course.emergency),
        heard=tuple(
            replace(h, says=ODD, also=(ODD,), practice=ODD, not_if=ODD, why=ODD, ask=ODD, bring=ODD)
            for h in course.heard
        ),
        worksheets=tuple(replace(w, meta=replace(w.meta, filled_by=ODD)) for w in course.worksheets),
    )


def shown(course, page, names):
    """What a reader gets of a page with these directives, as HTML."""
    text = "# A page\n\n" + "\n\n".join(f"<!-- course:{name} -->" for name in names)
    made = Markdown(extensions=[*EXTENSIONS, CourseMarkdown()]).convert(render.render_page(course, page.src, text))
    return Seen(made)


@pytest.mark.parametrize(
    ("name", "times"),
    [
        ("statement", 5),
        ("evaluation", 1),
        ("record-of-a-part", 8),
        ("cpd-sheet", 3),
        ("confidence-before", 1),
        ("confidence-after", 1),
        ("review", 3),
        ("map", 1),
        ("outline", 2),
        ("assessment-key", 1),
        ("emergency", 1),
        ("cannot-speak", 2),
        ("help-lines", 5),
        ("hear", 6),
    ],
)
def test_a_page_shows_what_it_is_told_and_obeys_none_of_it(odd, name, times):
    got = shown(odd, odd.page("docs/index.md"), [name])
    assert "img" not in got.elements and "b" not in got.elements
    assert got.text.count("onerror=alert(1)>") >= times


def test_a_module_shows_its_objectives_and_its_callout(odd):
    page = odd.modules[0].page
    made = Markdown(extensions=EXTENSIONS).convert(
        render.render_page(odd, page.src, "# M\n\n<!-- course:objectives -->\n\n## A { #a }\n")
    )
    got = Seen(made)
    assert "img" not in got.elements and got.text.count("<b>&") == len(odd.modules[0].objectives) + 2


@pytest.mark.parametrize("name", ["progress", "statement", "review-session", "record-of-a-part"])
def test_data_for_scripts_ends_no_script(odd, name):
    page = odd.page("docs/index.md")
    text = render.render_page(odd, page.src, f"# A\n\n<!-- course:{name} -->\n")
    data = text.partition('id="course-data">')[2]
    assert data.partition("</script>")[0].endswith("]}") and "\\u003cb>&\\\" trade's \\u003c/script>" in data


def test_what_search_engines_are_told_ends_no_script(odd):
    told = [linked_data.describe_page(odd, page) for page in (odd.page("docs/index.md"), odd.modules[0].page)]
    assert all("<" not in text and "\\u003c/script>" in text for text in told)


def test_a_stub_leads_only_where_it_is_told():
    made = write_stub("../a\"b'</script><img>/")
    got = Seen(made)
    assert "img" not in got.elements and made.count("</script>") == 1
    assert got.values.count("../a\"b'</script><img>/") == 2


@pytest.mark.parametrize(
    "line",
    ["{}: ____ {{ #a lines=2 }}", "- [ ] {} {{ #a }}", "{}: ( ) yes ( ) no {{ #a }}"],
    ids=["text", "tick", "choice"],
)
def test_a_field_of_a_worksheet_shows_its_label(line):
    got = Seen(write_field(line.format('Is <b>&</b> "this" a partner\'s <img>')))
    assert "img" not in got.elements and "Is <b>&</b> “this” a partner’s <img>" in got.text


def test_a_notice_shows_the_problem(odd):
    page = odd.page("docs/index.md")
    got = Seen(
        Markdown(extensions=EXTENSIONS).convert(render.render_notice(Problem(page.path, 1, "entry", f"“{ODD}” <quiz>")))
    )
    assert "img" not in got.elements and "quiz" not in got.elements and "<quiz>" in got.text


def test_a_fragment_that_is_given_too_little_says_so():
    with pytest.raises(UndefinedError):
        fragments.fragment("contacts-fold", title="A")


@pytest.mark.parametrize("path", sorted(fragments.FOLDER.glob("*.html.j2")), ids=lambda p: p.name)
def test_no_fragment_is_forgotten(path):
    """One that nothing names, in Python or in another fragment, is deleted."""
    name = path.name.removesuffix(".html.j2")
    packages = fragments.FOLDER.parents[2] / "publish" / "packages"
    sources = [*fragments.FOLDER.parent.glob("*.py"), *packages.glob("*.py"), *fragments.FOLDER.glob("*.j2")]
    assert any(f'"{name}"' in text or f'"{path.name}"' in text for text in (s.read_text("utf-8") for s in sources))

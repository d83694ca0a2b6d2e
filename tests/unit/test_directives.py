"""The registry of directives, from which the page, the rule, the scripts and the guide are made."""

from __future__ import annotations

import inspect
import re
from dataclasses import replace

import pytest

from building import ROOT
from course import pages
from course.pages import directives, render
from course.pages.directives import DIRECTIVES, directive, find_directives
from course.text import DIRECTIVE
from publish.packages import scorm
from publish.scripts import find_scripts

PAGES = ROOT / "scripts/course/pages"
SETTINGS = (ROOT / "mkdocs.yml").read_text("utf-8")
SCRIPTS = re.compile(r"^    ([\w-]+\.js): \[", re.M)


def stand(course, name):
    """A page on which a directive of the course stands."""
    page = next((p for p in course.every_page if name in [d.name for d in find_directives(p)]), None)
    assert page, f"put <!-- course:{name} --> on a page of docs/"
    return page


@pytest.mark.parametrize("name", DIRECTIVES)
def test_every_directive_is_filled_in_where_it_stands(course, name):
    page = stand(course, name)
    (line,) = (s for s in page.text.split("\n") if (m := DIRECTIVE.match(s)) and m[1] == name)
    out = render.render_page(course, page.src, page.text)
    written = DIRECTIVES[name].write(course, page)
    assert written.strip() and line not in out
    assert [s for s in written.split("\n") if s and not re.search(r"<quiz>|note-", s) and s not in out] == []


@pytest.mark.parametrize("name", DIRECTIVES)
def test_every_directive_says_in_a_sentence_what_it_writes(name):
    assert re.fullmatch(r"[A-Z][^|\n]+\.", DIRECTIVES[name].says)


@pytest.mark.parametrize("name", DIRECTIVES)
def test_every_directive_takes_what_all_take(name):
    assert [p.name.removeprefix("_") for p in inspect.signature(DIRECTIVES[name].write).parameters.values()] == [
        "course",
        "page",
    ]


def test_every_module_with_directives_is_imported_with_the_package():
    assert {p.stem for p in PAGES.glob("*.py") if re.search(r"^@directive\(", p.read_text("utf-8"), re.M)} == set(
        pages.__all__
    )


def test_a_name_is_registered_once():
    with pytest.raises(ValueError, match="map is registered already"):
        directive("map")(lambda course, page: "")


def test_a_misplaced_directive_writes_nothing(course):
    page, module = course.page("docs/index.md"), course.modules[0].page
    assert directives.write_directive(course, page, "quiz") == "" != directives.write_directive(course, module, "quiz")
    assert directives.write_directive(course, module, "progress") == ""
    assert directives.write_directive(course, page, "fireworks") == ""


def test_a_page_gets_the_scripts_of_its_directives_and_no_other(course):
    asked = {
        "my-course": ["record.js"],
        "statement": ["record.js"],
        "evaluation": ["forms.js"],
        "assessment": ["assessment.js", "forms.js"],
        "review": ["review.js"],
        "papers": ["forms.js", "papers.js"],
    }
    assert {name: find_scripts(course, course.page(f"docs/{name}.md")) for name in asked} == asked
    assert find_scripts(course, course.page("docs/index.md")) == []
    assert find_scripts(course, course.modules[0].page) == ["quiz.js"]
    assert find_scripts(course, course.cases[0].page) == ["practice.js"]
    shown_as_code = replace(course.page("docs/index.md"), text="```\n<!-- course:progress -->\n```\n")
    assert find_scripts(course, shown_as_code) == []


def test_every_script_of_a_directive_is_published():
    published = SCRIPTS.findall(SETTINGS)
    assert {d.script for d in DIRECTIVES.values()} - {""} <= set(published)


def test_every_file_of_the_scripts_is_published():
    folder = ROOT / "scripts/theme/js"
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*.js")}
    packaged = {
        f"offline/{name}"
        for name in re.findall(r'"([\w-]+\.js)"', (ROOT / "scripts/publish/packages/offline.py").read_text("utf-8"))
    }
    packaged |= {f"lms/{name}.js" for name in (*scorm.SESSION, *scorm.IN_PAGES)}
    assert files == packaged | set(re.findall(r"[\w-]+/[\w-]+\.js", SETTINGS))

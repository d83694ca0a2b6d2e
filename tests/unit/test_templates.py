"""What authors copy passes every rule and becomes pages."""

from __future__ import annotations

import re
import shutil
from datetime import date

import pytest
import yaml

from building import FIXTURES, ROOT
from course import rules
from course.pages import render
from course.read.folder import load

TEMPLATES = ROOT / "templates"
PAGES = sorted(p.relative_to(TEMPLATES / "docs").as_posix() for p in (TEMPLATES / "docs").rglob("*.md"))
SAFETY = "safety-and-scope"


# What the first module's twin says otherwise, in the order in which it is changed.
TWIN = (
    (r"teaches: .*\n", ""),
    (r"first-module", SAFETY),
    (r"first-(?!page)", "twin-"),
    (r"note-|write-(?!first)", r"\g<0>twin-"),
    (r"\b(Ana|Ben|Cem|Dia|Eli|Fay|Gus)\b", r"\1twin"),
    (r'(not_for|stop_at): "', r"\g<0>twin: "),
    (r'(?m)^(- \[x\] ".*)\?"$', r'\1 from now on?"'),  # or most keys are the shortest option
    (
        r"## Write first .*",
        r"### Ask again { #re-ask }\n\n<!-- course:reader -->\n\n<!-- course:emergency -->\n\n\g<0>",
    ),
)


def add_module_on_safety(folder):
    """A twin of the first module, under the name of the one that every technique leads back to.

    The template's module is then the third, and from the third on a module says when not to use it.
    """
    for path in ("docs/modules/{}.md", "quizzes/{}.md"):
        text = (folder / path.format("first-module")).read_text("utf-8")
        for pattern, instead in TWIN:
            text = re.sub(pattern, instead, text, count=5 if "[x" in pattern else 0)
        (folder / path.format(SAFETY)).write_text(text, "utf-8")
    heard = folder / "docs/_data/hear.yml"
    row = heard.read_text("utf-8")
    twin = row.replace("first-module", SAFETY).replace("listen", "answer")
    heard.write_text(row + twin + (TEMPLATES / "hear.yml").read_text("utf-8"), "utf-8")
    shown = folder / "docs/_data/twins.yml"
    own = "- objective: twin-turn\n  says: Choose the question that turns a complaint around.\n"
    shown.write_text(shown.read_text("utf-8") + own + (TEMPLATES / "twins.yml").read_text("utf-8"), "utf-8")


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """The smallest course with the templates copied into it, and what is then wrong with it."""
    folder = tmp_path_factory.mktemp("small")
    shutil.copytree(FIXTURES / "minimal", folder, dirs_exist_ok=True)
    add_module_on_safety(folder)
    for file in folder.rglob("*.*"):
        text = file.read_text("utf-8")
        file.write_text(text.replace("source-2022", "iri-2022"), "utf-8")
    facts, added = (yaml.safe_load((f / "course.yml").read_text("utf-8")) for f in (folder, TEMPLATES))
    facts["modules"].append(SAFETY)
    for key, value in added.items():
        facts[key] = facts[key] | value if isinstance(value, dict) else facts[key] + value
    shutil.copytree(TEMPLATES / "docs", folder / "docs", dirs_exist_ok=True)
    shutil.copytree(TEMPLATES / "quizzes", folder / "quizzes", dirs_exist_ok=True)
    (folder / "course.yml").write_text(yaml.safe_dump(facts, allow_unicode=True, sort_keys=False), "utf-8")
    course, unreadable = load(folder, date(2026, 11, 24))
    return course, sorted({*unreadable, *rules.run(course)})


def test_copied_templates_have_no_problem(small):
    assert [str(problem) for problem in small[1]] == []


def test_there_is_one_of_every_kind(small):
    course = small[0]
    assert [m.id for m in course.modules] == ["first-module", SAFETY, "new-module"]
    assert [len(kind) for kind in (course.handbook, course.cases, course.rehearsals, course.worksheets)] == [2, 2, 2, 2]
    assert len(course.modules[2].questions) == 6
    assert {s.id for s in course.modules[2].page.sections} >= {"steps", "not-here"}


@pytest.mark.parametrize("src", PAGES)
def test_a_template_becomes_a_page(small, src):
    course = small[0]
    page = course.page(f"docs/{src}")
    out = render.render_page(course, src, page.text)
    assert f"# {page.title}" in out and "course:" not in out and "Every case is invented." in out


def test_the_people_of_the_templates_are_nobody_in_the_course():
    """Or a copy would be told so at once."""
    people = {
        name
        for m in re.findall(r"(?m)^people: \[(.*)\]", "\n".join(p.read_text("utf-8") for p in TEMPLATES.rglob("*.md")))
        for name in m.split(", ")
    }
    text = "\n".join(p.read_text("utf-8") for d in ("docs", "quizzes") for p in (ROOT / d).rglob("*.md"))
    assert people and not {name for name in people if re.search(rf"\b{name}\b", text)}


def test_the_list_of_templates_names_every_one():
    named = set(re.findall(r"\]\(((?:docs|quizzes)/[^)]+)\)", (TEMPLATES / "README.md").read_text("utf-8")))
    assert named == {
        p.relative_to(TEMPLATES).as_posix() for d in ("docs", "quizzes") for p in (TEMPLATES / d).rglob("*.md")
    }

"""The parts of the course that are packed by themselves: one module, and the course without the assessment's key."""

from __future__ import annotations

import io
import json
import re
from urllib.parse import urljoin, urlsplit
from zipfile import ZipFile

import pytest
from selectolax.lexbor import LexborHTMLParser

from building import served
from course.text import plain
from publish.packages import lms_words
from records import COURSE
from scorm_packages import EDITIONS, make, one, unpack
from scorm_system import System
from wording import straight

MODULE = COURSE.module("time-outs")
SAFETY = COURSE.module(COURSE.safety.module)
BASE = "https://example.org/course/"


def read(content: bytes) -> dict[str, bytes]:
    package = ZipFile(io.BytesIO(content))
    return {name: package.read(name) for name in package.namelist()}


@pytest.fixture(scope="module")
def modules(finished):
    """{id of a module: {path: content}}, of one edition: the pages of both are the same."""
    return {id: read(content) for id, content in make(finished, "1.2", "modules").items()}


def pages(files):
    return {
        path: LexborHTMLParser(content)
        for path, content in files.items()
        if path.startswith("course/") and path.endswith(".html")
    }


def needed(module) -> set[str]:
    """What the brief of a module's package asks for, by address."""
    practice = {p.page.address for p in COURSE.practice if p.module == module.id}
    both = {SAFETY.page.address, *(page.address for page in SAFETY.lent)}
    return {module.page.address, "help/", "glossary/", "course/references/", *both, *practice}


@pytest.mark.parametrize("module", COURSE.modules, ids=lambda m: m.id)
def test_a_module_has_what_its_reader_needs_and_no_other_module(modules, module):
    found = {path.removeprefix("course/").removesuffix("index.html") for path in pages(modules[module.id])}
    assert needed(module) <= found
    others = {m.page.address for m in COURSE.modules if m not in (module, SAFETY)}
    assert not found & others and not [path for path in found if path.startswith("assessment")]


@pytest.mark.parametrize("module", COURSE.modules, ids=lambda m: m.id)
def test_every_link_of_a_module_leads_to_a_file_and_to_a_place_in_it(modules, module):
    assert lost_links(modules[module.id]) == []


@pytest.mark.parametrize("kind", ["whole", "without key"])
def test_every_link_of_the_course_leads_to_a_file_and_to_a_place_in_it(finished, kind):
    assert lost_links(read(one(finished, "1.2", kind))) == []


def lost_links(files) -> list[tuple[str, str]]:
    found = pages(files)
    ids = {path: {node.id for node in page.css("[id]")} for path, page in found.items()}
    lost = []
    for path, page in found.items():
        for name in ("href", "src", "srcset", "poster"):
            for node in page.css(f"[{name}]"):
                link = node.attributes[name] or ""
                parts = urlsplit(link)
                if parts.scheme in ("https", "http", "mailto", "tel", "data"):
                    continue
                there = urlsplit(urljoin(BASE + path, link))
                file = there.path.removeprefix(urlsplit(BASE).path)
                if file not in files or (parts.fragment and file in ids and parts.fragment not in ids[file]):
                    lost.append((path, link))
    assert found
    return lost


@pytest.mark.parametrize("module", COURSE.modules, ids=lambda m: m.id)
def test_a_module_says_all_that_its_page_says(modules, finished, module):
    """Every word but those of the menu and of where answers are kept."""
    path = f"{module.page.address}index.html"
    published = (finished / path).read_text("utf-8")
    before = LexborHTMLParser(lms_words.say(published, lms_words.ON_PAGES))
    after = LexborHTMLParser(modules[module.id][f"course/{path}"])
    for page in (before, after):
        for node in page.css(".storage-note, .quiz-intro, .md-nav, [role=note]"):
            node.decompose()
    one, two = (
        re.sub(r"[Oo]n this device|[Ii]n this window", "", page.css_first("article").text()).split()
        for page in (before, after)
    )
    assert [word for word in one if word not in two] == []
    assert len(two) >= 0.98 * len(one)


def test_search_of_a_module_finds_its_own_pages(modules):
    for files in modules.values():
        index = json.loads(files["course/search/search_index.json"])
        places = {section["location"].split("#")[0] for section in index["docs"]}
        assert places and all(f"course/{place}" in files for place in places), places


@pytest.fixture(scope="module")
def address(finished, edition, tmp_path_factory):
    folder = unpack(make(finished, edition, "modules")[MODULE.id], tmp_path_factory.mktemp("one") / "package")
    with served(folder) as url:
        yield url


@pytest.fixture
def system(chromium, address, edition):
    context = chromium.new_context()
    made = System(context.new_page(), address, edition)
    yield made
    context.close()


def test_a_module_is_launched_answered_and_complete(system, edition):
    system.launch()
    assert f"/{MODULE.page.address}" in system.course.url
    for question in MODULE.questions[:-1]:
        system.answer(question, question.options.index(question.key))
    assert system.value("complete") == "incomplete"
    system.answer(MODULE.questions[-1], MODULE.questions[-1].options.index(MODULE.questions[-1].distractors[0]))
    assert system.value("complete") == "completed"
    share = 7 / 8 * (100 if edition == "1.2" else 1)
    assert abs(float(system.value("score")) - share) < 1
    system.leave()
    left = system.told("lms.next()")
    assert system.went_wrong() == []
    system.launch(kept=left)
    assert "8 of 8 answered" in system.course.locator(".quiz-tally").inner_text()
    assert system.went_wrong() == []


def test_every_page_of_a_module_opens_without_an_error(system):
    system.launch()
    for path in system.window.evaluate("globalThis.courseTaught.pages"):
        page = system.go(path)
        assert page.locator("h1").count() == 1 and page.locator(".md-nav a").count() > 0, path
    assert system.went_wrong() == []


# Without the assessment's key


@pytest.fixture(scope="module")
def keyless(finished):
    return {edition: read(*make(finished, edition, "without key").values()) for edition in EDITIONS}


def test_without_the_key_no_question_of_the_assessment_is_there(keyless):
    """Neither on a page nor in what search reads nor in what the session knows."""
    for files in keyless.values():
        text = straight(" ".join(content.decode("utf-8", "ignore") for content in files.values()))
        asked = LexborHTMLParser(f"<body>{text}</body>").body.text()
        for question in COURSE.assessed:
            stem = straight(plain(question.stem.replace("\n", " ")))
            assert stem[:60] not in asked and stem[:60] not in text, question.id


def test_without_the_key_the_modules_are_as_ever(keyless, finished):
    for files in keyless.values():
        for module in COURSE.modules:
            page = LexborHTMLParser(files[f"course/{module.page.address}index.html"])
            assert len(page.css("course-question")) == len(module.questions)
        page = LexborHTMLParser(files["course/assessment/index.html"])
        assert "learning management system" in page.css_first("article").text() and not page.css("course-assessment")


def test_with_the_key_the_questions_are_there(finished):
    """Else the test before could not fail."""
    files = read(*make(finished, "1.2", "whole").values())
    text = files["course/assessment/index.html"].decode()
    assert all(question.id in text for question in COURSE.assessed)


def test_without_the_key_the_modules_alone_complete_the_course(finished, chromium, tmp_path_factory, edition):
    folder = unpack(one(finished, edition, "without key"), tmp_path_factory.mktemp("keyless") / "package")
    context = chromium.new_context()
    with served(folder) as url:
        system = System(context.new_page(), url, edition)
        system.launch()
        for module in COURSE.modules:
            system.go(module.page.address)
            for question in module.questions:
                system.answer(question, 0)
        assert system.value("complete") == "completed" and system.value("score") == ""
        assert system.went_wrong() == []
    context.close()

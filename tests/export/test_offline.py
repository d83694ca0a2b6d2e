"""The offline copy: whole in itself, and used from a disk with no network, in Chromium and in Firefox."""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
import subprocess
from base64 import b64encode
from dataclasses import replace
from urllib.parse import urljoin, urlsplit
from urllib.request import urlopen
from zipfile import ZipFile

import pytest
from playwright.sync_api import Error
from selectolax.lexbor import LexborHTMLParser

import browser as browsers
from building import ADDRESSES, served
from engines import test_whole_way as way
from engines.chromium import Chromium
from publish.packages import offline
from publish.packages.links import to_file
from records import COURSE
from wording import SITE

PAGES = [to_file(address) for address in ADDRESSES if address != "404.html"]
FETCHES = ("src", "srcset", "poster", "data", "action", "formaction", "background")
OUTSIDE = ("https", "http", "mailto", "tel")
SAFE = re.compile(r"'self'|'none'|'unsafe-inline'|data:|blob:|'sha256-[\w+/=]+'")
# A namespace without a network, where the machine lets anybody have one; and else a Chromium that reaches no address.
ALONE = ("unshare", "-rn")
NOWHERE = ["--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=127.0.0.1:9", "--proxy-bypass-list=<-loopback>"]
NOTE = "#this-copy"


@pytest.fixture(scope="module")
def pages(copied):
    return {path: LexborHTMLParser(content) for path, content in copied.items() if path.endswith(".html")}


class WithoutNetwork(Chromium):
    """Chromium that reaches nothing, and tells what it would have fetched and what went wrong."""

    def __init__(self, folder, playwright):
        with pytest.MonkeyPatch.context() as patch:
            if _may_be_alone():
                program = folder.parent / "chromium-alone"
                program.write_text(f'#!/bin/sh\nexec {" ".join(ALONE)} {browsers.chromium()} "$@"\n', "utf-8")
                program.chmod(0o755)
                patch.setattr(browsers, "chromium", lambda: str(program))
            else:
                patch.setattr(browsers, "FLAGS", [*browsers.FLAGS, *NOWHERE])
            super().__init__(folder, playwright)
        self.wrong: list[str] = []
        self.asked: list[str] = []
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("console", lambda said: self.wrong.extend([said.text] if said.type == "error" else []))
        self.page.context.on("request", lambda request: self.asked.append(request.url))

    def went_wrong(self):
        found, self.wrong = self.wrong, []
        return found


def _may_be_alone() -> bool:
    return (
        bool(shutil.which(ALONE[0]))
        and not subprocess.run([*ALONE, "true"], check=False, capture_output=True).returncode
    )


@pytest.fixture(scope="module")
def chromium_alone(tmp_path_factory, playwright):
    engine = WithoutNetwork(tmp_path_factory.mktemp("chromium") / "saved", playwright)
    yield engine
    engine.close()


# Whole in itself


def links(page):
    """What a page links to or fetches: [(attribute, on_disk)]."""
    return [
        (name, node.attributes[name] or "")
        for name in ("href", "xlink:href", *FETCHES)
        for node in page.css(f"[{name.replace(':', chr(92) + ':')}]")
    ]


def test_every_page_is_there_and_nothing_that_only_a_server_needs(copied):
    assert {path for path in copied if path.endswith(".html")} == set(PAGES)
    assert not [path for path in copied if re.search(r"404|sw\.js|sitemap|\.map$|lunr|\.json$", path)]
    assert copied["README.txt"].count(b"\r\n") >= 4


def test_every_link_and_picture_leads_to_a_file_of_the_copy_and_to_a_place_in_it(pages, copied):
    ids = {path: {node.id for node in page.css("[id]")} for path, page in pages.items()}
    lost, counted = [], 0
    for path, page in pages.items():
        for name, link in links(page):
            parts = urlsplit(link)
            if (parts.scheme in OUTSIDE and name == "href") or parts.scheme == "data":
                continue
            counted += 1
            there = urlsplit(urljoin(f"{SITE}{path}", link))
            file = there.path.removeprefix(urlsplit(SITE).path)
            if (
                not link
                or link.startswith("/")
                or file not in copied
                or (parts.fragment and file in ids and parts.fragment not in ids[file])
            ):
                lost.append((path, link))
    assert lost == [] and counted > 5000


def test_a_style_asks_for_no_file(copied):
    assert not re.search(rb"@import|url\((?!['\"]?(?:data:|#))", copied["assets/site.css"])


def test_every_result_of_a_search_is_a_place_of_the_copy(pages, copied):
    index = json.loads(copied["search/search_index.js"].decode().removeprefix("var __index="))
    places = [section["location"] for section in index["docs"]]
    assert len(places) > 300
    for place in places:
        path, _, id = place.partition("#")
        assert path in pages and (not id or pages[path].css_first(f'[id="{id}"]')), place


def test_the_policy_forbids_other_origins_and_lets_run_the_page_s_own(pages, finished):
    for path, page in pages.items():
        directives = read_policy(page)
        sources = [source for listed in directives.values() for source in listed.split()]
        assert all(SAFE.fullmatch(source) for source in sources), path
        hashes = {source for source in sources if source.startswith("'sha256")}
        inline = page.css("script:not([src]):not([type])")
        assert hashes == {f"'sha256-{digest(script.text())}'" for script in inline}, path
        published = read_policy(LexborHTMLParser((finished / path).read_text("utf-8")))
        published["script-src"] = directives["script-src"]
        assert directives == published | {"worker-src": "blob:"} and directives["default-src"] == "'self'", path


def read_policy(page) -> dict[str, str]:
    (policy,) = (node.attributes["content"] for node in page.css("meta[http-equiv=Content-Security-Policy]"))
    return dict(part.strip().split(" ", 1) for part in policy.split(";"))


def digest(text: str) -> str:
    return b64encode(hashlib.sha256(text.encode()).digest()).decode()


def test_no_page_asks_for_what_is_kept_before_it_has_been_read(pages):
    """Chromium gives some such pages an empty storage, and loses what they keep."""
    for path, page in pages.items():
        assert not [script for script in page.css("script:not([src]):not([type])") if "torage" in script.text()], path
        assert [script.attributes["src"].split("/")[-1] for script in page.css("head script[src]:not([defer])")] == [
            "leave.js"
        ], path


def test_a_page_says_what_that_of_the_site_says(pages, copied, finished):
    for path in pages:
        page = LexborHTMLParser(copied[path])
        note = page.css_first(NOTE)
        assert (note is not None) == (path == "index.html"), "only the first page says what a copy is"
        if note:
            note.decompose()
        before = LexborHTMLParser((finished / path).read_text("utf-8"))
        assert page.body.text().split() == before.body.text().split(), path


def test_the_address_of_the_site_is_told_and_none_invented(finished, pages):
    assert SITE in pages["index.html"].css_first(NOTE).text()
    package = ZipFile(io.BytesIO(offline.write(replace(COURSE, site_url=""), finished)))
    page = LexborHTMLParser(package.read(f"{COURSE.id}/index.html"))
    assert "http" not in page.css_first(NOTE).html and page.css_first("script[data-file]").attributes["data-site"] == ""


# Used without a network


def test_there_is_no_network(chromium_alone, finished):
    """Not even what this machine serves is reached."""
    page = chromium_alone.browser.new_page()
    with served(finished) as url:
        assert urlopen(url, timeout=5).status == 200  # noqa: S310 (our own server)
        with pytest.raises(Error, match=r"net::ERR_"):
            page.goto(url)
    page.close()


@pytest.mark.timeout(180)
def test_every_page_opens_with_its_pictures_and_asks_for_files_alone(chromium_alone, on_disk):
    chromium_alone.asked.clear()
    for path in PAGES:
        chromium_alone.open(on_disk + path)
        chromium_alone.until("document.readyState === 'complete'")
        assert chromium_alone.sees("h1"), path
        assert chromium_alone.evaluate("[...document.images].every((i) => i.loading === 'lazy' || i.naturalWidth)"), (
            path
        )
        assert chromium_alone.evaluate("getComputedStyle(document.querySelector('.md-header')).position") == "sticky", (
            path
        )
        assert chromium_alone.went_wrong() == [], path
    assert chromium_alone.asked and all(url.startswith(("file:", "data:")) for url in chromium_alone.asked)


WAY = [
    way.test_an_answer_wrong_then_right_is_still_there_after_a_reload,
    way.test_what_is_written_first_is_compared_and_kept,
    way.test_a_case_to_its_end_and_back,
    way.test_the_assessment_is_left_taken_up_and_handed_in,
    way.test_the_evaluation_is_kept,
    way.test_the_statement_says_what_is_missing_and_then_stands,
    way.test_the_record_is_exported_erased_and_imported,
    way.test_search_leads_to_a_place,
    way.test_a_worksheet_is_saved_and_kept_nowhere,
    way.test_a_rehearsal_to_its_last_line_with_a_recording,
]


@pytest.mark.parametrize("step", WAY, ids=lambda step: step.__name__.removeprefix("test_"))
def test_a_reader_s_whole_way(chromium_alone, on_disk, step):
    """The steps that `make engines` goes on the site, on one record, after every page was opened."""
    step(chromium_alone, on_disk)
    assert chromium_alone.went_wrong() == []


def test_links_that_scripts_make_lead_to_pages(chromium_alone, on_disk):
    chromium_alone.open(on_disk + "my-course/")
    made = chromium_alone.evaluate(
        "[...document.querySelectorAll('course-progress a')].map((a) => a.href.baseVal ?? a.href)"
    )
    assert len(made) > 10
    for link in made:
        chromium_alone.open(link if link.startswith("file:") else "file://" + link)
        assert chromium_alone.sees("h1") and link.split("#")[0].endswith("/index.html")


def test_the_first_page_offers_to_go_on_and_the_menu_marks_what_is_done(chromium_alone, on_disk):
    module = COURSE.modules[0]
    chromium_alone.open(on_disk + module.page.address)
    for question in module.questions[1:]:
        way.answer(chromium_alone, question, question.key)
    chromium_alone.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    chromium_alone.open(on_disk + "")
    chromium_alone.click(".md-button--primary", "Resume: ")
    chromium_alone.until("document.readyState === 'complete' && document.body.dataset.module")
    assert f"/{module.page.address}index.html" in chromium_alone.url
    assert chromium_alone.evaluate("document.querySelectorAll('.done-mark').length") == 1


def test_dark_stays_dark(chromium_alone, on_disk):
    scheme = "document.body.dataset.mdColorScheme"
    chromium_alone.open(on_disk + "glossary/")
    before = chromium_alone.evaluate(scheme)
    chromium_alone.click("[data-scheme-button]")
    after = chromium_alone.evaluate(scheme)
    chromium_alone.open(on_disk + "help/")
    assert chromium_alone.evaluate(scheme) == after != before
    chromium_alone.click("[data-scheme-button]")


def test_no_address_of_a_disk_leaves_it(chromium_alone, on_disk):
    case = COURSE.cases[0]
    chromium_alone.open(on_disk + f"{case.page.address}#{case.moments[-1].id}")
    chromium_alone.open(on_disk + "my-course/")
    taken = chromium_alone.evaluate("['', 'review/#a'].map((path) => coursePaths.address(path))")
    assert taken == [SITE, f"{SITE}review/#a"]
    signs = "[...document.querySelectorAll('h2 .headerlink')].map((a) => coursePaths.of(a))"
    assert chromium_alone.evaluate(signs)[0] == "my-course/#bring"


def test_a_script_that_somebody_got_in_does_not_run(chromium_alone, on_disk):
    chromium_alone.open(on_disk + "glossary/")
    chromium_alone.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.injected = 1' }))"
    )
    chromium_alone.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), { src: 'https://example.org/a.js' }))"
    )
    chromium_alone.until(lambda: len(chromium_alone.wrong) >= 2)
    assert chromium_alone.evaluate("window.injected") is None
    assert all("Content Security Policy" in said for said in chromium_alone.went_wrong())


def test_leaving_quickly_leaves_the_page_even_so(chromium_alone, on_disk):
    chromium_alone.open(on_disk + "course/about/")
    chromium_alone.open(on_disk + "modules/safety-and-scope/")
    chromium_alone.click("a.leave", "Leave quickly")
    chromium_alone.until(lambda: "file:" not in chromium_alone.url)
    assert "safety" not in chromium_alone.evaluate("document.body.innerText.toLowerCase()")
    chromium_alone.back()
    chromium_alone.until(lambda: "course/about/index.html" in chromium_alone.url)
    chromium_alone.went_wrong()

"""Packages are made of a finished build; here of a very small one. tests/export/ has them in use."""

from __future__ import annotations

import io
import json
import subprocess
from dataclasses import replace
from zipfile import ZipFile

import pytest
from selectolax.lexbor import LexborHTMLParser

import cli
import exporting
from building import ROOT, write_files
from publish.packages import offline
from publish.packages.links import lead_to_files, search_files, to_file
from records import COURSE

PAGE = (
    '<!DOCTYPE html><html><head><meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
    f"<script>{offline.EARLY}var s</script></head>"
    '<body><article><h1>Home</h1><a href="modules/a/#b">A</a></article><script src="assets/site.js"></script></body></html>'
)
BUILD = {
    "index.html": PAGE,
    "modules/a/index.html": PAGE.replace("assets/", "../../assets/"),
    "404.html": PAGE,
    "sitemap.xml": "<xml/>",
    "sw.js": "0",
    "assets/site.js": "0",
    "assets/javascripts/bundle.1.min.js": "bundle()",
    "assets/javascripts/bundle.1.min.js.map": "{}",
    "assets/javascripts/workers/search.2.min.js": "work(“x”)",
    "assets/javascripts/lunr/min/lunr.de.min.js": "0",
    "search/search_index.json": '{"docs":[{"location":"modules/a/#b"},{"location":""}]}',
}


@pytest.fixture
def site(tmp_path):
    return write_files(tmp_path, BUILD)


@pytest.mark.parametrize(
    ("link", "file"),
    [
        ("", "index.html"),
        (".", "./index.html"),
        ("..", "../index.html"),
        ("../..", "../../index.html"),
        ("../../", "../../index.html"),
        ("../a/#b", "../a/index.html#b"),
        ("modules/a/", "modules/a/index.html"),
        ("../assets/site.css", "../assets/site.css"),
        ("a.b", "a.b"),
        ("../a.html#b/", "../a.html#b/"),
    ],
)
def test_a_link_to_a_folder_leads_to_its_file(link, file):
    assert to_file(link) == file


def test_only_links_to_other_pages_of_the_course_change():
    stay = ["#place", "https://example.org/a/", "//example.org/a/", "/a/", "mailto:a@example.org", "tel:1", "data:,a/"]
    page = LexborHTMLParser("".join(f'<a href="{link}">x</a>' for link in [*stay, "../"]))
    lead_to_files(page)
    assert [a.attributes["href"] for a in page.css("a")] == [*stay, "../index.html"]


def test_results_of_a_search_lead_to_files():
    found = json.loads(search_files(BUILD["search/search_index.json"]))
    assert [section["location"] for section in found["docs"]] == ["modules/a/index.html#b", "index.html"]


def test_a_copy_holds_what_a_reader_needs_in_one_folder_and_in_order(site):
    package = ZipFile(io.BytesIO(offline.write(replace(COURSE, redirects={"old/": "modules/time-outs/"}), site)))
    names = [name.removeprefix(f"{COURSE.id}/") for name in package.namelist()]
    kept = [
        "assets/javascripts/bundle.1.min.js",
        f"assets/{offline.RECORD_HERE}",
        "assets/site.js",
        "index.html",
        "modules/a/index.html",
    ]
    assert names == [*kept, "search/search_index.js", "README.txt"]
    assert all(name.startswith(f"{COURSE.id}/") for name in package.namelist())


def test_a_copy_leaves_out_addresses_that_moved(site):
    (site / "old").mkdir()
    (site / "old/index.html").write_text(PAGE, "utf-8")
    names = lambda course: ZipFile(io.BytesIO(offline.write(course, site))).namelist()
    assert f"{COURSE.id}/old/index.html" in names(COURSE)
    moved = replace(COURSE, redirects={"old/": "modules/time-outs/"})
    assert f"{COURSE.id}/old/index.html" not in names(moved)


def test_the_worker_s_text_stands_before_the_bundle(site):
    package = ZipFile(io.BytesIO(offline.write(COURSE, site)))
    text = package.read(f"{COURSE.id}/assets/javascripts/bundle.1.min.js").decode()
    assert text.startswith('var courseWorker="work(“x”)";') and text.endswith("bundle()")


def test_pages_of_a_copy(site):
    package = ZipFile(io.BytesIO(offline.write(replace(COURSE, site_url="https://example.org/c/"), site)))
    first, other = (
        LexborHTMLParser(package.read(f"{COURSE.id}/{path}")) for path in ("index.html", "modules/a/index.html")
    )
    assert [script.attributes.get("src") for script in other.css("script")] == [
        None,
        "../../assets/site.js",
        "../../assets/record-here.js",
    ]
    assert first.css_first("#this-copy").prev.tag == "h1" and other.css_first("#this-copy") is None
    data = first.css_first('script[src="assets/site.js"]').attributes
    assert (data["data-file"], data["data-site"]) == ("index.html", "https://example.org/c/")
    (policy,) = (meta.attributes["content"] for meta in first.css("meta[http-equiv]"))
    assert policy.endswith("; worker-src blob:") and "sha256" in policy and "Storage" not in first.html


def test_a_part_that_nobody_knows_is_refused(tmp_path, capsys):
    out = tmp_path / "out"
    assert cli.main(["export", "everything", "--out", str(out)]) == 1
    assert "“everything” is no part; known are banks, " in capsys.readouterr().err and not out.exists()


def test_a_site_that_does_not_build_exports_nothing(tmp_path, capsys):
    out, folder = tmp_path / "out", ROOT / "tests/fixtures/minimal"
    assert cli.main(["export", "offline", "--folder", str(folder), "--out", str(out)]) == 1
    assert capsys.readouterr().err.startswith("Nothing was exported: the site does not build.\n") and not out.exists()


def test_a_part_of_a_build_is_built_with_the_address_of_the_site(monkeypatch, site):
    asked = {}

    def run(command, **given):
        asked.update(given["env"])
        (site / "index.html").rename(f"{command[-1]}/index.html")
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(exporting, "OF_BUILD", {"offline": lambda _, build: {"x": (build / "index.html").read_bytes()}})
    files = exporting.make(ROOT, replace(COURSE, site_url="https://example.org/c/"), ["offline"])
    assert asked["SITE_URL"] == "https://example.org/c/" and files["x"].decode() == PAGE
    assert list(files) == ["x", "SHA256SUMS", "SIZES.txt"] and files["SIZES.txt"].decode().split() == [
        "File",
        "Bytes",
        "x",
        str(len(PAGE)),
    ]

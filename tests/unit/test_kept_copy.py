"""The worker that keeps a copy: what it lists, and the name of a build."""

from __future__ import annotations

import json
import re

import pytest

from building import write_files
from publish import kept_copy
from publish.kept_copy import worker

BUILD = {
    "index.html": "home",
    "modules/a/index.html": "a module",
    "404.html": "none",
    "assets/site.js": "0",
    "assets/site.js.map": "{}",
    "assets/javascripts/lunr/min/lunr.de.min.js": "0",
    "search/search_index.json": "{}",
    "sitemap.xml": "<xml/>",
    "sitemap.xml.gz": "packed",
    "sw.js": "before",
}


@pytest.fixture
def site(tmp_path):
    return write_files(tmp_path, BUILD)


def names(script: str) -> tuple[str, list[str]]:
    build, files = re.findall(r'^const BUILD="(\w{16})",FILES=(.*);$', script, flags=re.M)[0]
    return build, json.loads(files)


def test_it_lists_by_address_what_a_reader_needs(site):
    _, files = names(worker(site))
    assert files == ["404.html", "assets/site.js", "", "modules/a/", "search/search_index.json"]


def test_the_same_build_has_the_same_name_and_another_has_another(site, monkeypatch, tmp_path_factory):
    script = worker(site)
    (site / "sw.js").write_text(script, "utf-8")
    assert worker(site) == script
    (site / "assets/site.js").write_text("1", "utf-8")
    changed = worker(site)
    (site / "assets/site.js").write_text("0", "utf-8")
    (site / "404.html").rename(site / "405.html")
    moved = worker(site)
    (site / "405.html").rename(site / "404.html")
    scripts = tmp_path_factory.mktemp("worker")
    (scripts / "sw.js").write_text("another()", "utf-8")
    monkeypatch.setattr(kept_copy, "SCRIPTS", scripts)
    builds = [names(one)[0] for one in (script, changed, moved, worker(site))]
    assert len(set(builds)) == 4, "no two share a copy"


def test_a_site_that_is_being_written_publishes_what_takes_a_copy_away(site):
    script = worker(site, is_served=True)
    assert "unregister()" in script and "FILES" not in script and "fetch" not in script

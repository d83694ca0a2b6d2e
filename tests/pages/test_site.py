"""The built site: what is on it, where it leads, what it fetches."""

from __future__ import annotations

import json
import re
from html import escape, unescape
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest

from building import ROOT
from course.pages.boilerplate import NOT_REVIEWED
from course.pages.questions import fingerprint
from course.reports import list_addresses
from course.rules.marks import MARKS


class Reader(HTMLParser):
    """Ids and addresses of a page."""

    def __init__(self, html: str):
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if attrs.get("id"):
            self.ids.append(attrs["id"])
        for name in ("href", "src"):
            if attrs.get(name) and not (tag == "link" and attrs.get("rel") == "canonical"):
                self.targets.append((tag, attrs[name]))


@pytest.fixture(scope="session")
def pages(site):
    """{address below the site: html} of every page."""
    return {
        p.relative_to(site).as_posix().removesuffix("index.html"): p.read_text("utf-8")
        for p in sorted(site.rglob("*.html"))
    }


@pytest.fixture(scope="session")
def read(pages):
    return {address: Reader(html) for address, html in pages.items()}


def test_every_page_of_the_course_is_built(course, pages):
    assert {p.address for p in course.every_page} <= set(pages)


def test_rendered_questions_equal_the_model(course, pages):
    for module in course.modules:
        html = pages[module.page.address]
        assert re.findall(r'<course-question id="([\w-]+)"', html) == [q.id for q in module.questions]
        stored = re.findall(r'<div class="quiz"[^>]*id="([\w-]+)"', html)
        assert stored == [f"{q.id}-{fingerprint(q)}" for q in module.questions]
        keys = re.findall(r"<fieldset.*?</fieldset>", html[html.index("<course-question") :], flags=re.S)
        for q, fieldset in zip(module.questions, keys, strict=True):
            marks = ["data-correct" in i for i in re.findall(r"<input[^>]*>", fieldset)]
            assert marks == [o.correct for o in q.options]
        assert "<quiz>" not in html and "MKDOCS_QUIZ_PLACEHOLDER" not in html


def test_only_pages_with_a_bank_load_the_quiz(course, pages):
    shown = {m.page.address for m in course.modules}
    for address, html in pages.items():
        assert ("assets/quiz.js" in html) == (address in shown), address
        assert not any(
            "quiz_progress_" in script for script in re.findall(r"<script\b.*?</script>", html, flags=re.S)
        ), f"{address} inlines the quiz's script"


def test_every_heading_line_moment_and_question_has_the_sign_that_copies_its_address(course, read):
    for page in course.every_page:
        ids = {s.id for s in page.sections if s.id}
        module = course.module_of(page)
        ids |= {q.id for q in module.questions} if module else set()
        own = {target.partition("#")[2] for tag, target in read[page.address].targets if target.startswith("#")}
        assert ids <= own, (page.path, ids - own)


def test_ids_stand_once(read):
    for address, page in read.items():
        twice = {i for i in page.ids if page.ids.count(i) > 1 and not i.startswith("__")}
        assert not twice, address


def test_no_link_is_broken_to_the_fragment(site, read):
    broken = []
    for address, page in read.items():
        for tag, target in page.targets:
            if urlsplit(target).scheme in ("http", "https", "mailto", "tel", "data"):
                continue
            path, fragment = urldefrag(urljoin("/half-the-story/" + address, target))
            inside = path.removeprefix("/half-the-story/")
            if address == "404.html" and not target.startswith(("/", "#")):
                broken.append(f"{address}: {target} is relative, and this page is shown at any address")
            elif (
                not path.startswith("/half-the-story/")
                or not (site / inside / ("index.html" if inside.endswith("/") or not inside else "")).is_file()
            ):
                broken.append(f"{address}: {tag} {target} leads to no file")
            elif fragment and inside in read and not fragment.startswith(":~:") and fragment not in read[inside].ids:
                broken.append(f"{address}: {tag} {target}")
    assert broken == []


def leads_somewhere(address: str, moved: dict[str, str], read: dict) -> bool:
    """Whether there is a page at the address, or where it is passed on to, that has the fragment."""
    path, _, fragment = address.partition("#")
    page = read.get(moved.get(path, path).removeprefix("./"))
    return page is not None and (not fragment or fragment in page.ids)


def test_permanent_addresses_hold(course, read):
    """Every address ever published still leads somewhere; a new one is added with `make permalinks`."""
    listed = (ROOT / "tests/permalinks.txt").read_text("utf-8").split()
    assert set(course.redirects) <= set(read)
    assert [a for a in listed if not leads_somewhere(a, course.redirects, read)] == [], (
        "these addresses were published and lead nowhere now"
    )
    assert sorted(set(list_addresses(course)) - set(listed)) == [], "run `make permalinks`"


def test_the_search_index_holds_no_answers(course, site):
    index = json.loads((site / "search/search_index.json").read_text("utf-8"))
    text = re.sub(r"\W+", " ", " ".join(re.sub(r"<[^>]+>", " ", d["text"] + " " + d["title"]) for d in index["docs"]))
    for q in course.questions:
        for said in (q.stem, *(o.text for o in q.options), *(o.feedback for o in q.options)):
            words = re.sub(r"\W+", " ", re.sub(r"\]\([^)]*\)", "", said)).split()
            assert " ".join(words[-8:]) not in text, f"{q.id}: {said}"
    assert "answered" not in text.lower() or "questions answered" not in text.lower()


def test_the_search_index_spoils_no_case(course, site):
    index = (site / "search/search_index.json").read_text("utf-8")
    for case in course.cases:
        assert f'"cases/{case.id}/"' in index
        for moment in case.moments:
            assert f"#{moment.id}" not in index
            assert moment.scene.strip().split("\n")[0][:40] not in index, moment.id


def test_every_section_can_be_searched(course, site):
    index = json.loads((site / "search/search_index.json").read_text("utf-8"))
    locations = {d["location"] for d in index["docs"]}
    for module in course.modules:
        assert {f"{module.page.address}#{s.id}" for s in module.teaching} <= locations


def test_a_word_with_a_hyphen_in_a_title_is_found_when_it_is_typed_as_one(site):
    docs = json.loads((site / "search" / "search_index.json").read_text("utf-8"))["docs"]
    hyphened = [d for d in docs if re.search(r"time-outs?\b", d["title"], re.I)]
    assert {d["location"].split("#")[0] for d in hyphened} >= {"modules/time-outs/", "glossary/"}
    assert all({"timeout", "timeouts"} & set(d["tags"]) for d in hyphened)
    assert not any("-" in tag for d in docs for tag in d.get("tags", []))


def test_every_page_has_a_title_and_a_description(course, pages):
    for page in course.every_page:
        html = pages[page.address]
        assert re.search(r"<title>[^<]+</title>", html)
        assert re.search(r'<meta name="description" content="[^"]{40,}"', html), page.address


def test_no_mark_is_escaped_twice_and_no_quotation_quoted_twice(pages):
    """A title with quotation marks goes through several templates, some of which escape it, and into
    sentences that quote it.
    """
    assert {
        address: found for address, html in pages.items() if (found := re.findall(r"&amp;#?\w+;|[“”]{2}", html))
    } == {}


def meta(html: str, name: str) -> str | None:
    found = re.search(rf'<meta (?:name|property)="{name}" content="([^"]*)"', html)
    return found[1] if found else None


def test_no_page_shows_a_raw_mark(pages):
    """What the rule `raw-marks` looks for where it is written, looked for where it is read: data and templates too."""
    for address, html in pages.items():
        html = re.sub(r"<(script|style|pre|code|svg|textarea)\b.*?</\1>|<!--.*?-->", " ", html, flags=re.S)
        lines = unescape(
            re.sub(
                r"<[^>]*>",
                "",
                re.sub(
                    r"</?(p|div|li|h\d|td|th|dt|dd|summary|legend|label|br|ul|ol|table|tr|details|section)\b[^>]*>",
                    "\n",
                    html,
                ),
            )
        ).split("\n")
        shown = [
            (mark.sample, line)
            for line in map(str.strip, lines)
            for mark in MARKS
            if "://" not in line and mark.pattern.search(line)
        ]
        assert shown == [], address


def test_every_page_can_be_found_and_linked(course, pages, address):
    for page in course.every_page:
        html = pages[page.address]
        assert f'<link rel="canonical" href="{address}{page.address}">' in html
        assert meta(html, "og:url") == address + page.address
        assert meta(html, "og:title") and unescape(meta(html, "og:description")) == page.meta.description
        assert meta(html, "og:image") == f"{address}assets/images/social-card.png"


def test_the_social_card_is_there(site):
    head = (site / "assets/images/social-card.png").read_bytes()[:24]
    assert head.startswith(b"\x89PNG") and (int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")) == (
        1200,
        630,
    )


def test_the_sitemap_lists_every_page(course, site, address):
    listed = set(re.findall(r"<loc>([^<]+)</loc>", (site / "sitemap.xml").read_text("utf-8")))
    assert listed == {address + p.address for p in course.every_page}


def linked_data(html: str) -> dict | None:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, flags=re.S)
    return json.loads(found[1]) if found else None


def test_search_engines_are_told_of_a_course(course, pages):
    """The fields that Google requires of a course: https://developers.google.com/search/docs/appearance/structured-data/course-info."""
    data = linked_data(pages[""])
    assert data["@type"] == "Course" and data["@context"] == "https://schema.org"
    assert data["name"] and data["description"] and data["provider"]["name"]
    assert data["offers"]["category"] == "Free"
    instance = data["hasCourseInstance"]
    assert instance["courseMode"] == "Online" and re.fullmatch(r"PT\d+H\d+M", instance["courseWorkload"])
    assert [part["name"] for part in data["hasPart"]] == [m.page.title for m in course.modules]


def test_search_engines_are_told_of_every_module(course, pages):
    for module in course.modules:
        data = linked_data(pages[module.page.address])
        assert data["@type"] == "LearningResource" and data["position"] == module.number
        assert data["teaches"] == [o.says for o in module.objectives]


def test_the_policy_comes_first_and_allows_little(pages):
    for address, html in pages.items():
        assert re.search(r'<head><meta http-equiv="Content-Security-Policy" content="', html), address
        policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)[1]
        assert "unsafe-eval" not in policy and "http" not in policy.replace("http-equiv", "")
        assert "'unsafe-inline'" not in policy.split("style-src")[0] and meta(html, "referrer")


def test_the_worker_lists_all_that_is_read_and_is_asked_for_by_one_script_alone(site, pages):
    """On request, that is: no page names it. What it weighs is said where a reader decides."""
    worker = (site / "sw.js").read_text("utf-8")
    files = json.loads(re.findall(r"FILES=(\[.*?\]);", worker)[0])
    kept = [site / file / "index.html" if file.endswith("/") or not file else site / file for file in files]
    assert all(file.is_file() for file in kept) and len(worker) < 6_000 and "://" not in worker
    assert {*pages, "search/search_index.json"} <= set(files)
    assert {path.name for path in (site / "assets").iterdir() if path.is_file()} <= {path.name for path in kept}
    assert not any("sw.js" in html for html in pages.values())
    assert [path.name for path in site.rglob("*.js") if "sw.js" in path.read_text("utf-8")] == ["record.js"]
    said = re.findall(r"The copy takes about (\d+) MB", pages["my-course/"])
    assert said == [str(round(sum(file.stat().st_size for file in kept) / 1e6))]


def test_pages_run_no_script_in_attributes(pages):
    for address, html in pages.items():
        assert not re.search(r"""\son\w+=["']|javascript:""", re.sub(r"<script.*?</script>", "", html, flags=re.S)), (
            address
        )


def test_no_page_has_another_fetched_ahead(pages):
    """Firefox fetches what a page calls the next one, for every reader, who may not want to have asked for it."""
    assert [
        address
        for address, html in pages.items()
        if re.search(r'<link [^>]*rel="(?:next|prev|prefetch|prerender)', html)
    ] == []


def test_links_that_leave_say_so(course, pages):
    for address in pages.keys() - course.redirects.keys():
        article = pages[address][pages[address].index("<article") : pages[address].index("</article>")]
        for tag in re.findall(r'<a [^>]*href="https?://[^>]*>', article):
            assert "noreferrer" in tag or "leave" in tag or "md-content__button" in tag, f"{address}: {tag}"


def test_every_menu_names_what_it_must(course, pages):
    """Modules with numbers; handbook, worksheets and the supervisors' pages by their titles."""
    supervisors = [page for page in course.pages if page.path.startswith("docs/supervisors/")]
    named = [*course.handbook, *(sheet.page for sheet in course.worksheets), *supervisors]
    titles = [*(f"{m.number}. {m.page.title}" for m in course.modules), *(page.title for page in named)]
    for address, html in pages.items():
        if "md-nav--primary" in html:
            menu = html[html.index("md-nav--primary") : html.index("<article")]
            lines = re.findall(r'<li class="md-nav__item[^>]*><a href="[^"#]+"[^>]*>([^<]+)</a>', menu)
            plain = [line.translate({ord("“"): '"', ord("”"): '"', ord("’"): "'"}) for line in lines]
            assert set(titles) - set(plain) == set(), address


def test_each_moment_says_how_far_it_is_to_an_ending(course, pages):
    for case in course.cases:
        assert pages[case.page.address].count('class="moment-left"') == len(case.moments)


def test_pictures_are_inlined_and_named(course, pages):
    shown = [html.count('<figure class="picture"><svg aria-label=') for html in pages.values()]
    assert sum(shown) >= 6
    for address, html in pages.items():
        assert not re.search(r'<img[^>]+\.svg"', html), address
        for label in re.findall(r'<figure class="picture"><svg aria-label="([^"]*)" role="\w+"', html):
            assert len(label.split()) > 8


FOR_SEARCH = "md-search-result__item md-search-result__link md-search-result__article md-search-result__meta md-search-result__more md-search__overlay".split()


def test_the_stylesheet_keeps_what_is_used_and_drops_the_rest(site):
    """None of our own classes is dropped, which would be a dead rule or a lost one; nor what
    search alone puts on the page.
    """
    published = (site / "assets/site.css").read_text("utf-8")
    kept = set(re.findall(r"\.([a-zA-Z_][\w-]*)", published))
    own = {
        c
        for path in (ROOT / "scripts/theme/css").glob("*.css")
        for c in re.findall(
            r"\.([a-zA-Z_][\w-]*)", re.sub(r"/\*.*?\*/|url\([^)]*\)", "", path.read_text("utf-8"), flags=re.S)
        )
    }
    assert own - kept == set()
    assert set(FOR_SEARCH) - kept == set()
    assert (
        not {"tabbed-set", "md-tabs", "md-post", "md-tooltip", "md-version__list", "success", "quiz-results"} & kept
        and len(published) < 90_000
    )
    defined = set(re.findall(r"(--[\w-]+):", published))
    assert set(re.findall(r"var\((--[\w-]+)\)", published)) - defined == set(), "a rule reads what was dropped"


def test_module_foot_and_statements_are_on_the_page(course, pages):
    for module in course.modules:
        html = pages[module.page.address]
        assert NOT_REVIEWED in html
        assert html.count('<div class="admonition safety">') == (module.id != course.safety.module)
    for address in ("", "course/about/", "course/hours/"):
        assert "No CE credit" in pages[address]


def test_help_lines_are_on_the_page(course, pages):
    html = pages["help/"]
    for entry in course.help_lines:
        assert entry.number in html and escape(entry.name, quote=False) in html.replace("’", "'")
    for entry in course.emergency:
        assert all(f'href="tel:{n}"' in html for n in entry.number.split(" or "))
    assert html.count("Not called.") == len(course.help_lines), "somebody has called: say so here too"


# What neither the tab, nor a shared link, nor a search engine may show of the page of contacts.
LOADED = re.compile(r"abus|violen|fear|afraid|fright|force|sex|rape|stalk|suicid|shelter|hotline|domestic|safe", re.I)


def test_the_page_of_contacts_gives_nothing_away(course, pages):
    html = pages["help/"]
    head = re.sub(
        r"<script.*?</script>|<style.*?</style>|<meta http-equiv[^>]*>", "", html[: html.index("</head>")], flags=re.S
    )
    assert re.search(r"<title>Contacts\b", html) and meta(html, "og:title").startswith("Contacts")
    assert not LOADED.search(head), LOADED.search(head)
    assert linked_data(html) is None
    for address, other in pages.items():
        for said in re.findall(r'<a [^>]*href="[^"]*help/"[^>]*>(.*?)</a>', other, flags=re.S):
            assert not LOADED.search(said), f"{address}: {said}"


def test_the_page_of_contacts_is_found_under_words_that_no_page_of_the_site_prints_for_it(course, site, pages):
    """Material's search reads a page's tags, which no template prints."""
    index = json.loads((site / "search/search_index.json").read_text("utf-8"))
    entry = next(d for d in index["docs"] if d["location"] == "help/")
    wanted = {
        "abuse",
        "violence",
        "domestic",
        "hit",
        "hurt",
        "scared",
        "rape",
        "forced",
        "stalking",
        "suicide",
        "shelter",
        "hotline",
    }
    assert wanted <= set(entry["tags"])
    assert all(wanted.isdisjoint(d.get("tags", [])) for d in index["docs"] if not d["location"].startswith("help/"))
    unprinted = set(entry["tags"]) - set(re.findall(r"[a-z]+", pages["help/"].lower()))
    assert {"abused", "raped", "hitting", "suicidal"} <= unprinted


def test_the_claims_can_be_followed_to_the_page(course, read):
    for module in course.modules:
        for section in module.page.sections:
            if section.claims:
                assert section.id in read[module.page.address].ids


def test_nothing_of_this_machine_is_published(pages):
    for address, html in pages.items():
        assert str(ROOT) not in html and "_data/" not in html, address


def test_no_element_that_holds_paragraphs_stands_within_one(site):
    """Scripts put paragraphs into it, and a paragraph holds none: `BLOCKS` in course/markdown names such elements."""
    torn = {
        p.relative_to(site).as_posix(): re.findall(r"<p[^>]*>\s*(<course-[\w-]+)", p.read_text("utf-8"))
        for p in site.rglob("*.html")
    }
    assert {path: found for path, found in torn.items() if found} == {}

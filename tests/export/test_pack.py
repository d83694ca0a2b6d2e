"""The sponsor pack of the real course: its numbers counted again from the files that authors write, and its pages in
Chromium, on the screen and on paper.

What is counted here is counted by other means than the pack's: regular expressions over the sources, and PyYAML.
"""

from __future__ import annotations

import csv
import io
import math
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

import exporting
from access import violations
from acting import sheets
from building import ROOT
from course.export.pack import write_pack
from course.export.pack.papers import PAPERS
from records import COURSE
from wording import SITE, said as written, straight

PUBLISHED = replace(COURSE, site_url=SITE)
PAGES = [p.file for p in PAPERS if p.suffix == "html"]
FACTS = yaml.safe_load((ROOT / "course.yml").read_text("utf-8"))
REFERENCES = yaml.safe_load((ROOT / "docs/_data/references.yml").read_text("utf-8"))
TWINS = {t["objective"]: t["says"] for t in yaml.safe_load((ROOT / "docs/_data/twins.yml").read_text("utf-8"))}
HEADING = re.compile(r"^## ([\w-]+) \{ (.*) \}$", re.M)
WIDE = {"width": 1000, "height": 900}
NARROW = 670  # pixels between the margins of A4, the narrower of the two
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def front_matter(path: Path) -> dict[str, Any]:
    return yaml.safe_load(path.read_text("utf-8").split("---")[1])


def bank(name: str) -> dict[str, dict[str, str]]:
    """{question: what its heading says of it}"""
    found = HEADING.findall((ROOT / f"quizzes/{name}.md").read_text("utf-8"))
    return {id: {k: v.strip('"') for k, v in re.findall(r'(\w+)=("[^"]*"|\S+)', marks)} for id, marks in found}


BANKS = {name: bank(name) for name in (*FACTS["modules"], "assessment")}
MODULES = {name: front_matter(ROOT / f"docs/modules/{name}.md") for name in FACTS["modules"]}
SERVES = {id: o["serves"] for meta in MODULES.values() for id, o in meta["objectives"].items()}
ASSESSED = BANKS["assessment"]
TAUGHT = {id: q for name, questions in BANKS.items() if name != "assessment" for id, q in questions.items()}
WORDS = [m.words for m in COURSE.modules]  # tests/unit holds how words are counted


def mergener(words: int, questions: int, difficulty: int) -> float:
    return 0.9 * (-22.3 + 0.00209 * words + 2.78 * questions + 15.5 * difficulty) / 60


HOURS = (
    sum(WORDS) / 6000,
    mergener(sum(WORDS), FACTS["assessment"]["draw"], FACTS["assessment"]["difficulty"]),
    mergener(sum(WORDS), FACTS["assessment"]["draw"] + len(TAUGHT), FACTS["assessment"]["difficulty"]),
)
STATED = math.floor(min(HOURS) * 4) / 4


@pytest.fixture(scope="module")
def files():
    return write_pack(PUBLISHED)


@pytest.fixture(scope="module")
def pages(files):
    return {name: LexborHTMLParser(files[name].decode()) for name in PAGES}


@pytest.fixture(scope="module")
def tables(files):
    return {
        name: [*csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""))]
        for name, content in files.items()
        if name.endswith(".csv")
    }


def said(node: LexborNode) -> str:
    """The words of a piece of a page, with the quotation marks that authors type."""
    return straight(node.text())


def rows(page: LexborHTMLParser, caption: str) -> list[list[str]]:
    """The cells of the one table whose caption begins so."""
    (table,) = [t for t in page.css("table") if said(t.css_first("caption")).startswith(caption)]
    return [[said(cell) for cell in row.css("th, td")] for row in table.css("tbody tr")]


def count(number: int | str) -> int:
    return int(str(number).replace(",", "") or 0)


# The numbers, counted again.


def test_the_syllabus(pages):
    *modules, whole = rows(pages["01-syllabus.html"], "Time and size")
    assert len(modules) == len(FACTS["modules"]) == 10
    for (title, *numbers), name, words in zip(modules, FACTS["modules"], WORDS, strict=True):
        text = (ROOT / f"docs/modules/{name}.md").read_text("utf-8")
        firsts = text.count('<details markdown="1" id="write-')
        minutes = round(words / 180 + 1.5 * len(BANKS[name]) + 3 * firsts)
        assert [*map(count, numbers)] == [words, len(BANKS[name]), firsts, minutes], title
        said_of = said(pages["01-syllabus.html"].body)
        assert f"{minutes} minutes: {words:,} words, {len(BANKS[name])} questions, {firsts} answer" in said_of
        for heading in re.findall(r"^## (.*) \{ #([\w-]+)[^}]*claims=", text, re.M):
            assert heading[0] in said_of, heading
        for objective in MODULES[name]["objectives"].values():
            assert objective["says"] in said_of
    assert [*map(count, whole[1:])] == [sum(count(row[n]) for row in modules) for n in range(1, 5)]


def test_objectives_and_their_items(pages, tables):
    page = pages["02-objectives-to-items.html"]
    found = {id: [*map(count, numbers)] for id, *numbers in rows(page, "Items for each objective")}
    each = FACTS["assessment"]["draw"] // len(FACTS["objectives"])
    for id in FACTS["objectives"]:
        items = [q for q in ASSESSED.values() if q["objective"] == id]
        safety = sum(q.get("safety") == "yes" for q in items)
        assert found[id] == [len(items), safety, each, sum(SERVES[q["objective"]] == id for q in TAUGHT.values())]
    assert len(found) == len(FACTS["objectives"])
    listed = {row["Item"]: row for row in tables["02-objectives-to-items.csv"]}
    assert listed.keys() == ASSESSED.keys() | TAUGHT.keys()
    for id, row in listed.items():
        q = (ASSESSED | TAUGHT)[id]
        expected = [q["objective"] if id in ASSESSED else SERVES[q["objective"]], q["kind"], q["claims"]]
        assert [row["Objective"], row["Level"], row["Claims"]] == expected
        assert row["Safety"] == q.get("safety", "no") and (row["Bank"] == "assessment") == (id in ASSESSED)


def test_every_skill_stands_beside_its_twin(pages, tables):
    page = pages["02-objectives-to-items.html"]
    for id in (*FACTS["objectives"], *SERVES):
        if id in TWINS:
            assert TWINS[id] in said(page.body), id
    for row in tables["02-objectives-to-items.csv"]:
        assert straight(row["Knowledge twin"]) == TWINS.get(row["Objective"], "")
    assert {"Conduct", "Teach", "Redirect"} <= {FACTS["objectives"][id].split()[0] for id in TWINS if id not in SERVES}


def test_claims_by_what_they_rest_on(pages, tables):
    claims = FACTS["claims"]
    kinds = [frozenset(claims[c]["basis"] for c in q["claims"].split()) for q in ASSESSED.values()]
    found = {
        kind: [*map(count, numbers)] for kind, *numbers in rows(pages["03-claims-by-basis.html"], "Claims and items")
    }
    for kind in ("opinion", "evidence", "practice"):
        own = [c for c in claims.values() if c["basis"] == kind]
        assert found[kind] == [len(own), sum(c["assess"] for c in own), kinds.count(frozenset({kind}))]
    tested = sum(c["assess"] for c in claims.values())
    assert found["more than one"][2] == sum(len(k) > 1 for k in kinds)
    assert found["all"] == [len(claims), tested, len(ASSESSED)]
    assert sum(found[k][2] for k in found if k != "all") == len(ASSESSED)
    assert f"{found['opinion'][1]} of the {tested} claims" in said(pages["00-read-me-first.html"].body)

    in_bank = Counter(c for q in ASSESSED.values() for c in q["claims"].split())
    in_modules = Counter(c for q in TAUGHT.values() for c in q["claims"].split())
    assert [row["Claim"] for row in tables["03-claims-by-basis.csv"]] == [*claims]
    for row in tables["03-claims-by-basis.csv"]:
        id = row["Claim"]
        assert (count(row["Items in modules"]), count(row["Items in the assessment"])) == (in_modules[id], in_bank[id])
        assert row["Taught at"] and (row["Tested"] == "yes") == claims[id]["assess"]
        for place in row["Taught at"].split("; "):
            path, _, heading = place.partition("#")
            line = re.search(rf"^#+ .*#{heading}\b.*$", (ROOT / "docs" / path).read_text("utf-8"), re.M)
            assert re.search(rf'claims="[^"]*\b{id}\b', line[0]), place


def test_every_claim_that_rests_on_evidence_says_what_is_cited(tables):
    for row in tables["03-claims-by-basis.csv"]:
        if row["Basis"] == "evidence":
            cited = row["Cited in these sections"] or row["Cited elsewhere on their pages"]
            assert {*cited.split("; ")} <= {r["id"] for r in REFERENCES} and cited, row["Claim"]


@pytest.mark.parametrize("letter", ["A", "B"])
def test_a_form_has_the_questions_of_its_key(pages, letter):
    form, key = (
        pages[f"04-post-test-form-{letter.lower()}.html"],
        rows(pages["04-post-test-key.html"], f"Key to form {letter}"),
    )
    sections = form.css("section")
    assert len(sections) == len(key) == FACTS["assessment"]["draw"]
    found = {
        re.search(r"\(([0-9a-f]{8})\)", said(node))[1] for node in (form.css_first("main p"), *_headed(pages, letter))
    }
    assert len(found) == 1
    for n, (section, row) in enumerate(zip(sections, key, strict=True), start=1):
        q = next(q for q in COURSE.assessed if q.id == row[6])
        marks = ASSESSED[q.id]
        assert row[0] == str(n) and row[2:6] == [
            marks["objective"],
            marks["kind"],
            marks["claims"],
            marks.get("safety", "no"),
        ]
        options = [said(li) for li in section.css("li")]
        best = options["ABC".index(row[1])]
        assert options == [written(o.text) for o in q.options] and plainly(best).startswith(plainly(marks["key"])), q.id
        assert "Best" not in said(section) and q.id not in form.html


def _headed(pages, letter: str) -> list[LexborNode]:
    return [h for h in pages["04-post-test-key.html"].css("h2") if said(h).startswith(f"Form {letter}")]


def plainly(text: str) -> str:
    return re.sub(r"[^\w ]", "", text).lower()


def test_the_two_forms_share_nothing_and_stories_of_fear_do_not_come_first(pages):
    keys = [rows(pages["04-post-test-key.html"], f"Key to form {letter}") for letter in "AB"]
    assert not {row[6] for row in keys[0]} & {row[6] for row in keys[1]}
    for key in keys:
        safe = [row[5] == "yes" for row in key]
        assert sum(safe) >= FACTS["assessment"]["safety"] and sum(safe[:8]) < sum(safe) and sum(safe[8:]) >= 2


def test_private_items(pages):
    page, draw = pages["04-private-items.html"], FACTS["assessment"]["draw"]
    *wanted, whole = rows(page, "Items to write")
    each = 2 * draw // len(FACTS["objectives"])
    for id, says, items, safety, public in wanted:
        own = [q for q in ASSESSED.values() if q["objective"] == id]
        assert says == (TWINS.get(id) or FACTS["objectives"][id])
        assert (count(items), count(public)) == (each, len(own))
        assert ("each form" in safety) == any(q.get("safety") == "yes" for q in own)
    assert (count(whole[2]), count(whole[4])) == (2 * draw, len(ASSESSED))
    for hours, least, most, even in rows(page, "Questions in a form"):
        h = float(NUMBER.search(hours)[0])
        assert (count(least), count(most)) == (math.ceil(6 * h), math.ceil(8 * h))
        assert count(even) % len(FACTS["objectives"]) == 0 and 0 <= count(even) - math.ceil(6 * h) < len(
            FACTS["objectives"]
        )
        assert ("stated" in hours) == (h == STATED)


def test_question_banks(pages):
    *banks, whole = rows(pages["05-question-banks.html"], "Banks")
    assert [(name, count(n)) for _, name, n in banks] == [(name, len(found)) for name, found in BANKS.items()]
    assert count(whole[2]) == len(TAUGHT) + len(ASSESSED)


def test_hours(pages):
    page, draw, difficulty = pages["06-hours.html"], FACTS["assessment"]["draw"], FACTS["assessment"]["difficulty"]
    found = rows(page, "Three estimates")
    assert [row[2] for row in found] == [f"{hours:.2f}" for hours in HOURS]
    inputs = [{*map(count, NUMBER.findall(row[1]))} for row in found]
    assert inputs[0] == {sum(WORDS)} and inputs[1] == {sum(WORDS), draw, difficulty, 5}
    assert inputs[2] == {sum(WORDS), len(TAUGHT), draw, difficulty, 5}
    assert f"The course states {STATED:g} hours" in said(page.css_first(".lead"))
    by_difficulty = rows(page, "Mergener's formula with")
    assert by_difficulty == [[str(d), f"{mergener(sum(WORDS), draw, d):.2f}"] for d in range(1, 6)]
    parts = sum(mergener(w, len(BANKS[m]), difficulty) for m, w in zip(FACTS["modules"], WORDS, strict=True))
    once = mergener(sum(WORDS), len(TAUGHT), difficulty)
    assert f"gives {parts:.2f} hours; applied once to the same words and questions, {once:.2f}" in said(page.body)
    assert [row[3] for row in rows(page, "Words of each module")] == [f"{w / 6000:.2f}" for w in (*WORDS, sum(WORDS))]
    assert f"would make {math.floor(min(HOURS))} hours" in said(page.body)


def test_an_empty_pilot_has_a_place_for_every_module(tables, pages):
    testers = tables["06-pilot-times.csv"]
    assert all(not value for row in testers for name, value in row.items() if name != "Code")
    assert sum(name.startswith("Module ") for name in testers[0]) == len(FACTS["modules"])
    assert [row["Code"] for row in testers] == [row[0] for row in rows(pages["06-pilot.html"], "The same table")]
    assert f"Time 3 to {len(testers)} people" in said(pages["06-pilot.html"].css_first(".lead"))


def test_references(tables, pages):
    listed, year = {row["Id"]: row for row in tables["07-references.csv"]}, FACTS["released"].year
    assert [*listed] == [r["id"] for r in REFERENCES]
    for r in REFERENCES:
        row = listed[r["id"]]
        assert (row["DOI"], row["Address"], row["ISBN"]) == tuple(r.get(key, "") for key in ("doi", "url", "isbn"))
        assert (row["Year"], row["Last checked"]) == (str(r["year"]), str(r["checked"]))
        assert row["Proposed"] == ("yes" if r.get("proposed") else "no")
        assert row["Recent"] == ("yes" if year - r["year"] <= 10 else "no")
        citing = [n for n, name in enumerate(FACTS["modules"], 1) if _cites(name, r["id"])]
        assert [*map(int, row["Modules that cite it"].split())] == citing, r["id"]
    numbers = said(pages["07-references.html"].css("main p")[1])
    for words, fits in {
        "have a DOI": lambda row: row["DOI"],
        "are articles of a journal with its volume": lambda row: row["Journal with volume"] == "yes",
        "appeared in the": lambda row: row["Recent"] == "yes",
        "are marked as classics": lambda row: row["Classic"] == "yes",
    }.items():
        assert f"{sum(bool(fits(row)) for row in listed.values())} {words}" in numbers
    proposed = pages["07-references.html"].css("main ol > li")
    assert len(proposed) == sum(row["Proposed"] == "yes" for row in listed.values()) == 10
    assert said(pages["07-references.html"].css_first(".lead")).startswith(f"10 references of {len(REFERENCES)}")


def _cites(module: str, id: str) -> bool:
    return f"references.md#{id})" in (ROOT / f"docs/modules/{module}.md").read_text("utf-8")


def test_evaluation_asks_about_every_objective(pages, tables):
    legends = [said(legend) for legend in pages["08-evaluation.html"].css("legend")]
    assert legends[-len(FACTS["objectives"]) :] == [*FACTS["objectives"].values()]
    assert len(tables["08-evaluation.csv"]) == len(legends) + 1
    assert [said(legend).endswith("(required)") for legend in pages["08-evaluation.html"].css("legend")][:3] == [
        True,
        True,
        False,
    ]


def test_reviewers_are_shown_everything_there_is(pages):
    found = {row[0]: row[3] for row in rows(pages["10-people.html"], "What there is to read")}
    folders = {
        "modules": "modules",
        "handbook": "handbook",
        "cases": "cases",
        "rehearsals": "practice",
        "worksheets": "practice",
    }
    expected = {f"{folder}/{id}" for key, folder in folders.items() for id in FACTS[key]}
    assert found.keys() == expected | {"assessment"}
    assert {name: count(n) for name, n in found.items() if n} == {
        "assessment": len(ASSESSED),
        **{f"modules/{name}": len(BANKS[name]) for name in FACTS["modules"]},
    }


def test_history(pages):
    page = pages["13-history.html"]
    found = {row[0]: row[2:] for row in rows(page, "When each page")}
    paths = [p for p in (ROOT / "docs").rglob("*.md") if "\nchecked:" in p.read_text("utf-8").split("---")[1]]
    assert found.keys() == {p.relative_to(ROOT / "docs").as_posix() for p in paths}
    first = date.max
    for path in paths:
        checked = front_matter(path)["checked"]
        due = checked.replace(year=checked.year + FACTS["recheck_months"] // 12)
        first = min(first, due)
        assert found[path.relative_to(ROOT / "docs").as_posix()] == [
            f"{d:%B} {d.day}, {d.year}" for d in (checked, due)
        ]
    assert f"falls due is on {first:%B} {first.day}, {first.year}" in said(page.body)
    for heading in re.findall(r"^## (.*?) \{", (ROOT / "docs/course/changelog.md").read_text("utf-8"), re.M):
        assert heading in said(page.body)


def test_read_me_first_counts_what_there_is(pages):
    text = said(pages["00-read-me-first.html"].body)
    counted = ", ".join(
        f"{len(FACTS[key])} {word}"
        for key, word in {
            "modules": "modules",
            "handbook": "pages of a handbook",
            "cases": "cases",
            "rehearsals": "rehearsals",
            "worksheets": "worksheets",
        }.items()
    )
    assert f"{counted}, {len(TAUGHT)} questions in the modules and {len(ASSESSED)} questions in the bank" in text
    assert f"It states {STATED:g} hours" in text
    assert f"A form has {FACTS['assessment']['draw']} for {STATED:g} stated hours" in text
    recent = sum(FACTS["released"].year - r["year"] <= 10 for r in REFERENCES)
    assert f"{recent} of {len(REFERENCES)} references appeared in the 10 years" in text
    assert f"{sum(WORDS):,} words, counted by machine" in text
    assert [row[0] for row in rows(pages["00-read-me-first.html"], "The files")] == [p.file for p in PAPERS]


# The pages.


def test_a_link_leads_to_the_published_course_or_is_none(files, pages):
    outside = {a.attributes["href"] for page in pages.values() for a in page.css("a")}
    assert f"{SITE}modules/time-outs/#three-rules" in outside
    assert all(target.startswith(("https://", "http://")) for target in outside)
    unpublished = write_pack(COURSE)
    assert (
        SITE not in unpublished["02-objectives-to-items.html"].decode()
        and SITE in files["02-objectives-to-items.html"].decode()
    )


@pytest.mark.parametrize("name", PAGES)
def test_a_page_needs_no_other_file(pages, name):
    page = pages[name]
    assert page.css("link, script, img, iframe, [src]") == [] and "url(" not in page.css_first("style").text()
    assert page.css_first("html").attributes["lang"] == "en" and page.css_first("meta").attributes == {
        "charset": "utf-8"
    }
    for table in page.css("table"):
        assert table.css_first("caption") and all(
            th.attributes.get("scope") in ("col", "row") for th in table.css("th")
        )
        widths = {len(row.css("th, td")) for row in table.css("tr")}
        assert len(widths) == 1, said(table.css_first("caption"))


@pytest.fixture(scope="module")
def on_disk(files, tmp_path_factory):
    folder = tmp_path_factory.mktemp("pack")
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture(scope="module")
def sheet(chromium, on_disk):
    page = chromium.new_page(viewport=WIDE)
    yield lambda name: page.goto((on_disk / name).as_uri()) and page
    page.close()


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(sheet, name):
    assert violations(sheet(name)) == []


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_cut_off_on_paper(sheet, name, size):
    """Every word of the page is on the sheets, and no table is wider than they are."""
    page = sheet(name)
    printed = "".join(" ".join(sheets(page, size)).split())
    words = normalize("NFKC", page.inner_text("main")).split()
    assert [word for word in words if word not in printed] == []
    page.emulate_media(media="print")
    page.set_viewport_size({"width": NARROW, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW
    page.emulate_media(media="null")
    page.set_viewport_size(WIDE)


def test_the_export_is_one_zip_of_these_files():
    made = exporting.make(ROOT, PUBLISHED, ["pack"])
    assert f"{COURSE.id}-{COURSE.version}-sponsor-pack.zip" in made and len(made) == 3

"""Papers for one's file: a record of a part, the same as text, a CPD sheet. Blank, filled in and printed."""

from __future__ import annotations

import io
import json

from pypdf import PdfReader

from acting import record, sheets
from records import COURSE, FILE, answered, put

DAY = 24 * 3600 * 1000
MOMENT = 1_700_000_000_000  # November 14, 2023
MODULE = COURSE.module("time-outs")
BOXES = ("why", "learned", "different", "client")


def test_a_part_is_on_paper_and_in_a_text_to_paste(visit, address):
    page = visit(address + "papers/", timezone_id="Etc/UTC", permissions=["clipboard-read", "clipboard-write"])
    assert page.locator(".portion-state").inner_text().startswith("Your record holds nothing of a module yet")
    answered(page, MOMENT)
    whole = json.loads(page.evaluate("JSON.stringify(localStorage)"))
    kept = json.loads(next(iter(whole.values())))
    put(page, kept | {"opened": {"absent-partner": {"at": MOMENT - DAY}}})
    page.reload()
    assert page.locator(".portion-state").inner_text() == ""
    boxes = page.locator(".portion-ticks input")
    assert boxes.evaluate_all("all => all.map((box) => [box.value, box.checked])") == [
        ["absent-partner", False],
        ["time-outs", True],
    ]
    row = page.locator(".paper--portion tbody tr:visible")
    assert row.all_inner_texts() == [
        f"{MODULE.number}. {MODULE.page.title}\tNovember 14, 2023\t{len(MODULE.questions)} of {len(MODULE.questions)}\t{MODULE.minutes}"
    ]
    page.locator("#portion-name").fill("Dr. Ada <i>Example</i>")
    boxes.first.press("Space")
    assert row.first.inner_text().split("\t")[1:] == ["November 13, 2023", "0 of 8", "none yet"]
    page.get_by_role("button", name="Copy this text").click()
    page.get_by_text("Copied.").wait_for()
    pasted = page.evaluate("navigator.clipboard.readText()")
    assert f"Name: Dr. Ada <i>Example</i>\nCourse: {COURSE.title}." in pasted and f"Address: {address}\n" in pasted
    assert f"- {MODULE.number}. {MODULE.page.title}: November 14, 2023; questions answered: 8 of 8" in pasted
    assert f"about {MODULE.minutes} for reading all" in pasted and "not a certificate" in pasted
    assert "Example" not in json.dumps(record(page)) and page.errors == page.foreign == []


# What the device holds, and what is said of it.
SAYS_NOTHING = [
    ("{", "damaged, or it is the record of another course"),
    (FILE | {"course": "another"}, "damaged, or it is the record of another course"),
    (FILE | {"format": 9}, "written by a newer version"),
    ({"format": 2, "course": COURSE.id}, "holds nothing of a module yet"),
]


def test_a_record_that_says_nothing_leaves_the_papers_blank_and_says_why(visit, address):
    page = visit(address + "papers/")
    for stored, says in SAYS_NOTHING:
        page.evaluate("localStorage.clear()")
        put(page, stored)
        page.reload()
        said = page.locator(".portion-state").inner_text()
        assert says in said and "fill them in by hand" in said
        assert page.locator(".paper--portion tbody tr:visible").count() == len(COURSE.modules)
    assert page.errors == []


def test_each_paper_is_one_tagged_page_filled_and_blank(visit, address):
    page = visit(address + "papers/")
    for name in BOXES:
        page.locator(f"#cpd-{name}").fill("Seven words make a line of text. " * 14)
        page.locator(f"#cpd-{name}").blur()
    page.locator("#cpd-why").fill("Seven words make a line of text. " * 14 + "And two more.")
    page.locator("#cpd-why").blur()
    kept = record(page)["papers"]["cpd"]
    assert {name: len(versions) for name, versions in kept.items()} == dict.fromkeys(BOXES, 1), (
        "one sitting, one version"
    )
    day = {"at": MOMENT}
    every = {m.id: day for m in COURSE.modules}
    put(page, record(page) | {"done": every, "opened": every})
    page.reload()
    for format in ("A4", "Letter"):
        portion, cpd = sheets(page, format)
        assert "Record of a part of a course" in portion and portion.count("November") > len(COURSE.modules)
        assert cpd.startswith("CPD sheet") and cpd.count("Seven words") == 14 * len(BOXES)
        assert "No CE credit" not in portion + cpd and "Copy this text" not in portion + cpd
        assert "Kept on this device" not in portion + cpd
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Print or save as PDF").last.click()
    alone = PdfReader(io.BytesIO(page.pdf(format="Letter", tagged=True)))
    assert [sheet.extract_text().strip()[:9] for sheet in alone.pages] == ["CPD sheet"]
    assert "'/Marked': True" in str(alone.root_object["/MarkInfo"]) and "/StructTreeRoot" in alone.root_object
    assert page.evaluate("document.body.dataset.paper") is None, "it ends with the print"
    blank = visit(address + "papers/", java_script_enabled=False)
    portion, cpd = sheets(blank, "Letter")
    assert "Record of a part" in portion and "What a client gets from it" in cpd
    assert "Name: ____" in blank.locator(".portion-text").inner_text(), "the text can be marked without scripts"
    assert page.errors == []

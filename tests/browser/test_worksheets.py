"""Worksheets: saved as text, cleared, put back, kept nowhere; and the self-check, which is kept."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from acting import fill, kept, record


# Texts, ticks and choices; what only the therapist reads; what is kept.
@pytest.mark.parametrize("name", ["guest-session-planner", "conversation-preparation", "skills-self-check"])
def test_a_worksheet_is_saved_as_text_and_kept_nowhere(visit, address, course, name):
    sheet = next(w for w in course.worksheets if w.id == name)
    page = visit(address + sheet.page.address)
    strange = "<script>window.injected = 1</script> " + "x" * 10_000
    fill(page, sheet, strange)
    assert "longer than its box" in page.locator(".sheet-bar").inner_text()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as text").click()
    assert download.value.suggested_filename == f"{sheet.id}.txt"
    text = Path(download.value.path()).read_text("utf-8")
    assert text.count(strange) == sum(f.kind == "text" for f in sheet.fields)
    for field in sheet.fields:
        assert (re.sub(r"\W+", "", field.label.replace("*", ""))[:30] in re.sub(r"\W+", "", text)) == (
            not field.for_therapist
        ), field.id
    assert page.evaluate("window.injected") is None and page.errors == []
    if sheet.id == "skills-self-check":
        assert strange in [versions[-1]["text"] for versions in record(page)["sheets"][sheet.id].values()]
        return
    assert kept(page) == "[]"
    page.reload()
    assert page.locator("textarea").evaluate_all("all => all.every(a => a.value === '')")
    assert page.locator(".md-content input:checked").count() == 0


def test_a_file_can_be_fetched_for_a_while_after_it_was_offered(visit, address):
    """Some browsers ask the reader first."""
    page = visit("about:blank", init="window.gone = []; URL.revokeObjectURL = (address) => gone.push(address);")
    page.clock.install()
    page.goto(address + "practice/conversation-preparation/")
    with page.expect_download():
        page.get_by_role("button", name="Save as text").click()
    page.clock.run_for(40_000)
    assert page.evaluate("gone") == []
    page.clock.run_for(40_000)
    assert len(page.evaluate("gone")) == 1


STATE = "[...document.querySelectorAll('course-worksheet :is(input, textarea)')].map((i) => [i.id, i.checked, i.value])"


def test_a_sheet_that_was_cleared_can_be_put_back_for_a_while(visit, address, course):
    """With the record of the self-check; not after half a minute, or when something else is written: the next
    to write may be somebody else.
    """
    page = visit("about:blank")
    page.clock.install()
    for path in ("practice/conversation-preparation/", "practice/skills-self-check/"):
        sheet = next(w for w in course.worksheets if w.page.address == path)
        clear, back = (page.get_by_role("button", name=name) for name in ("Clear the sheet", "Put it back"))
        page.goto(address + path)
        clear.click()
        assert back.count() == 0, "there was nothing on it"
        fill(page, sheet, "text")
        before = page.evaluate(STATE)
        clear.press("Enter")
        assert page.evaluate(STATE) != before
        back.press("Enter")
        assert page.evaluate(STATE) == before and back.count() == 0
        assert page.evaluate("document.activeElement.textContent") == "Clear the sheet"
        if path == "practice/skills-self-check/":
            page.reload()
            assert page.evaluate(STATE) == before
        clear.click()
        page.clock.run_for(29_000)
        assert back.is_visible()
        page.clock.run_for(2_000)
        assert back.count() == 0
        page.locator("course-worksheet textarea").first.fill("new")
        clear.click()
        page.locator("course-worksheet textarea").first.fill("another hand")
        assert back.count() == 0
    assert page.errors == []


def test_the_self_check_is_kept_and_says_where_to_go(visit, address):
    page = visit(address + "practice/skills-self-check/")
    skills = ("know", "say", "listen", "steady", "pause")
    for skill in skills:
        page.locator(f"#{skill} input").nth(0 if skill == "steady" else 2).check()
    first = page.locator("[data-first]")
    assert first.count() == 1
    links = first.locator("a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert any(link.endswith("communication-skills/#steady") for link in links)
    assert any("/rehearse-" in link for link in links) and len(links) >= 3
    page.reload()
    assert page.locator("#steady input").nth(0).is_checked() and page.locator("[data-first]").count() == 1


def test_a_sheet_that_is_a_table_is_saved_as_rows_that_no_spreadsheet_runs(visit, address, course):
    sheet = next(w for w in course.worksheets if w.id == "group-sheet")
    page = visit(address + sheet.page.address)
    odd = '=HYPERLINK("http://x");+1\n@x\t-2 שלום <script>window.injected = 1</script>'
    page.locator("#letter-1").fill(odd)
    page.locator("#again-6").fill("x" * 50_000)
    page.locator("#heard-1 input").nth(2).check()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as CSV").press("Enter")
    assert download.value.suggested_filename == "group-sheet.csv"
    text = Path(download.value.path()).read_bytes().decode("utf-8-sig")
    head, _, first, *others = csv.reader(io.StringIO(text, newline=""))
    assert first[0] == "First person" and len(others) == 5 and {len(row) for row in others} == {len(head)}
    assert first[head.index("Letter")].replace("'", "") == odd and "live" in first
    assert others[-1][-1] == "x" * 50_000
    for delimiter in ",;\t":
        cells = [cell for row in csv.reader(io.StringIO(text), delimiter=delimiter) for cell in row]
        assert not [cell for cell in cells if cell.lstrip(' "').startswith(("=", "+", "-", "@", "\t", "\r"))], delimiter
    assert kept(page) == "[]" and page.evaluate("window.injected") is None and page.errors == []

"""Bring to supervision: chosen from the record, and out as one text. The text itself: tests/js/handover.test.js."""

from __future__ import annotations

import json
from pathlib import Path

from acting import FORBID, KEY, hears, record, sheets, until
from cases import follow, ways
from records import COURSE, put, write

CASE = next(c for c in COURSE.cases if c.id == "sunday-night")
WAY = ways(CASE)[next(m.id for m in CASE.moments if m.ending == "good")]
COPIES = "navigator.clipboard.writeText = async (text) => { window.copied = text; };"
REFUSES = "Object.defineProperty(navigator, 'clipboard', {value: undefined});"
ODD = "<script>window.injected = 1</script><img src=x onerror='window.injected = 1'>\nשלום, לא עכשיו."
PHONE = {"width": 320, "height": 640}


def holding(texts: dict[str, str], owner: str = "one") -> dict:
    made = {id: [{"at": 5, "text": text}] for id, text in texts.items()}
    return {"format": 2, "course": COURSE.id, "owners": [owner], "writes": made}


def shown(page) -> str:
    return page.locator("course-bring .bring-text").text_content()


def says(page) -> str:
    return page.locator("course-bring > [role=status]").inner_text()


def press(page, name: str) -> None:
    page.locator("course-bring").get_by_role("button", name=name, exact=True).click()


def test_from_writing_playing_and_practicing_to_a_text(visit, address):
    page = visit(address + "modules/time-outs/", init=COPIES)
    write(page, "I would ask her once more, alone.")
    page.goto(address + CASE.page.address)
    follow(page, WAY)
    page.get_by_role("button", name="Copy my way").click()
    way = page.evaluate("copied")
    assert way.startswith(f"Case: {CASE.page.title}\nhttp") and way.count("\n") == len(WAY) + 3
    page.reload()  # the way is noted once, however often its end is seen
    assert len(record(page)["ways"][CASE.id]) == 1
    page.goto(address + "practice/rehearse-time-outs/")
    assert "practiced" not in record(page) or record(page)["practiced"] == {}
    tick = page.locator(".client-line.now .practiced input")
    tick.check()
    page.reload()
    assert tick.is_checked()

    page.goto(address + "my-course/")
    ticks = page.locator("course-bring input[type=checkbox]")
    assert ticks.count() == 3 and page.locator("course-bring input:checked").count() == 0
    assert not page.locator("course-bring .bring-text").is_visible()
    press(page, "Copy")
    assert says(page).startswith("Tick something first") and page.evaluate("window.copied") is None
    assert "could identify somebody" in page.locator(".bring-reminder").inner_text()

    ticks.first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("The first sentence.")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Copy"
    page.keyboard.press("Enter")
    until(page, "window.copied")
    copied = page.evaluate("copied")
    assert copied == shown(page) and says(page).startswith("Copied")
    for word in ("The first sentence.", "I would ask her once more, alone.", "The question: Colleen:", "MY WAYS"):
        assert word in copied
    assert "LINES THAT" not in copied, "it was not ticked"
    with page.expect_download() as download:
        press(page, "Save as text")
    saved = Path(download.value.path()).read_bytes()
    assert saved.startswith(b"\xef\xbb\xbf") and saved.count(b"\n") == saved.count(b"\r\n")
    assert saved.decode("utf-8-sig").replace("\r\n", "\n") == copied and 1000 < len(saved) < 4000
    (paper,) = sheets(page)
    assert paper.startswith("FOR SUPERVISION") and "Your record" not in paper and "Copy" not in paper
    page.reload()
    assert page.locator("course-bring input:checked").count() == 0
    assert page.locator("#bring-want").input_value() == "The first sentence." and page.errors == []


def test_a_browser_that_does_not_copy_marks_the_text(visit, address):
    page = visit(address + "my-course/", init=REFUSES)
    page.locator("#bring-want").fill("Asking twice.")
    press(page, "Copy")
    until(page, "getSelection().toString().includes('Asking twice.')")
    assert "did not let the page copy" in says(page) and page.errors == []
    page.goto(f"{address}{CASE.page.address}")
    follow(page, WAY)
    page.get_by_role("button", name="Copy my way").click()
    until(page, "getSelection().toString().startsWith('Case: ')")


def test_erased_in_another_tab_the_list_empties_and_says_so(visit, address):
    page = visit(address + "monday/")
    put(page, holding({"write-oh-now": "Nobody may read this."}))
    page.goto(address + "my-course/")
    page.locator("course-bring input").check()
    page.locator("#bring-want").fill("Nor this.")
    hears(page, "Nor this.")
    other = page.context.new_page()
    other.goto(address + "modules/time-outs/")
    write(other, "Nobody may read this. Not even now.")
    page.bring_to_front()
    until(page, "document.querySelector('.bring-text').textContent.includes('Not even now.')")
    assert page.locator("course-bring input").is_checked(), "its tick stays"
    other.evaluate("courseStore.erase()")
    until(page, "document.querySelector('course-bring').textContent.includes('was erased')")
    assert "Nobody may" not in page.locator("article").text_content()
    assert page.locator("course-bring input").count() == 0 and page.locator("#bring-want").input_value() == ""
    assert "Nothing of it is left" in says(page) and not page.locator(".bring-text").is_visible()
    assert page.evaluate("document.body.hasAttribute('data-bring')") is False
    other.evaluate(
        "([key, text]) => localStorage.setItem(key, text)", [KEY, json.dumps(holding({"write-oh-now": "New."}, "two"))]
    )
    until(page, "document.querySelectorAll('course-bring input').length === 1")
    assert page.locator("course-bring input:checked").count() == 0 and says(page) == ""
    assert page.evaluate("localStorage.length") == 1 and page.errors == []


def test_scripts_long_texts_and_other_directions_are_text_on_a_narrow_screen(visit, address):
    page = visit(address + "monday/", viewport=PHONE)
    put(page, holding({"write-oh-now": ODD, "write-against-the-door": "w" * 50_000, "write-of-another-course": "Old."}))
    page.goto(address + "my-course/")
    for tick in page.locator("course-bring input").all():
        tick.check()
    text = shown(page)
    assert (
        ODD in text and "[Cut here" in text and "45,000 more characters" in text and "No longer in the course" in text
    )
    assert "This text is long." in page.locator("course-bring").inner_text()
    assert "more than an hour has room for" in page.locator("course-bring").inner_text()
    assert page.evaluate("window.injected") is None and page.locator("course-bring :is(img, script)").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.locator(".bring-own").first.evaluate("e => e.dir") == "auto" and page.errors == []


def test_where_storage_is_forbidden_or_the_record_is_damaged_a_sentence_says_so(visit, address):
    page = visit(address + "monday/")
    put(page, "{damaged")
    page.goto(address + "my-course/")
    assert "nothing to choose from yet" in page.locator("course-bring").inner_text()
    page.add_init_script(FORBID)
    page.reload()
    assert "keeps nothing for this site" in page.locator("course-bring").inner_text()
    page.locator("#bring-want").fill("All the same.")
    assert "All the same." in shown(page) and page.errors == []

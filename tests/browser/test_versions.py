"""Earlier versions of a text stay to be seen, and a name that is not to be kept has none."""

from __future__ import annotations

from acting import record
from records import THROUGH, put, text_of, write


def test_an_earlier_version_stays_to_be_seen_where_the_text_stands(visit, address):
    page = visit(address + "modules/time-outs/")
    for text in ("A first thought, at some length.", "A first thought, at some length, and longer."):
        write(page, text)
    assert [v["text"] for v in record(page)["writes"]["write-oh-now"]] == [
        "A first thought, at some length, and longer."
    ], "one sitting, one version"
    write(page, "Cut.")
    assert len(record(page)["writes"]["write-oh-now"]) == 2, "what loses more than half begins a version"
    page.reload()
    write(page, "Thought again.")
    page.locator(".own-answer .earlier summary").first.click()
    seen = page.locator(".own-answer").first.inner_text()
    assert "Earlier versions of this text: 2" in seen and "at some length, and longer." in seen and "Cut." in seen
    page.get_by_role("button", name="Remove the earlier versions").click()
    assert "longer" not in text_of(page) and page.locator("#write-oh-now-own").input_value() == "Thought again."
    assert not page.locator(".own-answer .earlier").first.is_visible()
    write(page, "")
    page.reload()
    for n in range(30):
        page.evaluate(
            "text => courseStore.change(r => { r.writes['write-oh-now'] = [...r.writes['write-oh-now'], courseStore.entry(r.writes['write-oh-now'], {text})]; })",
            f"Version {n}.",
        )
    kept = [v["text"] for v in record(page)["writes"]["write-oh-now"] if "text" in v]
    assert kept == [f"Version {n}." for n in range(10, 30)] and page.errors == []


def test_a_statement_that_keeps_no_name_has_none_left(visit, address):
    page = visit(address + "monday/")
    put(page, THROUGH)
    page.goto(address + "statement/")
    page.locator("#statement-keep").check()
    page.locator("#statement-name").press_sequentially("Ada Example")
    assert len(record(page)["statement"]["typed"]["name"]) == 1, "typing makes one version"
    page.locator("#statement-keep").uncheck()
    assert "Ada" not in text_of(page) and page.locator("#statement-name").input_value() == "Ada Example"
    page.reload()
    assert page.locator("#statement-name").input_value() == "" and page.errors == []

"""Records that version 1.0.0 has written come along."""

from __future__ import annotations

import json

import pytest

from acting import record, until
from records import RECORDS, put, text_of, write


def texts_of(old: dict) -> set[tuple]:
    """Every text of a format 1, with its place."""
    found: set[tuple] = {("writes", id, x["text"]) for id, x in old.get("writes", {}).items()}
    for part, inner in (("sheets", "values"), ("evaluation", "ratings"), ("confidence", "ratings")):
        found |= {(part, id, field, text) for id, x in old.get(part, {}).items() for field, text in x[inner].items()}
    return found | {
        ("statement", "typed", k, {True: "yes", False: "no"}.get(v, v))
        for k, v in old.get("statement", {}).get("typed", {}).items()
        if k != "at"
    }


def texts_now(new: dict) -> set[tuple]:
    found = {("writes", id, v["text"]) for id, all in new["writes"].items() for v in all}
    return found | {
        (part, id, field, v["text"])
        for part in ("sheets", "evaluation", "confidence", "statement")
        for id, x in new[part].items()
        for field, all in x.items()
        for v in all
    }


@pytest.fixture(scope="module")
def mine(contexts, address):
    """A page in a browser of its own, whose record is another each time."""
    page = contexts(locale="en-GB").new_page()
    page.errors = []
    page.on("pageerror", lambda e: page.errors.append(str(e)))
    yield page
    page.close()


@pytest.mark.parametrize("name", sorted(p.stem for p in RECORDS.glob("*.json")))
def test_a_record_of_1_0_0_comes_along(mine, address, name):
    text = (RECORDS / f"{name}.json").read_text("utf-8")
    old, page = json.loads(text), mine
    page.goto(address + "help/")
    page.evaluate("localStorage.clear()")
    put(page, text)
    page.goto(address + "my-course/")
    assert text_of(page) == text, "reading changes nothing"
    page.evaluate("courseStore.set('last', 'page', {page: 'modules/time-outs/'})")
    new = record(page)
    assert (
        new["format"] == 2
        and len(new["owners"]) == 1
        and new["odd"]
        == sorted(
            ['{"place":["answers","half-partner-tired",0],"value":7}', *old["odd"]] if name == "odd" else [],
            key=json.dumps,
        )
    )
    assert texts_now(new) == texts_of(old)
    assert all(
        new["answers"][q] == [a for a in attempts if a != 7] for q, attempts in old.get("answers", {}).items()
    ) and new["attempts"] == old.get("attempts", [])
    for part in ("reopened", "opened", "done", "endings", "tomorrow", "quiz", "user", "items"):
        assert new.get(part, {}) == old.get(part, {})
    draft = old.get("assessment", {}).get("draft", {})
    assert {id: (x["hash"], x["chose"]) for id, x in new["chosen"].items()} == {
        id: (x["hash"], x["chose"]) for id, x in draft.get("chosen", {}).items()
    }
    both = page.evaluate(
        "text => { const s = courseStore, x = s.parse(text), y = s.parse(text); return s.canonical(s.merge(s.read(), x)) === s.canonical(s.merge(s.read(), s.merge(x, y))); }",
        text,
    )
    assert both and page.errors == []


OLD_TAB = """source => { const script = document.createElement('script'); Object.defineProperty(document, 'currentScript', {value: {dataset: {course: 'half-the-story'}, src: location.href}, configurable: true}); (0, eval)(source); }"""


def test_a_tab_of_1_0_0_leaves_format_2_as_it_is(visit, address):
    old = visit(address + "assets/site.css")  # of the same origin, and without a store or a policy
    old.evaluate(OLD_TAB, (RECORDS / "store.js").read_text("utf-8"))
    assert old.evaluate("courseStore.set('writes', 'write-oh-now', {text: 'From the old tab.'})") is True
    page = old.context.new_page()
    page.goto(address + "modules/time-outs/")
    until(page, "document.getElementById('write-oh-now-own')?.value === 'From the old tab.'")
    write(page, "From the new one.")
    now = text_of(page)
    until(old, "courseStore.notice().includes('newer version')")
    assert old.evaluate("courseStore.set('writes', 'write-oh-now', {text: 'Again from the old tab.'})") is False
    assert text_of(page) == now and json.loads(now)["format"] == 2

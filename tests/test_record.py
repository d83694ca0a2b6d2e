"""The record: what is kept, how it merges, and what is made of it. The page's own code runs in Chromium; hypothesis thinks up the records."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from access import in_both_schemes
from acting import BUSY, FORBID, FULL, KEY, answer, record, sheets, until
from building import ROOT
from course.load import load
from course.quiz import BEST, fingerprint, shown
from course.record import stated_hours

COURSE = load(ROOT)[0]
WEEK = 7 * 24 * 3600 * 1000
PAGES = ("my-course/", "review/", "assessment/", "evaluation/", "statement/")
EXAMPLES = settings(max_examples=250)


def device(n: int) -> str:
    """A script that makes a page's chance another device's."""
    return f"let drawnHere = {n}; crypto.getRandomValues = (array) => array.fill(++drawnHere)"


def put(page, value) -> None:
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, value if isinstance(value, str) else json.dumps(value)])


# --- Merging --------------------------------------------------------------------------------------------------------

scalars = st.none() | st.booleans() | st.integers(-5, 5) | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=6)
names = st.sampled_from(["answers", "writes", "attempts", "q-one", "q-two", "at", "text", "__proto__", "constructor", "toString", "x"]) | st.text(max_size=4)
values = st.recursive(
    scalars | st.fixed_dictionaries({"at": st.integers(0, 4), "text": st.text(max_size=3)}),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names, inner, max_size=4),
    max_leaves=14,
)
LAWS = (ROOT / "tests" / "merge_laws.js").read_text("utf-8").partition("*/")[2].strip()


@pytest.fixture(scope="module")
def store(chromium, address):
    """A page whose store can be called."""
    page = chromium.new_page()
    page.goto(address + "my-course/")
    yield page
    page.close()


def test_merging_is_a_total_join_that_loses_nothing(store):
    """Three thousand triples of records, format 1 among them; the counts that other merges have show that each law can be broken."""
    counts = store.evaluate(f"([triples, seed]) => ({LAWS})(triples, seed)", [3000, 1])
    published, *others = counts.values()
    assert set(published.values()) == {0}, published
    refuses, wins, forgets = others
    assert refuses["commutative"] and refuses["associative"] and refuses["loses"]
    assert wins["loses"] and forgets["loses"]


# --- Reading --------------------------------------------------------------------------------------------------------

MODULE = COURSE.modules[0]
PARTS = {  # what the pages look up, and under which ids
    "answers": [MODULE.questions[0].id],
    "reopened": [MODULE.questions[0].id],
    "opened": [MODULE.id],
    "done": [MODULE.id],
    "last": ["page"],
    "assessment": ["draft"],
    "chosen": [COURSE.assessed[0].id],
    "confidence": ["before", "after"],
    "evaluation": ["form"],
    "statement": ["typed"],
    "writes": ["write-ever-want-me-again"],
    "endings": ["sunday-night"],
    "sheets": ["skills-self-check"],
}
ENTRIES = {  # one of each kind, with every field that is looked up
    "answers": {"hash": fingerprint(MODULE.questions[0]), "chose": 0, "best": True, "sure": False},
    "reopened": {},
    "opened": {},
    "done": {"of": 8},
    "last": {"page": MODULE.page.address},
    "assessment": {"seed": 7, "form": [COURSE.assessed[0].id]},
    "chosen": {"seed": 7, "hash": "aa", "chose": 1},
    "confidence": {"text": "2"},
    "evaluation": {"text": "Good."},
    "statement": {"text": "A. Reader"},
    "writes": {"text": "Mine.", "sitting": "one"},
    "endings": {},
    "sheets": {"text": "2"},
    "attempts": {"seed": 7, "form": ["a"], "score": 1, "of": 2, "version": "1.0.0", "content": "aa", "answers": {"a": {"hash": "aa", "chose": 1}}},
}
INSIDE = {"endings": "kitchen", "confidence": "skill", "evaluation": "comments", "statement": "name", "sheets": "know"}  # where a part has one level more
LISTS = ("answers", "writes", "confidence", "evaluation", "statement", "sheets")
FIELDS = sorted({"day", "values", "ratings", "chosen", *(field for entry in ENTRIES.values() for field in entry)})
PRICKLY = {"toString": 1, "valueOf": 1}  # JSON that no operator can make a number or a text of
huge = st.sampled_from([1e308, -1e308, 2**53, 2.5e14, -1, PRICKLY])
fields = huge | values
entries = st.fixed_dictionaries({"at": st.integers(0, 9) | huge}, optional={name: fields for name in FIELDS})
somewhere = {id: entries | st.lists(entries, max_size=2) | values for ids in PARTS.values() for id in ids}
odd = st.fixed_dictionaries(
    {"format": st.sampled_from([1, 2, 2]), "course": st.just(COURSE.id)},
    optional={"owners": st.lists(st.text(max_size=2), max_size=2) | values, "attempts": st.lists(entries, max_size=2) | values, "odd": values, "later": values}
    | {name: st.fixed_dictionaries({}, optional={id: somewhere[id] for id in ids}) | values for name, ids in PARTS.items()},
)


def put_back(read: dict) -> dict:
    """A record as it was before what it could not be read went to `odd`, without the parts that are empty."""
    whole = {name: part for name, part in read.items() if name != "odd"}
    for text in read["odd"]:
        if not (isinstance(text, str) and text.startswith('{"place":')):
            whole.setdefault("odd", []).append(text)
            continue
        found = json.loads(text)
        inner = whole
        *way, last = found["place"]
        for n, step in enumerate(way, 1):
            inner = inner.setdefault(step, [] if isinstance(found["place"][n], int) else {})
        if isinstance(inner, list):
            inner.append(found["value"])
        else:
            inner[last] = found["value"]
    return without_empty(whole)


def without_empty(record: dict) -> dict:
    return {name: part for name, part in record.items() if part not in ({}, [])}


def holding(name: str, entry) -> dict:
    """A record with an entry in its place in a part."""
    if name == "attempts":
        return {"attempts": [entry]}
    value = [entry] if name in LISTS else entry
    return {name: {PARTS[name][0]: {INSIDE[name]: value} if name in INSIDE else value}}


READ = """text => { const read = courseStore.parse(text); return [JSON.stringify(read), JSON.stringify(courseStore.parse(JSON.stringify(read)))]; }"""
TIDY = "text => JSON.stringify(courseStore.tidy(JSON.parse(text)))"


@EXAMPLES
@given(value=odd)
def test_reading_a_record_loses_nothing_of_it(store, value):
    """What cannot be read stands in `odd` with its place: put back there, it makes the record as it was."""
    value = value | {"format": 2}
    for versions in value["writes"].values() if isinstance(value.get("writes"), dict) else ():
        for version in versions if isinstance(versions, list) else ():
            if isinstance(version, dict):  # one without a text removes others, one of the same sitting is written over
                version.setdefault("text", "")
                version.pop("sitting", None)
    read, again = store.evaluate(READ, json.dumps(value))
    assert read == again
    before, after = (json.loads(store.evaluate(TIDY, json.dumps(v))) for v in (without_empty(value), put_back(json.loads(read))))
    assert after == before


@pytest.mark.parametrize("name", ENTRIES)
def test_an_entry_is_read_when_every_field_is_of_its_kind(store, name):
    def read(entry) -> tuple[dict, list]:
        found = without_empty(json.loads(store.evaluate(READ, json.dumps(holding(name, entry)))[0]))
        return {name: part for name, part in found.items() if name in ENTRIES and '"at"' in json.dumps(part)}, [json.loads(odd)["value"] for odd in found.get("odd", [])]

    entry = {"at": 1, "day": "2026-02-28"} | ENTRIES[name]
    assert read(entry) == (holding(name, entry), [])
    for field, value in entry.items():
        for odd in (None, True, "text", "2026-02-29", -1.5, 1e308, [7], {"x": 7}):
            if type(odd) is not type(value) or isinstance(odd, list | dict) or field == "day":
                parts, aside = read(entry | {field: odd})
                assert '"at"' not in json.dumps(parts) and aside == [entry | {field: odd}]
        whole = {**entry}
        del whole[field]
        needed = field in {"answers": ("at", "hash", "chose"), "chosen": ("at", "hash", "chose"), "attempts": ("at", "score", "of")}.get(name, ("at",))
        assert read(whole)[1] == ([whole] if needed else [])


# Every page that reads the record, and what can be done there, each in a frame that collects what it throws and writes into its memory alone.
READERS = [*PAGES, MODULE.page.address, "cases/sunday-night/", "practice/skills-self-check/", ""]
VISIT = """async ([key, value, pages]) => {
  localStorage.setItem(key, value);
  const broken = await Promise.all(pages.map(async address => {
    const frame = document.createElement('iframe');
    frame.src = address;
    await new Promise(done => { frame.onload = done; document.body.append(frame); });
    const { contentWindow: window, contentDocument: document_ } = frame, within = query => [...document_.querySelectorAll('article ' + query)];
    if (!document_.querySelector('h1')) window.__errors.push('no page');
    within(':is(input, textarea)').forEach(i => i.dispatchEvent(new window.Event('input', { bubbles: true })));
    ['Start', 'Go on', 'Take another', 'Hand in', 'Hand in as it is', 'Check my answer', 'Clear the sheet'].forEach(words => within('button').find(b => b.textContent.startsWith(words))?.click());
    const errors = window.__errors;
    frame.remove();
    return errors.map(said => address + ': ' + said);
  }));
  return broken.flat();
}"""


@pytest.fixture(scope="module")
def broken(chromium, address):
    """What the pages of the record throw when a value is stored and somebody acts on them."""
    context = chromium.new_context()
    context.add_init_script("window.__errors = []; for (const kind of ['error', 'unhandledrejection']) addEventListener(kind, e => window.__errors.push(e.message || String(e.reason)))")
    context.add_init_script("if (top !== self) Storage.prototype.setItem = () => {}")
    page = context.new_page()
    page.goto(address + "assets/site.css")  # of the same origin and without a store, which would mend what the pages are to meet
    yield lambda value: page.evaluate(VISIT, [KEY, json.dumps(value), [address + path for path in READERS]])
    context.close()


@pytest.mark.parametrize("odd", [None, "text", PRICKLY], ids=json.dumps)
def test_a_value_in_the_place_of_any_other_breaks_no_page(broken, odd):
    """In the place of every part, of every entry, and of every field of an entry."""
    wrong = {"at": 1} | dict.fromkeys(FIELDS, odd)
    attempts = [odd, wrong, *({"at": 1, "score": 1, "of": 2, field: odd} for field in ("at", *FIELDS))]
    for entry in (odd, wrong):
        record = {"format": 2, "course": COURSE.id}
        for name in PARTS:
            record |= holding(name, entry)
        assert broken(record | {"attempts": attempts}) == []
    for format in (1, 2):
        assert broken({"format": format, "course": COURSE.id} | dict.fromkeys(("owners", *ENTRIES), odd)) == []


@settings(EXAMPLES, max_examples=25)
@given(value=odd)
def test_no_record_whatever_makes_a_page_throw(broken, value):
    assert broken(value) == []


# --- Storage that is damaged, old, new, full, forbidden ------------------------------------------------------------


@pytest.mark.parametrize("damage", ["{", "[]", "7", '"text"', "null", '{"course": "another", "answers": {}}', '{"format": "one"}', "[" * 5000 + "]" * 5000])
def test_what_cannot_be_read_is_set_aside_as_it_was(visit, address, damage):
    page = visit(address + "monday/")
    put(page, damage)
    page.goto(address + "modules/time-outs/")
    page.locator("course-write-first textarea").first.fill("kept")
    page.locator("course-write-first textarea").first.blur()
    assert record(page)["writes"]
    page.goto(address + "my-course/")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save what was set aside").click()
    assert json.loads(Path(download.value.path()).read_text("utf-8")) == [damage] and page.errors == []


def test_what_cannot_be_read_stays_where_there_is_no_room_to_set_it_aside(visit, address):
    page = visit(address + "monday/")
    put(page, "{damaged")
    page.add_init_script(FULL)
    page.goto(address + "modules/time-outs/")
    page.locator("#write-oh-now-own").fill("text")
    page.locator("#write-oh-now-own").blur()
    assert "storage is full" in page.locator(".storage-note").inner_text()
    assert page.evaluate("key => localStorage.getItem(key)", KEY) == "{damaged" and page.errors == []


def test_a_record_without_a_number_is_taken_over_and_unknown_fields_survive(visit, address):
    page = visit(address + "monday/")
    put(page, {"writes": {"write-oh-now": {"at": 5, "text": "from before"}}, "tomorrow": {"deep": [1, 2]}})
    page.goto(address + "modules/time-outs/")
    assert page.locator("#write-oh-now-own").input_value() == "from before"
    page.locator("#write-oh-now-own").fill("and now")
    page.locator("#write-oh-now-own").blur()
    assert record(page)["format"] == 2 and record(page)["tomorrow"] == {"deep": [1, 2]}
    assert [v["text"] for v in record(page)["writes"]["write-oh-now"]] == ["from before", "and now"]


def test_a_newer_record_is_left_as_it_is_and_exported_whole(visit, address):
    page = visit(address + "monday/")
    newer = json.dumps({"format": 3, "course": COURSE.id, "answers": "encoded otherwise"})
    put(page, newer)
    page.goto(address + "modules/time-outs/")
    page.locator("#write-oh-now-own").fill("text")
    page.locator("#write-oh-now-own").blur()
    assert "newer version" in page.locator(".storage-note").inner_text()
    assert page.evaluate("key => localStorage.getItem(key)", KEY) == newer
    page.goto(address + "my-course/")
    with page.expect_download() as download:
        page.get_by_role("button", name="Export my record").click()
    assert Path(download.value.path()).read_text("utf-8") == newer and page.errors == []


def test_five_megabytes_do_not_fit_and_are_not_lost(visit, address):
    page = visit(address + "modules/time-outs/")
    area = page.locator("#write-oh-now-own")
    area.fill("short")
    page.evaluate("document.querySelector('#write-oh-now-own').value = 'ä'.repeat(5_500_000)")
    area.dispatch_event("change")
    assert "storage is full" in page.locator(".storage-note").inner_text()
    assert len(page.evaluate("JSON.parse(courseStore.exported()).writes['write-oh-now'].at(-1).text")) == 5_500_000
    area.fill("short again")
    area.blur()
    assert not page.locator(".storage-note").is_visible()
    assert record(page)["writes"]["write-oh-now"][-1]["text"] == "short again"


@pytest.mark.parametrize("block, says", [(FORBID, "keeps nothing"), (FULL, "storage is full")], ids=["forbidden", "full"])
def test_an_assessment_without_storage_can_be_finished(visit, address, block, says):
    page = visit(address + "monday/")
    page.add_init_script(block)
    page.goto(address + "assessment/")
    page.get_by_role("button", name="Start").click()
    assert says in page.locator(".storage-note").inner_text()
    choose(page, lambda item: item.get_attribute("data-best"))
    page.get_by_role("button", name="Hand in").click()
    assert page.locator(".assessment-panel h2").inner_text() == "20 of 20: passed." and page.errors == []


def test_two_tabs_answer_at_once(visit, address):
    page = visit(address + "modules/time-outs/")
    other = page.context.new_page()
    other.goto(address + "modules/absent-partner/")
    first, second = COURSE.module("time-outs").questions[0], COURSE.module("absent-partner").questions[0]
    answer(page, first, 0)
    answer(other, second, 0)
    assert set(record(page)["answers"]) == {first.id, second.id}
    other.evaluate("courseStore.erase()")
    until(page, "Object.keys(courseStore.read().answers || {}).length === 0")


def test_a_module_left_before_the_browser_was_idle_was_opened_all_the_same(visit, address):
    page = visit(address + "modules/time-outs/", init=BUSY)
    page.goto(address + "my-course/")
    assert list(record(page)["opened"]) == ["time-outs"]
    assert page.get_by_role("link", name="Resume:").is_visible() and page.errors == []


# --- Answers, confidence, review ---------------------------------------------------------------------------------------


def test_attempts_are_kept_with_their_confidence_and_a_confident_error_is_addressed(visit, address):
    page = visit(address + "modules/time-outs/")
    q = COURSE.module("time-outs").questions[0]
    wrong, right = q.options.index(q.distractors[0]), q.options.index(q.key)
    answer(page, q, wrong, "sure")
    assert "You were sure." in page.locator(f"#{q.id} .sure-note").inner_text()
    page.locator(f"#{q.id}").get_by_role("button", name="Try again").click()
    answer(page, q, right, "not sure")
    assert "not sure, and it was the best" in page.locator(f"#{q.id} .sure-note").inner_text()
    kept = [{k: v for k, v in a.items() if k not in ("at", "day")} for a in record(page)["answers"][q.id]]
    hash = fingerprint(q)
    assert kept == [{"hash": hash, "chose": wrong, "best": False, "sure": True}, {"hash": hash, "chose": right, "best": True, "sure": False}]
    page.reload()
    assert page.locator(f"#{q.id} input[name=answer]").nth(right).is_checked()
    page.goto(address + "my-course/")
    assert page.get_by_role("heading", name="Sure, and not the best").count() == 0


def answered(page, at: int, best: bool = False, sure: bool | None = None, questions=None) -> list:
    """A record in which every question of a module (or the given ones) was answered at a time, in milliseconds."""
    asked = questions or COURSE.module("time-outs").questions
    made = {}
    for q in asked:
        option = q.key if best else q.distractors[0]
        made[q.id] = [{"at": at, "hash": fingerprint(q), "chose": q.options.index(option), "best": best} | ({} if sure is None else {"sure": sure})]
    put(page, {"format": 1, "course": COURSE.id, "answers": made})
    return asked


def now(page) -> int:
    return page.evaluate("Date.now()")


def test_what_was_missed_is_reviewed_with_confident_errors_first(visit, address):
    page = visit(address + "monday/")
    bank = COURSE.module("time-outs").questions
    answered(page, now(page) - 1000, questions=bank[:3])
    kept = record(page)
    kept["answers"][bank[2].id][0]["sure"] = True
    put(page, kept)
    page.goto(address + "my-course/")
    assert "3 questions are ready" in page.locator("course-progress").inner_text()
    page.get_by_role("link", name="Review them now").click()
    assert page.locator(".item:visible").get_attribute("id") == f"review-{bank[2].id}"
    for n in range(3):
        item = page.locator(".item:visible")
        best = item.get_attribute("data-best")
        item.locator(f"input[value='{best}']").check()
        page.get_by_role("button", name="Check my answer").click()
        assert page.evaluate("document.activeElement.textContent") == "Best of these."
        assert item.locator(".item-why").is_visible()
        page.get_by_role("button", name="Finish" if n == 2 else "Next question").click()
    assert "3 of 3 with the best option" in page.locator("course-review").inner_text()
    page.reload()
    assert "Nothing is ready" in page.locator("course-review").inner_text() and page.errors == []


def test_all_chance_begins_with_a_seed(visit, address):
    """The same seed asks the same question first, its options in the same order; so a test that fails fails again."""
    begun = []
    for seed in (1, 1, 2):
        page = visit(address + "monday/", init=f"crypto.getRandomValues = (array) => array.fill({seed}); Math.random = undefined")
        answered(page, now(page) - 1000)
        page.goto(address + "review/")
        begun.append(page.locator(".item:visible").evaluate("item => [item.id, ...[...item.querySelectorAll('input')].map(i => i.value)]"))
        assert page.errors == []
    assert begun[0] == begun[1] != begun[2]


@pytest.mark.parametrize("weeks, ready", [(0, 0), (0.8, 0), (1.1, 8), (4.5, 8), (13, 8)])
def test_answers_come_back_after_one_four_and_twelve_weeks(visit, address, weeks, ready):
    page = visit(address + "monday/")
    answered(page, now(page) - int(weeks * WEEK), best=True)
    page.goto(address + "my-course/")
    assert (f"{ready} questions are ready" if ready else "Nothing is ready now") in page.locator("course-progress").inner_text()


def test_the_dates_are_a_valid_calendar(visit, address):
    page = visit(address + "monday/")
    first = now(page)
    answered(page, first, best=True)
    page.goto(address + "my-course/")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the dates").click()
    raw = Path(download.value.path()).read_bytes()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n")) and raw.count(b"\n") == raw.count(b"\r\n")
    events = Calendar.from_ical(raw).walk("VEVENT")
    day = page.evaluate("at => { const d = new Date(at); return [d.getFullYear(), d.getMonth() + 1, d.getDate()]; }", first)
    assert [e.decoded("dtstart") for e in events] == [date(*day) + timedelta(weeks=w) for w in (1, 4, 12)]
    assert all("8 questions" in e["summary"] and str(e["url"]).endswith("/review/") and e["uid"] and e["dtstamp"] for e in events)


# --- The assessment -------------------------------------------------------------------------------------------------------


def choose(page, pick, leave: int = 0) -> None:
    items = page.locator("course-assessment .item:visible")
    for n in range(items.count() - leave):
        items.nth(n).locator(f"input[value='{pick(items.nth(n))}']").check()


def test_a_thousand_forms(visit, address):
    """Every objective in each, two or three times; every question drawn about equally often; no form like the one before."""
    page = visit(address + "assessment/")
    forms = page.evaluate(
        """() => {
          const bank = [...document.querySelectorAll('.item')].map(i => ({id: i.id, objective: i.dataset.objective}));
          const forms = []; let last = [];
          for (let n = 0; n < 1000; n++) { const drawn = courseItem.another(bank, 20, n * 7919, last); forms.push(drawn.form); last = drawn.form; }
          return forms;
        }"""
    )
    serves = {q.id: q.objective for q in COURSE.assessed}
    for form in forms:
        spread = Counter(serves[id] for id in form)
        assert len(set(form)) == 20 and set(spread) == set(COURSE.objectives) and set(spread.values()) <= {2, 3}
    assert all(len(set(a) & set(b)) <= 10 for a, b in zip(forms, forms[1:], strict=False))
    exposure = Counter(id for form in forms for id in form)
    expected = 1000 * 20 / len(COURSE.assessed)
    assert set(exposure) == set(serves) and all(0.75 * expected < n < 1.25 * expected for n in exposure.values())


def test_the_same_seed_draws_the_same_form_and_shuffles_options_alike(visit, address):
    page = visit(address + "assessment/")
    draw = "seed => { const bank = [...document.querySelectorAll('.item')].map(i => ({id: i.id, objective: i.dataset.objective})); return courseItem.draw(bank, 20, seed); }"
    assert page.evaluate(draw, 4242) == page.evaluate(draw, 4242) != page.evaluate(draw, 4243)


def test_a_form_that_was_begun_is_not_given_up_without_a_question(visit, address):
    page = visit(address + "assessment/")
    page.get_by_role("button", name="Start").click()
    choose(page, lambda _item: 0, leave=5)
    chosen = "[...document.querySelectorAll('course-assessment .item:not([hidden]) input:checked')].map((i) => i.name + i.value).sort()"
    before = page.evaluate(chosen)
    assert len(before) == 15
    page.reload()
    page.get_by_role("button", name="Begin anew with another form").click()
    assert "15 of 20" in page.locator(".assessment-panel").inner_text()
    page.get_by_role("button", name="Keep it").press("Enter")
    page.get_by_role("button", name="Go on where you left").click()
    assert page.evaluate(chosen) == before
    page.reload()
    page.get_by_role("button", name="Begin anew").click()
    page.get_by_role("button", name="Yes, another form").click()
    assert page.evaluate(chosen) == [] and page.errors == []
    page.reload()
    page.get_by_role("button", name="Begin anew").click()
    assert page.locator("course-assessment .item:visible").count() == 20, "nothing was chosen: nothing to ask"


def test_open_questions_are_named_and_the_form_can_be_left_and_resumed(visit, address):
    page = visit(address + "assessment/")
    page.get_by_role("button", name="Start: 20 questions").click()
    assert page.evaluate("document.activeElement.textContent") == "Question 1 of 20"
    choose(page, lambda item: 0, leave=2)
    asked = page.locator("course-assessment .item:visible").evaluate_all("all => all.map(i => [i.id, [...i.querySelectorAll('input')].map(r => r.value).join('')])")
    assert page.locator(".item-why:visible").count() == 0
    page.goto(address + "monday/")
    page.goto(address + "assessment/")
    page.get_by_role("button", name="Go on where you left").click()
    assert page.evaluate("document.activeElement.textContent") == "Question 19 of 20"
    assert page.locator("course-assessment .item:visible").evaluate_all("all => all.map(i => [i.id, [...i.querySelectorAll('input')].map(r => r.value).join('')])") == asked
    assert page.locator("course-assessment input:checked").count() == 18
    page.get_by_role("button", name="Hand in").click()
    assert "Still open: question 19, question 20." in page.locator("course-assessment").inner_text()
    assert page.evaluate("document.activeElement.textContent") == "question 19"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Question 19 of 20"
    page.get_by_role("button", name="Hand in as it is").click()
    assert "Not answered." in page.locator("course-assessment").inner_text() and page.errors == []
    (attempt,) = record(page)["attempts"]
    assert attempt["of"] == 20 and len(attempt["answers"]) == 18 and attempt["version"] == COURSE.version and len(attempt["content"]) == 12


@pytest.mark.parametrize("right, says", [(16, "16 of 20: passed."), (15, "15 of 20: not passed yet.")])
def test_eighty_in_a_hundred_pass_and_every_question_is_explained(visit, address, right, says):
    page = visit(address + "assessment/")
    page.get_by_role("button", name="Start").click()
    count = iter(range(20))
    choose(page, lambda item: int(item.get_attribute("data-best")) if next(count) < right else (int(item.get_attribute("data-best")) + 1) % 3)
    page.get_by_role("button", name="Hand in").click()
    assert page.evaluate("document.activeElement.textContent") == says
    items = page.locator("course-assessment .item:visible")
    assert items.count() == 20
    for item in items.all():
        assert item.locator(".item-why li").count() >= 3 and item.locator(".item-why a").last.is_visible()
    assert page.locator(".item-verdict.best").count() == right
    form = record(page)["attempts"][0]["form"]
    page.get_by_role("button", name="Take another form").click()
    again = page.locator("course-assessment .item:visible").evaluate_all("all => all.map(i => i.id)")
    assert set(again) != set(form) and len(set(again) & set(form)) <= 10
    assert page.locator(".item-why:visible").count() == 0


def test_without_javascript_the_bank_is_on_paper_with_its_key_elsewhere(visit, address):
    page = visit(address + "assessment/", java_script_enabled=False)
    assert page.locator(".item:visible").count() == 0
    page.get_by_role("link", name="all the questions to print").click()
    said = page.locator("article").text_content()
    assert said.count("Question ") >= len(COURSE.assessed)
    assert COURSE.assessed[0].options[0].feedback[:30] not in said
    page.get_by_role("link", name="the key").first.click()
    assert page.locator("article").text_content().count(BEST) == len(COURSE.assessed)


def test_search_leads_to_no_key(site):
    index = (site / "search/search_index.json").read_text("utf-8")
    assert "assessment-key" not in index and "assess-" not in index


def test_every_question_of_the_bank_reached_the_page(visit, address):
    page = visit(address + "assessment/")
    assert page.locator("course-assessment .item").count() == len(COURSE.assessed) >= 48
    assert page.locator(".item").evaluate_all("all => all.every(i => i.querySelectorAll('.item-options li').length === i.querySelectorAll('.item-why li').length)")
    page.goto(address + "review/")
    assert page.locator(".item").count() == sum(len(shown(m)) for m in COURSE.modules)


# --- Whose record ---------------------------------------------------------------------------------------------------------


def text_of(page) -> str:
    return page.evaluate("key => localStorage.getItem(key)", KEY)


def receive(page, value) -> None:
    content = value if isinstance(value, str) else json.dumps(value)
    page.locator("#record-file").set_input_files({"name": "record.json", "mimeType": "application/json", "buffer": content.encode()})


MINE = {"at": 5, "day": "2026-11-20"}
FILE = {
    "format": 2, "course": COURSE.id, "owners": ["another"],
    "answers": {MODULE.questions[0].id: [MINE | {"hash": "aa", "chose": 1, "best": True}]},
    "writes": {"write-oh-now": [MINE | {"text": "From the file."}]},
    "statement": {"typed": {"keep": [MINE | {"text": "yes"}], "name": [MINE | {"text": "Ada Example"}]}},
}
BEFORE = {"course": COURSE.id, "format": 1, "writes": {"write-oh-now": {"at": 5, "text": "From the file."}}}
SAYS = "a record of Ada Example, begun November 20, 2026, with 1 answer and 1 text."


@pytest.mark.parametrize("file, says", [(FILE, SAYS), (BEFORE, "a record without a name")], ids=["format 2", "format 1"])
def test_a_device_that_holds_nothing_takes_a_record_over_on_the_readers_word(visit, address, file, says):
    page = visit(address + "my-course/", locale="en-US")
    receive(page, file)
    page.get_by_text("This is " + says).wait_for()
    assert text_of(page) is None, "nothing is taken over in silence"
    page.get_by_role("button", name="Cancel").click()
    page.get_by_text("Nothing was changed.").wait_for()
    assert text_of(page) is None
    receive(page, file)
    page.get_by_role("button", name="Take it over").click()
    page.get_by_text("Merged. New here:").wait_for()
    assert record(page)["writes"]["write-oh-now"][-1]["text"] == "From the file." and len(record(page)["owners"]) == 1
    assert page.errors == []


@pytest.mark.parametrize("file", [FILE, BEFORE, {k: v for k, v in FILE.items() if k != "owners"}], ids=["other owner", "format 1", "no owner"])
def test_a_record_that_shares_no_owner_is_named_and_merged_only_on_the_readers_word(visit, address, file):
    page = visit(address + "my-course/", locale="en-US")
    page.evaluate("courseStore.write([[['writes', 'write-oh-now'], 'Mine.']])")
    before, own = text_of(page), record(page)["owners"]
    receive(page, file)
    page.get_by_text("Nothing shows that both are yours.").wait_for()
    page.get_by_role("button", name="It is somebody else").click()
    page.get_by_text("It was left alone.").wait_for()
    assert text_of(page) == before, "refused, it leaves the stored text byte for byte"
    receive(page, file)
    page.get_by_role("button", name="It is mine: merge").click()
    page.get_by_text("1 text. Where a text stood here already, the newer one shows and the other stands below it.").or_(page.get_by_text("1 text, 2 lines of your statement.")).wait_for()
    assert {v["text"] for v in record(page)["writes"]["write-oh-now"]} == {"Mine.", "From the file."}
    assert set(record(page)["owners"]) == {*own, *file.get("owners", [])}
    if "owners" in file:
        receive(page, file)
        page.get_by_text("Everything in it was here already.").wait_for()
    assert page.errors == []


FOREIGN = [{"quiz": {"name": "x"}, "user": "y"}, {"answers": ["a client"], "notes": "theirs"}, {"writes": {"letter": {"body": "to a client"}}}, {"clients": [{"at": 5, "name": "C."}]}, {}]


@pytest.mark.parametrize("file", FOREIGN, ids=lambda file: json.dumps(file)[:30])
@pytest.mark.parametrize("own", [False, True], ids=["nothing here", "a record here"])
def test_a_foreign_file_is_refused(visit, address, file, own):
    page = visit(address + "my-course/")
    if own:
        page.evaluate("courseStore.write([[['writes', 'write-oh-now'], 'Mine.']])")
    before = text_of(page)
    receive(page, file)
    page.get_by_text("This is no record of this course, or it is damaged. Nothing was changed.").wait_for()
    assert text_of(page) == before and page.errors == []


# --- Versions of texts ------------------------------------------------------------------------------------------------------


def write(page, text: str) -> None:
    area = page.locator("#write-oh-now-own")
    area.fill(text)
    area.blur()


def test_an_earlier_version_stays_to_be_seen_where_the_text_stands(visit, address):
    page = visit(address + "modules/time-outs/")
    for text in ("A first thought, at some length.", "A first thought, at some length, and longer."):
        write(page, text)
    assert [v["text"] for v in record(page)["writes"]["write-oh-now"]] == ["A first thought, at some length, and longer."], "one sitting, one version"
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
        page.evaluate("text => courseStore.change(r => { r.writes['write-oh-now'] = [...r.writes['write-oh-now'], courseStore.entry(r.writes['write-oh-now'], {text})]; })", f"Version {n}.")
    kept = [v["text"] for v in record(page)["writes"]["write-oh-now"] if "text" in v]
    assert kept == [f"Version {n}." for n in range(10, 30)] and page.errors == []


def test_a_statement_that_keeps_no_name_has_none_left(visit, address):
    page = visit(address + "monday/")
    opened = {m.id: {"at": 1_700_000_000_000} for m in COURSE.modules}
    put(page, {"format": 1, "course": COURSE.id, "opened": opened, "attempts": [{"at": 1_700_000_000_000, "score": 18, "of": 20}], "evaluation": {"form": {"at": 1, "ratings": {}}}})
    page.goto(address + "statement/")
    page.locator("#statement-keep").check()
    page.locator("#statement-name").press_sequentially("Ada Example")
    assert len(record(page)["statement"]["typed"]["name"]) == 1, "typing makes one version"
    page.locator("#statement-keep").uncheck()
    assert "Ada" not in text_of(page) and page.locator("#statement-name").input_value() == "Ada Example"
    page.reload()
    assert page.locator("#statement-name").input_value() == "" and page.errors == []


# --- Erasing is an end ----------------------------------------------------------------------------------------------------

SECRET = "Nobody may read this."
SLEEPER = {"locale": "en-IE"}  # a context of its own: what is done to its pages stays


def filled(page, address) -> list:
    """Pages of one browser on which something of the record shows."""
    other = {name: page.context.new_page() for name in ("evaluation/", "assessment/", "modules/time-outs/", "practice/skills-self-check/")}
    for name, tab in other.items():
        tab.goto(address + name)
    other["evaluation/"].locator("#evaluation-comments").fill(SECRET)
    other["evaluation/"].locator("#evaluation-comments").blur()
    other["evaluation/"].locator("fieldset input").first.check()
    other["assessment/"].get_by_role("button", name="Start").click()
    choose(other["assessment/"], lambda item: 0, leave=17)
    answer(other["modules/time-outs/"], COURSE.module("time-outs").questions[0], 1, "sure")
    write(other["modules/time-outs/"], SECRET)
    other["practice/skills-self-check/"].locator("textarea").first.fill(SECRET)
    other["practice/skills-self-check/"].locator("textarea").first.focus()
    return list(other.values())


def is_empty(evaluation, assessment, module, sheet) -> None:
    assert evaluation.locator("#evaluation-comments").input_value() == "" and evaluation.locator("input:checked").count() == 0
    assert assessment.locator(".item:visible").count() == 0 and assessment.get_by_role("button", name="Start: 20").is_visible()
    assert module.locator("[data-answered]").count() == 0 and module.locator("article input:checked").count() == 0
    assert module.locator("#write-oh-now-own").input_value() == ""
    assert sheet.locator("textarea").first.input_value() == ""


def test_erase_ends_the_record_in_every_tab(visit, address):
    page = visit(address + "my-course/")
    tabs = filled(page, address)
    assert text_of(page).count(SECRET) == 3
    page.get_by_role("button", name="Erase my record").click()
    page.get_by_role("button", name="Erase everything").click()
    for tab in tabs:
        until(tab, "!Object.keys(courseStore.read().writes).length")
    is_empty(*tabs)
    assert page.evaluate("localStorage.length") == 0, "no tab wrote anything back"
    evaluation, assessment, module, sheet = tabs
    evaluation.locator("fieldset input").nth(1).check()
    assessment.get_by_role("button", name="Start").click()
    answer(module, COURSE.module("time-outs").questions[1], 0)
    module.goto(address + "my-course/")
    assert SECRET not in text_of(page) and len(record(page)["chosen"]) == 0 and list(record(page)["answers"]) == [COURSE.module("time-outs").questions[1].id]


@pytest.mark.parametrize("again", [False, True], ids=["nothing since", "another record since"])
def test_erase_ends_the_record_on_pages_that_slept(visit, address, again):
    """A page that lies in the browser's memory hears nothing: it looks when it is shown again."""
    page = visit(address + "help/", **SLEEPER)
    page.context.add_init_script("addEventListener('storage', (event) => window.asleep && event.stopImmediatePropagation(), true)")
    tabs = filled(page, address)
    other = json.dumps({"format": 2, "course": COURSE.id, "owners": ["new"], "done": {"time-outs": MINE | {"of": 8}}})
    for tab in (page, *tabs):
        tab.evaluate("window.asleep = true")
    page.evaluate("([key, other]) => other ? localStorage.setItem(key, other) : localStorage.removeItem(key)", [KEY, other if again else None])
    for tab in (page, *tabs):
        tab.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true})); window.asleep = false")
    is_empty(*tabs)
    assert (text_of(page) == other) if again else text_of(page) is None
    tabs[0].locator("fieldset input").nth(1).check()
    assert SECRET not in text_of(page) and ("new" in record(page)["owners"]) is again


def test_erase_is_not_undone_by_back(visit, address):
    page = visit(address + "evaluation/")
    page.locator("#evaluation-comments").fill(SECRET)
    page.locator("fieldset input").first.check()
    page.goto(address + "my-course/")
    page.get_by_role("button", name="Erase my record").click()
    page.get_by_role("button", name="Erase everything").click()
    page.get_by_text("Nothing of yours is left here.").wait_for()
    page.go_back()
    assert page.locator("#evaluation-comments").input_value() == "" and page.locator("input:checked").count() == 0
    page.locator("fieldset input").nth(1).check()
    assert SECRET not in text_of(page) and page.errors == []


def test_what_is_done_before_the_word_of_the_end_arrives_brings_nothing_back(visit, address):
    page = visit(address + "modules/time-outs/")
    write(page, SECRET)
    page.evaluate("key => localStorage.removeItem(key)", KEY)
    write(page, SECRET + " And more.")
    assert text_of(page) is None and page.locator("#write-oh-now-own").input_value() == ""


# --- Clocks, days and zones -----------------------------------------------------------------------------------------------


def test_a_clock_that_was_ahead_does_no_lasting_harm(visit, address):
    page = visit(address + "help/", timezone_id="Etc/UTC")  # a context of its own: its clock stays set
    q = COURSE.module("time-outs").questions[0]
    wrong, right = q.options.index(q.distractors[0]), q.options.index(q.key)
    page.clock.set_fixed_time(datetime(2027, 11, 27, 12, tzinfo=UTC))
    page.goto(address + "modules/time-outs/")
    answer(page, q, wrong, "sure")
    write(page, "While the clock was ahead.")
    page.clock.set_fixed_time(datetime(2026, 11, 27, 12, tzinfo=UTC))
    page.reload()
    page.locator(f"#{q.id}").get_by_role("button", name="Try again").click()
    page.reload()
    assert page.locator("[data-answered]").count() == 0, "opened again, and stays so"
    answer(page, q, right)
    write(page, "With the clock mended.")
    page.reload()
    assert page.locator(f"#{q.id} input[name=answer]").nth(right).is_checked()
    assert page.locator("#write-oh-now-own").input_value() == "With the clock mended."
    first, last = record(page)["answers"][q.id]
    assert first["at"] < last["at"] and (first["day"], last["day"]) == ("2027-11-27", "2026-11-27")
    page.goto(address + "my-course/")
    assert "Nothing is ready now" in page.locator("course-progress").inner_text()
    for day, ready in (("2026-12-03", "Nothing is ready"), ("2026-12-04", "1 question is ready")):
        page.clock.set_fixed_time(datetime.fromisoformat(day + "T12:00:00+00:00"))
        page.reload()
        assert ready in page.locator("course-progress").inner_text(), day
    assert page.errors == []


def test_the_day_is_the_readers_own_and_a_file_is_read_alike_everywhere(visit, address):
    old, read = (CORPUS / "whole.json").read_text("utf-8"), set()
    days = {"Pacific/Auckland": ("2026-12-10", "12/1/2026", "12/2/2026"), "America/Los_Angeles": ("2026-12-09", "11/30/2026", "12/1/2026"), "UTC": ("2026-12-09", "11/30/2026", "12/1/2026")}
    for zone, (today, failed, passed) in days.items():
        page = visit(address + "help/", timezone_id=zone, locale="en-US")
        page.clock.set_fixed_time(datetime(2026, 12, 9, 21, 40, tzinfo=UTC))
        page.goto(address + "my-course/")
        page.evaluate("courseStore.write([[['writes', 'write-oh-now'], 'Mine.']])")
        assert record(page)["writes"]["write-oh-now"][0]["day"] == today
        read.add(page.evaluate("text => courseStore.canonical(courseStore.parse(text))", old))
        page.evaluate("text => courseStore.taken({record: courseStore.parse(text)})", old)
        page.goto(address + "assessment/")
        assert f"{failed}: 12 of 20. {passed}: 18 of 20, passed." in page.locator(".assessment-panel").inner_text(), "the day of its moment, here"
    assert len(read) == 1


# --- Records of 1.0.0 -------------------------------------------------------------------------------------------------------

CORPUS = ROOT / "tests" / "fixtures" / "records-1.0.0"  # made by 1.0.0 itself, in a browser, and exported there; with the script that kept them


def texts_of(old: dict) -> set[tuple]:
    """Every text of a format 1, with its place."""
    found = {("writes", id, x["text"]) for id, x in old.get("writes", {}).items()}
    for part, inner in (("sheets", "values"), ("evaluation", "ratings"), ("confidence", "ratings")):
        found |= {(part, id, field, text) for id, x in old.get(part, {}).items() for field, text in x[inner].items()}
    return found | {("statement", "typed", k, {True: "yes", False: "no"}.get(v, v)) for k, v in old.get("statement", {}).get("typed", {}).items() if k != "at"}


def texts_now(new: dict) -> set[tuple]:
    found = {("writes", id, v["text"]) for id, all in new["writes"].items() for v in all}
    return found | {(part, id, field, v["text"]) for part in ("sheets", "evaluation", "confidence", "statement") for id, x in new[part].items() for field, all in x.items() for v in all}


@pytest.mark.parametrize("name", sorted(p.stem for p in CORPUS.glob("*.json")))
def test_a_record_of_1_0_0_comes_along(visit, address, name):
    text = (CORPUS / f"{name}.json").read_text("utf-8")
    old = json.loads(text)
    page = visit(address + "help/")
    put(page, text)
    page.goto(address + "my-course/")
    assert text_of(page) == text, "reading changes nothing"
    page.evaluate("courseStore.set('last', 'page', {page: 'modules/time-outs/'})")
    new = record(page)
    assert new["format"] == 2 and len(new["owners"]) == 1 and new["odd"] == sorted(['{"place":["answers","half-partner-tired",0],"value":7}', *old["odd"]] if name == "odd" else [], key=json.dumps)
    assert texts_now(new) == texts_of(old)
    assert all(new["answers"][q] == [a for a in attempts if a != 7] for q, attempts in old.get("answers", {}).items()) and new["attempts"] == old.get("attempts", [])
    for part in ("reopened", "opened", "done", "endings", "tomorrow", "quiz", "user", "items"):
        assert new.get(part, {}) == old.get(part, {})
    draft = old.get("assessment", {}).get("draft", {})
    assert {id: (x["hash"], x["chose"]) for id, x in new["chosen"].items()} == {id: (x["hash"], x["chose"]) for id, x in draft.get("chosen", {}).items()}
    both = page.evaluate("text => { const s = courseStore, x = s.parse(text), y = s.parse(text); return s.canonical(s.merge(s.read(), x)) === s.canonical(s.merge(s.read(), s.merge(x, y))); }", text)
    assert both and page.errors == []


OLD_TAB = """source => { const script = document.createElement('script'); Object.defineProperty(document, 'currentScript', {value: {dataset: {course: 'half-the-story'}, src: location.href}, configurable: true}); (0, eval)(source); }"""


def test_a_tab_of_1_0_0_leaves_format_2_as_it_is(visit, address):
    old = visit(address + "assets/site.css")  # of the same origin, and without a store or a policy
    old.evaluate(OLD_TAB, (CORPUS / "store.js").read_text("utf-8"))
    assert old.evaluate("courseStore.set('writes', 'write-oh-now', {text: 'From the old tab.'})") is True
    page = old.context.new_page()
    page.goto(address + "modules/time-outs/")
    assert page.locator("#write-oh-now-own").input_value() == "From the old tab."
    write(page, "From the new one.")
    now = text_of(page)
    until(old, "courseStore.notice().includes('newer version')")
    assert old.evaluate("courseStore.set('writes', 'write-oh-now', {text: 'Again from the old tab.'})") is False
    assert text_of(page) == now and json.loads(now)["format"] == 2


# --- Two tabs, and another place --------------------------------------------------------------------------------------------


def test_an_assessment_in_two_tabs_is_one(visit, address):
    page = visit(address + "assessment/")
    page.get_by_role("button", name="Start").click()
    other = page.context.new_page()
    other.goto(address + "assessment/")
    other.get_by_role("button", name="Go on").click()
    items, others = (tab.locator("course-assessment .item:visible") for tab in (page, other))
    for n in range(3):
        items.nth(n).locator("input[value='0']").check()
    others.nth(5).locator("input[value='1']").check()
    others.nth(6).locator("input[value='2']").check()
    for tab in (page, other):
        until(tab, "document.querySelectorAll('course-assessment input:checked').length === 5")
    assert len(record(page)["chosen"]) == 5
    choose(page, lambda item: item.get_attribute("data-best"))
    page.get_by_role("button", name="Hand in").click()
    other.get_by_text("This form was handed in, in another tab.").wait_for()
    assert len(record(page)["attempts"]) == 1 and others.count() == 0
    other.get_by_role("button", name="Take another form").click()
    third = page.context.new_page()
    third.goto(address + "assessment/")
    third.get_by_role("button", name="Begin anew").click()
    other.get_by_text("Another form was begun, in another tab.").wait_for()
    assert page.errors == []


def test_the_place_behind_the_record_can_be_the_pages_memory(visit, address):
    page = visit(address + "help/")
    page.route("**/modules/time-outs/", lambda route: route.fulfill(response=(got := route.fetch()), body=got.text().replace("data-course=", 'data-place="memory" data-course=')))
    page.goto(address + "modules/time-outs/")
    write(page, SECRET)
    assert page.evaluate("courseStore.text('writes', 'write-oh-now')") == SECRET and page.evaluate("localStorage.length") == 0
    assert not page.locator(".storage-note").is_visible() and page.errors == []


# --- The whole way ------------------------------------------------------------------------------------------------------


def test_a_learners_whole_way(chromium, address, tmp_path):
    """From the first visit to the statement, with a reload and a browser restart, then into a second, partly used browser."""
    kept = tmp_path / "profile.json"
    context = chromium.new_context()
    page = context.new_page()
    errors = []
    page.on("pageerror", lambda e: errors.append(str(e)))
    page.goto(address)
    assert page.locator(".md-content .md-button--primary").inner_text().startswith("Start")
    page.goto(address + "modules/half-the-story/")
    page.locator("details.before summary").click()
    for fieldset in page.locator("details.before fieldset").all():
        fieldset.get_by_label("2", exact=True).check()
    first = COURSE.modules[0]
    for q in first.questions:
        answer(page, q, q.options.index(q.key), "sure")
    page.reload()
    assert page.locator("course-question[data-answered]").count() == len(first.questions)
    assert page.locator("details.before input:checked").count() == len(COURSE.objectives)
    page.goto(address)
    assert page.locator(".md-content .md-button--primary").inner_text() == "Resume: Half the story"
    assert page.locator(".md-nav--primary .done-mark").count() == 1
    page.goto(address + "statement/")
    missing = page.locator(".statement-missing").inner_text()
    assert "Open 9 more modules" in missing and "assessment" in missing and "evaluation" in missing
    assert not page.locator(".statement-paper").is_visible()

    context.storage_state(path=kept)
    context.close()  # the browser is closed here
    context = chromium.new_context(storage_state=kept)
    page = context.new_page()
    page.on("pageerror", lambda e: errors.append(str(e)))
    for module in COURSE.modules[1:]:
        page.goto(address + module.page.address)
    page.goto(address + "statement/")
    safety = COURSE.module(COURSE.safety.module)
    assert f"Open one more module: {safety.page.title}, which counts once you have answered a question there." in page.locator(".statement-missing").inner_text()
    page.goto(address + safety.page.address)
    answer(page, safety.questions[0], 0)
    page.goto(address + "assessment/")
    page.get_by_role("button", name="Start").click()
    choose(page, lambda item: item.get_attribute("data-best"))
    page.get_by_role("button", name="Hand in").click()
    for fieldset in page.locator("course-kept-form fieldset").all():
        fieldset.get_by_label("4", exact=True).check()
    page.goto(address + "evaluation/")
    page.locator("#evaluation-comments").fill("Good. <b>Long.</b>")
    for fieldset in page.locator("course-kept-form fieldset").all():
        fieldset.locator("input").nth(3).check()
    page.reload()
    assert page.locator("#evaluation-comments").input_value() == "Good. <b>Long.</b>"

    page.goto(address + "my-course/")
    said = page.locator("course-progress").inner_text()
    assert "Before 2, after 4." in said and "8 of 8 questions answered, 8 with the best option" in said
    page.goto(address + "statement/")
    page.locator("#statement-name").fill("Dr. Ada <i>Example</i>")
    assert "Ada" not in json.dumps(record(page)), "kept only if asked"
    page.locator("#statement-licence").fill("LMFT 12345")
    page.locator("#statement-keep").check()
    assert record(page)["statement"]["typed"]["name"][-1]["text"] == "Dr. Ada <i>Example</i>"
    for format in ("A4", "Letter"):
        (sheet,) = sheets(page, format)
        for text in ("Dr. Ada <i>Example</i>", "LMFT 12345", "not a certificate", "20 of 20", COURSE.version, "not yet reviewed by a licensed clinician", f"about {stated_hours(COURSE):g} hours", "asynchronous", "supervisor"):
            assert text in sheet, text
        assert all(m.page.title.replace('"', "")[:20] in sheet for m in COURSE.modules) and "Print or save" not in sheet
    page.goto(address + "my-course/")
    with page.expect_download() as download:
        page.get_by_role("button", name="Export my record").click()
    saved = download.value.path()

    second = chromium.new_context().new_page()
    second.add_init_script(device(40))
    second.on("pageerror", lambda e: errors.append(str(e)))
    second.goto(address + "modules/time-outs/")
    own = COURSE.module("time-outs").questions[0]
    answer(second, own, 0, "not sure")
    second.goto(address + "my-course/")
    second.locator("#record-file").set_input_files(saved)
    second.get_by_role("button", name="It is mine: merge").click()
    second.get_by_text("Merged. New here: 9 answers, 1 assessment attempt").or_(second.get_by_text("Merged. New here: 1")).wait_for()
    second.locator("#record-file").set_input_files(saved)
    second.get_by_text("Everything in it was here already.").wait_for()
    both = record(second)
    assert len(both["attempts"]) == 1 and own.id in both["answers"] and set(both["answers"]) >= {q.id for q in first.questions}
    second.goto(address + "statement/")
    assert second.locator(".statement-paper").is_visible()
    second.goto(address + first.page.address)
    assert second.locator("course-question[data-answered]").count() == len(first.questions), "the quiz shows what was imported"

    second.goto(address + "my-course/")
    second.get_by_role("button", name="Erase my record").click()
    assert second.evaluate("document.activeElement.textContent") == "Export first"
    second.get_by_role("button", name="Keep it").click()
    assert record(second)
    second.get_by_role("button", name="Erase my record").click()
    second.get_by_role("button", name="Erase everything").click()
    assert second.evaluate("localStorage.length") == 0
    second.goto(address + first.page.address)
    assert second.locator("course-question[data-answered]").count() == 0
    assert errors == []
    context.close()
    second.context.close()


@pytest.mark.parametrize("text, says", [
    ("{", "no record of this course, or it is damaged"), ("[]", "no record of this course"), ('{"course": "other", "format": 1}', "another course"),
    ('{"course": "half-the-story", "format": 7}', "newer version"), ("\x00\x01", "damaged"),
])
def test_a_file_that_is_no_record_is_refused_in_plain_words(visit, address, tmp_path, text, says):
    page = visit(address + "my-course/")
    page.evaluate("courseStore.write([[['writes', 'write-oh-now'], 'mine']])")
    before = record(page)
    (tmp_path / "file.json").write_text(text, "utf-8")
    page.locator("#record-file").set_input_files(tmp_path / "file.json")
    page.get_by_text(says).first.wait_for()
    assert record(page) == before and page.errors == []


@pytest.mark.parametrize("state", ["form", "open", "explained", "my-course", "review", "statement", "confidence"])
def test_access_of_the_record(visit, address, state):
    page = visit(address + "monday/", color_scheme="light", reduced_motion="reduce")
    within = "course-assessment"
    if state in ("form", "open", "explained"):
        page.goto(address + "assessment/")
        page.get_by_role("button", name="Start").click()
        if state != "form":
            choose(page, lambda item: 0, leave=1)
            page.get_by_role("button", name="Hand in").click()
        if state == "explained":
            page.get_by_role("button", name="Hand in as it is").click()
    elif state in ("my-course", "review"):
        answered(page, now(page) - 5 * WEEK, sure=True)
        page.goto(address + f"{state}/")
        within = {"my-course": "course-progress", "review": "course-review"}[state]
        if state == "review":
            page.locator(".item:visible input").first.check()
            page.get_by_role("button", name="Check my answer").click()
        else:
            page.get_by_role("button", name="Erase my record").click()
    elif state == "statement":
        opened = {m.id: {"at": 1_700_000_000_000} for m in COURSE.modules}
        put(page, {"format": 1, "course": COURSE.id, "opened": opened, "attempts": [{"at": 1_700_000_000_000, "score": 18, "of": 20}], "evaluation": {"form": {"at": 1, "ratings": {}}}})
        page.goto(address + "statement/")
        assert page.locator(".statement-paper").is_visible()
        within = "course-statement"
    else:
        page.goto(address + "modules/half-the-story/")
        page.locator("details.before summary").click()
        within = "details.before"
    assert in_both_schemes(page, state, [[within]]) == {f"default {state}": [], f"slate {state}": []}

"""Records as no page has written them: what the store makes of them, and whether a page can be shown all the same.
hypothesis thinks them up.
"""

from __future__ import annotations

import json

from hypothesis import strategies as st

from acting import KEY
from building import ROOT
from course.pages.questions import fingerprint
from records import COURSE, MODULE

scalars = (
    st.none()
    | st.booleans()
    | st.integers(-5, 5)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=6)
)
names = st.sampled_from(
    ["answers", "writes", "attempts", "q-one", "q-two", "at", "text", "__proto__", "constructor", "toString", "x"]
) | st.text(max_size=4)
values = st.recursive(
    scalars | st.fixed_dictionaries({"at": st.integers(0, 4), "text": st.text(max_size=3)}),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names, inner, max_size=4),
    max_leaves=14,
)
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
    "papers": ["cpd"],
    "writes": ["write-ever-want-me-again"],
    "endings": ["sunday-night"],
    "ways": ["sunday-night"],
    "practiced": ["rehearse-time-outs"],
    "sheets": ["skills-self-check"],
}
ENTRIES: dict[str, dict[str, object]] = {  # one of each kind, with every field that is looked up
    "answers": {"hash": fingerprint(MODULE.questions[0]), "chose": 0, "best": True, "sure": False},
    "reopened": {},
    "opened": {},
    "done": {"of": 8},
    "last": {"page": MODULE.page.address, "section": "steps"},
    "assessment": {"seed": 7, "form": [COURSE.assessed[0].id]},
    "chosen": {"seed": 7, "hash": "aa", "chose": 1},
    "confidence": {"text": "2"},
    "evaluation": {"text": "Good."},
    "statement": {"text": "A. Reader"},
    "papers": {"text": "To learn."},
    "writes": {"text": "Mine.", "sitting": "one"},
    "endings": {},
    "ways": {"ending": "sunday-quiet-week", "steps": [{"moment": "sunday-all-of-it", "said": "Mine."}]},
    "practiced": {"said": True},
    "sheets": {"text": "2"},
    "attempts": {
        "seed": 7,
        "form": ["a"],
        "score": 1,
        "of": 2,
        "version": "1.0.0",
        "content": "aa",
        "answers": {"a": {"hash": "aa", "chose": 1}},
    },
}
INSIDE = {
    "endings": "kitchen",
    "practiced": "star-chart",
    "confidence": "skill",
    "evaluation": "comments",
    "statement": "name",
    "papers": "why",
    "sheets": "know",
}  # where a part has one level more
LISTS = ("answers", "ways", "writes", "confidence", "evaluation", "statement", "papers", "sheets")
FIELDS = sorted({"day", "values", "ratings", "chosen", *(field for entry in ENTRIES.values() for field in entry)})
PRICKLY = {"toString": 1, "valueOf": 1}  # JSON that no operator can make a number or a text of
huge = st.sampled_from([1e308, -1e308, 2**53, 2.5e14, -1, PRICKLY])
fields = huge | values
entries = st.fixed_dictionaries({"at": st.integers(0, 9) | huge}, optional=dict.fromkeys(FIELDS, fields))
somewhere = {id: entries | st.lists(entries, max_size=2) | values for ids in PARTS.values() for id in ids}
odd = st.fixed_dictionaries(
    {"format": st.sampled_from([1, 2, 2]), "course": st.just(COURSE.id)},
    optional={
        "owners": st.lists(st.text(max_size=2), max_size=2) | values,
        "attempts": st.lists(entries, max_size=2) | values,
        "odd": values,
        "later": values,
    }
    | {
        name: st.fixed_dictionaries({}, optional={id: somewhere[id] for id in ids}) | values
        for name, ids in PARTS.items()
    },
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
LAWS = (ROOT / "tests" / "support" / "merge_laws.js").read_text("utf-8").partition("*/")[2].strip()


def merging_is_a_total_join(store, triples: int, seed: int) -> None:
    """Of many triples of records, format 1 among them; the counts that other merges have show
    that each law can be broken.
    """
    counts = store.evaluate(f"([triples, seed]) => ({LAWS})(triples, seed)", [triples, seed])
    published, *others = counts.values()
    assert set(published.values()) == {0}, published
    refuses, wins, forgets = others
    assert refuses["commutative"] and refuses["associative"] and refuses["loses"]
    assert wins["loses"] and forgets["loses"]


def reading_loses_nothing(store, value) -> None:
    """What cannot be read stands in `odd` with its place: put back there, it makes the record as it was."""
    value = value | {"format": 2}
    for versions in value["writes"].values() if isinstance(value.get("writes"), dict) else ():
        for version in versions if isinstance(versions, list) else ():
            if isinstance(version, dict):  # one without a text removes others, one of the same sitting is written over
                version.setdefault("text", "")
                version.pop("sitting", None)
    read, again = store.evaluate(READ, json.dumps(value))
    assert read == again
    before, after = (
        json.loads(store.evaluate(TIDY, json.dumps(v))) for v in (without_empty(value), put_back(json.loads(read)))
    )
    assert after == before


PAGES = ("my-course/", "review/", "assessment/", "evaluation/", "statement/", "papers/")
# Every page that reads the record, and what can be done there, each in a frame that collects what it throws and writes
# into its memory alone.
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


def broken_by(page, address: str, value) -> list[str]:
    """What the pages of the record throw when a value is stored and somebody acts on them.

    `page` is of the site, and has no store, which would mend what they are to meet.
    """
    return page.evaluate(VISIT, [KEY, json.dumps(value), [address + path for path in READERS]])

"""QTI 2.1, as others have it: turned into QTI 3 by qti-convert, rendered, answered and scored by qti-components."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from lxml import etree
from qti_convert import read_package, upgrade_package_files

from building import ROOT
from course.export import qti21
from course.export.banks import Bank, list_banks, name_options
from course.pages.questions import ASKED_BEFORE
from records import COURSE
from wording import SITE, addresses, links, odd, said, straight, text

PUBLISHED = replace(COURSE, site_url=SITE)
BANKS = {bank.id: bank for bank in list_banks(PUBLISHED)}
QUESTIONS = [q for bank in BANKS.values() for q in bank.questions]
COMPONENTS = ROOT / ".cache/export-npm/node_modules/@citolab/qti-components/cdn/index.js"
NS = "{http://www.imsglobal.org/xsd/imsqtiasi_v3p0}"
# Puts an item on the page, and waits until it can be answered.
SHOW = """async (xml) => {
    document.body.replaceChildren();
    const host = document.createElement("qti-item"), container = document.createElement("item-container");
    host.append(container);
    document.body.append(host);
    await container.updateComplete;
    container.itemXML = xml;
    const item = () => container.shadowRoot.querySelector("qti-assessment-item");
    while (!item()?.querySelector("qti-simple-choice[tabindex]") || !item().variables.some((v) => v.identifier === "RESPONSE")) {
        await new Promise(requestAnimationFrame);
    }
    window.item = item();
}"""
STEM = "() => item.querySelector('qti-item-body > div').innerHTML"
CHOICES = "() => [...item.querySelectorAll('qti-simple-choice')].map((c) => [c.identifier, c.innerHTML])"
CHOOSE = "(id) => item.querySelector(`qti-simple-choice[identifier='${id}']`).click()"
# What the system does when the answer is handed in, and then what the page shows.
HAND_IN = """async () => {
    item.processResponse();
    await new Promise(requestAnimationFrame);
    const value = (name) => item.variables.find((v) => v.identifier === name).value;
    const open = [...item.querySelectorAll("qti-modal-feedback")].filter((box) => box.shadowRoot.querySelector("dialog").open);
    return { response: value("RESPONSE"), score: Number(value("SCORE")), open: open.map((box) => [...box.querySelectorAll("qti-content-body > div")].map((part) => part.innerHTML)) };
}"""


def convert(content: bytes) -> dict[str, str]:
    """{path: file} of a package in QTI 3."""
    files = upgrade_package_files(read_package(BytesIO(content))).files
    return {path: file if isinstance(file, str) else file.decode() for path, file in files.items()}


def parsed(xml: str):
    return etree.fromstring(xml.encode())


@pytest.fixture(scope="module")
def converted():
    return {id: convert(qti21.write(PUBLISHED, bank)) for id, bank in BANKS.items()}


@pytest.fixture(scope="module")
def player(chromium):
    page = chromium.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda says: wrong.extend([says.text] if says.type in ("error", "warning") else []))
    page.set_content("<!doctype html><title>Questions</title>")
    page.add_script_tag(path=COMPONENTS, type="module")
    page.wait_for_function("() => Boolean(customElements.get('item-container'))")
    yield page
    assert wrong == []
    page.close()


def test_the_test_asks_every_question_once_in_sections_with_the_sentence_above(converted):
    for id, bank in BANKS.items():
        test = parsed(converted[id]["test.xml"])
        assert test.tag == f"{NS}qti-assessment-test" and test.get("title") == bank.title
        sections = test.findall(f".//{NS}qti-assessment-section")
        assert [section.get("title") for section in sections] == [
            COURSE.objectives.get(group, bank.title) for group in bank.groups
        ]
        for section, questions in zip(sections, bank.groups.values(), strict=True):
            asked = section.findall(f"{NS}qti-assessment-item-ref")
            assert [(ref.get("identifier"), ref.get("href")) for ref in asked] == [
                (q.id, f"items/{q.id}.xml") for q in questions
            ]
            assert straight("".join(section.find(f"{NS}qti-rubric-block").itertext())) == straight(ASKED_BEFORE)


def test_every_item_is_that_of_the_model(converted):
    count = 0
    for id, bank in BANKS.items():
        for q in bank.questions:
            item = parsed(converted[id][f"items/{q.id}.xml"])
            assert item.get("identifier") == q.id
            words = lambda node: straight("".join(node.itertext()))
            choice = item.find(f".//{NS}qti-choice-interaction")
            assert words(item.find(f"{NS}qti-item-body/{NS}div")) == said(q.stem)
            assert (choice.get("shuffle"), choice.get("max-choices")) == ("true", "1")
            options = {o.get("identifier"): words(o) for o in choice.findall(f"{NS}qti-simple-choice")}
            assert options == {name: said(o.text) for name, o in name_options(q)}
            correct = item.find(f"{NS}qti-response-declaration/{NS}qti-correct-response/{NS}qti-value").text
            assert dict(name_options(q))[correct] is q.key
            boxes = {
                box.get("identifier"): [words(part) for part in box.iter(f"{NS}div")]
                for box in item.findall(f"{NS}qti-modal-feedback")
            }
            assert boxes == {name: [said(o.feedback), said(q.rationale)] for name, o in name_options(q)}, q.id
            targets = [a.get("href") for a in item.find(f"{NS}qti-modal-feedback").iter(f"{NS}a")]
            assert targets == addresses(q, q.options[0].feedback) + addresses(q, q.rationale), q.id
            count += 1
    assert count == len(QUESTIONS) >= 160


@pytest.mark.timeout(300)
def test_every_option_of_every_question_is_chosen_scored_and_answered(converted, player):
    """One after the other, as somebody does who tries again."""
    for id, bank in BANKS.items():
        for q in bank.questions:
            player.evaluate(SHOW, converted[id][f"items/{q.id}.xml"])
            assert text(player.evaluate(STEM)) == said(q.stem)
            assert {name: text(html) for name, html in player.evaluate(CHOICES)} == {
                name: said(o.text) for name, o in name_options(q)
            }
            for name, option in name_options(q):
                player.evaluate(CHOOSE, name)
                done = player.evaluate(HAND_IN)
                assert (done["response"], done["score"]) == (name, int(option.correct)), q.id
                (box,) = done["open"]
                assert [*map(text, box)] == [said(option.feedback), said(q.rationale)], q.id


@pytest.mark.parametrize("bank", BANKS)
def test_a_mouse_chooses_and_feedback_and_reason_are_in_sight(converted, player, bank):
    q = BANKS[bank].questions[0]
    player.evaluate(SHOW, converted[bank][f"items/{q.id}.xml"])
    name = next(name for name, option in name_options(q) if not option.correct)
    player.locator(f"qti-simple-choice[identifier='{name}']").click()
    done = player.evaluate(HAND_IN)
    assert (done["response"], done["score"]) == (name, 0)
    shown = player.locator("qti-modal-feedback dialog[open]")
    assert shown.count() == 1
    for part in player.locator(f"qti-modal-feedback[identifier='{name}'] div").all():
        if not (part.text_content() or "").strip():
            continue
        box = part.bounding_box()
        seen = player.evaluate(
            "([x, y]) => item.getRootNode().elementFromPoint(x, y)?.closest('qti-modal-feedback')?.identifier",
            [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2],
        )
        assert seen == name, part.text_content()


def test_who_answers_nothing_gets_no_point_and_is_told_nothing(converted, player):
    q = BANKS["time-outs"].questions[0]
    player.evaluate(SHOW, converted["time-outs"][f"items/{q.id}.xml"])
    assert player.evaluate(HAND_IN) == {"response": None, "score": 0, "open": []}


def test_an_odd_question_is_shown_as_text(player):
    question = odd()
    files = convert(qti21.write(PUBLISHED, Bank("odd", COURSE.title, {"formulate": (question,)})))
    player.evaluate(SHOW, files["items/odd-one.xml"])
    stem, choices = player.evaluate(STEM), dict(player.evaluate(CHOICES))
    assert "<b " not in stem and "onclick" not in stem and "// not a comment" in text(stem)
    assert "=SUM(A1:A9) }{" in [text(html) for html in choices.values()]
    player.evaluate(CHOOSE, "odd-one-b")
    done = player.evaluate(HAND_IN)
    ((feedback, reason),) = done["open"]
    assert done["score"] == 1 and "שלום" in feedback
    assert links(reason) == [f"{SITE}modules/time-outs/#three-rules", "https://example.com/?a=1&b=2#c"]

"""QTI 1.2, read as the specification (ASI information model and its DTD) describes it: what an answer does is worked
out from the conditions, in their order.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from asked import Asked, Unreadable
from packages import open_package, the

NS = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"
# In which order the DTD has what may stand in an element.
ORDER = {
    "assessment": ["qtimetadata", "objectives", "assessmentcontrol", "rubric", "presentation_material", "section"],
    "item": ["itemmetadata", "presentation", "resprocessing", "itemfeedback"],
    "presentation": ["material", "response_lid"],
    "resprocessing": ["outcomes", "respcondition"],
    "respcondition": ["conditionvar", "setvar", "displayfeedback"],
    "section": ["item"],
    "render_choice": ["response_label"],
}


def read_qti12(content: bytes) -> tuple[str, list[Asked]]:
    """What stands above the questions, and these."""
    files, (resource,) = open_package(content)
    if resource.get("type") != "imsqti_xmlv1p2":
        raise Unreadable(f"a resource of type {resource.get('type')}")
    root = files[resource.get("href")]
    if root.tag != f"{NS}questestinterop":
        raise Unreadable(f"the root is {root.tag}")
    for each in root.iter():
        _see_order(each)
    assessment = the(root, f"{NS}assessment")
    above = "".join(_text(m) for m in assessment.findall(f"{NS}presentation_material/{NS}flow_mat/{NS}material"))
    return above, [_read_item(item) for item in assessment.findall(f"{NS}section/{NS}item")]


def _see_order(parent: Element) -> None:
    names = [child.tag.removeprefix(NS) for child in parent]
    order = ORDER.get(parent.tag.removeprefix(NS))
    if order and (not {*names} <= {*order} or names != sorted(names, key=order.index)):
        raise Unreadable(f"{parent.tag}: {names} in another order than {order}")


def _read_item(item: Element) -> Asked:
    response = the(item, f"{NS}presentation/{NS}response_lid")
    choice = the(response, f"{NS}render_choice")
    labels = choice.findall(f"{NS}response_label")
    ids = [label.get("ident") for label in labels]
    texts = {f.get("ident"): _text(the(f, f"{NS}flow_mat/{NS}material")) for f in item.findall(f"{NS}itemfeedback")}
    done = [_answer(item, response.get("ident"), id) for id in ids]
    best = [n for n, (score, _) in enumerate(done) if score == 100]
    shared = set.intersection(*({*shown} for _, shown in done))
    if len(best) != 1 or len(shared) != 1 or any(len({*shown}) != 2 for _, shown in done) or len({*ids}) < len(ids):
        raise Unreadable(f"{item.get('ident')}: {done}")
    (reason,) = shared
    if response.get("rcardinality") != "Single" or _answer(item, response.get("ident"), "nothing")[0]:
        raise Unreadable(f"{item.get('ident')}: takes more than one answer, or scores none")
    fields = item.findall(f"{NS}itemmetadata/{NS}qtimetadata/{NS}qtimetadatafield")
    return Asked(
        _text(the(item, f"{NS}presentation/{NS}material")),
        [_text(the(label, f"{NS}material")) for label in labels],
        best[0],
        item.get("ident"),
        [texts[next(id for id in shown if id != reason)] for _, shown in done],
        texts[reason],
        shuffled=choice.get("shuffle") == "Yes",
        marks={the(f, f"{NS}fieldlabel").text: the(f, f"{NS}fieldentry").text for f in fields},
        option_ids=ids,
    )


def _answer(item: Element, response: str, chosen: str) -> tuple[float, list[str]]:
    """The score of an answer, and which feedback it opens. `other` holds where nothing has held yet."""
    score, shown, held = 0.0, list[str](), False
    for condition in item.findall(f"{NS}resprocessing/{NS}respcondition"):
        (test,) = the(condition, f"{NS}conditionvar")
        if test.tag == f"{NS}other":
            holds = not held
        elif test.tag == f"{NS}varequal" and test.get("respident") == response:
            holds = test.text == chosen
        else:
            raise Unreadable(f"a condition {test.tag} {test.attrib}")
        if not holds:
            continue
        held = True
        for change in condition.findall(f"{NS}setvar"):
            if (change.get("varname"), change.get("action")) != ("SCORE", "Set"):
                raise Unreadable(f"a change {change.attrib}")
            score = float(change.text)
        shown += [d.get("linkrefid") for d in condition.findall(f"{NS}displayfeedback")]
        if condition.get("continue") == "No":
            break
    return score, shown


def _text(material: Element) -> str:
    text = the(material, f"{NS}mattext")
    if text.get("texttype") != "text/html" or len(text):
        raise Unreadable("a text that is not HTML, or that holds elements")
    return text.text or ""

"""QTI 2.1, read as the specification (information model and its schema) describes it: what an answer does is worked out
by running the item's response processing, and no element stands where the schema has none.
"""

from __future__ import annotations

import posixpath
import re
from xml.etree.ElementTree import Element, tostring

from asked import Asked, Unreadable
from packages import open_package, the

NS = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"
IDENTIFIER = re.compile(r"[A-Za-z_][\w.-]*")
# What the schema has of XHTML in texts, with the attributes that are used here.
INLINE = {"a", "br", "code", "em", "strong"}
BLOCKS = {"blockquote", "div", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "table", "tbody"} | {
    "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ORDER = {
    "assessmentItem": [
        "responseDeclaration", "outcomeDeclaration", "itemBody", "responseProcessing", "modalFeedback"
    ],
    "assessmentTest": ["outcomeDeclaration", "testPart", "outcomeProcessing"],
    "testPart": ["itemSessionControl", "assessmentSection"],
    "assessmentSection": ["rubricBlock", "assessmentItemRef"],
}  # fmt: skip

Values = dict[str, object]


def read_qti21(content: bytes) -> tuple[list[str], list[Asked]]:
    """What stands above each section of the test, and the questions in the order of the test."""
    files, resources = open_package(content)
    test_path, *item_paths = [r.get("href") for r in resources]
    kinds = [r.get("type") for r in resources]
    if kinds != ["imsqti_test_xmlv2p1", *["imsqti_item_xmlv2p1"] * len(item_paths)]:
        raise Unreadable(f"resources of the types {kinds}")
    test = files[test_path]
    for root in files.values():
        for each in root.iter():
            _see_order(each)
    part = the(test, f"{NS}testPart")
    if the(part, f"{NS}itemSessionControl").get("showFeedback") != "true":
        raise Unreadable("feedback is not shown")
    above, found = [], []
    for section in part.findall(f"{NS}assessmentSection"):
        above.append(_inner(the(section, f"{NS}rubricBlock")))
        for ref in section.findall(f"{NS}assessmentItemRef"):
            item = files[posixpath.join(posixpath.dirname(test_path), ref.get("href"))]
            if item.get("identifier") != ref.get("identifier"):
                raise Unreadable(f"{ref.attrib} is {item.attrib}")
            found.append(_read_item(item))
            found[-1].category = section.get("title")
    if len(found) != len(item_paths):
        raise Unreadable("the test does not ask every item once")
    return above, found


def _see_order(parent: Element) -> None:
    names = [child.tag.removeprefix(NS) for child in parent]
    order = ORDER.get(parent.tag.removeprefix(NS))
    if order and (not {*names} <= {*order} or names != sorted(names, key=order.index)):
        raise Unreadable(f"{parent.tag}: {names} in another order than {order}")
    if not IDENTIFIER.fullmatch(parent.get("identifier", "none")):
        raise Unreadable(f"{parent.attrib} is no identifier")


def _read_item(item: Element) -> Asked:
    if item.tag != f"{NS}assessmentItem" or not {"title", "adaptive", "timeDependent"} <= {*item.keys()}:
        raise Unreadable(f"{item.tag} {item.attrib}")
    body = the(item, f"{NS}itemBody")
    choice = the(body, f"{NS}choiceInteraction")
    response = choice.get("responseIdentifier")
    declared = the(item, f"{NS}responseDeclaration")
    if (declared.get("identifier"), declared.get("cardinality"), choice.get("maxChoices")) != (response, "single", "1"):
        raise Unreadable(f"{item.get('identifier')}: takes another number of answers")
    choices = choice.findall(f"{NS}simpleChoice")
    ids = [c.get("identifier") for c in choices]
    done = [_answer(item, id) for id in ids]
    best = [n for n, (score, _) in enumerate(done) if score == 1]
    if len(best) != 1 or len({*ids}) < len(ids) or any(len(shown) != 1 for _, shown in done):
        raise Unreadable(f"{item.get('identifier')}: {done}")
    if _answer(item, None) != (0, []):
        raise Unreadable(f"{item.get('identifier')}: who answers nothing is told the reason")
    told = [[_inner(part) for part in box] for _, (box,) in done]
    if any(len(parts) != 2 for parts in told) or len({reason for _, reason in told}) != 1:
        raise Unreadable(f"{item.get('identifier')}: no feedback and one reason below it: {told}")
    stem = the(body, f"{NS}div")
    if len(body) != 2 or (body.text or "").strip():
        raise Unreadable("a body is a stem and its options")
    return Asked(
        _inner(stem),
        [_inner(c) for c in choices],
        best[0],
        item.get("identifier"),
        [feedback for feedback, _ in told],
        told[0][1],
        shuffled=choice.get("shuffle") == "true",
        option_ids=ids,
    )


def _answer(item: Element, chosen: str | None) -> tuple[object, list[Element]]:
    """The score of an answer, and the boxes of feedback that it opens."""
    declared = {d.get("identifier"): d for d in item.findall(f"{NS}outcomeDeclaration")}
    values: Values = dict.fromkeys(declared)
    for id, declaration in declared.items():
        if (value := declaration.find(f"{NS}defaultValue/{NS}value")) is not None:
            values[id] = float(value.text)
    values["RESPONSE"] = chosen
    correct = the(item, f"{NS}responseDeclaration/{NS}correctResponse/{NS}value").text
    for condition in the(item, f"{NS}responseProcessing"):
        if condition.tag != f"{NS}responseCondition":
            raise Unreadable(f"a rule {condition.tag}")
        for branch in condition:
            test, *rules = [*branch] if branch.tag == f"{NS}responseIf" else [None, *branch]
            if test is None or _find(test, values, correct) is True:
                for rule in rules:
                    if rule.tag != f"{NS}setOutcomeValue" or rule.get("identifier") not in declared:
                        raise Unreadable(f"a rule {rule.tag} {rule.attrib}")
                    values[rule.get("identifier")] = _find(rule[0], values, correct)
                break
    shown = []
    for feedback in item.findall(f"{NS}modalFeedback"):
        if feedback.get("outcomeIdentifier") not in declared or feedback.get("showHide") != "show":
            raise Unreadable(f"feedback {feedback.attrib}")
        if values[feedback.get("outcomeIdentifier")] == feedback.get("identifier"):
            shown.append(feedback)
    return values["SCORE"], shown


def _find(expression: Element, values: Values, correct: str) -> object:
    inner = [_find(each, values, correct) for each in expression]
    match expression.tag.removeprefix(NS):
        case "variable":
            return values[expression.get("identifier")]
        case "correct":
            return correct
        case "baseValue":
            return float(expression.text) if expression.get("baseType") == "float" else expression.text
        case "isNull":
            return inner[0] is None
        case "not":
            return not inner[0]
        case "match":
            return None if None in inner else inner[0] == inner[1]
    raise Unreadable(f"an expression {expression.tag}")


def _inner(parent: Element) -> str:
    """What stands in an element, as HTML; only what the schema has may stand there."""
    for each in parent.iter():
        name = each.tag.removeprefix(NS)
        if each is not parent and (
            name not in INLINE | BLOCKS or {*each.keys()} - ({"href"} if name == "a" else set())
        ):
            raise Unreadable(f"{each.tag} {each.attrib} in a text")
    html = "".join([_escape(parent.text), *(tostring(child, "unicode") for child in parent)])
    return re.sub(r"ns\d+:| xmlns(?::\w+)?=\"[^\"]*\"", "", html)


def _escape(text: str | None) -> str:
    return (text or "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

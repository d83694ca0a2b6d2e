"""IMS QTI 1.2 (ASI), read from a content package as its specification describes it: questions with one choice each.

Checked: the published binding (ims_qtiasiv1p2p1.dtd, as instructure/QTIMigrationTool keeps it in schemas/; asi.dtd
follows it); what Canvas writes and reads (instructure/canvas-lms, gems/plugins/qti_exporter: choice_interaction.rb,
assessment_item_converter.rb and spec_canvas/fixtures/canvas/multiple_choice_html.xml): the field `points_possible`, a
SCORE of 100 for the key, feedback linked from conditions that go on, `<other/>` first for what is shown in any case;
what Brightspace writes (spec_canvas/fixtures/d2l/assessment.xml): the field `qmd_weighting`, a flow around everything.
What Brightspace's importer accepts could not be checked: its public help names no element of QTI.

What an option earns and shows is found by answering with it: conditions are tried in order, `<other/>` holds wherever
it is reached, and one that holds and does not say `continue="Yes"` is the last.
"""

from __future__ import annotations

import operator
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from .content_package import parse_xml, read_package
from .record import ReadQuestion, Refused

ASI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"  # a file after the DTD has none
XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
DTD = etree.DTD(str(Path(__file__).parent / "asi.dtd"))
KINDS = {"multiple_choice_question", "true_false_question"}  # of Canvas, with one choice
BLOCKS = "p, div, li, ul, ol, br, h1, h2, h3, h4, h5, h6, blockquote, pre, tr, hr"
ACTIONS: dict[str, Callable[[float, float], float]] = {
    "Set": lambda _, new: new,
    "Add": operator.add,
    "Subtract": operator.sub,
    "Multiply": operator.mul,
    "Divide": operator.truediv,
}


class Bounds(NamedTuple):
    start: float
    least: float | None
    most: float | None


def read(content: bytes) -> list[ReadQuestion]:
    """The questions of a package, in the manifest's order and then the file's."""
    found = [question for path, xml in read_package(content).items() for question in _read_file(path, xml)]
    if not found:
        raise Refused("the package: at least one item must be in it")
    for id in _twice(question.id for question in found):
        raise Refused(f"item {id}: its ident must be no other item's")
    return found


def _read_file(path: str, content: bytes) -> list[ReadQuestion]:
    root = parse_xml(path, content)
    space = etree.QName(root).namespace
    for element in root.iter():
        name = etree.QName(element)
        if name.namespace not in {None, ASI} or name.namespace != space:
            raise Refused(
                f"{path}:{element.sourceline}: <{name.localname}> must be in the namespace {ASI}, or all in none"
            )
        element.tag = name.localname
        for attribute in [a for a in element.attrib if a.startswith(XSI)]:
            del element.attrib[attribute]
    etree.cleanup_namespaces(root)
    if root.tag != "questestinterop":
        raise Refused(f"{path}: its root must be questestinterop, and it is {root.tag}")
    items = list(root.iter("item"))
    for part, where in [*((item, f"item {item.get('ident')}") for item in items), (root, path)]:
        if not DTD.validate(part):
            raise Refused(f"{where}: it must follow the specification: {DTD.error_log[0].message}")
    return [_Item(item).read() for item in items]


@dataclass
class _Item:
    element: etree._Element

    def refuse(self, what: str) -> Refused:
        return Refused(f"item {self.element.get('ident')}: {what}")

    def read(self) -> ReadQuestion:
        self.only("presentation")
        response = self.only("response_lid")
        if response.get("rcardinality", "Single") != "Single":
            raise self.refuse('its response_lid must have rcardinality="Single", for one choice')
        labels = list(response.iter("response_label"))
        if len(labels) < 2:
            raise self.refuse("there must be two response_label or more")
        idents = self.idents("response_label")
        self.idents("itemfeedback")
        stem = self.text(m for m in self.only("presentation").iter("material") if not _is_within(m, "render_choice"))
        if not stem:
            raise self.refuse("its presentation must have material, which asks the question")
        options = [self.text([label]) for label in labels]
        if "" in options:
            raise self.refuse(f"response_label {idents[options.index('')]} must have a text")
        runs = [self.answer(response.get("ident"), idents, ident) for ident in idents]
        scores = [score for score, _ in runs]
        keys = [n for n, score in enumerate(scores) if score > 0]
        if len(keys) != 1:
            names = ", ".join(idents[n] for n in keys) or "none"
            raise self.refuse(f"exactly one response_label must earn a SCORE above 0: {names}")
        shown = [ids for _, ids in runs]
        always = [id for id in shown[0] if all(id in ids for ids in shown)]
        return ReadQuestion(
            self.element.get("ident"),
            stem,
            options,
            keys[0],
            [self.feedback([id for id in ids if id not in always]) for ids in shown],
            self.feedback(always),
            self.points(scores[keys[0]]),
            self.only("render_choice").get("shuffle", "No") == "Yes",
        )

    def only(self, name: str) -> etree._Element:
        found = list(self.element.iter(name))
        if len(found) != 1:
            raise self.refuse(f"there must be exactly one {name}, and there are {len(found)}")
        return found[0]

    def idents(self, name: str) -> list[str]:
        found = [element.get("ident") for element in self.element.iter(name)]
        for ident in _twice(found):
            raise self.refuse(f"{name} {ident} must be there once")
        return found

    def text(self, elements: Iterable[etree._Element]) -> str:
        """The words of some elements, one line a paragraph."""
        found = []
        for element in elements:
            found.append(element.text or "" if element.tag == "response_label" else "")
            for part in element.iter("mattext", "matemtext"):
                if part.get("uri"):
                    raise self.refuse("its text must stand in the file, and not at a uri")
                found.append(self.words(part.get("texttype", "text/plain"), part.text or ""))
        return _tidy("\n".join(found))

    def words(self, kind: str, text: str) -> str:
        if kind == "text/plain":
            return text
        if kind != "text/html":
            raise self.refuse(f"the texttype must be text/plain or text/html, and is {kind}")
        html = LexborHTMLParser(re.sub(r"\s+", " ", text))
        for block in html.body.css(BLOCKS):
            block.insert_before("\n")
            block.insert_after("\n")
        return html.body.text()

    def fields(self) -> dict[str, str]:
        """Metadata, in Canvas's fields and in the specification's own."""
        found = [
            (field.findtext("fieldlabel").strip(), field.findtext("fieldentry").strip())
            for field in self.element.iterfind("itemmetadata/qtimetadata/qtimetadatafield")
        ]
        found += [(e.tag, (e.text or "").strip()) for e in self.element.iterfind("itemmetadata/*") if not len(e)]
        for label in _twice(label for label, _ in set(found)):
            raise self.refuse(f"the field {label} must have one value")
        return dict(found)

    def points(self, earned: float) -> float:
        """What the best option is worth: what a program's field says, else what it earns."""
        fields = self.fields()
        kind = fields.get("question_type")
        if kind is not None and kind not in KINDS:
            raise self.refuse(f"its question_type must be one of one choice, and is {kind}")
        said = {self.number(fields[name], name) for name in ("points_possible", "qmd_weighting") if name in fields}
        if len(said) > 1:
            raise self.refuse("points_possible and qmd_weighting must say the same")
        points = said.pop() if said else earned
        if points <= 0:
            raise self.refuse("the points must be more than 0")
        return points

    def number(self, text: str | None, name: str) -> float:
        if not re.fullmatch(r"[+-]?\d+(\.\d+)?", (text or "").strip()):
            raise self.refuse(f"{name} must be a number, and is {text!r}")
        return float(text)

    def feedback(self, ids: list[str]) -> str | None:
        materials = [e for id in ids for e in self.element.iter("itemfeedback") if e.get("ident") == id]
        return self.text(materials) or None

    def answer(self, asked: str, idents: list[str], chosen: str) -> tuple[float, list[str]]:
        """What an option earns, and the feedback it shows, after every name in the conditions was looked up."""
        processing = self.only("resprocessing")
        declared = {decvar.get("varname", "SCORE"): self.bounds(decvar) for decvar in processing.iter("decvar")}
        if "SCORE" not in declared:
            raise self.refuse("its outcomes must declare SCORE")
        for test in processing.iter("varequal", "unanswered"):
            if test.get("respident") != asked:
                raise self.refuse(f"respident must be {asked}, and is {test.get('respident')}")
        for test in processing.iter("varequal"):
            if (test.text or "").strip() not in idents:
                raise self.refuse(f"varequal must name a response_label, and names {(test.text or '').strip()!r}")
        feedback = self.idents("itemfeedback")
        for display in processing.iter("displayfeedback"):
            if display.get("linkrefid") not in feedback:
                raise self.refuse(f"linkrefid must be the ident of an itemfeedback, and is {display.get('linkrefid')}")
        values = {name: bounds.start for name, bounds in declared.items()}
        shown: list[str] = []
        for condition in processing.iterfind("respcondition"):
            changes = [(s, self.number(s.text, "setvar")) for s in condition.iterfind("setvar")]
            for change, _ in changes:
                if change.get("varname", "SCORE") not in declared:
                    raise self.refuse(f"setvar must set a variable that decvar declares: {change.get('varname')}")
            if not all(_holds(test, chosen) for test in condition.find("conditionvar")):
                continue
            for change, amount in changes:
                name = change.get("varname", "SCORE")
                values[name] = ACTIONS[change.get("action", "Set")](values[name], amount)
                self.check_bounds(name, values[name], declared[name])
            shown += [d.get("linkrefid") for d in condition.iterfind("displayfeedback")]
            if condition.get("continue", "No") == "No":
                break
        return values["SCORE"], list(dict.fromkeys(shown))

    def bounds(self, decvar: etree._Element) -> Bounds:
        start, least, most = (
            None if decvar.get(name) is None else self.number(decvar.get(name), name)
            for name in ("defaultval", "minvalue", "maxvalue")
        )
        bounds = Bounds(start or 0.0, least, most)
        self.check_bounds(decvar.get("varname", "SCORE"), bounds.start, bounds)
        return bounds

    def check_bounds(self, name: str, value: float, bounds: Bounds) -> None:
        low, high = bounds.least is not None and value < bounds.least, bounds.most is not None and value > bounds.most
        if low or high:
            raise self.refuse(f"{name} must stay between its minvalue and its maxvalue, and is {value}")


def _holds(test: etree._Element, chosen: str) -> bool:
    """Whether a condition holds for somebody who chose this option."""
    inner = (_holds(child, chosen) for child in test)
    holds: dict[str, Callable[[], bool]] = {
        "varequal": lambda: (test.text or "").strip() == chosen,
        "unanswered": lambda: False,
        "other": lambda: True,
        "not": lambda: not next(inner),
        "and": lambda: all(inner),
        "or": lambda: any(inner),
    }
    return holds[test.tag]()


def _is_within(element: etree._Element, name: str) -> bool:
    return next(element.iterancestors(name), None) is not None


def _twice(names: Iterable[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]


def _tidy(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)

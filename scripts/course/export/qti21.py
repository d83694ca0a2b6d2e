"""QTI 2.1 (IMS Question & Test Interoperability), in a package: one test, and one file an item.

Texts are XHTML. The standard's `match_correct` shows no feedback, so each item says itself what an answer does: it
scores, and opens its option's feedback, below which the reason stands. Both are one box, because a system may draw
two at once, one over the other (qti-components does).
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from ..model import Course, Question
from ..pages.questions import ASKED_BEFORE
from .banks import Bank, name_options
from .package import element, read_xhtml, write_manifest, write_xml, write_zip
from .prose import Prose, clean

NAMESPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"
TEST, ITEM = "imsqti_test_xmlv2p1", "imsqti_item_xmlv2p1"


def write(course: Course, bank: Bank) -> bytes:
    """A bank as a package."""
    id, test = f"{course.id}-{bank.id}", "test.xml"
    paths = {q.id: f"items/{q.id}.xml" for q in bank.questions}
    needed = [element("dependency", identifierref=name) for name in paths]
    resources = [
        element("resource", element("file", href=test), *needed, identifier=id, type=TEST, href=test),
        *(
            element("resource", element("file", href=path), identifier=name, type=ITEM, href=path)
            for name, path in paths.items()
        ),
    ]
    return write_zip(
        {
            "imsmanifest.xml": write_manifest(f"{id}-package", ("QTIv2.1 Package", "1.0.0"), resources),
            test: write_xml(_write_test(course, bank, id, paths)),
            **{paths[q.id]: write_xml(_write_item(course, q)) for q in bank.questions},
        }
    )


def _write_test(course: Course, bank: Bank, id: str, paths: dict[str, str]) -> Element:
    """The assessment has a section for each objective, for a system that lets a teacher draw from each."""
    sections = [
        element(
            "assessmentSection",
            element("rubricBlock", element("p", ASKED_BEFORE), view="candidate"),
            *(element("assessmentItemRef", identifier=q.id, href=paths[q.id]) for q in questions),
            identifier=f"section-{group or 'all'}",
            title=clean(course.objectives[group]) if group else bank.title,
            visible="true",
        )
        for group, questions in bank.groups.items()
    ]
    return element(
        "assessmentTest",
        _declare("SCORE", "float", element("defaultValue", element("value", "0"))),
        element(
            "testPart",
            element("itemSessionControl", showFeedback="true"),
            *sections,
            identifier="part",
            navigationMode="nonlinear",
            submissionMode="individual",
        ),
        element(
            "outcomeProcessing",
            _set("SCORE", element("sum", element("testVariables", variableIdentifier="SCORE"))),
        ),
        xmlns=NAMESPACE,
        identifier=id,
        title=bank.title,
    )


def _write_item(course: Course, question: Question) -> Element:
    prose, options = Prose(course, question.path), [*name_options(question)]
    reason = prose.write_blocks(question.rationale)
    choices = [
        element("simpleChoice", *read_xhtml(prose.write_words(option.text)), identifier=name)
        for name, option in options
    ]
    correct = [element("value", name) for name, option in options if option.correct]
    feedback = [
        element(
            "modalFeedback",
            element("div", *read_xhtml(prose.write_words(option.feedback))),
            element("div", *read_xhtml(reason)),
            outcomeIdentifier="FEEDBACK",
            identifier=name,
            showHide="show",
        )
        for name, option in options
    ]
    return element(
        "assessmentItem",
        element(
            "responseDeclaration",
            element("correctResponse", *correct),
            identifier="RESPONSE",
            cardinality="single",
            baseType="identifier",
        ),
        _declare("SCORE", "float", element("defaultValue", element("value", "0"))),
        _declare("FEEDBACK", "identifier"),
        element(
            "itemBody",
            element("div", *read_xhtml(prose.write_blocks(question.stem))),
            element("choiceInteraction", *choices, responseIdentifier="RESPONSE", shuffle="true", maxChoices="1"),
        ),
        _process(),
        *feedback,
        xmlns=NAMESPACE,
        identifier=question.id,
        title=question.id,
        adaptive="false",
        timeDependent="false",
    )


def _process() -> Element:
    """What an answer does: the best option scores 1, and every answer opens its feedback."""
    answered = element("not", element("isNull", _variable("RESPONSE")))
    best = element("match", _variable("RESPONSE"), element("correct", identifier="RESPONSE"))
    return element(
        "responseProcessing",
        element(
            "responseCondition",
            element("responseIf", best, _set("SCORE", element("baseValue", "1", baseType="float"))),
            element("responseElse", _set("SCORE", element("baseValue", "0", baseType="float"))),
        ),
        element(
            "responseCondition",
            element("responseIf", answered, _set("FEEDBACK", _variable("RESPONSE"))),
        ),
    )


def _declare(id: str, kind: str, *children: Element) -> Element:
    return element("outcomeDeclaration", *children, identifier=id, cardinality="single", baseType=kind)


def _variable(id: str) -> Element:
    return element("variable", identifier=id)


def _set(id: str, value: Element) -> Element:
    return element("setOutcomeValue", value, identifier=id)

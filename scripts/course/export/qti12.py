"""QTI 1.2 (IMS Question & Test Interoperability), in a package: one assessment with one item a question.

Texts are HTML inside `mattext`. An answer opens its option's feedback and the reason; the best option scores 100.
"""

from __future__ import annotations

from html import escape
from xml.etree.ElementTree import Element

from ..model import Course, Question
from ..pages.questions import ASKED_BEFORE
from .banks import Bank, list_marks, name_options
from .package import element, write_manifest, write_xml, write_zip
from .prose import Prose

NAMESPACE = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
RESPONSE = "response1"
REASON = "general_fb"  # Canvas shows what has this name after every answer, and drops other names


def write(course: Course, bank: Bank) -> bytes:
    """A bank as a package."""
    id, path = f"{course.id}-{bank.id}", f"{bank.id}/{bank.id}.xml"
    manifest = write_manifest(
        f"{id}-package",
        ("IMS Content", "1.1.3"),
        [element("resource", element("file", href=path), identifier=id, type="imsqti_xmlv1p2", href=path)],
    )
    return write_zip({"imsmanifest.xml": manifest, path: write_xml(_write_assessment(course, bank, id))})


def _write_assessment(course: Course, bank: Bank, id: str) -> Element:
    return element(
        "questestinterop",
        element(
            "assessment",
            element("presentation_material", element("flow_mat", _material(f"<p>{escape(ASKED_BEFORE)}</p>"))),
            element("section", *(_write_item(course, q) for q in bank.questions), ident=f"{id}-section"),
            ident=id,
            title=bank.title,
        ),
        xmlns=NAMESPACE,
    )


def _write_item(course: Course, question: Question) -> Element:
    prose, options = Prose(course, question.path), [*name_options(question)]
    labels = [
        element("response_label", _material(prose.write_words(option.text)), ident=name) for name, option in options
    ]
    response = element(
        "response_lid",
        element("render_choice", *labels, shuffle="Yes"),
        ident=RESPONSE,
        rcardinality="Single",
    )
    feedback = [
        _write_feedback(_feedback(n), prose.write_words(option.feedback)) for n, (_, option) in enumerate(options)
    ]
    marks = {"question_type": "multiple_choice_question", "points_possible": "1", **list_marks(question)}
    return element(
        "item",
        element("itemmetadata", element("qtimetadata", *(_write_field(*mark) for mark in marks.items()))),
        element("presentation", _material(prose.write_blocks(question.stem)), response),
        element(
            "resprocessing",
            element("outcomes", element("decvar", varname="SCORE", vartype="Decimal", minvalue="0", maxvalue="100")),
            _condition(element("other"), _show(REASON)),
            *(_condition(_chosen(name), _show(_feedback(n))) for n, (name, _) in enumerate(options)),
            *(
                _condition(_chosen(name), element("setvar", "100", action="Set", varname="SCORE"), goes_on="No")
                for name, option in options
                if option.correct
            ),
        ),
        *feedback,
        _write_feedback(REASON, prose.write_blocks(question.rationale)),
        ident=question.id,
        title=question.id,
    )


def _feedback(n: int) -> str:
    """The name of an option's feedback within its question. A question's id is no part of it: Canvas would take a name
    with *correct*, *wrong* or *solution* in it for the feedback of every such answer.
    """
    return f"option_{n + 1}_fb"


def _material(html: str) -> Element:
    return element("material", element("mattext", html, texttype="text/html"))


def _write_feedback(id: str, html: str) -> Element:
    return element("itemfeedback", element("flow_mat", _material(html)), ident=id)


def _write_field(label: str, entry: str) -> Element:
    return element("qtimetadatafield", element("fieldlabel", label), element("fieldentry", entry))


def _chosen(name: str) -> Element:
    return element("varequal", name, respident=RESPONSE)


def _show(id: str) -> Element:
    return element("displayfeedback", feedbacktype="Response", linkrefid=id)


def _condition(when: Element, then: Element, goes_on: str = "Yes") -> Element:
    return element("respcondition", element("conditionvar", when), then, **{"continue": goes_on})

"""The readers of QTI 1.2 and Aiken, on samples after the examples of the specifications, and one for each refusal."""

from __future__ import annotations

import io
from zipfile import ZipFile

import pytest

from export.reading import aiken, qti12
from export.reading.record import ReadQuestion, Refused

MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" identifier="all">
  <metadata><schema>IMS Content</schema><schemaversion>1.1.3</schemaversion></metadata>
  <organizations/>
  <resources>
    <resource identifier="one" type="imsqti_xmlv1p2"><file href="one.xml"/><dependency identifierref="more"/></resource>
    <resource identifier="more" type="webcontent" href="more.txt"><file href="more.txt"/></resource>
  </resources>
</manifest>"""
# As Canvas writes it.
CANVAS = """<?xml version="1.0" encoding="UTF-8"?>
<questestinterop xmlns="http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="http://www.imsglobal.org/xsd/ims_qtiasiv1p2 http://www.imsglobal.org/xsd/ims_qtiasiv1p2p1.xsd">
 <assessment ident="test" title="Capitals"><section ident="root"><item ident="paris" title="A capital">
  <itemmetadata><qtimetadata>
   <qtimetadatafield><fieldlabel>question_type</fieldlabel><fieldentry>multiple_choice_question</fieldentry></qtimetadatafield>
   <qtimetadatafield><fieldlabel>points_possible</fieldlabel><fieldentry>2.0</fieldentry></qtimetadatafield>
  </qtimetadata></itemmetadata>
  <presentation>
   <material><mattext texttype="text/html"><![CDATA[<p>Which city is <b>France</b>’s
capital?</p><p>1 &lt; 2</p>]]></mattext></material>
   <response_lid ident="response1" rcardinality="Single"><render_choice shuffle="Yes">
    <response_label ident="10"><material><mattext texttype="text/html">&lt;i&gt;Lyon&lt;/i&gt; &amp;amp; more</mattext></material></response_label>
    <response_label ident="20"><material><mattext>Paris &lt;b&gt;</mattext></material></response_label>
   </render_choice></response_lid>
  </presentation>
  <resprocessing>
   <outcomes><decvar varname="SCORE" vartype="Decimal" minvalue="0" maxvalue="100"/></outcomes>
   <respcondition continue="Yes"><conditionvar><other/></conditionvar><displayfeedback linkrefid="general_fb"/></respcondition>
   <respcondition continue="Yes"><conditionvar><varequal respident="response1">10</varequal></conditionvar><displayfeedback linkrefid="10_fb"/></respcondition>
   <respcondition continue="No"><conditionvar><varequal respident="response1">20</varequal></conditionvar><setvar action="Set" varname="SCORE">100</setvar></respcondition>
  </resprocessing>
  <itemfeedback ident="general_fb"><flow_mat><material><mattext texttype="text/html">It lies on the&lt;br&gt;Seine.</mattext></material></flow_mat></itemfeedback>
  <itemfeedback ident="10_fb"><flow_mat><material><mattext>The second city.</mattext></material></flow_mat></itemfeedback>
 </item></section></assessment>
</questestinterop>"""
# As the specification's own examples are: no namespace, a flow around everything, defaults left out.
PLAIN = """<!DOCTYPE questestinterop SYSTEM "ims_qtiasiv1p2p1.dtd">
<questestinterop>
 <!-- one item alone -->
 <item ident="true" title="Standard True/False">
  <presentation label="true"><flow>
   <material><mattext>Paris is the capital of France.</mattext></material>
   <response_lid ident="TF"><render_choice>
    <flow_label><response_label ident="T"><material><mattext>Agree</mattext></material></response_label></flow_label>
    <flow_label><response_label ident="F"><material><mattext>Disagree</mattext></material></response_label></flow_label>
   </render_choice></response_lid>
  </flow></presentation>
  <resprocessing>
   <outcomes><decvar/></outcomes>
   <respcondition title="Correct"><conditionvar><varequal respident="TF">T</varequal></conditionvar><setvar>3</setvar><displayfeedback linkrefid="right"/></respcondition>
   <respcondition title="Wrong"><conditionvar><not><varequal respident="TF">T</varequal></not></conditionvar><displayfeedback linkrefid="wrong"/></respcondition>
  </resprocessing>
  <itemfeedback ident="right"><material><mattext>Yes.</mattext></material></itemfeedback>
  <itemfeedback ident="wrong"><material><mattext>No.</mattext></material></itemfeedback>
 </item>
</questestinterop>"""


def pack(xml: str | bytes = CANVAS, manifest: str = MANIFEST, **more: str) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w") as package:
        package.writestr("imsmanifest.xml", manifest)
        package.writestr("one.xml", xml)
        package.writestr("more.txt", "")
        for name, content in more.items():
            package.writestr(name, content)
    return file.getvalue()


def change(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new, 1)


def test_a_question_as_canvas_writes_it():
    assert qti12.read(pack()) == [
        ReadQuestion(
            "paris",
            "Which city is France’s capital?\n1 < 2",
            ["Lyon & more", "Paris <b>"],
            1,
            ["The second city.", None],
            "It lies on the\nSeine.",
            2.0,
            True,
        )
    ]


def test_a_question_as_the_specification_writes_it():
    assert qti12.read(pack(PLAIN)) == [
        ReadQuestion(
            "true", "Paris is the capital of France.", ["Agree", "Disagree"], 0, ["Yes.", "No."], None, 3.0, False
        )
    ]


def test_points_as_brightspace_writes_them():
    assert qti12.read(pack(change(CANVAS, "points_possible", "qmd_weighting")))[0].points == 2.0


def test_sums_and_conditions_of_several_parts():
    both = '<and><varequal respident="TF">T</varequal><not><unanswered respident="TF"/></not></and>'
    xml = change(PLAIN, '<varequal respident="TF">T</varequal>', both)
    xml = change(xml, "<setvar>3</setvar>", '<setvar action="Add">2</setvar><setvar action="Multiply">2</setvar>')
    assert qti12.read(pack(xml))[0].points == 4.0


LABEL = '<response_label ident="20"><material><mattext>Paris &lt;b&gt;</mattext></material></response_label>'
QUESTION = CANVAS[CANVAS.index("   <material>") : CANVAS.index("   <response_lid ")]
KEYED = '<varequal respident="response1">20</varequal>'
BAD_ITEMS = {
    "an unknown response": ('respident="response1">20', 'respident="response2">20', "respident must be response1"),
    "an unknown label": ('respident="response1">20', 'respident="response1">30', "varequal must name a response_label"),
    "two keys": (KEYED, f"<or>{KEYED}<varequal respident='response1'>10</varequal></or>", "exactly one .*: 10, 20"),
    "no key": (">100</setvar>", ">0</setvar>", "exactly one .*: none"),
    "no label": (LABEL, "", "two response_label or more"),
    "a label twice": ('response_label ident="20"', 'response_label ident="10"', "response_label 10 must be there once"),
    "a label without a text": ("Paris &lt;b&gt;", " ", "response_label 20 must have a text"),
    "no question": (QUESTION, "", "its presentation must have material"),
    "many choices": ('rcardinality="Single"', 'rcardinality="Multiple"', "rcardinality"),
    "no such feedback": ('linkrefid="10_fb"', 'linkrefid="11_fb"', "linkrefid must be the ident of an itemfeedback"),
    "feedback twice": (
        'itemfeedback ident="10_fb"',
        'itemfeedback ident="general_fb"',
        "itemfeedback general_fb must be",
    ),
    "no such variable": ('varname="SCORE">100', 'varname="MARK">100', "variable that decvar declares: MARK"),
    "no SCORE": ('decvar varname="SCORE"', 'decvar varname="MARK"', "must declare SCORE"),
    "more than the most": (">100</setvar>", ">101</setvar>", "SCORE must stay between"),
    "less than the least": ('minvalue="0"', 'defaultval="-1" minvalue="0"', "SCORE must stay between"),
    "no number": (">100</setvar>", ">all</setvar>", "setvar must be a number"),
    "no points": ("<fieldentry>2.0<", "<fieldentry>0<", "the points must be more than 0"),
    "another kind": (">multiple_choice_question<", ">essay_question<", "question_type must be one of one choice"),
    "two points": (
        "question_type</fieldlabel><fieldentry>multiple_choice_question<",
        "qmd_weighting</fieldlabel><fieldentry>1<",
        "must say the same",
    ),
    "a field twice": ("question_type<", "points_possible<", "the field points_possible must have one value"),
    "another texttype": ('texttype="text/html"', 'texttype="text/rtf"', "texttype must be text/plain or text/html"),
    "a text elsewhere": ("<mattext>Paris", '<mattext uri="a.txt">Paris', "its text must stand in the file"),
    "no ident": ('<response_label ident="20">', "<response_label>", "must follow the specification.*ident"),
    "elements out of order": (
        "<resprocessing>",
        "<itemfeedback ident='x'><material><mattext>x</mattext></material></itemfeedback><resprocessing>",
        "follow the specification.*item content",
    ),
    "an element of no specification": ("<flow_mat>", "<p>Hi</p><flow_mat>", "must follow the specification"),
    "markup in a text": ("The second city.", "<b>The</b> second city.", "must follow the specification.*mattext"),
    "a value of no specification": ('shuffle="Yes"', 'shuffle="true"', "must follow the specification.*shuffle"),
    "words between elements": ("<flow_mat>", "Hi<flow_mat>", "must follow the specification"),
    "no processing": (
        CANVAS[CANVAS.index("  <resprocessing>") : CANVAS.index("  <itemfeedback ")],
        "",
        "exactly one resprocessing",
    ),
    "two responses": (
        "   </render_choice></response_lid>",
        "</render_choice></response_lid><response_lid ident='b'><render_choice/></response_lid>",
        "exactly one response_lid, and there are 2",
    ),
    "another kind of response": ("<render_choice ", "<render_fib/><render_choice ", "must follow the specification"),
}


@pytest.mark.parametrize(("old", "new", "message"), BAD_ITEMS.values(), ids=BAD_ITEMS)
def test_what_the_specification_forbids_is_refused_by_the_items_name(old, new, message):
    with pytest.raises(Refused, match=message) as refused:
        qti12.read(pack(change(CANVAS, old, new)))
    assert "paris" in str(refused.value)


ITEM = CANVAS[CANVAS.index("<item ") : CANVAS.index("</section>")]
BAD_FILES = {
    "an ident twice": (CANVAS.replace(ITEM, ITEM * 2), "item paris: its ident must be no other item's"),
    "no item": (CANVAS.replace(ITEM, ""), "at least one item"),
    "an entity": (
        change(PLAIN, '"ims_qtiasiv1p2p1.dtd"', '"x.dtd" [<!ENTITY e SYSTEM "file:///etc/hostname">]').replace(
            "Agree<", "&e;<"
        ),
        "there must be no entity but XML's own, and there is &e;",
    ),
    "another root": ("<item ident='a'/>", "its root must be questestinterop"),
    "a version of QTI 2": (CANVAS.replace("ims_qtiasiv1p2", "imsqti_v2p1"), "must be in the namespace"),
    "no XML": ("<questestinterop>", "must be well-formed XML"),
    "bytes of another encoding": (CANVAS.encode("cp1252"), "must be well-formed XML in its encoding"),
    "a declared other encoding": (
        change(CANVAS, "UTF-8", "windows-1252").encode("cp1252"),
        "the encoding must be UTF-8",
    ),
}


@pytest.mark.parametrize(("xml", "message"), BAD_FILES.values(), ids=BAD_FILES)
def test_what_a_file_must_not_be(xml, message):
    with pytest.raises(Refused, match=message):
        qti12.read(pack(xml))


BAD_MANIFESTS = {
    "no questions": ('type="imsqti_xmlv1p2"', 'type="imsqti_item_xmlv2p1"', "a resource must be of the type"),
    "a file that is not there": ('file href="one.xml"', 'file href="two.xml"', "must be in the package: 'two.xml'"),
    "no file": ('<file href="one.xml"/>', "", "resource one must list its file"),
    "another href": ('href="more.txt">', 'href="one.xml">', "its href must be one of the files"),
    "no such dependency": ('identifierref="more"', 'identifierref="none"', "depend on a resource that is there: none"),
    "an identifier twice": ('identifier="more"', 'identifier="one"', "its identifier must be there, and no other's"),
    "no type": (' type="webcontent"', "", "resource more: its type must be there"),
    "no organizations": ("<organizations/>", "", "it must hold"),
    "no identifier": (' identifier="all"', "", "with an identifier"),
    "another namespace": ("imscp_v1p1", "imscp_v9", "a manifest of http"),
    "QTI 2": ("identifier=", 'xmlns:q="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier=', "no namespace of QTI 2"),
    "the schema of QTI 2": ("IMS Content", "QTIv2.1 Package", "its schema must not be QTI 2"),
}


@pytest.mark.parametrize(("old", "new", "message"), BAD_MANIFESTS.values(), ids=BAD_MANIFESTS)
def test_what_a_manifest_must_not_say(old, new, message):
    with pytest.raises(Refused, match=message):
        qti12.read(pack(manifest=change(MANIFEST, old, new)))


def test_a_path_that_is_in_the_package_twice_is_refused():
    with pytest.raises(Refused, match=r"one\.xml must be in it once"):
        qti12.read(pack(**{"two.xml": ""}).replace(b"two.xml", b"one.xml"))


@pytest.mark.parametrize("name", ["../out.xml", "/out.xml", "in\\out.xml"])
def test_a_path_that_leads_out_of_the_package_is_refused(name):
    with pytest.raises(Refused, match="must be a relative path"):
        qti12.read(pack(**{name: ""}))


def test_what_is_no_package_is_refused():
    with pytest.raises(Refused, match="must be a whole zip"):
        qti12.read(CANVAS.encode())
    with pytest.raises(Refused, match=r"imsmanifest\.xml must lie at its root"):
        qti12.read(pack().replace(b"imsmanifest.xml", b"IMSmanifest.xml"))


# The example of Moodle's documentation, cut short.
AIKEN = """What is the correct answer to this question?
A. Is it this one?
B. Maybe this answer?
C. Possibly “this” one?
ANSWER: C

Which LMS has the most quiz import formats?
A) Moodle
B) ATutor
ANSWER: A
"""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_questions_as_moodle_documents_them(end):
    assert aiken.read(AIKEN.replace("\n", end).encode()) == [
        ReadQuestion(
            "1",
            "What is the correct answer to this question?",
            ["Is it this one?", "Maybe this answer?", "Possibly “this” one?"],
            2,
            [None, None, None],
        ),
        ReadQuestion("2", "Which LMS has the most quiz import formats?", ["Moodle", "ATutor"], 0, [None, None]),
    ]


BAD_AIKEN = {
    "no answer": ("ANSWER: A\n", "", "line 7: a line `ANSWER: ` and a letter must end it"),
    "no answer before another": (
        "\nANSWER: A\n",
        "\nWho?\nA) a\nB) b\nANSWER: A\n",
        "line 10: the question must be one line",
    ),
    "an answer that is no option": ("ANSWER: A", "ANSWER: C", "must be one of the options, A to B"),
    "two answers": ("ANSWER: A", "ANSWER: A, B", "exactly one capital letter"),
    "a small answer": ("ANSWER: A", "ANSWER: a", "exactly one capital letter"),
    "no space before the answer": ("ANSWER: A", "ANSWER:A", "must be `ANSWER: `"),
    "letters out of order": ("B) ATutor", "C) ATutor", "must be A, B, C … in order; this is option 2"),
    "a letter twice": ("B) ATutor", "A) ATutor", "must be A, B, C … in order; this is option 2"),
    "no space": ("B) ATutor", "B)ATutor", "a space and the option's text"),
    "an empty option": ("B) ATutor", "B) ", "a space and the option's text"),
    "one option": ("B) ATutor\n", "", "there must be two options or more"),
    "an empty line among options": ("B) ATutor", "\nB) ATutor", "line 9: there must be no empty line"),
    "an empty line above the answer": ("ANSWER: A", "\nANSWER: A", "line 10: there must be no empty line"),
    "an empty line below the question": ("formats?\n", "formats?\n\n", "line 8: there must be no empty line"),
    "a question of two lines": ("formats?\n", "formats?\nSay it.\n", "line 8: the question must be one line"),
    "an option of two lines": ("ATutor\n", "ATutor\nor so\n", "line 10: the question must be one line"),
    "a small letter": ("B) ATutor", "b) ATutor", "line 9: the question must be one line"),
    "a question like an option": ("Which LMS", "A. Which LMS", "the question's own line must come first"),
    "a question like an answer": ("Which LMS", "ANSWER: Which LMS", "the question's own line must come first"),
    "no question": ("Which LMS has the most quiz import formats?\n", "", "the question's own line must come first"),
    "a question of one sign": ("Which LMS has the most quiz import formats?", "?", "two characters long or more"),
    "an answer alone": ("ANSWER: A\n", "ANSWER: A\nANSWER: B\n", "question 3 .*the question's own line"),
    "an unseen sign": ("ATutor", "AT\x0cutor", r"question 2, line 9: there must be no sign U\+000C"),
}


@pytest.mark.parametrize(("old", "new", "message"), BAD_AIKEN.values(), ids=BAD_AIKEN)
def test_what_aiken_forbids_is_refused_by_the_questions_number(old, new, message):
    first, second = AIKEN.split("\n\n")
    with pytest.raises(Refused, match=message) as refused:
        aiken.read(f"{first}\n\n{change(second, old, new)}".encode())
    assert (
        "question 2 (" in str(refused.value)
        or "question 3 (" in str(refused.value)
        or "question 2," in str(refused.value)
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (AIKEN.encode("cp1252"), "question 1, line 4: the file must be UTF-8"),
        (AIKEN.encode("utf-16"), "question 1, line 1: the file must be UTF-8"),
        (AIKEN.encode("utf-8-sig"), r"question 1, line 1: there must be no sign U\+FEFF"),
        (b"\n", "at least one question"),
    ],
)
def test_what_an_aiken_file_must_not_be(content, message):
    with pytest.raises(Refused, match=message):
        aiken.read(content)

"""What a page prints on, as Chromium makes a PDF of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pypdf import PdfReader

from acting import fill, paper, sheets, texts, until
from course.pages.sheets import NOT_HANDED_OUT, PRACTICE_SHEETS, list_sheets
from course.rules.worksheets import ASKED

QUOTES = re.compile('["“”]')


def module(page, module, format: str = "A4") -> None:
    """As an article, with its key, and no sheet that ends on a heading."""
    printed = sheets(page, format)
    whole = " ".join(printed)

    assert (
        "Skip to content" not in whole
        and "Leave quickly" not in whole.replace("Leave quickly, at the top", "")
        and "Not a therapist?" not in whole
    )
    assert "Check my answer" not in whole and "Clear my answers" not in whole
    assert "For supervisors" not in whole.replace("For supervisors has", "")
    key = [n for n, text in enumerate(printed) if "Key: every answer explained" in text]
    assert len(key) == 1
    assert printed[key[0]].replace("Key: every answer explained", "").strip().startswith("Question 1 "), (
        "the key starts a page of its own"
    )
    titles = tuple(section.title for section in module.page.sections)
    stranded = [text[-80:] for text in printed if text.endswith(titles) or re.search(r"Basis: [^.]*\.$", text)]
    assert not stranded, f"the foot of a sheet: {stranded}"
    said = "".join(" ".join(printed[key[0] :]).split())
    for q in module.questions:
        for option in q.options:
            start = "".join(option.feedback.split("](")[0].lstrip("[").replace("'", "’").split())
            assert QUOTES.sub("", start)[:24] in QUOTES.sub("", said), option.feedback
    assert "What a colleague" in whole and "https://doi.org/" in whole.replace(" ", "")


def case(page, case) -> None:
    """Every moment, and where each choice leads."""
    text = " ".join(sheets(page))
    assert text.count("What else could be said.") == sum(bool(m.ending) for m in case.moments)
    assert text.count("→") >= sum(len(m.choices) for m in case.moments) and "Start again" not in text


def worksheet(page, sheet, format: str) -> None:
    """One page, blank and filled in."""
    (blank,) = sheets(page, format)
    assert "Who fills it in:" in blank
    assert "Leave quickly" not in blank and "Not a therapist?" not in blank and "Save as text" not in blank
    assert sheet.page.meta.held_by == "therapist" or not ASKED.search(blank), "a client may hold it, at home"
    fill(page, sheet, "Back at half past eight")
    (filled,) = sheets(page, format)
    assert filled.count("Back at half past eight") == sum(f.kind == "text" for f in sheet.fields)


def practice_sheets(page, course, format: str) -> None:
    """Each is one page, in its order, behind what stands above them all; the replies say that they are kept back."""
    ids = [id for path, id in list_sheets(course) if path == PRACTICE_SHEETS]
    titles = page.locator(".sheet h2").evaluate_all("all => all.map((h) => h.firstChild.textContent.trim())")
    assert page.locator(".sheet h2").evaluate_all("all => all.map((h) => h.id)") == ids
    pdf = paper(page, format)
    assert untagged(pdf) == []
    printed = texts(pdf)[-len(ids) :]
    assert [text for title, text in zip(titles, printed, strict=True) if not text.startswith(title)] == []
    apart = NOT_HANDED_OUT.split("**")[1]
    assert [apart in text for text in printed] == [id.startswith("replies-") for id in ids]


def untagged(pdf: PdfReader) -> list[str]:
    """What a PDF lacks for somebody who cannot see it, or whose machine has other fonts: the language, headings and
    paragraphs as tags, each font within it.
    """
    root = pdf.root_object
    tags = set(_tags(root.get("/StructTreeRoot", {})))
    lacking = [name for name in ("/H2", "/P") if name not in tags]
    if root.get("/Lang") != "en" or not root.get("/MarkInfo", {}).get("/Marked"):
        lacking.append("language or mark")
    return lacking + sorted({font for sheet in pdf.pages for font in _fonts_elsewhere(sheet)})


def _tags(node) -> Iterator[str]:
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        if isinstance(at := kid.get_object(), dict):
            yield at.get("/S", "")
            yield from _tags(at)


def _fonts_elsewhere(sheet) -> Iterator[str]:
    for font in sheet["/Resources"].get("/Font", {}).values():
        for inner in font.get_object().get("/DescendantFonts", [font]):
            described = inner.get_object().get("/FontDescriptor", {})
            if font.get_object()["/Subtype"] != "/Type3" and not any(f"/FontFile{n}" in described for n in ("", 2, 3)):
                yield str(inner.get_object().get("/BaseFont"))


def answered(page) -> None:
    """Something chosen, something not, and an answer to a question where there is one."""
    for kind in ("radio", "checkbox"):
        boxes = page.locator(f".md-content input[type={kind}]:visible:not([required])")
        for n in range(0, min(boxes.count(), 12), 3):
            boxes.nth(n).check()
    for quiz in page.locator("course-question .quiz").all()[:2]:
        quiz.locator("input[name=answer]").first.check()
        quiz.get_by_role("button", name="Check my answer").click()


def alike_from_both_schemes(visit, url: str, scripts: bool) -> None:
    """What is printed from the dark scheme is what is printed from the light one, to the last pixel, boxes that
    the browser draws included.
    """
    printed = {}
    for scheme in ("light", "dark"):
        page = visit(url, color_scheme=scheme, reduced_motion="reduce", java_script_enabled=scripts)
        if scripts:
            until(page, "document.readyState === 'complete'")
            answered(page)
            page.evaluate("document.activeElement.blur()")
        page.emulate_media(media="print", color_scheme=scheme)
        printed[scheme] = page.locator(".md-content").screenshot(caret="hide")
    assert printed["dark"] == printed["light"]

"""What a reader does and meets in the browser: answering, printing, a browser that keeps nothing, one that is full, one that is never idle."""

from __future__ import annotations

import io
import json
import unicodedata

from pypdf import PdfReader

from building import ROOT
from course.load import load

BUSY = "window.requestIdleCallback = () => 0"
KEY = f"course:{load(ROOT)[0].id}"
FORBID = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }});"
FULL = "Storage.prototype.setItem = function () { throw new DOMException('full', 'QuotaExceededError'); };"


def answer(page, question, option: int, sure: str | None = None) -> None:
    """Choose an option of a module's question, say how sure one is, and check it."""
    quiz = page.locator(f"#{question.id} .quiz")
    quiz.locator("input[name=answer]").nth(option).check()
    if sure:
        quiz.get_by_label(sure, exact=True).check()
    quiz.get_by_role("button", name="Check my answer").click()


def record(page) -> dict:
    """The record as it is stored."""
    return json.loads(page.evaluate("key => localStorage.getItem(key)", KEY) or "{}")


def until(page, condition: str) -> None:
    """Wait in the page until a JavaScript expression holds, ten seconds at most. Playwright's own waiting may use eval, which the pages' policy refuses."""
    look = f"const look = () => ({condition}) ? done() : performance.now() - from > 10_000 ? fail(Error('in vain')) : setTimeout(look, 10)"
    page.evaluate(f"() => new Promise((done, fail) => {{ const from = performance.now(); {look}; look(); }})")


def sheets(page, format: str = "A4") -> list[str]:
    """The text of each sheet that the page prints on, its ligatures taken apart."""
    paper = PdfReader(io.BytesIO(page.pdf(format=format, tagged=True)))
    return [unicodedata.normalize("NFKC", " ".join(sheet.extract_text().split())) for sheet in paper.pages]

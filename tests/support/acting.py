"""What a reader does and meets in the browser: answering, printing, a browser that keeps nothing, one that is
full, one that is never idle.
"""

from __future__ import annotations

import io
import json
import unicodedata

from pypdf import PdfReader

from building import ROOT
from course.read.folder import load

BUSY = "window.requestIdleCallback = () => 0"
KEY = f"course:{load(ROOT)[0].id}"
FORBID = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }});"
FULL = "Storage.prototype.setItem = function () { throw new DOMException('full', 'QuotaExceededError'); };"


def answer(page, question, option: int, sure: str | None = None) -> None:
    """Choose an option of a module's question, say how sure one is, and check it.

    The page's own clicks take a tenth of the time of a mouse's, which moves there first. Real keys and a real mouse
    answer in tests/browser/test_keyboard.py and tests/browser/test_questions.py.
    """
    page.bring_to_front()  # a tab in the background is drawn once a second
    quiz = page.locator(f"#{question.id} .quiz")
    if sure:
        quiz.get_by_label(sure, exact=True).check()
    quiz.evaluate(
        "(quiz, n) => { quiz.querySelectorAll('input[name=answer]')[n].click(); quiz.querySelector('[type=submit]').click(); }",
        option,
    )


def stored(page) -> dict:
    """What mkdocs-quiz has stored of the answers on this page."""
    return json.loads(page.evaluate("localStorage.getItem('quiz_progress_' + location.pathname)") or "{}")


def tally(page) -> str:
    """The line below a bank: how many are answered, how many of them with the best option."""
    return page.locator(".quiz-tally").inner_text()


def record(page) -> dict:
    """The record as it is stored."""
    return json.loads(page.evaluate("key => localStorage.getItem(key)", KEY) or "{}")


def hears(page, *words: str) -> None:
    """Wait until all the words stand in what this tab finds stored: what another tab writes takes a moment to arrive,
    because browsers keep tabs in processes of their own.
    """
    until(page, f"{json.dumps(words)}.every((word) => (localStorage.getItem({json.dumps(KEY)}) || '').includes(word))")


def kept(page) -> str:
    """All that the site has stored on this device."""
    return page.evaluate("JSON.stringify(Object.entries(localStorage).concat(Object.entries(sessionStorage)))")


def fill(page, sheet, text: str) -> None:
    """Fill in a worksheet: the text in every box, every tick, the first option of every choice."""
    for field in sheet.fields:
        if field.kind == "text":
            page.locator(f"textarea#{field.id}").fill(text)
        elif field.kind == "tick":
            page.locator(f"input#{field.id}").check()
        else:
            page.locator(f"fieldset#{field.id} input").first.check()


def until(page, condition: str) -> None:
    """Wait in the page until a JavaScript expression holds, ten seconds at most.

    Playwright's own waiting may use eval, which the pages' policy refuses.
    """
    look = f"const look = () => ({condition}) ? done() : performance.now() - from > 10_000 ? fail(Error('in vain')) : setTimeout(look, 10)"
    page.evaluate(f"() => new Promise((done, fail) => {{ const from = performance.now(); {look}; look(); }})")


def refused(page) -> bool:
    """Whether the page's policy refuses a script that somebody got into it, in both of the usual ways.

    The page notes what is refused in `window.refused`.
    """
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.injected = true'}))"
    )
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.injected = true\">')")
    until(page, "(window.refused ?? []).length > 1")
    return page.evaluate("window.injected") is None and all(
        r.startswith("script-src") for r in page.evaluate("window.refused")
    )


JUMPS = "window.jumps = []; new PerformanceObserver((l) => l.getEntries().forEach((e) => jumps.push(e.value))).observe({type: 'layout-shift', buffered: true})"
STILL = "new Promise((done) => requestIdleCallback(() => requestIdleCallback(() => requestAnimationFrame(() => requestAnimationFrame(done)))))"


def jumps(page, url: str) -> list[float]:
    """How far what stands on a page jumps while it opens for the first time on a slow phone and
    line, until it is still.
    """
    page.set_viewport_size({"width": 412, "height": 823})
    page.add_init_script(JUMPS)
    slow = page.context.new_cdp_session(page)
    slow.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    slow.send("Network.enable")
    slow.send("Network.setCacheDisabled", {"cacheDisabled": True})
    slow.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 100, "downloadThroughput": 250_000, "uploadThroughput": 100_000},
    )
    page.goto(url)
    page.evaluate(STILL)
    found = page.evaluate("jumps")
    slow.detach()  # else the next page of this context would be slow too
    return found


def sheets(page, format: str = "A4") -> list[str]:
    """The text of each sheet that the page prints on."""
    return texts(paper(page, format))


def paper(page, format: str = "A4") -> PdfReader:
    """What the page prints, as a PDF."""
    return PdfReader(io.BytesIO(page.pdf(format=format, tagged=True)))


def texts(pdf: PdfReader) -> list[str]:
    """The text of each page of a PDF, its ligatures taken apart."""
    return [unicodedata.normalize("NFKC", " ".join(sheet.extract_text().split())) for sheet in pdf.pages]

"""What a reader does in a browser, whichever it is: open, click, type, look, save a file.

An engine adds how it opens, goes back, evaluates and finds; `evaluate` means what Playwright's does, so that what other
tests ask of a page can be asked of any engine.
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from pathlib import Path

from selenium.webdriver.support.wait import WebDriverWait

WIDE, NARROW = (1280, 900), (500, 800)  # the narrowest window that every engine has
CALL = "const it = ({}); return typeof it === 'function' ? it(...arguments) : it;"
# The first of those in sight that fits a selector and begins with the given words; and the same once it stands still
# where a hand can reach it.
SEEN = """([css, words]) => {
    const said = (e) => (e.getAttribute("aria-label") ?? e.textContent).replace(/\\s+/g, " ").trim();
    return [...document.querySelectorAll(css)].find((e) => e.checkVisibility() && said(e).startsWith(words));
}"""
REACHED = f"""async (asked) => {{
    const found = ({SEEN})(asked), middle = () => {{ const box = found.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; }};
    if (!found) return null;
    found.scrollIntoView({{ block: "center", behavior: "instant" }});
    const before = middle();
    await new Promise(requestAnimationFrame).then(() => new Promise(requestAnimationFrame));
    const over = document.elementFromPoint(...before);
    return String(before) === String(middle()) && over && (found.contains(over) || over.contains(found)) ? found : null;
}}"""
HALF_SAVED = (".part", ".wkdownload")


class Engine(ABC):
    records = True  # has a microphone, if one that hears nothing, and can record it

    def __init__(self, folder: Path):
        self.folder = folder  # of the files that it saves
        folder.mkdir(parents=True, exist_ok=True)

    @staticmethod
    @abstractmethod
    def missing() -> str:
        """What to install, in a sentence; nothing where it is there."""

    @abstractmethod
    def open(self, url: str) -> None: ...

    @abstractmethod
    def reload(self) -> None: ...

    @abstractmethod
    def back(self) -> None: ...

    @property
    @abstractmethod
    def url(self) -> str: ...

    @abstractmethod
    def evaluate(self, expression: str, argument=None):
        """What a JavaScript expression is, or what a function gives for the argument;
        what is promised is waited for.
        """

    @abstractmethod
    def element(self, function: str, argument):
        """The element that a function gives for the argument, with `click()` and `send_keys(text)`, or None."""

    @abstractmethod
    def press(self, key: str) -> None:
        """A key without a letter: Shift, Enter, Escape."""

    @abstractmethod
    def hold(self, key: str, letter: str) -> None:
        """A letter while a key is held: Control and c."""

    @abstractmethod
    def resize(self, width: int, height: int) -> None: ...

    @abstractmethod
    def close(self) -> None: ...

    def until(self, condition, what: str = ""):
        """Wait until a JavaScript expression or a function in Python holds, ten seconds at most; return what it is.

        A page that is just being left answers nothing.
        """
        holds = condition if callable(condition) else lambda: self.evaluate(condition)
        return WebDriverWait(self, 10, 0.05, [Exception]).until(
            lambda _: holds(), f"waited in vain for {what or condition}"
        )

    def reach(self, css: str, words: str = ""):
        """The element, as soon as it can be reached."""
        return self.until(lambda: self.element(REACHED, [css, words]), f"{css} {words!r}")

    def click(self, css: str, words: str = "") -> None:
        self.reach(css, words).click()

    def type(self, css: str, text: str) -> None:
        self.reach(css).send_keys(text)

    def pasted(self) -> str:
        """What a reader gets who pastes, into a box that this adds to the page."""
        self.evaluate(
            "() => { const box = document.createElement('textarea'); box.id = 'paste'; document.body.prepend(box); box.focus(); }"
        )
        self.hold("Control", "v")
        return self.until("document.getElementById('paste').value", "what was copied")

    def text(self, css: str) -> str:
        """What can be read in the first of those."""
        return self.evaluate("css => document.querySelector(css).innerText", css)

    def sees(self, css: str, words: str = "") -> bool:
        return self.evaluate(f"(asked) => Boolean(({SEEN})(asked))", [css, words])

    def saved(self, css: str, words: str) -> str:
        """The text of the file that a button saves, its ends of lines as they are."""
        before = set(self.folder.iterdir())

        def whole():
            new = set(self.folder.iterdir()) - before
            return not any(file.suffix in HALF_SAVED for file in new) and next(
                (file for file in new if file.stat().st_size), None
            )

        self.click(css, words)
        return self.until(whole, "the file").read_bytes().decode()

    def went_wrong(self) -> list[str]:
        """What went wrong on the pages since this was asked last."""
        return json.loads(
            self.evaluate(
                "() => { const found = sessionStorage.getItem('wrong'); sessionStorage.removeItem('wrong'); return found; }"
            )
            or "[]"
        )

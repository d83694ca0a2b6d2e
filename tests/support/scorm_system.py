"""A learning management system around a package, in Chromium: the strict one of our own, or somebody else's."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

STRICT = Path(__file__).with_name("strict_lms.js")
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>A learning management system</title>
<style>html,body{margin:0;height:100%}iframe{width:100%;height:100%;border:0;display:block}</style><body></body></html>"""
READY = "document.readyState === 'complete' && window.courseStore"
LAUNCH = """(src) => new Promise((done) => {
    const frame = document.createElement("iframe");
    frame.title = "The content";
    frame.id = "content";
    frame.onload = done;
    frame.src = src;
    document.body.append(frame);
})"""
# What the browser keeps for everybody who uses it: of storage, of databases, of caches, of workers.
KEPT = """async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length,
    (await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length, document.cookie]"""
NAMES = {
    "1.2": {
        "status": "cmi.core.lesson_status",
        "complete": "cmi.core.lesson_status",
        "score": "cmi.core.score.raw",
        "place": "cmi.core.lesson_location",
        "time": "cmi.core.session_time",
        "exit": "cmi.core.exit",
        "mode": "cmi.core.lesson_mode",
        "mark": "cmi.student_data.mastery_score",
    },
    "2004": {
        "status": "cmi.success_status",
        "complete": "cmi.completion_status",
        "score": "cmi.score.scaled",
        "place": "cmi.location",
        "time": "cmi.session_time",
        "exit": "cmi.exit",
        "mode": "cmi.mode",
        "mark": "cmi.scaled_passing_score",
    },
}
DATA = "cmi.suspend_data"
ROOM = {"1.2": 4096, "2004": 64000}


class System:
    """The strict system: `launch` opens the package as a learner does from the system's page."""

    def __init__(self, page, address: str, edition: str):
        """`address` is that of the unpacked package; the system's page stands beside it."""
        self.page, self.address, self.edition = page, address, edition
        self.wrong: list[str] = []
        self.asked: list[str] = []
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("console", lambda said: self.wrong.extend([said.text] if said.type == "error" else []))
        page.context.on("request", lambda request: self.asked.append(request.url))
        page.route(f"{address}lms.html", lambda route: route.fulfill(body=PAGE, content_type="text/html"))

    def begin(self, **settings) -> None:
        """The system's page, without the package."""
        self.page.goto(f"{self.address}lms.html")
        self.page.evaluate("(s) => { window.lmsSettings = s }", {"edition": self.edition, **settings})
        self.page.add_script_tag(path=STRICT)

    def launch(self, **settings) -> System:
        self.begin(**settings)
        self.open()
        return self

    def open(self) -> None:
        self.page.evaluate(LAUNCH, f"{self.address}index.html")
        self.ready()

    def ready(self) -> None:
        """The page of the course is there, with its scripts."""
        self.page.frame_locator("#content").locator("iframe").wait_for(state="attached")
        self.course.wait_for_function(READY)

    @property
    def window(self):
        """The frame of the package."""
        return self.page.frame_locator("#content").locator("body").element_handle().owner_frame()

    @property
    def course(self):
        """The frame of the page of the course that is open."""
        self.window.wait_for_function("document.querySelector('iframe')")
        (frame,) = self.window.child_frames
        return frame

    def go(self, path: str) -> Any:
        """Open a page of the course, and give its frame."""
        self.course.goto(f"{self.address}course/{path}index.html")
        self.course.wait_for_function(READY)
        return self.course

    def answer(self, question, n: int) -> None:
        """On the page that is open."""
        self.course.locator(f"#{question.id} input[name=answer][value='{n}']").check()
        self.course.locator(f"#{question.id} button", has_text="Check my answer").click()

    def reported(self) -> None:
        """What was done has been told: the window does so after what the page does now."""
        if self.page.locator("#content").count():
            self.window.evaluate("() => new Promise((done) => setTimeout(done))")

    @property
    def says(self) -> str:
        self.reported()
        return self.window.locator("[role=status]:visible").first.inner_text()

    def leave(self) -> None:
        """By the button."""
        self.window.get_by_role("button").click()
        self.page.wait_for_function(
            "() => !document.querySelector('#content').contentDocument.querySelector('iframe:not([hidden])')"
        )

    def told(self, expression: str) -> Any:
        """Of the system: `lms.kept`, `lms.calls`, …."""
        self.reported()
        return self.page.evaluate(expression)

    @property
    def kept(self) -> dict[str, str]:
        return self.told("lms.kept")

    def value(self, name: str) -> str:
        return self.kept.get(NAMES[self.edition].get(name, name), "")

    def calls(self, call: str) -> list[list]:
        return [one for one in self.told("lms.calls") if one[0] == call]

    def went_wrong(self) -> list[str]:
        """What the pages and the system complain of."""
        found = [*self.wrong, *map(json.dumps, self.told("window.lms ? lms.refused : []"))]
        self.wrong = []
        return found

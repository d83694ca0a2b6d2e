"""What is true of the course on the web and not in a learning management system, and what holds there instead.

tests/export holds that each sentence still stands somewhere, so that nobody forgets this list over a new wording.
"""

from __future__ import annotations

import re

GO = "Your answers go to the learning management system that opened this course."
STAYS = "What you write stays in this window, and is gone when you close it."
# On pages, and in what is searched: a sentence or the beginning of one, as it is published.
ON_PAGES = {
    "Your answers stay on your own device.": GO,
    "Your answers stay in this browser, on this device. Nothing is sent anywhere.": f"{GO} {STAYS}",
    "What you answer or write here is kept on this device, as in every module.": f"{GO} {STAYS}",
    "This course keeps no note on this device that you opened this page; your browser’s history does.": (
        "This course tells nobody that you opened this page; your browser’s history may, "
        "and your learning management system knows when you opened the course."
    ),
    "This site may have noted on this device which modules were opened, but not that somebody opened module 2, "
    "Contacts or the handbook: <em>My course</em> shows what is noted and erases it. "
    "A private window forgets both when it is closed.": (
        "Your learning management system has noted when you opened this course and which modules, but not that "
        "somebody opened module 2, Contacts or the handbook. What it has noted, you cannot erase."
    ),
    "All of this stays on your device.\nNobody is sent it, and anybody who uses this device can read it.": (
        "What you answer and play goes to the system, and what you write stays in this window."
    ),
    "What you choose here stays on this device and goes nowhere.": (
        "What you choose here stays in this window and goes nowhere."
    ),
    "<em>Erase my record</em> ends the record in this browser: here, in other tabs, and on pages you go back to. "
    "A copy of the course goes with it.": (
        "<em>Erase my record</em> ends the record in this window, and empties what your learning management system "
        "has of your answers. It may keep that you finished the course, and your score."
    ),
    "Nothing is ticked for you, and nothing is sent.": "Nothing is ticked for you, and none of it is sent.",
    "Your record is kept in your browser’s own storage, and is usually there when you return:": (
        "Here your record is kept in this window, and what your learning management system gets of it, "
        "it gives back when you return:"
    ),
    "The record never leaves the device unless you export it,": (
        "What you write never leaves this window unless you export it,"
    ),
}
# In the scripts.
IN_SCRIPTS = {
    "Your answer, kept on this device only.": "Your answer, in this window only.",
    "It exists on this device only. Export it to keep it or to move it;": (
        "What you wrote exists in this window only. Export it to keep it or to move it;"
    ),
    "It stands on this device only, and a browser may tidy it away.": (
        "What you wrote stands in this window only, and is gone when you close it."
    ),
    "What came since stands on this device only.": "What you wrote since stands in this window only.",
    "This browser keeps nothing for this site. What you do here stays on the page until you close it.": (
        "What you do here stays on the page until you close it."
    ),
}
# A client's device, on a page of the handbook, is another one: this is done where a page speaks of its reader's.
ON_DEVICE = re.compile(r"\b([Oo])n (?:this|your)(?: own)? device\b")


def say(text: str, said: dict[str, str]) -> str:
    """A text with what holds in a system."""
    for before, after in said.items():
        text = text.replace(before, after)
    return text


def in_window(text: str) -> str:
    """A text that speaks of the reader's device, as one of the window."""
    return ON_DEVICE.sub(r"\1n this window", text)

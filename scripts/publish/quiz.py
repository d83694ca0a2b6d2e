"""mkdocs-quiz, met here and nowhere else: its settings and words, its style and script, the HTML that it makes.

The questions' Markdown is written by course/pages/questions.py. What it makes of that is changed here, as a tree. What
else hangs on its names runs in the browser: course-question.js, tally.js, answers.js, quiz-bridge.js and
question.css. tests/unit/test_quiz_contract.py holds its own code to all of it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from mkdocs_quiz.translations import TranslationManager
from selectolax.lexbor import LexborHTMLParser, LexborNode

from course.model import Module, Question
from course.pages.questions import fingerprint, shown

PACKAGE = files("mkdocs_quiz")
# Its features that are off, by how their classes begin.
OFF = "quiz-(?:blank|header|progress|results)"
# What refers to an id, as far as a question has it.
REFERRING = ("id", "for", "aria-labelledby")


def page_settings(module: Module | None) -> dict[str, bool]:
    """What a page's front matter must tell it under `quiz`: whether to look for questions there."""
    return {"enabled": module is not None}


def stylesheet() -> dict[str, str]:
    """{name: text} of its own style, which question.css overrides."""
    return {"quiz.css": (PACKAGE / "css" / "quiz.css").read_text("utf-8")}


def scripts(settings: Mapping[str, Any], root: Path) -> list[str]:
    """Its script, after the one that tells it its words and settings. Both are inlined into each page otherwise.

    `settings` are those of the plugin in mkdocs.yml, `root` the folder where that stands.
    """
    language = settings["language"]
    words = TranslationManager(language, root / settings["custom_translations"][language]).to_dict()
    told = {
        "confetti": settings["confetti"],
        "showProgress": settings["show_progress"],
        "progressSidebarPosition": settings["progress_sidebar_position"],
    }
    start = f"window.mkdocsQuizTranslations={json.dumps(words, ensure_ascii=False)};window.mkdocsQuizConfig={json.dumps(told)};"
    return [start, (PACKAGE / "js" / "quiz.js").read_text("utf-8")]


def questions(html: str, module: Module) -> tuple[str, int]:
    """The content of a page as it is published, and how many questions it holds.

    Each question is wrapped in an element used nowhere inside it, which carries its permanent id and keeps its answers
    out of the search index; the ids inside, on which saved answers hang, change when the question does. The line on
    where answers are kept is wrapped too. What mkdocs-quiz has inlined goes, because it is served as files.
    """
    content = LexborHTMLParser(html, is_fragment=True)
    _drop_inlined(content)
    asked = shown(module)
    count = 0
    for quiz in content.css('div.quiz[id^="quiz-"]'):
        n = int((quiz.id or "").removeprefix("quiz-"))  # their place on the page, from 0
        if n < len(asked):
            count += 1
            _publish(content, quiz, n, asked)
    for intro in content.css("div.quiz-intro"):
        _wrap(content, intro, "course-quiz-intro")
    return content.html or "", count


def _drop_inlined(content: LexborHTMLParser) -> None:
    """Take away its panel of progress and all behind it: its style, its words and settings, its script."""
    node = content.css_first("#quiz-progress-sidebar")
    while node is not None:
        following = node.next
        node.decompose()
        node = following


def _publish(content: LexborHTMLParser, quiz: LexborNode, n: int, asked: tuple[Question, ...]) -> None:
    question = asked[n]
    _rename(quiz, f"quiz-{n}", f"{question.id}-{fingerprint(question)}")
    for link in quiz.css("a.quiz-header-link"):
        link.decompose()
    for name in ("action", "onsubmit"):  # the page's policy refuses both, and the script needs neither
        for form in quiz.css(f"form[{name}]"):
            del form.attrs[name]
    for radio in quiz.css("input[type=radio]"):  # else an empty answer counts as a wrong one
        radio.attrs["required"] = ""
    for result in quiz.css(".quiz-feedback"):
        result.attrs["role"] = "status"
    for paragraph in quiz.css("label > p.speech"):  # an option is no paragraph; it unwraps those without a class
        paragraph.unwrap()
    title = content.create_node("h3")
    title.attrs["class"] = "question-title"
    title.insert_child(f"Question {n + 1} of {len(asked)}")
    link = content.create_node("a")
    link.attrs["class"], link.attrs["href"] = "headerlink", f"#{question.id}"
    link.attrs["title"] = f"Link to question {n + 1}"
    link.insert_child("¶")
    title.insert_child(link, move=True)
    _wrap(content, quiz, "course-question", question.id)
    for id in question.was:
        place = content.create_node("span")
        place.attrs["id"] = id
        quiz.insert_before(place, move=True)
    quiz.insert_before(title, move=True)


def _rename(quiz: LexborNode, old: str, new: str) -> None:
    """Its ids, and what refers to them, under the name of the question."""
    for node in quiz.css(", ".join(f"[{name}]" for name in REFERRING)):
        for name in REFERRING:
            value = node.attributes.get(name) or ""
            if value.startswith(old):
                node.attrs[name] = new + value.removeprefix(old)


def _wrap(content: LexborHTMLParser, node: LexborNode, name: str, id: str = "") -> None:
    """Put a node into an element of ours, which the search leaves out."""
    box = content.create_node(name)
    if id:
        box.attrs["id"] = id
    box.attrs["data-search-exclude"] = ""
    node.insert_before(box, move=True)
    box.insert_child(node, move=True)

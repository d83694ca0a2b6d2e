"""What we rely on of mkdocs-quiz, held against its own code: an upgrade that changes it fails here and names it.

publish/quiz.py changes its HTML; course-question.js, tally.js, answers.js, quiz-bridge.js and question.css meet
it in the browser.
"""

from __future__ import annotations

import inspect
import json
import re
from dataclasses import replace

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils.yaml import yaml_load
from mkdocs_quiz.plugin import MkDocsQuizPlugin
from mkdocs_quiz.translations import TranslationManager
from selectolax.lexbor import LexborHTMLParser

from building import FIXTURES, ROOT
from course.pages.questions import fingerprint, write_bank
from course.read.folder import load
from publish import assets, quiz

SETTINGS = next(
    plugin["mkdocs_quiz"]
    for plugin in yaml_load((ROOT / "mkdocs.yml").read_text("utf-8"))["plugins"]
    if "mkdocs_quiz" in plugin
)
MARKDOWN = """
<!-- mkdocs-quiz intro -->

<quiz>

Ines asks for a guest. You answer:

- [ ] **Therapist:** Good idea.
> **Not this one.** It has no plan.
- [x] "What for?"
> **Best of these.** Purpose *first*.

Because a guest needs a purpose.
</quiz>

<quiz>

And then?

- [x] Yes.
> One.
- [ ] No.
> Two.
</quiz>
"""
QUIZ_JS = (quiz.PACKAGE / "js" / "quiz.js").read_text("utf-8")
SCRIPTS = {path.name: path.read_text("utf-8") for path in (ROOT / "scripts/theme/js").rglob("*.js")}


def through_the_plugin(text: str, meta: dict, **settings) -> str:
    """The HTML that the plugin's own events make of a page."""
    config = MkDocsConfig(config_file_path=str(ROOT / "mkdocs.yml"))
    config.load_dict(
        {
            "site_name": "x",
            "theme": {"name": "material"},
            "markdown_extensions": ["attr_list", "smarty", "course.markdown"],
            "plugins": [],
        }
    )
    assert config.validate() == ([], [])
    plugin = MkDocsQuizPlugin()
    assert plugin.load_config({**SETTINGS, **settings}) == ([], [])
    page = Page("x", File("x.md", None, "site", use_directory_urls=True), config)
    page.meta = meta
    page.markdown = plugin.on_page_markdown(text, page=page, config=config, files=Files([]))
    page.render(config, Files([]))
    return plugin.on_page_content(page.content, page=page, config=config, files=Files([]))


@pytest.fixture(scope="module")
def made():
    return through_the_plugin(MARKDOWN, {"quiz": {"enabled": True}})


@pytest.fixture(scope="module")
def tree(made):
    return LexborHTMLParser(made, is_fragment=True)


@pytest.fixture(scope="module")
def minimal():
    return load(FIXTURES / "minimal")[0]


@pytest.fixture(scope="module")
def module(minimal):
    return minimal.modules[0]


# --- Its HTML ---------------------------------------------------------------------------------------------------------


def test_it_is_switched_on_by_a_page(module):
    assert 'class="quiz"' in through_the_plugin(MARKDOWN, {"quiz": quiz.page_settings(module)})
    assert 'class="quiz"' not in through_the_plugin(MARKDOWN, {"quiz": quiz.page_settings(None)})
    assert 'class="quiz"' not in through_the_plugin(MARKDOWN, {})


def test_a_question_is_a_div_with_the_number_of_its_place(tree):
    assert [(q.tag, q.attributes["class"], q.id) for q in tree.css(".quiz")] == [
        ("div", "quiz", "quiz-0"),
        ("div", "quiz", "quiz-1"),
    ]


def test_the_parts_of_a_question_stand_in_their_order(tree):
    first = tree.css_first("#quiz-0")
    assert [(n.tag, n.attributes.get("class"), n.id) for n in first.iter()] == [
        ("a", "quiz-header-link", None),
        ("div", "quiz-question", "quiz-0-question"),
        ("form", None, None),
        ("section", "content hidden", None),
    ]
    assert [(n.tag, n.attributes.get("class")) for n in first.css_first("form").iter()] == [
        ("fieldset", None),
        ("div", "quiz-feedback hidden"),
        ("button", "quiz-button"),
    ]
    assert first.css_first("button").attributes["type"] == "submit"
    assert first.css_first("fieldset").attributes == {"aria-labelledby": "quiz-0-question"}
    assert first.css_first("section").text(strip=True) == "Because a guest needs a purpose."


def test_a_form_runs_scripts_in_its_attributes(tree):
    """Which the policy refuses, so they are taken away; were there others, they would stay."""
    assert tree.css_first("form").attributes == {"action": "javascript:void(0);", "onsubmit": "return false;"}


def test_an_option_is_a_div_of_a_radio_button_its_label_and_its_feedback(tree):
    options = list(tree.css_first("#quiz-0 fieldset").iter())
    assert [[n.tag for n in option.iter()] for option in options] == [["input", "label", "div"]] * 2
    first, best = (option.css_first("input").attributes for option in options)
    assert first == {"type": "radio", "name": "answer", "value": "0", "id": "quiz-0-0"}
    assert best == {"type": "radio", "name": "answer", "value": "1", "id": "quiz-0-1", "data-correct": "true"}
    assert [o.css_first("label").attributes for o in options] == [{"for": "quiz-0-0"}, {"for": "quiz-0-1"}]
    assert [o.css_first(".answer-feedback").attributes["class"] for o in options] == ["answer-feedback hidden"] * 2
    assert (
        options[1].css_first(".answer-feedback").inner_html == "<strong>Best of these.</strong> Purpose <em>first</em>."
    )


def test_our_markdown_extension_reaches_the_text_of_a_question_and_an_option_with_a_class_stays_wrapped(tree):
    assert tree.css_first("label").inner_html.startswith('<p class="speech speech--therapist">')


def test_where_answers_are_kept_is_said_in_a_box_with_the_button_that_clears_them(tree):
    intro = tree.css_first("div.quiz-intro")
    assert [(n.tag, n.attributes.get("class")) for n in intro.iter()] == [
        ("p", None),
        ("button", "md-button quiz-intro-reset"),
    ]


def test_all_that_it_inlines_stands_at_the_end_behind_its_panel(tree):
    behind, node = [], tree.css_first("div#quiz-progress-sidebar")
    while node is not None:
        behind += [node.tag] if node.tag != "-text" else []
        node = node.next
    assert behind == ["div", "nav", "style", "script", "script", "script"]
    assert len(tree.css("style, script, #quiz-progress-mobile")) == len(behind) - 1


# --- Its settings and words -------------------------------------------------------------------------------------------


def test_what_would_fail_readers_is_off():
    """With `auto_submit` the first arrow key answers; what is answered cannot be tried again; a panel is searched."""
    on = ("auto_submit", "disable_after_submit", "show_progress", "confetti", "embed_source", "enabled_by_default")
    assert [name for name in on if SETTINGS[name]] == []
    assert SETTINGS["language"] == "en" and SETTINGS["custom_translations"] == {"en": "scripts/publish/quiz-words.po"}


@pytest.mark.parametrize("setting", ["auto_submit", "disable_after_submit", "show_correct", "shuffle_answers"])
def test_a_setting_is_an_attribute_of_the_question(setting):
    attribute = f"data-{setting.replace('_', '-')}"
    for value in (True, False):
        html = through_the_plugin(MARKDOWN, {"quiz": {"enabled": True}}, **{setting: value})
        first = LexborHTMLParser(html, is_fragment=True).css_first("#quiz-0")
        assert (first.attributes.get(attribute) == "true") == value


def test_the_script_is_told_what_the_inlined_ones_would_tell_it(made):
    start, script = quiz.scripts({**SETTINGS, "progress_sidebar_position": "top"}, ROOT)
    told = re.fullmatch(r"window\.mkdocsQuizTranslations=(\{.*\});window\.mkdocsQuizConfig=(\{.*\});", start)
    inlined = re.search(
        r"window\.mkdocsQuizTranslations = (\{.*?\});.*window\.mkdocsQuizConfig = \{(.*?)\};", made, re.S
    )
    assert json.loads(told[1]) == json.loads(inlined[1])
    assert json.loads(told[2]) == {key: json.loads(value) for key, value in re.findall(r"(\w+): ([^,\n]+)", inlined[2])}
    assert script == QUIZ_JS and script in made


def test_every_phrase_that_we_change_is_one_that_it_says():
    said = QUIZ_JS + inspect.getsource(MkDocsQuizPlugin)
    ours = TranslationManager("en", ROOT / "scripts/publish/quiz-words.po").to_dict()
    assert len(ours) == 8 and [phrase for phrase in ours if f'"{phrase}"' not in said] == []


# --- In the browser ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "says",
    [
        'STORAGE_KEY_PREFIX = "quiz_progress_"',
        "STORAGE_KEY_PREFIX + window.location.pathname",
        "localStorage.setItem(pageKey, data)",
        'new CustomEvent("quizProgressUpdate"',
        "window.dispatchEvent(",
        "detail: progress",
        "selectedValues: selectedValues",
        "markQuiz: function (quizId, isCorrect, selectedValues = [])",
        'resetButton.className = "quiz-button quiz-reset-button hidden"',
        'feedbackDiv.classList.remove("hidden")',
        'feedbackDiv.classList.add("hidden")',
        'document.querySelectorAll(".quiz-intro-reset")',
        'classList.toggle("wrong"',
        'classList.add("correct")',
        'hasAttribute("data-correct")',
        "'<div class=\"quiz-feedback-item ' +",
        "window.mkdocsQuizTranslations?.[key]",
    ],
)
def test_its_script_has_what_ours_hang_on(says):
    assert says in QUIZ_JS


def test_the_event_carries_the_totals_of_the_page():
    progress = QUIZ_JS[QUIZ_JS.index("getProgress: function") :]
    assert {"total", "answered", "correct"} <= set(re.findall(r"^ +(\w+): this", progress[:600], re.M))


def test_what_it_keeps_of_a_question_are_these_three():
    marked = QUIZ_JS[QUIZ_JS.index("this.quizzes[quizId] = {") :]
    assert re.findall(r"(\w+):", marked[: marked.index("};")]) == ["answered", "correct", "selectedValues"]


def test_ours_hang_on_nothing_else(tree):
    """Every class and name that our scripts look for in a question is one that it makes, or that we add."""
    ours = SCRIPTS["course-question.js"] + SCRIPTS["tally.js"] + SCRIPTS["answers.js"]
    looked_for = set(re.findall(r'"\.([\w-]+)"', ours)) - {"quiz-tally"}
    assert looked_for == {"quiz-feedback", "quiz-reset-button", "quiz"}
    assert all(name in QUIZ_JS or tree.css_first(f".{name}") for name in looked_for)
    assert 'input[name="answer"]' in QUIZ_JS and '"input[name=answer]"' in ours and '"quizProgressUpdate"' in ours
    assert '"quiz_progress_"' in SCRIPTS["quiz-bridge.js"], "the key under which it keeps answers"


def test_our_style_overrides_only_classes_that_are_there(made):
    own = {"question-title", "quiz-how", "quiz-tally", "sure-note"}
    sheet = re.sub(r"/\*.*?\*/", "", (ROOT / "scripts/theme/css/question.css").read_text("utf-8"), flags=re.S)
    named = set(re.findall(r"\.([a-z][\w-]*)", sheet)) - own
    assert [name for name in named if not re.search(rf"\b{name}\b", made)] == []


def test_the_features_that_are_off_have_these_classes():
    for feature in ("quiz-blank-input", "quiz-progress-sidebar", "quiz-results", "quiz-header-link"):
        assert feature in inspect.getsource(MkDocsQuizPlugin) and assets.OFF.match(feature)


# --- What becomes of it -----------------------------------------------------------------------------------------------


def published(course, module):
    text = write_bank(course, module.page)
    return quiz.questions(through_the_plugin(text, {"quiz": {"enabled": True}}), module)


def test_every_question_has_its_permanent_names_and_nothing_that_a_page_may_not_have(minimal, module):
    html, count = published(minimal, module)
    tree = LexborHTMLParser(html, is_fragment=True)
    assert count == len(module.questions) == len(tree.css("course-question[data-search-exclude] > div.quiz"))
    for n, q in enumerate(module.questions, start=1):
        box = tree.css_first(f"course-question#{q.id}")
        own = f"{q.id}-{fingerprint(q)}"
        title, question = list(box.iter())
        assert title.html == (
            f'<h3 class="question-title">Question {n} of {count}'
            f'<a class="headerlink" href="#{q.id}" title="Link to question {n}">¶</a></h3>'
        )
        assert question.id == own and not question.css(".quiz-header-link")
        assert question.css_first("fieldset").attributes["aria-labelledby"] == f"{own}-question"
        assert [i.id for i in question.css("input")] == [f"{own}-{i}" for i in range(len(q.options))]
        assert [i.attributes["for"] for i in question.css("label")] == [f"{own}-{i}" for i in range(len(q.options))]
        assert all("required" in i.attributes for i in question.css("input"))
        assert question.css_first("form").attributes == {}
        assert question.css_first(".quiz-feedback").attributes["role"] == "status"
    assert len(tree.css("course-quiz-intro[data-search-exclude] > div.quiz-intro")) == 1
    assert not tree.css("style, script, #quiz-progress-sidebar, #quiz-progress-mobile")
    assert not re.search(r'"#?quiz-\d', html)


def test_a_question_that_has_the_name_of_another_ones_place_keeps_it(minimal, module):
    renamed = [replace(q, id=f"quiz-{2 - n}") for n, q in enumerate(module.questions[:3])]
    other = replace(module, questions=tuple(renamed))
    html, count = published(replace(minimal, modules=(other, *minimal.modules[1:])), other)
    tree = LexborHTMLParser(html, is_fragment=True)
    assert count == 3
    assert [q.id for q in tree.css("div.quiz")] == [f"{q.id}-{fingerprint(q)}" for q in renamed]


def test_an_option_that_somebody_says_is_no_paragraph(module, made):
    html, _ = quiz.questions(made, module)
    assert (
        LexborHTMLParser(html, is_fragment=True).css_first("label").inner_html
        == "<strong>Therapist:</strong> Good idea."
    )


def test_a_page_with_nothing_of_it_stays_as_it_is(module):
    assert quiz.questions("<p>No question.</p>\n<p>None.</p>", module) == ("<p>No question.</p>\n<p>None.</p>", 0)
    assert quiz.questions("", module) == ("", 0)


def test_more_questions_than_the_module_has_are_not_counted(module, made):
    assert quiz.questions(made, replace(module, questions=module.questions[:1]))[1] == 1

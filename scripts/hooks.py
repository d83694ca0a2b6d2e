"""MkDocs events, each unpacked into one call of `course`. The model travels in `config.extra`, never in a global."""

from __future__ import annotations

import logging
import os
import sys
from importlib.resources import files as package_files
from pathlib import Path

sys.path.insert(0, os.path.dirname(__file__))  # MkDocs puts this folder on the path while it imports hooks, and no longer

from mkdocs.plugins import event_priority
from mkdocs.structure.files import File
from mkdocs.utils import get_relative_url
from mkdocs_quiz.translations import TranslationManager

from check import commit_date
from course import checks, render
from course.load import load

log = logging.getLogger("mkdocs.plugins.course")


def on_config(config):
    """Load the course; order the navigation by it; offer *edit this page* only where there is a repository."""
    root = Path(config.config_file_path).parent
    course, problems = load(root, commit_date(root))
    config.extra["course"] = course
    config.extra["problems"] = sorted({*problems, *checks.run(course)})
    config.nav = render.nav(course, config.nav)
    config.edit_uri = "edit/main/docs/" if config.repo_url else ""
    return config


def on_files(files, config):
    """Report the problems; serve mkdocs-quiz's style and script once as files; leave stubs at old addresses."""
    for problem in config.extra["problems"]:
        log.warning(str(problem))
        page = files.get_file_from_path(problem.path.removeprefix("docs/")) if problem.rule == "unreadable" else None
        if page:  # MkDocs would end the build on it
            files.remove(page)
            files.append(File.generated(config, page.src_uri, content=render.notice(problem)))
    quiz = package_files("mkdocs_quiz")
    words = TranslationManager("en", Path(config.config_file_path).parent / "scripts" / "quiz-words.po").to_dict()
    generated = {
        "assets/quiz/quiz.js": (quiz / "js" / "quiz.js").read_text("utf-8"),
        "assets/quiz/quiz.css": (quiz / "css" / "quiz.css").read_text("utf-8"),
        "assets/quiz/words.js": render.quiz_words(words),
    }
    for old, new in config.extra["course"].redirects.items():
        generated[f"{old.strip('/')}/index.html"] = render.stub(get_relative_url(new, old))
    for path, content in generated.items():
        files.append(File.generated(config, path, content=content))
    return files


@event_priority(50)  # before mkdocs-quiz looks for <quiz>
def on_page_markdown(markdown, page, config, files):
    course = config.extra["course"]
    if _module(page, config):
        page.meta["quiz"] = {"enabled": True}
    return render.page(course, page.file.src_uri, markdown, config.site_url or "")


@event_priority(0)  # after mkdocs-quiz has put its HTML in place of its placeholders
def on_page_content(html, page, config, files):
    module = _module(page, config)
    html = render.speeches(html)
    if not module:
        return html
    html, count = render.questions(render.without_inlined_assets(html), module)
    if count != len(render.shown(module)):
        log.warning(f"{module.bank}:1: rendered: {count} of {len(render.shown(module))} questions reached the page")
    return html + render.quiz_assets(get_relative_url("./", page.url))


def on_post_page(output, page, config):
    return render.with_names(output)


def on_post_template(output_content, template_name, config):
    return render.with_names(output_content) if template_name.endswith(".html") else output_content


def _module(page, config):
    """The module that a MkDocs page shows, if it is one."""
    return next((m for m in config.extra["course"].modules if m.page.src == page.file.src_uri), None)

"""MkDocs events, each unpacked into one call of `course` or `publish`.

The model travels in `config.extra`, never in a global.
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path

# MkDocs puts this folder on the path while it imports hooks, and no longer.
sys.path.insert(0, str(Path(__file__).parent))

from jinja2 import FileSystemBytecodeCache
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

from checkout import commit_date
from course import rules
from course.markdown import CourseMarkdown
from course.pages import linked_data, moved, practice, render, traces
from course.pages.boilerplate import LEAVE_FOR
from course.pages.navigation import build_navigation, often_needed
from course.pages.questions import shown
from course.read.folder import load
from publish import assets, css, finish, kept_copy, policy, quiz, search
from publish.scripts import find_scripts

log = logging.getLogger("mkdocs.plugins.course")


RUN = {"command": "build"}  # MkDocs tells nobody else


def on_startup(command, dirty):
    RUN["command"] = command


def on_config(config):
    """Load the course; order the navigation by it; offer *edit this page* only where there is a repository."""
    root = Path(config.config_file_path).parent
    course, problems = load(root, commit_date(root), config.site_url or "")
    config.extra["course"] = course
    config.extra["problems"] = sorted({*problems, *rules.run(course)})
    config.extra["bundle"] = _theme_file(config, "assets/javascripts/bundle.*.min.js").as_posix()
    config.extra["worker"] = _theme_file(config, "assets/javascripts/workers/search.*.min.js").as_posix()
    config.extra["tokens"] = set()
    config.extra["leave"] = LEAVE_FOR
    config.extra["untraced"] = " ".join(traces.list_untraced(course))
    config.nav = build_navigation(course, config.nav)
    config.markdown_extensions.append(CourseMarkdown(pictures=course.pictures))
    config.edit_uri = "edit/main/docs/" if config.repo_url else ""
    return config


def on_env(env, config, files):
    """Keep compiled templates between builds: compiling Material's takes a tenth of one."""
    folder = Path(config.config_file_path).parent / ".cache" / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    env.bytecode_cache = FileSystemBytecodeCache(str(folder))
    return env


def on_files(files, config):
    """Report the problems; publish styles and scripts as one file each; leave stubs at old addresses."""
    for problem in config.extra["problems"]:
        log.warning(str(problem))
        page = (
            files.get_file_from_path(problem.path.removeprefix("docs/"))
            if problem.rule == "unreadable" and problem.path.endswith(".md")
            else None
        )
        if page:  # MkDocs would end the build on it
            files.remove(page)
            files.append(File.generated(config, page.src_uri, content=render.render_notice(problem)))
    generated = _assets(config)
    generated |= {path: _guarded(page) for path, page in moved.write_stubs(config.extra["course"]).items()}
    for path, content in generated.items():
        files.append(File.generated(config, path, content=content))
    return files


@event_priority(50)  # before mkdocs-quiz looks for <quiz>
def on_page_markdown(markdown, page, config, files):
    course = config.extra["course"]
    ours = course.page(f"docs/{page.file.src_uri}")
    if ours and ours.readable:  # else `markdown` is the notice that stands in for it
        markdown = ours.text
    if ours:
        page.meta = ours.meta.for_site()  # MkDocs has read the front matter too, whatever is wrong with it
        page.meta["quiz"] = quiz.page_settings(course.module_of(ours))
        page.meta["linked_data"] = linked_data.describe_page(course, ours)
        practiced = course.practice_of(ours)
        page.meta["practice"] = practice.KINDS[type(practiced)].lower() if practiced else ""
        page.meta["scripts"] = find_scripts(course, ours)
        page.meta["stays"] = traces.stays(course, ours)
        page.meta["hide"] = ["toc"] if practiced else []  # it would list what a case or rehearsal shows piece by piece
    page.meta["often"] = often_needed(course, ours)
    return render.render_page(course, page.file.src_uri, markdown)


@event_priority(0)  # after mkdocs-quiz has put its HTML in place of its placeholders
def on_page_content(html, page, config, files):
    module = _module(page, config)
    if not module:
        return html
    html, count = quiz.questions(html, module)
    if count != len(shown(module)):
        log.warning("%s:1: rendered: %d of %d questions reached the page", module.bank.path, count, len(shown(module)))
    return html


def on_post_page(output, page, config):
    return _finished(output, config, page.meta.get("practice", ""))


def on_post_template(output_content, template_name, config):
    return _finished(output_content, config) if template_name.endswith(".html") else output_content


def on_post_build(config):
    """Drop from the stylesheet what no page of this build and no script can use; let search
    find words as people join them; list what a reader may keep.
    """
    out = Path(config.site_dir)
    published = "\n".join((out / "assets" / name).read_text("utf-8") for name in config.extra["scripts"])
    bundle = (out / config.extra["bundle"]).read_text("utf-8")
    index = out / "search" / "search_index.json"
    if index.exists():  # materialx keeps another
        index.write_text(search.with_joined_words(index.read_text("utf-8")), "utf-8")
    (out / "assets" / "site.css").write_text(
        assets.used(config.extra["stylesheet"], config.extra["tokens"], published, bundle), "utf-8"
    )
    # Last: it lists all the others.
    (out / kept_copy.WORKER).write_text(kept_copy.worker(out, is_served=RUN["command"] == "serve"), "utf-8")


def _finished(html, config, kind=""):
    """The page as it is published; the stylesheet keeps what it uses."""
    html = finish.finished(html, kind)
    config.extra["tokens"] |= assets.tokens(html)
    return _guarded(html)


def _guarded(html):
    """The page with its policy, but for *serve*, whose live reload it would refuse."""
    return html if RUN["command"] == "serve" else policy.with_policy(html)


def _assets(config):
    """{path on the site: content} of the stylesheet and of the scripts, each the sum of the
    files that mkdocs.yml names.
    """
    theme = Path(__file__).parent / "theme"

    def own(folder, names):
        return [(theme / folder / name).read_text("utf-8") for name in names]

    main = _theme_file(config, "assets/stylesheets/main.*.min.css", absolute=True)
    sheets = config.extra["styles"]
    layers = {
        "material": {main.name: main.read_text("utf-8")},
        "quiz": quiz.stylesheet(),
        "course": dict(zip(sheets, own("css", sheets), strict=True)),
    }
    try:
        config.extra["stylesheet"] = assets.stylesheet(layers)
    except css.Torn as error:
        raise PluginError(f"A stylesheet does not parse: {error}") from None
    published = {f"assets/{name}": assets.script(own("js", files)) for name, files in config.extra["scripts"].items()}
    root = Path(config.config_file_path).parent
    quiz_js = assets.script(quiz.scripts(config.plugins["mkdocs_quiz"].config, root))
    return published | {
        "assets/site.css": "",  # on_post_build writes it, when it is known what the pages use
        "assets/quiz.js": f"{published['assets/quiz.js']}\n{quiz_js}",
    }


def _theme_file(config, pattern, absolute=False):
    """The one file of the theme that fits the pattern: its name carries a hash."""
    files = [(Path(folder), path) for folder in config.theme.dirs for path in Path(folder).glob(pattern)]
    folder, path = files[0]
    return path if absolute else path.relative_to(folder)


def _module(page, config):
    """The module that a MkDocs page shows, if it is one."""
    course = config.extra["course"]
    ours = course.page(f"docs/{page.file.src_uri}")
    return course.module_of(ours) if ours else None

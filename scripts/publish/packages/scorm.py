"""SCORM packages: the finished build with a window around it that talks to a learning management system.

    index.html          the window: it owns the session; the course stands in its frame
    session.js          theme/js/lms: the system's object, packing, what is reported
    taught.js           what packing needs of the course, as data
    course/             the pages, whose links lead to files
    imsmanifest.xml     in the words of the edition (manifest.py)

Nothing is kept in the browser: in the pages, storage is the memory of the window (storage-here.js). What a page says of
the reader's device is said of that window instead, and a note on the pages that speak of the record says what the
system gets.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

import rcssmin
import rjsmin
from selectolax.lexbor import LexborHTMLParser, LexborNode

from course.export.package import write_zip
from course.model import Course, Module, Question
from course.pages.boilerplate import LEAVE_FOR
from course.pages.fragments import fragment, script_json
from course.pages.questions import fingerprint, shown
from course.pages.record import hash_content
from course.text import curly

from .. import policy
from . import lms_words, subset
from .copying import INDEX, free, list_files
from .links import FILE, search_files
from .manifest import VERSIONS, write_manifest

EDITIONS = tuple(VERSIONS)
THEME = Path(__file__).parents[2] / "theme"
STORAGE = "storage-here.js"
SESSION, IN_PAGES = ("storage", "api", "pack", "report", "session"), ("storage", "storage-here")  # of theme/js/lms
ASSESSED = ("assessment/", "assessment-key/", "assessment-paper/")
# The pages that speak of the record, which tell their reader what is different here.
OF_RECORD = ("", "my-course/", "assessment/", "evaluation/", "papers/", "statement/", "review/", "course/privacy/")
NOTES = ("lms-note", "lms-box", "lms-keeping", "lms-asked")


@dataclass(frozen=True)
class Wanted:
    """A package: its edition of SCORM, `1.2` or `2004`; one module or all; whether the assessment is asked in it."""

    edition: str
    module: Module | None = None
    with_key: bool = True


def write(course: Course, site: Path, wanted: Wanted) -> bytes:
    """The package of a finished build."""
    pages = subset.list_pages(course, wanted.module) if wanted.module else None
    files = {
        f"course/{path}": content
        for path, content in sorted(_write_course(course, site, wanted, pages))
        if not pages or subset.is_wanted(path, pages)
    }
    found = [path.removeprefix("course/").removesuffix(FILE) for path in files if path.endswith(f"/{FILE}")]
    files |= _write_window(course, site, wanted, found)
    title = curly(wanted.module.page.title) if wanted.module else course.title
    return write_zip({"imsmanifest.xml": write_manifest(course, wanted.edition, title, files)} | files)


# The window


def _write_window(course: Course, site: Path, wanted: Wanted, pages: list[str]) -> dict[str, bytes]:
    """What stands around the course."""
    facts = gather(course, site, wanted, pages)
    html = (THEME / "lms/window.html").read_text("utf-8")
    said = {"{title}": escape(course.title), "{leave}": LEAVE_FOR, "{start}": str(facts["start"])}
    return {
        FILE: policy.with_policy(lms_words.say(html, said)).encode(),
        "session.css": rcssmin.cssmin((THEME / "lms/window.css").read_text("utf-8")).encode(),
        "session.js": _join(SESSION),
        "taught.js": f"globalThis.courseTaught={script_json(facts)};\n".encode(),
    }


def _join(scripts: tuple[str, ...]) -> bytes:
    """Scripts of theme/js/lms as one."""
    return str(rjsmin.jsmin("\n".join((THEME / f"js/lms/{name}.js").read_text("utf-8") for name in scripts))).encode()


def gather(course: Course, site: Path, wanted: Wanted, pages: list[str]) -> dict[str, object]:
    """What the session needs of the course. `name` is that of the lists, which a packed record was written for."""
    modules = [wanted.module] if wanted.module else list(course.modules)
    practiced = [p for p in course.practice if not wanted.module or p.module == wanted.module.id]
    lists: dict[str, object] = {
        "modules": [m.id for m in modules],
        "questions": [_describe(q) | {"module": m.id} for m in modules for q in shown(m)],
        "assessed": [_describe(q) for q in course.assessed if not q.unshowable]
        if wanted.with_key and not wanted.module
        else [],
        "cases": [
            {"id": c.id, "moments": list(_read_moments(site / c.page.address / FILE))}
            for c in course.cases
            if c in practiced
        ],
        "lines": [
            {"rehearsal": r.id, "line": line.section.id}
            for r in course.rehearsals
            if r in practiced
            for line in r.lines
        ],
    }
    name = hashlib.sha256(json.dumps(lists, sort_keys=True).encode()).hexdigest()[:8]
    return lists | {
        "course": course.id,
        "edition": wanted.edition,
        "name": name,
        "version": course.version,
        "content": hash_content(course),
        "pages": pages,
        "start": f"{wanted.module.page.address}{FILE}" if wanted.module else FILE,
        "scored": bool(wanted.module),
    }


def _describe(q: Question) -> dict[str, object]:
    return {"id": q.id, "hash": fingerprint(q), "best": next(n for n, o in enumerate(q.options) if o.correct)}


def _read_moments(page: Path) -> Iterator[dict[str, object]]:
    """Each moment of a case with its choices, [[words, moment it leads to], ...], in the words of the page."""
    for moment in LexborHTMLParser(page.read_text("utf-8")).css("course-case .moment"):
        heading = moment.css_first("h2")
        yield {
            "id": heading.id if heading else "",
            "choices": [
                [link.text().strip(), (link.attributes["href"] or "").removeprefix("#")]
                for link in moment.css(".choices a")
            ],
        }


# The course in its frame


def _write_course(
    course: Course, site: Path, wanted: Wanted, pages: frozenset[str] | None
) -> Iterator[tuple[str, bytes]]:
    """(path, content) of the finished build, made for a frame."""
    for path, file in list_files(course, site):
        if path == INDEX:
            yield path, search_files(_shorten_index(file.read_text("utf-8"), wanted, pages)).encode()
        elif file.suffix == ".html":
            yield path, _write_page(course, path, file.read_text("utf-8"), wanted, pages)
        elif file.suffix == ".js" and path.startswith("assets/") and "/javascripts/" not in path:
            yield path, lms_words.in_window(lms_words.say(file.read_text("utf-8"), lms_words.IN_SCRIPTS)).encode()
        else:
            yield path, file.read_bytes()
    yield f"assets/{STORAGE}", _join(IN_PAGES)


def _shorten_index(index: str, wanted: Wanted, pages: frozenset[str] | None) -> str:
    """The search index without what the package has not, in the words of its pages."""
    found = json.loads(index)
    found["docs"] = [
        section | {"text": _say(section["text"], section["location"].split("#")[0])}
        for section in found["docs"]
        if (not pages or section["location"].split("#")[0] in pages)
        and (wanted.with_key or not section["location"].startswith(ASSESSED))
    ]
    return json.dumps(found)


def _say(text: str, address: str) -> str:
    """What a page says, as far as it holds in a system."""
    text = lms_words.say(text, lms_words.ON_PAGES)
    return lms_words.in_window(text) if address in OF_RECORD or address.startswith("modules/") else text


def _write_page(course: Course, path: str, html: str, wanted: Wanted, pages: frozenset[str] | None) -> bytes:
    address = path.removesuffix(FILE)
    page = LexborHTMLParser(html)
    if pages and wanted.module:
        subset.keep_links(page, address, pages, wanted.module)
    if not wanted.with_key:
        subset.lead_to_the_top(page, address, ASSESSED)
    _put_first(page, free(page, course) + STORAGE)
    for link in page.css("a[href^=http]:not(.leave)"):  # few sites let anybody put them into a frame
        link.attrs["target"], link.attrs["rel"] = "_blank", f"{link.attributes.get('rel') or ''} noopener".strip()
    _say_what_differs(page, address, asked_here=wanted.with_key or address not in ASSESSED)
    text = _say(page.html or "", address)
    for name in NOTES:
        text = text.replace(f"<{name}></{name}>", fragment(name))
    return policy.with_policy(text).encode()


def _put_first(page: LexborHTMLParser, src: str) -> None:
    """A script before every other of the page."""
    script = page.create_node("script")
    script.attrs["src"] = src
    first = page.head.css_first("script") if page.head else None
    if first:
        first.insert_before(script, move=True)


def _say_what_differs(page: LexborHTMLParser, address: str, *, asked_here: bool) -> None:
    """Mark where a note will stand: on the pages that speak of the record, before the first box of a module, in place
    of what keeps the course on a device, and in place of questions that the sponsor's system asks.
    """
    title = page.css_first("article h1")
    if title and address and address in OF_RECORD:
        title.insert_after(page.create_node("lms-note"), move=True)
    if title and not asked_here:
        _empty_after(title)
        title.insert_after(page.create_node("lms-asked"), move=True)
    if box := page.css_first("course-write-first"):
        box.insert_before(page.create_node("lms-box"), move=True)
    if keeping := page.css_first("h2#keeping"):
        _empty_after(keeping)
        keeping.insert_after(page.create_node("lms-keeping"), move=True)


def _empty_after(heading: LexborNode) -> None:
    """Remove what stands below a heading, down to the next of its level."""
    node = heading.next
    while node and node.tag != heading.tag:
        after = node.next
        node.decompose()
        node = after

"""The offline copy: the finished build as a zip that opens from a disk, with no server and no network.

A page on a disk may neither fetch a file nor start a worker from one. Material's bundle has a way for the first: there
it reads the search index from a script, `search/search_index.js`. For the second, offline/worker.js stands before it.

Nor may a page on a disk ask for what it keeps before it has been read. Of 600 visits to one that did so in its head,
Chromium 156 gave 9 an empty storage, and lost what these kept; without, none of 1,200.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import rjsmin
from selectolax.lexbor import LexborHTMLParser

from course.export.package import write_zip
from course.model import Course
from course.pages.fragments import fragment
from course.text import day

from .. import policy
from .copying import INDEX, free, list_files
from .links import FILE, search_files

BUNDLE, WORKER = "assets/javascripts/bundle.*.min.js", "assets/javascripts/workers/search.*.min.js"
SCRIPTS = Path(__file__).parents[2] / "theme" / "js" / "offline"
RECORD_HERE = "record-here.js"
EARLY = 'try{s=localStorage.getItem("course-scheme")}catch(e){}'  # in main.html; scheme.js asks for it too
HERE = "course-note"  # where the note will stand
README = """{title}: a copy that needs no network

Unpack the whole zip. Then open index.html in this folder by a double click.
Its first page says what differs from the course on the web.

Version {version}. Text CC BY 4.0, code MIT.
"""


def write(course: Course, site: Path) -> bytes:
    """The copy of a finished build, in one folder."""
    files = dict(_write_files(course, site))
    readme = README.format(title=course.title, version=course.version).replace("\n", "\r\n")
    return write_zip(
        {f"{course.id}/{path}": files[path] for path in sorted(files)} | {f"{course.id}/README.txt": readme.encode()}
    )


def _write_files(course: Course, site: Path) -> Iterator[tuple[str, bytes]]:
    """(path, content) of what the copy holds."""
    for path, file in list_files(course, site):
        if file.match(WORKER):
            continue  # search reads it from the bundle
        if path == INDEX:
            yield path.removesuffix("on"), f"var __index={search_files(file.read_text('utf-8'))}".encode()
        elif file.match(BUNDLE):
            yield path, _write_bundle(site, file)
        elif file.suffix == ".html":
            yield path, _write_page(course, path, file.read_text("utf-8"))
        else:
            yield path, file.read_bytes()
    yield f"assets/{RECORD_HERE}", rjsmin.jsmin((SCRIPTS / RECORD_HERE).read_text("utf-8")).encode()


def _write_bundle(site: Path, bundle: Path) -> bytes:
    """Material's bundle, with the text of the worker of its search."""
    (worker,) = site.glob(WORKER)
    text = json.dumps(worker.read_text("utf-8"), ensure_ascii=False)
    start = rjsmin.jsmin((SCRIPTS / "worker.js").read_text("utf-8"))
    return f"var courseWorker={text};\n{start}\n{bundle.read_text('utf-8')}".encode()


def _write_page(course: Course, path: str, html: str) -> bytes:
    """A page whose links lead to files, and the policy of which lets search start; the first says what this is."""
    page = LexborHTMLParser(html.replace(EARLY, ""))
    more = page.create_node("script")
    more.attrs["src"] = free(page, course) + RECORD_HERE
    more.attrs["defer"] = ""  # until record.js has run, where a page has that
    for script in page.css("script[data-file]"):
        script.insert_after(more, move=True)
    title = page.css_first("article h1") if path == FILE else None
    if title:
        title.insert_after(page.create_node(HERE), move=True)
    text = (page.html or "").replace(f"<{HERE}></{HERE}>", _write_note(course) if title else "")
    return policy.with_policy(text, "worker-src blob:").encode()  # its `'self'` is what lies on the disk


def _write_note(course: Course) -> str:
    """What differs from the course on the web."""
    released = day(course.released) if course.released else ""
    return fragment("offline", version=course.version, released=released, site_url=course.site_url)

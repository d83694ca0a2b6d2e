"""`cli.py export`: the course in the formats of others, written into one folder, with sums and sizes.

A part is made from the course alone, or from the course and a finished build, which is built once and deleted.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from course.export import write_banks
from course.export.pack import write_pack
from course.export.package import write_zip
from course.model import Course
from course.text import tabulate
from publish.packages import books, offline, scorm
from publish.packages.books.press import find

Files = dict[str, bytes]  # by their paths below the folder
SUMS, SIZES = "SHA256SUMS", "SIZES.txt"
BUILDING = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}  # mkdocs-quiz reads its files in the system's encoding


class Unbuilt(Exception):
    """What MkDocs says where the site does not build."""


def banks(course: Course) -> Files:
    """The questions in every format, each file by itself and all in one zip."""
    files = write_banks(course)
    return files | {_name(course, "banks"): write_zip({path: files[path] for path in sorted(files)})}


def sponsor_pack(course: Course) -> Files:
    return {_name(course, "sponsor-pack"): write_zip(write_pack(course))}


def offline_copy(course: Course, site: Path) -> Files:
    return {_name(course, "offline"): offline.write(course, site)}


def scorm_packages(course: Course, site: Path) -> Files:
    """The whole course for learning management systems, in both editions."""
    return {
        _name(course, f"scorm-{edition}"): scorm.write(course, site, scorm.Wanted(edition))
        for edition in scorm.EDITIONS
    }


def scorm_without_key(course: Course, site: Path) -> Files:
    """The same for a sponsor whose system asks the assessment's questions."""
    return {
        _name(course, f"scorm-{edition}-without-assessment"): scorm.write(
            course, site, scorm.Wanted(edition, with_key=False)
        )
        for edition in scorm.EDITIONS
    }


def scorm_modules(course: Course, site: Path) -> Files:
    """Each module alone, in both editions."""
    return {
        _name(course, f"scorm-{edition}-{module.id}"): scorm.write(course, site, scorm.Wanted(edition, module))
        for edition in scorm.EDITIONS
        for module in course.modules
    }


def books_on_paper(course: Course, site: Path) -> Files:
    return {_name(course, name, "pdf"): pdf for name, pdf in books.write(course, site).items()}


OF_COURSE: dict[str, Callable[[Course], Files]] = {"banks": banks, "pack": sponsor_pack}
OF_BUILD: dict[str, Callable[[Course, Path], Files]] = {
    "offline": offline_copy,
    "print": books_on_paper,
    "scorm": scorm_packages,
    "scorm-without-assessment": scorm_without_key,
    "scorm-modules": scorm_modules,
}
ON_REQUEST = ("scorm-without-assessment", "scorm-modules")  # many, and few want them
PARTS = (*OF_COURSE, *OF_BUILD)
USUAL = tuple(name for name in PARTS if name not in ON_REQUEST)


def make(root: Path, course: Course, parts: Iterable[str]) -> Files:
    """The files of some parts. Raises Unbuilt if one needs the site, and that does not build, and Missing if books
    cannot be printed here.
    """
    wanted = set(parts)
    if "print" in wanted:
        find()  # before all else is made for nothing
    files: Files = {}
    for name, of_course in OF_COURSE.items():
        files |= of_course(course) if name in wanted else {}
    if wanted & set(OF_BUILD):
        with _built(root, course.site_url) as site:
            for name, of_build in OF_BUILD.items():
                files |= of_build(course, site) if name in wanted else {}
    return files | {SUMS: _sum(files).encode(), SIZES: f"{list_sizes(files)}\n".encode()}


def list_sizes(files: Files) -> str:
    """A table: each file, and how large it is."""
    return tabulate([("File", "Bytes"), *((path, f"{len(files[path]):,}") for path in sorted(files))])


def _sum(files: Files) -> str:
    """What `sha256sum --check` reads."""
    return "".join(f"{hashlib.sha256(files[path]).hexdigest()}  {path}\n" for path in sorted(files))


def _name(course: Course, part: str, suffix: str = "zip") -> str:
    """A file at the top of the folder, which a release carries, by a name that says what it is wherever it is saved."""
    return f"{course.id}-{course.version}-{part}.{suffix}"


@contextmanager
def _built(root: Path, site_url: str) -> Iterator[Path]:
    """The folder of a finished build, until the end of the block."""
    with TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", folder],
            cwd=root,
            env=os.environ | BUILDING | {"SITE_URL": site_url},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise Unbuilt(done.stderr.strip())
        yield Path(folder)

"""The worker that keeps the course on a reader's device, with the list of what a finished build has to keep."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import rjsmin

WORKER = "sw.js"  # at the root of the site: a worker answers for its own folder and what is below
SCRIPTS = Path(__file__).parents[1] / "theme" / "worker"
# Read by machines, for other languages than the course's, or by people who look for faults.
LEFT_OUT = ("sitemap.xml", "assets/javascripts/lunr/")


def worker(site: Path, *, is_served: bool = False) -> str:
    """The worker's script for a finished build in the folder `site`: what it keeps, by address from the root, and a
    name for this very build, 16 hex digits of all its bytes and of the script's, so that no two workers share a copy.
    For a site that is served while somebody writes it, the script that takes a copy away.
    """
    if is_served:
        return _read("away.js")
    source = _read(WORKER)
    files = {_address(path.relative_to(site).as_posix()): path.read_bytes() for path in _kept(site)}
    build = hashlib.sha256(source.encode())
    for address, content in files.items():
        build.update(f"{address}\0{len(content)}\0".encode() + content)
    return f'const BUILD="{build.hexdigest()[:16]}",FILES={json.dumps(list(files), separators=(",", ":"))};\n{source}'


def _read(name: str) -> str:
    return str(rjsmin.jsmin((SCRIPTS / name).read_text("utf-8")))


def _kept(site: Path) -> list[Path]:
    files = (path for path in site.rglob("*") if path.is_file() and path.suffix != ".map")
    return sorted(f for f in files if not f.relative_to(site).as_posix().startswith((WORKER, *LEFT_OUT)))


def _address(path: str) -> str:
    return path.removesuffix("index.html") if path.rpartition("/")[2] == "index.html" else path

"""What goes over the wire: the files that a page asks for, gzip as hosts do it, and a static server that counts."""

from __future__ import annotations

import gzip
import mimetypes
import threading
from contextlib import contextmanager
from functools import cache
from html.parser import HTMLParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urljoin, urlsplit

PACKED = ("text/", "application/javascript", "application/json", "image/svg+xml", "application/xml")
HEADERS = 250  # bytes of a response's headers, about, counted for every request


class Counter:
    """What a server sent since the last `reset`: [(path, bytes of the body as sent)]."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, int]] = []

    def reset(self) -> None:
        self.sent = []

    @property
    def requests(self) -> int:
        return len(self.sent)

    @property
    def bytes(self) -> int:
        return sum(size + HEADERS for _, size in self.sent)


class _Asked(HTMLParser):
    """What a browser fetches for a page without being told to by a script."""

    def __init__(self, html: str):
        super().__init__()
        self.targets: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if tag in ("script", "img", "source", "iframe") and found.get("src"):
            self.targets.append(found["src"])
        if tag == "link" and {"stylesheet", "icon", "preload", "manifest"} & set((found.get("rel") or "").split()):
            self.targets.append(found["href"])


def asked(site: Path, path: str) -> list[Path]:
    """The files of a built site that a first visit to an address asks for, the page first."""
    page = site / path / "index.html" if path.endswith("/") or not path else site / path
    targets = dict.fromkeys(
        urlsplit(urljoin(f"/half-the-story/{path}", t)).path
        for t in _Asked(page.read_text("utf-8")).targets
        if not t.startswith("data:")
    )
    return [page, *(site / target.removeprefix("/half-the-story/") for target in targets)]


@cache
def packed(file: Path) -> bytes:
    """What is sent of a file."""
    kind = mimetypes.guess_type(file.name)[0] or ""
    return gzip.compress(file.read_bytes(), 9, mtime=0) if kind.startswith(PACKED) else file.read_bytes()


@contextmanager
def counted(folder: Path, port: int = 0):
    """(address, Counter) of a gzipping server on localhost for the built site in `folder`."""
    counter = Counter()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = self.path.split("?")[0].lstrip("/")
            file = folder / path
            if file.is_dir():
                file = file / "index.html"
            found = file.is_file()
            file = file if found else folder / "404.html"
            kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            pack = kind.startswith(PACKED)
            body = packed(file)
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", kind + ("; charset=utf-8" if kind.startswith("text/") else ""))
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "max-age=600")
            if pack:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(body)
            counter.sent.append((path, len(body)))

        def log_message(self, *_args) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", counter
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

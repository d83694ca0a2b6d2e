"""A host of the site that can go out of reach, and publish another build."""

from __future__ import annotations

import re
import shutil
import socket
from contextlib import suppress
from pathlib import Path

from building import Handler, served
from publish.kept_copy import WORKER, worker
from records import COURSE

NEEDED = ("index.html", "404.html", "my-course", "modules/time-outs", "assets", "search")
MODULE = COURSE.module("time-outs").page.address
REGISTERED = "navigator.serviceWorker.getRegistrations().then((all) => all.length)"
CACHES = "caches.keys().then((names) => names.length)"
# Look for another build, as a browser does when a page is opened, and wait until its worker has come, or gone.
UPDATE = """navigator.serviceWorker.getRegistration().then(async (registration) => {
    await registration.update().catch(() => {});
    while (registration.installing || registration.waiting || registration.active?.state === "activating") await new Promise((done) => setTimeout(done, 20));
})"""
COPIED = "caches.keys().then((names) => names.map((name) => name.split(' ').at(-1)))"


class Host:
    """A part of the site, to be kept whole: `with host.serving as host.address`."""

    def __init__(self, site: Path, folder: Path):
        self.folder = folder / "site"
        for name in NEEDED:
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            (shutil.copytree if (site / name).is_dir() else shutil.copy)(site / name, self.folder / name)
        self.list()
        self.is_reached = True
        self.address = ""
        host = self

        class Unreliable(Handler):
            def send_head(self):
                """Nothing at all, as where there is no network: open connections end too."""
                if not host.is_reached:
                    self.close_connection = True
                    self.connection.shutdown(socket.SHUT_RDWR)
                    return None
                return super().send_head()

            def copyfile(self, source, outputfile):
                """A browser may be closed meanwhile."""
                with suppress(ConnectionError):
                    super().copyfile(source, outputfile)

        self.serving = served(self.folder, handler=Unreliable)

    def list(self, *, is_served: bool = False) -> None:
        """What is to be kept, as the build lists it; nothing where the site is being written."""
        (self.folder / WORKER).write_text(worker(self.folder, is_served=is_served), "utf-8")

    @property
    def build(self) -> str:
        """The name of the build that it has."""
        return (self.folder / WORKER).read_text("utf-8").split('"')[1]

    def publish(self, title: str) -> None:
        """Another build: a page has another title."""
        page = self.folder / MODULE / "index.html"
        page.write_text(re.sub(r"(<h1[^>]*>)[^<]*", rf"\g<1>{title}", page.read_text("utf-8"), count=1), "utf-8")
        self.list()


def title(page) -> str:
    """The title of a module's page, without the sign that copies its address."""
    return page.locator("article h1").evaluate("h => h.firstChild.textContent.trim()")


def says(page) -> str:
    """What *My course* says of the copy."""
    return page.locator("course-keeping p[role=status]").last.inner_text()


def keep(page) -> None:
    """Ask for a copy on *My course*, by keyboard, and wait until it is there."""
    page.get_by_role("button", name="Keep the course on this device").press("Enter")
    page.get_by_role("button", name="Take the copy away").wait_for()

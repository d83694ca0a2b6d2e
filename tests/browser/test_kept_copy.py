"""The course kept on a device, on request only: read without a network, renewed whole, gone with the record."""

from __future__ import annotations

import re
import shutil
import socket

import pytest

from acting import until
from building import ROOT, Handler, served
from publish.kept_copy import WORKER, worker
from records import COURSE

REGISTERED = "navigator.serviceWorker.getRegistrations().then((all) => all.length)"
CACHES = "caches.keys().then((names) => names.length)"
UPDATE = """navigator.serviceWorker.getRegistration().then(async (registration) => {
    await registration.update().catch(() => {});
    const worker = registration.installing;
    return worker ? new Promise((done) => worker.addEventListener("statechange", () => /activated|redundant/.test(worker.state) && done(worker.state))) : "nothing new";
})"""
LAST, NEW = "In the last chair", "In another chair"
NEEDED = ("index.html", "404.html", "my-course", "modules/time-outs", "assets", "search")
SOURCE = (ROOT / "scripts/theme/worker" / WORKER).read_text("utf-8")
MODULE = COURSE.module("time-outs").page.address


class Host:
    """A host of the site that can go out of reach, and publish another build."""

    def __init__(self, site, folder):
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

        self.serving = served(self.folder, handler=Unreliable)

    def list(self) -> None:
        """What is to be kept, as the build lists it."""
        (self.folder / WORKER).write_text(worker(self.folder, SOURCE), "utf-8")

    def publish(self, title: str) -> None:
        """Another build: a page has another title."""
        page = self.folder / MODULE / "index.html"
        page.write_text(re.sub(r"(<h1[^>]*>)[^<]*", rf"\g<1>{title}", page.read_text("utf-8"), count=1), "utf-8")
        self.list()


@pytest.fixture
def host(site, tmp_path):
    host = Host(site, tmp_path)
    with host.serving as host.address:
        yield host


def title(page) -> str:
    return page.locator("article h1").evaluate("h => h.firstChild.textContent.trim()")


def says(page) -> str:
    return page.locator("course-keeping p[role=status]").last.inner_text()


def test_the_course_is_read_without_a_network_renewed_whole_and_erased(visit, host, course):
    address = host.address
    page = visit(address + "my-course/")
    asked = []
    page.context.on("request", lambda r: asked.append(r.url))  # of the worker too, which no policy binds
    assert page.evaluate(REGISTERED) == page.evaluate(CACHES) == 0, "on request only"
    page.get_by_role("button", name="Keep the course on this device").press("Enter")
    page.get_by_role("button", name="Take the copy away").wait_for()
    assert re.match(r"Kept on \w+ \d+, \d{4}, 1\.\d MB\. ", says(page)), says(page)

    host.is_reached = False
    page.goto(f"{address}{MODULE}?from=a-link#three-rules")
    assert page.locator("article .storage-note").inner_text().startswith("There is no network.")
    question = course.module("time-outs").questions[0]
    page.locator(f"#{question.id} input").first.check()
    page.locator(f"#{question.id}").get_by_role("button", name="Check my answer").click()
    assert page.locator("course-question[data-answered]").count() == 1
    page.locator(".md-search__input").focus()
    page.locator(".md-search__input").fill("walnut")
    page.locator(".md-search-result__item").first.wait_for(state="attached")
    page.goto(address + "nowhere/at-all/")
    assert page.locator("article .storage-note").count() == 1, "the page that says that there is none"

    host.publish(NEW)
    host.is_reached = True
    page.goto(address + MODULE)
    assert title(page) == NEW and page.locator("article .storage-note").count() == 0, "the network comes first"
    host.publish(LAST)
    (host.folder / "404.html").rename(host.folder / "gone.html")
    assert page.evaluate(UPDATE) == "redundant"
    host.is_reached = False
    page.goto(address + MODULE)
    assert title(page) != LAST and page.evaluate(CACHES) == 1, "of an update that broke off nothing is left"
    (host.folder / "gone.html").rename(host.folder / "404.html")
    host.is_reached = True
    page.goto(address + "my-course/")
    assert page.evaluate(UPDATE) == "activated" and page.evaluate(CACHES) == 1
    host.is_reached = False
    page.goto(address + MODULE)
    assert title(page) == LAST

    host.is_reached = True
    page.goto(address + "my-course/")
    page.get_by_role("button", name="Erase my record").click()
    page.get_by_role("button", name="Erase everything").click()
    until(page, f"Promise.all([{REGISTERED}, {CACHES}]).then((left) => String(left) === '0,0')")
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
    assert page.errors == []


def test_where_there_is_no_room_nothing_is_left_and_the_record_stays(visit, host):
    page = visit(host.address + "my-course/")
    devtools = page.context.new_cdp_session(page)
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": page.evaluate("origin"), "quotaSize": 300_000})
    page.get_by_role("button", name="Keep the course on this device").click()
    page.get_by_text("The course could not be kept").wait_for()
    assert page.evaluate(REGISTERED) == page.evaluate(CACHES) == 0
    assert page.get_by_role("button", name="Keep the course on this device").is_enabled()
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": page.evaluate("origin")})
    page.get_by_role("button", name="Keep the course on this device").click()
    page.get_by_role("button", name="Take the copy away").click()
    page.get_by_text("The copy is gone").wait_for()
    assert page.evaluate(REGISTERED) == page.evaluate(CACHES) == 0 and page.errors == []


@pytest.mark.parametrize(
    ("storage", "wanted"),
    [
        ("{ persist: () => new Promise(() => {}) }", "Asked."),
        ("{ persist: async () => true }", "This browser has promised"),
        ("{ persist: async () => false }", "This browser promises nothing"),
        ("{}", "This browser has no such promise"),
    ],
)
def test_what_the_browser_says_of_the_record_is_shown(visit, address, storage, wanted):
    page = visit(
        address + "my-course/",
        init=f"Object.defineProperty(navigator, 'storage', {{ value: {storage} }}); delete Navigator.prototype.serviceWorker;",
    )
    assert says(page).startswith("This browser, or this window, cannot keep a copy")
    page.get_by_role("button", name="Ask this browser to keep my record").click()
    until(page, f"document.querySelector('course-keeping p[role=status]').textContent.startsWith('{wanted}')")
    assert page.errors == []

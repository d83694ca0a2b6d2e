"""What the tests share: the real course, its built site, a server, a browser."""

from __future__ import annotations

import pytest

pytest.register_assert_rewrite(
    "access",
    "acting",
    "building",
    "cases",
    "keyboard",
    "leaving",
    "odd_records",
    "places",
    "plain",
    "printing",
    "readable",
    "rehearsals",
    "states",
)  # what several tests assert is said as fully

from hypothesis import HealthCheck, settings
from playwright.sync_api import sync_playwright

import browser as browsers
from building import BELOW, ROOT, build, listening, served
from checkout import commit_date
from course.read.folder import load
from leaving import ELSEWHERE, HERE, TIMERS
from readable import PAGES, seen

# The same examples every time, however slow the machine: a test that fails fails again.
settings.register_profile("same", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile(
    "anew", derandomize=False, deadline=None, print_blob=True, suppress_health_check=list(HealthCheck)
)
settings.load_profile("same")

WIDE = {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def course():
    return load(ROOT, commit_date(ROOT))[0]


@pytest.fixture(scope="session")
def server():
    """A server whose address is known before the site is built, and stands in the pages; `address` starts it."""
    server = listening()
    yield server
    server.server_close()


@pytest.fixture(scope="session")
def site(tmp_path_factory, server):
    """The built site, strictly, below a sub-path and with a repository."""
    out = tmp_path_factory.mktemp("site")
    done = build(
        ROOT,
        out,
        strict=True,
        SITE_URL=f"http://127.0.0.1:{server.server_port}{BELOW}",
        REPO_URL="https://github.com/example/course",
    )
    assert done.returncode == 0, done.stderr
    return out


@pytest.fixture(scope="session")
def address(site, server):
    with served(site, server) as url:
        yield url


@pytest.fixture(scope="session")
def playwright():
    """The one that a process can have: it does not nest."""
    try:
        browsers.chromium()  # may start one itself
    except RuntimeError as error:
        pytest.fail(str(error), pytrace=False)
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(playwright):
    try:
        browser = browsers.start(playwright)
    except RuntimeError as error:
        pytest.fail(str(error), pytrace=False)
    new_context = browser.new_context
    browser.new_context = lambda **options: browsers.without_chance(new_context(**options))
    yield browser
    browser.close()


class Contexts:
    """A browser context for each set of options, shared with what it has cached by all tests that ask for it: a
    new one costs a visit 0.4 s. An empty page stays in it, because a window for each visit would cost another 0.13 s.
    """

    def __init__(self, browser):
        self.browser, self.made, self.empty = browser, {}, set()

    def __call__(self, **options):
        key = repr(sorted(options.items()))
        if key not in self.made:
            self.made[key] = self.browser.new_context(**options)
            self.empty.add(self.made[key].new_page())
        return self.made[key]

    def pages(self, context) -> list:
        """The pages of a context that tests have opened."""
        return [page for page in context.pages if page not in self.empty]

    def forget(self, context) -> None:
        self.made = {key: made for key, made in self.made.items() if made is not context}
        self.empty -= set(context.pages)
        context.close()


@pytest.fixture(scope="session")
def contexts(chromium):
    return Contexts(chromium)


@pytest.fixture(scope="session")
def look(chromium):
    """Open an address in the one page of those tests that only look, at a size (width, height): this
    costs less than half of a visit.
    """
    page = chromium.new_context(color_scheme="light", reduced_motion="reduce").new_page()
    devtools = page.context.new_cdp_session(page)

    def at(url, size=(WIDE["width"], WIDE["height"])):
        devtools.send("Storage.clearDataForOrigin", {"origin": url.split("/half-the-story/")[0], "storageTypes": "all"})
        page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
        if url.split("#")[0] == page.url.split("#")[0]:
            page.goto("about:blank")  # or a browser that is there already stays
        page.goto(url)
        return page

    return at


@pytest.fixture(scope="session")
def texts(contexts, address):
    """{page: what can be read of it both with scripts and without}."""
    found = []
    for scripts in (True, False):
        page = contexts(
            java_script_enabled=scripts, locale="en-NZ"
        ).new_page()  # contexts of their own: nothing that is done elsewhere is kept there
        found.append({path: page.goto(address + path) and seen(page) for path in PAGES})
        page.close()
    return {path: found[0][path] & found[1][path] for path in PAGES}


@pytest.fixture(scope="session")
def store(contexts, address):
    """A page whose store can be called."""
    page = contexts(locale="en-AU").new_page()
    page.goto(address + "my-course/")
    yield page
    page.close()


@pytest.fixture(scope="session")
def bare(contexts, address):
    """A page of the site's origin that has no store of its own; frames in it collect what they throw, and write
    into their memory alone.
    """
    context = contexts(locale="en-ZA")
    context.add_init_script(
        "window.__errors = []; for (const kind of ['error', 'unhandledrejection']) addEventListener(kind, e => window.__errors.push(e.message || String(e.reason)))"
    )
    context.add_init_script("if (top !== self) Storage.prototype.setItem = () => {}")
    page = context.new_page()
    page.goto(address + "assets/site.css")
    yield page
    page.close()


@pytest.fixture
def visit(contexts):
    """Open an address in a browser that keeps nothing yet; nothing but the site's own origin may be asked."""
    used = set()

    def open_page(url, init="", **options):
        context = contexts(**{"viewport": WIDE} | options)
        page = context.new_page()
        origin = url.split("/half-the-story/")[0]
        used.add(context)
        context.new_cdp_session(page).send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
        page.foreign = []
        page.on(
            "request",
            lambda r: page.foreign.append(r.url) if not r.url.startswith((origin, "data:", "blob:")) else None,
        )
        page.errors = []
        page.on("pageerror", lambda e: page.errors.append(str(e)))
        if init:
            page.add_init_script(init)
        page.goto(url)
        return page

    yield open_page
    for context in used:
        stopped = any(
            page.evaluate("'__pwClock' in globalThis") for page in contexts.pages(context)
        )  # Playwright's clock is its context's for good
        for page in contexts.pages(context):
            page.close()
        context.unroute_all()
        if stopped:
            contexts.forget(context)


@pytest.fixture
def leaving(visit, address):
    """A page of the course with another before it in the tab's history, and a site elsewhere that answers."""

    def open_page(path=HERE, init=TIMERS, **options):
        page = visit(address + "course/about/", init, **options)
        page.context.route(
            ELSEWHERE + "**", lambda route: route.fulfill(body="<title>elsewhere</title>", content_type="text/html")
        )
        page.goto(address + path)
        return page

    return open_page

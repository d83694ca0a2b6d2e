"""How much goes over the wire, in bytes, which are the same on every machine. Times are measured by `make bench`."""

from __future__ import annotations

import pytest

from building import KINDS, ROOT, build
from serving import counted

FIRST_BYTES, FIRST_REQUESTS = 80_000, 8
SECOND_BYTES, SAFETY_BYTES = 26_000, 32_000  # the module on safety is the longest, and is not split
MODULES = [path for path in KINDS if path.startswith("modules/")]


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    """The course as it is published at the root of a host, behind gzip."""
    out = tmp_path_factory.mktemp("plain")
    assert build(ROOT, out, strict=True).returncode == 0
    with counted(out) as served:
        yield served


def visit(chromium, served, *paths):
    """What each address cost, one after the other in one fresh browser: [(requests, bytes, paths)]."""
    url, counter = served
    context = chromium.new_context(viewport={"width": 412, "height": 823})
    page = context.new_page()
    cost = []
    for path in paths:
        counter.reset()
        page.goto(url + path, wait_until="networkidle")
        cost.append((counter.requests, counter.bytes, [p for p, _ in counter.sent]))
    context.close()
    return cost


@pytest.mark.parametrize("path", KINDS, ids=lambda p: p or "home")
def test_a_first_visit(chromium, plain, path):
    ((requests, size, sent),) = visit(chromium, plain, path)
    assert requests <= FIRST_REQUESTS and size <= FIRST_BYTES, (requests, size, sent)


@pytest.mark.parametrize("path", MODULES[1:])
def test_a_second_page(chromium, plain, course, path):
    _, (_, size, sent) = visit(chromium, plain, MODULES[0], path)
    asked = [p for p in sent if p != "assets/images/favicon.svg"]  # a busy browser fetches the first page's late
    assert asked == [path] and size <= (SAFETY_BYTES if path == f"modules/{course.safety.module}/" else SECOND_BYTES), (size, sent)

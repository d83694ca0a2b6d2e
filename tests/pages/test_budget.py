"""How much goes over the wire, in bytes, which are the same on every machine: summed from the packed files that a page
asks for. Times are measured by `make bench`.
"""

from __future__ import annotations

import pytest

from acting import STILL
from building import ADDRESSES
from serving import HEADERS, asked, counted, packed

FIRST_BYTES, FIRST_REQUESTS = 80_000, 8
# The module on safety is the longest, and is not split; the one on guests has the order of four hours and calls.
SECOND_BYTES, LONGER = 26_000, {"safety-and-scope": 32_000, "partner-as-guest": 27_000}


def cost(files) -> int:
    return sum(len(packed(file)) + HEADERS for file in files)


@pytest.mark.parametrize("path", ADDRESSES, ids=lambda p: p or "home")
def test_a_first_visit(site, path):
    files = asked(site, path)
    assert len(files) <= FIRST_REQUESTS and cost(files) <= FIRST_BYTES, {file.name: cost([file]) for file in files}


def test_another_module_asks_for_its_page_alone(site, course):
    first, *others = [asked(site, module.page.address) for module in course.modules]
    for module, files in zip(course.modules[1:], others, strict=True):
        new = [file for file in files if file not in first]
        assert [file.parent.name for file in new] == [module.id]
        assert cost(new) <= LONGER.get(module.id, SECOND_BYTES), (
            module.id,
            cost(new),
        )


@pytest.mark.parametrize("path", ["modules/time-outs/", "my-course/", ""], ids=lambda p: p or "home")
def test_a_browser_asks_for_those_files(chromium, site, path):
    with counted(site) as (url, counter):
        context = chromium.new_context(viewport={"width": 412, "height": 823})  # nothing is cached
        page = context.new_page()
        page.goto(url + path)
        page.evaluate(STILL)
        sent = dict(counter.sent)
        context.close()
    files = {
        file.relative_to(site).as_posix().removesuffix("index.html"): len(packed(file)) for file in asked(site, path)
    }
    icon = "assets/images/favicon.svg"  # a busy browser fetches it late
    assert sent | {icon: files[icon]} == files

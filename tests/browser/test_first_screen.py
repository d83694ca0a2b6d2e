"""What a newcomer sees of the home page before any scroll."""

from __future__ import annotations

import pytest

BOTTOM = "e => e.getBoundingClientRect().bottom"


@pytest.mark.parametrize("size", [(360, 740), (1280, 800)], ids=["phone", "screen"])
def test_two_chairs_the_path_and_where_to_start(look, address, course, size):
    page = look(address, size)
    picture = page.get_by_role("group", name="Two chairs face each other")
    stops = picture.get_by_role("link")
    assert [stop.get_attribute("aria-label").split(":")[0] for stop in stops.all()] == [
        f"Module {module.number}" for module in course.modules
    ]
    assert picture.locator(".client").count() and picture.locator(".partner").count()
    assert picture.evaluate(BOTTOM) <= size[1]
    assert page.get_by_role("link", name="Start with module 1").evaluate(BOTTOM) <= size[1]
    for fact in ("seven hours", "free", "no CE credit"):
        assert page.locator("article .module-place", has_text=fact).evaluate(BOTTOM) <= size[1]

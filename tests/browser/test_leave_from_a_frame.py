"""Leaving quickly from within a frame."""

from __future__ import annotations

import pytest

from leaving import ELSEWHERE, HERE, NOTHING, three

FRAME = "([src, sandbox]) => new Promise((done) => { const f = document.createElement('iframe'); if (sandbox) f.sandbox = sandbox; f.style.cssText = 'width:800px;height:600px'; f.onload = done; f.src = src; document.body.prepend(f); })"


def framed(page, src, sandbox=""):
    page.evaluate(FRAME, [src, sandbox])
    return page.frames[-1]


def another_origin(page, address):
    """A page of another origin, which is this machine under its other name, without a policy."""
    around = address.replace("127.0.0.1", "localhost") + "assets/site.css"
    page.goto(around)
    return around


def three_within(page, frame):
    frame.locator("h1").click()
    three(page)


WAYS_IN_A_FRAME = {
    "link": lambda page, frame: frame.get_by_role("link", name="Leave quickly").first.click(),
    "Shift": three_within,
}


@pytest.mark.parametrize("way", WAYS_IN_A_FRAME)
@pytest.mark.parametrize("around", ["the course", "another origin"])
def test_a_frame_takes_the_page_around_it_along(leaving, address, way, around):
    """Under the course's own policy, which lets no other site into a frame, and within somebody else's page."""
    page = leaving("course/about/")
    if around != "the course":
        another_origin(page, address)
    WAYS_IN_A_FRAME[way](page, framed(page, address + HERE))
    page.wait_for_url(ELSEWHERE)
    assert page.frames == [page.main_frame]


@pytest.mark.parametrize("way", WAYS_IN_A_FRAME)
def test_a_frame_that_may_not_is_empty_and_says_how_to_close(leaving, address, way):
    page = leaving("course/about/")
    around = another_origin(page, address)
    frame = framed(page, address + HERE, "allow-scripts allow-same-origin")
    WAYS_IN_A_FRAME[way](page, frame)
    assert (
        frame.get_by_role("alert").inner_text() == "Nothing is shown here any more. To leave, close this tab or window."
    )
    assert (
        frame.evaluate("document.documentElement.innerText") == frame.get_by_role("alert").inner_text()
        and page.url == around
    )


def test_a_frame_that_is_refused_in_silence_says_so_too(leaving, address):
    page = leaving("course/about/")
    page.context.route(ELSEWHERE + "**", NOTHING)
    frame = framed(page, address + HERE)
    frame.get_by_role("link", name="Leave quickly").first.click()
    assert frame.get_by_role("alert").inner_text() == "Leaving."
    frame.evaluate("stuck()")
    assert "close this tab or window" in frame.get_by_role("alert").inner_text()

"""A rehearsal in the browser, from its first line to its last."""

from __future__ import annotations

from acting import kept


def from_easy_to_hard(page, rehearsal) -> None:
    """Through all of its lines without a microphone; nothing of it is kept."""
    here = lambda: page.evaluate(
        "[...document.querySelectorAll('.client-line')].filter(l => l.checkVisibility()).map(l => l.querySelector('h2').id).join()"
    )
    assert here() == rehearsal.lines[0].section.id
    assert page.locator(".client-line.now .self-check input").count() == len(rehearsal.criteria)
    page.locator(".client-line.now").get_by_role("button", name="Record my reply").click()
    page.get_by_text("No microphone can be used").first.wait_for()
    page.locator(".client-line.now .self-check input").first.check()
    page.locator(".client-line.now summary").click()
    assert page.locator(".client-line.now details p").first.is_visible()
    for line in rehearsal.lines[1:]:
        page.get_by_role("button", name="Next line").click()
        assert here() == line.section.id and page.evaluate("document.activeElement.id") == line.section.id
    page.get_by_role("button", name="Easier").click()
    assert page.locator(".client-line.now").get_attribute("data-level") == "2"
    page.get_by_role("button", name="Harder").click()
    assert page.locator(".client-line.now").get_attribute("data-level") == "3"
    assert kept(page) == "[]" and page.errors == []

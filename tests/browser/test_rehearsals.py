"""Rehearsals, line by line; in older browsers too, and where a script meets an error."""

from __future__ import annotations

from rehearsals import from_easy_to_hard

REHEARSED = "rehearse-absent-partner"


def test_from_easy_to_hard_without_a_microphone(visit, address, course):
    rehearsal = next(r for r in course.rehearsals if r.id == REHEARSED)
    page = visit(address + rehearsal.page.address)
    from_easy_to_hard(page, rehearsal)
    assert page.errors == []


# Nothing may be hidden that no button brings back: where an older browser lacks something, and where a
# script meets an error.
OLDER = "delete Array.prototype.findLastIndex;"
ERROR = "Object.defineProperty(window, 'courseDom', {get: () => ({}), set: () => {}});"


def test_an_older_browser_rehearses_too(visit, address):
    page = visit(f"{address}practice/{REHEARSED}/", init=OLDER)
    page.get_by_role("button", name="Next line").click()
    page.get_by_role("button", name="Harder").click()
    page.get_by_role("button", name="Easier").click()
    assert page.locator(".client-line.now").count() == 1 and page.errors == []


def test_an_error_hides_no_line_of_a_rehearsal_and_no_moment_of_a_case(visit, address):
    for path, piece in ((f"practice/{REHEARSED}/", ".client-line"), ("cases/sunday-night/", ".moment")):
        page = visit(address + path, init=ERROR)
        assert page.errors and page.locator(piece).count() > 3
        assert page.locator(piece).evaluate_all("all => all.every(e => e.checkVisibility())"), path

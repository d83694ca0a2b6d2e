"""Every rehearsal, from its first line to its last."""

from __future__ import annotations

from rehearsals import from_easy_to_hard


def test_from_easy_to_hard_without_a_microphone(visit, address, course):
    for rehearsal in course.rehearsals:
        page = visit(address + rehearsal.page.address)
        from_easy_to_hard(page, rehearsal)
        assert page.errors == []

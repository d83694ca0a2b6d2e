"""Every page without JavaScript."""

from __future__ import annotations

import pytest

import plain


@pytest.mark.parametrize("kind", ["module", "case", "rehearsal", "worksheet"])
def test_all_of_a_kind(visit, address, course, kind):
    page = visit("about:blank", java_script_enabled=False)
    for shown in getattr(course, f"{kind}s"):
        page.goto(address + shown.page.address)
        getattr(plain, kind)(page, shown)

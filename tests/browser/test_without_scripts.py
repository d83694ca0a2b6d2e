"""A page of each kind without JavaScript. The same of every page is in the sweep."""

from __future__ import annotations

import pytest

import plain


@pytest.mark.parametrize("kind", ["module", "case", "rehearsal", "worksheet"])
def test_the_first_of_each_kind(visit, address, course, kind):
    shown = getattr(course, f"{kind}s")[0]
    getattr(plain, kind)(visit(address + shown.page.address, java_script_enabled=False), shown)

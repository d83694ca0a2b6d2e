"""The line below the header comes first on every page, and stays in view where it must."""

from __future__ import annotations

import pytest

from building import ADDRESSES
from leaving import HERE, line_comes_first, line_stays_in_view


@pytest.mark.parametrize("path", ADDRESSES, ids=lambda p: p or "home")
def test_a_page(look, address, path):
    line_comes_first(look(address + path))


def test_it_stays_in_view_where_somebody_afraid_may_read(look, address, course):
    handbook = [page.address for page in course.handbook]
    for path in (HERE, "help/", *handbook, *(practice.page.address for practice in course.practice)):
        line_stays_in_view(look(address + path))

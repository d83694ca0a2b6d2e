"""Nothing jumps while a page opens, on any page."""

from __future__ import annotations

import pytest

from acting import jumps
from building import ADDRESSES


@pytest.mark.parametrize("path", ADDRESSES, ids=lambda p: p or "home")
def test_a_page(visit, address, path):
    assert jumps(visit("about:blank"), address + path) == []

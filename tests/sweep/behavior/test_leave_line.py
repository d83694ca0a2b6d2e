"""The line below the header comes first on every page."""

from __future__ import annotations

import pytest

from building import ADDRESSES
from leaving import line_comes_first


@pytest.mark.parametrize("path", ADDRESSES, ids=lambda p: p or "home")
def test_a_page(look, address, path):
    line_comes_first(look(address + path))

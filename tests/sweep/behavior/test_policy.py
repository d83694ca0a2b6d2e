"""Every page refuses a script that somebody got into it."""

from __future__ import annotations

import pytest

from acting import refused
from building import ADDRESSES

WATCH = "addEventListener('securitypolicyviolation', e => (window.refused ??= []).push(e.violatedDirective + ' ' + e.blockedURI))"


@pytest.mark.parametrize("path", ADDRESSES, ids=lambda p: p or "home")
def test_a_page(visit, address, path):
    assert refused(visit(address + path, init=WATCH))

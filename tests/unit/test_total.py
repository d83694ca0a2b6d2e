"""Whatever stands in a file that authors write: twenty of each file's thousand cases, drawn with a fixed seed.

All of them are the sweep's.
"""

from __future__ import annotations

import random

import pytest

from odd_files import holds, spoilt, written


@pytest.mark.parametrize("path", written())
def test_it_is_problems_and_no_traceback(tmp_path, path):
    holds(tmp_path, path, random.Random(20261124).sample(list(spoilt(path)), 20))

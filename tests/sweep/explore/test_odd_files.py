"""Whatever stands in a file that authors write: every case of every file."""

from __future__ import annotations

import pytest

from odd_files import holds, spoilt, written


@pytest.mark.timeout(600)
@pytest.mark.parametrize("path", written())
def test_it_is_problems_and_no_traceback(tmp_path, path):
    holds(tmp_path, path, list(spoilt(path)))

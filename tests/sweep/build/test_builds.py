"""The course built with one of the two addresses that it may be told, or none; other tests look at it with both."""

from __future__ import annotations

import pytest

from building import builds_with


@pytest.mark.parametrize(
    "environment",
    [{}, {"SITE_URL": "https://example.org/below/"}, {"REPO_URL": "https://example.org/owner/course"}],
    ids=["neither", "site", "repository"],
)
def test_the_course_builds_without_a_warning(tmp_path, environment):
    builds_with(tmp_path, **environment)

"""The readers and runtimes of others that the other tests here use are those that are pinned."""

import json
from pathlib import Path

import pytest

NPM = Path(".cache/export-npm/node_modules")
PINNED = json.loads(Path("tests/export/npm/package.json").read_text("utf-8"))["dependencies"]


@pytest.mark.parametrize("name", PINNED)
def test_a_reader_is_the_pinned_one(name: str) -> None:
    assert json.loads((NPM / name / "package.json").read_text("utf-8"))["version"] == PINNED[name]

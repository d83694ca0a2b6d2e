"""The search index, so that words are found as people type them."""

from __future__ import annotations

import json
import re

JOINABLE = re.compile(r"\b[A-Za-z]{2,}(?:[-‑][A-Za-z]{2,})+\b")


def with_joined_words(index: str) -> str:
    """The index in which each section is found under the joined form of its title's words with a hyphen too:
    `timeout` for *Time-out*.

    The index has no other place for words that are not printed than `tags`.
    """
    entries = json.loads(index)
    for section in entries["docs"]:
        joined = sorted(
            {re.sub(r"[-‑]", "", m[0]).lower() for m in JOINABLE.finditer(re.sub(r"<[^>]*>", "", section["title"]))}
        )
        if joined:
            section["tags"] = [*section.get("tags", []), *joined]
    return json.dumps(entries, sort_keys=True, separators=(",", ":"))

"""The rules as authors read them: all of them as one page of Markdown, or one in a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from difflib import get_close_matches
from itertools import groupby
from textwrap import fill, indent

from .registry import NOTICES, Rule, Told, every_rule

HEAD = """\
# The rules

<!-- `make generated` writes this page from scripts/course/rules/. Change a rule there. -->

`make check` and every pull request hold the course to these rules.
A problem reads `path:line: rule: message`.
Each rule below has an example of what is wrong and of what is right, written at the place that is named.
"""
NOTICE = "This is a notice: it stops nothing."
WIDTH = 80


def catalog() -> str:
    """Every rule with its sentence and examples, by subject."""
    rules = sorted(every_rule().values(), key=lambda rule: (rule.subject, rule.name))
    parts = [HEAD]
    for subject, group in groupby(rules, key=lambda rule: rule.subject):
        parts.append(f"## {_title(subject)}\n")
        parts += map(_entry, group)
    return "\n".join(parts)


def describe(name: str) -> str | None:
    """One rule for a terminal; None where there is no such rule."""
    rule = every_rule().get(name)
    if rule is None:
        return None
    says = fill(f"{rule.says} {NOTICE if name in NOTICES else ''}".strip(), WIDTH, break_on_hyphens=False)
    return "\n\n".join([name, says, *_examples(rule, "    ")])


def near(name: str) -> list[str]:
    """The names of rules that are most like `name`, three at most."""
    return get_close_matches(name.lower().replace("_", "-"), sorted(every_rule()), cutoff=0)


def _title(subject: str) -> str:
    """The first sentence of a subject's file."""
    doc = sys.modules[f"{__package__}.{subject}"].__doc__ or subject
    return doc.partition("\n")[0].rstrip(".")


def _entry(rule: Rule) -> str:
    notice = [NOTICE] if rule.name in NOTICES else []
    return "\n\n".join([f"### {rule.name}", rule.says, *notice, *_examples(rule, "")]) + "\n"


def _examples(rule: Rule, margin: str) -> Iterator[str]:
    """What is wrong and what is right; below a margin, or between fences where there is none."""
    why = f"; {rule.why}" if rule.why else ""
    for head, examples in ((f"Wrong, {rule.where}{why}", rule.wrong), (f"Right, {rule.where}", (rule.right,))):
        if isinstance(examples[0], Told):
            yield f"{head}: {examples[0]}."
            continue
        yield f"{head}:"
        yield from (indent(text, margin) if margin else f"```\n{text}\n```" for text in examples)

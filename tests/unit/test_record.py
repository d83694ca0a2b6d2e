"""What scripts are told of the course."""

from __future__ import annotations

import json

from course.pages.record import gather_facts, name_sections


def test_sections_are_named_as_they_are_read_and_none_of_the_module_on_safety(course):
    named = name_sections(course)
    assert set(named) == {m.id for m in course.modules} - {course.safety.module}
    for module in course.modules:
        for id, title in named.get(module.id, {}).items():
            assert module.page.section(id).level == 2
            assert title and not set(title) & set('*`{}[]<>"'), title


def test_every_module_says_how_long_it_takes(course):
    facts = json.loads(json.dumps(gather_facts(course)))
    assert [m["minutes"] for m in facts["modules"]] == [m.minutes for m in course.modules]

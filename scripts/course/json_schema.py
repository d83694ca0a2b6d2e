"""The typed `schema` as JSON Schema: an editor completes keys with it, and names a wrong one while somebody types.

`read.fit` says the same with its lines, and more; what it alone says is no part of this.
"""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from pydantic import TypeAdapter

from . import schema
from .schema import (
    CaseMeta,
    CourseFile,
    Emergency,
    Entry,
    HandbookMeta,
    Heard,
    HelpLine,
    ModuleMeta,
    PageMeta,
    Reference,
    RehearsalMeta,
    Twin,
    WorksheetMeta,
)

Json = dict[str, Any]

FILES: dict[str, type[Entry]] = {"course": CourseFile}
LISTS: dict[str, type[Entry]] = {
    "references": Reference,
    "help-lines": HelpLine,
    "emergency": Emergency,
    "hear": Heard,
    "twins": Twin,
}
FRONT_MATTER: dict[str, type[Entry]] = {
    "module": ModuleMeta,
    "handbook": HandbookMeta,
    "case": CaseMeta,
    "rehearsal": RehearsalMeta,
    "worksheet": WorksheetMeta,
    "page": PageMeta,
}
DIALECT = "http://json-schema.org/draft-07/schema#"  # the one that editors' YAML servers read


def schemas() -> dict[str, str]:
    """{name of the file: its text} of every schema."""
    whole = {name: _of(kind) for name, kind in (FILES | FRONT_MATTER).items()}
    lists = {name: _list_of(_of(kind)) for name, kind in LISTS.items()}
    return {
        f"{name}.schema.json": json.dumps({"$schema": DIALECT, **found}, indent=2, ensure_ascii=False) + "\n"
        for name, found in (whole | lists).items()
    }


def _list_of(item: Json) -> Json:
    """The schema of a file that is a list of such entries."""
    shared = item.pop("definitions")
    return {"type": "array", "items": item, "definitions": shared}


def _of(kind: type[Entry]) -> Json:
    """The schema of a mapping, with those of the mappings inside it below `definitions`."""
    made = TypeAdapter(kind).json_schema(ref_template="#/definitions/{model}")
    inner = made.pop("$defs", {})
    definitions = {name: _written(getattr(schema, name), found) for name, found in inner.items()}
    return {**_written(kind, made), "definitions": definitions}


def _written(kind: type[Entry], made: Json) -> Json:
    """What pydantic says of a class, as an author may write it: without what is GIVEN, and with what is needed."""
    properties: Json = {}
    required = []
    for field, (key, says) in zip(fields(kind), made["properties"].items(), strict=True):
        if field.name in kind.GIVEN:
            continue
        needed = bool(field.metadata.get("needed"))
        properties[key] = _value(says, needed)
        required += [key] if needed else []
    return {
        "description": " ".join((kind.__doc__ or "").split()),
        "type": "object",
        "additionalProperties": False,
        "required": required,
        "properties": properties,
    }


def _value(says: Json, needed: bool) -> Json:
    """The schema of a value. One that is needed is not empty; what stands in for a missing one is nothing to write."""
    says = {key: value for key, value in says.items() if key not in ("title", "default")}
    if "enum" in says:
        says["enum"] = [value for value in says["enum"] if value]
    if not needed:
        return says
    if "anyOf" in says:
        (says,) = (part for part in says["anyOf"] if part.get("type") != "null")
    if says.get("type") == "string" and "enum" not in says and "format" not in says:
        says["pattern"] = r"\S"
    return says | {"array": {"minItems": 1}, "object": {"minProperties": 1}}.get(says.get("type", ""), {})

"""Data -> a class of `schema`, and a problem for everything that does not fit.

pydantic finds what does not fit; the messages are our own and say what must be. What is reported is left out and its
empty value stands in its place, so that `fit` always returns an instance and one slip never hides the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from ..model import Lines, Place, line_of
from ..schema import Entry
from .yaml_source import Report

T = TypeVar("T", bound=Entry)
R = TypeVar("R")
WORDS: dict[object, str] = {
    str: "text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    date: "a date like 2026-11-24",
}
SHOWN = 40  # characters of a wrong value


def fit(kind: type[T], data: object, lines: Lines, report: Report, rule: str, above: Place = ()) -> T:
    """`data`, which stands at `above` in its file, as `kind`. Nothing at all is an empty mapping."""
    data = {} if data is None else data
    flaws: dict[Place, str] = {}
    if isinstance(data, dict):
        data = _prepared(kind, data, (), lines, above, flaws)
    try:
        fitted = _validated(kind, data)
    except ValidationError as error:
        flaws |= {_place(e["loc"]): _wrong(kind, e) for e in error.errors(include_url=False)}
    for place, message in flaws.items():
        report(line_of(lines, *above, *place), rule, message)
    if not flaws:
        return fitted
    cuts = {_cut(kind, place) for place in flaws}
    if () in cuts:
        return _validated(kind, _prepared(kind, {}, (), lines, above, {}))
    return _validated(kind, _without(data, cuts, ()))


def fit_all(kind: type[T], data: object, lines: Lines, report: Report, rule: str) -> tuple[T, ...]:
    """A file that is a list of `kind`. Nothing at all is an empty list."""
    if data is not None and not isinstance(data, list):
        report(1, rule, f"the file must be a list of entries, each from a line `- {fields(kind)[0].name}: …`")
        return ()
    return tuple(fit(kind, entry, lines, report, rule, (i,)) for i, entry in enumerate(data or []))


def _once(act: Callable[[type[Entry]], R]) -> Callable[[type], R]:
    """Asked once for each class: `cache`, whose own types take no frozen dataclass for a key."""
    return cache(act)


def _validated(kind: type[T], data: object) -> T:
    made = _adapter(kind).validate_python(data)
    assert isinstance(made, kind)
    return made


@_once
def _adapter(kind: type[Entry]) -> TypeAdapter[Entry]:
    return TypeAdapter(kind)


@_once
def _types(kind: type[Entry]) -> dict[str, object]:
    """{key: type} of what an author may write in a class of the schema."""
    hints = get_type_hints(kind, include_extras=True)
    return {f.name: hints[f.name] for f in fields(kind) if f.name not in kind.GIVEN}


@_once
def _needed(kind: type[Entry]) -> frozenset[str]:
    return frozenset(f.name for f in fields(kind) if f.metadata.get("needed"))


def _prepared(
    kind: type[Entry], data: dict[str, object], at: Place, lines: Lines, above: Place, flaws: dict[Place, str]
) -> dict[str, object]:
    """A copy of a mapping with what is GIVEN to its entries; `flaws` gets what is missing and
    what only the reader may give.
    """
    types = _types(kind)
    for key in kind.GIVEN:
        if key in data:
            flaws[*at, key] = _unknown(kind, key)
    for key in _needed(kind):
        if key not in data:
            flaws[*at, key] = f"{f'{_name(at)} ' if at else ''}needs “{key}”, {_what(types[key])}"
        elif _is_empty(data[key]):
            flaws[*at, key] = f"“{key}” must be {_what(types[key])} and not empty"
    given = {"id": str(at[-1]) if at else "", "line": line_of(lines, *above, *at)}
    return {
        key: _entries(types.get(key), value, (*at, key), lines, above, flaws)
        for key, value in data.items()
        if key not in kind.GIVEN
    } | {key: given[key] for key in kind.GIVEN}


def _is_empty(value: object) -> bool:
    return value is None or value in ([], {}) or (isinstance(value, str) and not value.strip())


def _entries(type_: object, value: object, at: Place, lines: Lines, above: Place, flaws: dict[Place, str]) -> object:
    """The value of a key with all entries inside it prepared."""
    own = _class(type_)
    if own and isinstance(value, dict):
        return _prepared(own, value, at, lines, above, flaws)
    inner = _class(_inside(type_))
    if inner and isinstance(value, dict):
        return {
            k: _prepared(inner, v, (*at, k), lines, above, flaws) if isinstance(v, dict) else v
            for k, v in value.items()
        }
    if inner and isinstance(value, list):
        return [
            _prepared(inner, v, (*at, i), lines, above, flaws) if isinstance(v, dict) else v
            for i, v in enumerate(value)
        ]
    return value


# --- Types -----------------------------------------------------------------------------------------------------------


def _bare(type_: object) -> object:
    """A type without its constraints and without *or nothing*."""
    if get_origin(type_) is Annotated:
        return _bare(get_args(type_)[0])
    if get_origin(type_) in (Union, UnionType):
        left = [t for t in get_args(type_) if t is not NoneType]
        return _bare(left[0]) if len(left) == 1 else type_
    return type_


def _class(type_: object) -> type[Entry] | None:
    """The class of the schema that a value of this type is, if it is one."""
    bare = _bare(type_)
    return bare if isinstance(bare, type) and issubclass(bare, Entry) else None


def _inside(type_: object) -> object:
    """The type of what stands in a list or in a mapping of this type."""
    bare = _bare(type_)
    if get_origin(bare) is tuple:
        return get_args(bare)[0]
    return get_args(bare)[1] if get_origin(bare) is dict else None


def _along(kind: type[Entry], place: Place) -> Iterator[object]:
    """The types on the way to a place, that of the place last; None where there is no such key."""
    type_: object = kind
    for step in place:
        own = _class(type_)
        type_ = _types(own).get(str(step)) if own else _inside(type_)
        yield type_


def _what(type_: object) -> str:
    """A type as an author reads it."""
    bare = _bare(type_)
    if own := _class(bare):
        return f"a mapping with {', '.join(_types(own))}"
    if get_origin(bare) is Literal:
        return f"one of {', '.join(filter(None, get_args(bare)))}"
    if get_origin(bare) is tuple:
        return "a list"
    return WORDS.get(bare, "a mapping") + _range(type_)


def _range(type_: object) -> str:
    parts = (type_, *get_args(type_)) if get_origin(type_) in (Union, UnionType) else (type_,)
    bounds = [m for part in parts for m in getattr(part, "__metadata__", ()) for m in getattr(m, "metadata", ())]
    least, most = (next((getattr(m, name) for m in bounds if hasattr(m, name)), None) for name in ("ge", "le"))
    return "" if least is None else f" from {least} to {most}"


# --- What is wrong ---------------------------------------------------------------------------------------------------


def _place(loc: Place) -> Place:
    """pydantic's place of an error as ours: it marks the keys of mappings."""
    return tuple(step for step in loc if step != "[key]")


def _wrong(kind: type[Entry], error: ErrorDetails) -> str:
    place = _place(error["loc"])
    if error["type"] == "unexpected_keyword_argument":
        return _unknown(([kind, *_along(kind, place)])[-2], place[-1])
    what = _what(([kind, *_along(kind, place)])[-1])
    return f"{_name(place)} must be {what}, not {_shown(error['input'])}"


def _unknown(type_: object, key: object) -> str:
    own = _class(type_)
    return f"unknown key “{key}”; known are {', '.join(_types(own) if own else ())}"


def _name(place: Place) -> str:
    """`“people”`, `item 2 of “people”`, or what the whole is called."""
    if not place:
        return "this"
    if isinstance(place[-1], int):
        return f"item {place[-1] + 1} of {_name(place[:-1])}" if len(place) > 1 else "an entry"
    return f"“{place[-1]}”"


def _shown(value: object) -> str:
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict | list):
        return "a mapping" if isinstance(value, dict) else "a list"
    try:
        text = str(value)
    except ValueError:  # Python writes no number of more than 4,300 digits
        return "a number that long"
    cut = f"{text[:SHOWN]}…" if len(text) > SHOWN else text
    return f"“{cut}”" if isinstance(value, str) else cut


# --- What is left ----------------------------------------------------------------------------------------------------


def _cut(kind: type[Entry], place: Place) -> Place:
    """What a flaw takes with it: its own place, or the whole entry around it."""
    for n, type_ in enumerate([kind, *_along(kind, place)]):
        if (own := _class(type_)) and own.WHOLE:
            return place[:n]
    return place


def _without(data: object, cuts: set[Place], at: Place) -> object:
    """`data` without what stands at `cuts`."""
    if isinstance(data, dict):
        return {k: _without(v, cuts, (*at, k)) for k, v in data.items() if (*at, k) not in cuts}
    if isinstance(data, list):
        return [_without(v, cuts, (*at, i)) for i, v in enumerate(data) if (*at, i) not in cuts]
    return data

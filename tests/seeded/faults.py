"""The faults that `make seeded` plants, as `faults.yml` lists them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import ConfigDict, TypeAdapter
from pydantic.dataclasses import dataclass as typed

HERE = Path(__file__).parent
NO_OTHERS = ConfigDict(extra="forbid")


@dataclass(frozen=True)
class Patch:
    """One place of one file, written otherwise."""

    file: str
    find: str
    replace: str

    def applied(self, text: str) -> str:
        times = text.count(self.find)
        if times != 1 or self.find == self.replace:
            raise ValueError(
                f"{self.file} holds {times} times what must stand there once, and be replaced by something else: {self.find!r}"
            )
        return text.replace(self.find, self.replace)


@typed(frozen=True, config=NO_OTHERS)
class First:
    """The same fault in the first edition, 1.0.0: where it stood otherwise, and the test that should see it there."""

    test: str
    file: str | None = None
    find: str | None = None
    replace: str | None = None


@typed(frozen=True, config=NO_OTHERS)
class Fault:
    """A mistake that somebody could make: `what` a reader or author would suffer, and the `room` of tests to see it."""

    name: str
    kind: str
    what: str
    file: str
    find: str
    replace: str
    room: str
    old: First | None = None  # none where 1.0.0 had nothing that could break so
    by: str = ""  # who wrote it, where that was somebody who had not seen the tests

    @property
    def patch(self) -> Patch:
        return Patch(self.file, self.find, self.replace)

    @property
    def first(self) -> Patch:
        """The patch for 1.0.0."""
        given = self.old
        return Patch(
            given.file or self.file, given.find or self.find, self.replace if given.replace is None else given.replace
        )


def read() -> list[Fault]:
    return TypeAdapter(list[Fault]).validate_python(yaml.safe_load((HERE / "faults.yml").read_text("utf-8")))


def rooms(faults: list[Fault]) -> list[str]:
    """The files of tests that should see them."""
    return sorted({place for fault in faults for place in fault.room.split()})

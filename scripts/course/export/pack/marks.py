"""How a line of the checklist is known, and how it stands, in the words that a sponsor reads."""

from __future__ import annotations

from dataclasses import dataclass

OWN = "read in the body’s own text"
SECOND = "read second-hand"
MEMORY = "from memory, not verified here"
OURS = "our own proposal"
MARKS = {
    OWN: "We read it in the body’s own rule, page or form. Most were stored copies, some of them years old, and of most we read a part.",
    SECOND: "We read it where a sponsor, an association or another provider says that the body asks for it.",
    MEMORY: "We believe it and did not find it. Look it up before you rely on it.",
}

MET, PARTLY, RISK, UNMET, YOURS = "Met", "Partly met", "At risk", "Not met", "Yours"
STATES = {
    MET: "It stands in the course or in this pack.",
    PARTLY: "A part of it stands, and the line says which is missing.",
    RISK: "It stands, and a committee may find that it is not enough.",
    UNMET: "It does not stand, and this pack cannot make it so.",
    YOURS: "Only a sponsor can do it.",
}


@dataclass(frozen=True)
class Line:
    asks: str
    mark: str
    where: str
    state: str
    here: str


@dataclass(frozen=True)
class Body:
    name: str
    note: str
    lines: tuple[Line, ...]

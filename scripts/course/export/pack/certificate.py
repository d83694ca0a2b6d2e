"""What a certificate says: its fields, who asks for each, and the columns of the roster that fill it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...model import Course
from .marks import MEMORY, OURS, OWN, SECOND

ROSTER, SPONSOR, COURSE = "roster", "you, once", "the course"


@dataclass(frozen=True)
class Merge:
    """A field. What comes from the `ROSTER` is each learner's own and a column there."""

    name: str
    asked: str
    mark: str
    source: str


FIELDS = (
    Merge("Name of participant", "California, as a state association lists it", SECOND, ROSTER),
    Merge("License number", "California, as a state association lists it", SECOND, ROSTER),
    Merge("Title of the course", "California, as a state association lists it", SECOND, COURSE),
    Merge("Name and address of sponsor", "California, as a state association lists it", SECOND, SPONSOR),
    Merge("Approval statement and provider number", "California and APA, as associations list them", SECOND, SPONSOR),
    Merge("Date of completion", "California, as a state association lists it", SECOND, ROSTER),
    Merge("Clock hours", "NBCC, as a provider reports it", SECOND, ROSTER),
    Merge("Delivery format", "ASWB, in a text on webinars", OWN, COURSE),
    Merge("Content area", "NBCC", MEMORY, SPONSOR),
    Merge("Certificate number", "several bodies", MEMORY, ROSTER),
    Merge("Name and signature of administrator", "California; read for other regulators only", MEMORY, SPONSOR),
    Merge("Author and credentials", "nobody that we read", OURS, SPONSOR),
    Merge("Version of the course", "nobody that we read", OURS, COURSE),
    Merge("Years to keep this", "California tells license holders to keep their record for two years", OWN, SPONSOR),
)
KEPT = (  # of each learner, beside what the certificate says
    "Licensing board and state",
    "E-mail address",
    "Registered on",
    "Identity attested on",
    "Test form",
    "Attempt",
    "Questions answered well",
    "Questions asked",
    "Passed (yes or no)",
    "Evaluation received on",
    "Accommodation given",
    "Certificate sent on",
)


def list_roster_rows(_course: Course) -> Iterator[list[str]]:
    """The columns; a row for each attempt of each learner comes below."""
    yield [*(field.name for field in FIELDS if field.source == ROSTER), *KEPT]

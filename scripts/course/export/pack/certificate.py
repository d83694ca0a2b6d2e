"""What a certificate says: its fields, who asks for each, and the columns of the roster that fill it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...model import Course
from .bodies import MEMORY, OURS, OWN, SECOND


@dataclass(frozen=True)
class Merge:
    """A field. One that is `each` learner's own is a column of the roster."""

    name: str
    asked: str
    mark: str
    each: bool = False


FIELDS = (
    Merge("Name of participant", "California, as a state association lists it", SECOND, each=True),
    Merge("License number", "California, as a state association lists it", SECOND, each=True),
    Merge("Title of the course", "California, as a state association lists it", SECOND),
    Merge("Name and address of sponsor", "California, as a state association lists it", SECOND),
    Merge("Approval statement and provider number", "California and APA, as associations list them", SECOND),
    Merge("Date of completion", "California, as a state association lists it", SECOND, each=True),
    Merge("Clock hours", "NBCC, as a provider reports it", SECOND, each=True),
    Merge("Delivery format", "ASWB, in a text on webinars", OWN),
    Merge("Content area", "NBCC", MEMORY),
    Merge("Certificate number", "several bodies", MEMORY, each=True),
    Merge("Name and signature of administrator", "California; read for other regulators only", MEMORY),
    Merge("Author and credentials", "nobody that we read", OURS),
    Merge("Version of the course", "nobody that we read", OURS),
    Merge("Years to keep this", "California tells license holders to keep their record for two years", OWN),
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
    yield [*(field.name for field in FIELDS if field.each), *KEPT]

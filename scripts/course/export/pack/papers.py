"""The papers of the pack: their numbers, names and titles, which all others take from here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Paper:
    """One file. Its template, where it has one, bears its `slug`."""

    number: str
    slug: str
    title: str
    suffix: str = "html"

    @property
    def file(self) -> str:
        return f"{self.number}-{self.slug}.{self.suffix}"

    @property
    def cited(self) -> str:
        """How one paper names another."""
        return f"file {self.number}, “{self.title}”"


PAPERS = (
    Paper("00", "read-me-first", "Read me first"),
    Paper("01", "syllabus", "Syllabus"),
    Paper("02", "objectives-to-items", "Objectives to items"),
    Paper("02", "objectives-to-items", "Objectives to items, as a table", "csv"),
    Paper("03", "claims-by-basis", "Claims by basis"),
    Paper("03", "claims-by-basis", "Claims by basis, as a table", "csv"),
    Paper("04", "post-test-form-a", "Post-test, form A"),
    Paper("04", "post-test-form-b", "Post-test, form B"),
    Paper("04", "post-test-key", "Key to both forms"),
    Paper("04", "private-items", "Blueprint for private items"),
    Paper("05", "question-banks", "Question banks"),
    Paper("06", "hours", "Hours by three methods"),
    Paper("06", "pilot", "Pilot protocol"),
    Paper("06", "pilot-times", "Pilot times, an empty table", "csv"),
    Paper("07", "references", "References"),
    Paper("07", "references", "References, as a table", "csv"),
    Paper("08", "evaluation", "Evaluation"),
    Paper("08", "evaluation", "Evaluation, as a table", "csv"),
    Paper("09", "certificate-sample", "Certificate, a sample"),
    Paper("09", "roster", "Roster, an empty table", "csv"),
    Paper("10", "people", "Forms for people"),
    Paper("11", "announcement", "Announcement, a template"),
    Paper("12", "policies", "Policies, a template"),
    Paper("13", "history", "History"),
)
PAGES = {paper.slug: paper for paper in PAPERS if paper.suffix == "html"}
TABLES = {paper.slug: paper for paper in PAPERS if paper.suffix == "csv"}


def cite(*slugs: str) -> str:
    """How a sentence names some papers, of which each is a page or else a table."""
    return " and ".join((PAGES.get(slug) or TABLES[slug]).cited for slug in slugs)

"""A Python-Markdown extension: what a page of the course is made of, as elements.

It knows neither the course nor the page it works on. Whatever must be known is written into the Markdown as classes and
attributes by `course.pages`; the processors build elements from them and take them away again. Each has a file of its
own, with a before and an after.

    markdown.markdown(text, extensions=["attr_list", "md_in_html", "course.markdown"])

They run when everything that Markdown itself does to text and headings is done, and before links are resolved:

    attr_list 8 · smarty 6 · toc and MkDocs' list of anchors 5 · **ours, below 5** · MkDocs' title 1 · its links 0

Before `smarty`, the letters in a picture would be set anew; after the links, those in a picture would lead nowhere.
"""

from __future__ import annotations

from typing import Any

from markdown import Markdown
from markdown.extensions import Extension

from . import choices, links, moments, parts, pictures, pieces, speeches, write_firsts

# Elements of ours that stand among paragraphs, not among the words of one.
BLOCKS = (
    "course-assessment",
    "course-bring",
    "course-case",
    "course-handed-in",
    "course-hear",
    "course-keeping",
    "course-kept-form",
    "course-plan-dates",
    "course-portion",
    "course-progress",
    "course-rehearsal",
    "course-review",
    "course-statement",
    "course-worksheet",
)


class CourseMarkdown(Extension):
    """All the processors; `pictures` is {path below the folder of the pages: text of the SVG}."""

    def __init__(self, **settings: Any) -> None:
        self.config = {"pictures": [{}, "the pictures that are put into the page"]}
        super().__init__(**settings)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's name)
        """Registers everything anew for each converter: MkDocs and mkdocs-quiz make many of them from one extension."""
        md.block_level_elements += BLOCKS
        processors = (
            speeches.Speeches(md),
            write_firsts.WriteFirsts(md),
            choices.Choices(md),
            moments.Moments(md),
            pieces.Pieces(md),
            parts.Parts(md),
            pictures.Pictures(md, self.getConfig("pictures")),
            links.OutwardLinks(md),
        )
        for n, processor in enumerate(processors, start=1):
            md.treeprocessors.register(processor, f"course-{type(processor).__name__}", 5 - n / 10)


def makeExtension(**settings: Any) -> CourseMarkdown:  # noqa: N802 (Markdown's name)
    """For those who name the extension by its package."""
    return CourseMarkdown(**settings)

"""The fields of forms for a pen: a box to tick, and lines to write on."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

from .rename import rename

BOX = "☐"
WRITE_FIRST = 4  # lines above what a colleague might say


def rule_fields(article: LexborHTMLParser) -> None:
    """Boxes and lines in place of what a browser fills in."""
    for box in article.css("input[type=checkbox], .field input[type=radio]"):
        box.replace_with(BOX)
    for area in article.css("textarea"):
        area.insert_before(_write_lines(article, int(area.attributes.get("rows") or 1)), move=True)
        area.decompose()
    for element in article.css("course-write-first"):
        element.insert_before(_write_lines(article, WRITE_FIRST), move=True)
    for other in article.css("input"):
        other.decompose()
    for legend in article.css(".field legend"):
        rename(article, legend, "strong")
    for field in article.css("fieldset.field"):
        rename(article, field, "p")


def _write_lines(article: LexborHTMLParser, count: int) -> LexborNode:
    lines = article.create_node("span")
    lines.attrs["class"] = "lines"
    for _ in range(count):
        line = article.create_node("span")
        line.attrs["class"] = "line"
        lines.insert_child(line, move=True)
    return lines

"""Lists of what the course has: modules, sections, handbook, practice, references."""

from __future__ import annotations

from ..model import Case, Course, Page, Practice, Rehearsal, Worksheet
from ..text import as_text, relative, relink
from .directives import ON_PAGES, directive
from .fragments import fragment, markdown

REFERENCES_PAGE = "docs/course/references.md"
FIXED_SECTIONS = {
    "scene": "The opening scene, to read before a first discussion.",
    "steps": "The move in order, with a line to say at each step.",
    "write-first": "To bring a written answer to supervision.",
    "obstacles": "When it was tried and did not go well.",
    "monday": "Words to use this week.",
    "not-here": "When this move must not be used.",
    "quiz": "To see where the reading has settled.",
}


@directive("map")
def list_modules(course: Course, page: Page) -> str:
    """Every module with its minutes and its description."""
    listed = "\n".join(
        f"{m.number}. [{m.page.title}]({relative(page.path, m.page.path)}), {m.minutes} minutes.\n   {as_text(m.page.meta.description)}"
        for m in course.modules
    )
    return fragment("course-map", text=markdown(listed))


@directive("outline", where=ON_PAGES)
def list_addresses(course: Course, page: Page) -> str:
    """For supervisors: each module with a message and the addresses of its sections, then practice and handbook."""
    out = []
    for module in course.modules:
        address = course.site_url + module.page.address
        name = module.page.title.replace('"', "")  # one of them is a quotation
        out += [
            f"## {module.number}. {module.page.title} {{ #{module.id} }}",
            "",
            f"{as_text(module.page.meta.description)} About {module.minutes} minutes.",
            "",
            f"> Before we next meet, please read “{name}” (about {module.minutes} minutes) and bring your answer to its *write first*: `{address}`",
            "",
        ]
        for section in module.page.sections:
            line = module.section_lines.get(section.id or "") or FIXED_SECTIONS.get(section.id or "")
            if section.level == 2 and line:
                link = f"[{section.title}]({relative(page.path, module.page.path)}#{section.id})"
                out.append(f"- {link}. {as_text(line)} `{address}#{section.id}`")
        out.append("")
    for title, id, pages in (
        ("Cases", "cases", [p.page for p in course.cases]),
        ("Rehearsals", "rehearsals", [p.page for p in course.rehearsals]),
        ("Worksheets", "worksheets", [p.page for p in course.worksheets]),
        ("Handbook", "handbook", list(course.handbook)),
    ):
        out += [f"## {title} {{ #{id} }}", ""]
        for each in pages:
            link = f"[{each.title}]({relative(page.path, each.path)})"
            out.append(f"- {link}. {as_text(each.meta.description)} `{course.site_url}{each.address}`")
        out.append("")
    return "\n".join(out)


@directive("monday", where=ON_PAGES)
def list_lines_for_monday(course: Course, page: Page) -> str:
    """The lines to say on Monday of every module, below its title."""
    out = []
    for module in course.modules:
        section = module.page.section("monday")
        if section:
            link = f"[{module.page.title}]({relative(page.path, module.page.path)}#monday)"
            text = relink(section.text, module.page.path, page.path)
            out += [f"## {module.number}. {link} {{ #{module.id} }}", text, ""]
    return "\n".join(out)


@directive("handbook")
def list_handbook(course: Course, page: Page) -> str:
    """Every page of the handbook with its description."""
    return "\n".join(
        f"- [{p.title}]({relative(page.path, p.path)}). {as_text(p.meta.description)}" for p in course.handbook
    )


@directive("cases")
def list_cases(course: Course, page: Page) -> str:
    """Every case with its module and its description."""
    return _list_practice(course, Case, page)


@directive("rehearsals")
def list_rehearsals(course: Course, page: Page) -> str:
    """Every rehearsal with its module and its description."""
    return _list_practice(course, Rehearsal, page)


@directive("worksheets")
def list_worksheets(course: Course, page: Page) -> str:
    """Every worksheet with its module and its description."""
    return _list_practice(course, Worksheet, page)


def _list_practice(course: Course, kind: type[Practice], page: Page) -> str:
    out = []
    for p in course.practice:
        if type(p) is kind:
            module = course.module(p.module)
            of = f" Module {module.number}." if module else ""
            link = f"[{p.page.title}]({relative(page.path, p.page.path)})"
            out.append(f"- {link}.{of} {as_text(p.meta.description)}")
    return "\n".join(out)


@directive("references")
def list_references(course: Course, page: Page) -> str:
    """The references that the page cites; on the page of references all, with what each is used for."""
    cited = {
        link.target.partition("#")[2] for link in page.links if link.target.split("#")[0].endswith("references.md")
    }
    whole = page.path == REFERENCES_PAGE
    out = []
    for r in course.references:
        if not whole and r.id not in cited:
            continue
        address = f"https://doi.org/{r.doi}" if r.doi else r.url
        where = f" <{address}>" if address else f" ISBN {r.isbn}."
        classic = " *A classic, kept although it is older.*" if r.classic else ""
        supports = f" {r.supports}" + (f" *Opened: {r.opened}*" if r.opened else "") if whole else ""
        out.append(f"- {r.cite}{where}{classic}{supports}" + (f"\n    {{ #{r.id} }}" if whole else ""))
    return "\n".join(out)

"""The Markdown extension: for each processor a before, an after, and what must leave it cold."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from markdown import Markdown

from building import FIXTURES
from course.markdown import CourseMarkdown, tree
from course.pages import render
from course.read import practice
from course.read.blocks import blocks
from course.read.folder import load
from course.read.markdown import sections

PICTURE = """
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">
  <!-- said to authors -->
  <path d="M0 0"/>
  <text>straight "quotes" -- stay</text>
</svg>
"""
MAP = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
  <a href="modules/one.md"><text>1</text></a>
  <a xlink:href="modules/two.md#steps"><text>2</text></a>
  <a href="#here"><text>3</text></a>
  <a href="https://example.org/"><text>4</text></a>
  <a><text>5</text></a>
</svg>"""
PICTURES = {"assets/one.svg": PICTURE, "assets/map.svg": MAP, "assets/torn.svg": "<svg><g></svg>"}


def made(text: str) -> str:
    """The HTML of a text, with no ends of lines between tags."""
    converter = Markdown(extensions=["attr_list", "md_in_html", "smarty", "toc", CourseMarkdown(pictures=PICTURES)])
    return re.sub(r">\n+<", "><", converter.convert(text))


# --- Who speaks -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("**Therapist:** And on Sunday?", "therapist"),
        ("**Ines:** I asked him.", "client"),
        ("**Ines:** *(as Ben)* You never ask.", "partner"),
        ("**Ines:** *(laughs)* You never ask.", "client"),
        ("**Mo's brother:** Nobody asked.", "client"),  # the mark is put aside by `smarty`, with a colon in its stead
        ("**Anna & Luke:** We asked.", "client"),
    ],
)
def test_a_speech_says_who_speaks(text, who):
    assert made(text).startswith(f'<p class="speech speech--{who}"><strong>')


@pytest.mark.parametrize(
    "text",
    [
        "**:** nobody",
        "**Ines** asked him.",
        "**Ines: Ben:** both",
        "**Ines:now** asked",
        "Then **Ines:** asked him.",
        "***Ines*:** asked him.",
        "**Who fills it in:** the client\n{ .filled-by }",
        "-   **Ines:** in a list",
    ],
)
def test_what_nobody_says_is_no_speech(text):
    assert "speech" not in made(text)


# --- Folds, boxes, pieces ---------------------------------------------------------------------------------------------


def test_a_colleagues_answer_stands_where_the_reader_can_write_first():
    fold = '<details markdown="1" id="{}">\n<summary>A colleague</summary>\n\n**Ines:** Yes.\n\n</details>'
    inside = '<summary>A colleague</summary><p class="speech speech--client"><strong>Ines:</strong> Yes.</p></details>'
    assert (
        made(fold.format("write-sunday"))
        == f'<course-write-first><details id="write-sunday">{inside}</course-write-first>'
    )
    assert made(fold.format("writes")) == f'<details id="writes">{inside}'


def test_a_part_reaches_down_to_the_next_heading_of_its_level():
    boxed = made("# A\n\n## Say it { #monday .part }\n\nOne.\n\n### Two { #two }\n\n## After { #after }\n\nThree.")
    assert boxed == (
        '<h1 id="a">A</h1><div class="part part--monday"><h2 id="monday">Say it</h2><p>One.</p><h3 id="two">Two</h3></div>'
        '<h2 id="after">After</h2><p>Three.</p>'
    )


def test_the_last_section_of_a_page_is_a_part_too_and_other_classes_stay():
    assert made("## Say it { #monday .part .loud }") == (
        '<div class="part part--monday"><h2 class="loud" id="monday">Say it</h2></div>'
    )


def test_two_parts_after_each_other_are_two_boxes():
    boxed = made("## One { #one .part }\n\n## Two { #two .part }")
    assert boxed == (
        '<div class="part part--one"><h2 id="one">One</h2></div><div class="part part--two"><h2 id="two">Two</h2></div>'
    )


def test_moments_become_sections_in_the_element_around_them():
    text = """
<course-case data-case="sunday" markdown="1">

## You wait { #wait .moment data-number="1" }

- ["Go on."](#end){ data-to="2" }

## Later { #end .moment data-number="2" data-ending="good" }

Well.

</course-case>

Foot.
"""
    assert made(text) == (
        '<course-case data-case="sunday">'
        '<section class="moment"><h2 data-search-exclude="" id="wait"><span class="moment-number">1</span> You wait</h2>'
        '<ul class="choices"><li><a href="#end">&ldquo;Go on.&rdquo;</a> <span class="choice-to">→ 2</span></li></ul></section>'
        '<section class="moment" data-ending="good">'
        '<h2 data-search-exclude="" id="end"><span class="moment-number">2</span> Later</h2><p>Well.</p></section>'
        "</course-case><p>Foot.</p>"
    )


def test_a_number_is_not_part_of_a_title():
    converter = Markdown(extensions=["attr_list", "toc", CourseMarkdown()])
    assert ">3</span> <em>Three</em>" in converter.convert("## *Three* { #c .moment data-number=3 }")
    assert vars(converter)["toc_tokens"][0]["name"] == "Three"


def test_a_client_line_keeps_its_level():
    assert made("## One { #one .client-line data-level=2 }\n\n> Yes.") == (
        '<section class="client-line" data-level="2"><h2 data-search-exclude="" id="one">One</h2>'
        "<blockquote><p>Yes.</p></blockquote></section>"
    )


def test_a_moment_without_choices_has_none_and_its_lists_stay_lists():
    html = made("## One { #one .moment data-number=1 }\n\n- [Elsewhere](#two)\n- Nothing")
    assert "choice" not in html and '<ul><li><a href="#two">Elsewhere</a></li>' in html


def test_a_choice_in_no_list_has_its_number_all_the_same():
    assert made('[Go on.](#end){ data-to="2" } Or not.') == (
        '<p><a href="#end">Go on.</a> <span class="choice-to">→ 2</span> Or not.</p>'
    )


def test_choices_between_empty_lines_are_choices():
    html = made('- [One.](#a){ data-to="1" }\n\n- [Two.](#b){ data-to="2" }')
    assert html.startswith(
        '<ul class="choices"><li><p><a href="#a">One.</a> <span class="choice-to">→ 1</span></p></li>'
    )


# --- Pictures ---------------------------------------------------------------------------------------------------------


def test_a_picture_is_put_into_the_page_under_its_text():
    assert made('![One "path".](../assets/one.svg)') == (
        '<figure class="picture"><svg aria-label="One &quot;path&quot;." role="img" viewBox="0 0 9 9"'
        ' xmlns="http://www.w3.org/2000/svg"><path d="M0 0"></path><text>straight "quotes" -- stay</text></svg></figure>'
    )


def test_what_follows_a_picture_stays_behind_it():
    root = ElementTree.Element("div")
    ElementTree.SubElement(root, "p").tail = "after"
    tree.replaced(root, root[0], ElementTree.Element("figure"))
    assert ElementTree.tostring(root) == b"<div><figure />after</div>"


def test_a_link_in_a_picture_leads_on_from_the_page_that_shows_it():
    html = made("![The way.](../../assets/map.svg)")
    assert 'role="group"' in html
    assert re.findall(r'href="([^"]*)"', html) == [
        "../../modules/one.md",
        "../../modules/two.md#steps",
        "#here",
        "https://example.org/",
    ]
    assert "<g><text>5</text></g>" in html and 'rel="external noopener noreferrer"' in html
    assert 'href="modules/one.md"' in made("![The way.](assets/map.svg)")


@pytest.mark.parametrize(
    "text",
    [
        "[![One.](../assets/one.svg)](https://example.org/)",  # a picture inside a link
        "See ![One.](../assets/one.svg) here.",
        "![One.](../assets/unknown.svg)",
        "![One.](https://example.org/assets/one.svg)",
        "![One.](../assets/torn.svg)",
        "![One.]()",
    ],
)
def test_what_is_no_known_picture_alone_in_its_paragraph_stays_an_image(text):
    assert "<img" in made(text) and "<svg" not in made(text)


def test_a_file_that_is_no_picture_is_a_problem(tmp_path):
    (tmp_path / "docs/assets/images").mkdir(parents=True)
    (tmp_path / "docs/assets/images/torn.svg").write_text("<svg>\n<g></svg>", "utf-8")
    course, problems = load(tmp_path)
    assert course.pictures == {"assets/images/torn.svg": "<svg>\n<g></svg>"}
    assert [str(p) for p in problems if "svg" in p.path] == [
        "docs/assets/images/torn.svg:2: unreadable: is no picture: mismatched tag: line 2, column 5"
    ]


# --- Links ------------------------------------------------------------------------------------------------------------


def test_a_link_that_leaves_says_so_and_one_that_shows_its_address_is_marked():
    outward = 'rel="external noopener noreferrer"'
    assert made("[Ben](https://example.org/)") == f'<p><a href="https://example.org/" {outward}>Ben</a></p>'
    for address in ("https://example.org/a?b=1&amp;c=2", "https://example.org/an_odd_one"):
        assert made(f"<{address}>".replace("&amp;", "&")) == (
            f'<p><a data-spelled="" href="{address}" {outward}>{address}</a></p>'
        )


@pytest.mark.parametrize("target", ["one.md", "#here", "tel:112", "mailto:a@example.org", "httpsonly.md", ""])
def test_a_link_that_stays_says_nothing(target):
    assert "rel=" not in made(f"[Ben]({target})")


@pytest.mark.parametrize(
    "text",
    [
        "## One { class }\n\nText.\n{ class }",
        "[Ben](https://example.org/){ href }",
        "![One.](assets/one.svg){ alt }",
        "![One.](assets/one.svg){ src }",
        '<details markdown="1" id>\n\nText.\n\n</details>',
        "[Ben](#a){ data-to }",
        "## One { #a data-number .moment .part }",
    ],
)
def test_an_attribute_without_a_value_is_an_empty_one(text):
    assert made(text)


# --- What the pages write for it --------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def minimal():
    return load(FIXTURES / "minimal")[0]


def shown(course, found):
    return made(render.render_page(course, found.page.src, found.page.text))


def test_nothing_that_is_written_for_the_processors_reaches_a_page(course):
    for page in course.every_page:
        html = made(render.render_page(course, page.src, page.text))
        assert not re.search(r'data-(?:to|number)=|markdown="1"|<h2[^>]* class="(?:part|moment|client-line)', html), (
            page.path
        )


def test_every_moment_stands_in_its_case_and_every_choice_has_its_number(course):
    for case in course.cases:
        html = shown(course, case)
        inside = html[html.index("<course-case ") : html.index("</course-case>")]
        assert re.findall(r'<section class="moment"[^>]*><h2 [^>]*id="([^"]*)"', inside) == [m.id for m in case.moments]
        assert [int(n) for n in re.findall(r'class="choice-to">→ (\d+)', inside)] == [
            case.numbers[c.target] for m in case.moments for c in m.choices
        ]
        assert (
            inside.count('<div class="debrief">')
            == inside.count("data-ending=")
            == sum(not m.choices for m in case.moments)
        )
        assert "</section></div>" not in inside, "a debrief ends with its moment"
        assert html.index("</course-case>") < html.index('class="module-foot"')


def test_every_module_has_its_parts_in_boxes(course):
    for module in course.modules:
        found = re.findall(r'<div class="part part--([\w-]+)"><h2 id="([\w-]+)"', shown(course, module))
        assert found and found == [(s.id, s.id) for s in module.page.sections if s.id in render.PARTS]


def test_every_client_line_and_field_stands_in_its_element(course):
    for rehearsal in course.rehearsals:
        html = shown(course, rehearsal)
        inside = html[html.index("<course-rehearsal ") : html.index("</course-rehearsal>")]
        assert re.findall(r'<section class="client-line" data-level="(\d)"><h2 [^>]*id="([^"]*)"', inside) == [
            (line.level, line.section.id) for line in rehearsal.lines
        ]
    for sheet in course.worksheets:
        html = shown(course, sheet)
        inside = html[html.index("<course-worksheet ") : html.index("</form></course-worksheet>")]
        assert all(f'id="{field.id}"' in inside for field in sheet.fields)


def test_a_heading_without_an_id_is_no_piece_and_shows_no_mark(minimal):
    (case, rehearsal) = (minimal.cases[0], minimal.rehearsals[0])
    bare = "# Bare\n\n## Somewhere\n\n- [On](#somewhere)\n\n**What happened.** Nothing."
    pages = [
        replace(found.page, text=bare, first_line=1, blocks=blocks(bare), sections=sections(bare))
        for found in (case, rehearsal)
    ]
    broken = replace(
        minimal,
        cases=(practice.case(case.id, pages[0], case.meta),),
        rehearsals=(practice.rehearsal(rehearsal.id, pages[1], rehearsal.meta),),
    )
    for found in (*broken.cases, *broken.rehearsals):
        html = shown(broken, found)
        assert '<h2 id="somewhere">Somewhere</h2>' in html and "<section class" not in html


def test_a_case_that_lacks_everything_breaks_no_page(minimal):
    page = minimal.cases[0].page
    for text in (
        "# Bare",
        "# Bare\n\n## No id\n\n- [x](#nowhere)\n\n**What happened.** Nothing.",
        f'# Bare\n\n## One {{ #{minimal.cases[0].moments[0].id} }}\n\n<details markdown="1">\n\nnever closed',
    ):
        assert "Not legal advice" in made(render.render_page(minimal, page.src, text))

"""You hear → send: the messages that are made of docs/_data/hear.yml."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from course.pages import hear
from course.pages.listings import list_addresses

SITE = "https://example.org/half-the-story/"
LONGEST_MAIL = 1500  # some programs cut the address of a draft at 2,048 characters


@pytest.fixture(scope="module")
def published(course):
    return replace(course, site_url=SITE)


@pytest.fixture(scope="module")
def table(published):
    """The page's table as HTML."""
    page = published.page("docs/supervisors/hear-and-send.md")
    return LexborHTMLParser(hear.tabulate_what_is_heard(published, page))


def lines(row):
    return [p.text() for p in row.css(".hear-message p")]


def test_everything_that_is_heard_has_a_row(published, table):
    assert len(table.css("tbody")) == len(published.heard) > 20


def test_a_message_is_plain_text_with_the_whole_address_on_a_line_of_its_own(published, table):
    for heard, row in zip(published.heard, table.css("tbody"), strict=True):
        told = lines(row)
        path, _, id = heard.send.partition("#")
        assert told[1] == f"{SITE}{path.removesuffix('.md')}/#{id}"
        assert "\n".join(told).isascii(), heard.says
        assert heard.says not in " ".join(told), "a message repeats nothing that was said of a client"


def test_a_draft_holds_the_message_and_a_subject_that_anybody_may_see(table):
    for row in table.css("tbody"):
        address = row.css_first(".hear-mail").attributes["href"]
        draft = parse_qs(urlsplit(address).query, strict_parsing=True)
        assert urlsplit(address)[:3] == ("mailto", "", "") and len(address) < LONGEST_MAIL
        assert draft["body"] == ["\r\n".join(lines(row))]
        assert draft["subject"][0] in (hear.SUBJECT, hear.SUBJECT_TODAY)


def test_what_is_for_today_asks_for_a_call(published, table):
    for heard, row in zip(published.heard, table.css("tbody"), strict=True):
        told = lines(row)
        assert told[0].startswith("Please call me today") == heard.today == bool(row.css(".hear-today"))
        assert heard.not_if in told[-1] and told[-1].endswith("comes first." if heard.today else "then call me first.")


def test_what_leads_to_danger_is_for_today(published):
    for heard in published.heard:
        if heard.send.startswith(("handbook/tonight.md#steps", "handbook/frightens.md#steps")):
            assert heard.today, heard.says


def test_minutes_are_counted_from_the_section(published, table):
    def shown(words):
        module = published.modules[0]
        section = replace(module.page.section("one-chair"), text="word " * words)
        return hear.count_minutes(section)

    assert [shown(n) for n in (1, 180, 181, 900)] == [1, 1, 2, 5]
    assert "(9 minutes; Module 2)" in table.css_first("td").text()


def test_without_an_address_of_the_site_the_place_within_it_stands_there(course):
    page = course.page("docs/supervisors/hear-and-send.md")
    table = LexborHTMLParser(hear.tabulate_what_is_heard(replace(course, site_url=""), page))
    assert lines(table.css_first("tbody"))[1] == "modules/safety-and-scope/#ask"


def test_the_list_of_addresses_has_practice_and_handbook_too(published):
    text = list_addresses(published, published.page("docs/supervisors/index.md"))
    for page in (*(p.page for p in published.practice), *published.handbook):
        assert f"`{SITE}{page.address}`" in text, page.path

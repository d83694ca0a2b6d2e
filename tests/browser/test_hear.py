"""You hear → send: a supervisor finds a row by what was heard, and copies its message."""

from __future__ import annotations

from urllib.parse import parse_qs, quote, urlsplit

from access import faults
from acting import until

PATH = "supervisors/hear-and-send/"
# The clipboard of the page itself: the system's is shared by all tests.
CLIPBOARD = "window.copied = []; Object.defineProperty(navigator, 'clipboard', {value: {writeText: async (text) => { copied.push(text); }}});"
REFUSED = "Object.defineProperty(navigator, 'clipboard', {value: {writeText: async () => { throw new DOMException('no', 'NotAllowedError'); }}});"
ROWS = ".hear tbody:not([hidden])"


def test_a_row_is_found_and_its_message_copied_by_keyboard(visit, address, course):
    page = visit(address + PATH, init=CLIPBOARD, color_scheme="light", reduced_motion="reduce")
    box, status = page.get_by_label("What did you hear?"), page.locator(".hear-find [role=status]")
    total = len(course.heard)
    assert status.inner_text() == f"{total} of {total} rows."
    box.fill("his WIFE wants to, on Tuesday")
    assert status.inner_text() == f"1 of {total} rows." and page.locator(ROWS).count() == 1
    row = page.locator(ROWS)
    row.get_by_role("button", name="Copy message").press("Enter")
    row.get_by_text("Copied. Paste it").wait_for()
    (text,) = page.evaluate("copied")
    place = f"{address}modules/partner-as-guest/#plan"
    assert text.split("\n")[1] == place == row.locator(".hear-sent").evaluate("e => e.href")
    draft = parse_qs(urlsplit(row.locator(".hear-mail").get_attribute("href")).query)
    assert draft["body"] == [text.replace("\n", "\r\n")]
    row.locator("summary").press("Enter")
    assert faults(page, "course-hear") == []
    box.fill("wife Tuesday zebra")
    assert status.inner_text() == "No row has all of these words. 1 has some of them."
    box.fill("<b>zebra</b> " * 4000)
    assert status.inner_text().startswith(f"0 of {total} rows.") and page.locator("course-hear b").count() == 0
    box.press("Escape")
    assert box.input_value() == "" and page.locator(ROWS).count() == total
    assert page.errors == [] and page.foreign == []


def test_a_message_that_cannot_be_copied_is_marked(visit, address):
    page = visit(address + PATH, init=REFUSED)
    page.get_by_role("button", name="Copy message").first.press("Enter")
    until(page, "getSelection().toString().startsWith('Please')")
    assert "The text is marked" in page.locator(".hear tbody").first.locator("[role=status]").inner_text()


def test_where_the_site_does_not_know_its_address_a_message_gets_the_pages_own(visit, address):
    page = visit(address + "404.html")

    def forget(route):
        """The page as it is built without SITE_URL."""
        found = route.fetch()
        html = found.text().replace(address, "").replace(quote(address, safe=""), "")
        route.fulfill(response=found, body=html)

    page.context.route(address + PATH, forget)
    page.goto(address + PATH)
    row, place = page.locator(".hear tbody").first, f"{address}modules/safety-and-scope/#ask"
    assert row.locator(".hear-address").text_content() == place
    draft = parse_qs(urlsplit(row.locator(".hear-mail").get_attribute("href")).query)
    assert draft["body"][0].split("\r\n")[1] == place


def test_without_scripts_it_is_a_table_with_messages_and_drafts(visit, address, course):
    page = visit(address + PATH, java_script_enabled=False)
    page.set_viewport_size({"width": 320, "height": 800})
    rows = page.locator(".hear tbody")
    assert rows.count() == len(course.heard) and page.locator("course-hear button").count() == 0
    rows.first.locator("summary").click()
    assert rows.first.locator(".hear-address").inner_text() == f"{address}modules/safety-and-scope/#ask"
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.goto(address + "supervisors/")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.locator("#addresses ~ * a:visible").count() > 100, "every address can be read and followed"


def test_the_sign_behind_a_heading_copies_its_address(visit, address, course):
    module, case = course.modules[0], course.cases[0]
    for shown, ids in ((module, ("where-the-problem-is", module.questions[0].id)), (case, (case.moments[0].id,))):
        page = visit(address + shown.page.address, init=CLIPBOARD)
        for id in ids:
            page.locator(f".headerlink[href$='#{id}']").press("Enter")
            until(page, f"copied.at(-1) === {address + shown.page.address + '#' + id!r}")
            until(page, "document.querySelector('.said').textContent === 'Address copied.'")
        assert page.url == address + shown.page.address and page.errors == []


def test_the_sign_leads_to_the_heading_where_nothing_can_be_copied(visit, address):
    page = visit(address + "modules/time-outs/", init=REFUSED)
    page.locator("#misuse .headerlink").press("Enter")
    until(page, "location.hash === '#misuse'")
    assert page.locator(".said").text_content() == ""


def test_on_the_page_of_contacts_nothing_is_copied(visit, address):
    page = visit(address + "help/", init=CLIPBOARD)
    page.locator("#elsewhere .headerlink").press("Enter")
    until(page, "location.hash === '#elsewhere'")
    assert page.evaluate("copied") == []

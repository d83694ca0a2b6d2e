"""Elements that are moved or taken away: each is built once, and listens to the window and the document only while
it stands in the page.
"""

from __future__ import annotations

import pytest

from acting import until
from records import answered

# What listens at the window and the document, counted by what is listened to.
COUNTING = """
  window.listening = () => {
    const counts = {};
    live.forEach(({ type }) => { counts[type] = (counts[type] ?? 0) + 1; });
    return counts;
  };
  const live = new Set();
  for (const target of [window, document]) {
    const { addEventListener: add, removeEventListener: remove } = target;
    const same = (type, act) => [...live].find((one) => one.target === target && one.type === type && one.act === act);
    target.addEventListener = function (type, act, options) {
      const one = same(type, act) ?? { target, type, act };
      if (!options?.signal?.aborted) {
        live.add(one);
      }
      options?.signal?.addEventListener('abort', () => live.delete(one));
      if (options?.once) {
        add.call(target, type, () => live.delete(one), { once: true });
      }
      add.call(target, type, act, options);
    };
    target.removeEventListener = function (type, act, options) {
      live.delete(same(type, act));
      remove.call(target, type, act, options);
    };
  }
"""
WITHOUT_ELEMENTS = "customElements.define = () => {};"
IDLE = "document.readyState === 'complete'"
OURS = "[...document.querySelectorAll('article *')].filter((e) => e.localName.startsWith('course-'))"
MOVED = f"() => {{ for (let n = 0; n < 5; n++) {OURS}.forEach((e) => e.parentNode.insertBefore(e, e.nextSibling)); }}"
SIZE = "document.querySelectorAll('article *').length"
GONE = f"() => {OURS}.forEach((e) => e.remove())"
PAGES = [
    "modules/time-outs/",
    "cases/sunday-night/",
    "practice/rehearse-time-outs/",
    "practice/skills-self-check/",
    "my-course/",
    "assessment/",
    "review/",
    "evaluation/",
    "statement/",
    "papers/",
]


def opened(visit, url, init=""):
    """A page with something in its record, when it is idle."""
    page = visit(url, init=COUNTING + init, locale="en-IN")
    answered(page, 1, sure=True)
    page.goto(url)
    until(page, IDLE)
    page.evaluate("new Promise((done) => requestIdleCallback(() => requestIdleCallback(done)))")
    return page


@pytest.mark.parametrize("path", PAGES)
def test_an_element_that_is_moved_is_built_once_and_one_that_is_gone_listens_to_nothing(visit, address, path):
    without = opened(visit, address + path, WITHOUT_ELEMENTS).evaluate("listening()")
    page = opened(visit, address + path)
    before, size = page.evaluate("listening()"), page.evaluate(SIZE)
    assert before != without, "the test sees what elements listen to"
    page.evaluate(MOVED)
    assert (page.evaluate("listening()"), page.evaluate(SIZE)) == (before, size)
    page.evaluate(GONE)
    assert (page.evaluate("listening()"), page.errors) == (without, [])


def test_a_case_that_was_moved_still_goes_back(visit, address):
    page = visit(address + "cases/sunday-night/")
    first = page.locator(".moment.now h2").inner_text()
    page.evaluate(MOVED)
    page.locator(".moment.now .choices a").first.click()
    assert page.locator(".moment.now h2").inner_text() != first
    page.go_back()
    until(page, f"document.querySelector('.moment.now h2').innerText === {first!r}")


def test_texts_that_were_moved_still_hear_of_the_records_end(visit, address):
    for path, box in (("evaluation/", "#evaluation-comments"), ("modules/time-outs/", "#write-oh-now-own")):
        page = visit(address + path)
        page.locator(box).fill("a first text")
        page.locator(box).blur()
        page.evaluate(MOVED)
        page.locator(box).fill("2")
        page.locator(box).blur()
        page.locator("details.earlier summary", has_text=": 1").wait_for()
        page.evaluate("courseStore.erase()")
        assert page.locator(box).input_value() == "" and page.locator("details.earlier:visible").count() == 0


def test_a_sheet_that_is_taken_away_forgets_what_could_be_put_back(visit, address):
    page = visit(address + "practice/skills-self-check/")
    page.locator("textarea").first.fill("a text")
    page.get_by_role("button", name="Clear the sheet").click()
    assert page.get_by_role("button", name="Put it back").is_visible()
    page.evaluate(MOVED)
    assert page.get_by_role("button", name="Put it back").count() == 0 and page.errors == []

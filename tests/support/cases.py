"""A case in the browser: the ways through it, and what must hold on them."""

from __future__ import annotations

from collections import deque

# Every choice of every moment, taken after the shortest way to its moment and taken back, in one call: a case
# has hundreds of steps.
PLAY = """(moments) => {
  const shown = () => [...document.querySelectorAll('.moment')].filter((m) => m.checkVisibility()).map((m) => m.querySelector('h2').id).join();
  const button = (words) => [...document.querySelectorAll('.way button, .moment.now button, .after-ending button')].find((b) => b.textContent === words);
  return moments.flatMap(([way, choices]) => {
    button('Start again')?.click();
    way.slice(1).forEach((id) => document.querySelector(`.moment.now .choices a[href='#${id}']`).click());
    if (!choices) {
      const again = [...document.querySelectorAll('button')].find((b) => b.textContent === 'Again, from the start');
      return [{here: shown(), steps: document.querySelectorAll('.way li').length, debrief: document.querySelector('.moment.now .debrief').checkVisibility(), again: Boolean(again?.checkVisibility())}];
    }
    return [...Array(choices).keys()].map((n) => {
      const before = {here: shown(), steps: document.querySelectorAll('.way li').length};
      const link = document.querySelectorAll('.moment.now .choices a')[n], said = link.textContent;
      link.click();
      const after = {then: shown(), noted: [...document.querySelectorAll('.way li span')].at(-1).textContent === said, focus: document.activeElement.id};
      (button('One step back') ?? button('Start again')).click();  // after one step they are the same
      return {...before, ...after};
    });
  });
}"""


def ways(case) -> dict[str, list[str]]:
    """{moment: the shortest way to it from the first}, breadth first."""
    found = {case.moments[0].id: [case.moments[0].id]}
    waiting = deque(found)
    choices = {m.id: [c.target for c in m.choices] for m in case.moments}
    while waiting:
        id = waiting.popleft()
        for target in choices[id]:
            if target not in found:
                found[target] = [*found[id], target]
                waiting.append(target)
    return found


def shown(page) -> str:
    """The id of the only moment that is shown."""
    return page.evaluate(
        "[...document.querySelectorAll('.moment')].filter(m => m.checkVisibility()).map(m => m.querySelector('h2').id).join()"
    )


def follow(page, way: list[str]) -> None:
    """Take the choices that lead along `way`, one after the other."""
    page.evaluate(
        "way => way.forEach(id => document.querySelector(`.moment.now .choices a[href='#${id}']`).click())", way[1:]
    )


def every_choice(page, case) -> None:
    """Every moment is reached by its shortest way and every choice taken from there: so is every ending."""
    way = ways(case)
    expected = []
    for moment in case.moments:
        before = {"here": moment.id, "steps": len(way[moment.id]) - 1}
        expected += [before | {"then": c.target, "noted": True, "focus": c.target} for c in moment.choices] or [
            before | {"debrief": True, "again": True}
        ]
    assert page.evaluate(PLAY, [[way[m.id], len(m.choices)] for m in case.moments]) == expected


def by_keyboard(page, case) -> None:
    """To the nearest good ending, back, forward again, and there after a reload."""
    good = min((m.id for m in case.moments if m.ending == "good"), key=lambda id: len(ways(case)[id]))
    way = ways(case)[good]
    page.locator(f"#{way[0]}").evaluate("e => { e.tabIndex = -1; e.focus(); }")
    for target in way[1:]:
        while page.evaluate("document.activeElement.getAttribute('href')") != f"#{target}" or not page.evaluate(
            "!!document.activeElement.closest('.choices')"
        ):
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement !== document.body"), "focus was lost"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == target
    assert page.locator(".way-status").inner_text().startswith("An ending, after ")
    page.go_back()
    assert shown(page) == way[-2] and page.evaluate("document.activeElement.id") == way[-2]
    page.go_forward()
    assert shown(page) == good and page.locator(".way li").count() == len(way) - 1
    page.reload()
    assert shown(page) == good and page.locator(".way li").count() == len(way) - 1


def back_and_other_roads(page, case, address: str) -> None:
    """One step back, to a step before, to a road not taken, to the start; and *My course* knows the ending."""
    ending = max((m.id for m in case.moments if m.ending), key=lambda id: len(ways(case)[id]))
    way = ways(case)[ending]
    follow(page, way)
    page.get_by_role("button", name="One step back").click()
    assert shown(page) == way[-2]
    page.locator(".way li button").nth(1).click()
    assert shown(page) == way[1] and page.locator(".way li").count() == 1
    follow(page, way[1:])
    page.locator(".after-ending summary").click()
    other = page.locator(".after-ending li button").first
    n, choice = (int(other.get_attribute(f"data-{name}")) for name in ("other", "choice"))
    other.click()
    assert shown(page) == next(m for m in case.moments if m.id == way[n]).choices[choice].target
    page.get_by_role("button", name="Start again").click()
    assert shown(page) == way[0] and not page.locator(".way").is_visible()
    page.goto(address + "my-course/")
    endings = sum(bool(m.ending) for m in case.moments)
    assert f"{case.page.title}: 1 of {endings} endings seen." in page.locator("course-progress").text_content()


FORGED = (
    "{way: 7}",
    "{way: [{at: 'x', n: 0}]}",
    "{way: [null, {at: '__proto__', n: 'constructor'}]}",
    "{way: [{at: {toString: 1}, n: {toString: 1}}]}",
    "'way'",
)
TORN = ("no-such-moment", "%", "%E4%")  # a mail program may cut a link anywhere


def from_a_link(page, case, url: str) -> None:
    """Into the middle, with a history that somebody forged, and with a link that was cut."""
    middle = case.moments[3].id
    page.goto(f"{url}#{middle}")
    assert shown(page) == middle and "middle of this case" in page.locator(".way-status").inner_text()
    for state in FORGED:
        page.evaluate(f"history.replaceState({state}, '')")
        page.reload()
        assert shown(page) == middle and page.locator(".way li").count() == 0
    for torn in TORN:
        page.goto(f"{url}#{torn}")
        page.reload()
        assert shown(page) == case.moments[0].id and page.errors == []

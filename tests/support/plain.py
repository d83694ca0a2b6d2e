"""What must stand on a page without JavaScript, by kind of page."""

from __future__ import annotations


def module(page, module) -> None:
    assert page.locator("h1").inner_text().rstrip("¶\n ") in (
        module.page.title,
        module.page.title.replace('"', "“", 1).replace('"', "”"),
    )
    for q in module.questions:
        assert page.locator(f"#{q.id} .quiz-question").is_visible()
    assert page.get_by_role("button", name="Check my answer").count() == 0
    page.locator("#key summary").click()
    items = page.locator("#key li")
    assert items.count() == sum(len(q.options) for q in module.questions)
    assert items.evaluate_all("all => all.every(e => e.checkVisibility())")


def case(page, case) -> None:
    for moment in case.moments:
        assert page.locator(f"#{moment.id}").is_visible()
        for choice in moment.choices:
            link = page.locator(f".moment:has(> #{moment.id}) .choices a[href='#{choice.target}']").first
            assert (
                link.is_visible()
                and link.evaluate("e => e.nextElementSibling.textContent") == f"→ {case.numbers[choice.target]}"
            )


def rehearsal(page, rehearsal) -> None:
    for line in rehearsal.lines:
        assert page.locator(f"#{line.section.id}").is_visible()
    page.locator("summary").first.click()
    assert page.locator("details p").first.is_visible()


def worksheet(page, sheet) -> None:
    assert page.get_by_role("link", name="Leave quickly").first.is_visible()
    for field in sheet.fields:
        assert page.locator(f"#{field.id}").is_visible()
    for label in page.locator("course-worksheet label, course-worksheet legend").all():
        assert label.inner_text().strip()

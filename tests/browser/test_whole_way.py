"""A learner's whole way."""

from __future__ import annotations

import json

from acting import answer, record, sheets
from course.pages.hours import state_hours
from records import COURSE, choose, device


def test_a_learners_whole_way(chromium, address, tmp_path):
    """From the first visit to the statement, with a reload and a browser restart, then into a
    second, partly used browser.
    """
    kept = tmp_path / "profile.json"
    context = chromium.new_context()
    page = context.new_page()
    errors = []
    page.on("pageerror", lambda e: errors.append(str(e)))
    page.goto(address)
    assert page.locator(".md-content .md-button--primary").inner_text().startswith("Start")
    page.goto(address + "modules/half-the-story/")
    page.locator("details.before summary").click()
    for fieldset in page.locator("details.before fieldset").all():
        fieldset.get_by_label("2", exact=True).check()
    first = COURSE.modules[0]
    for q in first.questions:
        answer(page, q, q.options.index(q.key), "sure")
    page.reload()
    assert page.locator("course-question[data-answered]").count() == len(first.questions)
    assert page.locator("details.before input:checked").count() == len(COURSE.objectives)
    page.goto(address)
    assert page.locator(".md-content .md-button--primary").inner_text() == "Resume: Half the story"
    assert page.locator(".md-nav--primary .done-mark").count() == 1
    page.goto(address + "statement/")
    missing = page.locator(".statement-missing").inner_text()
    assert "Open 9 more modules" in missing and "assessment" in missing and "evaluation" in missing
    assert not page.locator(".statement-paper").is_visible()

    context.storage_state(path=kept)
    context.close()  # the browser is closed here
    context = chromium.new_context(storage_state=kept)
    page = context.new_page()
    page.on("pageerror", lambda e: errors.append(str(e)))
    for module in COURSE.modules[1:]:
        page.goto(address + module.page.address)
    page.goto(address + "statement/")
    safety = COURSE.module(COURSE.safety.module)
    assert (
        f"Open one more module: {safety.page.title}, which counts once you have answered a question there."
        in page.locator(".statement-missing").inner_text()
    )
    page.goto(address + safety.page.address)
    answer(page, safety.questions[0], 0)
    page.goto(address + "assessment/")
    page.get_by_role("button", name="Start").click()
    choose(page, leave=1)
    last = page.locator("course-assessment .item:visible").last
    last.locator(f"input[value='{last.get_attribute('data-best')}']").check()  # as a reader does
    page.get_by_role("button", name="Hand in").click()
    for fieldset in page.locator("course-kept-form fieldset").all():
        fieldset.get_by_label("4", exact=True).check()
    page.goto(address + "evaluation/")
    page.locator("#evaluation-comments").fill("Good. <b>Long.</b>")
    for fieldset in page.locator("course-kept-form fieldset").all():
        fieldset.locator("input").nth(3).check()
    page.reload()
    assert page.locator("#evaluation-comments").input_value() == "Good. <b>Long.</b>"

    page.goto(address + "my-course/")
    said = page.locator("course-progress").inner_text()
    assert "Before 2, after 4." in said and "8 of 8 questions answered, 8 with the best option" in said
    page.goto(address + "statement/")
    page.locator("#statement-name").fill("Dr. Ada <i>Example</i>")
    assert "Ada" not in json.dumps(record(page)), "kept only if asked"
    page.locator("#statement-licence").fill("LMFT 12345")
    page.locator("#statement-keep").check()
    assert record(page)["statement"]["typed"]["name"][-1]["text"] == "Dr. Ada <i>Example</i>"
    for format in ("A4", "Letter"):
        (sheet,) = sheets(page, format)
        for text in (
            "Dr. Ada <i>Example</i>",
            "LMFT 12345",
            "not a certificate",
            "24 questions practiced, 24 right on",
            COURSE.version,
            "not yet reviewed by a licensed clinician",
            f"about {state_hours(COURSE):g} hours",
            "asynchronous",
            "supervisor",
        ):
            assert text in sheet, text
        assert all(m.page.title.replace('"', "")[:20] in sheet for m in COURSE.modules) and "Print or save" not in sheet
    page.goto(address + "my-course/")
    with page.expect_download() as download:
        page.get_by_role("button", name="Export my record").click()
    saved = download.value.path()

    second = chromium.new_context().new_page()
    second.add_init_script(device(40))
    second.on("pageerror", lambda e: errors.append(str(e)))
    second.goto(address + "modules/time-outs/")
    own = COURSE.module("time-outs").questions[0]
    answer(second, own, 0, "not sure")
    second.goto(address + "my-course/")
    second.locator("#record-file").set_input_files(saved)
    second.get_by_role("button", name="It is mine: merge").click()
    second.get_by_text("Merged. New here: 9 answers, 1 assessment attempt").or_(
        second.get_by_text("Merged. New here: 1")
    ).wait_for()
    second.locator("#record-file").set_input_files(saved)
    second.get_by_text("Everything in it was here already.").wait_for()
    both = record(second)
    assert (
        len(both["attempts"]) == 1
        and own.id in both["answers"]
        and set(both["answers"]) >= {q.id for q in first.questions}
    )
    second.goto(address + "statement/")
    assert second.locator(".statement-paper").is_visible()
    second.goto(address + first.page.address)
    assert second.locator("course-question[data-answered]").count() == len(first.questions), (
        "the quiz shows what was imported"
    )

    second.goto(address + "my-course/")
    second.get_by_role("button", name="Erase my record").click()
    assert second.evaluate("document.activeElement.textContent") == "Export first"
    second.get_by_role("button", name="Keep it").click()
    assert record(second)
    second.get_by_role("button", name="Erase my record").click()
    second.get_by_role("button", name="Erase everything").click()
    assert second.evaluate("localStorage.length") == 0
    second.goto(address + first.page.address)
    assert second.locator("course-question[data-answered]").count() == 0
    assert errors == []
    context.close()
    second.context.close()

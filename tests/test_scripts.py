"""Scripts that are published as one file."""

from __future__ import annotations

from course import assets


def test_what_one_script_throws_ends_no_other_and_is_reported(chromium):
    text = assets.script(["window.first = true // the last line is a comment", "throw new Error('on purpose')", "(function () { nobody.knows }())", "window.last = true;"])
    context = chromium.new_context()
    page = context.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.set_content("<p>A page</p>")
    page.evaluate("(text) => { const script = document.createElement('script'); script.textContent = text; document.head.append(script); }", text)
    page.wait_for_timeout(50)
    assert page.evaluate("[window.first, window.last]") == [True, True]
    assert len(errors) == 2 and "on purpose" in errors[0] and "nobody" in errors[1]
    context.close()

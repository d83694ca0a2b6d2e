"""The course as a library: pure functions over text, without MkDocs, arguments, printing or network.

    docs/*.md ──┐
    quizzes/*.md├─ load ─> Course ─ checks ─> Problems ─> check.py, tests
    course.yml ─┘            │
                             └─ render, quiz, markup, site … ─> hooks.py ─> mkdocs ─> site/

Arrows never point back, and nothing under `site/` is input to anything but tests.
"""

"""The course as a library: pure functions over text, without MkDocs, arguments, printing or network.

    docs/*.md ──┐
    quizzes/*.md├─ read ─> Course ─ rules ─> Problems ─> cli.py, tests
    course.yml ─┘            │
                             ├─ reports ─> cli.py
                             └─ pages ─ markdown ─> publish ─> hooks.py ─> mkdocs ─> site/

Arrows never point back, and nothing under `site/` is input to anything but tests.
"""

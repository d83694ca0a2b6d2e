"""mkdocs-quiz's HTML, with the permanent ids of our questions.

What else of the site knows mkdocs-quiz: its settings in mkdocs.yml, question.css and course-question.js.
"""

from __future__ import annotations

import re

from course.model import Module
from course.pages.questions import fingerprint, shown

QUIZ = re.compile(
    r'<div class="quiz"[^>]*id="quiz-(\d+)">.*?<section class="content hidden">.*?</section>\s*</div>', re.S
)


def questions(html: str, module: Module) -> tuple[str, int]:
    """mkdocs-quiz's HTML with permanent ids, and how many questions it holds.

    Each question is wrapped in an element used nowhere inside it, which carries its permanent id and keeps its answers
    out of the search index; the ids inside, on which saved answers hang, change when the question does.
    """
    asked = shown(module)
    count = 0

    def rewrite(m: re.Match[str]) -> str:
        nonlocal count
        n, q = int(m[1]), asked[int(m[1])]
        count += 1
        own = f"{q.id}-{fingerprint(q)}"
        body = re.sub(rf'(id|for|aria-labelledby)="quiz-{n}(?=["-])', rf'\1="{own}', m[0])
        body = body.replace(f'<a href="#quiz-{n}" class="quiz-header-link">#</a>', "")
        body = body.replace('<form action="javascript:void(0);" onsubmit="return false;">', "<form>")
        body = body.replace('<input type="radio"', '<input type="radio" required')
        body = body.replace('<div class="quiz-feedback hidden">', '<div class="quiz-feedback hidden" role="status">')
        link = f'<a class="headerlink" href="#{q.id}" title="Link to question {n + 1}">¶</a>'
        title = f'<h3 class="question-title">Question {n + 1} of {len(asked)}{link}</h3>'
        return f'<course-question id="{q.id}" data-search-exclude>{title}{body}</course-question>'

    html = QUIZ.sub(rewrite, html)
    html = re.sub(
        r'(<div class="quiz-intro">.*?</div>)',
        r"<course-quiz-intro data-search-exclude>\1</course-quiz-intro>",
        html,
        flags=re.S,
    )
    return html, count


def without_inlined_assets(html: str) -> str:
    """The page without mkdocs-quiz's inlined progress panel, style and scripts, which are served as files."""
    start = html.find('<div id="quiz-progress-sidebar"')
    return html if start < 0 else html[:start].rstrip()

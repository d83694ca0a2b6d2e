"""What search engines are told about the course and its modules, as schema.org data.

Required of a course by https://developers.google.com/search/docs/appearance/structured-data/course-info: name,
description, provider, offers with a category, and an instance with its mode and workload.
"""

from __future__ import annotations

import json

from ..model import Course, Module, Page

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
Data = dict[str, object]  # JSON in the words of schema.org


def linked_data(course: Course, page: Page, site_url: str) -> str | None:
    """JSON for the page's `<script type="application/ld+json">`: the course on its home page, a
    part of it on a module's.
    """
    module = course.module_of(page)
    if page.path == "docs/index.md":
        return _json(_course(course, page, site_url))
    return _json(_module(course, module, site_url)) if module else None


def _course(course: Course, page: Page, site_url: str) -> Data:
    return {
        "@context": "https://schema.org",
        "@type": "Course",
        **_common(page, site_url),
        "name": f"{course.title}. {course.subtitle}",
        "version": course.version,
        "datePublished": str(course.released),
        "teaches": list(course.objectives.values()),
        "provider": {"@type": "Organization", "name": course.title},
        "offers": {"@type": "Offer", "category": "Free", "price": 0, "priceCurrency": "USD"},
        "hasCourseInstance": {
            "@type": "CourseInstance",
            "courseMode": "Online",
            "courseWorkload": _duration(course.minutes),
        },
        "hasPart": [
            {"@type": "LearningResource", "name": m.page.title, **_url(m.page, site_url)} for m in course.modules
        ],
    }


def _module(course: Course, module: Module, site_url: str) -> Data:
    return {
        "@context": "https://schema.org",
        "@type": "LearningResource",
        **_common(module.page, site_url),
        "name": module.page.title,
        "position": module.number,
        "teaches": [o.says for o in module.objectives],
        "timeRequired": _duration(module.minutes),
        "learningResourceType": "reading with questions",
        "isPartOf": {"@type": "Course", "name": course.title, **({"url": site_url} if site_url else {})},
    }


def _common(page: Page, site_url: str) -> Data:
    return {
        "description": page.meta.description,
        "inLanguage": "en",
        "isAccessibleForFree": True,
        "license": LICENCE,
        "educationalLevel": "intermediate",
        "audience": {"@type": "EducationalAudience", "educationalRole": "psychotherapist"},
        **_url(page, site_url),
    }


def _url(page: Page, site_url: str) -> Data:
    return {"url": site_url + page.address} if site_url else {}


def _duration(minutes: int) -> str:
    """Minutes as an ISO 8601 duration."""
    return f"PT{minutes // 60}H{minutes % 60}M"


def _json(data: Data) -> str:
    return json.dumps(data, ensure_ascii=False).replace("</", "<\\/")

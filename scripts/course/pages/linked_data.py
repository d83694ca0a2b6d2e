"""What search engines are told about the course and its modules, as schema.org data.

Required of a course by https://developers.google.com/search/docs/appearance/structured-data/course-info: name,
description, provider, offers with a category, and an instance with its mode and workload.
"""

from __future__ import annotations

from ..model import Course, Module, Page
from .fragments import script_json

LICENSE = "https://creativecommons.org/licenses/by/4.0/"
Data = dict[str, object]  # JSON in the words of schema.org


def describe_page(course: Course, page: Page) -> str | None:
    """JSON for the page's `<script type="application/ld+json">`: the course on its home page, a
    part of it on a module's.
    """
    module = course.module_of(page)
    if page.path == "docs/index.md":
        return script_json(_describe_course(course, page))
    return script_json(_describe_module(course, module)) if module else None


def _describe_course(course: Course, page: Page) -> Data:
    return {
        "@context": "https://schema.org",
        "@type": "Course",
        **_common(course, page),
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
            {"@type": "LearningResource", "name": m.page.title, **_url(course, m.page)} for m in course.modules
        ],
    }


def _describe_module(course: Course, module: Module) -> Data:
    return {
        "@context": "https://schema.org",
        "@type": "LearningResource",
        **_common(course, module.page),
        "name": module.page.title,
        "position": module.number,
        "teaches": [o.says for o in module.objectives],
        "timeRequired": _duration(module.minutes),
        "learningResourceType": "reading with questions",
        "isPartOf": {"@type": "Course", "name": course.title, **({"url": course.site_url} if course.site_url else {})},
    }


def _common(course: Course, page: Page) -> Data:
    return {
        "description": page.meta.description,
        "inLanguage": "en",
        "isAccessibleForFree": True,
        "license": LICENSE,
        "educationalLevel": "intermediate",
        "audience": {"@type": "EducationalAudience", "educationalRole": "psychotherapist"},
        **_url(course, page),
    }


def _url(course: Course, page: Page) -> Data:
    return {"url": course.site_url + page.address} if course.site_url else {}


def _duration(minutes: int) -> str:
    """Minutes as an ISO 8601 duration."""
    return f"PT{minutes // 60}H{minutes % 60}M"

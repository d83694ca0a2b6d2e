"""`make cues`: how often a model that sees only the options of a question finds the best one, bank by bank.

`make cues BANK=time-outs` also says for each question of a bank how well each model likes each option, and which words
and forms tell a best option from others: what an author must change.

Two models, each trained on all banks but the one it is tried on. Chance is one in three. *Words* weighs words and pairs
of words (TF-IDF); *form* weighs length, punctuation and a few words that keys are fond of. Each option's features are
centered within its question, so that only differences between the options count, and a logistic regression tells best
options from others; the option it likes best is its answer.

A last table counts stories about safety by what their stem says: that safety was asked about today and nothing was
found, that it was asked about long ago, or nothing. None of the three may tell what a story is about.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from building import ROOT
from course.model import Course, Question
from course.read.folder import load
from course.text import plain

BOUND = 0.45
# Each a share of an option's words, so that length counts once.
FORM = (
    r"\bwhat\b",
    r"\band\b",
    r"\b(?:no|not|never|nobody|nothing|none)\b|n't\b",
    r"\b(?:I|me|my|I'm|I'd|I've|I'll)\b",
    r"\b(?:let's|we|us|our)\b",
    r"\b(?:kind|kindly|gentle|gently|warm|warmly|calm|calmly|love|loving|together)\b",
    r"\b(?:until|once)\b",
)
MARKS = ("words", "commas", "question marks", "sentences", "quotation marks")
# A sentence of a stem that says what was asked about safety, and one that says it was long ago.
ASKED = re.compile(r"\b(?:asked|reports?|reported|told|answered|sa(?:id|ys))\b", re.I)
SAFETY = re.compile(r"\b(?:afraid|fear|fears|force|pressure|frightens?|scares?|scared|nothing|safety)\b", re.I)
LONG_AGO = re.compile(
    r"\b(?:session one|in (?:the|her|his|their) first|ago|last year|when you began"
    r"|in (?:the )?(?:spring|summer|fall|winter|january|february|march|april|may|june|july|august|september))\b",
    re.I,
)
Matrix = NDArray[np.float64]
Features = Callable[[Sequence[str], Sequence[str]], tuple[Matrix, Matrix]]


class Item(NamedTuple):
    """One question: its bank, its id, its options as they read, and the place of the best one."""

    bank: str
    id: str
    options: tuple[str, ...]
    best: int


def items(course: Course) -> list[Item]:
    """Every question of the course that has a key."""
    found: list[tuple[str, Question]] = [(m.id, q) for m in course.modules for q in m.questions]
    found += [("assessment", q) for q in course.assessed]
    return [
        Item(bank, q.id, tuple(plain(o.text) for o in q.options), q.options.index(q.key)) for bank, q in found if q.key
    ]


def words(known: Sequence[str], asked: Sequence[str]) -> tuple[Matrix, Matrix]:
    """TF-IDF of words and pairs of words."""
    vectors = TfidfVectorizer(ngram_range=(1, 2))
    return vectors.fit_transform(known).toarray(), vectors.transform(asked).toarray()


def form(known: Sequence[str], asked: Sequence[str]) -> tuple[Matrix, Matrix]:
    """Length, marks and the words of FORM."""
    return np.array([_form(text) for text in known]), np.array([_form(text) for text in asked])


def _form(text: str) -> list[float]:
    length = max(len(text.split()), 1)
    marks = [
        text.count(","),
        text.count("?"),
        len(re.findall(r"[.!?](?:\s|$)", text)),
        text.count('"') + text.count("“"),
    ]
    return [float(length), *map(float, marks), *(len(re.findall(cue, text, re.I)) for cue in FORM)]


MODELS: dict[str, tuple[Features, float, bool]] = {"words": (words, 5, False), "form": (form, 0.05, True)}


def rates(found: list[Item], model: str) -> dict[str, tuple[int, int]]:
    """{bank: (how many keys the model finds, of how many)}, each bank left out in turn."""
    out = {}
    for bank in dict.fromkeys(item.bank for item in found):
        judged = liking(found, model, bank)
        out[bank] = (sum(max(range(len(liked)), key=liked.__getitem__) == i.best for i, liked in judged), len(judged))
    return out


def liking(found: list[Item], model: str, bank: str) -> list[tuple[Item, list[float]]]:
    """Each question of a bank with how much the model, trained on the other banks, likes each of its options."""
    features, strength, scaled = MODELS[model]
    known, asked = [i for i in found if i.bank != bank], [i for i in found if i.bank == bank]
    x, z = features(_texts(known), _texts(asked))
    x, z = _centered(x, known), _centered(z, asked)
    if scaled:
        scale = StandardScaler(with_mean=False).fit(x)
        x, z = scale.transform(x), scale.transform(z)
    judge = LogisticRegression(C=strength, fit_intercept=False, max_iter=2000)
    liked = iter(judge.fit(x, _best(known)).decision_function(z))
    return [(item, [float(next(liked)) for _ in item.options]) for item in asked]


def telling(found: list[Item], count: int = 30) -> dict[str, list[tuple[str, float]]]:
    """What tells a best option from the others over all banks: the words that weigh most, and every form's weight."""
    vectors = TfidfVectorizer(ngram_range=(1, 2))
    texts, best = _texts(found), _best(found)
    x = _centered(vectors.fit_transform(texts).toarray(), found)
    weights = LogisticRegression(C=5, fit_intercept=False, max_iter=2000).fit(x, best).coef_[0]
    by_weight = sorted(zip(vectors.get_feature_names_out(), map(float, weights), strict=True), key=lambda one: one[1])
    y = StandardScaler(with_mean=False).fit_transform(_centered(form(texts, texts)[0], found))
    forms = LogisticRegression(C=0.05, fit_intercept=False, max_iter=2000).fit(y, best).coef_[0]
    return {
        "words of best options": by_weight[::-1][:count],
        "words of other options": by_weight[:count],
        "forms": list(zip(MARKS + FORM, map(float, forms), strict=True)),
    }


def stems(course: Course) -> dict[str, tuple[int, int]]:
    """{what a stem says about safety: (how many of these stories are about it, of how many)}."""
    counted = dict.fromkeys(("asked today, none", "asked long ago", "nothing"), (0, 0))
    for q in course.questions:
        said = [s for s in re.split(r"(?<=[.!?\"”])\s+", plain(q.stem)) if ASKED.search(s) and SAFETY.search(s)]
        long_ago = any(LONG_AGO.search(s) for s in said)
        kind = "nothing" if not said else "asked long ago" if long_ago else "asked today, none"
        about, of = counted[kind]
        counted[kind] = about + (q.attrs.get("safety") == "yes"), of + 1
    return counted


def _texts(found: list[Item]) -> list[str]:
    return [option for item in found for option in item.options]


def _best(found: list[Item]) -> list[bool]:
    return [n == item.best for item in found for n in range(len(item.options))]


def _centered(rows: Matrix, found: list[Item]) -> Matrix:
    out, start = rows.astype(float), 0
    for item in found:
        end = start + len(item.options)
        out[start:end] -= out[start:end].mean(axis=0)
        start = end
    return out


def main() -> None:
    course = load(ROOT)[0]
    found = items(course)
    by_model = {model: rates(found, model) for model in MODELS}
    print(f"{'':24} {'words':>12} {'form':>12}")
    for bank in dict.fromkeys(item.bank for item in found):
        print(f"{bank:24}", *(f"{hit:6} of {of:2}" for hit, of in (by_model[model][bank] for model in MODELS)))
    total = {model: sum(hit for hit, _ in by_model[model].values()) / len(found) for model in MODELS}
    print(f"{'all':24}", *(f"{total[model]:12.0%}" for model in MODELS))
    print(f"Chance is 33 %; at most {BOUND:.0%} is wanted.")
    print("\nStories about safety, by what the stem says was asked:")
    for kind, (about, of) in stems(course).items():
        print(f"{kind:24}{about:6} of {of:2} {about / of:11.0%}")
    for bank in sys.argv[1:]:
        _print_bank(found, bank)
    sys.exit(max(total.values()) > BOUND)


def _print_bank(found: list[Item], bank: str) -> None:
    for model in MODELS:
        print(f"\n{bank}, {model}: how much each option is liked (* the best one)")
        for item, liked in liking(found, model, bank):
            seen = "found " if max(range(len(liked)), key=liked.__getitem__) == item.best else "      "
            print(seen, f"{item.id:32}", *(f"{'*' if n == item.best else ' '}{x:5.2f}" for n, x in enumerate(liked)))
    for name, weights in telling(found).items():
        print(f"\n{name}:", "; ".join(f"{word} {weight:+.2f}" for word, weight in weights))


if __name__ == "__main__":
    main()

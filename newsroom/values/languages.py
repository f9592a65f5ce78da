"""Which of the two languages a text is in, as far as its letters and small words tell."""

from __future__ import annotations

import re

from locales import Language

KAZAKH = re.compile(r"[әғқңөұүһі]", re.IGNORECASE)
RUSSIAN = re.compile(
    r"\b(?:и|в|на|с|по|для|из|что|как|не|от|за|при|или|это|был[аои]?|прош[её]л|прошла)\b", re.IGNORECASE
)
WORDS = re.compile(r"\w+")
SHARE = 0.06  # of its words are small Russian ones: a Kazakh text that names a Russian title has fewer


def of(text: str, otherwise: str) -> Language:
    """A letter that only Kazakh has decides; then small words that only Russian has."""
    words = len(WORDS.findall(text))
    russian = len(RUSSIAN.findall(text))
    kazakh = len(KAZAKH.findall(text))
    if kazakh > russian:
        return "kk"
    if words and russian / words >= SHARE:
        return "ru"
    return "ru" if otherwise == "ru" else "kk"

"""All that a screen needs to speak to one reader."""

from __future__ import annotations

from gettext import NullTranslations

from locales.dates import Dates
from locales.language import Language
from locales.texts import Texts


class Words(Texts, Dates):
    """`words("Send a post")`, `words.date(day)`, `words.number(6200)`: texts, dates and figures for one language."""

    def __init__(self, language: Language, catalogue: NullTranslations) -> None:
        self.language = language
        self.catalogue = catalogue

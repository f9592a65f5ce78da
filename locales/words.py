"""All that a screen needs to speak to one reader."""

from __future__ import annotations

from gettext import NullTranslations

from locales.dates import Dates
from locales.language import MANNERS, Language, own_name
from locales.texts import Texts


class Words(Texts, Dates):
    """`words("Send a post")`, `words.date(day)`, `words.figure(6200)`: texts, dates and figures for one language."""

    def __init__(self, language: Language, catalogue: NullTranslations) -> None:
        self.language = language
        self.manner = MANNERS[language]
        self.catalogue = catalogue

    def written_in(self, language: Language) -> str:
        """«қазақша», «на казахском»: to be put into a sentence. A language that has no such word here has its name."""
        known = self.manner.written_in
        return known.get(language) or known["other"].format(name=own_name(language))

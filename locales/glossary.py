"""Remarks on texts that do not use the union's words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

from locales.catalogue import read
from locales.check import texts
from locales.language import HERE, LANGUAGES, Language
from locales.marks import bare
from locales.place import Place

Glossary = dict[str, dict[str, list[str]]]


def remarks(place: Place) -> Iterator[str]:
    """A help, never a verdict: a good sentence may do without the word."""
    glossary: Glossary = tomllib.loads((HERE / "glossary.toml").read_text(encoding="utf-8"))
    for language in LANGUAGES:
        path = place.catalogue(language)
        if not path.exists():
            continue
        for message in read(language, place.folder):
            source, form = bare(texts(message.id)[0]), texts(message.string)[-1]
            for wanted in missing(glossary, language, source, form):
                yield f"{place.name(path)}:{message.lineno}: «{form}»: where is «{wanted}»?"


def missing(glossary: Glossary, language: Language, source: str, form: str) -> Iterator[str]:
    """Longer terms first: a branch chair is not looked for again as a branch."""
    if not source or not form:
        return
    for term in sorted(glossary, key=len, reverse=True):
        source, times = re.subn(rf"\b{term}(s|es)?\b", "", source, flags=re.IGNORECASE)
        stems = glossary[term].get(language, ())
        if times and not all(stem.lower() in form.lower() for stem in stems):
            yield " ".join(stems)

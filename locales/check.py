"""What is wrong with the catalogues, a line each."""

from __future__ import annotations

from collections.abc import Iterator

from babel.messages.catalog import Catalog, Message

from locales import manners, style
from locales.catalogue import BrokenCatalogue, read
from locales.extract import template_of
from locales.language import LANGUAGES, MANNERS, Language
from locales.marks import edges, placeholders, tags
from locales.place import Place
from locales.update import template_text

MAKE = "run `make messages`"


def check(place: Place) -> list[str]:
    """Faults of the code and of the languages first: while there are any, the catalogues cannot be judged by them."""
    template, wrong = template_of(place)
    wrong += [f"{one}/language.toml: {line}" for one in LANGUAGES for line in manners.faults(one, MANNERS[one])]
    return wrong or [
        *_template(place, template),
        *(line for each in LANGUAGES for line in _file(place, each, template)),
    ]


def _template(place: Place, template: Catalog) -> Iterator[str]:
    path = place.template
    if not path.exists() or path.read_text(encoding="utf-8") != template_text(template):
        yield f"{place.name(path)}: not as the code is: {MAKE}"


def _file(place: Place, language: Language, template: Catalog) -> Iterator[str]:
    path = place.catalogue(language)
    name = place.name(path)
    if not path.exists():
        yield f"{name}: not there: {MAKE}"
        return
    if f'"Plural-Forms: {MANNERS[language].plural}\\n"' not in path.read_text(encoding="utf-8"):
        yield f"{name}: the header has another plural, so its forms cannot be judged: {MAKE}"
        return
    try:
        catalogue = read(language, place.folder)
    except BrokenCatalogue as wrong:
        yield f"{name}: {wrong}"
        return
    yield from (f"{name}{line}" for line in _compared(language, template, catalogue))


def _compared(language: Language, template: Catalog, catalogue: Catalog) -> Iterator[str]:
    for wanted in template:
        found = catalogue.get(wanted.id, wanted.context) if wanted.id else wanted
        if not found:
            yield f": «{texts(wanted.id)[0]}»: missing: {MAKE}"
    for message in catalogue:
        if not message.id:
            continue
        wanted_too = template.get(message.id, message.context)
        for wrong in _message(language, message) if wanted_too else (f"no longer in the code: {MAKE}",):
            yield f":{message.lineno}: «{texts(message.id)[0]}»: {wrong}"
        if wanted_too and texts(wanted_too.id) != texts(message.id):
            yield f":{message.lineno}: «{texts(message.id)[0]}»: the plural in the code is another: {MAKE}"


def _message(language: Language, message: Message) -> Iterator[str]:
    if message.fuzzy:
        yield "marked fuzzy: look at it, then take the mark away"
    forms = texts(message.string)
    if not any(forms):
        yield "no translation"
        return
    needed = MANNERS[language].forms
    if (message.pluralizable and len(forms) < needed) or not all(forms):
        yield f"a plural form is missing; {needed} are needed"
    for form in filter(None, forms):
        yield from _form(texts(message.id)[-1], form, MANNERS[language].script)


def _form(source: str, form: str, script: str) -> Iterator[str]:
    try:
        if placeholders(form) != placeholders(source):
            yield f"«{form}»: other placeholders"
    except ValueError as wrong:
        yield f"«{form}»: {wrong}"
    if tags(form) != tags(source):
        yield f"«{form}»: other tags"
    if edges(form) != edges(source):
        yield f"«{form}»: other white space before or after"
    yield from (f"«{form}»: {wrong}" for wrong in style.faults(form, source, script))


def texts(value: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    """Babel keeps a text alone, or all forms of it."""
    return tuple(value) if isinstance(value, list | tuple) else (value or "",)

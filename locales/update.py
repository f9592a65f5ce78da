"""Writes the catalogues anew: what the code says, with the translations there are."""

from __future__ import annotations

from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from locales.catalogue import read
from locales.extract import template_of
from locales.language import LANGUAGES, MANNERS, Language
from locales.place import Place

# Nothing that changes by itself, neither date nor generator: a diff shows wording only.
HEADER = """\
# {title}
msgid ""
msgstr ""
{language}"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
{plurals}
"""


class FaultsInCode(Exception):
    """Some texts could not be taken, and without them their translations would be dropped."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__(*lines)
        self.lines = lines


def template_text(template: Catalog) -> str:
    header = HEADER.format(title="Texts of Tilshi, taken from the code by `make messages`", language="", plurals="")
    return header + _entries(template)


def catalogue_text(language: Language, catalogue: Catalog) -> str:
    header = HEADER.format(
        title=MANNERS[language].title,
        language=f'"Language: {language}\\n"\n',
        plurals=f'"Plural-Forms: {MANNERS[language].plural}\\n"\n',
    )
    return header + _entries(catalogue)


def _entries(catalogue: Catalog) -> str:
    """By their text and without their places, so that a move in the code changes nothing here.

    Babel marks what looks like a format; our braces are checked by us.
    """
    for message in catalogue:
        message.flags &= {"fuzzy"}
    written = BytesIO()
    write_po(written, catalogue, width=0, omit_header=True, no_location=True, ignore_obsolete=True, sort_output=True)
    text = written.getvalue().decode().rstrip("\n")
    return f"{text}\n" if text else ""


def renewed(language: Language, template: Catalog, before: Catalog) -> Catalog:
    """Each text of the template with its own translation; never with that of a similar one."""
    after = Catalog(locale=language)
    for message in template:
        if not message.id:
            continue
        old = before.get(message.id, message.context)
        kept = old if old and old.pluralizable == message.pluralizable else None
        after.add(
            message.id,
            kept.string if kept else "",
            locations=message.locations,
            flags=kept.flags & {"fuzzy"} if kept else (),
            user_comments=kept.user_comments if kept else (),
            context=message.context,
        )
    return after


def dropped(template: Catalog, before: Catalog) -> list[str]:
    """Translations whose text has gone: said aloud, as a changed text wants its old translation back."""
    gone = [message for message in before if message.id and not template.get(message.id, message.context)]
    return [f"«{message.id}» is gone, and with it «{message.string}»" for message in gone if message.string]


def update(place: Place) -> list[str]:
    """Says what has to be known."""
    template, faults = template_of(place)
    if faults:
        raise FaultsInCode([*faults, "nothing was written"])
    said = []
    place.template.write_text(template_text(template), encoding="utf-8")
    for language in LANGUAGES:
        path = place.catalogue(language)
        before = read(language, place.folder) if path.exists() else Catalog(locale=language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(catalogue_text(language, renewed(language, template, before)), encoding="utf-8")
        said += [f"{place.name(path)}: {line}" for line in dropped(template, before)]
    return said

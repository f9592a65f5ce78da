"""A catalogue as it is at work: the .po file, compiled in memory."""

from __future__ import annotations

from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from locales.language import FOLDER, Language


class BrokenCatalogue(Exception):
    """Not a .po file, perhaps for marks that a merge left behind."""


def path_of(language: Language, folder: Path = FOLDER) -> Path:
    return folder / language / "LC_MESSAGES" / "tilshi.po"


def read(language: Language, folder: Path = FOLDER) -> Catalog:
    """Anything it cannot read is an error: half a catalogue is worse than none."""
    with path_of(language, folder).open("rb") as file:
        try:
            return read_po(file, locale=language, abort_invalid=True)
        except PoFileError as wrong:
            raise BrokenCatalogue(f"the {language} catalogue cannot be read: {wrong}") from wrong


def load(language: Language, folder: Path = FOLDER) -> GNUTranslations:
    """What has no translation shows in English; `python -m locales check` sees that nothing has none."""
    compiled = BytesIO()
    write_mo(compiled, read(language, folder))
    compiled.seek(0)
    return GNUTranslations(compiled)

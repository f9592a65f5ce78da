"""A house of three languages: the catalogues as they are, and an invented Kyrgyz one in which every text is marked."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from locales import LANGUAGES
from locales.check import texts
from locales.language import HERE
from locales.marks import edges
from locales.place import Place

ROOT = Path(__file__).parents[1]
THIRD = "ky"
PLURAL = "nplurals=2; plural=(n != 1);"
MANNER = f"""\
name = "Кыргызча"
stands = 3
title = "Tilshi in an invented Kyrgyz"
script = "CYRILLIC"
plural = "{PLURAL}"
in_year = "{{year}}-жылдын {{rest}}"
year = "{{year}}-жыл"
month = "MMMM"
near = ["эртең", "бүгүн", "кечээ"]
thousands = ["миң", "млн", "млрд"]
letters = "ңөү"
small_words = ["жана", "менен", "үчүн", "бул", "эмес", "болгон"]
typed = {{"ң" = "н", "ө" = "о", "ү" = "у"}}
[inexact]
about = "болжол менен {{value}}"
over = "{{value}} ашык"
up_to = "эң көп {{value}}"
[periods]
half = "{{year}}-жылдын {{number}} жарымы"
quarter = "{{year}}-жылдын {{number}} чейреги"
years = "{{first}}–{{last}}-жылдар"
since_year = "{{year}}-жылдан бери"
since = "{{rest}} айынан бери"
since_day = "{{rest}} күнүнөн бери"
until_year = "{{year}}-жылдын аягына чейин"
until = "{{rest}} айынын аягына чейин"
until_day = "{{rest}} күнүнө чейин"
[written_in]
{THIRD} = "кыргызча"
kk = "казакча"
other = "«{{name}}» тилинде"
"""
HEADER = f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: {PLURAL}\\n"\n\n'


def furnish(folder: Path) -> Path:
    """All that a person adds: a folder with two files. No code knows of it."""
    for language in LANGUAGES:
        shutil.copytree(HERE / language, folder / language)
    for file in (Place().template, HERE / "typed.toml"):
        shutil.copy(file, folder)
    (folder / THIRD / "LC_MESSAGES").mkdir(parents=True)
    (folder / THIRD / "language.toml").write_text(MANNER, encoding="utf-8")
    (folder / THIRD / "LC_MESSAGES" / "tilshi.po").write_text(HEADER + _marked(), encoding="utf-8")
    return folder


def marked(text: str) -> str:
    before, after = edges(text)
    return f"{before}⟨{text.strip()}⟩{after}"


def _marked() -> str:
    template = read_po(BytesIO(Place().template.read_bytes()))
    catalogue, written = Catalog(locale=THIRD), BytesIO()
    for message in filter(_is_text, template):
        forms = tuple(map(marked, texts(message.id)))
        catalogue.add(message.id, forms if message.pluralizable else forms[0], context=message.context)
    write_po(written, catalogue, width=0, omit_header=True)
    return written.getvalue().decode()


def _is_text(message: Message) -> bool:
    return bool(message.id)


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """In a process of its own: which languages there are is read once."""
    return subprocess.run(  # noqa: S603 (what is run is ours)
        [sys.executable, *arguments], cwd=ROOT, env=os.environ | {"TILSHI_LOCALES": str(folder)},
        check=False, capture_output=True, text=True, timeout=300,
    )  # fmt: skip

"""What no text of the bot may contain."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from locales.marks import bare

FORBIDDEN = {
    "...": "three dots: write …",
    '"': "a straight quotation mark: write « and »",
    "  ": "two spaces in a row",
    "\t": "a tabulator",
    "\u202f": "a narrow no-break space: write U+00A0",
}
LETTERS = re.compile(r"[^\W\d_]+")
# Latin letters that look Cyrillic, ə among them: it is not the Kazakh ә.
LOOK_ALIKES = frozenset("aceopxyihəABCEHIKMOPTXYƏ")
ROMAN = re.compile("[IVX]+")


def faults(text: str, source: str, script: str = "CYRILLIC") -> Iterator[str]:
    """`source` is the English text: what is Latin there may be Latin here. `script` begins the names of letters."""
    read = bare(text)
    for piece, said in FORBIDDEN.items():
        if piece in read:
            yield said
    if unicodedata.normalize("NFC", text) != text:
        yield "letters in two pieces (not NFC): й or ё from some keyboards"
    for word in LETTERS.findall(read):
        if said := _foreign(word, source, script):
            yield said


def _foreign(word: str, source: str, script: str) -> str:
    foreign = "".join(letter for letter in word if not unicodedata.name(letter, "").startswith(script))
    if not foreign:
        return ""
    if foreign != word:
        return f"«{word}»: {', '.join(foreign)} is not a {script.capitalize()} letter"
    meant = ROMAN.fullmatch(word) or word in LETTERS.findall(source)
    if LOOK_ALIKES.issuperset(word) and not meant:
        return f"«{word}» is written in Latin letters"
    return ""

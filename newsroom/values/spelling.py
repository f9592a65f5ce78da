"""One name in many spellings: Cyrillic or Latin, with Kazakh letters or their neighbours. Made equal to be compared."""

from __future__ import annotations

import re
import unicodedata

from newsroom.values.folding import WORD, fold_letters

# By sound, as far as two alphabets agree: what differs only in its vowels' shade is one name here.
LATIN = str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "j", "з": "z", "и": "i", "й": "i", "к": "k",
    "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h",
    "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia",
    "q": "k", "y": "i", "w": "u", "ı": "i",
})  # fmt: skip
SOUNDS = (("zh", "j"), ("kh", "h"), ("ph", "f"))
TWICE = re.compile(r"(.)\1+")


def fold_spelling(text: str) -> str:
    """«Qazaqstan kasipodagy» is «Қазақстан кәсіподағы», and «Казакстан касиподагы» as well."""
    plain = "".join(one for one in unicodedata.normalize("NFKD", fold_letters(text)) if not unicodedata.combining(one))
    latin = " ".join(WORD.findall(plain.lower().translate(LATIN)))
    for written, sound in SOUNDS:
        latin = latin.replace(written, sound)
    return TWICE.sub(r"\1", latin)

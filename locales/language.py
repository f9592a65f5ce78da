"""The languages people read."""

from __future__ import annotations

from typing import Literal, get_args

Language = Literal["kk", "ru"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

# Babel knows no Kazakh plural for catalogues, so both are written here. Kazakh nouns stay singular after a number,
# but a sentence around them may differ: CLDR has one and other.
PLURALS: dict[Language, str] = {
    "kk": "nplurals=2; plural=(n != 1);",
    "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
}
FORMS: dict[Language, int] = {"kk": 2, "ru": 3}

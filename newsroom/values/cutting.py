"""Texts too long for where they go: in parts for Telegram, and short and plain for other platforms."""

from __future__ import annotations

import re

from newsroom.values.formatted import Entity, Formatted, end_of

PARAGRAPH = re.compile(r"\S(?=[^\S\n]*\n\s*\n)")
LINE = re.compile(r"\S(?=[^\S\n]*\n)")
# A dot after a short word is more often «г.» or an initial than an end.
SENTENCE = re.compile(r"(?:[!?…]|\w{4}\.)[»”\"')\]]*(?=\s)")
# «№ 5» with a space that does not break stays together.
WORD = re.compile(r"\S(?=[^\S\u00a0\u202f])")
# What is drawn as one sign: a flag, or a sign with its accents, skin tone and whatever is joined to it.
SIGN = re.compile(
    "[\U0001f1e6-\U0001f1ff]{2}"
    "|.(?:[\u0300-\u036f\u200d\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]|(?<=\u200d).)*",
    re.DOTALL,
)

HOW_TO_GET_THERE = re.compile(r"(?:https?://)?(?:www\.)?", re.IGNORECASE)
# What looks odd before «…».
ODD = " \n.,:;–—-…"

# Below this not every sign would fit, and the cutting would have no end.
LEAST = 2


def parts(formatted: Formatted, first: int, rest: int) -> list[Formatted]:
    """The first of at most `first` units (a caption), the others of at most `rest`; none of an empty text."""
    return [formatted.cut(start, end) for start, end in spans(formatted, first, rest)]


def spans(formatted: Formatted, first: int, rest: int) -> list[tuple[int, int]]:
    """Where each of these parts stands: between two of them there is nothing but space."""
    assert min(first, rest) >= LEAST
    found, most, left = [], first, formatted.stripped()
    start = formatted.length - Formatted(formatted.text.lstrip()).length
    while left.length > most:
        piece = Formatted(left.text[: _seam(left, most)])
        found.append((start, start + Formatted(piece.text.rstrip()).length))
        behind = left.cut(piece.length, left.length)
        left = behind.stripped()
        start += piece.length + behind.length - Formatted(behind.text.lstrip()).length
        most = rest
    return [*found, (start, start + left.length)] if left.text else found


def plain(formatted: Formatted) -> str:
    """Without markup; the address of a link stands after its words, unless the words are the address."""
    pieces, at = [], 0
    for link in sorted(_links(formatted), key=end_of):
        words = formatted.cut(link["offset"], end_of(link)).text.rstrip()
        if not words or _bare(words) == _bare(link["url"]):
            continue
        end = link["offset"] + Formatted(words).length
        pieces += [formatted.cut(at, end).text, f" ({link['url']})"]
        at = end
    return "".join([*pieces, formatted.cut(at, formatted.length).text])


def shortened(formatted: Formatted, most: int) -> str:
    """Plain, of at most so many units with the «…»; an address that does not fit whole is left out with its bracket."""
    assert most > 0
    whole = Formatted(plain(formatted).strip())
    if whole.length <= most:
        return whole.text
    reach = len(whole.cut(0, most - 1).text)
    return whole.text[: _word_end(whole.text, reach)].rstrip(ODD) + "…"


def _seam(formatted: Formatted, most: int) -> int:
    """How many characters to take: to the end of a paragraph in the last half, else of a sentence, else of a word."""
    text = formatted.text
    reach = len(formatted.cut(0, most).text)
    for pattern in (PARAGRAPH, LINE, SENTENCE):
        if end := _last(pattern, text, reach // 2, reach):
            return end
    return _word_end(text, reach)


def _word_end(text: str, reach: int) -> int:
    return _last(WORD, text, 1, reach) or _last(SIGN, text, 1, reach) or reach


def _last(pattern: re.Pattern[str], text: str, least: int, most: int) -> int:
    """Where the last match within the bounds ends; 0 if there is none."""
    return max((match.end() for match in pattern.finditer(text) if least <= match.end() <= most), default=0)


def _links(formatted: Formatted) -> list[Entity]:
    return [entity for entity in formatted.entities if entity["type"] == "text_link"]


def _bare(address: str) -> str:
    """`http://Example.kz/` is what `www.example.kz` means."""
    return HOW_TO_GET_THERE.sub("", address, count=1).rstrip("/").casefold()

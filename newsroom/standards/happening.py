"""Does a text speak of something that happened, or of something that will? By stems, as `happening.toml` has them."""

from __future__ import annotations

import re
import tomllib
from itertools import pairwise
from pathlib import Path

from locales import Language
from newsroom.standards.stems import Stems, whole, words_of
from newsroom.values.languages import guess_language

WORDS: dict[str, dict[str, str]] = tomllib.loads(Path(__file__).with_name("happening.toml").read_text("utf-8"))
VERB_ENDS = "last_words", "any_words"
LONGEST_END = 6


def _whole(kind: str) -> frozenset[str]:
    return whole(*WORDS[kind].values())


def _beginnings(kind: str) -> tuple[str, ...]:
    return tuple(_whole(kind))


HELD, DONE = Stems(WORDS["held"], WORDS["past"]), Stems(WORDS["done"], WORDS["past"])
DONE_WORDS = _whole("done_words")
LAST_WORDS, ANY_WORDS = ({one: re.compile(ends) for one, ends in WORDS[kind].items()} for kind in VERB_ENDS)
NO_VERBS, WISHES, PRAISES = _whole("no_verbs"), _beginnings("wishes"), _beginnings("praises")
SENTENCE = re.compile(r"[.!?…\n]+")
GOING_ON, WILL_BE, MAY_COME = _whole("going_on"), _whole("will_be"), _whole("may_come")
SOON, MAY, INFINITIVES = _whole("soon"), _beginnings("may"), _beginnings("infinitives")
CALLS, CALLED_FOR = _beginnings("calls"), _beginnings("called_for")
AWAITED, GATHERINGS, CAMPAIGNS = _beginnings("awaited"), _beginnings("gatherings"), _beginnings("campaigns")


def has_happened(text: str) -> bool:
    words = words_of(text)
    return _is_past(words, HELD) or _is_past(words, DONE) or not DONE_WORDS.isdisjoint(words)


def has_gathered(text: str) -> bool:
    """Something to come to, and it was held: «қырық жыл өтті» tells of no meeting."""
    words = words_of(text)
    return _is_past(words, HELD) and any(word.startswith(GATHERINGS) for word in words)


def tells_of_deeds(text: str) -> bool:
    """By any verb of the past: for rubrics in which whoever wishes nobody well reports."""
    words = words_of(text)
    if any(word.startswith(WISHES + CAMPAIGNS) for word in words):
        return False
    language = guess_language(text, "")
    return any(_is_deed(words_of(sentence), language) for sentence in SENTENCE.split(text))


def _is_deed(words: list[str], language: Language) -> bool:
    if any(word.startswith(PRAISES) for word in words):
        return False
    return any(
        _ends_as(word, ends[language])
        for ends, looked_at in ((LAST_WORDS, words[-1:]), (ANY_WORDS, words))
        if language in ends
        for word in looked_at
    )


def will_happen(text: str) -> bool:
    words = ["", *words_of(text), ""]
    if any(word.startswith(CAMPAIGNS) for word in words):
        return False
    if any(_is_ahead(*three) for three in zip(words, words[1:], words[2:], strict=False)):
        return True
    return not SOON.isdisjoint(words) and not tells_of_deeds(text)


def calls_for(text: str) -> bool:
    """For works or applications, which are sent from anywhere until a day."""
    words = words_of(text)
    return any(word.startswith(CALLS) for word in words) and any(word.startswith(CALLED_FOR) for word in words)


def lies_ahead(text: str) -> bool:
    """It speaks of what is to come, and of nothing that has happened."""
    return (will_happen(text) or calls_for(text)) and not has_happened(text)


def _ends_as(word: str, ends: re.Pattern[str]) -> bool:
    if word in NO_VERBS:
        return False
    return any(ends.fullmatch(word, at) for at in range(max(0, len(word) - LONGEST_END), len(word)))


def _is_past(words: list[str], verbs: Stems) -> bool:
    verbs_said = {word for word in set(words) if word in verbs}
    return any(word in verbs_said and after not in GOING_ON for word, after in pairwise([*words, ""]))


def _is_ahead(before: str, word: str, after: str) -> bool:
    if word not in WILL_BE or before.startswith(AWAITED) or after.startswith(AWAITED):
        return False
    if before in MAY_COME or after in MAY_COME:
        return True
    return not (before.endswith(MAY) or after.endswith(INFINITIVES))

"""Was this text sent before? Kept as a few numbers, so that it can be asked of many posts at once."""

from __future__ import annotations

import itertools
from hashlib import blake2b

from newsroom.values.folding import fold

PIECE = 5  # letters: a changed ending spoils a few pieces of a text, where whole words would spoil many
KEPT = 64  # numbers: the likeness of two long texts is then known to within about 0.06
MARKS = 20  # of a signature: of texts that are alike to 0.6 fewer than one in 1,000 pairs have none in common
SHORTEST = 20  # «Мерекемен!» may well be said twice


def signature(text: str) -> list[int]:
    """The smallest hashes of its pieces: a fair sample, and the same one for the same pieces. Empty when too short."""
    plain = fold(text)
    if len(plain) < SHORTEST:
        return []
    pieces = {plain[at : at + PIECE] for at in range(len(plain) - PIECE + 1)}
    return sorted({_hash(piece) for piece in pieces})[:KEPT]


def likeness(a: list[int], b: list[int]) -> float:
    """From 0 to 1: the share of pieces that both have, judged by the smallest of all of them together."""
    if not a or not b:
        return 0.0
    common = set(a) & set(b)
    sample = sorted(set(a) | set(b))[:KEPT]
    return sum(one in common for one in sample) / len(sample)


def marks(signature: list[int]) -> list[int]:
    """What a text like this one is looked up by: neighbours among its numbers.

    Of texts that are alike many neighbours are the same. One number alone is that of a piece which half of all texts
    may have; two side by side are hardly ever found in texts that have nothing to do with each other.
    """
    return list({(one << 31) ^ other for one, other in itertools.pairwise(signature[: MARKS + 1])})


def _hash(piece: str) -> int:
    """The same on every machine and in every run, which `hash()` is not."""
    return int.from_bytes(blake2b(piece.encode(), digest_size=4).digest())

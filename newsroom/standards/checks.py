"""What could be better about a post, the most useful first. Codes and figures only: screens put them into words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from newsroom.standards.happening import calls_for, has_gathered, has_happened, tells_of_deeds, will_happen
from newsroom.standards.occasions import has_date, has_place
from newsroom.standards.photos import PhotoFacts
from newsroom.standards.rubrics import another_rubric
from newsroom.standards.texts import is_shouting, letters
from newsroom.standards.thresholds import Thresholds

# Of news it is asked when and where; of an explanation or a life never. Of the rest, as of a region's own rubric or of
# none, only when the text tells of a gathering that was held.
EVENTFUL = frozenset({"live", "event", "partnership", "charity", "sport", "primary", "organisation"})
OF_DEEDS = frozenset({"event", "sport"})  # the others describe, too
TIMELESS = frozenset({"tips", "legal", "faq", "people", "rights"})
ON_AIR = "live"  # is nowhere
PAST, AHEAD = "", "_ahead"  # how the names of hints end
CARDS = frozenset({"live", "tips", "legal", "faq"})  # an announcement or an explanation is often drawn, and may be
LEAST_CONTRAST = 10  # below that nothing in the picture could be sharp: a wall, fog

# At most one hint is shown to a chair. First what would be sent in vain, then what a post is returned for.
ORDER = ("same_text", "no_text", "no_date", "no_date_ahead", "no_place", "no_place_ahead", "no_photo", "same_photo",
         "drawn_photo", "blurred_photo", "dark_photo", "small_photo", "short_text", "shouting",
         "off_rubric")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hint:
    kind: str
    parameters: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Material:
    """What is to be judged. A photo that could not be looked at is None; the caller finds the earlier posts."""

    text: str = ""
    photos: Sequence[PhotoFacts | None] = ()
    has_video: bool = False
    has_voice: bool = False
    rubric: str | None = None
    same_text: tuple[int, float] | None = None
    same_photo: int | None = None
    is_repost: bool = False


def hints(post: Material, thresholds: Thresholds) -> list[Hint]:
    found = [*_of_matches(post, thresholds), *_of_text(post, thresholds), *_of_photos(post, thresholds)]
    return sorted(found, key=lambda hint: ORDER.index(hint.kind))


def _of_matches(post: Material, thresholds: Thresholds) -> Iterator[Hint]:
    if post.same_text is not None and post.same_text[1] >= thresholds.likeness > 0:
        earlier, share = post.same_text
        yield Hint("same_text", {"percent": round(100 * share), "post": earlier})
    if post.same_photo is not None:
        yield Hint("same_photo", {"post": post.same_photo})


def _of_text(post: Material, thresholds: Thresholds) -> Iterator[Hint]:
    """A voice message may say all that is not written."""
    count = letters(post.text)
    if not count:
        if not post.has_voice:
            yield Hint("no_text")
        return
    if not post.has_voice:
        yield from _of_what_is_missing(post, thresholds, count)
    if is_shouting(post.text):
        yield Hint("shouting")
    if post.rubric and (other := another_rubric(post.text, post.rubric)):
        yield Hint("off_rubric", {"rubric": other})


def _of_what_is_missing(post: Material, thresholds: Thresholds, count: int) -> Iterator[Hint]:
    if count < thresholds.text_letters:
        yield Hint("short_text", {"letters": count})
    if post.is_repost or (tells_of := _tells_of(post)) is None:
        return
    if not has_date(post.text):
        yield Hint(f"no_date{tells_of}")
    if _is_somewhere(post, tells_of) and not has_place(post.text):
        yield Hint(f"no_place{tells_of}")


def _tells_of(post: Material) -> str | None:
    """Of what was, of what will be, or of neither, as congratulations and descriptions do."""
    if post.rubric in TIMELESS:
        return None
    if post.rubric not in EVENTFUL:
        return PAST if has_gathered(post.text) else None
    if has_happened(post.text):
        return PAST
    if post.rubric == ON_AIR or will_happen(post.text) or calls_for(post.text):
        return AHEAD
    return PAST if post.rubric in OF_DEEDS and tells_of_deeds(post.text) else None


def _is_somewhere(post: Material, tells_of: str) -> bool:
    """A call for works is nowhere, as a broadcast is."""
    return post.rubric != ON_AIR and (tells_of == PAST or will_happen(post.text))


def _of_photos(post: Material, thresholds: Thresholds) -> Iterator[Hint]:
    """Each kind once, about the worst photo. One that is drawn is not judged as a photo."""
    if not post.photos and not post.has_video:
        yield Hint("no_photo")
    seen = [(at, photo) for at, photo in enumerate(post.photos, 1) if photo is not None]
    real = [(at, photo) for at, photo in seen if not photo.drawn]
    if seen and len(seen) == len(post.photos) and not real and post.rubric not in CARDS:
        yield Hint("drawn_photo", {"number": seen[0][0]})
    if real:
        yield from _of_quality(real, thresholds)


def _of_quality(photos: Sequence[tuple[int, PhotoFacts]], thresholds: Thresholds) -> Iterator[Hint]:
    at, smallest = min(photos, key=lambda one: _side(one[1]))
    if _side(smallest) < thresholds.photo_side:
        yield Hint("small_photo", {"number": at, "width": smallest.width, "height": smallest.height})
    at, darkest = min(photos, key=lambda one: one[1].brightness)
    if darkest.brightness < thresholds.darkness:
        yield Hint("dark_photo", {"number": at})
    # In the dark, as in fog, nothing can be said about sharpness.
    clear = [one for one in photos if one[1].brightness >= thresholds.darkness and one[1].contrast >= LEAST_CONTRAST]
    at, softest = min(clear, key=lambda one: one[1].sharpness, default=(0, None))
    if softest is not None and softest.sharpness < thresholds.sharpness:
        yield Hint("blurred_photo", {"number": at})


def _side(photo: PhotoFacts) -> int:
    return min(photo.width, photo.height)

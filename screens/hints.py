"""Hints about a post in words: what to do, why it matters, and the standard behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from locales import Words
from newsroom.standards.checks import Hint

Said = Callable[[Words, Hint], str]

# kind: which of the standards it belongs to.
STANDARDS = {
    "no_photo": "photo", "small_photo": "photo", "dark_photo": "photo", "blurred_photo": "photo",
    "drawn_photo": "photo", "same_photo": "own", "same_text": "own", "no_text": "text", "short_text": "text",
    "shouting": "text", "no_date": "event", "no_place": "event", "no_date_ahead": "event", "no_place_ahead": "event",
    "off_rubric": "rubric",
}  # fmt: skip


def advice(words: Words, hint: Hint) -> str:
    return ADVICE[hint.kind](words, hint)


def _small(words: Words, hint: Hint) -> str:
    size = f"{hint.parameters['width']}×{hint.parameters['height']}"
    return words(
        "The photo is small ({size}). Send the original as a file, and it will be sharp on the page.", size=size
    )


def _same_text(words: Words, hint: Hint) -> str:
    percent = words.figure(hint.parameters["percent"])
    return words("This text was sent before ({percent}% the same). If it is a repost, say so.", percent=percent)


ADVICE: dict[str, Said] = {
    "no_photo": lambda words, _: words("There is no photo. Send one: it can come after the text."),
    "small_photo": _small,
    "dark_photo": lambda words, _: words("The photo is dark. Is there a lighter one?"),
    "blurred_photo": lambda words, _: words("The photo is blurred. Is there a sharper one?"),
    "drawn_photo": lambda words, _: words("This looks like a logo or a screenshot. A photo of people works better."),
    "same_photo": lambda words, _: words("This photo was sent before. Is there a new one?"),
    "same_text": _same_text,
    "no_text": lambda words, _: words("There is no text. Two sentences are enough: what, where, when, who."),
    "short_text": lambda words, _: words("The text is short. What does it mean for people?"),
    "shouting": lambda words, _: words("The text is in capitals. Small letters are easier to read."),
    "no_date": lambda words, _: words("When was it? The text does not say the date."),
    "no_place": lambda words, _: words("Where was it? The text does not say the place."),
    "no_date_ahead": lambda words, _: words("When will it be? The text does not say the date."),
    "no_place_ahead": lambda words, _: words("Where will it be? The text does not say the place."),
    "off_rubric": lambda words, _: words("The text seems to belong to another rubric. Look at the rubric once more."),
}


def why(words: Words, hint: Hint) -> str:
    return {
        "photo": words("Why: a good photo is what makes people stop and read."),
        "own": words("Why: readers leave a page that repeats itself."),
        "text": words("Why: people read what is short, clear and about them."),
        "event": words("Why: without when and where it is no news."),
        "rubric": words("Why: by its rubric a post is found again and counted."),
    }[STANDARDS[hint.kind]]


def standards_of(found: Sequence[Hint]) -> list[str]:
    return list(dict.fromkeys(STANDARDS[hint.kind] for hint in found))


def standard_name(words: Words, name: str) -> str:
    return {
        "photo": words("Standard: photos"), "own": words("Standard: own posts"), "text": words("Standard: texts"),
        "event": words("Standard: events"), "rubric": words("Standard: rubrics"),
    }[name]  # fmt: skip


def standard(words: Words, name: str) -> str:
    return {
        "photo": words(
            "1) People at work, not an empty hall. 2) Light from the front. 3) At least 600 points on the shorter "
            "side: send the original as a file. 4) No logos or screenshots instead of a photo."
        ),
        "own": words(
            "1) Own posts are worth most. 2) A repost is marked as one, with its source. 3) The same text or photo is "
            "not sent twice."
        ),
        "text": words(
            "1) The main thing in the first sentence. 2) Short sentences, no capitals. 3) What it means for a member "
            "of the union. 4) A contact for questions."
        ),
        "event": words("1) What, where, when, who. 2) The date and the place in words. 3) One voice of a participant."),
        "rubric": words(
            "1) One post, one rubric. 2) The rubric of the week comes from the content plan. 3) If two fit, choose "
            "the one that readers look for."
        ),
    }[name]

"""What could not be done, and what to do next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from locales import Language, Words, words_for
from screens import people
from screens.screen import Screen

Said = Callable[[Words, dict[str, Any]], str]


def our_fault(language: Language, number: str) -> Screen:
    words = words_for(language)
    return Screen(
        words(
            "We have an error (No. {number}). What you wrote before is saved. Please try a little later.", number=number
        )
    )


def incidents(language: Language, numbers: list[str]) -> Screen:
    """For the owners: the numbers stand in the log with what went wrong."""
    words = words_for(language)
    told = words.many("{number} error was met.", "{number} errors were met.", len(numbers))
    return Screen(f"{told} {words('Look in the log for: {numbers}.', numbers=', '.join(numbers))}")


def refused(language: Language, kind: str, given: dict[str, Any]) -> Screen:
    """A known no, by its kind. A tap is answered with a passing word, so that the screen stays as it is."""
    if kind == "stranger":
        return people.stranger()
    return Screen(REASONS[kind](words_for(language), given))


def _no_right(words: Words, given: dict[str, Any]) -> str:
    names = words.list([people.role_name(words, role) for role in given["roles"]])
    return words("This is not open to you. It can be done by: {roles}.", roles=names)


def _text_too_long(words: Words, given: dict[str, Any]) -> str:
    length, most = words.number(given["length"]), words.number(given["most"])
    return words(
        "The text is too long: {length} characters of at most {most}. Please shorten it.", length=length, most=most
    )


REASONS: dict[str, Said] = {
    "no_right": _no_right,
    "text_too_long": _text_too_long,
    "old_button": lambda words, _: words("This button is old. Go on from the last message below."),
    "too_many_photos": lambda words, given: words(
        "A post takes at most {most} photos. The rest were not added.", most=words.number(given["most"])
    ),
    "empty_post": lambda words, _: words("The post is empty. Write a text or send a photo."),
    "already_reviewed": lambda words, _: words("Somebody has already looked at this post. Open the next one."),
    "no_reason": lambda words, _: words("Write the reason, or choose one of those above."),
    "not_a_number": lambda words, _: words("This does not look like a number. Write digits, for example: 225."),
    "both_languages": lambda words, _: words("A tip goes out in both languages. Write both texts."),
    "invitation_unknown": lambda words, _: words(
        "This link does not work. Ask the regional organisation for a new one."
    ),
    "invitation_revoked": lambda words, _: words(
        "This invitation was withdrawn. Ask the regional organisation for a new one."
    ),
    "invitation_expired": lambda words, _: words(
        "This invitation has expired. Ask the regional organisation for a new one."
    ),
    "invitation_used": lambda words, _: words(
        "This invitation was already used. Ask the regional organisation for a new one."
    ),
    "already_in": lambda words, _: words("You are already in. Go on with the buttons."),
    "wrong_file": lambda words, _: words("The bot takes texts, photos and videos. Please send one of these."),
}

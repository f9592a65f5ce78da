"""The door: strangers, invitations, the choice of a language, and the home of each role."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from locales import LANGUAGES, Language, Words, escaped, words_for
from screens.codec import pressed
from screens.screen import Button, Rows, Screen

Names = dict[str, str]


def role_name(words: Words, role: str) -> str:
    return {
        "chair": words("branch chair"),
        "deputy": words("deputy chair"),
        "specialist": words("regional specialist"),
        "press": words("press service"),
        "owner": words("owner"),
    }[role]


def name_in(language: Language, names: Names) -> str:
    """A name in the reader's language, or in the one that it has."""
    return names.get(language) or next(iter(names.values()), "")


def stranger() -> Screen:
    """Both languages at once, for nothing is known of the reader."""
    return Screen("\n\n".join(_welcome(words_for(language)) for language in LANGUAGES))


def _welcome(words: Words) -> str:
    return words(
        "Hello! This bot takes in posts of the union's branches. It is for branch chairs and the staff of the regional "
        "organisation. To come in you need an invitation link."
    )


def invitation(role: str, place: Names) -> Screen:
    """The newcomer confirms the role by choosing a language: one tap for both."""
    lines = []
    for language in LANGUAGES:
        words = words_for(language)
        named = {"place": name_in(language, place), "role": role_name(words, role)}
        lines.append(words.html("You are invited: <b>{place}</b>, {role}. Choose your language:", **named))
    choices = tuple(Button(name, pressed("enter", code)) for code, name in (("kk", "Қазақша"), ("ru", "Русский")))
    return Screen("\n\n".join(lines), (choices,))


@dataclass(frozen=True, slots=True)
class ChairHome:
    place: Names
    sent_this_week: int
    rubric: Names | None
    has_draft: bool
    followers_counted: date | None
    has_pages: bool


def chair_home(language: Language, home: ChairHome, today: date) -> Screen:
    words = words_for(language)
    told = [f"<b>{escaped(name_in(language, home.place))}</b>"]
    if home.sent_this_week:
        told.append(words.many("{number} post sent this week.", "{number} posts sent this week.", home.sent_this_week))
    else:
        told.append(words("No post has been sent this week yet."))
    if home.rubric is not None:
        told.append(words.html("Rubric of the week: «{rubric}».", rubric=name_in(language, home.rubric)))
    if home.has_pages:
        told.append(_counted(words, home.followers_counted, today))
    draft = words("Go on with the draft") if home.has_draft else words("Send a post")
    rows: Rows = (
        (Button(draft, pressed("post"), style="primary"),),
        (Button(words("Followers"), pressed("count")), Button(words("My posts"), pressed("mine"))),
    )
    return Screen("\n".join(told), (*rows, _language_row(language)))


def _counted(words: Words, counted: date | None, today: date) -> str:
    if counted is None:
        return words("Followers have not been counted yet.")
    return words("Followers were counted: {when}.", when=words.ago(today - counted))


def specialist_home(language: Language, place: Names, waiting: int, channel: str) -> Screen:
    words = words_for(language)
    told = [f"<b>{escaped(name_in(language, place))}</b>"]
    if waiting:
        told.append(words.many("{number} post waits for review.", "{number} posts wait for review.", waiting))
    else:
        told.append(words("No post waits for review."))
    if channel:
        told.append(words.html("Channel: {title}", title=channel))
    else:
        told.append(words("No channel yet: add the bot to your channel as an administrator."))
    rows = (
        (Button(words("Review"), pressed("review"), style="primary"),),
        (Button(words("Digest of the week"), pressed("digest")),),
    )
    return Screen("\n".join(told), (*rows, _language_row(language)))


def press_home(language: Language, place: Names) -> Screen:
    words = words_for(language)
    told = f"<b>{escaped(name_in(language, place))}</b>"
    rows = ((Button(words("Send a tip"), pressed("tip"), style="primary"),),)
    return Screen(told, (*rows, _language_row(language)))


def _language_row(language: Language) -> tuple[Button, ...]:
    other, name = ("ru", "Русский") if language == "kk" else ("kk", "Қазақша")
    return (Button(name, pressed("language", other)),)

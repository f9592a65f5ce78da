"""The door: strangers, invitations, requests to be let in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from locales import LANGUAGES, Language, Words, own_name, words_for
from screens import actions
from screens.parts import Names, back, name_in, role_name
from screens.screen import Button, Rows, Screen


@dataclass(frozen=True, slots=True)
class Invited:
    """`same_person`: somebody's new account is let in, and they stay who they are."""

    place: Names
    role: str
    acting: bool = False
    same_person: bool = False


def invitation(language: Language, invited: Invited) -> Screen:
    """The newcomer confirms the role by choosing a language, one tap for both; their Telegram's own stands first."""
    lines = []
    for one in LANGUAGES:
        words = words_for(one)
        role = role_name(words, invited.role, acting=invited.acting)
        named = {"place": name_in(one, invited.place), "role": role}
        if invited.same_person:
            lines.append(words.html("Your new account: <b>{place}</b>, {role}. Choose your language:", **named))
        else:
            lines.append(words.html("You are invited: <b>{place}</b>, {role}. Choose your language:", **named))
    first = Button(own_name(language), actions.ENTER(language), style="primary")
    others = tuple(Button(own_name(one), actions.ENTER(one)) for one in LANGUAGES if one != language)
    return Screen("\n\n".join(lines), ((first, *others),))


def confirm_request(language: Language, place: Names, place_id: int, *, has_below: bool) -> Screen:
    words = words_for(language)
    text = words.html("You ask to join: <b>{place}</b>. Shall we send the request?", place=name_in(language, place))
    rows: Rows = ((Button(words("Send it"), actions.REQUEST(place_id), style="primary"),),)
    if has_below:
        rows = (*rows, (Button(words("My school or college"), actions.JOIN_BELOW(place_id)),))
    return Screen(text, (*rows, (back(words, actions.JOIN()),)))


def request_sent(language: Language, place: Names) -> Screen:
    words = words_for(language)
    text = words.html(
        "The request was sent. Place: {place}. When it is decided, we will tell you here.",
        place=name_in(language, place),
    )
    return Screen(text)


def request_declined(language: Language, place: Names) -> Screen:
    words = words_for(language)
    text = words.html(
        "The regional organisation did not approve your request. Place: {place}. If this is a mistake, call them or "
        "ask again tomorrow.", place=name_in(language, place),
    )  # fmt: skip
    return Screen(text)


def requests_came(language: Language, waiting: int) -> Screen:
    """One notice for all that came."""
    words = words_for(language)
    text = words.many("{number} person asks to join.", "{number} people ask to join.", waiting)
    return Screen(text, ((Button(words("Look at requests"), actions.REQUESTS(), style="primary"),),))


@dataclass(frozen=True, slots=True)
class Request:
    id: int
    name: str
    place: Names
    asked_on: date
    chair: str
    has_chair: bool
    left: int


def request(language: Language, shown: Request, today: date) -> Screen:
    words = words_for(language)
    lines = [
        words.html("<b>{name}</b> asks to join.", name=shown.name),
        words.html("Place: {place}", place=name_in(language, shown.place)),
        words("Asked on: {date}", date=words.date(shown.asked_on, today=today)),
    ]
    if shown.has_chair:
        lines.append(words.html("The chair now: {name}. A new chair takes their seat.", name=shown.chair))
    else:
        lines.append(words("There is no chair yet."))
    if shown.left:
        lines.append(words.many("{number} more request waits.", "{number} more requests wait.", shown.left))
    style = "" if shown.has_chair else "success"
    rows: Rows = (
        (Button(as_chair(words, shown), actions.LET_IN(shown.id, "chair"), style=style),),
        (Button(words("As a deputy"), actions.LET_IN(shown.id, "deputy")),
         Button(words("Decline"), actions.DECLINE(shown.id))),
        (Button(words("Home"), actions.HOME()),),
    )  # fmt: skip
    return Screen("\n".join(lines), rows)


def as_chair(words: Words, shown: Request) -> str:
    return words("As the new chair") if shown.has_chair else words("As the chair")


def no_requests(language: Language) -> Screen:
    words = words_for(language)
    text = f"{words('Nobody is waiting to be let in.')} {words('Whom you miss you invite yourself.')}"
    rows: Rows = ((Button(words("Invite"), actions.PEOPLE()),), (Button(words("Home"), actions.HOME()),))
    return Screen(text, rows)


def moved(language: Language, place: Names) -> Screen:
    """The seat they sat in has ended; they sit in another one of theirs."""
    words = words_for(language)
    text = words.html(
        "Your term there has ended. What you sent just now was not taken. You are now at: <b>{place}</b>.",
        place=name_in(language, place),
    )
    return Screen(text, ((Button(words("Home"), actions.HOME(), style="primary"),),))

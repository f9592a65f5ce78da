"""Invitations: for whom, the link to pass on, and those that still open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import quote

from locales import Language, Words, words_for
from screens import actions
from screens.parts import Names, back, by_page, home, label, name_in, role_name
from screens.screen import Button, Picture, Piece, Rows, Screen

LINK = "https://t.me/{bot}?start={word}"
SHARE = "https://t.me/share/url?url={link}&text={text}"
MANY = (5, 20)


def link_of(bot: str, word: str) -> str:
    return LINK.format(bot=bot, word=word)


@dataclass(frozen=True, slots=True)
class Cards:
    """How many of the places right below `above_id` have no chair yet, and could each get a printed card."""

    above_id: int
    count: int


def choose_role(language: Language, place: Names, place_id: int, roles: Sequence[str], cards: Cards | None) -> Screen:
    words = words_for(language)
    question = words.html("Whom do you invite? Place: <b>{place}</b>.", place=name_in(language, place))
    if not roles and cards is None:
        question = words("Every branch has a chair. To invite a deputy, choose the branch first.")
    rows: Rows = tuple((Button(role_button(words, role), actions.INVITE_AS(place_id, role)),) for role in roles)
    if cards is not None:
        question += "\n\n" + _of_cards(words)
        rows = (*rows, _to_print(words, cards))
    return Screen(question, (*rows, (back(words, actions.PLACE(place_id)),)))


def _of_cards(words: Words) -> str:
    return words(
        "Cards to print are for the meeting: one for each place that has no chair yet, to be cut and handed out."
    )


def _to_print(words: Words, cards: Cards) -> tuple[Button, ...]:
    text = words("Cards to print: {number}", number=words.figure(cards.count))
    return (Button(text, actions.CARDS(cards.above_id)),)


def role_button(words: Words, role: str) -> str:
    return {
        "chair": words("Chair"), "acting": words("Acting chair"), "deputy": words("Deputy"),
        "specialist": words("Specialist"), "press": words("Press service"), "owner": words("Owner"),
    }[role]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Made:
    id: int
    place: Names
    place_id: int
    role: str
    acting: bool
    until: date
    uses: int
    replaced: str = ""
    same_person: bool = False


def made(language: Language, shown: Made, link: str, picture: Callable[[], bytes]) -> Screen:
    """The link is seen here and never again: only its hash is kept."""
    words = words_for(language)
    lines = [*what(words, shown), link]
    lines.append(words("Send it on, or show the picture to scan. It is not shown again."))
    send = Button(words("Send it on"), url=share(words, shown, link), style="primary")
    rows: Rows = ((send, Button(words("Copy"), copy=link)),)
    if not shown.same_person:
        rows = (*rows, (Button(words("Card to print"), actions.PRINT_CARD(shown.id)),))
    if is_for_several(shown):
        rows = (*rows, tuple(_for_many(words, shown.id, people) for people in MANY))
    code = Piece("", (Picture("photo", drawn=picture, name="qr.png"),))
    return Screen("\n\n".join(lines), (*rows, *_ends(words, shown)), (code,))


def share(words: Words, shown: Made, link: str) -> str:
    """Where Telegram asks to whom it is to be passed on."""
    return SHARE.format(link=quote(link, safe=""), text=quote(_to_pass_on(words, shown), safe=""))


def is_for_several(shown: Made) -> bool:
    return shown.role != "chair" and not shown.same_person


def printed(language: Language, shown: Made, link: str, pdf: Callable[[], bytes]) -> Screen:
    """The same, with a card instead of the picture."""
    card = Piece("", (Picture("document", drawn=pdf, name="tilshi-card.pdf"),))
    return replace(made(language, shown, link, bytes), pieces=(card,))


def _for_many(words: Words, invitation_id: int, people: int) -> Button:
    text = words.many("For {number} person", "For {number} people", people)
    return Button(text, actions.USES(invitation_id, people))


def _to_pass_on(words: Words, shown: Made) -> str:
    role = role_name(words, shown.role, acting=shown.acting)
    return words("Tilshi, the union's bot. {place}, {role}. Open the link and press START.",
                 place=name_in(words.language, shown.place), role=role)  # fmt: skip


def what(words: Words, shown: Made) -> list[str]:
    role = role_name(words, shown.role, acting=shown.acting)
    place = name_in(words.language, shown.place)
    lines = [words.html("Invitation: <b>{place}</b>, {role}.", place=place, role=role)]
    many = words.many("It lets in {number} person, until {date}.", "It lets in {number} people, until {date}.",
                      shown.uses, date=words.date_with_year(shown.until))  # fmt: skip
    lines.append(many)
    if shown.same_person:
        lines.append(words("It moves the seats to the new account; the old one loses access."))
    if shown.replaced:
        lines.append(words.html("When they come in, the term of {name} ends.", name=shown.replaced))
    return lines


def _ends(words: Words, shown: Made) -> Rows:
    return ((Button(words("Withdraw"), actions.REVOKE(shown.id)), back(words, actions.PLACE(shown.place_id))),)


def kept(language: Language, shown: Made) -> Screen:
    """An invitation seen again: what it opens, but not its link."""
    words = words_for(language)
    lines = what(words, shown)
    lines.append(words("The link is not kept and cannot be shown again. If it was lost, make a new one."))
    rows: Rows = ((Button(words("Make a new one"), actions.INVITE(shown.place_id)),),)
    return Screen("\n\n".join(lines), (*rows, *_ends(words, shown)))


def open_ones(
    language: Language, place: Names, place_id: int, found: Sequence[Made], page: int, total: int,
    cards: Cards | None = None,
) -> Screen:  # fmt: skip
    words = words_for(language)
    title = words.html("Invitations that still open: <b>{place}</b>", place=name_in(language, place))
    buttons = [Button(_line(words, one), actions.INVITATION(one.id)) for one in found]
    rows = by_page(words, buttons, page, total, lambda page: actions.INVITATIONS(place_id, page))
    text = title if found else words("There are no open invitations.")
    if cards is not None:
        rows = (*rows, _to_print(words, cards))
    last = (Button(words("Invite"), actions.INVITE(place_id)), back(words, actions.PLACE(place_id)))
    return Screen(text, (*rows, last))


def _line(words: Words, one: Made) -> str:
    return label(f"{name_in(words.language, one.place)}: {role_name(words, one.role, acting=one.acting)}")


def cards(language: Language, count: int, until: date, pdf: Callable[[], bytes], place_id: int) -> Screen:
    words = words_for(language)
    text = words.many("{number} card is ready to print, valid until {date}. Each lets in one chair.",
                      "{number} cards are ready to print, valid until {date}. Each lets in one chair.",
                      count, date=words.date_with_year(until))  # fmt: skip
    rows = ((Button(words("Invitations"), actions.INVITATIONS(place_id, None)), home(words)),)
    return Screen(text, rows, (Piece("", (Picture("document", drawn=pdf, name="tilshi-cards.pdf"),)),))

"""Signs of a page's life: what is known of it, and what is asked to add to that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from locales import Language, Words, words_for
from newsroom.pages.activity import Activity
from newsroom.pages.life import Remarked
from newsroom.union.page_signs import ACTIVITY, CHIPS, OWN_POST, POST, RESUMED
from newsroom.values.days import DAY
from newsroom.values.figures import Amount
from screens import actions
from screens.forms import Offer, Question
from screens.names import chip_name, page_name
from screens.parts import back, home, inexact, name_in
from screens.screen import Button, Rows, Screen

Dated = tuple[date, str]
FEW = 5  # posts that have a button


@dataclass(frozen=True, slots=True)
class Life:
    page_id: int
    platform: str
    kind: str
    activity: Activity
    remark: Remarked | None = None
    reach: tuple[Amount, date] | None = None
    judges: bool = False


def last_name(words: Words, kind: str) -> str:
    return {
        OWN_POST: words("Last own post"), POST: words("Last post of any kind"), ACTIVITY: words("Last activity"),
    }[kind]  # fmt: skip


def remark_line(words: Words, remark: Remarked) -> str:
    """In the reader's language, whichever it was made in."""
    said = [chip_name(words, chip, remark.resumed) for chip in remark.chips]
    own = name_in(words.language, remark.words)
    return "; ".join([*said, *([own] if own else [])])


def life_lines(words: Words, known: Life) -> list[str]:
    activity = known.activity
    lines = [
        words("{what}: {date}", what=last_name(words, kind), date=words.imprecise_date(told.on_day, told.precision))
        for kind in (OWN_POST, POST, ACTIVITY) if (told := activity.last.get(kind)) is not None
    ]  # fmt: skip
    if activity.is_dormant:
        lines.append(words("The page is dormant."))
    if activity.posts_a_month is not None:
        few, number = 0 < activity.posts_a_month < 1, words.figure(round(activity.posts_a_month))
        lines.append(words("Posts a month: less than one") if few else words("Posts a month: {number}", number=number))
    elif activity.told_a_month is not None:
        lines.append(words("Posts a month: {number}", number=inexact(words, activity.told_a_month)))
    if activity.share_of_reposts is not None:
        lines.append(words("Of them reposts: {number}%", number=words.figure(round(100 * activity.share_of_reposts))))
    if known.reach is not None:
        amount, day = known.reach
        lines.append(words("Reach: {number} ({when})", number=inexact(words, amount), when=words.date_with_year(day)))
    if known.remark is not None and (line := remark_line(words, known.remark)):
        lines.append(words.html("Remarks: {remarks}", remarks=line))
    return lines


def life(language: Language, known: Life) -> Screen:
    words = words_for(language)
    lines = [f"<b>{page_name(words, known.platform, known.kind)}</b>", *life_lines(words, known)]
    if len(lines) == 1:
        lines.append(words("Nothing is known of its life yet. Press what you know."))
    rows: Rows = tuple(
        (Button(last_name(words, kind), actions.PAGE_LAST(known.page_id, kind)),) for kind in (OWN_POST, POST, ACTIVITY)
    )
    rows = (*rows, (Button(words("How many posts"), actions.PAGE_POSTS(known.page_id)),))
    if known.judges:
        reach = Button(words("Reach"), actions.PAGE_REACH(known.page_id))
        rows = (*rows, (reach, Button(words("Remarks"), actions.PAGE_REMARKS(known.page_id))))
    return Screen("\n".join(lines), (*rows, (back(words, actions.PAGE_CARD(known.page_id)), home(words))))


def remarks(language: Language, page_id: int, platform: str, kind: str, known: Remarked | None) -> Screen:
    """Each is on or off; they stand in every language at once."""
    words = words_for(language)
    on = known.chips if known is not None else ()
    lines = [f"<b>{page_name(words, platform, kind)}</b>", words("Press what fits; once more takes it away.")]
    if known is not None and (line := remark_line(words, known)):
        lines.append(words.html("Remarks: {remarks}", remarks=line))
    chips = [Button(("• " if chip in on else "") + chip_name(words, chip), _pressed(page_id, chip, on))
             for chip in CHIPS]  # fmt: skip
    rows: Rows = tuple((chip,) for chip in chips)
    own = Button(words("In own words"), actions.PAGE_WORDS(page_id))
    return Screen("\n".join(lines), (*rows, (own,), (back(words, actions.PAGE_LIFE(page_id)), home(words))))


def _pressed(page_id: int, chip: str, on: Sequence[str]) -> str:
    if chip == RESUMED and chip not in on:
        return actions.PAGE_RESUMED(page_id)
    return actions.PAGE_CHIP(page_id, chip)


# ---- what is asked


@dataclass(frozen=True, slots=True)
class Asked:
    """`own` is when the last own post was, where that is known; `since` where the span of posts begins."""

    page_id: int
    platform: str
    kind: str
    today: date
    what: str = OWN_POST
    own: Dated | None = None
    since: date | None = None


def last(language: Language, asked: Asked) -> Question[Dated]:
    words = words_for(language)
    question = {
        OWN_POST: words("When was the last own post on it, and not a repost?"),
        POST: words("When was the last post of any kind, reposts too?"),
        ACTIVITY: words("When was it last active in any way: a post, a new picture, an answer?"),
    }[asked.what]
    text = f"<b>{page_name(words, asked.platform, asked.kind)}</b>\n{question}"
    text = f"{text}\n{words('Press a button, or write the date, if only the month: 14.11.2026, November, 2025.')}"
    days = ((words("Today"), 0), (words("Yesterday"), 1))
    offers: tuple[tuple[Offer[Dated], ...], ...] = (
        tuple(Offer(name, (asked.today - timedelta(days=ago), DAY)) for name, ago in days),
    )
    if asked.what != OWN_POST and asked.own is not None:
        offers = (*offers, (Offer(words("As the last own post"), asked.own),))
    return Question(text, back(words, actions.PAGE_LIFE(asked.page_id)), offers)


def posts(language: Language, asked: Asked) -> Question[Amount]:
    words = words_for(language)
    since = words.date(asked.since, today=asked.today) if asked.since is not None else ""
    text = words("How many posts were there on it since the last count, {date}?", date=since)
    text = f"<b>{page_name(words, asked.platform, asked.kind)}</b>\n{text}\n{words('Press a number or write it.')}"
    return Question(text, back(words, actions.PAGE_LIFE(asked.page_id)), _few(words))


def _few(words: Words) -> tuple[tuple[Offer[Amount], ...], ...]:
    few = tuple(Offer(words.figure(n), Amount(n)) for n in range(FEW + 1))
    return few[: len(few) // 2], few[len(few) // 2 :]


def reposts(language: Language, _: Asked) -> Question[Amount]:
    words = words_for(language)
    text = words("How many of them were reposts? Press a number or write it.")
    return Question(text, home(words), _few(words))


def posts_told(language: Language, amount: Amount) -> str:
    words = words_for(language)
    return words("Posts: {number}", number=inexact(words, amount))


def reach(language: Language, asked: Asked) -> Question[Amount]:
    words = words_for(language)
    text = words("How many people has the page reached, as it shows itself? Write the number.")
    return Question(text, back(words, actions.PAGE_LIFE(asked.page_id)))


def resumed(language: Language, asked: Asked) -> Question[Dated]:
    words = words_for(language)
    text = words("Since when are there posts again? For example: September 2025.")
    return Question(text, back(words, actions.PAGE_REMARKS(asked.page_id)))


def own_words(missing: Language, language: Language, asked: Asked) -> Question[str]:
    words = words_for(language)
    text = words("Write the remark {in_language}.", in_language=words.written_in(missing))
    return Question(text, back(words, actions.PAGE_REMARKS(asked.page_id)))

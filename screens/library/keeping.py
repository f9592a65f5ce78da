"""Keeping: what an item says and has is changed, its files, where it stands, how it stood before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, tzinfo

from locales import LANGUAGES, Language, Words, escaped, find_language, own_name, words_for
from newsroom.library.files import File, Sent
from newsroom.library.items import Item, Version
from newsroom.library.reading import ALL, SEATS
from newsroom.library.sections import Section
from newsroom.values.languages import name_in
from screens import actions
from screens.forms import Offer, Question
from screens.library import shelves
from screens.parts import Names, back, label
from screens.screen import Button, Rows, Screen

BEGINS = 300  # letters of a text that stands there
STOOD = 1700  # of one that stood there, in each language


def edit(language: Language, item: Item, files: Sequence[File]) -> Screen:
    words = words_for(language)
    lines = [words.html("<b>{title}</b>", title=name_in(language, item.titles)), words("What shall be changed?")]
    if missing := [one for one in LANGUAGES if one not in item.titles or (item.notes and one not in item.notes)]:
        lines.append(words("It is not there yet {in_languages}.",
                           in_languages=words.list([words.written_in(one) for one in missing])))  # fmt: skip
    return Screen("\n".join(lines), (*_doings(words, item, files), (back(words, actions.LIB_ITEM(item.id, None)),)))


def _doings(words: Words, item: Item, files: Sequence[File]) -> Rows:
    title = Button(words("Title"), actions.LIB_TITLE(item.id))
    note = Button(words.in_context("library", "Text"), actions.LIB_NOTE(item.id))
    link = Button(words("Add a link"), actions.LIB_LINK(item.id))
    unlink = ((Button(words("Take links out"), actions.LIB_UNLINK(item.id)),),) if item.links else ()
    file = Button(words("Add a file"), actions.LIB_FILE(item.id, None))
    off: Rows = tuple(
        (Button(words("Without: {file}", file=label(file_name(words, one), 24)), actions.LIB_FILE_OFF(one.id)),)
        for one in files
    )
    audience = (
        Button(words("For seats only"), actions.LIB_OPEN(item.id, SEATS)) if item.audience == ALL
        else Button(words("Open to all"), actions.LIB_OPEN(item.id, ALL))
    )  # fmt: skip
    again = (
        Button(words("Bring it back"), actions.LIB_AGAIN(item.id)) if item.is_withdrawn
        else Button(words.in_context("library", "Withdraw"), actions.LIB_WITHDRAW(item.id))
    )  # fmt: skip
    section = Button(words("Section"), actions.LIB_MOVE(item.id))
    versions = Button(words("Versions"), actions.LIB_PAST(item.id, None))
    return (
        (title, note), (link, file), *unlink, *off,
        (Button(words("In force since"), actions.LIB_FORCE(item.id)),), (audience,),
        (section, versions),
        (again,),
    )  # fmt: skip


def file_name(words: Words, file: File) -> str:
    kinds = {"photo": words("photo"), "video": words("video")}
    name = file.name or kinds.get(file.kind, words("file"))
    known = find_language(file.language)
    return f"{name} ({own_name(known)})" if known else name


def move(language: Language, item: Item, sections: Sequence[Section]) -> Screen:
    words = words_for(language)
    rows: Rows = tuple(
        (Button(("• " if one.id == item.section_id else "") + label(name_in(language, one.names), 36),
                actions.LIB_MOVE_TO(item.id, one.id)),)
        for one in sections
    )  # fmt: skip
    text = words.html("In which section shall it stand: «{title}»?", title=name_in(language, item.titles))
    return Screen(text, (*rows, (back(words, actions.LIB_EDIT(item.id)),)))


@dataclass(frozen=True, slots=True)
class Past:
    """One version of an item: the newest of those that stood before is number 0."""

    item_id: int
    version: Version | None
    number: int = 0
    has_more: bool = False


def past(language: Language, shown: Past, zone: tzinfo, today: date) -> Screen:
    words = words_for(language)
    leave = back(words, actions.LIB_EDIT(shown.item_id))
    one = shown.version
    if one is None:
        return Screen(words("It has not been changed yet."), ((leave,),))
    who = one.name or words("the system")
    lines = [words.html("It stood so since {when}, by: {who}", when=words.moment(one.at, zone), who=who)]
    for each in LANGUAGES:
        if each in one.titles or each in one.notes:
            lines.append(f"\n<b>{escaped(one.titles.get(each, own_name(each)))}</b>")
            lines.append(escaped(label(one.notes.get(each, ""), STOOD)))
    lines += map(escaped, one.links)
    if one.in_force_on is not None:
        lines.append(shelves.in_force(words, one.in_force_on, today))
    newer = (Button(words("Newer"), actions.LIB_PAST(shown.item_id, shown.number - 1)),) if shown.number else ()
    older = (Button(words("Older"), actions.LIB_PAST(shown.item_id, shown.number + 1)),) if shown.has_more else ()
    turning = ((*newer, *older),) if newer or older else ()
    return Screen("\n".join(lines).rstrip(), (*turning, (leave,)))


# ---- what is asked


@dataclass(frozen=True, slots=True)
class New:
    """To be written into a section."""

    section_id: int
    section: Names


@dataclass(frozen=True, slots=True)
class About:
    """An item whose text, file or date is asked for; the file for readers of one language, or of all."""

    item: Item
    today: date
    language: str = ""


def new_title(missing: Language, language: Language, asked: New) -> Question[str]:
    words = words_for(language)
    text = words.html("Section: {section}.", section=name_in(language, asked.section))
    question = words("Write the title {in_language}.", in_language=words.written_in(missing))
    return Question(f"{text}\n{question}", back(words, actions.LIB_SECTION(asked.section_id, None)))


def new_note(missing: Language, language: Language, asked: New) -> Question[str]:
    words = words_for(language)
    question = words("Write the text {in_language}: three to eight sentences.", in_language=words.written_in(missing))
    return Question(question, back(words, actions.LIB_SECTION(asked.section_id, None)))


def title(missing: Language, language: Language, asked: About) -> Question[str]:
    words = words_for(language)
    text = words("Write the title {in_language}.", in_language=words.written_in(missing))
    return Question(_with_now(words, text, asked.item.titles.get(missing, "")), _leave(words, asked))


def note(missing: Language, language: Language, asked: About) -> Question[str]:
    words = words_for(language)
    text = words("Write the text {in_language}: three to eight sentences.", in_language=words.written_in(missing))
    now = label(asked.item.notes.get(missing, ""), BEGINS)
    return Question(f"{text}\n\n<i>{escaped(now)}</i>" if now else text, _leave(words, asked))


def _with_now(words: Words, text: str, now: str) -> str:
    return f"{text}\n{words.html('Now it is: «{name}».', name=now)}" if now else text


def _leave(words: Words, asked: About) -> Button:
    return back(words, actions.LIB_EDIT(asked.item.id))


def link(language: Language, asked: About) -> Question[str]:
    words = words_for(language)
    return Question(words("Send the link: copy the address and put it in here."), _leave(words, asked))


def in_force(language: Language, asked: About) -> Question[date]:
    words = words_for(language)
    text = words("Since when is it in force? Press the button, or write the date. For example: 01.09.2026")
    return Question(text, _leave(words, asked), ((Offer(words("Today"), asked.today),),))


def file(language: Language, asked: About) -> Question[Sent]:
    """For whom it is stands on the buttons: what is chosen has a point before it."""
    words = words_for(language)
    text = words("Send the file: a document, a photo or a video. For whom is it?")
    rows: Rows = ((_for(words("For all readers"), asked.language == "", actions.LIB_FILE(asked.item.id, None)),),)
    rows += tuple(
        (_for(own_name(one), asked.language == one, actions.LIB_FILE(asked.item.id, one)),) for one in LANGUAGES
    )
    return Question(text, _leave(words, asked), more=rows)


def _for(name: str, is_chosen: bool, data: str) -> Button:
    return Button(("• " if is_chosen else "") + name, data)


def section_name(missing: Language, language: Language, asked: Section | None) -> Question[str]:
    """Of a new one, or of one that is called otherwise from now on."""
    words = words_for(language)
    text = words("Write the name of the section {in_language}.", in_language=words.written_in(missing))
    now = asked.names.get(missing, "") if asked is not None else ""
    leave = actions.LIB_SECTION(asked.id, None) if asked is not None else actions.LIBRARY()
    return Question(_with_now(words, text, now), back(words, leave))

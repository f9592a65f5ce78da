"""What could not be done, and what to do next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from locales import LANGUAGES, Language, Words, words_for
from screens import actions
from screens import stranger as door
from screens.parts import name_in, role_name
from screens.screen import Button, Screen

Said = Callable[[Words, dict[str, Any]], str]


def our_fault(language: Language, code: str) -> Screen:
    words = words_for(language)
    return Screen(
        words(
            "We have an error (No. {number}). What you wrote before is saved. Please try a little later.", number=code
        )
    )


def incidents(language: Language, codes: list[str], count: int) -> Screen:
    """For the owners: the numbers, or the first of many, stand in the log with what went wrong."""
    words = words_for(language)
    text = words.many("{number} error was met.", "{number} errors were met.", count)
    if count > len(codes):
        return Screen(f"{text} {words('Look in the log, first for: {numbers}.', numbers=', '.join(codes))}")
    return Screen(f"{text} {words('Look in the log for: {numbers}.', numbers=', '.join(codes))}")


def file_not_shown() -> str:
    """In place of a photo or file that Telegram does not take, for whoever reads it."""
    return "\n".join(words_for(language)("A photo or file could not be shown here.") for language in LANGUAGES)


def refused(language: Language, kind: str, given: dict[str, Any], *, stranger: bool = False) -> Screen:
    """A known no, by its kind. A tap is answered with a passing word, so that the screen stays as it is."""
    if kind == "stranger":
        return door.stranger(language)
    text = REASONS[kind](words_for(language), given)
    if kind in AT_THE_DOOR:  # a link that does not open is a message, and has a way on
        words = words_for(language)
        on = Button(words("Ask to join"), actions.JOIN()) if stranger else Button(words("Home"), actions.HOME())
        return Screen(text, ((on,),))
    return Screen(text)


def wordless(language: Language) -> Screen:
    """A no that nobody has found words for."""
    words = words_for(language)
    return Screen(words("This cannot be done now. Go on from the last message below."))


def _no_right(words: Words, given: dict[str, Any]) -> str:
    names = words.list([role_name(words, role) for role in given["roles"] if role != "public"])
    if not names:  # open to those at the door only
        return words("This is not open to you.")
    return words("This is not open to you. It can be done by: {roles}.", roles=names)


def _text_too_long(words: Words, given: dict[str, Any]) -> str:
    length, most = words.figure(given["length"]), words.figure(given["most"])
    return words(
        "The text is too long: {length} characters of at most {most}. Please shorten it.", length=length, most=most
    )


def _other_seat(words: Words, given: dict[str, Any]) -> str:
    place = name_in(words.language, given["place"])
    return words("This belongs to your other seat: {place}. Change the seat on the home screen.", place=place)


def _day_off(words: Words, given: dict[str, Any]) -> str:
    day = words.date(given["day"])
    if names := given["names"]:
        return words("{date} is a day off: {name}. Choose another day.", date=day, name=name_in(words.language, names))
    return words("{date} is a day off. Choose another day.", date=day)


def _not_a_page(words: Words, _: dict[str, Any]) -> str:
    return words(
        "This is not the address of a page. Open the page, copy its link and send it here. Pages are kept on Facebook, "
        "Instagram, Telegram, TikTok, YouTube and Aitu, and websites."
    )


def _word_unsafe(words: Words, given: dict[str, Any]) -> str:
    why = given["why"]
    if why == "size":
        return words(
            "This file is too large, or did not arrive. Send it once more, at most 5 MB and without large photos."
        )
    if why in ("code", "fetches"):
        return words(
            "There are macros, embedded objects or links to other files in it, so it is not opened. Save it as a plain "
            "Word file (.docx) and send it again."
        )
    return words("This is no Word file that can be opened. Save it in Word as .docx and send it again.")


AT_THE_DOOR = (
    "invitation_unknown", "invitation_mangled", "invitation_revoked", "invitation_expired", "invitation_used",
    "already_in", "no_item", "withdrawn", "for_seats", "other_region",
)  # fmt: skip
TO_STRANGERS = (
    *AT_THE_DOOR, "asked_today", "asked_enough", "asking_closed", "nobody_answers", "answered_already", "no_text",
    "text_too_long", "place_closed", "no_question",
)  # fmt: skip
REASONS: dict[str, Said] = {
    "other_seat": _other_seat,
    "sign_in_over": lambda words, _: words(
        "This way in is too old, or was used already. Open the desk in the bot anew."
    ),
    "sent_today": lambda words, _: words("This reminder was already sent by hand today. Tomorrow it can be again."),
    "asked_today": lambda words, _: words(
        "Your request is already there, one a day is enough. We will tell you here when it is decided."
    ),
    "asked_enough": lambda words, _: words("That was enough for today. Ask again tomorrow."),
    "asking_closed": lambda words, _: words("Questions are open to chairs and deputies. Ask the chair of your branch."),
    "nobody_answers": lambda words, _: words(
        "Nobody answers in the bot for this region yet. Call the regional organisation."
    ),
    "answered_already": lambda words, _: words("This question is answered already. Open it to see what was said."),
    "not_answered": lambda words, _: words("Answer the question first, then it goes into the FAQ."),
    "no_question": lambda words, _: words("This question is there no more: whoever asked has had it erased."),
    "already_decided": lambda words, _: words("Somebody has already decided this request. Open the next one."),
    "last_owner": lambda words, _: words("You are the last owner. Invite another owner first, then leave."),
    "no_role": lambda words, _: words("There is no such role in this place. Choose another role or another place."),
    "place_closed": lambda words, _: words("This place is closed. Choose one that is open."),
    "not_empty": lambda words, _: words("There are open places below it. Close or merge them first."),
    "name_empty": lambda words, _: words("The name is empty. Write at least one letter."),
    "name_too_long": lambda words, given: words(
        "It is too long: at most {most} letters. Please shorten it.", most=words.figure(given["most"])
    ),
    "name_taken": lambda words, _: words("There is a place of this name here already. Choose another name."),
    "rubric_known": lambda words, _: words("There is a rubric of this name already. Choose another name."),
    "rubrics_enough": lambda words, given: words(
        "There are {most} rubrics already, nobody reads more. Retire one first.", most=words.figure(given["most"])
    ),
    "prompts_enough": lambda words, given: words(
        "This rubric has {most} prompts already. Remove one first.", most=words.figure(given["most"])
    ),
    "retired_for_all": lambda words, _: words(
        "The press service has retired this rubric for all. Add one of your own, or ask the press service."
    ),
    "prompt_of_all": lambda words, _: words("This prompt is kept by the press service. Add one of your own beside it."),
    "not_a_season": lambda words, _: words("Write two days with a dash between them, for example: 20.08 – 10.09."),
    "day_to_come": lambda words, _: words(
        "This day has not come yet. Write today's date or an earlier one; if it was in another year, with the year."
    ),
    "not_a_figure": lambda words, _: words(
        "This does not look like a figure. For example: 31 208, about 6200, more than 90, 2-3."
    ),
    "not_whose": lambda words, _: words(
        "Is it your own, or a repost? Press a button. What belongs to the text is sent at the preview."
    ),
    "not_a_date": lambda words, _: words("This does not look like a date. For example: 01.09.2026."),
    "no_channel": lambda words, _: words(
        "The region has no channel yet. Add the bot to your channel as an administrator, then publish."
    ),
    "too_far": lambda words, _: words("This is too far away. Choose a day within a year."),
    "moment_passed": lambda words, _: words("This moment has passed. Choose a later one."),
    "answer_day_over": lambda words, _: words(
        "They are to answer by a day before it goes. Press “{More}” and choose a later one.",
        More=words.in_context("broadcast", "More"),
    ),
    "not_a_moment": lambda words, _: words("This does not look like a date with a time. For example: 25.11 15:00."),
    "not_a_link": lambda words, _: words("This is not a link to what came out. Copy its address and send it here."),
    "not_a_page": _not_a_page,
    "no_page_link": _not_a_page,
    "from_file": lambda words, _: words(
        "This number came with a file. Correct it in the file, or write today's number of the page."
    ),
    "proof_asked": lambda words, _: words("A screenshot has been asked for already. When it is sent, it comes here."),
    "more_reposts": lambda words, _: words(
        "There cannot be more reposts than posts. Write how many of them were reposts."
    ),
    "page_known": lambda words, _: words("This page is in the list already. Send the link to another one, or go back."),
    "not_a_frame": lambda words, _: words(
        "This cannot be a frame. Send a PNG as a file: at most 3 MB, its sides from 600 to 2560 points, and a hole "
        "without background for the photo, at least a third of it."
    ),
    "not_a_logo": lambda words, _: words(
        "This cannot be the logo. Send a PNG as a file: at most 1 MB, its sides from 64 to 2000 points, seen on white."
    ),
    "not_for_facebook": lambda words, _: words(
        "Facebook takes up to ten photos or one video. Choose another place, or publish it by hand."
    ),
    "not_in_channel": lambda words, _: words("The bot has not published it in the channel. Change it by hand there."),
    "no_text": lambda words, _: words("Please write a text."),
    "not_choices": lambda words, given: words(
        "From two to {most} choices, each on a line of its own, as many in each language.",
        most=words.figure(given["most"]),
    ),
    "too_old_to_remove": lambda words, _: words(
        "Telegram lets it be taken out of chats for 48 hours only. You can still mend its text."
    ),
    "too_long_with_photo": lambda words, given: words(
        "With a photo a text has at most {most} characters in each language, this one has {length}. Please shorten it.",
        length=words.figure(given["length"]),
        most=words.figure(given["most"]),
    ),
    "no_item": lambda words, _: words("There is no such item in the library. Look for it by its name."),
    "withdrawn": lambda words, _: words("This item has been withdrawn. Look in the library for what came after it."),
    "for_seats": lambda words, _: words(
        "This item is for those who work in the union. If you are one of them, ask to join, or open your invitation."
    ),
    "other_region": lambda words, _: words("This item belongs to another region, and is read there."),
    "not_published": lambda words, _: words("Only what has been published goes into the library. Publish it first."),
    "no_file": lambda words, _: words("This is no file. Send a document, a photo or a video."),
    "empty_note": lambda words, _: words("The text is empty. Write it, or press “{Next}”.", Next=words("Next")),
    "too_many_files": lambda words, given: words(
        "An item takes at most {most} files. Take one out first.", most=words.figure(given["most"])
    ),
    "too_many_links": lambda words, given: words(
        "An item takes at most {most} links. Take them out first.", most=words.figure(given["most"])
    ),
    "too_many_picked": lambda words, given: words(
        "At most {most} places and people are chosen by hand. Choose a whole region, or a role.",
        most=words.figure(given["most"]),
    ),
    "too_many_sections": lambda words, given: words(
        "There are {most} sections already. Use one of those.", most=words.figure(given["most"])
    ),
    "too_many_series": lambda words, given: words(
        "There are {most} already. Send or drop one of those first.", most=words.figure(given["most"])
    ),
    "nobody_there": lambda words, _: words(
        "Nobody would get it. Press “{To_whom}” and choose anew.", To_whom=words("To whom")
    ),
    "no_address": lambda words, _: words("This is no address. Send it as a whole, for example: https://union.example"),
    "no_outlet": lambda words, _: words(
        "This newspaper is not in the register. Press one of these, or enter it in “{For_the_report}” first.",
        For_the_report=words("For the report"),
    ),
    "going_out": lambda words, _: words("It is on its way into the channel. Try again in a moment."),
    "voice_alone": lambda words, _: words("It is only dictated. First press “Type the text” on its card."),
    "which_language": lambda words, _: words(
        "It cannot be seen which language this is in, and each has its text already. Press “{More}” below the card, "
        "and then the language that is to be written anew.",
        More=words.in_context("broadcast", "More"),
    ),
    "not_undone": lambda words, _: words("This cannot be undone any more. Open the post and see how it stands."),
    "not_ready": lambda words, _: words("First approve or publish the post, then offer it to the centre."),
    "offered_before": lambda words, _: words("It has been offered to the centre already. The answer comes here."),
    "nothing_to_frame": lambda words, _: words(
        "A frame needs a photo that the bot could open, of 20 MB at most. Send one, or go on without."
    ),
    "no_photos": lambda words, _: words("This post has no photos. Open the card and go on."),
    "invitation_mangled": lambda words, _: words(
        "The link came damaged. Open it whole, or ask the regional organisation to send it again."
    ),
    "no_right": _no_right,
    "text_too_long": _text_too_long,
    "old_button": lambda words, _: words("This button is old. Go on from the last message below."),
    "too_many_photos": lambda words, given: words(
        "A post takes at most {most} photos. The rest were not added.", most=words.figure(given["most"])
    ),
    "empty_post": lambda words, _: words("The post is empty. Write a text or send a photo."),
    "already_reviewed": lambda words, _: words("Somebody has already looked at this post. Open the next one."),
    "taken_back": lambda words, _: words("The author has taken this post back. Open the next one."),
    "no_reason": lambda words, _: words("Write the reason, or choose one of those above."),
    "not_a_number": lambda words, _: words("This does not look like a number. Write digits, for example: 225."),
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
    "shot_as_file": lambda words, _: words(
        "This is a file. Please send the screenshot as a photo, out of the gallery."
    ),
    "day_off": _day_off,
    "day_over": lambda words, _: words("This day is over. Choose a day that is to come."),
    "month_over": lambda words, _: words("This month is over: its plan is changed no more."),
    "out_of_month": lambda words, _: words("This day is not in the month of the plan. Choose a day of that month."),
    "rubric_retired": lambda words, _: words("This rubric is used no more. Choose another one."),
    "slot_changed": lambda words, _: words("Somebody has just changed this. Here is how it is now."),
    "task_closed": lambda words, _: words("This task is closed already. Open the list of tasks."),
    "nobody_reached": lambda words, _: words(
        "Nobody there can be reached by the bot now. Ring them, and close the task with a reason."
    ),
    "no_report": lambda words, _: words("There is no such report. Open the list of issued reports."),
    "report_issued": lambda words, _: words(
        "This report has been issued, and is not changed any more. To correct it, open it and press “{Issue_anew}”.",
        Issue_anew=words("Issue anew"),
    ),
    "draft_changed": lambda words, _: words(
        "Something in it has changed since you looked. Open the draft and look at it once more."
    ),
    "points_enough": lambda words, given: words(
        "There are {most} changed and added points already. Leave it at those.", most=words.figure(given["most"])
    ),
    "not_our_word": lambda words, _: words(
        "The bot does not know which report this is. Open the draft and send the Word file while it is on the screen."
    ),
    "not_a_letterhead": lambda words, _: words(
        "This cannot be a letterhead. Send a Word file (.docx) that opens, without macros and embedded objects."
    ),
    "word_unsafe": _word_unsafe,
    "wrong_file": lambda words, _: words(
        "The bot takes texts, photos, videos and voice messages. Please send one of these."
    ),
}

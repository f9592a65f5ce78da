"""The settings of a region."""

from __future__ import annotations

from typing import Any

from locales import Language, Words, words_for
from newsroom.union.organisations import Place
from screens import actions
from screens.forms import Offer, Question
from screens.names import approver_name
from screens.parts import Names, back, home, name_in
from screens.screen import Button, Rows, Screen

SETTINGS = (
    "strategy", "naming", "asking", "count_every", "leap", "dormant_after", "silent_after", "photo_side",
    "text_letters", "likeness", "frame", "shade", "plan_every", "plan_approver", "timezone",
)  # fmt: skip


def setting_name(words: Words, name: str) -> str:
    return {
        "strategy": words("Strategy"), "naming": words("Branch in posts"),
        "asking": words("Who may ask"),
        "count_every": words("Counting followers"), "leap": words("Doubtful change"),
        "dormant_after": words("Dormant pages"), "silent_after": words("Silent branches"),
        "photo_side": words("Smallest photo"), "text_letters": words("Shortest text"),
        "likeness": words("Repeated text"), "timezone": words("Time zone"), "frame": words("Frame of photos"),
        "shade": words("Colour of the frame"),
        "plan_every": words("Posts by the plan"), "plan_approver": words("Approves the plan"),
        "channel": words("Channel"),
    }[name]  # fmt: skip


def value_name(words: Words, name: str, value: Any) -> str:
    if name == "strategy":
        return words("Feed the centre") if value == "feed" else words("Own pages")
    if name == "naming":
        return words("named") if value else words("not named")
    if name == "asking":
        return words("all union members") if value else words("chairs and deputies")
    if name == "silent_after" and not value:
        return words("no task")
    if name in ("count_every", "dormant_after", "silent_after", "leap", "plan_every"):
        return _counted(words, name, int(value))
    if name == "plan_approver":
        return approver_name(words, str(value))
    if name == "timezone":
        return words.city(str(value))
    if name in ("frame", "shade"):
        return frame_name(words, str(value))
    if not value:
        return words("not checked")
    figure = words.figure(int(value))
    return {
        "photo_side": words("{number} points", number=figure),
        "text_letters": words("{number} letters", number=figure),
        "likeness": words("{number}% the same", number=figure),
    }[name]


def _counted(words: Words, name: str, value: int) -> str:
    return {
        "count_every": words.many("every {number} day", "every {number} days", value),
        "dormant_after": words.many("after {number} day", "after {number} days", value),
        "silent_after": words.many("after {number} week", "after {number} weeks", value),
        "leap": words.many("{number} time", "{number} times", value),
        "plan_every": words.many("one in {number} week", "one in {number} weeks", value),
    }[name]


def frame_name(words: Words, value: str) -> str:
    return {
        "band": words("Band below"), "tab": words("Tab above"), "border": words("Fine line"),
        "solid": words("In colour"), "blue": words("blue"), "turquoise": words("turquoise"), "green": words("green"),
        "burgundy": words("burgundy"), "navy": words("dark blue"), "own": words("Own frame"),
    }[value]  # fmt: skip


def sample(language: Language, region: Place, value: str) -> tuple[str, str, str]:
    """What stands in a sample: what it is called, the region, and where the rubric will be."""
    words = words_for(language)
    return frame_name(words, value), name_in(language, region.names), words("Rubric")


def settings(
    language: Language, place: Names, region_id: int, known: dict[str, Any], channel: str, page: str = ""
) -> Screen:
    """`channel` and `page` are what those that posts go to are called."""
    words = words_for(language)
    lines = [words.html("<b>{place}</b> · settings", place=name_in(language, place))]
    lines += [f"{setting_name(words, name)}: {value_name(words, name, known[name])}" for name in SETTINGS]
    lines.append(words.html("Channel: {title}", title=channel) if channel
                else words("No channel yet: add the bot to your channel as an administrator."))  # fmt: skip
    if page:
        lines.append(words.html("Facebook page: {title}", title=page))
    rows: list[tuple[Button, ...]] = [
        (Button(setting_name(words, name), actions.SETTING(region_id, name)),) for name in SETTINGS
    ]
    signature = Button(words("Signature"), actions.SIGNATURE(region_id))
    rows.append((signature, Button(words("Logo"), actions.LOGO(region_id))))
    rubrics = Button(words("Rubrics"), actions.RUBRIC_LIST(region_id))
    rows.append((Button(words("Own frame"), actions.OWN_FRAME(region_id)), rubrics))
    set_up = Button(words("Set-up"), actions.SET_UP(region_id))
    rows.append((Button(words("Reminders"), actions.REMINDERS(region_id)), set_up))
    rows.append((Button(words("School breaks"), actions.BREAKS(region_id, None)),))
    if channel:
        rows.append((Button(words("Let go of the channel"), actions.UNBIND(region_id)),))
    return Screen("\n".join(lines), (*rows, (back(words, actions.PLACE(region_id)), home(words))))


def signature(missing: Language, language: Language, region: Place) -> Question[str]:
    """What stands below every publication: a name, an address of the page."""
    words = words_for(language)
    text = words("What shall stand below every publication {in_language}?", in_language=words.written_in(missing))
    if now := region.settings.get("signature", {}).get(missing, ""):
        text += "\n" + words.html("Now it is: «{name}».", name=now)
    return Question(text, back(words, actions.SETTINGS(region.id)), ((Offer(words("Nothing"), ""),),))


def logo(language: Language, region: Place) -> Question[bytes]:
    """What stands in the frame in place of the book."""
    words = words_for(language)
    text = words(
        "Send the logo for the frame as a file: a PNG, best of all without a background, at most 1 MB. Until there is "
        "one, an open book stands there."
    )
    offers = ((Offer(words("No logo"), b""),),) if region.settings.get("logo") else ()
    return Question(text, back(words, actions.SETTINGS(region.id)), offers)


def own_frame(language: Language, region: Place) -> Question[bytes]:
    """A whole picture with a hole, in place of those that are built in."""
    words = words_for(language)
    text = words(
        "Send your own frame as a file: a PNG with a hole without background for the photo. Branch and rubric are "
        "written below it; of the photo nothing is covered."
    )
    offers = ((Offer(words("No own frame"), b""),),) if region.settings.get("own_frame") else ()
    return Question(text, back(words, actions.SETTINGS(region.id)), offers)


def choose(language: Language, region_id: int, name: str, values: tuple[Any, ...], now: Any) -> Screen:
    words = words_for(language)
    why = {
        "strategy": words("Do branches feed the central page, or do they run pages of their own?"),
        "naming": words("Does a post in the channel say below its text which branch it is from?"),
        "asking": words("Who may ask you a question in the bot? Others ask by a link, a few times a day at most."),
        "count_every": words("How often are followers counted?"),
        "leap": words("A count that has grown or shrunk this many times is asked about once more."),
        "dormant_after": words("After how long without a post of its own is a page dormant?"),
        "silent_after": words("After how many weeks without a post does a branch become a task on your home?"),
        "photo_side": words("A photo with a shorter side below this gets a hint."),
        "text_letters": words("A text with fewer letters gets a hint."),
        "likeness": words("A text that is so much like an earlier one gets a hint."),
        "frame": words("How do photos look that are put into the frame? The originals are kept."),
        "shade": words("In which colour is the frame?"),
        "plan_every": words("How often does the plan ask each branch for a post?"),
        "plan_approver": words("Whose word does the plan of a month need before it is published?"),
        "timezone": words("By which clock do reminders come?"),
    }[name]
    rows: Rows = tuple(
        (
            Button(
                ("• " if value == now else "") + value_name(words, name, value),
                actions.SET(region_id, name, place),
            ),
        )
        for place, value in enumerate(values)
    )
    return Screen(f"<b>{setting_name(words, name)}</b>\n{why}", (*rows, (back(words, actions.SETTINGS(region_id)),)))

"""What the page of the queue says, by the names that its file has for it."""

from __future__ import annotations

from locales import Words


def title(words: Words) -> str:
    return words("Queue")


def texts(words: Words) -> dict[str, str]:
    return _list(words) | _card(words) | _media(words) | _deeds(words) | _more(words) | _keys(words)


def _list(words: Words) -> dict[str, str]:
    return {
        "waiting": words("Waiting"),
        "ready": words("Ready"),
        "published": words("Published"),
        "none_waiting": words("No post waits for review."),
        "none_ready": words("There is nothing here yet."),
        "none_published": words("There is nothing here yet."),
        "choose": words("Choose a post in the list."),
        "held": words("Is being looked at by: {name}", name="{name}"),
        "files": words("Photos and files: {number}", number="{number}"),
        "repost": words("Repost"),
    }


def _card(words: Words) -> dict[str, str]:
    return {
        "preview": words("As it will look"),
        "media": words("Photos and files"),
        "photo": words("Photo {number}", number="{number}"),
        "no_file": words("It can be seen in the chat with the bot only."),
        "facts": words("What is known"),
        "hints": words("Hints"),
        "history": words("What has become of it"),
        "texts": words("Texts"),
        "rubric": words("Rubric"),
        "no_rubric": words("No rubric is chosen"),
        "back": words("To the list"),
    }


def _media(words: Words) -> dict[str, str]:
    return {
        "frame": words("Frame"),
        "no_frame": words("Without a frame"),
        "framed": words("The photos go out in the frame."),
        "unframed": words("The photos go out without a frame."),
        "order_how": words("Drag a photo, or move it by keys:"),
        "photo_moved": words("Now it is {number} of {count}.", number="{number}", count="{count}"),
        "to_front": words("further to the front"),
        "to_back": words("further to the back"),
        "drop": words("Leave out"),
        "drop_sure": words("Leave it out of the post? It cannot be brought back."),
        "dropped": words("It is left out."),
    }


def _deeds(words: Words) -> dict[str, str]:
    return {
        "publish": words("Publish"),
        "schedule": words("Schedule"),
        "approve": words("For later"),
        "return": words("Return"),
        "decline": words("Decline"),
        "edit": words("Correct the text"),
        "type": words("Type the text"),
        "save": words("Save"),
        "saved": words("Saved."),
        "undo": words("Undo"),
        "undone": words("Undone."),
        "take_over": words("Take it over"),
        "where": words("Where to"),
        "when": words("When shall it go out?"),
        "another_moment": words("Another moment"),
        "day": words("Day"),
        "time": words("Time"),
        "pick_day": words("Choose it in a calendar"),
        "why_return": words("Why is it returned?"),
        "why_decline": words("Why is it declined?"),
        "own_words": words("Or in your own words"),
        "send": words("Send"),
        "yes": words("Yes, right"),
        "unsaved": words("The text is not saved yet. Leave it?"),
        "leave_it": words("Leave it"),
        "meanwhile": words("Somebody has changed this text meanwhile. Now it is:"),
        "take_theirs": words("Take this one"),
        "keep_mine": words("Keep mine"),
        "others": words("More"),
        "take_out": words("Take the last one out"),
    }


def _more(words: Words) -> dict[str, str]:
    return {
        "join": words("Join with another"),
        "join_with": words("With which post shall it be joined?"),
        "join_how": words("This post goes below the one that you choose, with its photos. It cannot be undone."),
        "joined": words("The two posts are one now."),
        "pages": words("For other pages"),
        "copy": words("Copy the text"),
        "copied": words("It is copied."),
        "take_photos": words("Photos: a press saves one."),
        "link_to": words("Where has it come out? The link"),
        "record": words("Record a link"),
        "link_counts": words("With the link it counts as published, and its author is told."),
        "offer": words("To the union's site"),
        "practice": words("To the library"),
        "in_library": words("It is in the library."),
        "removed": words("It is taken down."),
    }


def _keys(words: Words) -> dict[str, str]:
    return {
        "key_next": words("Next and previous"),
    }

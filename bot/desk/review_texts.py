"""What the page of the queue says, by the names that its file has for it."""

from __future__ import annotations

from locales import Words


def title(words: Words) -> str:
    return words("Queue")


def texts(words: Words) -> dict[str, str]:
    return _list(words) | _card(words) | _deeds(words) | _keys(words)


def _list(words: Words) -> dict[str, str]:
    return {
        "waiting": words("Waiting"),
        "ready": words("Ready"),
        "none_waiting": words("No post waits for review."),
        "none_ready": words("There is nothing here yet."),
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


def _deeds(words: Words) -> dict[str, str]:
    return {
        "publish": words("Publish"),
        "schedule": words("Schedule"),
        "approve": words("For later"),
        "return": words("Return"),
        "decline": words("Decline"),
        "edit": words("Correct the text"),
        "save": words("Save"),
        "saved": words("Saved."),
        "undo": words("Undo"),
        "undone": words("Undone."),
        "take_over": words("Take it over"),
        "where": words("Where to"),
        "when": words("When shall it go out?"),
        "another_moment": words("Another moment"),
        "why_return": words("Why is it returned?"),
        "why_decline": words("Why is it declined?"),
        "own_words": words("Or in your own words"),
        "send": words("Send"),
        "yes": words("Yes, right"),
        "unsaved": words("The text is not saved yet. Leave it?"),
        "leave_it": words("Leave it"),
    }


def _keys(words: Words) -> dict[str, str]:
    return {
        "key_next": words("Next and previous"),
    }

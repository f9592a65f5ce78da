"""The frame around a post's photos, wherever it is offered."""

from __future__ import annotations

from locales import Words
from newsroom.posts.framing import Choice
from screens.codec import Action
from screens.screen import Button, Rows


def frame_button(words: Words, choice: Choice, press: Action[int, bool], post_id: int) -> Rows:
    """One tap there, one tap back; none where no photo can be framed."""
    if not choice.can and not choice.is_framed:
        return ()
    text = words("Without a frame") if choice.is_framed else words("Frame")
    return ((Button(text, press(post_id, not choice.is_framed)),),)


def left_unframed(words: Words, choice: Choice) -> list[str]:
    if not choice.is_framed or not choice.cannot:
        return []
    return [
        words.many(
            "{number} photo stays without a frame: it is larger than 20 MB, or the bot could not open it.",
            "{number} photos stay without a frame: they are larger than 20 MB, or the bot could not open them.",
            choice.cannot,
        )
    ]

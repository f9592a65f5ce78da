"""Where a post goes and how it stands there: said on its card, and chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from locales import Language, Words, words_for
from newsroom.posts.ways import DOUBT, FAILED, GOING
from newsroom.values import troubles
from newsroom.values.platforms import CHANNEL, PLATFORMS
from screens import actions
from screens.parts import back
from screens.screen import Button, Rows, Screen


@dataclass(frozen=True, slots=True)
class WayShown:
    platform: str
    state: str
    trouble: str = ""


def names_of(platforms: Sequence[str]) -> str:
    return ", ".join(PLATFORMS[one].name for one in platforms)


def lines(words: Words, shown: Sequence[WayShown]) -> list[str]:
    """Only what somebody has to know: where all goes well there is nothing to say."""
    found = [_line(words, one) for one in shown]
    return [one for one in found if one]


def _line(words: Words, way: WayShown) -> str:
    if way.state == DOUBT:
        return words("{place}: it is not known whether it came out.", place=names_of([way.platform]))
    if way.platform == CHANNEL:
        is_said = way.state == FAILED and way.trouble
        return words.html("It did not go out. Telegram says: {trouble}", trouble=way.trouble) if is_said else ""
    if way.state == FAILED:
        return words("Facebook: it did not go out.") + " " + why_not(words, way.trouble)
    return (
        words("Facebook does not take it just now. It goes out by itself.")
        if way.state == GOING and way.trouble
        else ""
    )


def why_not(words: Words, trouble: str) -> str:
    """What Facebook says, and the way out."""
    known = {
        troubles.TOKEN: words("The page's key is valid no more. Ask whoever runs the bot to connect the page anew."),
        troubles.PERMISSION: words(
            "The key has no right to publish on this page. Ask whoever runs the bot to connect it with that right."
        ),
        troubles.RATE: words("Too much was published in a short time. Publish it again in an hour."),
        troubles.DUPLICATE: words(
            "Facebook says that the same was published there just now. Look at the page: if it is there, record its "
            "link; if not, change a word and publish again."
        ),
        troubles.MEDIA: words("The photo or video is not ready there yet. Publish it again in ten minutes."),
        troubles.BLOCKED: words("Facebook holds the text to be against its rules. Change it, or publish it by hand."),
        troubles.NO_KEY: words("The page is not connected. Ask whoever runs the bot to connect it."),
        troubles.TOO_LARGE: words("The file is too large: the bot carries 20 MB. Publish it by hand."),
        troubles.AWAY: words("Facebook could not be reached. Publish it once more later."),
        troubles.FILE: words("The bot could not bring the photo or video along. Publish it by hand."),
        troubles.UNFIT: words("Facebook takes up to ten photos or one video. Publish it by hand."),
    }.get(trouble)
    if known is not None:
        return known
    return words.html("Facebook says: {trouble}", trouble=trouble) if trouble else words("Try it once more.")


def asked(words: Words, post_id: int, shown: Sequence[WayShown]) -> Rows:
    """Whoever looks there says what they have seen: of one place after the other."""
    for way in shown:
        if way.state == DOUBT:
            return (there_or_not(words, post_id, way.platform),)
    return ()


def there_or_not(words: Words, post_id: int, platform: str) -> tuple[Button, Button]:
    def told(there: bool) -> str:
        return (
            actions.THERE(post_id, there) if platform == CHANNEL else actions.THERE_ON(post_id, platform, there)
        )  # fmt: skip

    yes, no = (
        (words("It is there"), words("It is not")) if platform == CHANNEL
        else (words("On the page"), words("Not on the page"))
    )  # fmt: skip
    return (Button(yes, told(True), style="success"), Button(no, told(False)))


def remove_label(words: Words, platforms: Sequence[str]) -> str:
    return words("Remove") if list(platforms) == [CHANNEL] else words("Take it down")


def where(language: Language, post_id: int, free: Sequence[str], chosen: Sequence[str]) -> Screen:
    """Each place a tap, and below them what is done with those that are chosen."""
    words = words_for(language)
    rows: list[tuple[Button, ...]] = []
    for one in free:
        others = [place for place in free if (place in chosen) != (place == one)]
        mark = "✓ " if one in chosen else ""
        turned = actions.WHERE(post_id, actions.set_of(others or chosen))  # the last one stays
        rows.append((Button(f"{mark}{PLATFORMS[one].name}", turned),))
    to = actions.set_of(chosen)
    rows.append((
        Button(words("Publish"), actions.PUBLISH_TO(post_id, to), style="success"),
        Button(words("Schedule"), actions.WHEN_TO(post_id, to)),
    ))  # fmt: skip
    text = words("Where shall it come out? What you choose is proposed for the next post, too.")
    return Screen(text, (*rows, (back(words, actions.CARD(post_id)),)))

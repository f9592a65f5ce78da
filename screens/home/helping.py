"""Help that fits the screen one is on."""

from __future__ import annotations

from locales import Language, Words, escaped, words_for
from screens import actions
from screens.screen import Button, Screen

# view: which of the helps is meant.
ABOUT = {
    "check": "post", "text": "post", "rubrics": "post", "remark": "post", "receipt": "post", "mine": "mine",
    "page": "count", "doubt": "count", "counted": "count", "no_pages": "count",
    "card": "review", "reason": "review", "channel": "channel", "digest": "digest",
    "tip": "tip", "tip_check": "tip", "tip_sent": "tip", "reached": "tip",
    "places": "people", "place": "people", "seat": "people", "handover": "people", "end": "people",
    "invite": "invite", "invitation_made": "invite", "invitations": "invite",
    "edit": "upkeep", "name": "upkeep", "figure": "upkeep", "duty": "upkeep", "close": "upkeep", "merge": "upkeep",
    "settings": "settings", "setting": "settings", "record": "record",
}  # fmt: skip


def help_for(language: Language, view: str, role: str) -> Screen:
    words = words_for(language)
    about = ABOUT.get(view, role)
    text = _of_screen(words).get(about) or _of_role(words)[about]
    return Screen(escaped(text), ((Button(words("Back"), actions.BACK(), style="primary"),),))


def _of_role(words: Words) -> dict[str, str]:
    of_branch = words(
        "Send a photo with two sentences, and it becomes a post: what, where, when, who. The bot shows it to you "
        "before it goes. Follower counts take half a minute: write the number for each page. Everything half-written "
        "is kept."
    )
    centre = words(
        "A tip goes to all chairs and deputies, each in their own language. Regions shows who sits where, and "
        "lets you invite. The record tells who changed roles and settings."
    )
    return {
        "chair": of_branch,
        "deputy": of_branch,
        "specialist": words(
            "Review shows the posts that came, one at a time: approve, or return with a reason. The digest tells who "
            "has sent and who is silent. In Branches you invite chairs, hand over seats and keep names and figures. "
            "What came by telephone you enter for the branch."
        ),
        "press": centre,
        "owner": centre,
        "public": words(
            "To come in, open the invitation link that you were given, or press the button and ask to join."
        ),
    }


def _of_screen(words: Words) -> dict[str, str]:
    return {
        "post": words(
            "Write or send photos now: everything you send is added to this post. Nothing goes out before you press "
            "the button that sends it. You can stop and go on later."
        ),
        "mine": words("Here is what your branch has sent, and what became of it. The newest stands first."),
        "count": words(
            "Open the page, look at the number of followers, and write it here in digits. If nothing has changed, "
            "press the button."
        ),
        "review": words(
            "The oldest post stands first. Approve it, or return it with a reason: choose one or write your own. The "
            "author is told at once."
        ),
        "channel": words("Approved posts are published in this channel. The bot must stay its administrator."),
        "digest": words("The digest counts a week from Monday to Sunday. Earlier weeks are one tap away."),
        "tip": words(
            "Write the tip {in_languages}, each text by itself. You see them together before they go out.",
            in_languages=words.written_in_all(),
        ),
        "people": words(
            "Choose a place to see who sits there. You can also write a few letters of its name. A seat is handed over "
            "in one go, and the history stays with the place."
        ),
        "invite": words(
            "An invitation opens one role in one place. Pass on the link, or let the picture be scanned. Withdraw it "
            "if it went to the wrong person."
        ),
        "upkeep": words(
            "Change one thing at a time. Names are kept in every language, figures with their dates. Nothing is lost: "
            "a closed or merged place keeps its history."
        ),
        "settings": words("These settings hold for the whole region. A change holds at once."),
        "record": words("The record keeps who changed roles and settings, and when. It can be taken as a spreadsheet."),
    }

"""Help for what is shown at home; for the home itself it goes by the role."""

from __future__ import annotations

from locales import later
from newsroom.who import CHAIR, DEPUTY, OWNER, PRESS, PUBLIC, SPECIALIST
from screens.helps import Help

HELPS: dict[str, Help] = {
    "moved": later(
        "Your post there was handed over or ended. What you sent before stays with that place. Press “{Home}” and go "
        "on where you work now. If it is a mistake, ring the regional organisation."
    ),
}

_OF_BRANCH = later(
    "Just send a photo and two sentences: the bot makes a post of them, and shows it to you before it goes. What was "
    "sent and what was returned stands in “{My_posts}”. “{Followers}” takes half a minute. What is half-written is "
    "kept."
)
# What a question of somebody of a branch is answered by; any other by the help of the home.
ANSWERS: dict[str, str] = {
    "photo": later(
        "Press 📎 beside the text field, choose up to ten photos and send them here, with two sentences below them or "
        "after them. To keep a photo sharp, send it as a file. You see the post before it goes."
    ),
    "count": later(
        "Press “{Followers}” under the text field: your pages are asked one after the other. Open each page, look at "
        "the number below its name and write it. If it is the same, press “{No_change}”."
    ),
    "change": later(
        "Before you send, press “{Change}” below the post. What was sent stands in “{My_posts}”: press its number, and "
        "you can take it back or correct it as long as it has not come out."
    ),
    "language": later(
        "The button with the other language stands below: press it, and the bot speaks it from then on. Posts can be "
        "written in either language, whatever the bot speaks."
    ),
    "people": later(
        "Press “{People}”: there you see who works in your branch. The chair invites a deputy there with “{Invite}”. A "
        "new chair is invited by the regional organisation."
    ),
    "out": later(
        "The regional organisation looks at each post first. When it comes out, or is returned, you hear of it here. "
        "Where each post is by now stands in “{My_posts}”."
    ),
}
OF_ROLE = {
    CHAIR: _OF_BRANCH,
    DEPUTY: _OF_BRANCH,
    SPECIALIST: later(
        "“{Review}” shows the posts that came, one at a time. “{Digest_of_the_week}” tells who has sent and who has "
        "not. In “{Branches}” you invite chairs and keep the figures. What a branch told by telephone you write down "
        "with “{Enter_for_it}”."
    ),
    PRESS: later(
        "Each chair and deputy reads your tip in their own language. “{Regions}” shows who works where, and lets you "
        "invite specialists. When a region offers a post for the site, a button for it stands above. “{Record}” tells "
        "who changed what."
    ),
    OWNER: later(
        "Open a region through “{Regions}”: there you invite people, and change places and settings. “{Record}” tells "
        "who changed what. Tips and what is offered for the site are open to you, too. Invite a second owner, so that "
        "the bot is never left alone."
    ),
    PUBLIC: later("To come in, open the invitation link that you were given, or press the button and ask to join."),
}

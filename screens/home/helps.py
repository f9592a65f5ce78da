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

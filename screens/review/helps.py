"""Help for whoever looks posts through and publishes them."""

from __future__ import annotations

from locales import later
from newsroom.posts.site import DECLINED, RETURNED
from screens.helps import By, Help

HELPS: dict[str, Help] = {
    "no_card": later(
        "When a new post comes, the bot tells you. “{Published}” opens what came out lately: it can still be mended, "
        "or offered for the union's site. If something is approved and not out yet, a button with its number stands "
        "above."
    ),
    "card": later(
        "If it is good, press the first button. If something is missing, press “{Return}” and say what. Small faults "
        "you mend yourself, under “{More}”. “{Next}” leaves this one waiting. If it is not known whether it came out, "
        "look into the channel."
    ),
    "more": later(
        "Text, rubric and photos you can mend yourself. “{For_later}” keeps the post ready without publishing it. "
        "“{Decline}” is for good: if the author shall mend it, press “{Back}” and then “{Return}”."
    ),
    "where": later(
        "A tap puts a place in or takes it out: ✓ says that the post goes there. Then publish it, or choose its time. "
        "The next post goes to the same places with one tap. A page stands here when whoever runs the bot has "
        "connected it."
    ),
    "reason": By(
        "step",
        {
            "return": later(
                "Press a reason: the author reads it at once in their own language, mends the post, and sends it "
                "again. Your own words are good, too: say in one kind sentence what is missing. “{Back}” returns "
                "nothing."
            ),
            "decline": later(
                "A declined post will not come out, and its author cannot mend it, only read your reason. If it can "
                "be mended, press “{Back}” and then “{Return}”. Whatever you write, write it kindly."
            ),
        },
    ),
    "listed": By(
        "title",
        {
            "ready": later(
                "Press a number to open the post: publish it now, or choose another time. What has a time comes out "
                "by itself, the others wait until you publish them."
            ),
            "published": later(
                "Press a number, and then “{More}”: there you mend the text, record a link from Facebook, or offer "
                "the post for the union's site. A mended text changes in the channel, too."
            ),
        },
    ),
    "mend": later(
        "Tap the text above to copy it, mend it and send it here whole: the new one takes the place of the old. A "
        "voice message you type as you hear it. Mend words, not what is meant. “{Back}” leaves the text as it is."
    ),
    "set_rubric": later(
        "Press the rubric under which the post shall be counted in the digest: it changes at once, and the author is "
        "not troubled. “{Back}” leaves the one there was."
    ),
    "photos": later(
        "Put that photo first on which the matter is seen best: it is what people notice. ✕ takes a photo out of this "
        "post for good, so look at its number above. “{Back}” leaves all in their places."
    ),
    "merge_posts": later(
        "When one event came as two posts, press the one that stays: text and photos of this one are added to it, and "
        "you see them together. “{Back}” leaves them apart."
    ),
    "moment": later(
        "At that time the post comes out by itself, you need not sit and wait. Until then you can choose another "
        "time, or publish at once. Write the day and the month first, then the time."
    ),
    "remove": later(
        "It leaves the channel at once, and can be published again later. If only a word is wrong, there is no need: "
        "mend the text, and it changes in the channel, too. “{Back}” leaves it where it is."
    ),
    "package": later(
        "The bot cannot write on this page itself. Copy the text, put it there with the photos, then come back and "
        "press “{Record_a_link}”: so it is counted as a publication, too."
    ),
    "link": later(
        "Open that very entry on the page, press Share, copy its link and send it here. The address of the whole page "
        "does not help. The publication is then counted. “{Back}” leads to the post."
    ),
    "channel": later(
        "If it is the channel of your regional organisation, press “{Yes}”: your posts come out there from now on. "
        "The bot must stay its administrator. In “{Settings}” you can let go of it later."
    ),
    "site": later(
        "Copy the text with a tap, put it on the site, then press the first button and send its link. “{Return}”: the "
        "region mends it and offers it again. “{Decline}”: the site does not take it. The region hears of it at once."
    ),
    "site_link": later(
        "Put the post on the site first. Then copy its address from the line at the top of the browser, and send it "
        "here: the region gets the link, and the post counts for it. Not there yet? Press “{Back}”."
    ),
    "site_reason": By(
        "state",
        {
            RETURNED: later(
                "Write what should be added or checked: the specialist reads these very words, mends the post, and "
                "can offer it again. “{Back}” sends nothing."
            ),
            DECLINED: later(
                "Tell the specialist in one sentence why the site does not take it. It stays in the region's channel, "
                "but cannot be offered again. If mending would help, press “{Back}” and then “{Return}”."
            ),
        },
    ),
}

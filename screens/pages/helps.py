"""Help for counting followers."""

from __future__ import annotations

from locales import later
from screens.helps import Help

HELPS: dict[str, Help] = {
    "page": later(
        "Open the page: the number stands below its name. Write it as you see it, “6.2 thousand” is right, too. If it "
        "is far from the last one, we ask once more. If you cannot look now, press “{Later}”: what you have counted "
        "is kept."
    ),
    "no_pages": later(
        "Nothing is asked of you here. If your branch does have a page, tell the regional organisation its address: "
        "once it stands in the list, we ask for its number here. Go on with “{Home}”."
    ),
    "counted": later(
        "That is all for today. If a number is not right, press its page and write it once more. When it is time to "
        "count again, the bot reminds you; there is nothing to remember. Leave with “{Home}”."
    ),
}

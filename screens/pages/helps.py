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
        "Nothing is asked of you here. If your branch does have a page, press “{Add_a_page}” and send its link: once "
        "it stands in the list, we ask for its number here. Go on with “{Home}”."
    ),
    "counted": later(
        "That is all for today. If a number is not right, press its page and write it once more. When it is time to "
        "count again, the bot reminds you; there is nothing to remember. Leave with “{Home}”."
    ),
    "pages": later(
        "Press a page to see what is known of it and to correct that. A new one is added with “{Add_a_page}”: you only "
        "send its link. Pages that are kept no more stand below, so that what was counted is not lost."
    ),
    "page_card": later(
        "“{Address}” puts another link in place of this one. If the page is kept no more, press “{It_is_closed}”, or "
        "“{Feeds_the_centre}” if your posts go to the central page now. “{Open_again}” takes that back."
    ),
    "page_add": later(
        "Open the page on Facebook, Instagram or wherever it is, press “Share”, then copy the link, come back and put "
        "it in here. We see from it what it is. With “{Back}” nothing is added."
    ),
    "page_address": later(
        "Open the page, press “Share”, copy the link and send it here: it takes the place of the old one, and what was "
        "counted stays. With “{Back}” nothing is changed."
    ),
    "page_end": later(
        "From that day on the page is counted no more; what was counted stays. Press “{Today}”, or write the date. If "
        "it is opened later, press “{Open_again}” on it. With “{Back}” nothing is changed."
    ),
    "growth": later(
        "Each page has a line of its own, with the number of each count. Where nobody counted for long, the line has a "
        "gap: nothing is guessed. New numbers are told with “{Followers}”."
    ),
    "all_pages": later(
        "What was not counted for longest stands first. “{Spreadsheet}” brings all pages with their numbers, and "
        "“{Past_counts}” a sheet for counts of earlier years. In “{Branches}” the pages of a branch are opened and "
        "corrected."
    ),
    "ranks": later(
        "Each region's own pages count, by their newest numbers. Where nothing was counted, there is no place: that is "
        "not nought. A button shows one platform alone."
    ),
}

"""Help for counting followers."""

from __future__ import annotations

from locales import later
from screens.helps import By, Help

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
        "“{Write_the_number}” notes today's followers. “{Signs_of_life}” tells when the last post was and how many "
        "there were. Another address, or that the page is kept no more, stands behind “{Change}”."
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
    "doubts": later(
        "These counts are much more or much less than before, and whoever counted said that they are right. Press one: "
        "there you find it right, correct it, or ask for a screenshot. Nothing happens by itself."
    ),
    "page_counts": later(
        "All counts of the page, the newest first. Press one to see who told it and what it was before, and to correct "
        "it. Leave with “{Back}”."
    ),
    "count_card": later(
        "“{Correct_the_count}” asks for the right number and for a reason; the number before is kept. "
        "“{Ask_for_a_screenshot}” writes to the branch, and its answer comes here."
    ),
    "count_correct": By(
        "at",
        {
            "": later("Write the number as it should have been. With “{Back}” nothing is changed."),
            "number": later("Write the number as it should have been. With “{Back}” nothing is changed."),
            "reason": later(
                "Press what fits, or write it in a few words: it stands beside the number before, for whoever looks "
                "at it later. “{Later}” keeps what you have written."
            ),
        },
    ),
    "proof": later(
        "Open the page so that the number can be seen, press the power and the volume button together, and send the "
        "picture here. If you cannot now, press “{Later}”: the message stays in the chat."
    ),
    "proof_sent": later("Nothing more is asked of you. Go on with “{Home}”."),
    "page_change": later(
        "“{Address}” puts another link in place of this one. If the page is kept no more, press “{It_is_closed}”, or "
        "“{Feeds_the_centre}” if your posts go to the central page now. “{Open_again}” takes that back."
    ),
    "page_life": later(
        "Add what you know, one thing at a time; nothing here has to be filled in. An own post is one that you have "
        "written yourselves. What comes out through the bot on the regional page counts by itself."
    ),
    "page_last": later(
        "Look at the newest post on the page: its date stands above it. Press “{Today}” or write the date; where you "
        "only know the month or the year, write that. With “{Back}” nothing is changed."
    ),
    "page_posts": By(
        "at",
        {
            "": later("Count the posts since the day that is named, and press or write their number."),
            "posts": later("Count the posts since the day that is named, and press or write their number."),
            "reposts": later(
                "Posts of others that were only passed on are reposts. If you do not know, press “{Next}”."
            ),
        },
    ),
    "page_reach": later(
        "The page shows it to whoever runs it, among its statistics. Write the number as it stands there. With "
        "“{Back}” nothing is changed."
    ),
    "page_remarks": later(
        "Press what fits the page: it is kept at once, in both languages, and goes into the report. Press once more to "
        "take it away. “{In_own_words}” asks for both languages, one after the other."
    ),
    "page_resumed": later(
        "Write the month or the day from which there are posts again after a break. With “{Back}” nothing is changed."
    ),
    "page_words": later(
        "A short sentence in each language, as it should stand in the report. “{Next}” leaves a language as it is. "
        "What you have written is kept until you come back."
    ),
}

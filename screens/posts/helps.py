"""Help for whoever sends posts."""

from __future__ import annotations

from locales import later
from screens.helps import By, Help

HELPS: dict[str, Help] = {
    "entering": later(
        "Write or send here what the branch has told you, text and photos: it becomes the post of that branch. "
        "Followers and members have buttons of their own. When you are through, press “{Home}”."
    ),
    "rubrics": later(
        "Press what the post is about above all. ★ is the rubric of this week, but another one is welcome, too. If "
        "you were wrong, no harm is done: it can be changed before you send, and the regional organisation looks at "
        "it as well."
    ),
    "prompt": later(
        "Press 📎 beside the text field, choose a photo, and write two sentences below it. Words first and the photo "
        "after them will do, too, or a voice message. “{Question_by_question}” asks for one thing after the other. "
        "Nothing is sent before you have seen it."
    ),
    "rehearsed": later(
        "This is what happens after “{Send_it}”. If it was a real post after all, press “{Send_for_real}”: it goes to "
        "the regional organisation just as it is. Nothing is lost: the trial stays under “{My_posts}” until you throw "
        "it away."
    ),
    "step": By(
        "step",
        {
            "text": later(
                "Write as you would tell a colleague, two sentences are enough. If typing is hard, send a voice "
                "message: the regional organisation types it. “{Show_an_example}” shows a ready one. After “{Later}” "
                "nothing is lost."
            ),
            "photos": later(
                "Press 📎 beside the text field and choose up to ten photos. People at their work are better than an "
                "empty hall. If there is no photo, press “{Next}”: one can be sent later, too."
            ),
            "date": later(
                "Write the day first and then the month, in digits: 25.11. For a live stream add the time: 25.11 "
                "15:00. If the post is about no particular day, press “{Next}”."
            ),
            "own": later(
                "“{Our_own}” is what you or your colleagues wrote. “{A_repost}” is what was taken from another page "
                "or a newspaper: it is welcome, too, and only counted apart. Then you see the whole post; nothing is "
                "sent yet."
            ),
        },
    ),
    "example": later(
        "This is only an example, it is sent nowhere. Look how short it is, and write yours right here: it is added "
        "to your post. “{Back}” leads to the question."
    ),
    "mine": later(
        "Press the number of a post: you see where it is by now, and why it was returned. There you can correct it, "
        "or take it back. Posts of your colleagues in this place stand here, too."
    ),
    "history": later(
        "A returned post: press “{Correct_it}”, mend it, and send it again. Until it has come out you can take any "
        "post of yours back. If there is no such button, it is out already, or a colleague sent it."
    ),
    "recording": later(
        "Open the recording on your page, press Share, copy the link and send it here: it goes to the channel of the "
        "regional organisation. If there is no recording, press “{Home}”."
    ),
    "which": later(
        "If what you have just sent goes on with the unfinished post, say, one more photo of it, press "
        "“{A_part_of_it}”. If it is about something else, press “{Another_post}”: the unfinished one waits for you."
    ),
    "check": later(
        "Above you see the post as it will come out. If it is right, press “{Send_it}”. If something is missing, just "
        "send a text or photo, and it is added. Hints are only advice: you can send without them. “{Later}” keeps it "
        "all."
    ),
    "change": later(
        "Press what is not right. “{Write_anew}” keeps text and photos until you send new ones, and they can be "
        "brought back after that. What “{Throw_away}” throws away can be brought back as well. “{Back}” leads to the "
        "post, and it stays as it is."
    ),
    "anew": later(
        "Just send the new text or photo here. The old ones are kept: below the preview you can bring them back. "
        "“{Leave_it_as_it_is}” changes nothing."
    ),
    "dropped": later(
        "The post is thrown away, and nobody sees it any more. If that was a mistake, press “{Bring_it_back}”: it "
        "stands here as it was. If you want to write another one, just send it."
    ),
    "hints": later(
        "Nothing of this is a must: the post can be sent as it is. If you want it better, send a new photo or text "
        "right here. The buttons below tell how it is done. “{Back}” leads to the post."
    ),
    "standard": later(
        "The whole union has these rules, and the regional organisation goes by them, too. Nobody keeps them all at "
        "once: mend one thing, and the post is better already. Send a text or photo right here."
    ),
    "receipt": later(
        "You have done your part, and the post is not lost: it waits to be looked at. Then it comes out, or is "
        "returned with a reason that you read here. If you have found a mistake, take it back, mend it, and send it "
        "again."
    ),
}

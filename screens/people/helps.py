"""Help for the door, the places, who sits there, and what is kept of them."""

from __future__ import annotations

from locales import later
from screens.helps import By, Help
from screens.people.places import BROWSE, ENTER_FOR, JOIN, MERGE

HELPS: dict[str, Help] = {
    "invitation": later(
        "Press the language that you read more easily, and you are in. It can be changed later. If the place or the "
        "role is not yours, press nothing, and tell whoever sent you the link."
    ),
    "ask_to_join": later(
        "If you work here, press “{Send_it}”: the regional organisation looks at your request, and the answer comes "
        "to this chat. If it is another place, press “{Back}” and choose once more."
    ),
    "desk": later(
        "Press “{Open_the_desk}” to work here in Telegram. At a computer copy the link into its browser, and press "
        "“{Sign_in}” there. Where a link was used or is older than ten minutes, press “{A_new_link}”."
    ),
    "request_sent": later(
        "There is nothing more to do: the answer comes by itself. If it is urgent, ring the regional organisation: "
        "they see your request, and can let you in at once."
    ),
    "requests": later(
        "If you know this person, press as what they come in: they are told at once. If you do not, ring the branch "
        "first, the request can wait. When a new chair comes in, the term of the former one ends."
    ),
    "places": By(
        "purpose",
        {
            BROWSE: later(
                "Press a place to see who works there, and to invite people. Instead of going through the list write "
                "two or three letters of its name: it is found without Kazakh letters, too."
            ),
            JOIN: later(
                "Choose your region first, then your branch; two or three letters of the name find it as well. If you "
                "work at a school or college, choose your district: the school is asked after it."
            ),
            ENTER_FOR: later(
                "Choose the branch that rang or wrote to you. After that you enter its post, followers or members, "
                "and all of it counts for that branch. Two or three letters of the name find it faster."
            ),
            MERGE: later(
                "Choose the place that stays: the pages of the other one, and all below it, move there. Nothing "
                "happens yet, you are asked once more. “{Back}” leaves both as they are."
            ),
        },
    ),
    "place": later(
        "Press somebody's name where the chair changes, has a new telephone, or has left. For somebody new press "
        "“{Invite}”: it makes a link to send. A button that is not there is open to the regional organisation alone."
    ),
    "seat": later(
        "Where the chair changes, hand the office over: the posts stay with the place. “{New_telephone}” gives a link "
        "to whoever has lost the old telephone or account. Whoever has left for good: end the term."
    ),
    "handover": later(
        "If a deputy follows, press the name, and it is done. For somebody else make a link: until they open it, the "
        "former chair stays. If it is for a time, choose “acting”. If nobody is found yet, press “{Nobody_yet}”."
    ),
    "end": later(
        "Press it when this person does not work here any more: their posts stay. If somebody follows, press “{Back}” "
        "and hand the office over instead. If you were wrong, a new invitation mends it."
    ),
    "invite": later(
        "Press as what the person comes in: you get a link with a picture. A deputy sends posts just as the chair "
        "does. If the place has a chair, the term of that one ends when the new one comes in."
    ),
    "invitation_made": later(
        "Send the link by any messenger, or let the other telephone scan the picture. The person opens it, presses "
        "START, chooses a language, and is in. If it went to a stranger, press “{Withdraw}”: it opens nothing any "
        "more."
    ),
    "invitations": later(
        "Press an invitation to see until when it is valid, or to withdraw it. The link is shown only once: if it got "
        "lost, make a new one there. Those that were used leave the list by themselves."
    ),
    "edit": later(
        "Press only what has changed, the rest stays as it is. If one place was written down twice, press “{Merge}”. "
        "“{Close}” is for a place that works no more; close first what stands below it."
    ),
    "rename": later(
        "Write the new name as it stands in the papers; each language is asked by itself. “{Next}” leaves a language "
        "as it is. Nothing changes before the last one. People, posts and figures stay with the place."
    ),
    "add": later(
        "Write what the new place is called; each language is asked by itself. After the last one it stands in the "
        "list, and you can invite its people at once. If it is there already, press “{Back}”."
    ),
    "figure": later(
        "Write it as your papers have it: “about 6200”, “over 90” and “2–3” are right, too. If the number is of an "
        "earlier day, put that day after it: the newest one stays in its place. If you were wrong, write it once more."
    ),
    "duty": later(
        "Write only the post, not the name: people change, and this stays right. A staff unit is a paid post for this "
        "work alone; press whether there is one. Both answers are needed for the official report."
    ),
    "close": later(
        "Close only what works no more: the bot cannot open it again. After the date you are asked once more, and "
        "until then nothing is closed. If the place went into another one, press “{Back}” and then “{Merge}”."
    ),
    "merge": later(
        "Read both names once more: the first place goes into the second. If it is the other way round, press "
        "“{Back}” and begin with the second. The bot cannot take them apart again."
    ),
    "settings": later(
        "Press what you want to change: you read there what it does before you choose. A change holds at once for all "
        "branches of the region. If you are not sure, leave it: as it stands it suits most."
    ),
    "setting": later(
        "• stands before what holds now. Press another one, and it holds at once; you can change it back whenever you "
        "like. “{Back}” leaves it as it is."
    ),
    "signature": later(
        "Write one line that will stand below each publication, for example the address of your page. The next "
        "language is asked after it. If nothing is needed, press “{Nothing}”."
    ),
    "own_frame": later(
        "It is drawn once by somebody who can, for example in Canva: the frame painted, its middle empty, and saved as "
        "PNG with a transparent background. Press 📎 and choose File. Choosing a built-in frame later puts yours away."
    ),
    "logo": later(
        "Press 📎, choose File and not Photo: as a photo a logo loses its edges. It stands in the frame of every photo "
        "that is framed from now on; then you see how it looks. “{Back}” leaves all as it is."
    ),
    "record": later(
        "The latest change stands above. “{Older}” leads further back. “{Spreadsheet}” gives everything as a file, to "
        "keep or to print. Nothing can be changed here, so look at it without fear."
    ),
    "status": later(
        "All is well where no line begins with a warning sign. For the number of an error look into the log of the "
        "server. “{Look_again}” counts anew; whatever stands still for ten minutes is told to you by itself."
    ),
    "stored": later(
        "This is all that the bot knows about you. You need not do anything: leave with “{Home}”. “{Erase}” is for "
        "whoever leaves the bot for good, and is asked once more."
    ),
    "forget": later(
        "If you agree, your name and your account are erased for ever; your posts stay without a name. If you only "
        "have a new telephone, press “{No}”, and ask the regional organisation for a new link."
    ),
}

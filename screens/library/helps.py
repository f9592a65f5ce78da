"""Help for the library."""

from __future__ import annotations

from locales import later
from screens.helps import Help

LANGUAGES_ASKED = later(
    "Each language is asked by itself; “{Next}” passes one over, and it can be added later. To mend what you have "
    "written, edit your message in the chat. With “{Later}” it is kept."
)
HELPS: dict[str, Help] = {
    "library": later(
        "Write one or two words of what you look for: in either language, with mistakes, and without Kazakh letters if "
        "your keyboard has none. Or press a section and look through it. “{Home}” leads out."
    ),
    "library_section": later(
        "Press what you want to read. The newest stand above what came with the bot. If you do not see it, write a "
        "word: it is looked for in all sections. “{Back}” leads to them."
    ),
    "library_item": later(
        "Files stand above the text. “{Share}” sends the link into a chat that you choose: what is open to all anybody "
        "can read by it, the rest only those who are in the bot. “{Back}” leads to where you came from."
    ),
    "library_poster": later(
        "Send the file to a printer, or save it and print it later: A4, in black and white, too. Whoever scans the "
        "code comes to the item; who may read it is asked there. “{Back}” leads to the item."
    ),
    "library_print": later(
        "Open the file and print it: a form is filled in by hand, a standard is hung up. It is as the text stands now. "
        "“{Back}” leads to the item."
    ),
    "library_edit": later(
        "Press what is wrong. What stood there before is kept and can be read behind “{Versions}”. What is withdrawn "
        "nobody sees but you, and it can be brought back. “{Back}” leads to the item."
    ),
    "library_move": later(
        "Press the section in which it shall stand; a point is before the one in which it stands now. Links to it and "
        "its poster stay as they are. With “{Back}” nothing is changed."
    ),
    "library_past": later(
        "This is how it stood before it was changed, and who had written it so. Nothing is changed by looking. To take "
        "something over from here, copy it. “{Back}” leads to the changes."
    ),
    "library_new": LANGUAGES_ASKED,
    "library_title": LANGUAGES_ASKED,
    "library_note": LANGUAGES_ASKED,
    "library_section_new": LANGUAGES_ASKED,
    "library_section_name": LANGUAGES_ASKED,
    "library_link": later(
        "Open it in a browser, copy the address and send it here. Links stand below the text, five at most. With "
        "“{Back}” nothing is changed."
    ),
    "library_force": later(
        "Press “{Today}”, or write a date: of long ago, or of a day to come. It stands below the text: everybody sees "
        "which standard holds. With “{Back}” nothing is changed."
    ),
    "library_file": later(
        "Send it with the paper clip. If it is in one language, press first for whom it is. Up to 20 MB are kept by "
        "us; what is larger only Telegram has. With “{Back}” nothing is changed."
    ),
}

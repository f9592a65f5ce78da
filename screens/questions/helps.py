"""Help for questions and answers."""

from __future__ import annotations

from locales import later
from screens.helps import Help

HELPS: dict[str, Help] = {
    "ask_where": later("Press your region: its specialist answers. Leave with “{Home}”."),
    "ask": later(
        "Write your question as you would tell it. What you have asked before stands on the buttons: a tick means that "
        "it is answered. If you have made a mistake, edit your message: it is read as it stands. Leave with “{Home}”."
    ),
    "ask_offered": later(
        "Press a name to read it; from there “{Back}” leads here. If it is no answer, press “{Ask_all_the_same}”: only "
        "then your question goes to the region."
    ),
    "ask_thread": later(
        "You need not wait here: the answer comes into this chat by itself. With “{Ask_more}” you add to it. Only the "
        "specialist of the region reads it."
    ),
    "ask_more": later("Write it in one message. It goes to the region, below what was said before."),
    "answer": later(
        "Write the answer, and it goes at once to whoever asked; nobody else sees it. “{Put_aside}” is for spam: "
        "nobody is told of it. “{Another_one}” leaves this one for later."
    ),
    "answer_more": later("Write what you want to add. It goes at once to whoever asked, below your first answer."),
    "question_answered": later(
        "“{Into_the_FAQ}” puts question and answer into the library, and makes a post of them that waits for you to "
        "publish it. Take out names there first. Whoever asked sees the answer in any case."
    ),
    "questions": later("When somebody asks, you are told. Leave with “{Home}”."),
    "asides": later("Press one to read it. From there you answer it or bring it back into the queue."),
}

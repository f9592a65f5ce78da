"""What the page of people says."""

from __future__ import annotations

from locales import Words


def title(words: Words) -> str:
    return words("People")


def texts(words: Words) -> dict[str, str]:
    return {
        "people": words("People"), "find": words("Name or place"), "sort": words("Sorted by"), "show": words("Show"),
        "all": words("Everybody"), "empty": words("Empty seats"), "silent": words("Have not sent for long"),
        "unreachable": words("Cannot be reached"),
        "by_place": words("Place"), "by_since": words("Longest in their seat"),
        "by_last": words("Longest away from the bot"),
        "last": words("Last action in the bot: {when}", when="{when}"),
        "unfound": words("Nobody is called so."), "none": words("There is nothing yet."),
        "none_empty": words("Every seat is taken."), "none_silent": words("Nobody has been silent for long."),
        "none_unreachable": words("Everybody can be reached."),
        "choose": words("Choose a place or a person."), "back": words("Back"), "below": words("Its people"),
        "nobody": words("Nobody sits there yet."), "before": words("Terms before"),
        "requests": words("Requests to join"), "as_deputy": words("As a deputy"), "decline": words("Decline"),
        "let_in_done": words("They are let in."), "declined": words("The request is declined."),
        **_of_seats(words), **_of_doors(words),
    }  # fmt: skip


def _of_seats(words: Words) -> dict[str, str]:
    return {
        "hand_over": words("Hand over the seat"), "end": words("End the term"), "new_telephone": words("New telephone"),
        "end_of": words("End the term: {name}", name="{name}"),
        "to_heir": words("{name}: chair", name="{name}"), "to_acting": words("{name}: acting", name="{name}"),
        "by_link": words("New chair by a link"), "acting_by_link": words("Acting by a link"),
        "drop": words("Drop unfinished posts"), "nobody_yet": words("Nobody yet"),
        "sure_heir": words("The seat goes to {name} at once.", name="{name}"),
        "hand_over_to": words("Hand over: {name}", name="{name}"),
        "ended": words("The term has ended: {name}.", name="{name}"),
        "handed": words("The seat is handed over: {name}.", name="{name}"),
        "dropped": words("The unfinished posts are dropped."),
    }  # fmt: skip


def _of_doors(words: Words) -> dict[str, str]:
    return {
        "invite": words("Invite"), "invitations": words("Invitations"), "withdraw": words("Withdraw"),
        "invitation": words("Invitation"), "link": words("Link"), "copy": words("Copy"), "copied": words("Copied."),
        "send_on": words("Send it on"), "withdrawn": words("The invitation is withdrawn."),
        "once": words("Send it on, or show the picture to scan. It is not shown again."),
        "qr": words("The link as a picture to scan"), "no_invitations": words("There are no open invitations."),
        "withdraw_sure": words("Withdraw it? The link opens nothing any more: {place}.", place="{place}"),
        "cards_sure": words(
            "Each place without a chair gets an invitation, and all of them are printed on one sheet of cards."
        ),
        "print": words("Make the cards"), "more": words("Show more"),
    }  # fmt: skip

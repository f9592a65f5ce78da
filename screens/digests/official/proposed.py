"""Proposals in words: what follows from the shortcomings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from locales import Language, Words, words_for
from newsroom.digests.official_parts import Proposal
from screens.digests.official.parts import items, names, pages_of
from screens.names import platform_name
from screens.parts import name_in

Figures = Mapping[str, Any]


def proposal_text(language: Language, proposal: Proposal) -> str:
    return TEXTS[proposal.code](words_for(language), proposal.figures)


def _platforms(words: Words, told: Figures) -> str:
    return words.list([platform_name(words, one) for one in told["platforms"]])


def _readers(words: Words, told: Figures) -> str:
    places = [words("{place} – at least {number}", place=name_in(words.language, dict(one["place"])),
                    number=words.figure(one["wanted"])) for one in told["places"]]  # fmt: skip
    return words("Bring the number of followers to this: {places}.", places=items(places))


TEXTS: dict[str, Callable[[Words, Figures], str]] = {
    "close_pages": lambda words, told: words(
        "Close the weak pages of branches, and send materials to the central page: {pages}.",
        pages=pages_of(words, told),
    ),
    "feed": lambda words, _: words("Each branch sends at least one material of its own to the central page a week."),
    "revive_pages": lambda words, told: words(
        "Keep these pages up again, with at least one own post a week: {pages}.", pages=pages_of(words, told),
    ),
    "open_pages": lambda words, told: words(
        "Open pages on {platforms}. Branches: {names}.", platforms=_platforms(words, told),
        names=names(words, [one["place"] for one in told["places"]]),
    ),
    "open_regional": lambda words, told: words(
        "Open pages of the region: {platforms}.", platforms=_platforms(words, told)
    ),
    "readers": _readers,
    "staff": lambda words, _: words("Consider making a staff unit for information work."),
    "decide": lambda words, _: words("Consider the state of information work at the executive committee."),
    "finish": lambda words, _: words("Finish what the last report proposed."),
    "site": lambda words, _: words("Send materials to the union's site every month."),
    "press": lambda words, _: words("Publish on the union's work in district, city and regional newspapers."),
    "legal": lambda words, _: words("Publish explanations of rights and laws every month."),
    "legal_seminar": lambda words, _: words("Hold seminars on rights and laws."),
    "own_material": lambda words, _: words("Raise the share of own material: at most half may be reposts."),
    "content_plan": lambda words, _: words("Make a content plan of all rubrics for each month, and keep to it."),
    "standards": lambda words, _: words("Keep to the common standards of photos and look; train those who keep pages."),
    "count": lambda words, _: words("Note the followers of all pages every month."),
}  # fmt: skip

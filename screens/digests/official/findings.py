"""Shortcomings in words, each with the figures that made it; and how the rules are called, for whoever edits them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from locales import Language, Words, words_for
from newsroom.digests.official_parts import Finding
from newsroom.digests.regions import NONE_OF, VIEWS
from newsroom.union.page_signs import OWN_POST, POST
from screens.digests.official.parts import items, names, pages_of, placed_page
from screens.digests.regions import view_name
from screens.parts import name_in

Figures = Mapping[str, Any]


def rule_name(words: Words, rule: str) -> str:
    if rule in OF_REGIONS:
        return words("none: {name}", name=view_name(words, rule.removeprefix(NONE_OF)))
    return {
        "no_staff": words("no staff unit"), "no_decision": words("no decision"),
        "unfinished": words("proposals not finished"), "silent": words("branches that sent nothing"),
        "none_to_site": words("nothing for the site"), "fewer_to_site": words("fewer for the site"),
        "no_press": words("nothing in the press"), "little_own": words("reposts over half"),
        "no_legal": words("no legal material"), "no_legal_seminar": words("no legal seminar"),
        "empty_rubrics": words("empty rubrics"), "plan": words("content plan not fulfilled"),
        "low_reach": words("few followers for so many members"), "dormant": words("no own post for long"),
        "empty_pages": words("pages without content"), "reposting": words("pages of reposts"),
        "few_own": words("little of its own"), "poor_look": words("poor photos and look"),
        "uncounted": words("followers not counted"), "without_page": words("no page of its own"),
    }[rule]  # fmt: skip


def finding_text(language: Language, finding: Finding) -> str:
    return TEXTS[finding.rule](words_for(language), finding.figures)


def _no_decision(words: Words, told: Figures) -> str:
    if told["is_stated"]:
        return words("The executive committee did not consider information work.")
    return words("It is not known that the executive committee considered information work.")


def _unfinished(words: Words, told: Figures) -> str:
    known = {"open": words.figure(told["open"]), "all": words.figure(told["of"])}
    if not told["late"]:
        return words("Proposals of the last report are not finished: {open} of {all}.", **known)
    late = words.figure(told["late"])
    return words("Proposals of the last report are not finished: {open} of {all}, past their deadline: {late}.",
                 late=late, **known)  # fmt: skip


def _silent(words: Words, told: Figures) -> str:
    known = {"count": words.figure(len(told["places"])), "all": words.figure(told["branches"])}
    return words("Branches that have sent nothing ({count} of {all}): {names}.", names=names(words, told["places"]),
                 **known)  # fmt: skip


def _fewer_to_site(words: Words, told: Figures) -> str:
    return words("There are fewer materials on the union's site: {now}, in the time before {before}.",
                 now=words.figure(told["now"]), before=words.figure(told["before"]))  # fmt: skip


def _little_own(words: Words, told: Figures) -> str:
    return words("More than half of what was sent are reposts: {reposts} of {posts}.",
                 reposts=words.inexact(**told["reposts"]), posts=words.inexact(**told["posts"]))  # fmt: skip


def _plan(words: Words, told: Figures) -> str:
    return words("Less than half of the content plan was fulfilled: {done} of {planned}.",
                 done=words.figure(told["done"]), planned=words.figure(told["planned"]))  # fmt: skip


def _low_reach(words: Words, told: Figures) -> str:
    places = [
        words("{place}: followers {followers}, members {members}", place=name_in(words.language, dict(one["place"])),
              followers=words.inexact(**one["followers"]), members=words.inexact(**one["members"]))
        for one in told["places"]
    ]  # fmt: skip
    return words("Followers are fewer than {share} of the union's members. {places}.",
                 share=words.percent(told["least"]), places=items(places))  # fmt: skip


def _dormant(words: Words, told: Figures) -> str:
    pages = items(_with_last(words, one) for one in told["pages"])
    return words.many_inexact("No own post for {number} day: {pages}.", "No own post for {number} days: {pages}.",
                              told["days"], "over", pages=pages)  # fmt: skip


def _with_last(words: Words, told: Figures) -> str:
    when = words.imprecise_date(date.fromisoformat(told["on"]), told["precision"])
    page = placed_page(words, told)
    if told["last"] == OWN_POST:
        return words("{page} (last own post: {when})", page=page, when=when)
    if told["last"] == POST:
        return words("{page} (last post: {when})", page=page, when=when)
    return words("{page} (last activity: {when})", page=page, when=when)


def _reposting(words: Words, told: Figures) -> str:
    pages = [placed_page(words, one) + (f" ({words.percent(one['reposts'])})" if "reposts" in one else "")
             for one in told["pages"]]  # fmt: skip
    return words("Reposts prevail: {pages}.", pages=items(pages))


def _none_of(view: str) -> Callable[[Words, Figures], str]:
    return lambda words, told: words("{name} – not one: {regions}", name=view_name(words, view),
                                     regions=names(words, told["places"]))  # fmt: skip


# Of a region, and of all of them beside each other.
OF_REGIONS = {f"{NONE_OF}{view}": _none_of(view) for view in VIEWS}
TEXTS: dict[str, Callable[[Words, Figures], str]] = OF_REGIONS | {
    "no_staff": lambda words, _: words("There is no staff unit for information work."),
    "no_decision": _no_decision,
    "unfinished": _unfinished,
    "silent": _silent,
    "none_to_site": lambda words, _: words("Not one material has come out on the union's site."),
    "fewer_to_site": _fewer_to_site,
    "no_press": lambda words, _: words("Not one article has come out in newspapers and magazines."),
    "little_own": _little_own,
    "no_legal": lambda words, _: words("There is not one material on rights and laws."),
    "no_legal_seminar": lambda words, _: words("Of what was held nothing was on rights and laws."),
    "empty_rubrics": lambda words, told: words(
        "There are no materials under these rubrics: {names}.", names=names(words, told["rubrics"])
    ),
    "plan": _plan,
    "low_reach": _low_reach,
    "dormant": _dormant,
    "empty_pages": lambda words, told: words(
        "Pages without public posts, with logos only or hardly kept up: {pages}.", pages=pages_of(words, told)
    ),
    "reposting": _reposting,
    "few_own": lambda words, told: words(
        "There is little material of their own on the union's work: {pages}.", pages=pages_of(words, told)
    ),
    "poor_look": lambda words, told: words(
        "Photos are poor, there is no common look: {pages}.", pages=pages_of(words, told)
    ),
    "uncounted": lambda words, told: words("Followers are not counted: {pages}.", pages=pages_of(words, told)),
    "without_page": lambda words, told: words(
        "Branches without a page of their own: {names}.", names=names(words, told["places"])
    ),
}  # fmt: skip

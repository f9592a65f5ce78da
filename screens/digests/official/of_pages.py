"""Pages one by one: those of the region beside its members, and those of each branch with what was remarked of them."""

from __future__ import annotations

from locales import Words
from newsroom.digests.official_parts import OfBranch, Official, Rank
from newsroom.pages.activity import Activity
from newsroom.pages.life import Remarked
from newsroom.pages.reported import Reported
from newsroom.union.page_signs import ACTIVITY, LIFE, OWN_POST, POST
from newsroom.values.figures import Amount, Quantity
from newsroom.values.platforms import GROUP
from reports.documents.structure import Heading, Listing, Paragraph
from screens.digests.official.parts import Part, address_of, dated, sentences, spread
from screens.names import chip_name, page_name, platform_name
from screens.parts import inexact, name_in, quantity, signed

SMALL, FINE_UNTIL, FINE = 0.001, 0.1, "0.001"  # of a share: 1.7 % is under two


def of_region(words: Words, report: Official) -> Part:
    pages = (
        Listing([_own(words, report, one) for one in report.pages]) if report.pages
        else Paragraph(words("The region has no page of its own in the register."))
    )  # fmt: skip
    ranks = [Paragraph(one) for one in (_ranked(words, rank) for rank in report.ranks) if one]
    return Part((Heading(words("Pages of the regional union")), pages, *ranks))


def of_branches(words: Words, report: Official) -> Part:
    title = Heading(words("Pages of the branches"))
    with_pages = [one for one in report.branches if one.pages]
    if not with_pages:
        return Part((title, Paragraph(words("Branches have no pages in the register."))))
    lines = [
        sentences(name_in(words.language, one.place.names) + ".", *_each(words, report, one))
        for one in with_pages
    ]  # fmt: skip
    unknown = [name_in(words.language, one.place.names) for one in with_pages
               if not any(page.activity.last for page in one.pages)]  # fmt: skip
    dateless = [Paragraph(words("No data on the day of the last post: {names}.", names=", ".join(unknown)))]
    without = [name_in(words.language, one.place.names) for one in report.branches if not one.pages]
    tail = [Paragraph(words("No page in the register: {names}.", names=", ".join(without)))] if without else []
    return Part((title, Paragraph(_looked_at(words, report)), Listing(lines, is_numbered=True),
                 *(dateless if unknown else []), *tail))  # fmt: skip


def _each(words: Words, report: Official, branch: OfBranch) -> list[str]:
    members = report.digest.members.get(branch.place.id)
    return [_of_branch(words, page, members) for page in branch.pages]


def _looked_at(words: Words, report: Official) -> str:
    """How much was looked at, as it was stated, where that is something else than what is listed."""
    pages = report.of_branches
    told = words("Branches with pages: {branches} of {all}; pages: {pages}.",
                 branches=words.figure(sum(1 for one in report.branches if one.pages)),
                 all=words.figure(len(report.branches)), pages=words.figure(len(pages)))  # fmt: skip
    stated = [_stated(words, what, amount) for what, amount in report.analysed.items()]
    return sentences(told, words("As it was stated, these were analysed: {list}.", list=", ".join(stated))
                     if stated else "")  # fmt: skip


def _stated(words: Words, what: str, told: Quantity) -> str:
    name = {"branches": words("branches"), "pages": words("pages")}.get(what) or platform_name(words, what)
    return words("{name} – {number}", name=name, number=quantity(words, told))


# ---- one page


def _own(words: Words, report: Official, one: Reported) -> str:
    lines = [_followers(words, one)]
    if one.opened is not None:
        lines.append(words("Opened: {date}.", date=dated(words, one.opened)))
    return sentences(*lines, _share(words, one, report.members), *_life(words, one))


def _of_branch(words: Words, one: Reported, members: int | None) -> str:
    share = _share(words, one, Amount(members)) if members is not None else ""
    return sentences(_followers(words, one), share, *_life(words, one))


def _share(words: Words, one: Reported, members: Amount | None) -> str:
    """Of the members."""
    if one.followers is None or members is None or not members.value:
        return ""
    share = one.followers.value / members.value
    if share < SMALL:
        return words("This is less than {share} of the number of members.", share=words.percent(SMALL, step=FINE))
    told = words.percent(share, step=FINE) if share < FINE_UNTIL else words.percent(share)
    return words("This is {share} of the number of members.", share=told)


def _followers(words: Words, one: Reported) -> str:
    page = page_name(words, one.page.platform, one.page.kind)
    if one.followers is None:
        return words("{page}: the number of followers is not known.", page=page)
    if one.page.kind == GROUP:
        return words.many_inexact("{page}: {number} member of the group.", "{page}: {number} members of the group.",
                                  *spread(one.followers), page=page)  # fmt: skip
    return words.many_inexact("{page}: {number} follower.", "{page}: {number} followers.", *spread(one.followers),
                              page=page)  # fmt: skip


def _life(words: Words, one: Reported) -> list[str]:
    lines = []
    if one.change is not None:
        lines.append(words("Change in the period: {change}.", change=signed(words, one.change) if one.change else "0"))
    if one.reach is not None:
        lines.append(words("Reach: {number}.", number=inexact(words, one.reach)))
    lines += [*_last(words, one.activity), *_rate(words, one.activity)]
    if one.remark is not None:
        lines.append(_remark(words, one.remark))
    if one.page.is_to_ask:
        lines.append(words("The address is that of a single post or profile: the page's own is to be asked for."))
    return [*lines, address_of(words, one.page)]


def _last(words: Words, activity: Activity) -> list[str]:
    """Each that is known: an own post, any post, any activity are three different days."""
    days = {kind: dated(words, (one.on_day, one.precision)) for kind, one in activity.last.items()}
    said = {
        OWN_POST: words("Last own post: {date}.", date=days.get(OWN_POST, "")),
        POST: words("Last post: {date}.", date=days.get(POST, "")),
        ACTIVITY: words("Last activity: {date}.", date=days.get(ACTIVITY, "")),
    }  # fmt: skip
    return [said[kind] for kind in LIFE if kind in days]


def _rate(words: Words, activity: Activity) -> list[str]:
    lines = []
    if activity.posts_a_month is not None:
        monthly = Amount(round(activity.posts_a_month))
        lines.append(words("Posts a month: {number}.", number=inexact(words, monthly)) if monthly.value
                     else words("There is less than one post a month."))  # fmt: skip
    elif activity.told_a_month is not None:
        lines.append(words("Posts a month: {number}.", number=inexact(words, activity.told_a_month)))
    if activity.share_of_reposts is not None:
        lines.append(words("Share of reposts: {share}.", share=words.percent(activity.share_of_reposts)))
    return lines


def _remark(words: Words, remark: Remarked) -> str:
    """In the reader's language: in own words, or by the remarks that have words in each; at last in another one's."""
    chips = ", ".join(chip_name(words, chip, remark.resumed) for chip in remark.chips)
    told = remark.words.get(words.language) or chips or name_in(words.language, remark.words)
    if not told:
        return ""
    told = told[:1].upper() + told[1:]
    return told if told.endswith((".", "!", "…")) else told + "."


def _ranked(words: Words, rank: Rank) -> str:
    platform = platform_name(words, rank.platform)
    stated = quantity(words, rank.stated) if rank.stated is not None else ""
    if rank.computed is None:
        return words("Place among the regions by followers on {platform}, as stated: {place}.", platform=platform,
                     place=stated) if stated else ""  # fmt: skip
    place, among = map(words.figure, rank.computed)
    told = words("Place among the regions by followers on {platform}: {place} of {all}.", platform=platform,
                 place=place, all=among)  # fmt: skip
    return sentences(told, words("As stated: {place}.", place=stated) if stated and stated != place else "")

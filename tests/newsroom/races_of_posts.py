"""Two at once on a post: by its author, by specialists, on its way out and upward."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from sqlalchemy import select

from db.tables import Media, Notice, Offer, Post, Publication
from newsroom import weeks
from newsroom.posts import drafting, former, posts, publishing, review, rubric_choice, site, trials, ways
from tests.newsroom.everybody import NOW, photo, said
from tests.newsroom.races import Check, Deed, Race, all_of, counted, nothing_is_wrong

TODAY, LATER = weeks.term_day(NOW), NOW + timedelta(days=1)
SITE, OTHER_SITE, FACEBOOK = "https://union.example/1", "https://union.example/2", "https://facebook.com/1"
WHY = {"kk": "күні жоқ"}


def words(text: str, name: str = "draft") -> Deed:
    return lambda tx, w: drafting.add_text(tx, w.chair, getattr(w, name), said(text))


def file(name: str) -> Deed:
    return lambda tx, w: drafting.add_media(tx, w.chair, w.draft, photo(name))


async def edited(tx: Any, w: SimpleNamespace) -> None:
    await drafting.edit_text(tx, w.chair, w.ridder, said("Түзетілді.", message=w.message))


def poured(name: str, into: str) -> Deed:
    return lambda tx, w: drafting.pour(tx, w.chair, getattr(w, name), getattr(w, into), NOW)


async def sent(tx: Any, w: SimpleNamespace) -> None:
    await drafting.send(tx, w.chair, w.draft, NOW)


async def in_earnest(tx: Any, w: SimpleNamespace) -> None:
    await trials.in_earnest(tx, w.chair, w.trial, NOW)


async def rewritten_sent(tx: Any, w: SimpleNamespace) -> None:
    await drafting.send(tx, w.chair, w.rewritten, NOW)


async def dropped(tx: Any, w: SimpleNamespace) -> None:
    await drafting.drop(tx, w.chair, w.draft, NOW)


async def set_aside(tx: Any, w: SimpleNamespace) -> None:
    await former.set_aside(tx, w.chair, w.draft, NOW)


async def exchanged(tx: Any, w: SimpleNamespace) -> None:
    await former.exchange(tx, w.chair, w.rewritten, w.former)


async def brought_back(tx: Any, w: SimpleNamespace) -> None:
    await former.bring_back(tx, w.chair, w.dropped, NOW)


def facts(**given: Any) -> Deed:
    return lambda tx, w: drafting.set_facts(tx, w.chair, w.draft, **given)


def rubric(rubric_id: int) -> Deed:
    return lambda tx, w: drafting.set_rubric(tx, w.chair, w.draft, rubric_id)


def in_frame(*, yes: bool) -> Deed:
    return lambda tx, w: drafting.set_frame(tx, w.chair, w.draft, in_frame=yes)


def in_review(who: str, *, yes: bool) -> Deed:
    return lambda tx, w: review.set_frame(tx, getattr(w, who), w.sent, NOW, in_frame=yes)


async def framed_and_of_a_rubric(tx: Any, w: SimpleNamespace) -> None:
    post = await posts.require_post(tx, w.draft)
    assert (post.frame["frame"], post.rubric_id) == ("band", 2)


async def of_the_chosen(tx: Any, w: SimpleNamespace) -> None:
    assert (await posts.require_post(tx, w.draft)).rubric_id == 2


async def guessed(tx: Any, w: SimpleNamespace) -> None:
    await rubric_choice.guess_again(tx, w.draft, w.vko)


def back(step: str) -> Deed:
    return lambda tx, w: drafting.take_back(tx, w.chair, w.sent, step, NOW)


def approved(who: str = "specialist") -> Deed:
    return lambda tx, w: review.approve(tx, getattr(w, who), w.sent, NOW)


def returned(step: str = "return") -> Deed:
    return lambda tx, w: review.send_back(tx, w.other, w.sent, WHY, NOW, step)


async def undone(tx: Any, w: SimpleNamespace) -> None:
    await review.undo(tx, w.specialist, w.approved, NOW)


async def taken_further(tx: Any, w: SimpleNamespace) -> None:
    await publishing.publish(tx, w.other, w.approved, NOW)


async def passed_on(tx: Any, w: SimpleNamespace) -> None:
    await review.let_go(tx, w.specialist, w.sent)


def held(who: str, *, take: bool = False) -> Deed:
    return lambda tx, w: review.hold(tx, getattr(w, who), w.sent, NOW, take=take)


def mended(language: str, text: str) -> Deed:
    return lambda tx, w: review.edit_text(tx, w.specialist, w.sent, language, said(text).text, NOW)


def led(at: int) -> Deed:
    return lambda tx, w: review.put_first(tx, w.specialist, w.sent, w.media[at], NOW)


def in_order(who: str, *places: int) -> Deed:
    return lambda tx, w: review.put_in_order(tx, getattr(w, who), w.sent, w.media, [w.media[at] for at in places], NOW)


def left_out(at: int) -> Deed:
    return lambda tx, w: review.drop_photo(tx, w.other, w.sent, w.media[at], NOW)


def joined(name: str, into: str) -> Deed:
    return lambda tx, w: review.merge(tx, w.specialist, getattr(w, name), getattr(w, into), NOW)


def of_rubric(rubric_id: int) -> Deed:
    return lambda tx, w: review.set_rubric(tx, w.specialist, w.sent, rubric_id, NOW)


def published(who: str = "specialist") -> Deed:
    return lambda tx, w: publishing.publish(tx, getattr(w, who), w.sent, NOW)


async def scheduled(tx: Any, w: SimpleNamespace) -> None:
    await publishing.schedule(tx, w.other, w.sent, LATER, NOW)


def there(who: str, *, yes: bool) -> Deed:
    return lambda tx, w: publishing.settle_doubt(tx, getattr(w, who), w.doubtful, NOW, there=yes)


def removed(who: str) -> Deed:
    return lambda tx, w: publishing.remove(tx, getattr(w, who), w.out, NOW)


async def amended(tx: Any, w: SimpleNamespace) -> None:
    await publishing.amend(tx, w.specialist, w.out, NOW)


async def came_out(tx: Any, w: SimpleNamespace) -> None:
    await publishing.came_out(tx, w.going, "https://t.me/c/1/9", w.channel, [{"id": 9, "text": "text"}], NOW)


async def did_not(tx: Any, w: SimpleNamespace) -> None:
    await publishing.did_not(tx, w.going, "doubt", "", NOW)


async def out_in_channel(tx: Any, w: SimpleNamespace) -> None:
    await publishing.came_out(tx, w.to_both, "https://t.me/c/1/8", w.channel, [{"id": 8, "text": "text"}], NOW)


async def out_on_page(tx: Any, w: SimpleNamespace) -> None:
    await publishing.came_out(tx, w.to_both, "https://fb.com/8", 8, [{"id": 8, "text": "text"}], NOW, "facebook")


async def not_on_page(tx: Any, w: SimpleNamespace) -> None:
    await publishing.did_not(tx, w.to_both, "fail", "token", NOW, "facebook")


def linked(name: str, link: str) -> Deed:
    return lambda tx, w: publishing.record_link(tx, w.specialist, getattr(w, name), link, NOW)


def noted(platform: str, link: str) -> Deed:
    return lambda tx, w: ways.note(tx, w.approved, platform, link, None, NOW)


async def offered(tx: Any, w: SimpleNamespace) -> None:
    await site.offer(tx, w.specialist, w.approved, NOW)


async def taken(tx: Any, w: SimpleNamespace) -> None:
    await site.accept(tx, w.press, w.offer, SITE, NOW)


async def given_back(tx: Any, w: SimpleNamespace) -> None:
    await site.send_back(tx, w.press, w.offer, "returned", WHY, NOW)


# ---- what is left


def says(name: str, *expected: str) -> Check:
    async def check(tx: Any, w: SimpleNamespace) -> None:
        found = posts.begins_with(await posts.require_post(tx, getattr(w, name)))
        assert all(one in found for one in expected), found

    return check


def photos(name: str, expected: int) -> Check:
    """Each in a place of its own."""

    async def check(tx: Any, w: SimpleNamespace) -> None:
        found = select(Media.position).where(Media.post_id == getattr(w, name)).order_by(Media.position)
        assert (await tx.execute(found)).scalars().all() == list(range(expected))

    return check


def is_now(name: str, *states: str) -> Check:
    async def check(tx: Any, w: SimpleNamespace) -> None:
        assert (await posts.require_post(tx, getattr(w, name))).state in states

    return check


async def it_all_stands(tx: Any, w: SimpleNamespace) -> None:
    """Whichever was first: no word is lost."""
    found = [posts.begins_with(await posts.require_post(tx, one)) for one in (w.rewritten, w.former)]
    assert {"Бірінші.", "Жаңасы.", "Екі."} == {word for text in found for word in text.split()}, found


async def in_both_languages(tx: Any, w: SimpleNamespace) -> None:
    assert (await posts.require_post(tx, w.sent)).texts == {"kk": "Түзетілді.", "ru": "Исправлено."}


async def facts_of_both(tx: Any, w: SimpleNamespace) -> None:
    post = await posts.require_post(tx, w.draft)
    assert (post.event_on, post.is_repost) == (TODAY, True)


async def held_by_one(tx: Any, w: SimpleNamespace) -> None:
    """The first who looked keeps it: the second did not take it from them."""
    assert (await posts.require_post(tx, w.sent)).held_by == w.specialist.person_id


async def held_by_other(tx: Any, w: SimpleNamespace) -> None:
    """Whoever took it keeps it, though it was passed on by the one before."""
    assert (await posts.require_post(tx, w.sent)).held_by == w.other.person_id


async def one_is_left(tx: Any, w: SimpleNamespace) -> None:
    states = select(Post.state).where(Post.id.in_((w.draft, w.draft2)))
    assert sorted((await tx.execute(states)).scalars()) == ["draft", "dropped"]


async def one_is_joined(tx: Any, w: SimpleNamespace) -> None:
    states = select(Post.state).where(Post.id.in_((w.sent, w.second)))
    assert sorted((await tx.execute(states)).scalars()) == ["merged", "sent"]


PUBLISHED_ONCE = counted(Publication, 1, lambda w: Publication.post_id == w.approved)
OFFERED_ONCE = counted(Offer, 1, lambda w: Offer.post_id == w.approved)
REMOVED_ONCE = counted(Notice, 1, lambda w: Notice.chat_id == w.channel, lambda w: Notice.kind == "removal")
BOTH_OUT = counted(Publication, 2, lambda w: Publication.post_id == w.to_both, lambda _: Publication.state == "out")
TOLD_ONCE = counted(
    Notice, 1, lambda w: Notice.chat_id == w.chair.account_id, lambda _: Notice.kind == "verdict",
    lambda w: Notice.parameters["post"].as_integer() == w.to_both,
)  # fmt: skip
LATE = "already_reviewed old_button taken_back"

RACES: dict[str, list[Race]] = {
    "drafting.add_text": [Race(words("Екі."), words("Үш."), says("draft", "Бірінші.", "Екі.", "Үш."), ("drafts",))],
    "drafting.edit_text": [Race(edited, words("Екі."), says("draft", "Түзетілді.", "Екі."), ("drafts",))],
    "drafting.add_media": [
        Race(file("x"), file("y"), photos("draft", 2), ("drafts",)),
        Race(file("x"), file("x"), photos("draft", 1), ("drafts",)),
        Race(file("x"), file("y"), photos("draft", 10), ("drafts", "nine"), loser="too_many_photos"),
    ],
    "former.set_aside": [Race(set_aside, words("Екі."), nothing_is_wrong, ("drafts",))],
    "former.exchange": [
        Race(exchanged, words("Екі.", "rewritten"), it_all_stands, ("rewritten",)),
        Race(exchanged, exchanged, says("rewritten", "Жаңасы."), ("rewritten",)),
        Race(exchanged, rewritten_sent, is_now("rewritten", "sent"), ("rewritten",), loser="old_button -"),
    ],
    "former.bring_back": [
        Race(brought_back, brought_back, is_now("dropped", "draft"), ("rewritten",), loser="old_button"),
    ],
    "drafting.pour": [
        Race(poured("draft", "draft2"), poured("draft2", "draft"), one_is_left, ("drafts",), loser="old_button"),
        Race(poured("draft2", "draft"), words("Екі."), says("draft", "Бірінші.", "Екінші.", "Екі."), ("drafts",)),
    ],
    "drafting.send": [
        Race(sent, sent, is_now("draft", "sent"), ("drafts",), loser="old_button"),
        Race(sent, words("Екі."), is_now("draft", "sent"), ("drafts",), loser="old_button -"),
    ],
    "trials.in_earnest": [
        Race(in_earnest, in_earnest, is_now("trial", "sent"), ("trial",), loser="old_button"),
        Race(in_earnest, words("Екі.", "trial"), is_now("trial", "sent"), ("trial",), loser="old_button -"),
    ],
    "drafting.drop": [Race(dropped, sent, is_now("draft", "sent", "dropped"), ("drafts",), loser="old_button")],
    "drafting.set_facts": [Race(facts(event_on=TODAY), facts(is_repost=True), facts_of_both, ("drafts",))],
    "drafting.set_frame": [
        Race(in_frame(yes=True), in_frame(yes=True), nothing_is_wrong, ("drafts", "pictured")),
        Race(in_frame(yes=True), rubric(2), framed_and_of_a_rubric, ("drafts", "pictured")),
    ],
    "drafting.set_rubric": [Race(rubric(1), rubric(2), nothing_is_wrong, ("drafts",))],
    "rubric_choice.guess_again": [Race(guessed, rubric(2), of_the_chosen, ("drafts",))],
    "drafting.take_back": [
        Race(back("take back"), published(), is_now("sent", "draft", "going out"), ("sent", "channel"), loser=LATE),
        Race(back("take back"), back("withdraw"), is_now("sent", "draft", "withdrawn"), ("sent",), "old_button -"),
    ],
    "review.approve": [Race(approved(), returned(), is_now("sent", "approved", "returned"), ("sent",), LATE + " -")],
    "review.undo": [
        Race(undone, undone, is_now("approved", "sent"), ("approved",), "not_undone"),
        Race(undone, taken_further, is_now("approved", "going out"), ("approved", "channel"), "not_undone -"),
    ],
    "review.let_go": [Race(passed_on, held("other", take=True), held_by_other, ("sent", "held"))],
    "review.send_back": [
        Race(returned(), returned("decline"), is_now("sent", "returned", "declined"), ("sent",), LATE),
        Race(returned(), published(), is_now("sent", "returned", "going out"), ("sent", "channel"), LATE),
    ],
    "review.hold": [
        Race(held("specialist"), held("other"), held_by_one, ("sent", "held")),
        Race(held("specialist", take=True), held("other", take=True), nothing_is_wrong, ("sent",)),
    ],
    "review.edit_text": [
        Race(mended("kk", "Түзетілді."), mended("ru", "Исправлено."), in_both_languages, ("sent",)),
    ],
    "review.put_first": [Race(led(2), left_out(0), photos("sent", 2), ("sent",))],
    "review.put_in_order": [
        Race(in_order("specialist", 2, 1, 0), in_order("other", 1, 0, 2), photos("sent", 3), ("sent",), "slot_changed"),
        Race(in_order("specialist", 2, 1, 0), left_out(0), photos("sent", 2), ("sent",), "slot_changed -"),
    ],
    "review.drop_photo": [
        Race(left_out(0), left_out(1), photos("sent", 1), ("sent",)),
        Race(left_out(0), left_out(0), photos("sent", 2), ("sent",), loser="old_button"),
    ],
    "review.merge": [
        Race(joined("sent", "second"), joined("second", "sent"), one_is_joined, ("sent",), loser=LATE),
        Race(joined("second", "sent"), mended("kk", "Түзетілді."), says("sent", "Түзетілді."), ("sent",)),
    ],
    "review.set_frame": [
        Race(in_review("specialist", yes=True), in_review("other", yes=False), nothing_is_wrong, ("sent",)),
        Race(in_review("specialist", yes=True), left_out(0), photos("sent", 2), ("sent",)),
        Race(in_review("specialist", yes=True), back("take back"), is_now("sent", "draft"), ("sent",), "taken_back -"),
    ],
    "review.set_rubric": [Race(of_rubric(1), of_rubric(2), nothing_is_wrong, ("sent",))],
    "publishing.publish": [
        Race(published(), published("other"), is_now("sent", "going out"), ("sent", "channel"), LATE),
        Race(published(), scheduled, is_now("sent", "going out"), ("sent", "channel"), LATE + " -"),
    ],
    "publishing.schedule": [Race(scheduled, scheduled, is_now("sent", "scheduled"), ("sent", "channel"))],
    "publishing.settle_doubt": [
        Race(there("specialist", yes=True), there("other", yes=False),
             is_now("doubtful", "published", "approved"), ("out",), LATE),
    ],
    "publishing.came_out": [
        Race(came_out, did_not, is_now("going", "published"), ("going",)),
        Race(out_in_channel, out_on_page, all_of(is_now("to_both", "published"), BOTH_OUT, TOLD_ONCE), ("on page",)),
        Race(out_in_channel, not_on_page, all_of(is_now("to_both", "published"), TOLD_ONCE), ("on page",)),
    ],
    "publishing.did_not": [Race(did_not, did_not, is_now("going", "in doubt"), ("going",))],
    "publishing.remove": [
        Race(removed("specialist"), removed("other"), REMOVED_ONCE, ("out",), LATE + " not_in_channel"),
    ],
    "publishing.amend": [Race(amended, removed("other"), nothing_is_wrong, ("out",), "not_in_channel -")],
    "ways.note": [Race(noted("site", SITE), noted("site", OTHER_SITE), PUBLISHED_ONCE, ("approved",))],
    "publishing.record_link": [
        Race(linked("approved", FACEBOOK), linked("approved", FACEBOOK), PUBLISHED_ONCE, ("approved",)),
        Race(linked("approved", OTHER_SITE), taken, PUBLISHED_ONCE, ("offered",)),
    ],
    "site.offer": [Race(offered, offered, OFFERED_ONCE, ("approved",), "offered_before")],
    "site.accept": [Race(taken, taken, all_of(PUBLISHED_ONCE, OFFERED_ONCE), ("offered",), "already_decided")],
    "site.send_back": [
        Race(given_back, taken, OFFERED_ONCE, ("offered",), "already_decided"),
        Race(given_back, offered, OFFERED_ONCE, ("offered",), "offered_before -"),
    ],
}  # fmt: skip

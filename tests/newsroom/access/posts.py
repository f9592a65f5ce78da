"""Posts: written, reviewed, published, offered."""

from __future__ import annotations

from newsroom.posts import begun, drafting, former, publishing, review, sent_posts, site, trials, waiting, ways
from tests.newsroom.access.columns import (
    BRANCH_PEOPLE,
    CENTRE_PEOPLE,
    DAY,
    LATER,
    SPECIALIST,
    SPECIALISTS,
    WHY,
    Calls,
    mine,
)
from tests.newsroom.everybody import NOW, photo, said

# use case: (how it is called, who may). Several calls of one use case where the right depends on what is given.
DIRECTLY: Calls = {
    "waiting.lately_out": [(lambda tx, who, w: waiting.lately_out(tx, who, NOW), SPECIALISTS)],
    "waiting.in_its_frame": [(lambda tx, who, w: waiting.in_its_frame(tx, who, w.media), SPECIALIST)],
    "waiting.waiting": [(lambda tx, who, w: waiting.waiting(tx, who, waiting.WAITING, NOW), SPECIALISTS)],
    "waiting.kept": [(lambda tx, who, w: waiting.kept(tx, who, w.media), SPECIALIST)],
    "begun.require_begun": [(lambda tx, who, w: begun.require_begun(tx, mine(who, w), w.draft), BRANCH_PEOPLE)],
    "former.set_aside": [(lambda tx, who, w: former.set_aside(tx, mine(who, w), w.draft, NOW), BRANCH_PEOPLE)],
    "former.exchange": [(lambda tx, who, w: former.exchange(tx, mine(who, w), w.rewritten, w.former), BRANCH_PEOPLE)],
    "former.bring_back": [(lambda tx, who, w: former.bring_back(tx, mine(who, w), w.dropped, NOW), BRANCH_PEOPLE)],
    "trials.require_trial": [(lambda tx, who, w: trials.require_trial(tx, mine(who, w), w.trial), BRANCH_PEOPLE)],
    "trials.in_earnest": [(lambda tx, who, w: trials.in_earnest(tx, mine(who, w), w.trial, NOW), BRANCH_PEOPLE)],
    "publishing.publish": [(lambda tx, who, w: publishing.publish(tx, who, w.sent, NOW), SPECIALIST)],
    "ways.choose": [(lambda tx, who, w: ways.choose(tx, who, ("facebook",)), SPECIALISTS)],
    "publishing.schedule": [(lambda tx, who, w: publishing.schedule(tx, who, w.sent, LATER, NOW), SPECIALIST)],
    "publishing.settle_doubt": [
        (lambda tx, who, w: publishing.settle_doubt(tx, who, w.doubtful, NOW, there=True), SPECIALIST),
        (lambda tx, who, w: publishing.settle_doubt(tx, who, w.doubtful, NOW, there=False), SPECIALIST),
        (lambda tx, who, w: publishing.settle_doubt(tx, who, w.unsure, NOW, there=True, place="facebook"), SPECIALIST),
    ],
    "publishing.take_recording": [
        (lambda tx, who, w: publishing.take_recording(tx, who, w.out, "https://youtu.be/1", NOW), BRANCH_PEOPLE),
    ],
    "publishing.record_link": [
        (lambda tx, who, w: publishing.record_link(tx, who, w.sent, "https://facebook.com/1", NOW), SPECIALIST),
    ],
    "publishing.amend": [(lambda tx, who, w: publishing.amend(tx, who, w.out, NOW), SPECIALIST)],
    "publishing.remove": [(lambda tx, who, w: publishing.remove(tx, who, w.out, NOW), SPECIALIST)],
    "review.require_reviewable": [(lambda tx, who, w: review.require_reviewable(tx, who, w.sent), SPECIALIST)],
    "review.require_changeable": [(lambda tx, who, w: review.require_changeable(tx, who, w.sent), SPECIALIST)],
    "review.next_waiting": [(lambda tx, who, w: review.next_waiting(tx, who, w.vko, NOW), SPECIALIST)],
    "review.let_go": [(lambda tx, who, w: review.let_go(tx, who, w.sent), SPECIALISTS)],
    "review.undo": [(lambda tx, who, w: review.undo(tx, who, w.approved, NOW), SPECIALIST)],
    "review.hold": [(lambda tx, who, w: review.hold(tx, who, w.sent, NOW, take=True), SPECIALIST)],
    "review.approve": [(lambda tx, who, w: review.approve(tx, who, w.sent, NOW), SPECIALIST)],
    "review.send_back": [
        (lambda tx, who, w: review.send_back(tx, who, w.sent, WHY, NOW), SPECIALIST),
        (lambda tx, who, w: review.send_back(tx, who, w.sent, WHY, NOW, "decline"), SPECIALIST),
    ],
    "review.set_frame": [(lambda tx, who, w: review.set_frame(tx, who, w.sent, NOW, in_frame=True), SPECIALIST)],
    "review.set_rubric": [(lambda tx, who, w: review.set_rubric(tx, who, w.sent, 1, NOW), SPECIALIST)],
    "review.edit_text": [
        (lambda tx, who, w: review.edit_text(tx, who, w.sent, "ru", said("Иначе.").text, NOW), SPECIALIST),
    ],
    "review.put_first": [(lambda tx, who, w: review.put_first(tx, who, w.sent, w.media, NOW), SPECIALIST)],
    "review.put_in_order": [
        (lambda tx, who, w: review.put_in_order(tx, who, w.sent, [w.media], [w.media], NOW), SPECIALIST),
    ],
    "review.drop_photo": [(lambda tx, who, w: review.drop_photo(tx, who, w.sent, w.media, NOW), SPECIALIST)],
    "review.mergeable": [(lambda tx, who, w: review.mergeable(tx, who, w.sent), SPECIALIST)],
    "review.merge": [(lambda tx, who, w: review.merge(tx, who, w.sent, w.second, NOW), SPECIALIST)],
    "review.bind_channel": [(lambda tx, who, w: review.bind_channel(tx, who, -100123, "Арна", NOW), SPECIALISTS)],
    "sent_posts.of_place": [(lambda tx, who, w: sent_posts.of_place(tx, who, w.ridder, 0, 5), BRANCH_PEOPLE)],
    "sent_posts.require_sent": [(lambda tx, who, w: sent_posts.require_sent(tx, who, w.sent), BRANCH_PEOPLE)],
    "site.offer": [(lambda tx, who, w: site.offer(tx, who, w.out, NOW), SPECIALIST)],
    "site.accept": [
        (lambda tx, who, w: site.accept(tx, who, w.offer, "https://union.example/1", NOW), CENTRE_PEOPLE),
    ],
    "site.send_back": [
        (lambda tx, who, w: site.send_back(tx, who, w.offer, "returned", WHY, NOW), CENTRE_PEOPLE),
        (lambda tx, who, w: site.send_back(tx, who, w.offer, "declined", WHY, NOW), CENTRE_PEOPLE),
    ],
    "drafting.require_at": [(lambda tx, who, w: drafting.require_at(tx, who, w.ridder), BRANCH_PEOPLE)],
    "drafting.begin": [(lambda tx, who, w: drafting.begin(tx, who, w.ridder, NOW, None), BRANCH_PEOPLE)],
    "drafting.require_own": [(lambda tx, who, w: drafting.require_own(tx, mine(who, w), w.sent), BRANCH_PEOPLE)],
    "drafting.require_own_open": [
        (lambda tx, who, w: drafting.require_own_open(tx, mine(who, w), w.draft), BRANCH_PEOPLE)
    ],
    "drafting.add_text": [
        (lambda tx, who, w: drafting.add_text(tx, mine(who, w), w.draft, said("Тағы.")), BRANCH_PEOPLE),
    ],
    "drafting.edit_text": [
        (
            lambda tx, who, w: drafting.edit_text(tx, mine(who, w), w.ridder, said("Түзету.", message=w.message)),
            BRANCH_PEOPLE,
        ),
    ],
    "drafting.add_media": [
        (lambda tx, who, w: drafting.add_media(tx, mine(who, w), w.draft, photo("u")), BRANCH_PEOPLE),
    ],
    "drafting.set_rubric": [(lambda tx, who, w: drafting.set_rubric(tx, mine(who, w), w.draft, 1), BRANCH_PEOPLE)],
    "drafting.set_frame": [
        (lambda tx, who, w: drafting.set_frame(tx, mine(who, w), w.draft, in_frame=True), BRANCH_PEOPLE),
    ],
    "drafting.set_facts": [
        (lambda tx, who, w: drafting.set_facts(tx, mine(who, w), w.draft, event_on=DAY), BRANCH_PEOPLE),
    ],
    "drafting.pour": [(lambda tx, who, w: drafting.pour(tx, mine(who, w), w.draft, w.other, NOW), BRANCH_PEOPLE)],
    "drafting.send": [(lambda tx, who, w: drafting.send(tx, mine(who, w), w.draft, NOW), BRANCH_PEOPLE)],
    "drafting.drop": [(lambda tx, who, w: drafting.drop(tx, mine(who, w), w.draft, NOW), BRANCH_PEOPLE)],
    "drafting.take_back": [
        (lambda tx, who, w: drafting.take_back(tx, mine(who, w), w.sent, "take back", NOW), BRANCH_PEOPLE),
        (lambda tx, who, w: drafting.take_back(tx, mine(who, w), w.sent, "withdraw", NOW), BRANCH_PEOPLE),
    ],
}

"""Notices as values, and as they are stored: the names in the table outlast whatever the code calls them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from newsroom import backups
from newsroom.alarms import Over, Raised
from newsroom.broadcasts import notices as casts
from newsroom.digests import notices as digests
from newsroom.incidents import Met
from newsroom.library.notices import LibraryNews
from newsroom.notices import ToDraw, Unfit
from newsroom.pages import notices as pages
from newsroom.people import notices as people
from newsroom.plan import notices as plan
from newsroom.posts import notices as posts
from newsroom.questions import notices as asked
from newsroom.reminders import notices as reminders
from scheduler.notices import KINDS

AT, STORED_AT = datetime(2026, 11, 16, 5, tzinfo=UTC), "2026-11-16T05:00:00+00:00"
OF_WEEK = {"region": 2, "branch": 7, "week": "2026-W47"}
# Each as it was stored by all versions so far.
STORED = [
    (posts.Arrivals(2), "arrivals", {"region": 2}),
    (posts.TakenBack(5, "take back"), "taken_back", {"post": 5, "step": "take back"}),
    (posts.DidNotGo(5, "failed"), "did_not_go", {"post": 5, "state": "failed", "place": "channel"}),
    (posts.OfferDecided(5, "accepted"), "offer_decided", {"post": 5, "state": "accepted"}),
    (posts.ChannelLost("Арна", 2), "channel_lost", {"title": "Арна", "region": 2}),
    (
        posts.NotChanged("Арна", 2, "gone"),
        "not_changed",
        {"title": "Арна", "region": 2, "trouble": "gone", "place": "channel"},
    ),
    (posts.Offers(), "offers", {}),
    (posts.Verdict(5, "approved"), "verdict", {"post": 5, "state": "approved"}),
    (posts.Joined(5, 6), "joined", {"post": 5, "other": 6}),
    (posts.Mended(5), "mended", {"post": 5}),
    (posts.LiveSoon(5, AT), "live_soon", {"post": 5, "at": STORED_AT}),
    (posts.LiveOver(5, AT), "live_over", {"post": 5, "at": STORED_AT}),
    (posts.Publication(5, AT), "publication", {"post": 5, "at": STORED_AT}),
    (posts.Recording(5, "https://youtu.be/1"), "recording", {"post": 5, "link": "https://youtu.be/1"}),
    (posts.Amendment(5), "amendment", {"post": 5}),
    (posts.Removal((5, 6)), "removal", {"messages": [5, 6]}),
    (people.Requests(2), "requests", {"place": 2}),
    (people.RequestDeclined(7), "request_declined", {"place": 7}),
    (people.SeatTaken(3), "seat_taken", {"seat": 3}),
    (people.TermEnded(3), "term_ended", {"seat": 3}),
    (people.CameIn(3), "came_in", {"seat": 3}),
    (people.Unreachable(9), "unreachable", {"person": 9}),
    (
        reminders.Reminder(2, "2026-11-16", ("chaser:7", "rubric:7")),
        "reminder",
        {"region": 2, "day": "2026-11-16", "parts": ["chaser:7", "rubric:7"], "again": 0, "by_hand": ""},
    ),
    (reminders.WeekDigest(2, "2026-11-16"), "week_digest", {"region": 2, "day": "2026-11-16", "by_hand": ""}),
    (reminders.QueueWaits(2, "2026-11-16"), "queue_waits", {"region": 2, "day": "2026-11-16", "by_hand": ""}),
    (reminders.SilentRegions("2026-11-16"), "silent_regions", {"day": "2026-11-16"}),
    (reminders.MonthDigest(2, "2026-12-01"), "month_digest", {"region": 2, "day": "2026-12-01", "by_hand": ""}),
    (
        reminders.OwnMonth(2, 7, "2026-12-02"),
        "own_month",
        {"region": 2, "place": 7, "day": "2026-12-02", "by_hand": ""},
    ),
    (reminders.UnionDigest("2026-12-01"), "union_digest", {"day": "2026-12-01"}),
    (reminders.PlansWait("2026-11-26"), "plans_wait", {"day": "2026-11-26"}),
    (reminders.RubricOfWeek(2, 7, "2026-W47"), "rubric", OF_WEEK),
    (reminders.Chaser(2, 7, "2026-W47"), "chaser", OF_WEEK),
    (reminders.Asked(2, 7, "2026-W47"), "asked", OF_WEEK),
    (digests.ReportIssued(5, 2), "report_issued", {"report": 5, "region": 2}),
    (digests.ReportWithdrawn(5, 2), "report_withdrawn", {"report": 5, "region": 2}),
    (digests.ReportsIssued(AT), "reports_issued", {"since": STORED_AT}),
    (reminders.RegionAsked(2, "2026-W47"), "region_asked", {"region": 2, "week": "2026-W47"}),
    (reminders.ToCount(2, 7, "2026-W47"), "count", OF_WEEK),
    (plan.PlanSubmitted(4), "plan_submitted", {"month": 4}),
    (plan.PlanOnDaysOff(2), "plan_on_days_off", {"region": 2}),
    (plan.PlanDecided(2, 4, "approved"), "plan_decided", {"region": 2, "month": 4, "state": "approved"}),
    (plan.PlanPublished(7, 4), "plan_published", {"branch": 7, "month": 4}),
    (plan.PlanChanged(7, 4), "plan_changed", {"branch": 7, "month": 4}),
    (pages.ProofAsked(7, 5), "proof_asked", {"place": 7, "figure": 5}),
    (pages.ProofSent(2, 5), "proof_sent", {"region": 2, "figure": 5}),
    (casts.Tip(1), "broadcast", {"broadcast": 1}),
    (casts.Corrected(1), "broadcast_corrected", {"broadcast": 1}),
    (casts.TakenAway(1), "broadcast_taken_away", {"broadcast": 1}),
    (casts.Nudge(1), "broadcast_nudge", {"broadcast": 1}),
    (casts.HowFar(1, 2), "broadcast_how_far", {"broadcast": 1, "turn": 2}),
    (casts.NotAnswered(1, 2), "broadcast_not_answered", {"broadcast": 1, "region": 2}),
    (casts.Said(3), "broadcast_said", {"word": 3}),
    (LibraryNews("2026-11", 2), "library_news", {"month": "2026-11", "region": 2}),
    (reminders.Liked(2, "2026-11-16"), "responses", {"region": 2, "day": "2026-11-16", "by_hand": ""}),
    (asked.Questions(2), "questions", {"region": 2}),
    (asked.Unanswered(3), "question_unanswered", {"question": 3}),
    (asked.Answered(3), "question_answered", {"word": 3}),
    (backups.Failed("room", "2026-11-20"), "backup_failed", {"reason": "room", "last": "2026-11-20"}),
    (backups.Made("/b/x", "2026-11-20"), "backup", {"path": "/b/x", "night": "2026-11-20"}),
    (backups.TooLarge(73, "2026-11-20"), "backup_too_large", {"megabytes": 73, "night": "2026-11-20"}),
    (Raised("telegram", AT, 12), "alarm", {"what": "telegram", "since": STORED_AT, "number": 12}),
    (Over("disk", AT, AT), "alarm_over", {"what": "disk", "since": STORED_AT, "until": STORED_AT}),
    (Met(("A7K3", "C9D4"), 2), "incidents", {"numbers": ["A7K3", "C9D4"], "count": 2}),
    (ToDraw(AT), "screen", {"since": STORED_AT}),
]


@pytest.mark.parametrize(("about", "kind", "parameters"), [pytest.param(*one, id=one[1]) for one in STORED])
def test_stored_under_the_names_of_old_and_read_again(about, kind, parameters):
    assert (about.kind, about.stored()) == (kind, parameters)
    assert type(about).parsed(parameters) == about


def test_each_kind_is_here():
    assert {kind for _, kind, _ in STORED} == {*KINDS, "screen"}


def test_incidents_of_before_they_were_counted():
    assert Met.parsed({"numbers": ["A7K3"]}) == Met(("A7K3",))


def test_screens_of_before_it_was_known_since_when_they_stand():
    """They are drawn, whatever stands now."""
    assert ToDraw.parsed({}) == ToDraw()
    assert not ToDraw().is_over(AT)
    assert not ToDraw(AT).is_over(AT)
    assert ToDraw(AT).is_over(AT + timedelta(microseconds=1))


@pytest.mark.parametrize(("kind", "parameters"), [
    (posts.Verdict, {"post": 5}),
    (posts.Verdict, {"post": 5, "state": "approved", "by": 3}),
    (posts.Verdict, {"post": "5", "state": "approved"}),
    (posts.Verdict, {"post": True, "state": "approved"}),
    (posts.Verdict, {"post": None, "state": "approved"}),
    (posts.Verdict, {"post_id": 5, "state": "approved"}),
    (posts.LiveSoon, {"post": 5, "at": "soon"}),
    (posts.LiveSoon, {"post": 5, "at": 1763269200}),
    (posts.Removal, {"messages": 5}),
    (posts.Removal, {"messages": [5, "6"]}),
    (Met, {"numbers": ["A7K3"], "number": 1}),
])  # fmt: skip
def test_what_does_not_fit(kind, parameters):
    """Nothing is guessed: whoever left it has meant something by it."""
    with pytest.raises(Unfit):
        kind.parsed(parameters)

"""People, places, settings of a region, the record."""

from __future__ import annotations

from newsroom import record
from newsroom.people import desk_doors, invitations, joining, roll, status, terms, upkeep
from newsroom.union import region_settings, seats
from newsroom.union.organisations import BRANCH, CENTRE, PRIMARY, REGION
from newsroom.values.figures import Amount
from tests.newsroom.access.columns import BOTH, CENTRE_PEOPLE, DAY, HERE, KEEPERS, OWNER, REGION_PEOPLE, STRANGER, Calls
from tests.newsroom.everybody import FRAME, LOGO, NOW

# use case: (how it is called, who may). Several calls of one use case where the right depends on what is given.
DIRECTLY: Calls = {
    "roll.of_place": [
        (lambda tx, who, w: roll.of_place(tx, who, w.at[REGION], NOW), REGION_PEOPLE),
        (lambda tx, who, w: roll.of_place(tx, who, w.at[BRANCH], NOW), HERE),
        (lambda tx, who, w: roll.of_place(tx, who, w.at[CENTRE], NOW), CENTRE_PEOPLE),
    ],
    "invitations.make": [
        (lambda tx, who, w: invitations.make(tx, who, w.at[BRANCH], "chair", NOW), REGION_PEOPLE),
        (lambda tx, who, w: invitations.make(tx, who, w.at[BRANCH], "deputy", NOW), REGION_PEOPLE | {"chair"}),
        (lambda tx, who, w: invitations.make(tx, who, w.at[PRIMARY], "chair", NOW), REGION_PEOPLE),
        (lambda tx, who, w: invitations.make(tx, who, w.at[PRIMARY], "deputy", NOW), REGION_PEOPLE | {"chair below"}),
        (lambda tx, who, w: invitations.make(tx, who, w.at[REGION], "specialist", NOW), CENTRE_PEOPLE),
        (lambda tx, who, w: invitations.make(tx, who, w.at[CENTRE], "press", NOW), CENTRE_PEOPLE),
        (lambda tx, who, w: invitations.make(tx, who, w.at[CENTRE], "owner", NOW), OWNER),
    ],
    "invitations.make_for_account": [
        (lambda tx, who, w: invitations.make_for_account(tx, who, w.chair.seat.id, NOW), REGION_PEOPLE),
        (lambda tx, who, w: invitations.make_for_account(tx, who, w.deputy.seat.id, NOW), REGION_PEOPLE | {"chair"}),
        (lambda tx, who, w: invitations.make_for_account(tx, who, w.specialist.seat.id, NOW), CENTRE_PEOPLE),
        (lambda tx, who, w: invitations.make_for_account(tx, who, w.owner.seat.id, NOW), OWNER),
    ],
    "invitations.for_several": [
        (lambda tx, who, w: invitations.for_several(tx, who, w.for_deputy, 3, NOW), REGION_PEOPLE | {"chair"}),
    ],
    "invitations.revoke": [
        (lambda tx, who, w: invitations.revoke(tx, who, w.for_chair, NOW), REGION_PEOPLE),
        (lambda tx, who, w: invitations.revoke(tx, who, w.for_deputy, NOW), REGION_PEOPLE | {"chair"}),
        (lambda tx, who, w: invitations.revoke(tx, who, w.for_owner, NOW), OWNER),
    ],
    "invitations.require_invitation": [
        (lambda tx, who, w: invitations.require_invitation(tx, who, w.for_chair, NOW), REGION_PEOPLE),
    ],
    "desk_doors.make_link": [(lambda tx, who, w: desk_doors.make_link(tx, who, NOW), KEEPERS)],
    "joining.ask": [(lambda tx, who, w: joining.ask(tx, who, w.ridder, "Әлия", NOW), {STRANGER})],
    "joining.require_request": [(lambda tx, who, w: joining.require_request(tx, who, w.request), REGION_PEOPLE)],
    "joining.approve": [
        (lambda tx, who, w: joining.approve(tx, who, w.request, "chair", NOW), REGION_PEOPLE),
        (lambda tx, who, w: joining.approve(tx, who, w.request, "deputy", NOW), REGION_PEOPLE),
    ],
    "joining.decline": [(lambda tx, who, w: joining.decline(tx, who, w.request, NOW), REGION_PEOPLE)],
    "status.status": [(lambda tx, who, w: status.status(tx, who, NOW), OWNER)],
    "terms.drop_drafts": [(lambda tx, who, w: terms.drop_drafts(tx, who, w.chair.seat.id, NOW), REGION_PEOPLE)],
    "terms.end": [
        (lambda tx, who, w: terms.end(tx, who, w.chair.seat.id, NOW), REGION_PEOPLE),
        (lambda tx, who, w: terms.end(tx, who, w.deputy.seat.id, NOW), REGION_PEOPLE | {"chair"}),
        (lambda tx, who, w: terms.end(tx, who, w.specialist.seat.id, NOW), CENTRE_PEOPLE),
        (lambda tx, who, w: terms.end(tx, who, w.press.seat.id, NOW), CENTRE_PEOPLE),
        (lambda tx, who, w: terms.end(tx, who, w.second_owner.seat.id, NOW), OWNER),
    ],
    "terms.hand_over": [
        (
            lambda tx, who, w: terms.hand_over(tx, who, w.chair.seat.id, w.deputy.seat.id, NOW, acting=True),
            REGION_PEOPLE,
        ),
    ],
    "upkeep.require_kept": [(lambda tx, who, w: upkeep.require_kept(tx, who, w.ridder), REGION_PEOPLE)],
    "upkeep.add": [
        (lambda tx, who, w: upkeep.add(tx, who, w.ridder, BOTH, NOW), REGION_PEOPLE),
        (lambda tx, who, w: upkeep.add(tx, who, w.vko, BOTH, NOW), REGION_PEOPLE),
        (lambda tx, who, w: upkeep.add(tx, who, w.centre, BOTH, NOW), CENTRE_PEOPLE),
    ],
    "upkeep.rename": [(lambda tx, who, w: upkeep.rename(tx, who, w.ridder, BOTH, NOW), REGION_PEOPLE)],
    "upkeep.note_figure": [
        (
            lambda tx, who, w: upkeep.note_figure(tx, who, w.ridder, "members", Amount(9), DAY, "day", NOW),
            REGION_PEOPLE,
        ),
    ],
    "upkeep.set_duty": [(lambda tx, who, w: upkeep.set_duty(tx, who, w.ridder, NOW, staff=True), REGION_PEOPLE)],
    "upkeep.close": [(lambda tx, who, w: upkeep.close(tx, who, w.school, DAY, NOW), REGION_PEOPLE)],
    "upkeep.merge": [
        (lambda tx, who, w: upkeep.merge(tx, who, w.ridder, w.ulan, NOW), REGION_PEOPLE),
        (lambda tx, who, w: upkeep.merge(tx, who, w.ridder, w.ayagoz, NOW), CENTRE_PEOPLE),
        (lambda tx, who, w: upkeep.merge(tx, who, w.vko, w.abay, NOW), CENTRE_PEOPLE),
    ],
    "record.read": [(lambda tx, who, w: record.read(tx, who, 0, 10), CENTRE_PEOPLE)],
    "region_settings.require_region": [
        (lambda tx, who, w: region_settings.require_region(tx, who, w.vko), REGION_PEOPLE),
    ],
    "region_settings.choose": [
        (lambda tx, who, w: region_settings.choose(tx, who, w.vko, "leap", 1, NOW), REGION_PEOPLE),
    ],
    "region_settings.let_go_of_channel": [
        (lambda tx, who, w: region_settings.let_go_of_channel(tx, who, w.vko, NOW), REGION_PEOPLE),
    ],
    "region_settings.set_logo": [
        (lambda tx, who, w: region_settings.set_logo(tx, who, w.vko, LOGO, NOW), REGION_PEOPLE),
    ],
    "region_settings.set_own_frame": [
        (lambda tx, who, w: region_settings.set_own_frame(tx, who, w.vko, FRAME, NOW), REGION_PEOPLE),
    ],
    "region_settings.sign": [
        (lambda tx, who, w: region_settings.sign(tx, who, w.vko, {"kk": "Кәсіподақ"}, NOW), REGION_PEOPLE),
    ],
    "seats.require_seen": [
        (lambda tx, who, w: seats.require_seen(tx, who, w.vko), REGION_PEOPLE),
        (lambda tx, who, w: seats.require_seen(tx, who, w.ridder), HERE),
        (lambda tx, who, w: seats.require_seen(tx, who, w.centre), CENTRE_PEOPLE),
    ],
    "seats.require_sitter": [(lambda tx, who, w: seats.require_sitter(tx, who, w.deputy.seat.id, NOW), HERE)],
}

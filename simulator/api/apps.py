"""Answers of Mini Apps: a message in the name of whoever opened one."""

from __future__ import annotations

from simulator.api.call import Call, plays
from simulator.api.callbacks import TOO_OLD
from simulator.api.results import result_of
from simulator.errors import bad_request
from simulator.world import apps, talk

ANSWERABLE_FOR = 3600  # seconds; the real figure is not documented, and clients prolong it while the app is open


@plays("answerWebAppQuery")
def answer_app(call: Call) -> dict[str, str]:
    launch = call.world.launches.get(call.args["web_app_query_id"])
    if launch is None or launch.bot is not call.bot or launch.kind not in apps.ASKED or launch.answered:
        raise bad_request(TOO_OLD)
    if call.world.now - launch.at > ANSWERABLE_FOR:
        raise bad_request(TOO_OLD)
    result = result_of(call, call.args["result"])
    launch.answered = True
    said = talk.post(
        call.world, launch.chat, dict(result.content), sender=launch.human, via=call.bot, markup=result.markup
    )
    call.world.inline.name(said)
    return {"inline_message_id": said.inline_id} if said.inline_id else {}

"""What is said to Meta over the wire, and how its answers are read: whatever is no clear no or yes is a doubt."""

from __future__ import annotations

from contextlib import aclosing
from datetime import timedelta

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.facebook import outcome_of
from bot.meta import Meta, Refusal, Unanswered, Unheard
from newsroom.values import troubles

TOKEN = "EAAG-secret"
USAGE = '{"1": [{"estimated_time_to_regain_access": 7}, {"estimated_time_to_regain_access": 42}]}'


@pytest.fixture
async def said(request):
    """A server that says one thing, what it was asked, and somebody who asks."""
    status, text, *headers = request.param
    asked = []

    async def hear(request):
        asked.append((str(request.url), dict(request.headers), await request.text()))
        return web.Response(status=status, text=text, headers=dict(headers))

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", hear)
    async with TestServer(app) as server, aclosing(Meta(str(server.make_url("/v25.0")), patience=5)) as meta:
        yield meta, asked


def says(*answer: object) -> object:
    return pytest.param(answer, id=str(answer[1])[:40] or "nothing")


@pytest.mark.parametrize("said", [says(200, '{"id": "5_7"}')], indirect=True)
async def test_the_token_is_in_no_address_and_in_no_form(said):
    meta, asked = said
    assert await meta.put_up(TOKEN, 5, "Сәлем", [8, 9]) == 7
    ((url, headers, form),) = asked
    assert headers["Authorization"] == f"Bearer {TOKEN}"
    assert TOKEN not in url + form
    assert "attached_media%5B1%5D=%7B%22media_fbid%22%3A+%229%22%7D" in form


@pytest.mark.parametrize("said", [
    says(200, ""), says(200, "<html>"), says(200, "[]"), says(200, "{}"), says(200, '{"id": "5_x"}'),
    says(302, "", ("Location", "http://127.0.0.1:1/")), says(403, "<html>proxy</html>"), says(500, "{}"),
    says(503, '{"error": {"code": 190}}'), says(400, '{"error": {"code": 1}}'), says(400, '{"error": {"code": 2}}'),
    says(400, '{"error": {"code": "190"}}'), says(400, '{"error": {}}'), says(400, '{"error": "no"}'),
], indirect=True)  # fmt: skip
async def test_what_is_no_clear_answer_is_a_doubt_and_asked_once(said):
    meta, asked = said
    with pytest.raises(Unanswered):
        await meta.put_up(TOKEN, 5, "Сәлем", [])
    assert len(asked) == 1


async def test_where_nobody_answers_nothing_was_heard():
    async with aclosing(Meta("http://127.0.0.1:1/v25.0")) as meta:
        with pytest.raises(Unheard):
            await meta.put_up(TOKEN, 5, "Сәлем", [])


@pytest.mark.parametrize(("said", "minutes"), [
    ((400, '{"error": {"code": 4}}'), 10), ((400, '{"error": {"code": 4}}', ("X-Business-Use-Case-Usage", USAGE)), 42),
    ((400, '{"error": {"code": 32}}', ("X-Business-Use-Case-Usage", "{}")), 10),
    ((400, '{"error": {"code": 613}}', ("X-Business-Use-Case-Usage", "never")), 10),
    ((400, '{"error": {"code": 17}}', ("X-Business-Use-Case-Usage", USAGE.replace("42", "4200"))), 60),
], indirect=["said"])  # fmt: skip
async def test_how_long_a_limit_is_waited_for(said, minutes):
    with pytest.raises(Refusal) as refused:
        await said[0].put_up(TOKEN, 5, "Сәлем", [])
    outcome = outcome_of(refused.value)
    assert (outcome.state, outcome.after, outcome.counts) == ("waiting", timedelta(minutes=minutes), True)


@pytest.mark.parametrize(("code", "state", "trouble"), [
    (190, "failed", troubles.TOKEN), (102, "failed", troubles.TOKEN), (10, "failed", troubles.PERMISSION),
    (200, "failed", troubles.PERMISSION), (299, "failed", troubles.PERMISSION), (506, "failed", troubles.DUPLICATE),
    (368, "failed", troubles.BLOCKED), (341, "waiting", troubles.RATE), (9007, "waiting", troubles.MEDIA),
    (100, "failed", "(#100) No such *** here"), (5, "failed", "(#5) No such *** here"),
])  # fmt: skip
def test_what_a_refusal_means(code, state, trouble):
    """Its words are repeated only where nothing else is known, and without the token."""
    refusal = Refusal(code, 0, f"(#{code}) No such {TOKEN} here", None, passes=False)
    outcome = outcome_of(refusal, TOKEN)
    assert (outcome.state, outcome.trouble) == (state, trouble)


def test_what_passes_is_tried_again():
    assert outcome_of(Refusal(1609, 0, "", None, passes=True)).state == "waiting"

"""setWebhook and its kin."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from simulator.api.call import Answer, Call, plays
from simulator.api.desk import Desk
from simulator.errors import Refusal, bad_request
from simulator.schema import Upload
from simulator.world.webhooks import Webhook

SECRET = re.compile(r"[A-Za-z0-9_-]*")
LONGEST_SECRET, MOST_CONNECTIONS, DEFAULT_CONNECTIONS = 256, 100, 40
PORTS = (443, 80, 88, 8443)
NEAR = ("127.0.0.1", "localhost", "::1")
ACTIVE = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


@plays("setWebhook")
def set_webhook(call: Call) -> Answer:
    url: str = call.get("url", "")
    if not url:
        return _deleted(call)
    _check_address(url)
    secret = _checked_secret(call.get("secret_token", ""))
    if call.world.post is None:
        raise bad_request("bad webhook: this simulator was started without a way to deliver")
    take_wishes(call)
    connections = min(max(call.get("max_connections", DEFAULT_CONNECTIONS), 1), MOST_CONNECTIONS)
    old = call.bot.webhook
    same = old is not None and (old.url, old.secret, old.max_connections) == (url, secret, connections)
    if same and not call.get("drop_pending_updates"):
        return Answer(True, "Webhook is already set")
    _stop(call)
    _hang(call, url, secret, connections)
    return Answer(True, "Webhook was set")


def _hang(call: Call, url: str, secret: str, connections: int) -> None:
    desk, token, world = Desk(call.world), call.bot.token, call.world

    async def reply(asked: dict[str, Any], files: dict[str, Upload]) -> None:
        given = {name: value for name, value in asked.items() if name != "method"}
        await desk.answer(token, asked["method"], given, files)

    assert world.post is not None
    hook = Webhook(url, secret, connections, call.bot.updates, world.clock, world.faults, world.post, reply)
    call.bot.webhook = hook
    call.bot.updates.end_poll()
    hook.start()


def _checked_secret(secret: str) -> str:
    if len(secret) > LONGEST_SECRET:
        raise bad_request("secret token is too long")
    if not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    return secret


def _check_address(url: str) -> None:
    """Telegram asks for HTTPS; on the machine itself there is nobody to give a certificate."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        host = None
    if not host or parts.scheme not in ("", "http", "https"):
        raise bad_request("invalid webhook URL specified")
    if host in NEAR:
        return
    if parts.scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if (port or PORTS[0]) not in PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")


def _stop(call: Call) -> None:
    if call.bot.webhook is not None:
        call.bot.webhook.stop()
        call.bot.webhook = None
    if call.get("drop_pending_updates"):
        call.bot.updates.clear()


@plays("deleteWebhook")
def delete_webhook(call: Call) -> Answer:
    return _deleted(call)


def _deleted(call: Call) -> Answer:
    was_set = call.bot.webhook is not None
    _stop(call)
    return Answer(True, "Webhook was deleted" if was_set else "Webhook is already deleted")


@plays("getWebhookInfo")
def get_info(call: Call) -> dict[str, Any]:
    hook, updates = call.bot.webhook, call.bot.updates
    info: dict[str, Any] = {"url": hook.url if hook else "", "has_custom_certificate": False}
    info["pending_update_count"] = len(updates)
    if hook is not None:
        info["max_connections"] = hook.max_connections
        if hook.last_error:
            info |= {"last_error_message": hook.last_error, "last_error_date": hook.last_error_at}
    if updates.allowed is not None:
        info["allowed_updates"] = sorted(updates.allowed)
    return info


def take_wishes(call: Call) -> None:
    """Which kinds of updates the bot wants from now on. Names that there are none of are passed over."""
    if "allowed_updates" not in call.args:
        return
    known = call.world.schema.types["Update"]
    wanted = [kind.lower() for kind in call.args["allowed_updates"]]
    for kind in wanted:
        if kind not in known:
            call.mood.mistake(f'there is no kind of update "{kind}"')
    call.bot.updates.allow([kind for kind in wanted if kind in known])


def refuse_polling(call: Call) -> None:
    if call.bot.webhook is not None:
        raise Refusal(409, ACTIVE)

"""The settings of a region: each chosen from a few."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from aiogram.types import Message

from handlers.actions import Event, tapped
from handlers.forms import Form
from handlers.steps import Parser, Said, Step, in_each_language
from handlers.views import view
from handlers.visit import Visit
from locales import later
from newsroom import outbox, weeks
from newsroom.access import require_seat
from newsroom.errors import Refused
from newsroom.posts import framing
from newsroom.union import door_keys, region_settings
from newsroom.union.organisations import Place
from reports.frames import Texts, framed
from reports.sample import photo
from screens import actions
from screens.people import region as screens
from screens.screen import Picture, Piece, Screen


def register() -> None:
    tapped(actions.SETTINGS, settings)
    tapped(actions.SETTING, choose)
    tapped(actions.SET, choose_value)
    tapped(actions.UNBIND, unbind)
    tapped(actions.SIGNATURE, signature)
    tapped(actions.LOGO, logo)
    tapped(actions.OWN_FRAME, own_frame)


async def settings(_: Event, visit: Visit, region_id: int | None) -> Screen:
    """Of one's own region, where none is named."""
    return await visit.show(draw_settings, region=region_id or require_seat(visit.who).organisation_id)


@view("settings")
async def draw_settings(visit: Visit, region: int, sample: bool = False) -> Screen:
    found = await region_settings.require_region(visit.tx, visit.who, region)
    known = {name: _value(found, name) for name in region_settings.CHOICES}
    channel = found.settings.get("channel", {}).get("title", "")
    page = await door_keys.of_region(visit.tx, found.id, outbox.FACEBOOK)
    title = page.title if page is not None else ""
    shown = screens.settings(visit.who.language, found.names, found.id, known, channel, title)
    own = await framing.logo(visit.tx, found.settings.get("own_frame")) if sample else None
    if own is None:
        return shown
    look, texts = {"frame": "own", "shade": known["shade"]}, screens.sample(visit.who.language, found, "own")
    picture = Picture("photo", drawn=partial(_sample, look, texts, own), name="frame.jpg")
    return replace(shown, pieces=(Piece("", (picture,)),))


def _value(region: Place, name: str) -> Any:
    if name == "frame" and region.settings.get("own_frame"):
        return "own"
    if name == "timezone":
        return weeks.zone_or_default(region.timezone)
    return region_settings.setting_in(region.settings, name)


async def choose(_: Event, visit: Visit, region_id: int, name: str) -> Screen:
    return await visit.show(draw_setting, region=region_id, name=name)


@view("setting")
async def draw_setting(visit: Visit, region: int, name: str) -> Screen:
    found = await region_settings.require_region(visit.tx, visit.who, region)
    shown = screens.choose(visit.who.language, region, name, region_settings.CHOICES[name], _value(found, name))
    return replace(shown, pieces=(await _samples(visit, found, name),)) if name in ("frame", "shade") else shown


async def _samples(visit: Visit, region: Place, name: str) -> Piece:
    """What can be chosen, in the order of the buttons, each with its name."""
    language = visit.who.language
    now = {one: region_settings.setting_in(region.settings, one) for one in ("frame", "shade")}
    logo = await framing.logo(visit.tx, region.settings.get("logo"))
    pictures = [
        Picture("photo", drawn=partial(_sample, now | {name: one}, screens.sample(language, region, one), logo),
                name="frame.jpg")
        for one in region_settings.CHOICES[name]
    ]  # fmt: skip
    return Piece("", tuple(pictures))


def _sample(look: dict[str, Any], texts: tuple[str, str, str], logo: bytes | None) -> bytes:
    return framed(photo(), look["frame"], look["shade"], Texts(*texts), logo)


async def choose_value(_: Event, visit: Visit, region_id: int, name: str, which: int) -> Screen:
    await region_settings.choose(visit.tx, visit.who, region_id, name, which, visit.now)
    return await visit.show(draw_settings, region=region_id)


def signed(message: Message, _: Visit) -> str:
    return region_settings.require_signature(message.text or "")


async def _region(visit: Visit, region: int) -> Place:
    return await region_settings.require_region(visit.tx, visit.who, region)


SIGNATURES = in_each_language(screens.signature, signed, skippable=True)


async def sign(visit: Visit, said: Said, region: Place) -> Screen:
    """Below a publication may stand nothing; in a language that was passed over it stays as it is."""
    await region_settings.sign(visit.tx, visit.who, region.id, said.texts(SIGNATURES), visit.now)
    return await visit.show(draw_settings, region=region.id)


SIGNATURE = Form("signature", _region, *SIGNATURES, save=sign, title=later("the signature"))


async def signature(_: Event, visit: Visit, region_id: int) -> Screen:
    return await SIGNATURE.ask(visit, region=region_id)


def sent_logo(_: Message, visit: Visit) -> bytes:
    """Words, and what could not be fetched or opened, are none."""
    if visit.looked is None:
        raise Refused("not_a_logo")
    return region_settings.require_logo(visit.looked.content, visit.looked.facts)


def sent_frame(_: Message, visit: Visit) -> bytes:
    if visit.looked is None:
        raise Refused("not_a_frame")
    return region_settings.require_own_frame(visit.looked.content, visit.looked.facts)


async def put_frame(visit: Visit, said: Said, region: Place) -> Screen:
    """And how a photo looks in it."""
    await region_settings.set_own_frame(visit.tx, visit.who, region.id, said[THE_FRAME], visit.now)
    return await visit.show(draw_settings, region=region.id, sample=bool(said[THE_FRAME]))


THE_FRAME = Step("own_frame", screens.own_frame, Parser(sent_frame, takes_file=True))
OWN_FRAME = Form("own_frame", _region, THE_FRAME, save=put_frame)


async def own_frame(_: Event, visit: Visit, region_id: int) -> Screen:
    return await OWN_FRAME.ask(visit, region=region_id)


async def put_logo(visit: Visit, said: Said, region: Place) -> Screen:
    """And how it looks in every frame."""
    await region_settings.set_logo(visit.tx, visit.who, region.id, said[THE_LOGO], visit.now)
    return await visit.show(draw_setting, region=region.id, name="frame")


THE_LOGO = Step("logo", screens.logo, Parser(sent_logo, takes_file=True))
LOGO = Form("logo", _region, THE_LOGO, save=put_logo)


async def logo(_: Event, visit: Visit, region_id: int) -> Screen:
    return await LOGO.ask(visit, region=region_id)


async def unbind(_: Event, visit: Visit, region_id: int) -> Screen:
    await region_settings.let_go_of_channel(visit.tx, visit.who, region_id, visit.now)
    return await visit.show(draw_settings, region=region_id)

"""The settings of a region: each chosen from a few."""

from __future__ import annotations

from typing import Any

from aiogram import Router
from aiogram.types import Message

from handlers.actions import Event, tapped
from handlers.views import view
from handlers.visit import Visit
from locales import LANGUAGES, Language, language_for
from newsroom import weeks
from newsroom.access import require_seat
from newsroom.union import region_settings
from newsroom.union.organisations import Place
from screens import actions
from screens.people import region as screens
from screens.screen import Screen


def router() -> Router:
    tapped(actions.SETTINGS, settings)
    tapped(actions.SETTING, choose)
    tapped(actions.SET, choose_value)
    tapped(actions.UNBIND, unbind)
    tapped(actions.SIGNATURE, signature)
    tapped(actions.UNSIGNED, unsigned)
    return Router(name="region")


async def settings(_: Event, visit: Visit, region_id: int | None) -> Screen:
    """Of one's own region, where none is named."""
    return await visit.show(draw_settings, region=region_id or require_seat(visit.who).organisation_id)


@view("settings")
async def draw_settings(visit: Visit, region: int) -> Screen:
    found = await region_settings.require_region(visit.tx, visit.who, region)
    known = {name: _value(found, name) for name in region_settings.CHOICES}
    channel = found.settings.get("channel", {}).get("title", "")
    return screens.settings(visit.who.language, found.names, found.id, known, channel)


def _value(region: Place, name: str) -> Any:
    if name == "timezone":
        return weeks.zone_or_default(region.timezone)
    return region_settings.setting_in(region.settings, name)


async def choose(_: Event, visit: Visit, region_id: int, name: str) -> Screen:
    return await visit.show(draw_setting, region=region_id, name=name)


@view("setting")
async def draw_setting(visit: Visit, region: int, name: str) -> Screen:
    found = await region_settings.require_region(visit.tx, visit.who, region)
    return screens.choose(visit.who.language, region, name, region_settings.CHOICES[name], _value(found, name))


async def choose_value(_: Event, visit: Visit, region_id: int, name: str, which: int) -> Screen:
    await region_settings.choose(visit.tx, visit.who, region_id, name, which, visit.now)
    return await visit.show(draw_settings, region=region_id)


async def signature(_: Event, visit: Visit, region_id: int) -> Screen:
    return await _ask_signature(visit, region_id, LANGUAGES[0])


async def _ask_signature(visit: Visit, region_id: int, language: Language) -> Screen:
    return await visit.show(draw_signature, region=region_id, language=language)


async def signed(message: Message, visit: Visit, region: int, language: str) -> Screen:
    return await _sign(visit, region, language_for(language), (message.text or "").strip())


@view("signature", hears=signed)
async def draw_signature(visit: Visit, region: int, language: str) -> Screen:
    found = await region_settings.require_region(visit.tx, visit.who, region)
    now = found.settings.get("signature", {}).get(language, "")
    return screens.ask_signature(visit.who.language, region, language_for(language), now)


async def unsigned(_: Event, visit: Visit, region_id: int, language: Language) -> Screen:
    return await _sign(visit, region_id, language, "")


async def _sign(visit: Visit, region_id: int, language: Language, text: str) -> Screen:
    """One language after the other. Below a publication may stand nothing, so what is missing tells nothing."""
    await region_settings.sign(visit.tx, visit.who, region_id, language, text, visit.now)
    later = LANGUAGES[LANGUAGES.index(language) + 1 :]
    if later:
        return await _ask_signature(visit, region_id, later[0])
    return await visit.show(draw_settings, region=region_id)


async def unbind(_: Event, visit: Visit, region_id: int) -> Screen:
    await region_settings.let_go_of_channel(visit.tx, visit.who, region_id, visit.now)
    return await visit.show(draw_settings, region=region_id)

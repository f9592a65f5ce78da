"""Checks for the types of the schema, made from its prose when first needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from simulator.errors import Mood
from simulator.schema import plain, words
from simulator.schema.old import fields_in_todays_words
from simulator.schema.plain import PLAIN, Misfit
from simulator.schema.unplayed import FIELDS as UNPLAYED

ARRAY, UNION, FILE = "Array of ", " or ", "InputFile"
CHANGES_NOTHING = (None, False, 0, "")
SHORT = {"InputPollOption": "text", "KeyboardButton": "text"}  # objects that may come as their text alone

Check = Callable[[Any, str, Mood], Any]  # the value, where it stands, and how mistakes are taken


class Types:
    def __init__(self, types: Mapping[str, Mapping[str, list[Any]]], unions: Mapping[str, list[str]]) -> None:
        self.types = types
        self.unions = unions
        self._checks: dict[str, Check] = {}

    def check(self, kind: str) -> Check:
        found = self._checks.get(kind)
        if found is None:
            found = self._checks[kind] = self._make(kind)
        return found

    def _make(self, kind: str) -> Check:
        if kind in PLAIN:
            return lambda value, path, mood: plain.field(kind, value, path, mood)
        if kind.startswith(ARRAY):
            return self._array(kind.removeprefix(ARRAY).replace(", ", UNION).replace(" and ", UNION))
        if kind == "RichText" or kind.startswith(FILE):  # the first may also be a bare string or a list of itself
            return lambda value, _path, _mood: value
        if UNION in kind or kind in self.unions:
            return self._one_of(self.unions.get(kind) or kind.split(UNION))
        return self._object(kind)

    def _array(self, item: str) -> Check:
        def check(value: Any, path: str, mood: Mood) -> Any:
            if not isinstance(value, list):
                rows = words.NO_ROWS.get(_name(path)) if path.endswith("]") else None
                raise Misfit(rows or _wrong(path, "Array"))
            one = self.check(item)
            return [one(each, f"{path}[{index}]", mood) for index, each in enumerate(value)]

        return check

    def _one_of(self, kinds: list[str]) -> Check:
        """The kind is told by a tag such as `type`; where there is none, by the fields that it must have."""
        family = words.family(kinds[0])
        prefix = words.PREFIXES.get(family, "")

        def check(value: Any, path: str, mood: Mood) -> Any:
            try:
                if not isinstance(value, dict):
                    raise Misfit(words.NO_OBJECT.get(family, "expected an Object"))  # noqa: TRY301
                return self.check(self._kind_of(family, kinds, value))(value, path, mood)
            except Misfit as misfit:
                raise Misfit(f"{prefix}{misfit}") from None

        return check

    def _kind_of(self, family: str, kinds: list[str], value: dict[str, Any]) -> str:
        tagged = [kind for kind in kinds if self._bears_its_tags(kind, value)]
        if not tagged and family == "InputMedia" and value.get("type") == "animation":
            raise Misfit('type "animation" can\'t be used in sendMediaGroup')
        if not tagged and "type" in value:
            raise Misfit(words.UNSUPPORTED.get(family, "Unsupported type specified").format(value["type"]))
        if not tagged:
            raise Misfit('Can\'t find field "type"')
        whole = [kind for kind in tagged if all(name in value for name, row in self.types[kind].items() if row[1])]
        return (whole or tagged)[0]

    def _bears_its_tags(self, kind: str, value: dict[str, Any]) -> bool:
        return kind in self.types and all(
            value.get(name) == row[2] for name, row in self.types[kind].items() if len(row) > 2
        )

    def _object(self, kind: str) -> Check:
        prefix = words.PREFIXES.get(kind, "") if words.family(kind) == kind else ""  # else the union says it
        required = words.ASKED_FOR.get(kind) or [name for name, row in self.types[kind].items() if row[1]]

        def check(value: Any, path: str, mood: Mood) -> Any:
            try:
                return self._fields(kind, required, value, path, mood)
            except Misfit as misfit:
                raise Misfit(f"{prefix}{misfit}") from None

        return check

    def _fields(self, kind: str, required: list[str], value: Any, path: str, mood: Mood) -> dict[str, Any]:
        fields, unplayed = self.types[kind], UNPLAYED.get(kind, ())
        if isinstance(value, str) and kind in SHORT:
            value = {SHORT[kind]: value}
        if not isinstance(value, dict):
            raise Misfit(words.NO_OBJECT.get(kind) or _wrong(path, "Object"))
        value = fields_in_todays_words(kind, value, mood)
        _require(kind, required, value, path, mood)
        taken: dict[str, Any] = {}
        for name, item in value.items():
            row = fields.get(name)
            if row is None:
                mood.mistake(f'unknown field "{_join(path, name)}" in {kind}')
                continue
            if name in words.PASSED_OVER and not isinstance(item, list):
                mood.mistake(f'field "{_join(path, name)}" must be of type Array')
                continue
            if name in unplayed and item not in CHANGES_NOTHING:
                mood.unplayed(f'the field "{name}" of {kind}')
            taken[name] = self.check(row[0])(item, _join(path, name), mood)
            _check_value(kind, name, row, taken[name])
        return taken


def _require(kind: str, required: list[str], value: dict[str, Any], path: str, mood: Mood) -> None:
    for name in required:
        if name not in value:
            told = words.NO_FIELD.get((kind, name)) or f'Can\'t find field "{name}"'
            if name not in words.NOT_ASKED_FOR.get(kind, ()):
                raise Misfit(told)
            mood.mistake(f'can\'t find field "{_join(path, name)}"')
    if kind == "MessageEntity":
        needed = words.NEEDED_BY_TYPE.get(str(value["type"]))
        if needed and needed not in value:
            raise Misfit(f'Can\'t find field "{needed}"')


def _check_value(kind: str, name: str, row: list[Any], value: Any) -> None:
    known, told = words.VALUES.get((kind, name), (None, ""))
    if known is not None and value.lower() not in known:
        raise Misfit(told)
    if len(row) > 2 and value != row[2]:
        raise Misfit(f'Field "{name}" must be {row[2]}')


def _wrong(path: str, shape: str) -> str:
    return f"expected an {shape}" if path.endswith("]") else f'Field "{_name(path)}" must be of type {shape}'


def _name(path: str) -> str:
    return path.rpartition(".")[2].partition("[")[0]


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name

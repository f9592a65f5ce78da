"""The parameters of a function as it annotates them: read once, when it is registered, and held against what comes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from inspect import signature
from typing import Any, get_args, get_origin, get_type_hints

PLAIN = (int, str, bool)
Fits = Callable[[object], bool]


@dataclass(frozen=True, slots=True)
class Parameters:
    """Their types by name, and which of them have no default."""

    types: dict[str, Any]
    needed: frozenset[str]

    def is_part_of(self, others: Parameters) -> bool:
        """Whether whoever is given the others has all that is asked for here."""
        return self.types.items() <= others.types.items() and self.needed <= others.needed


def parameters_of(function: Callable[..., object], leading: int) -> Parameters:
    """All but the leading ones."""
    hints = get_type_hints(function)
    found = list(signature(function).parameters.values())[leading:]
    needed = frozenset(one.name for one in found if one.default is one.empty)
    return Parameters({one.name: hints[one.name] for one in found}, needed)


def fitting(parameters: Parameters) -> Callable[[dict[str, Any]], bool]:
    """What tells whether values by name are all of these parameters, each of its type, as JSON keeps them."""
    checks = {name: _fits(kind) for name, kind in parameters.types.items()}
    needed = parameters.needed

    def fits(given: dict[str, Any]) -> bool:
        known = needed <= given.keys() <= checks.keys()
        return known and all(checks[name](value) for name, value in given.items())

    return fits


def _fits(kind: Any) -> Fits:
    if kind is Any:
        return lambda _: True
    if kind in PLAIN:  # a truth is no number here, though Python takes it for one
        return lambda value: type(value) is kind
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (list, Sequence):
        fits = _fits(inner[0])
        return lambda value: type(value) is list and all(fits(one) for one in value)
    if origin in (dict, Mapping):
        key, told = _fits(inner[0]), _fits(inner[1])
        return lambda value: type(value) is dict and all(key(one) and told(value[one]) for one in value)
    raise TypeError(f"nothing that is kept is {kind}")

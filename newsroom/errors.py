"""What cannot be done, by a name that the screens put into words for whoever tried."""

from __future__ import annotations

from typing import Any


class Refused(Exception):
    """A known no: it tells the person what to do next, undoes the transaction, and is nobody's fault."""

    def __init__(self, kind: str, **parameters: Any) -> None:
        super().__init__(kind)
        self.kind = kind
        self.parameters = parameters

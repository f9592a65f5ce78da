"""What a tap asks of the database, counted: the same on every machine, and what `make bench` shows as time.

Whoever adds a statement to each tap changes a number here, and says why.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

from locales import words_for
from tests.conftest import ALTERNATING

TO_LEAD_ON = 3  # who taps, what it is about, and where they stand now
TO_CHOOSE = 5  # and what there is to choose from, or what was chosen
A_RUBRIC = ""  # the first that is shown
COSTS = (("Show an example", TO_LEAD_ON), ("Back", TO_CHOOSE), ("Rubric", TO_CHOOSE), (A_RUBRIC, TO_CHOOSE))


@contextmanager
def asked(engine) -> Iterator[list[str]]:
    """Each statement, and the end of each transaction: on PostgreSQL every one is a way there and back."""
    found: list[str] = []

    def hear(cursor, sql, parameters, context):
        found.append(sql.split(maxsplit=1)[0])

    def end(connection):
        found.append("COMMIT")

    event.listen(engine, "do_execute", hear)
    event.listen(engine, "commit", end)
    yield found
    event.remove(engine, "do_execute", hear)
    event.remove(engine, "commit", end)


@ALTERNATING
async def test_a_tap_asks_once_for_each_thing_and_is_one_transaction(office, language):
    say = words_for(language)
    chair = await office.seated("Төраға", "chair", "ridder", language)
    await chair.taps(say("Send a post"))
    await chair.taps(say("Question by question"))
    for label, most in COSTS:
        pressed = say(label) if label else chair.screen.labels()[0]
        with asked(office.engine.writes) as found:
            await chair.taps(pressed)
        assert len(found) <= most + 1, (pressed, found)
        assert (found[0], found[-2:], found.count("COMMIT")) == ("SELECT", ["UPDATE", "COMMIT"], 1), (pressed, found)

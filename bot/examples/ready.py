"""An example as a whole workshop that people have just gone through: for samples, pictures and benchmarks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.examples import read
from bot.examples.records import records_of
from bot.flows.phases import PHASES
from storage.changes import Put, evolve
from storage.records import Head, Member, Workshop


def ready_workshop(
    name: str, *, team_id: str, channel_id: str, people: tuple[str, ...], ids: Callable[[], str], now: datetime
) -> Workshop:
    """The example called ``name``, open in its last phase; the first of ``people`` facilitates, all took part."""
    example = read(name)
    setup = example.workshop
    head = Head(
        id=ids(),
        tenant=team_id,
        team_id=team_id,
        channel_id=channel_id,
        phase=PHASES[-1].key,
        journey=setup.journey,
        initiative=setup.initiative,
        occasion=setup.occasion,
        value_stream=setup.value_stream,
        trigger=setup.trigger,
        end_value=setup.end_value,
        started_by=people[0],
        started_at=now,
        revision=1,
    )
    members = [Member(id=ids(), user_id=user_id, facilitator=user_id == people[0], joined_at=now) for user_id in people]
    records = records_of(example, ids=ids, now=now)
    return evolve(Workshop(head=head), (Put(record) for record in (*members, *records)))

"""A workshop played in memory: decisions are asked and applied as the store would, without Slack or a database."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from bot.flows import kinds
from bot.flows.decision import Answer, Confirm, Decision, Done, Refused, Who
from bot.flows.fields import Form, Value
from bot.flows.moves import decide_next
from bot.flows.saving import decide_save
from bot.flows.setup import decide_start
from bot.flows.tasks import by_key as task_by_key
from storage.changes import Owe, evolve
from storage.records import Workshop

START: dict[str, Value] = {
    "journey": "Hotel check-in",
    "trigger": "I book a room",
    "end_value": "I can relax",
    "facilitators": ("U1",),
}


def who(user_id: str = "U1") -> Who:
    return Who(tenant="T1", team_id="T1", user_id=user_id)


class Room:
    """The channel of one workshop; U1 facilitates. Every decision lasts a minute."""

    def __init__(self, **setup: Value) -> None:
        self.counter = itertools.count(1)
        self.now = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
        self.owed: tuple[Owe, ...] = ()
        self.answer: Answer = Refused()
        values = {**START, **setup}
        decision = decide_start(None, who(), self.now, self.new_id, values, channel_id="C1", bring=lambda _key: ())
        assert isinstance(decision.answer, Done)
        assert decision.answer.workshop
        self.workshop: Workshop = decision.answer.workshop
        self.owed = decision.owes

    def new_id(self) -> str:
        return f"id{next(self.counter)}"

    def apply(self, decision: Decision) -> Answer:
        self.now += timedelta(minutes=1)
        before, self.workshop = self.workshop, evolve(self.workshop, decision.changes)
        self.answer, self.owed = decision.answer, decision.owes
        if isinstance(decision.answer, Done):
            assert decision.answer.workshop in (self.workshop, None)
        else:
            assert self.workshop == before
            assert not decision.owes
        return decision.answer

    def saves(
        self,
        phase_key: str,
        *,
        by: str = "U1",
        over: str | None = None,
        version: int | None = None,
        agreed: tuple[str, ...] = (),
        values: Mapping[str, Value] | None = None,
        **fields: Value,
    ) -> Answer:
        decision = decide_save(
            self.workshop,
            who(by),
            self.now,
            self.new_id,
            phase_key=phase_key,
            values={**(values or {}), **fields},
            item_id=over,
            version=version,
            agreed=frozenset(agreed),
        )
        return self.apply(decision)

    def goes_to(self, phase_key: str) -> None:
        while self.workshop.head.phase != phase_key:
            seen = self.workshop.head.phase
            agreed = frozenset({f"next:{seen}"})
            decision = decide_next(self.workshop, who(), self.now, self.new_id, seen=seen, agreed=agreed)
            assert isinstance(self.apply(decision), Done)

    def does(
        self,
        task_key: str,
        *,
        by: str = "U1",
        agreed: tuple[str, ...] = (),
        values: Mapping[str, Value] | None = None,
        **fields: Value,
    ) -> Answer:
        task = task_by_key(task_key)
        said = {**(values or {}), **fields}
        return self.apply(task.decide(self.workshop, who(by), self.now, self.new_id, said, frozenset(agreed)))

    def opens(self, task_key: str, *, by: str = "U1", **values: Value) -> Form:
        form = task_by_key(task_key).start(self.workshop, who(by), values)
        assert isinstance(form, Form)
        return form

    def removes(self, label: str) -> str:
        """Take it off the board, saying yes where asked; the id of the removal."""
        answer = self.does("remove", item=self.key_of(label))
        if isinstance(answer, Confirm):
            answer = self.does("remove", item=self.key_of(label), agreed=(answer.token,))
        assert isinstance(answer, Done), answer
        return answer.undo

    def id_of(self, label: str) -> str:
        """The id of the only item, on the board or not, that is called so."""
        found = [
            item.id
            for kind in kinds.KINDS
            for item in kinds.everything(self.workshop, kind)
            if kinds.label_of(item) == label
        ]
        assert len(found) == 1, found
        return found[0]

    def key_of(self, label: str) -> str:
        for kind in kinds.KINDS:
            for item in kinds.everything(self.workshop, kind):
                if kinds.label_of(item) == label:
                    return f"{kind.key}:{item.id}"
        raise AssertionError(label)


def hotel() -> Room:
    """Two personas, three stages, three experiences, and what belongs to them, in the last phase."""
    room = Room()
    room.saves("personas", by="U2", name="Guest")
    room.saves("personas", by="U2", name="Traveller")
    room.goes_to("stages")
    for name in ("Arrival", "Desk", "Room"):
        room.saves("stages", by="U2", name=name, value="something")
    room.goes_to("experiences")
    guest, traveller = room.id_of("Guest"), room.id_of("Traveller")
    room.saves("experiences", by="U2", stage=room.id_of("Arrival"), personas=(guest,), what="Finds the door", today="1")
    room.saves(
        "experiences",
        by="U2",
        stage=room.id_of("Desk"),
        personas=(guest, traveller),
        what="Waits",
        today="-2",
        target="2",
    )
    room.saves("experiences", by="U3", stage=room.id_of("Desk"), personas=(traveller,), what="Pays", today="0")
    room.goes_to("needs")
    room.saves(
        "needs", by="U3", experience=room.id_of("Waits"), expectations="Be quick\nBe kind", pain_points="Nobody there"
    )
    room.saves("needs", by="U3", experience=room.id_of("Pays"), pain_points="Card refused\nNo receipt")
    return room


def refused_fields(answer: Answer) -> Mapping[str, str]:
    assert isinstance(answer, Refused), answer
    return answer.fields


def asked(answer: Answer) -> Confirm:
    assert isinstance(answer, Confirm), answer
    return answer


def done(answer: Answer) -> Done:
    assert isinstance(answer, Done), answer
    return answer

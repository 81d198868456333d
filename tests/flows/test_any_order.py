"""Whatever people press in whatever order: what is on the board hangs together and nothing said is ever lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bot.flows import kinds, read
from bot.flows.board import board_of
from bot.flows.budget import MOST_CHARACTERS, MOST_LINES
from bot.flows.decision import Confirm, Done
from bot.flows.fields import Form, Value
from bot.flows.journey import journey_of
from bot.flows.kinds import KINDS, Contribution, Kind
from bot.flows.moves import decide_back, decide_next
from bot.flows.phases import PHASES
from bot.flows.removal import decide_remove, removals
from bot.flows.saving import edit_form
from storage.changes import COLLECTIONS
from storage.records import Workshop
from tests.flows.room import hotel, who
from tests.strategies import HOSTILE

PEOPLE = st.sampled_from(("U1", "U1", "U1", "U2", "U3"))
KIND = st.sampled_from(KINDS)
TEXTS = st.sampled_from((*HOSTILE, "one", "two", "ONE", "<@U1>", "x" * 3000, "a\nb\nc")) | st.text(max_size=20)
FEELINGS = st.sampled_from((None, "-2", "0", "2"))
NUMBERS = st.integers(0, 7)
STILL = datetime(2026, 1, 1, tzinfo=UTC)


def everything(workshop: Workshop) -> dict[str, Contribution]:
    return {item.id: item for kind in KINDS for item in kinds.everything(workshop, kind)}


def still(workshop: Workshop) -> dict[str, Contribution]:
    return {key: replace(item, updated_at=STILL) for key, item in everything(workshop).items()}


class AnyOrder(RuleBasedStateMachine):
    """U1 facilitates; every rule may be refused, which then must change nothing (Room checks it)."""

    def __init__(self) -> None:
        super().__init__()
        self.room = hotel()
        self.known: dict[str, Contribution] = {}

    def pick(self, collection: str, number: int) -> str:
        """Any id there ever was, on the board or not."""
        items = getattr(self.room.workshop, collection)
        return items[number % len(items)].id if items else "nothing"

    def saves(self, phase: str, person: str, values: dict[str, Value], over: str | None = None) -> None:
        agreed: tuple[str, ...] = ()
        for _ in range(4):
            answer = self.room.saves(phase, by=person, over=over, version=None, values=values, agreed=agreed)
            if not isinstance(answer, Confirm):
                return
            agreed = (*agreed, answer.token)

    @rule(person=PEOPLE, name=TEXTS)
    def adds_a_persona(self, person: str, name: str) -> None:
        self.saves("personas", person, {"name": name[:80]})

    @rule(person=PEOPLE, name=TEXTS, place=NUMBERS | st.sampled_from(("first", "last")))
    def adds_a_stage(self, person: str, name: str, place: int | str) -> None:
        key = self.pick("stages", place) if isinstance(place, int) else place
        self.saves("stages", person, {"name": name[:80], "place": key})

    @rule(person=PEOPLE, what=TEXTS, stage=NUMBERS, personas=st.lists(NUMBERS, max_size=3), today=FEELINGS)
    def adds_an_experience(self, person: str, what: str, stage: int, personas: list[int], today: str | None) -> None:
        people = tuple(self.pick("personas", number) for number in personas)
        values: dict[str, Value] = {
            "stage": self.pick("stages", stage),
            "personas": people,
            "what": what,
            "today": today,
        }
        self.saves("experiences", person, values)

    @rule(person=PEOPLE, where=NUMBERS, hopes=TEXTS, pains=TEXTS)
    def adds_needs(self, person: str, where: int, hopes: str, pains: str) -> None:
        values: dict[str, Value] = {
            "experience": self.pick("experiences", where),
            "expectations": hopes,
            "pain_points": pains,
        }
        self.saves("needs", person, values)

    def any_item(self, kind: Kind, number: int) -> Contribution | None:
        shown = kind.shown(self.room.workshop)
        return shown[number % len(shown)] if shown else None

    @rule(person=PEOPLE, kind=KIND, number=NUMBERS)
    def edits(self, person: str, kind: Kind, number: int) -> None:
        item = self.any_item(kind, number)
        form = edit_form(self.room.workshop, kinds.kind_of(item).key, item.id, who(person)) if item else None
        if item and isinstance(form, Form):
            self.saves(kinds.kind_of(item).phase, person, dict(form.values), over=item.id)

    def remove(self, person: str, item: Contribution) -> str:
        """The id of the removal, "" where it was refused."""
        room, key = self.room, kinds.kind_of(item).key
        decision = decide_remove(room.workshop, who(person), room.now, room.new_id, key, item.id)
        answer = room.apply(decision)
        if isinstance(answer, Confirm):
            yes = frozenset({answer.token})
            decision = decide_remove(room.workshop, who(person), room.now, room.new_id, key, item.id, agreed=yes)
            answer = room.apply(decision)
        return answer.undo if isinstance(answer, Done) else ""

    @rule(person=PEOPLE, kind=KIND, number=NUMBERS)
    def removes(self, person: str, kind: Kind, number: int) -> None:
        item = self.any_item(kind, number)
        if item:
            self.remove(person, item)

    @rule(kind=KIND, number=NUMBERS)
    def removes_and_brings_back(self, kind: Kind, number: int) -> None:
        item, before = self.any_item(kind, number), still(self.room.workshop)
        if item:
            undo = self.remove("U1", item)
            assert isinstance(self.room.does("undo", removal=undo), Done)
            assert still(self.room.workshop) == before

    @precondition(lambda self: bool(removals(self.room.workshop)))
    @rule(number=NUMBERS)
    def brings_back(self, number: int) -> None:
        found = removals(self.room.workshop)
        self.room.does("undo", removal=found[number % len(found)].id)

    @precondition(lambda self: bool(removals(self.room.workshop)))
    @rule()
    def brings_everything_back_newest_first(self) -> None:
        for removal in removals(self.room.workshop):
            assert isinstance(self.room.does("undo", removal=removal.id), Done)
        assert not removals(self.room.workshop)

    @rule(kind=KIND, keep=NUMBERS, others=st.lists(NUMBERS, min_size=1, max_size=3))
    def merges(self, kind: Kind, keep: int, others: list[int]) -> None:
        kept = self.any_item(kind, keep)
        if kept is None:
            return
        before = self.room.workshop
        shown = {each.id for each in (*read.experiences(before), *read.needs(before))}
        absorbed = {item.id for number in others if (item := self.any_item(kind, number))}
        prefix = kinds.kind_of(kept).key
        self.room.does("merge", item=f"{prefix}:{kept.id}", others=tuple(f"{prefix}:{key}" for key in absorbed))
        after = {each.id for each in (*read.experiences(self.room.workshop), *read.needs(self.room.workshop))}
        assert shown - after <= absorbed
        for key, item in everything(before).items():
            now = everything(self.room.workshop)[key]
            assert key == kept.id or kinds.label_of(now) == kinds.label_of(item)

    @rule(kind=KIND, number=NUMBERS, to=st.lists(NUMBERS, max_size=2))
    def moves(self, kind: Kind, number: int, to: list[int]) -> None:
        item = self.any_item(kind, number)
        if item:
            keys = tuple(self.pick("experiences", each) for each in to)
            target: Value = self.pick("stages", number) if kinds.kind_of(item) is kinds.EXPERIENCE else keys
            self.room.does("move", item=f"{kinds.kind_of(item).key}:{item.id}", to=target)

    @rule(kind=KIND, number=NUMBERS, after=NUMBERS | st.just("first"))
    def reorders(self, kind: Kind, number: int, after: int | str) -> None:
        item = self.any_item(kind, number)
        if item:
            key = self.pick(kinds.kind_of(item).collection, after) if isinstance(after, int) else after
            before = set(everything(self.room.workshop))
            self.room.does("reorder", item=f"{kinds.kind_of(item).key}:{item.id}", after=key)
            assert set(everything(self.room.workshop)) == before

    @rule(person=PEOPLE, back=st.booleans(), phase=st.sampled_from([phase.key for phase in PHASES]))
    def changes_phase(self, person: str, back: bool, phase: str) -> None:
        room = self.room
        if back:
            room.apply(decide_back(room.workshop, who(person), room.now, seen=phase))
        else:
            agreed = frozenset({f"next:{phase}"})
            room.apply(decide_next(room.workshop, who(person), room.now, room.new_id, seen=phase, agreed=agreed))

    @invariant()
    def nothing_is_lost(self) -> None:
        now = everything(self.room.workshop)
        assert self.known.keys() <= now.keys()
        for key, item in self.known.items():
            assert now[key].author == item.author
            assert now[key].version >= item.version
        self.known = now

    @invariant()
    def what_is_on_the_board_hangs_together(self) -> None:
        workshop = self.room.workshop
        for kind in KINDS:
            kept = {item.id for item in kinds.everything(workshop, kind) if read.is_kept(item)}
            assert kept == {item.id for item in kind.shown(workshop)}
        for item in everything(workshop).values():
            assert item.removed_in is None or item.merged_into is None

    @invariant()
    def ids_people_and_scores_are_unique(self) -> None:
        workshop = self.room.workshop
        ids = [record.id for name in COLLECTIONS.values() for record in getattr(workshop, name)]
        assert len(set(ids)) == len(ids)
        pairs = [(score.experience_id, score.user_id) for score in workshop.scores]
        assert len(set(pairs)) == len(pairs)
        assert len({member.user_id for member in workshop.members}) == len(workshop.members)

    @invariant()
    def board_and_journey_can_be_made(self) -> None:
        board = board_of(self.room.workshop)
        lines = [line for group in board.groups for line in group.lines]
        assert len(lines) + sum(bool(group.heading) for group in board.groups) <= MOST_LINES
        assert sum(len(line.text) + len(line.meta) for line in lines) <= MOST_CHARACTERS
        assert len(journey_of(self.room.workshop).experiences) == len(read.experiences(self.room.workshop))


AnyOrder.TestCase.settings = settings(max_examples=50, stateful_step_count=40, deadline=None)
TestAnyOrder = AnyOrder.TestCase

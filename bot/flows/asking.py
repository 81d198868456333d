"""Fields that several forms share, and forms that keep what somebody has already typed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.flows import kinds, read
from bot.flows.decision import Decision, Refused, to_confirm
from bot.flows.fields import Choice, Field, Form, Link, Option, Value, Values
from bot.flows.kinds import Contribution, Kind
from bot.flows.wording import listed, quoted
from storage.records import Evidence, Experience, Workshop

AGAIN = "again"  # agreed to by choosing once more
KNOWN = {
    Evidence.GUESS: Option("guess", "Guess", "we think so"),
    Evidence.SEEN: Option("seen", "Seen", "somebody saw or heard it"),
    Evidence.MEASURED: Option("measured", "Measured", "there are numbers"),
}
FEELINGS = (
    Option("2", "+2 Delighted"),
    Option("1", "+1 Good"),
    Option("0", "0 Neutral"),
    Option("-1", "−1 Annoyed"),
    Option("-2", "−2 Angry"),
)
EVIDENCE_FIELDS: tuple[Field, ...] = (
    Choice(key="evidence", label="How do we know?", options=tuple(KNOWN.values())),
    Link(key="link", label="Link to the proof", placeholder="https://…", optional=True),
)


def feeling(key: str, label: str) -> Choice:
    return Choice(key=key, label=label, options=FEELINGS, optional=True)


def shown_score(score: int | None) -> str | None:
    return None if score is None else str(score)


def options_of(items: Iterable[Contribution]) -> tuple[Option, ...]:
    return tuple(Option(item.id, kinds.label_of(item)) for item in items)


def experience_options(workshop: Workshop) -> tuple[Option, ...]:
    """Every experience on the board, with its stage and personas as the note."""
    names = {stage.id: stage.name for stage in read.stages(workshop)}
    people = {persona.id: persona.name for persona in read.personas(workshop)}

    def note(each: Experience) -> str:
        who = ", ".join(people[key] for key in each.persona_ids if key in people)
        return f"{names.get(each.stage_id, '')} · {who}"

    return tuple(Option(each.id, each.what, note(each)) for each in read.experiences(workshop))


def keeping(form: Form, values: Values) -> Form:
    """The form filled with ``values``, without choices that it does not offer (any more)."""
    keys = {each.key: each for each in form.fields}
    kept = {key: _offered(keys[key], value) for key, value in values.items() if key in keys}
    return replace(form, values={**form.values, **kept})


def _offered(asked: Field, value: Value) -> Value:
    if not isinstance(asked, Choice):
        return value
    offered = {option.key for option in asked.options}
    if isinstance(value, tuple):
        return tuple(key for key in value if key in offered)
    return value if value in offered else None


def check_same(items: Iterable[Contribution], label: str, agreed: frozenset[str], *, but: str = "") -> Decision | None:
    """Asks before a second item with the same wording is stored."""
    like = label.casefold()
    twin = next((each for each in items if each.id != but and kinds.label_of(each).casefold() == like), None)
    if twin is None or f"same:{twin.id}" in agreed:
        return None
    noun = kinds.kind_of(twin).noun
    text = f"There is already a {noun} {quoted(label)}. Is this another one?"
    return to_confirm(text, token=f"same:{twin.id}", submit="Save anyway")


def choose_again(
    workshop: Workshop, form: Form | Refused, values: Values, gone: Sequence[tuple[Kind, str]]
) -> Decision:
    """A chosen item has been removed since the form was opened: the same form with today's choices."""
    found = (kinds.find(workshop, kind, item_id) for kind, item_id in gone)
    names = listed([quoted(kinds.label_of(item)) for item in found if item])
    text = f"{names or 'Something you chose'} was removed in the meantime. Please choose again; your text is kept."
    again = None if isinstance(form, Refused) else keeping(form, values)
    return to_confirm(text, token=AGAIN, submit="Save", form=again)


def standing(workshop: Workshop, kind: Kind, item_ids: Iterable[str]) -> tuple[tuple[str, ...], list[tuple[Kind, str]]]:
    """The ids that stand for the chosen ones today, each once, and the chosen ones that are gone."""
    kept: dict[str, None] = {}
    gone: list[tuple[Kind, str]] = []
    for item_id in item_ids:
        item = kinds.standing(workshop, kind, item_id)
        if item is None:
            gone.append((kind, item_id))
        else:
            kept[item.id] = None
    return tuple(kept), gone

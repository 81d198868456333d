"""Forms there and back: what is shown is what comes in, whatever the fields and whatever is typed."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.flows.fields import Choice, Field, Form, Link, Option, People, Place, Suggest, Text, Value, Values
from bot.playground.inputs import initial_state, stateful
from bot.playground.kit.view import check_view
from bot.slack.forms import amended, block_ids, form_view, read_values
from bot.slack.ids import Hint, read_hint
from bot.slack.refill import matching
from bot.slack.text import clip, escape, size

typed = st.text(min_size=1, max_size=60).filter(str.strip)
keys = st.text("abcdefghij_", min_size=1, max_size=12)


@st.composite
def asked(draw: st.DrawFn, key: str) -> tuple[Field, Value]:
    """A field of any kind with an answer to it."""
    label = draw(typed)
    options = tuple(Option(f"k{n}", draw(typed), draw(st.text(max_size=90))) for n in range(draw(st.integers(0, 4))))
    some = tuple(option.key for option in options[:2])
    people = draw(st.lists(st.sampled_from(("U01", "U02", "W03")), unique=True).map(tuple))
    return draw(
        st.sampled_from(
            (
                (Text(key=key, label=label, long=True, optional=True), draw(st.none() | typed)),
                (Link(key=key, label=label, optional=True), draw(st.none() | st.just("https://example.com/ä"))),
                (Choice(key=key, label=label, options=options), some[0] if some else None),
                (Choice(key=key, label=label, options=options, several=True), some),
                (Suggest(key=key, label=label, source="channels"), ("kiosk", "phone")),
                (Suggest(key=key, label=label, source="personas", several=False), draw(st.none() | st.just("p1"))),
                (People(key=key, label=label), people),
                (Place(key=key, label=label), draw(st.none() | st.just("C01"))),
            )
        )
    )


@st.composite
def forms(draw: st.DrawFn) -> Form:
    made = [draw(asked(key)) for key in draw(st.lists(keys, min_size=1, max_size=8, unique=True))]
    values: Values = {field.key: value for field, value in made}
    fields = tuple(field for field, _ in made)
    return Form(title=draw(typed), submit=draw(typed), fields=fields, values=values, note=draw(st.text(max_size=300)))


def submitted(view: dict[str, Any]) -> dict[str, Any]:
    """The view as Slack sends it when its button is pressed without touching anything."""
    values: dict[str, dict[str, Any]] = {}
    for block, element in stateful(view["blocks"]):
        values.setdefault(block["block_id"], {})[element["action_id"]] = initial_state(element)
    return {**view, "id": "V1", "state": {"values": values}}


@given(forms())
def test_there_and_back(form: Form) -> None:
    """A form sent back untouched says what it was filled with."""
    view = form_view(form, Hint(key="k", nonce="n"), callback="add")
    check_view(view, "modal")
    assert {key: value or None for key, value in read_values(submitted(view)).items()} == {
        field.key: form.values[field.key] or None for field in form.fields
    }


@given(forms(), st.text(max_size=400))
def test_a_question_keeps_every_input(form: Form, note: str) -> None:
    """Same block ids: Slack keeps what was typed. A second question takes the place of the first."""
    hint = Hint(key="k", nonce="n")
    view = submitted(form_view(form, hint, callback="add"))
    again = view
    for token in ("late", "same"):
        hint = hint.but(agreed=(*hint.agreed, token))
        again = submitted(amended(again, hint, note=note, submit="Add anyway"))
    check_view({key: part for key, part in again.items() if key not in {"id", "state"}}, "modal")
    assert block_ids(again) == block_ids(view)
    assert read_hint(again["private_metadata"]).agreed == ("late", "same")
    assert len(again["blocks"]) == len(view["blocks"]) + (0 if form.note else 1)


@given(st.text(max_size=200))
def test_hints_survive_forgery(text: str) -> None:
    """Anything unreadable is an empty hint, never an error."""
    assert isinstance(read_hint(text), Hint)
    assert read_hint(Hint(workshop="w", page=3).to_json()).page == 3


@given(st.text(max_size=200), st.integers(2, 80))
def test_clipping(text: str, limit: int) -> None:
    """Never longer than allowed, and untouched where it fits."""
    short = clip(text, limit)
    assert size(short) <= limit
    assert short == text or short.endswith("…")


def test_clipping_keeps_graphemes_whole() -> None:
    assert clip("a👩🏽‍🚀👩🏽‍🚀", 10) == "a👩🏽‍🚀…"


def test_escaping_defuses_mentions() -> None:
    assert escape("<!channel> & <@U1>") == "&lt;!channel&gt; &amp; &lt;@U1&gt;"


def test_type_ahead_offers_at_most_a_hundred() -> None:
    options = tuple(Option(f"k{n}", f"Stage {n}", "Room") for n in range(300))
    assert len(matching(options, "stage")) == 100
    assert [option.key for option in matching(options, " STAGE 299 ")] == ["k299"]
    assert len(matching(options, "room")) == 100

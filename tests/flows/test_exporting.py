"""What an export offers and takes: the canvas to those who lead, and never nothing at all."""

from __future__ import annotations

import pytest

from bot.flows.decision import Decision, Refused
from bot.flows.exporting import FORMATS, USUAL, decide_formats, export_form, without_canvas
from bot.flows.fields import Choice, Values
from tests.flows.room import Room, who


def decides(room: Room, values: Values, user_id: str = "U1") -> Decision:
    return decide_formats(room.workshop, who(user_id), room.now, room.new_id, values=values, view_id="V1")


def offered(room: Room, user_id: str) -> list[str]:
    [field] = export_form(room.workshop, who(user_id)).fields
    assert isinstance(field, Choice)
    return [each.key for each in field.options]


def test_everybody_may_take_files_and_who_leads_a_canvas() -> None:
    room = Room()
    assert offered(room, "U1") == [each.key for each in FORMATS]
    assert offered(room, "U2") == [each.key for each in FORMATS if each.key != "canvas"]
    assert set(USUAL) <= set(offered(room, "U2"))


@pytest.mark.parametrize("values", [{}, {"formats": ()}, {"formats": ("of another release",)}])
def test_nothing_chosen_is_said_under_the_boxes(values: Values) -> None:
    assert decides(Room(), values).answer == Refused(fields={"formats": "Choose at least one."})


def test_formats_are_made_in_their_order_and_the_canvas_last() -> None:
    [owe] = decides(Room(), {"formats": ("canvas", "mermaid", "pdf")}).owes
    assert dict(owe.args) == {"what": "export", "formats": "pdf mermaid canvas", "view_id": "V1"}


def test_a_canvas_from_somebody_who_does_not_lead_is_refused() -> None:
    answer = decides(Room(), {"formats": ("canvas", "pdf")}, "U2").answer
    assert isinstance(answer, Refused)
    assert answer.text == "A canvas stands in the channel for everybody. Only a facilitator can do this. Ask <@U1>."


def test_a_code_nobody_knows_is_no_sentence_for_people() -> None:
    assert without_canvas("strange_code", []) == (
        "I made no canvas: Slack did not let me this time. Take the Markdown document instead: it says the same."
    )

"""The lane of opportunities and actions: what is to be done, who owns it, and how far it is."""

from __future__ import annotations

from renderers import style
from renderers.engine.ops import Block, stacked
from renderers.engine.type import Type
from renderers.findings import places_of
from renderers.journey import Action, ActionState, Opportunity
from renderers.parts.dates import short_day
from renderers.parts.marks import action_sign, chip
from renderers.parts.view import View
from renderers.parts.words import beside, joined, paragraph, together
from renderers.pictures.lanes.chosen import chosen_actions, chosen_ideas, in_order
from renderers.pictures.lanes.lists import ListLane, Row, here, signed_row
from renderers.pictures.lanes.plan import Column

_INDENT = 28.0
_IDEA_INDENT = 42.0
_TITLE = Type(14, 19, 500, style.INK)
STATES = {
    ActionState.PROPOSED: "proposed",
    ActionState.ACCEPTED: "under way",
    ActionState.DONE: "done",
    ActionState.BLOCKED: "blocked",
}


def action_row(action: Action) -> Row:
    """State, title, then owner, date and state in words."""

    def draw(measure: float) -> Block:
        title = paragraph(action.title, _TITLE, measure - _INDENT)
        meta = joined(_meta(action), style.NOTE, measure - _INDENT)
        return signed_row(
            action_sign(action.state), _INDENT, 1.5, stacked([beside(title), beside(meta)]), None, measure
        )

    return draw


def _meta(action: Action) -> str:
    """Of what is done without an owner nobody asks any more who owns it."""
    owner = action.owner.strip() or ("" if action.state is ActionState.DONE else "nobody owns it yet")
    due = [f"by\u00a0{short_day(action.due)}"] if action.due and action.state is not ActionState.DONE else []
    return together([*([owner] if owner else []), *due, STATES[action.state].replace(" ", "\u00a0")])


def idea_row(idea: Opportunity) -> Row:
    """Votes and text."""

    def draw(measure: float) -> Block:
        sign = chip(str(idea.votes) if idea.votes else "Idea", style.INSTEAD_CHIP, style.INSTEAD_TEXT)
        indent = max(_IDEA_INDENT, sign.width + 10)
        return signed_row(sign, indent, 0.0, paragraph(idea.text, style.BODY, measure - indent), None, measure)

    return draw


def _rows(view: View, column: Column) -> list[Row]:
    journey = view.journey
    actions = [each for each in chosen_actions(journey) if here(column, places_of(journey, each))]
    ideas = [each for each in chosen_ideas(journey) if here(column, each.experiences)]
    return [*map(action_row, in_order(actions)), *map(idea_row, ideas)]


ACTIONS = ListLane(
    "actions",
    "Opportunities and actions",
    "What will be done, by whom; then ideas by votes",
    ((6, 460.0), (3, 260.0)),
    _rows,
)

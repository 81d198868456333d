"""Fills in any modal: reads its inputs as a person would and answers each of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]


def filled(view: Json, number: int, people: tuple[str, ...], channel: str) -> Json:
    """Slack's ``state.values`` for ``view``; ``number`` makes every text a different one."""
    values: Json = {}
    for block in view["blocks"]:
        if block["type"] == "input":
            element = block["element"]
            state = {"type": element["type"], **_answer(element, block, number, people, channel)}
            values[block["block_id"]] = {element["action_id"]: state}
    return values


def _answer(element: Json, block: Json, number: int, people: tuple[str, ...], channel: str) -> Json:
    kind = element["type"]
    match kind:
        case "plain_text_input":
            return {"value": element.get("initial_value") or f"{block['label']['text']} {number}"}
        case "static_select" | "external_select" | "radio_buttons":
            first = next(iter(element.get("options", ())), None)
            return {"selected_option": element.get("initial_option") or first}
        case "multi_static_select" | "multi_external_select" | "checkboxes":
            few = list(element.get("options", ()))[:2]
            return {"selected_options": element.get("initial_options") or few}
        case "multi_users_select":
            return {"selected_users": element.get("initial_users") or [people[0]]}
        case "conversations_select":
            return {"selected_conversation": element.get("initial_conversation") or channel}
    return {"value": element.get("initial_value")}


def buttons(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    """Every button of a message with its block."""
    for block in blocks:
        for element in (*block.get("elements", ()), *([block["accessory"]] if "accessory" in block else ())):
            if element.get("type") == "button":
                yield block, element


def find_button(blocks: list[Json], label: str) -> tuple[Json, Json] | None:
    """The button that reads ``label``, emoji and all left aside."""
    return next((each for each in buttons(blocks) if label.lower() in each[1]["text"]["text"].lower()), None)


def look_ups(view: Json) -> list[tuple[str, str]]:
    """Block and action ids of the inputs that ask the app for their options."""
    return [
        (block["block_id"], block["element"]["action_id"])
        for block in view["blocks"]
        if block["type"] == "input" and block["element"]["type"].endswith("external_select")
    ]

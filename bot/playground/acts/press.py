"""Clicks on the app's buttons, menus and pickers, and the options external selects ask for."""

from dataclasses import dataclass

from bot.playground.courier import Courier
from bot.playground.inputs import STATE, complete_values
from bot.playground.kit.elements import ONE_OPTION
from bot.playground.kit.limits import GROUPS, OPTIONS
from bot.playground.kit.objects import GROUP, all_options
from bot.playground.kit.shapes import Problems, items
from bot.playground.kit.walk import blocks_within, elements_of
from bot.playground.model import Message, View
from bot.playground.payloads import block_actions, block_suggestion, in_message, in_view
from bot.playground.refusals import Json, PersonRefusal
from bot.playground.workspace import Workspace

TROUBLE = "We had some trouble connecting. Try again?"


@dataclass(frozen=True)
class Place:
    """A surface a person looks at; exactly one of the two is set."""

    message: Message | None = None
    view: View | None = None

    @property
    def blocks(self) -> list[Json]:
        """What stands on it."""
        if self.view is not None:
            return self.view.blocks
        return self.message.blocks if self.message is not None else []


def find_place(workspace: Workspace, person_id: str, container: Json) -> Place:
    """The message or view of a `container`, if the person sees it."""
    workspace.person_called(person_id)
    if container.get("kind") == "view":
        return Place(view=workspace.open_view(person_id, str(container.get("view_id"))))
    channel = workspace.channel_for_person(person_id, str(container.get("channel")))
    message = workspace.find_message(channel.id, str(container.get("ts")), person_id)
    if message is None:
        raise PersonRefusal("This message is gone.")
    return Place(message=message)


def find_element(place: Place, block_id: str, action_id: str) -> tuple[Json, Json]:
    """The block and the element in it; a refusal when the surface has changed meanwhile."""
    for block in blocks_within(place.blocks):
        if block.get("block_id") != block_id:
            continue
        for element, _ in elements_of(block):
            if element.get("action_id") == action_id:
                return block, element
    raise PersonRefusal("This has changed meanwhile. Look again, please.")


def _where(workspace: Workspace, place: Place, values: Json) -> Json:
    if place.view is not None:
        place.view.state = values
        return in_view(workspace, place.view, values)
    assert place.message is not None  # noqa: S101 - a place is one or the other
    return in_message(workspace, place.message)


def _known_options(element: Json, payload: Json) -> None:
    """What was picked must be on offer; options of external selects come from the app itself."""
    if element["type"] not in ("static_select", "multi_static_select", "overflow", "radio_buttons", "checkboxes"):
        return
    known = [option["value"] for option in all_options(element)]
    picked = payload.get("selected_options") or [payload.get("selected_option")]
    if any(option is not None and option.get("value") not in known for option in picked):
        raise PersonRefusal("This choice is no longer on offer. Look again, please.")


def action_of(block: Json, element: Json, payload: Json) -> Json:
    """`actions[0]` as Slack builds it: what the element says of itself, and what was chosen."""
    kind = element["type"]
    action: Json = {"type": kind, "block_id": block["block_id"], "action_id": element["action_id"]}
    if kind in ("button", "icon_button", "workflow_button"):
        own: Json = {name: element[name] for name in ("text", "value", "style", "url") if name in element}
        return {**action, **own}
    if kind == "overflow":
        return {**action, "selected_option": payload.get("selected_option")}
    if kind == "feedback_buttons":
        return {**action, "value": payload.get("value")}
    key, _ = STATE[kind]
    initial = {name: value for name, value in element.items() if name.startswith("initial_")}
    placeholder = {"placeholder": element["placeholder"]} if "placeholder" in element else {}
    return {**action, **placeholder, **initial, key: payload.get(key)}


async def press(
    workspace: Workspace,
    courier: Courier,
    person_id: str,
    container: Json,
    ids: tuple[str, str],
    payload: Json,
    values: Json,
) -> str | None:
    """One interaction with the element (block id, action id); what Slack shows when the app did not answer.

    Input blocks tell the app nothing before submission unless they dispatch actions.
    """
    place = find_place(workspace, person_id, container)
    block, element = find_element(place, *ids)
    viewers = element.get("visible_to_user_ids")
    if viewers is not None and person_id not in viewers:
        raise PersonRefusal("This button is not for you.")
    if block["type"] == "input" and not block.get("dispatch_action"):
        return None
    _known_options(element, payload)
    state = complete_values(place.blocks, values)
    if element["type"] in STATE:
        key = STATE[element["type"]][0]
        state[block["block_id"]][element["action_id"]] = {"type": element["type"], key: payload.get(key)}
    where = _where(workspace, place, state)
    action = action_of(block, element, payload)
    person = workspace.person_called(person_id)
    reply = await courier.interaction(block_actions(workspace, person, where, action, state))
    workspace.changed()
    return TROUBLE if reply.failure is not None else None


async def options(
    workspace: Workspace,
    courier: Courier,
    person_id: str,
    container: Json,
    ids: tuple[str, str],
    value: str,
) -> Json:
    """What an external select offers for the typed `value`; refused unless the app answers in time and shape."""
    place = find_place(workspace, person_id, container)
    block, element = find_element(place, *ids)
    if len(value) < element.get("min_query_length", 3):
        return {"options": []}
    known = {"block_id": block["block_id"], "action_id": element["action_id"]}
    where = _where(workspace, place, complete_values(place.blocks, {}) if place.view is None else place.view.state)
    person = workspace.person_called(person_id)
    reply = await courier.interaction(block_suggestion(workspace, person, where, known, value))
    answer = reply.json() if reply.failure is None else None
    if answer is None or not _valid_options(answer):
        raise PersonRefusal("The options could not be loaded.")
    name = "option_groups" if answer.get("option_groups") else "options"
    return {name: answer.get(name) or []}


def _valid_options(answer: Json) -> bool:
    problems = Problems("modal")
    if answer.get("options") is not None:
        items(ONE_OPTION, OPTIONS, 0)(answer["options"], "/options", problems)
    elif answer.get("option_groups") is not None:
        items(GROUP, GROUPS, 0)(answer["option_groups"], "/option_groups", problems)
    else:
        return False
    return not problems.lines

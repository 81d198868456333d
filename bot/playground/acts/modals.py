"""Submitting and closing modals; the app's answer decides what becomes of the window (slack-contract 3)."""

from dataclasses import dataclass, field

from bot.playground.acts.press import TROUBLE
from bot.playground.api.views import STACK_MOST, new_view, read_view, replace_view
from bot.playground.courier import Courier
from bot.playground.inputs import check_values, complete_values
from bot.playground.model import View
from bot.playground.payloads import view_closed, view_submission
from bot.playground.refusals import Json, PersonRefusal, SlackRefusal
from bot.playground.workspace import Workspace


@dataclass(frozen=True)
class Submitted:
    """`errors`: block id to sentence, shown under the fields; `error`: the whole form failed."""

    errors: dict[str, str] = field(default_factory=dict)
    error: str | None = None


def _top_view(workspace: Workspace, person_id: str, view_id: str) -> View:
    workspace.person_called(person_id)
    stack = workspace.stacks.get(person_id, [])
    if not stack or stack[-1].id != view_id:
        raise PersonRefusal("This window has been closed.")
    return stack[-1]


async def submit(workspace: Workspace, courier: Courier, person_id: str, view_id: str, given: Json) -> Submitted:
    """The submit button. Required fields are checked first, as Slack's client does, without asking the app."""
    view = _top_view(workspace, person_id, view_id)
    if view.content.get("submit") is None:
        raise PersonRefusal("There is nothing to submit here.")
    values = complete_values(view.blocks, given)
    errors = check_values(view.blocks, values)
    if errors:
        return Submitted(errors)
    view.state = values
    person = workspace.person_called(person_id)
    reply = await courier.interaction(view_submission(workspace, person, view, values))
    answer = reply.json() if reply.failure is None else None
    if answer is None:
        return Submitted(error=TROUBLE)
    try:
        result = _follow(workspace, view, answer)
    except SlackRefusal:
        return Submitted(error=TROUBLE)
    workspace.changed()
    return result


def _follow(workspace: Workspace, view: View, answer: Json) -> Submitted:
    """Do what the ack's response_action says; any other body breaks the close."""
    action = answer.get("response_action")
    stack = workspace.stacks.get(view.owner, [])
    if not answer:
        _drop(stack, view)
        return Submitted()
    if action == "errors":
        return _errors(view, answer.get("errors"))
    if action == "clear":
        stack.clear()
        return Submitted()
    if action in ("update", "push"):
        content = read_view(workspace, answer.get("view"), "modal")
        if action == "update":
            replace_view(workspace, view, content)
            return Submitted()
        if len(stack) >= STACK_MOST:
            raise SlackRefusal("push_limit_reached")
        stack.append(new_view(workspace, view.owner, content, stack))
        return Submitted()
    return Submitted(error=TROUBLE)


def _errors(view: View, errors: object) -> Submitted:
    inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors or not inputs.issuperset(errors):
        return Submitted(error=TROUBLE)
    return Submitted({str(key): str(sentence) for key, sentence in errors.items()})


def _drop(stack: list[View], view: View) -> None:
    if view in stack:
        stack.remove(view)


async def close(workspace: Workspace, courier: Courier, person_id: str, view_id: str, everything: bool = False) -> None:
    """Cancel closes the top view, × (`everything`) the whole stack; the app hears of it only if it asked to."""
    view = _top_view(workspace, person_id, view_id)
    stack = workspace.stacks[person_id]
    cleared = everything or bool(view.content.get("clear_on_close"))
    told = stack[0] if cleared else view
    if cleared:
        stack.clear()
    else:
        stack.remove(view)
    workspace.changed()
    if told.content.get("notify_on_close"):
        person = workspace.person_called(person_id)
        await courier.interaction(view_closed(workspace, person, told, cleared))

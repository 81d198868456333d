"""views.*: modals and Home tabs (slack-contract 3)."""

from datetime import timedelta

from bot.playground.api.args import Args
from bot.playground.api.ready import check_pictures
from bot.playground.kit.fill import with_ids
from bot.playground.kit.view import check_view
from bot.playground.model import Trigger, View
from bot.playground.payloads import view_object
from bot.playground.refusals import Json, SlackRefusal
from bot.playground.workspace import Workspace

TRIGGER_LIFE = timedelta(seconds=3)
STACK_MOST = 3


def read_view(workspace: Workspace, raw: object, kind: str) -> Json:
    """A view the app sent, checked for its surface and with its ids filled in."""
    if not isinstance(raw, dict):
        raise SlackRefusal("invalid_arguments", ("must provide an object [json-pointer:/view]",))
    check_view(raw, kind)
    check_pictures(workspace, raw["blocks"], "/view/blocks", "invalid_arguments")
    return {**raw, "blocks": with_ids(workspace, raw["blocks"])}


def new_view(workspace: Workspace, owner: str, content: Json, stack: list[View]) -> View:
    """A view on top of the stack; its external id must be new in the workspace."""
    claim_external_id(workspace, content, None)
    view_id = workspace.new_id("V")
    root = stack[0].id if stack else view_id
    previous = stack[-1].id if stack else None
    view = View(view_id, owner, content, new_hash(workspace), root, previous)
    if view.external_id:
        workspace.external_ids[view.external_id] = view.id
    return view


def new_hash(workspace: Workspace) -> str:
    """A view's version, shaped like Slack's: a time and something random."""
    return f"{int(workspace.now().timestamp())}.{workspace.new_id('')}"


def claim_external_id(workspace: Workspace, content: Json, view: View | None) -> None:
    """External ids are unique per team, over closed views as well."""
    external_id = content.get("external_id")
    if not external_id:
        return
    holder = workspace.external_ids.get(external_id)
    if holder is not None and (view is None or holder != view.id):
        raise SlackRefusal("duplicate_external_id")


def replace_view(workspace: Workspace, view: View, content: Json) -> None:
    """Put new content into an open view; whoever holds the old hash is out of date from here on."""
    claim_external_id(workspace, content, view)
    view.content = content
    view.hash = new_hash(workspace)
    if view.external_id:
        workspace.external_ids[view.external_id] = view.id
    workspace.changed()


def use_trigger(workspace: Workspace, args: Args) -> Trigger:
    """The trigger, used up by this: 3 seconds, once."""
    trigger = workspace.triggers.get(args.need("trigger_id"))
    if trigger is None:
        raise SlackRefusal("invalid_trigger_id")
    if trigger.used:
        raise SlackRefusal("exchanged_trigger_id")
    if workspace.now() - trigger.issued > TRIGGER_LIFE:
        raise SlackRefusal("expired_trigger_id")
    trigger.used = True
    return trigger


def open_view(workspace: Workspace, args: Args) -> Json:
    """views.open: the first of a stack; from inside an open modal it comes on top of it."""
    content = read_view(workspace, args.structure("view", "invalid_arguments"), "modal")
    claim_external_id(workspace, content, None)
    trigger = use_trigger(workspace, args)
    stack = workspace.stacks.setdefault(trigger.person, [])
    if trigger.view_id not in [view.id for view in stack]:
        stack.clear()
    return _put_on_top(workspace, trigger.person, content)


def push_view(workspace: Workspace, args: Args) -> Json:
    """views.push: on top of the modal the trigger comes from."""
    content = read_view(workspace, args.structure("view", "invalid_arguments"), "modal")
    claim_external_id(workspace, content, None)
    trigger = use_trigger(workspace, args)
    stack = workspace.stacks.get(trigger.person, [])
    if trigger.view_id is None or trigger.view_id not in [view.id for view in stack]:
        raise SlackRefusal("not_found")
    return _put_on_top(workspace, trigger.person, content)


def _put_on_top(workspace: Workspace, person_id: str, content: Json) -> Json:
    stack = workspace.stacks.setdefault(person_id, [])
    if len(stack) >= STACK_MOST:
        raise SlackRefusal("push_limit_reached")
    view = new_view(workspace, person_id, content, stack)
    stack.append(view)
    workspace.changed()
    return {"ok": True, "view": view_object(workspace, view)}


def _named_view(workspace: Workspace, args: Args) -> View:
    view_id, external_id = args.text("view_id"), args.text("external_id")
    if not (view_id or external_id):
        raise SlackRefusal("invalid_arguments", ("either view_id or external_id is required",))
    for stack in workspace.stacks.values():
        for view in stack:
            if view.id == view_id or (external_id and view.external_id == external_id):
                return view
    raise SlackRefusal("not_found")


def update_view(workspace: Workspace, args: Args) -> Json:
    """views.update: not_found once it is closed, hash_conflict when it changed since the hash was read."""
    content = read_view(workspace, args.structure("view", "invalid_arguments"), "modal")
    view = _named_view(workspace, args)
    if args.text("hash") and args.text("hash") != view.hash:
        raise SlackRefusal("hash_conflict")
    replace_view(workspace, view, content)
    return {"ok": True, "view": view_object(workspace, view)}


def publish_view(workspace: Workspace, args: Args) -> Json:
    """views.publish: one Home tab per person."""
    person_id = args.need("user_id")
    content = read_view(workspace, args.structure("view", "invalid_arguments"), "home")
    if person_id not in workspace.people:
        line = "invalid `user_id` [json-pointer:/user_id]"
        raise SlackRefusal("invalid_arguments", (line,))
    home = workspace.homes.get(person_id)
    if home is None:
        home = new_view(workspace, person_id, content, [])
        workspace.homes[person_id] = home
        workspace.changed()
        return {"ok": True, "view": view_object(workspace, home)}
    if args.text("hash") and args.text("hash") != home.hash:
        raise SlackRefusal("hash_conflict")
    replace_view(workspace, home, content)
    return {"ok": True, "view": view_object(workspace, home)}

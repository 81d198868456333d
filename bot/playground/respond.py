"""response_url: up to five answers to one interaction within 30 minutes (slack-contract 1.1)."""

from datetime import timedelta

from bot.playground.api.args import Args
from bot.playground.api.chat import read_blocks
from bot.playground.model import Message, ResponseUrl
from bot.playground.refusals import Json, SlackRefusal
from bot.playground.workspace import Workspace

USES_MOST = 5
LIFE = timedelta(minutes=30)


def use_response_url(workspace: Workspace, token: str) -> ResponseUrl:
    """Take one of the uses; used_url or expired_url when there is none left."""
    target = workspace.response_urls.get(token)
    if target is None:
        raise SlackRefusal("invalid_url")
    if workspace.now() - target.issued > LIFE:
        raise SlackRefusal("expired_url")
    if target.uses >= USES_MOST:
        raise SlackRefusal("used_url")
    target.uses += 1
    return target


def answer_interaction(workspace: Workspace, target: ResponseUrl, raw: Json) -> None:
    """Post, replace or delete as the answer says; needs no membership, because it answers somebody."""
    args = Args(raw)
    original = _original(workspace, target)
    if args.flag("delete_original"):
        if original is None:
            raise SlackRefusal("message_not_found")
        workspace.messages[target.channel].remove(original)
        workspace.changed()
        return
    text, blocks = args.text("text"), read_blocks(workspace, args) or []
    if not (text or blocks):
        raise SlackRefusal("no_text")
    if args.flag("replace_original") and original is not None:
        original.text, original.blocks = text, blocks
        original.edited = original.edited or (not blocks and original.reader is None)
        workspace.changed()
        return
    post_answer(workspace, target, text, blocks, args)


def _original(workspace: Workspace, target: ResponseUrl) -> Message | None:
    if target.message_ts is None:
        return None
    return workspace.find_message(target.channel, target.message_ts, target.person)


def post_answer(workspace: Workspace, target: ResponseUrl, text: str, blocks: list[Json], args: Args) -> None:
    """A new message for the person, or for the channel when `response_type` is in_channel."""
    in_channel = args.text("response_type") == "in_channel"
    thread_ts = args.text("thread_ts") or (None if in_channel else target.thread_ts)
    message = Message(
        target.channel,
        workspace.next_ts(),
        workspace.app.user_id,
        text,
        blocks,
        app=True,
        thread_ts=thread_ts,
        reader=None if in_channel else target.person,
        command=target.command if in_channel else None,
    )
    workspace.add_message(message)

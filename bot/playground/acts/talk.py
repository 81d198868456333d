"""What people write: messages, the app's slash commands, and Slack's own few that matter here."""

import re
from dataclasses import dataclass

from bot.playground.acts.places import add_member, remove_member
from bot.playground.courier import Courier
from bot.playground.model import Channel, Message, Person, ResponseUrl
from bot.playground.payloads import command_form
from bot.playground.refusals import PersonRefusal, SlackRefusal
from bot.playground.respond import answer_interaction
from bot.playground.workspace import Workspace


@dataclass(frozen=True)
class Said:
    """Whether it went through; `error` is what Slack shows instead."""

    error: str | None = None


async def say(
    workspace: Workspace, courier: Courier, person_id: str, channel_id: str, text: str, thread_ts: str | None
) -> Said:
    """A line typed into the composer of a channel or thread."""
    person = workspace.person_called(person_id)
    channel = workspace.channel_for_person(person_id, channel_id)
    if channel.archived:
        raise PersonRefusal("This channel is archived. Nobody can write here any more.")
    if person_id not in channel.members:
        raise PersonRefusal(f"Join #{channel.name} first to write here.")
    if text.startswith("/"):
        return await _command(workspace, courier, person, channel, text, thread_ts)
    if channel.kind == "im" and workspace.app.messages_read_only:
        raise PersonRefusal(f"Sending messages to {workspace.app.name} has been turned off.")
    message = Message(channel.id, workspace.next_ts(), person_id, text, thread_ts=thread_ts)
    workspace.add_message(message)
    _mention(workspace, channel, message)
    return Said()


def _mention(workspace: Workspace, channel: Channel, message: Message) -> None:
    app = workspace.app
    if f"<@{app.user_id}>" not in message.text or app.user_id not in channel.members:
        return
    event = {"type": "app_mention", "user": message.user, "text": message.text, "ts": message.ts}
    thread = {"thread_ts": message.thread_ts} if message.thread_ts else {}
    workspace.emit({**event, **thread, "channel": channel.id, "team": workspace.team_id})


def escaped(workspace: Workspace, text: str) -> str:
    """What Slack makes of typed text: `&`, `<`, `>` as entities and, if the manifest says so, names as ids."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if not workspace.app.escapes_commands:
        return text
    for person in workspace.people.values():
        text = re.sub(rf"@{re.escape(person.name)}\b", f"<@{person.id}|{person.name}>", text)
    for channel in workspace.channels.values():
        if channel.kind == "public":
            text = re.sub(rf"#{re.escape(channel.name)}\b", f"<#{channel.id}|{channel.name}>", text)
    return text


async def _command(
    workspace: Workspace,
    courier: Courier,
    person: Person,
    channel: Channel,
    text: str,
    thread_ts: str | None,
) -> Said:
    word, _, rest = text.partition(" ")
    if word in ("/invite", "/leave"):
        return _built_in(workspace, person, channel, word, rest.strip())
    if word not in workspace.app.commands:
        return Said(f"“{word}” is not a valid command.")
    if thread_ts is not None:
        return Said(f"“{word}” is not supported in threads. Sorry!")
    form = command_form(workspace, person, channel, word, escaped(workspace, rest.strip()))
    reply = await courier.command(form)
    if reply.failure is not None:
        return Said(f"{word} failed with the error “{reply.failure}”")
    target = workspace.response_urls[str(form["response_url"]).rpartition("/")[2]]
    return _show_reply(workspace, target, reply.json(), reply.body.decode(errors="replace"), word)


def _show_reply(
    workspace: Workspace, target: ResponseUrl, answer: dict[str, object] | None, body: str, word: str
) -> Said:
    """The body of the ack is an answer too: plain text or a message, for the caller unless in_channel."""
    raw = {"text": body} if answer is None else answer
    if not raw:
        return Said()
    try:
        answer_interaction(workspace, target, raw)
    except SlackRefusal as refusal:
        return Said(f"{word} failed with the error “{refusal.code}”")
    return Said()


def _built_in(workspace: Workspace, person: Person, channel: Channel, word: str, rest: str) -> Said:
    if word == "/leave":
        remove_member(workspace, person.id, channel.id)
        return Said()
    wanted = rest.lstrip("@").lower()
    known = {one.name.lower(): one.id for one in workspace.people.values()}
    known[workspace.app.name.lower()] = workspace.app.user_id
    if wanted not in known:
        return Said(f"There is nobody called “{rest}”.")
    add_member(workspace, person.id, channel.id, known[wanted])
    return Said()

"""The whole state of the pretend workspace and the few questions everybody asks of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.playground.faults import Call, Faults
from bot.playground.model import (
    Canvas,
    Channel,
    File,
    Installation,
    Message,
    Person,
    Plan,
    ResponseUrl,
    Trigger,
    View,
)
from bot.playground.rates import Rates
from bot.playground.refusals import Json, PersonRefusal, SlackRefusal


def utc_now() -> datetime:
    """The machine's clock, in UTC."""
    return datetime.now(UTC)


@dataclass
class Workspace:
    """Everything in the workspace. `now` is the only clock its rules read; nothing sleeps on it.

    `url` is set by the server once it listens. `processing_seconds` and `processing_refusals` say how long a
    completed upload stays unusable: by the clock, and for that many uses. `plan` and `canvases_allowed` decide
    which canvases there may be.
    """

    now: Callable[[], datetime] = utc_now
    name: str = "Northwind"
    team_id: str = "T0NORTHWIND"
    domain: str = "northwind"
    app: Installation = field(default_factory=Installation)
    rates: Rates = field(default_factory=Rates)
    processing_seconds: float = 0.0
    processing_refusals: int = 0
    plan: Plan = "paid"
    canvases_allowed: bool = True
    url: str = ""
    people: dict[str, Person] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    messages: dict[str, list[Message]] = field(default_factory=dict)
    stacks: dict[str, list[View]] = field(default_factory=dict)
    homes: dict[str, View] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)
    canvases: dict[str, Canvas] = field(default_factory=dict)
    triggers: dict[str, Trigger] = field(default_factory=dict)
    response_urls: dict[str, ResponseUrl] = field(default_factory=dict)
    external_ids: dict[str, str] = field(default_factory=dict)
    read_up_to: dict[tuple[str, str], str] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)
    faults: Faults = field(default_factory=Faults)
    on_event: Callable[[Json], None] | None = None
    watchers: list[Callable[[], None]] = field(default_factory=list)
    seq: int = 0
    _ids: int = 0
    _last_micros: int = 0

    def __post_init__(self) -> None:
        """Ids start from the clock: the app's database outlives the workspace and would take a repeated id for a
        repeated delivery."""
        self._ids = int(self.now().timestamp() * 1000) % 16**9

    def new_id(self, prefix: str) -> str:
        """A fresh id of Slack's shape, like `F00000000A`."""
        self._ids += 1
        return f"{prefix}{self._ids:09X}"

    def next_ts(self) -> str:
        """A message timestamp by the clock, never given twice even when the clock stands still."""
        micros = max(int(self.now().timestamp() * 1_000_000), self._last_micros + 1)
        self._last_micros = micros
        return f"{micros // 1_000_000}.{micros % 1_000_000:06d}"

    def changed(self) -> None:
        """Tell everybody who watches that there is something new to see."""
        self.seq += 1
        for watcher in tuple(self.watchers):
            watcher()

    def emit(self, event: Json) -> None:
        """Something happened that apps may subscribe to; delivered when the installation asked for its type."""
        if self.on_event is not None and event["type"] in self.app.events:
            self.on_event(event)

    def add_person(self, person: Person) -> Person:
        """Let a person into the workspace."""
        self.people[person.id] = person
        return person

    def add_channel(self, channel: Channel) -> Channel:
        """Open a channel."""
        channel.created = channel.created or int(self.now().timestamp())
        self.channels[channel.id] = channel
        self.messages.setdefault(channel.id, [])
        return channel

    def add_message(self, message: Message) -> Message:
        """Put a message where it belongs and wake the windows."""
        self.messages.setdefault(message.channel, []).append(message)
        self.changed()
        return message

    def direct_channel(self, person_id: str) -> Channel:
        """The direct conversation of a person with the app, opened when needed."""
        known = self.channels.get(f"D{person_id[1:]}")
        if known is not None:
            return known
        members = {person_id, self.app.user_id}
        return self.add_channel(Channel(f"D{person_id[1:]}", self.app.name, "im", members))

    def find_message(self, channel_id: str, ts: str, reader: str | None = None) -> Message | None:
        """The message at `ts`; ephemeral ones only for their reader."""
        for message in self.messages.get(channel_id, []):
            if message.ts == ts and message.reader in (None, reader):
                return message
        return None

    def messages_for(self, person_id: str, channel_id: str, thread_ts: str | None = None) -> list[Message]:
        """What a person sees in the channel's main column, or in one thread (its parent first)."""
        seen = [m for m in self.messages.get(channel_id, []) if m.reader in (None, person_id)]
        if thread_ts is None:
            return [m for m in seen if m.thread_ts is None or m.broadcast]
        return [m for m in seen if m.ts == thread_ts or m.thread_ts == thread_ts]

    def channel_for_app(self, channel_id: str, or_person: bool = False) -> Channel:
        """The channel, or channel_not_found: unknown ones and private ones without the app look alike.

        Only posting takes a person's id for the direct conversation with them (`or_person`).
        """
        if or_person and channel_id in self.people:
            return self.direct_channel(channel_id)
        channel = self.channels.get(channel_id)
        if channel is None or (channel.kind != "public" and self.app.user_id not in channel.members):
            raise SlackRefusal("channel_not_found")
        return channel

    def channel_for_person(self, person_id: str, channel_id: str) -> Channel:
        """The channel a person may look into; public ones are open to all."""
        channel = self.channels.get(channel_id)
        if channel is None or (channel.kind != "public" and person_id not in channel.members):
            raise PersonRefusal("There is no such channel for you.")
        return channel

    def person_called(self, person_id: str) -> Person:
        """The person acting; a refusal when nobody has that id."""
        person = self.people.get(person_id)
        if person is None:
            raise PersonRefusal("There is nobody by that id here.")
        return person

    def open_view(self, person_id: str, view_id: str) -> View:
        """A view that stands open for the person; a refusal when it was closed meanwhile."""
        views = [*self.stacks.get(person_id, [])]
        if person_id in self.homes:
            views.append(self.homes[person_id])
        for view in views:
            if view.id == view_id:
                return view
        raise PersonRefusal("This window has been closed.")

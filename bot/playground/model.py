"""The things in a workspace. They are plain mutable state; the rules about them stand elsewhere."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from bot.playground.refusals import Json

Surface = Literal["message", "modal", "home"]
Plan = Literal["free", "paid"]


@dataclass
class Person:
    """A member of the workspace; `tz` is an IANA name, `color` a CSS colour for the avatar."""

    id: str
    name: str
    real_name: str
    title: str = ""
    tz: str = "UTC"
    color: str = "#4a5568"


@dataclass
class Channel:
    """A conversation; `members` holds user ids, the app's among them when it was invited."""

    id: str
    name: str
    kind: Literal["public", "private", "im"] = "public"
    members: set[str] = field(default_factory=set)
    topic: str = ""
    archived: bool = False
    pinned: list[str] = field(default_factory=list)
    creator: str = ""
    created: int = 0
    canvas_id: str | None = None
    canvases: list[str] = field(default_factory=list)
    bookmarks: list[Json] = field(default_factory=list)


@dataclass
class Message:
    """One message; `reader` is set for an ephemeral one and names the only person who sees it."""

    channel: str
    ts: str
    user: str
    text: str = ""
    blocks: list[Json] = field(default_factory=list)
    app: bool = False
    thread_ts: str | None = None
    reader: str | None = None
    edited: bool = False
    files: list[str] = field(default_factory=list)
    command: str | None = None
    metadata: Json | None = None
    broadcast: bool = False


@dataclass
class View:
    """A modal or a Home tab. `content` is what the app sent, ids filled in; `hash` changes with every update."""

    id: str
    owner: str
    content: Json
    hash: str
    root_id: str
    previous_id: str | None = None
    state: Json = field(default_factory=dict)

    @property
    def external_id(self) -> str:
        """The app's own name for the view, or an empty string."""
        return str(self.content.get("external_id") or "")

    @property
    def blocks(self) -> list[Json]:
        """The view's blocks, ids filled in."""
        blocks: list[Json] = self.content["blocks"]
        return blocks


@dataclass
class File:
    """An upload; it may be shown once `completed_at` is set and Slack has finished processing it."""

    id: str
    name: str
    token: str
    length: int
    alt: str = ""
    title: str = ""
    data: bytes | None = None
    completed_at: datetime | None = None
    refusals_left: int = 0
    deleted: bool = False
    shares: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Canvas:
    """A document of the app; `edits` counts its changes.

    `access` says who may do what, by channel or person; the tabs of a channel need none.
    """

    id: str
    title: str
    markdown: str
    edits: int = 0
    access: dict[str, str] = field(default_factory=dict)


@dataclass
class Trigger:
    """A trigger id's life: 3 seconds from `issued`, one use; `view_id` when pressed inside a modal."""

    person: str
    issued: datetime
    view_id: str | None
    used: bool = False


@dataclass
class ResponseUrl:
    """Where an answer to one interaction goes; 5 uses within 30 minutes of `issued`."""

    person: str
    channel: str
    issued: datetime
    message_ts: str | None = None
    thread_ts: str | None = None
    command: str | None = None
    uses: int = 0


@dataclass
class Installation:
    """The app as installed: who it is, what it may do, where and how it is reached."""

    bot_token: str = "xoxb-playground-token"  # noqa: S105 - the pretend workspace's own, worth nothing elsewhere
    signing_secret: str = "playground-signing-secret"  # noqa: S105
    bot_url: str | None = None
    app_id: str = "A0JOURNEY"
    bot_id: str = "B0JOURNEY"
    user_id: str = "U0JOURNEY"
    name: str = "Journey"
    scopes: frozenset[str] = frozenset()
    commands: tuple[str, ...] = ("/journey",)
    events: tuple[str, ...] = ()
    escapes_commands: bool = False
    messages_read_only: bool = False
    revoked: bool = False

"""Who asks and about what: callers from the signed envelope, hints from ``private_metadata`` and button values.

Hints name things; they never prove anything. Every workshop is looked up inside the caller's own tenant.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from slack_bolt.context.async_context import AsyncBoltContext

from bot.flows.decision import Who

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """A person as Slack vouches for them.

    ``external`` people come from another organisation through a shared channel: they contribute with the board's
    buttons, and neither facilitate nor see what is not in that channel. ``response_url`` answers privately,
    five times in half an hour, even where the bot is no member.
    """

    who: Who
    channel_id: str = ""
    external: bool = False
    response_url: str = ""
    trigger_id: str = ""


def read_caller(context: AsyncBoltContext, body: Mapping[str, Any]) -> Caller:
    """The caller of a command, click, submission or event that passed ``authorize``."""
    team_id, enterprise_id = context.team_id or "", context.enterprise_id or ""
    tenant = enterprise_id if context.is_enterprise_install and enterprise_id else team_id
    return Caller(
        who=Who(tenant=tenant, team_id=team_id or enterprise_id, user_id=context.user_id or ""),
        channel_id=context.channel_id or "",
        external=_is_external(context, body),
        response_url=context.response_url or "",
        trigger_id=str(body.get("trigger_id") or ""),
    )


def _is_external(context: AsyncBoltContext, body: Mapping[str, Any]) -> bool:
    """Another team's member; inside one organisation's install, teams are not strangers to each other."""
    user = body.get("user")
    home = user.get("team_id") if isinstance(user, dict) else context.actor_team_id
    if not home or home == context.team_id:
        return False
    if not context.is_enterprise_install:
        return True
    organisation = user.get("enterprise_id") if isinstance(user, dict) else context.actor_enterprise_id
    return bool(organisation) and organisation != context.enterprise_id


class Hint(BaseModel):
    """What an opened modal or a button is about, in a few short words of JSON.

    ``key`` is minted when a form opens and makes its submission count once; ``nonce`` is part of every block id,
    so a new one empties the inputs and the same one keeps what was typed.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)

    workshop: str = Field(default="", alias="w", max_length=64)
    channel: str = Field(default="", alias="c", max_length=32)
    subject: str = Field(default="", alias="s", max_length=64)  # key of a phase, kind or task
    item: str = Field(default="", alias="i", max_length=64)
    version: int | None = Field(default=None, alias="v")
    key: str = Field(default="", alias="k", max_length=64)
    seen: str = Field(default="", alias="p", max_length=64)  # phase the person was looking at
    agreed: tuple[str, ...] = Field(default=(), alias="a", max_length=8)
    nonce: str = Field(default="", alias="n", max_length=64)
    verb: str = Field(default="", alias="d", max_length=16)
    page: int = Field(default=0, alias="g", ge=0, le=10_000)
    generation: int | None = Field(default=None, alias="b")  # of the board a button stands on
    chosen: tuple[str, ...] = Field(default=(), alias="t", max_length=100)  # stages somebody wants a picture of

    def to_json(self) -> str:
        return self.model_dump_json(by_alias=True, exclude_defaults=True)

    def but(self, **changes: object) -> Hint:
        """The same hint with some of it changed."""
        return self.model_copy(update=changes)


def read_hint(text: object) -> Hint:
    """The hint in ``text``; anything unreadable (an older form, somebody's forgery) is an empty one."""
    try:
        return Hint.model_validate_json(text if isinstance(text, str) and text else "{}")
    except ValidationError:
        return Hint()

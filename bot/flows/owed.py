"""What a decision owes to Slack: the board, Home tabs, the canvas, and things posted once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from storage.changes import Owe, OwedKind
from storage.records import Workshop


def board(workshop: Workshop) -> Owe:
    head = workshop.head
    return Owe(
        key=f"board:{head.id}",
        kind=OwedKind.BOARD,
        tenant=head.tenant,
        team_id=head.team_id,
        workshop_id=head.id,
        channel_id=head.channel_id,
    )


def homes(workshop: Workshop, user_ids: Iterable[str]) -> tuple[Owe, ...]:
    head = workshop.head
    return tuple(
        Owe(key=f"home:{user_id}", kind=OwedKind.HOME, tenant=head.tenant, team_id=head.team_id, user_id=user_id)
        for user_id in dict.fromkeys(user_ids)
    )


def everyones_home(workshop: Workshop) -> tuple[Owe, ...]:
    """The Home tab of everybody who lists this workshop."""
    return homes(workshop, (member.user_id for member in workshop.members if not member.left))


def canvas(workshop: Workshop) -> Owe:
    """The workshop's page in its channel, written anew."""
    head = workshop.head
    return Owe(
        key=f"canvas:{head.id}",
        kind=OwedKind.DELIVERY,
        tenant=head.tenant,
        team_id=head.team_id,
        workshop_id=head.id,
        channel_id=head.channel_id,
        args={"what": "canvas"},
    )


def delivery(workshop: Workshop, delivery_id: str, *, user_id: str, args: Mapping[str, str]) -> Owe:
    head = workshop.head
    return Owe(
        key=f"delivery:{delivery_id}",
        kind=OwedKind.DELIVERY,
        tenant=head.tenant,
        team_id=head.team_id,
        workshop_id=head.id,
        channel_id=head.channel_id,
        user_id=user_id,
        args=args,
    )

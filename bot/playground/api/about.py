"""auth.test, users.*, conversations.*: who and where."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.playground.api.args import Args
from bot.playground.model import Channel, Person
from bot.playground.refusals import Json, SlackRefusal
from bot.playground.workspace import Workspace

PAGE_MOST = 1_000


def auth_test(workspace: Workspace, args: Args) -> Json:
    """auth.test."""
    del args
    return {
        "ok": True,
        "url": f"https://{workspace.domain}.slack.com/",
        "team": workspace.name,
        "user": workspace.app.name.lower(),
        "team_id": workspace.team_id,
        "user_id": workspace.app.user_id,
        "bot_id": workspace.app.bot_id,
        "is_enterprise_install": False,
    }


def user_object(workspace: Workspace, person: Person, now: datetime) -> Json:
    """A person as users.info shows them; `tz_offset` in seconds at this moment."""
    zone = now.astimezone(ZoneInfo(person.tz))
    offset = zone.utcoffset()
    return {
        "id": person.id,
        "team_id": workspace.team_id,
        "name": person.name,
        "deleted": False,
        "real_name": person.real_name,
        "tz": person.tz,
        "tz_label": zone.tzname() or person.tz,
        "tz_offset": int(offset.total_seconds()) if offset is not None else 0,
        "is_bot": False,
        "is_app_user": False,
        "is_restricted": False,
        "is_ultra_restricted": False,
        "profile": {
            "real_name": person.real_name,
            "display_name": person.name,
            "title": person.title,
            "team": workspace.team_id,
        },
    }


def users_info(workspace: Workspace, args: Args) -> Json:
    """users.info."""
    user_id = args.need("user", "user_not_found")
    if user_id == workspace.app.user_id:
        app = Person(user_id, workspace.app.name.lower(), workspace.app.name)
        return {"ok": True, "user": {**user_object(workspace, app, workspace.now()), "is_bot": True}}
    person = workspace.people.get(user_id)
    if person is None:
        raise SlackRefusal("user_not_found")
    return {"ok": True, "user": user_object(workspace, person, workspace.now())}


def channel_object(workspace: Workspace, channel: Channel) -> Json:
    """A conversation as conversations.info shows it to the app."""
    body: Json = {
        "id": channel.id,
        "created": channel.created,
        "is_archived": channel.archived,
        "is_im": channel.kind == "im",
        "is_mpim": False,
        "is_ext_shared": False,
        "is_org_shared": False,
        "context_team_id": workspace.team_id,
    }
    if channel.kind == "im":
        other = next(iter(channel.members - {workspace.app.user_id}), "")
        return {**body, "user": other}
    text = {"value": channel.topic, "creator": channel.creator, "last_set": channel.created}
    body |= {
        "name": channel.name,
        "name_normalized": channel.name,
        "is_channel": True,
        "is_group": False,
        "is_private": channel.kind == "private",
        "is_general": channel.name == "general",
        "is_member": workspace.app.user_id in channel.members,
        "creator": channel.creator,
        "topic": text,
        "purpose": {**text, "value": ""},
        "properties": {"canvas": {"file_id": channel.canvas_id}} if channel.canvas_id else {},
    }
    return body


def _readable(workspace: Workspace, args: Args) -> Channel:
    """A channel the installation has the scope of its kind for."""
    channel = workspace.channel_for_app(args.need("channel", "channel_not_found"))
    needed = {"public": "channels:read", "private": "groups:read", "im": "im:read"}[channel.kind]
    if needed not in workspace.app.scopes:
        provided = ",".join(sorted(workspace.app.scopes))
        raise SlackRefusal("missing_scope", extra={"needed": needed, "provided": provided})
    return channel


def conversations_info(workspace: Workspace, args: Args) -> Json:
    """conversations.info."""
    channel = _readable(workspace, args)
    body = channel_object(workspace, channel)
    if args.flag("include_num_members"):
        body["num_members"] = len(channel.members)
    return {"ok": True, "channel": body}


def conversations_members(workspace: Workspace, args: Args) -> Json:
    """conversations.members, in pages of `limit`."""
    channel = _readable(workspace, args)
    limit, cursor = args.text("limit") or "100", args.text("cursor") or "0"
    if not limit.isdigit() or not 1 <= int(limit) <= PAGE_MOST:
        raise SlackRefusal("invalid_limit")
    members = sorted(channel.members)
    if not cursor.isdigit() or int(cursor) > len(members):
        raise SlackRefusal("invalid_cursor")
    end = int(cursor) + int(limit)
    following = str(end) if end < len(members) else ""
    page = members[int(cursor) : end]
    return {"ok": True, "members": page, "response_metadata": {"next_cursor": following}}


def conversations_join(workspace: Workspace, args: Args) -> Json:
    """conversations.join: public channels only."""
    channel = workspace.channel_for_app(args.need("channel", "channel_not_found"))
    if channel.kind != "public":
        raise SlackRefusal("method_not_supported_for_channel_type")
    if channel.archived:
        raise SlackRefusal("is_archived")
    answer: Json = {"ok": True}
    if workspace.app.user_id in channel.members:
        answer["warning"] = "already_in_channel"
    else:
        enter(workspace, channel, workspace.app.user_id)
    return {**answer, "channel": channel_object(workspace, channel)}


def enter(workspace: Workspace, channel: Channel, user_id: str, inviter: str | None = None) -> None:
    """Make somebody a member; the app hears of it when it is in the channel by then."""
    channel.members.add(user_id)
    workspace.changed()
    if workspace.app.user_id in channel.members:
        event: Json = {"type": "member_joined_channel", "user": user_id, "channel": channel.id}
        event |= {"channel_type": "C" if channel.kind == "public" else "G", "team": workspace.team_id}
        workspace.emit({**event, "inviter": inviter} if inviter else event)


def conversations_open(workspace: Workspace, args: Args) -> Json:
    """conversations.open: the direct conversation with one person."""
    users = [user for user in args.text("users").split(",") if user]
    if not users:
        raise SlackRefusal("users_list_not_supplied")
    if any(user not in workspace.people for user in users):
        raise SlackRefusal("user_not_found")
    if len(users) > 1:
        raise SlackRefusal("method_not_supported_for_channel_type")
    return {"ok": True, "channel": {"id": workspace.direct_channel(users[0]).id}}

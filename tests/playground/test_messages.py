"""chat.*, pins, bookmarks, conversations and users: what works, and every refusal."""

import pytest

from bot.playground.model import Message
from bot.playground.refusals import Json
from tests.playground.lab import ALICE, BOB, GENERAL, HOTEL, OLD, SECRET, Lab, actions, button, section

POST = "chat.postMessage"
PLACES: tuple[tuple[str, str], ...] = (
    ("C0NOWHERE", "channel_not_found"),
    (SECRET, "channel_not_found"),
    (GENERAL, "not_in_channel"),
    (OLD, "is_archived"),
    ("", "channel_not_found"),
    ("#hotel", "channel_not_found"),
)


@pytest.mark.parametrize(("channel", "code"), PLACES)
@pytest.mark.parametrize("method", [POST, "chat.postEphemeral", "pins.add", "files.completeUploadExternal"])
def test_where_the_app_may_write(slack: Lab, method: str, channel: str, code: str) -> None:
    """Private channels without the app look as if they were not there."""
    slack.workspace.app.scopes -= {"chat:write.public"}
    args: Json = {"channel": channel, "text": "x", "user": ALICE, "timestamp": "1.0"}
    if method.startswith("files") and channel:
        file_id = slack.upload_unfinished()
        args = {"files": [{"id": file_id}], "channel_id": channel}
    elif method.startswith("files"):
        return
    assert slack.refuses(method, **args) == code


def test_public_channels_with_the_scope(slack: Lab) -> None:
    """chat:write.public posts without joining; pins still need membership."""
    ts = slack.post(channel=GENERAL)
    assert slack.refuses("pins.add", channel=GENERAL, timestamp=ts) == "not_in_channel"


def test_direct_message_by_user_id(slack: Lab) -> None:
    """Posting takes a user id and answers with the D… id, which is the one to use later."""
    posted = slack.does(POST, channel=ALICE, text="hi")
    assert posted["channel"].startswith("D")
    assert slack.refuses("chat.update", channel=ALICE, ts=posted["ts"], text="x") == "channel_not_found"
    slack.does("chat.update", channel=posted["channel"], ts=posted["ts"], text="x")
    assert slack.does("conversations.open", users=ALICE)["channel"]["id"] == posted["channel"]


TEXTS: tuple[tuple[Json, str], ...] = (
    ({}, "no_text"),
    ({"text": ""}, "no_text"),
    ({"blocks": []}, "no_text"),
    ({"blocks": "x"}, "invalid_blocks_format"),
    ({"blocks": {"type": "divider"}}, "invalid_blocks_format"),
    ({"text": "x", "markdown_text": "y"}, "markdown_text_conflict"),
    ({"markdown_text": "y" * 12_001}, "msg_too_long"),
    ({"text": "x", "metadata": "[]"}, "invalid_metadata_format"),
    ({"text": "x", "metadata": {"event_type": "a"}}, "invalid_metadata_schema"),
    ({"text": "x", "thread_ts": "1.000001"}, "thread_not_found"),
    ({"text": "x", "reply_broadcast": True}, "invalid_arguments"),
    ({"text": "x", "attachments": [{}] * 101}, "too_many_attachments"),
)


@pytest.mark.parametrize(("args", "code"), TEXTS)
def test_what_can_be_posted(slack: Lab, args: Json, code: str) -> None:
    """Every way a message can be wrong in itself."""
    assert slack.refuses(POST, channel=HOTEL, **args) == code


def test_long_text_is_cut_when_posted_and_refused_when_updated(slack: Lab) -> None:
    """40,000 for a post, 4,000 for an update."""
    ts = slack.post(text="x" * 40_001)
    message = slack.workspace.find_message(HOTEL, ts)
    assert message is not None
    assert len(message.text) == 40_000
    assert slack.refuses("chat.update", channel=HOTEL, ts=ts, text="x" * 4001) == "msg_too_long"
    slack.does("chat.update", channel=HOTEL, ts=ts, text="x" * 4000)


def test_threads(slack: Lab) -> None:
    """Replies go to the parent; a reply is no parent; a broadcast shows in the channel as well."""
    parent = slack.post(text="parent")
    reply = slack.post(text="reply", thread_ts=parent)
    assert slack.refuses(POST, channel=HOTEL, text="x", thread_ts=reply) == "cannot_reply_to_message"
    slack.post(text="loud", thread_ts=parent, reply_broadcast=True)
    seen = [message.text for message in slack.workspace.messages_for(ALICE, HOTEL)]
    assert seen == ["parent", "loud"]
    assert len(slack.workspace.messages_for(ALICE, HOTEL, parent)) == 3


def test_update_semantics(slack: Lab) -> None:
    """Text alone takes the blocks away and marks the message edited; blocks leave no mark."""
    ts = slack.post(blocks=[section("old")], metadata={"event_type": "a", "event_payload": {}})
    message = slack.workspace.find_message(HOTEL, ts)
    assert message is not None
    slack.does("chat.update", channel=HOTEL, ts=ts, text="t", blocks=[section("new")])
    assert (message.blocks[0]["text"]["text"], message.edited) == ("new", False)
    assert message.metadata == {"event_type": "a", "event_payload": {}}
    slack.does("chat.update", channel=HOTEL, ts=ts, text="t", metadata={})
    bare = slack.workspace.messages_for(ALICE, HOTEL)[0]
    assert (bare.blocks, bare.edited, bare.metadata) == ([], True, None)


def test_only_own_messages_can_be_changed(slack: Lab) -> None:
    """Others' are refused, ephemeral and unknown ones do not exist."""
    theirs = slack.workspace.add_message(Message(HOTEL, slack.workspace.next_ts(), ALICE, "mine"))
    whispered = slack.does("chat.postEphemeral", channel=HOTEL, user=ALICE, text="psst")["message_ts"]
    for method, code in (("chat.update", "cant_update_message"), ("chat.delete", "cant_delete_message")):
        assert slack.refuses(method, channel=HOTEL, ts=theirs.ts, text="x") == code
        assert slack.refuses(method, channel=HOTEL, ts=whispered, text="x") == "message_not_found"
        assert slack.refuses(method, channel=HOTEL, ts="1.0", text="x") == "message_not_found"
    ts = slack.post()
    slack.workspace.channels[HOTEL].archived = True
    assert slack.refuses("chat.update", channel=HOTEL, ts=ts, text="x") == "is_archived"


def test_deleting_takes_the_pin_along(slack: Lab) -> None:
    """Nothing of the message stays."""
    ts = slack.post()
    slack.does("pins.add", channel=HOTEL, timestamp=ts)
    slack.does("chat.delete", channel=HOTEL, ts=ts)
    assert slack.workspace.channels[HOTEL].pinned == []
    assert slack.workspace.messages[HOTEL] == []


def test_ephemerals_have_one_reader(slack: Lab) -> None:
    """Only a member gets one, in a thread only if there is one, and nobody else sees it."""
    slack.does("chat.postEphemeral", channel=HOTEL, user=ALICE, text="psst")
    assert [m.text for m in slack.workspace.messages_for(ALICE, HOTEL)] == ["psst"]
    assert slack.workspace.messages_for(BOB, HOTEL) == []
    slack.workspace.channels[HOTEL].members.discard(BOB)
    for user in (BOB, "U0NOBODY0", ""):
        code = slack.refuses("chat.postEphemeral", channel=HOTEL, user=user, text="x")
        assert code == "user_not_in_channel"
    args = {"channel": HOTEL, "user": ALICE, "text": "x", "thread_ts": "1.0"}
    assert slack.refuses("chat.postEphemeral", **args) == "thread_not_found"


def test_permalinks(slack: Lab) -> None:
    """Replies name their thread."""
    ts = slack.post()
    reply = slack.post(thread_ts=ts)
    link = slack.does("chat.getPermalink", channel=HOTEL, message_ts=ts)["permalink"]
    assert link == f"https://northwind.slack.com/archives/{HOTEL}/p{ts.replace('.', '')}"
    answer = slack.does("chat.getPermalink", channel=HOTEL, message_ts=reply)
    assert answer["permalink"].endswith(f"?thread_ts={ts}&cid={HOTEL}")
    assert slack.refuses("chat.getPermalink", channel=HOTEL, message_ts="1.0") == "message_not_found"


def test_pins(slack: Lab) -> None:
    """Once each, at most 100 a channel."""
    ts = slack.post()
    slack.does("pins.add", channel=HOTEL, timestamp=ts)
    assert slack.refuses("pins.add", channel=HOTEL, timestamp=ts) == "already_pinned"
    assert slack.refuses("pins.add", channel=HOTEL) == "no_item_specified"
    assert slack.refuses("pins.add", channel=HOTEL, timestamp="1.0") == "message_not_found"
    slack.does("pins.remove", channel=HOTEL, timestamp=ts)
    assert slack.refuses("pins.remove", channel=HOTEL, timestamp=ts) == "no_pin"
    slack.workspace.channels[HOTEL].pinned.extend(str(number) for number in range(100))
    assert slack.refuses("pins.add", channel=HOTEL, timestamp=ts) == "too_many_pins"


def test_ids_are_given_where_none_came(slack: Lab) -> None:
    """Blocks and elements always have ids in what Slack stores and sends back."""
    silent = {key: value for key, value in button().items() if key != "action_id"}
    posted = slack.does(POST, channel=HOTEL, blocks=[section(), actions(silent)])
    blocks = posted["message"]["blocks"]
    assert all(block["block_id"] for block in blocks)
    assert blocks[1]["elements"][0]["action_id"]


def test_conversations(slack: Lab) -> None:
    """info, members and join, with what they refuse."""
    info = slack.does("conversations.info", channel=HOTEL, include_num_members=True)["channel"]
    assert (info["name"], info["is_member"], info["num_members"]) == ("hotel", True, 7)
    assert slack.refuses("conversations.info", channel=SECRET) == "channel_not_found"
    page = slack.does("conversations.members", channel=HOTEL, limit=4)
    cursor = page["response_metadata"]["next_cursor"]
    rest = slack.does("conversations.members", channel=HOTEL, limit=4, cursor=cursor)
    assert len(page["members"] + rest["members"]) == 7
    assert rest["response_metadata"]["next_cursor"] == ""
    assert slack.refuses("conversations.members", channel=HOTEL, limit=0) == "invalid_limit"
    assert slack.refuses("conversations.members", channel=HOTEL, cursor="zz") == "invalid_cursor"
    assert slack.does("conversations.join", channel=GENERAL)["channel"]["is_member"]
    assert slack.does("conversations.join", channel=GENERAL)["warning"] == "already_in_channel"
    assert slack.refuses("conversations.join", channel=SECRET) == "channel_not_found"
    assert slack.refuses("conversations.join", channel=OLD) == "is_archived"


def test_private_channels_have_a_scope_of_their_own(slack: Lab) -> None:
    """groups:read for private ones, even as a member."""
    slack.workspace.channels[SECRET].members.add(slack.workspace.app.user_id)
    slack.does("conversations.info", channel=SECRET)
    slack.workspace.app.scopes -= {"groups:read"}
    answer = slack.call("conversations.info", channel=SECRET)
    assert (answer["error"], answer["needed"]) == ("missing_scope", "groups:read")
    assert slack.refuses("conversations.join", channel=SECRET) == "method_not_supported_for_channel_type"


def test_people(slack: Lab) -> None:
    """Time zones come with the offset of the moment."""
    user = slack.does("users.info", user=ALICE)["user"]
    assert (user["tz"], user["tz_offset"], user["real_name"]) == ("Europe/Paris", 3600, "Alice Ndiaye")
    slack.clock.advance(days=90)
    assert slack.does("users.info", user=ALICE)["user"]["tz_offset"] == 7200
    assert slack.does("users.info", user=slack.workspace.app.user_id)["user"]["is_bot"]
    assert slack.refuses("users.info", user="U0NOBODY0") == "user_not_found"
    assert slack.refuses("conversations.open", users="U0NOBODY0") == "user_not_found"
    assert slack.refuses("conversations.open") == "users_list_not_supplied"


def test_bookmarks_are_links(slack: Lab) -> None:
    slack.does("bookmarks.add", channel_id=HOTEL, title="Map", type="link", link="https://example.com")
    bad = {"channel_id": HOTEL, "title": "Map", "type": "file", "link": "https://example.com"}
    assert slack.refuses("bookmarks.add", **bad) == "invalid_bookmark_type"
    assert slack.refuses("bookmarks.add", **{**bad, "type": "link", "link": "x"}) == "invalid_link"

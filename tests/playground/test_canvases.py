"""canvases.*: tabs of channels and documents that stand alone, what may be done with them, and who reads them."""

import io
import json

import pytest

from bot.playground.refusals import Json
from tests.playground.lab import ALICE, BOB, GENERAL, HOTEL, OLD, SECRET, Lab

TEXT: Json = {"type": "markdown", "markdown": "# Map"}


def made(slack: Lab, channel_id: str = HOTEL) -> str:
    """The id of a new canvas."""
    place = {"channel_id": channel_id} if channel_id else {}
    return str(slack.does("canvases.create", title="Map", document_content=TEXT, **place)["canvas_id"])


def change(slack: Lab, canvas_id: str, **what: object) -> str:
    """Slack's code, or an empty string when it was taken."""
    return str(slack.call("canvases.edit", canvas_id=canvas_id, changes=[what]).get("error", ""))


def reads(slack: Lab, person: str, canvas_id: str) -> tuple[int, Json]:
    return slack.request("GET", f"/ui/canvas/{canvas_id}", params={"as": person}, headers={})


def test_a_channel_may_have_several_tabs_and_one_canvas_of_its_own(slack: Lab) -> None:
    first, second = made(slack), made(slack)
    own = slack.does("conversations.canvases.create", channel_id=HOTEL, document_content=TEXT)["canvas_id"]
    assert slack.refuses("conversations.canvases.create", channel_id=HOTEL) == "channel_canvas_already_exists"
    info = slack.does("conversations.info", channel=HOTEL)["channel"]
    assert info["properties"]["canvas"]["file_id"] == own
    state = slack.request("GET", "/ui/state", params={"as": BOB}, headers={})[1]
    [hotel] = [one for one in state["channels"] if one["id"] == HOTEL]
    assert [one["id"] for one in hotel["canvases"]] == [first, second, own]
    assert [one["title"] for one in hotel["canvases"]] == ["Map", "Map", "Untitled"]


@pytest.mark.parametrize("method", ["canvases.create", "conversations.canvases.create"])
@pytest.mark.parametrize(
    ("channel", "code"),
    [
        ("C0NOWHERE", "channel_not_found"),
        (SECRET, "channel_not_found"),
        (GENERAL, "not_in_channel"),
        (OLD, "is_archived"),
    ],
)
def test_where_the_app_may_put_one(slack: Lab, method: str, channel: str, code: str) -> None:
    assert slack.refuses(method, channel_id=channel, document_content=TEXT) == code


TABLE = "| a | b |\n|---|---|\n"


@pytest.mark.parametrize(
    "content",
    [
        {"type": "html", "html": "<b>"},
        {"type": "markdown"},
        {"type": "markdown", "markdown": 7},
        {"type": "markdown", "markdown": TABLE + "| c | d |\n" * 150},
        "words",
    ],
)
def test_what_is_no_document_for_slack(slack: Lab, content: object) -> None:
    """Markdown alone, with tables of up to 300 cells."""
    code = slack.refuses("canvases.create", channel_id=HOTEL, document_content=content)
    assert code in ("canvas_creation_failed", "invalid_arguments")
    canvas = made(slack)
    edited = change(slack, canvas, operation="replace", document_content=content)
    assert edited in ("canvas_editing_failed", "invalid_arguments")


@pytest.mark.parametrize(("size", "taken"), [(1_048_576, True), (1_048_577, False)])
def test_a_document_has_an_end(slack: Lab, size: int, taken: bool) -> None:
    content = {"type": "markdown", "markdown": "x" * size}
    body = io.BytesIO(json.dumps({"channel_id": HOTEL, "document_content": content}).encode())
    headers = {"Authorization": f"Bearer {slack.workspace.app.bot_token}", "Content-Type": "application/json"}
    answer = slack.request("POST", "/api/canvases.create", data=body, headers=headers)[1]
    assert (answer["ok"], answer.get("error")) == (taken, None if taken else "canvas_creation_failed")


def test_the_largest_table_and_a_longer_one_in_two(slack: Lab) -> None:
    """A border that is escaped makes no cell, and the rule below the head is no row."""
    table = TABLE + "| c \\| c | d |\n" * 149
    slack.does("canvases.create", channel_id=HOTEL, document_content={"type": "markdown", "markdown": table})
    both = {"type": "markdown", "markdown": f"{table}\n{table}"}
    slack.does("canvases.create", channel_id=HOTEL, document_content=both)


def test_a_title_has_an_end(slack: Lab) -> None:
    assert slack.refuses("canvases.create", title="x" * 256) == "canvas_creation_failed"


def test_one_change_a_call(slack: Lab) -> None:
    canvas = made(slack)
    more = {"type": "markdown", "markdown": "more"}
    assert change(slack, canvas, operation="insert_at_end", document_content=more) == ""
    assert change(slack, canvas, operation="insert_at_start", document_content=more) == ""
    assert slack.workspace.canvases[canvas].markdown == "more\n\n# Map\n\nmore"
    assert change(slack, canvas, operation="replace", document_content=more) == ""
    assert change(slack, canvas, operation="rename", title_content={"type": "markdown", "markdown": "New"}) == ""
    status, body = reads(slack, ALICE, canvas)
    assert (status, body["title"], body["markdown"], body["seq"]) == (200, "New", "more", 4)


@pytest.mark.parametrize(
    ("what", "code"),
    [
        ({"operation": "erase"}, "invalid_arguments"),
        ({"operation": "replace"}, "invalid_arguments"),
        ({"operation": "replace", "section_id": "temp:C:1", "document_content": TEXT}, "canvas_editing_failed"),
        ({"operation": "delete"}, "invalid_arguments"),
        ({"operation": "insert_after", "section_id": "temp:C:1", "document_content": TEXT}, "canvas_editing_failed"),
        ({"operation": "rename", "title_content": {"type": "markdown", "markdown": ""}}, "invalid_arguments"),
        ({"operation": "rename"}, "invalid_arguments"),
    ],
)
def test_changes_that_slack_refuses(slack: Lab, what: Json, code: str) -> None:
    canvas = made(slack)
    assert change(slack, canvas, **what) == code
    assert slack.workspace.canvases[canvas].edits == 0


@pytest.mark.parametrize("changes", [None, [], [{"operation": "replace", "document_content": TEXT}] * 2, ["x"], "x"])
def test_a_list_of_one_change_is_insisted_on(slack: Lab, changes: object) -> None:
    assert slack.refuses("canvases.edit", canvas_id=made(slack), changes=changes) == "invalid_arguments"


@pytest.mark.parametrize("method", ["canvases.edit", "canvases.delete", "canvases.access.set"])
def test_a_canvas_must_be_there(slack: Lab, method: str) -> None:
    assert slack.refuses(method, canvas_id="F0NOTHERE") == "canvas_not_found"
    assert slack.refuses(method) == "invalid_arguments"


def test_one_of_a_channel_that_the_app_has_left_is_out_of_reach(slack: Lab) -> None:
    canvas = made(slack)
    slack.workspace.channels[HOTEL].members.discard(slack.workspace.app.user_id)
    assert change(slack, canvas, operation="replace", document_content=TEXT) == "restricted_action"


def test_a_deleted_one_is_gone_from_everywhere(slack: Lab) -> None:
    canvas = str(slack.does("conversations.canvases.create", channel_id=HOTEL)["canvas_id"])
    slack.does("canvases.delete", canvas_id=canvas)
    assert slack.workspace.channels[HOTEL].canvases == []
    assert slack.workspace.channels[HOTEL].canvas_id is None
    assert reads(slack, ALICE, canvas)[1]["error"] == "This canvas is gone, or nobody has shared it with you."


def test_on_the_free_plan_a_channel_has_one(slack: Lab) -> None:
    alone = made(slack, "")
    slack.workspace.plan = "free"
    assert slack.refuses("canvases.create", title="Map") == "free_teams_cannot_create_non_tabbed_canvases"
    assert change(slack, alone, operation="replace", document_content=TEXT) == (
        "free_teams_cannot_edit_standalone_canvases"
    )
    canvas = made(slack)
    assert slack.refuses("canvases.create", channel_id=HOTEL) == "free_team_canvas_tab_already_exists"
    assert slack.refuses("conversations.canvases.create", channel_id=HOTEL) == "free_team_canvas_tab_already_exists"
    assert change(slack, canvas, operation="replace", document_content=TEXT) == ""


def test_where_canvases_are_switched_off(slack: Lab) -> None:
    canvas = made(slack)
    slack.workspace.canvases_allowed = False
    for method in ("canvases.create", "canvases.edit", "canvases.delete", "canvases.access.set"):
        assert slack.refuses(method, canvas_id=canvas) == "canvas_disabled_user_team"
    assert slack.refuses("conversations.canvases.create", channel_id=HOTEL) == "canvas_disabled_user_team"


def test_they_need_their_scope(slack: Lab) -> None:
    slack.workspace.app.scopes -= {"canvases:write"}
    for method in ("canvases.create", "canvases.edit", "canvases.delete", "canvases.access.set"):
        assert slack.refuses(method) == "missing_scope"


def test_one_that_stands_alone_is_read_by_whom_it_was_shared_with(slack: Lab) -> None:
    """With people whom its link has reached, or with a channel where it stands."""
    canvas = made(slack, "")
    link = f"https://northwind.slack.com/docs/{slack.workspace.team_id}/{canvas}"
    share = {"canvas_id": canvas, "access_level": "read", "user_ids": [ALICE]}
    unsent = slack.call("canvases.access.set", **share)
    assert (unsent["error"], unsent["failed_to_update_user_ids"]) == ("failed_to_update_user_ids", [ALICE])
    assert reads(slack, ALICE, canvas)[0] == 400
    slack.does("chat.postMessage", channel=ALICE, text=f"<{link}|Map>")
    slack.does("canvases.access.set", **share)
    assert reads(slack, ALICE, canvas)[0] == 200
    assert reads(slack, BOB, canvas)[0] == 400
    to_channel = {"canvas_id": canvas, "access_level": "write", "channel_ids": f"{HOTEL}"}
    assert slack.refuses("canvases.access.set", **to_channel) == "channel_not_found"
    slack.does("chat.postMessage", channel=HOTEL, text=link)
    slack.does("canvases.access.set", **to_channel)
    assert reads(slack, BOB, canvas)[0] == 200


@pytest.mark.parametrize(
    ("what", "code"),
    [
        ({"access_level": "read"}, "invalid_parameters"),
        ({"access_level": "read", "user_ids": [ALICE], "channel_ids": [HOTEL]}, "invalid_parameters"),
        ({"access_level": "read", "user_ids": 7}, "invalid_parameters"),
        ({"access_level": "owner", "channel_ids": [HOTEL]}, "invalid_arguments"),
        ({"access_level": "edit", "user_ids": [ALICE]}, "invalid_arguments"),
        ({"access_level": "read", "user_ids": "U0NOBODY0"}, "user_not_found"),
        ({"access_level": "read", "channel_ids": ["C0NOWHERE"]}, "channel_not_found"),
        ({"access_level": "read", "channel_ids": ["D0ALICE00"]}, "channel_not_found"),
    ],
)
def test_sharing_that_slack_refuses(slack: Lab, what: Json, code: str) -> None:
    canvas = made(slack)
    slack.workspace.direct_channel(ALICE)
    assert slack.refuses("canvases.access.set", canvas_id=canvas, **what) == code


def test_a_tab_is_read_by_whoever_may_look_into_the_channel(slack: Lab) -> None:
    slack.workspace.channels[SECRET].members.add(slack.workspace.app.user_id)
    canvas = made(slack, SECRET)
    assert reads(slack, ALICE, canvas)[0] == 200
    assert reads(slack, "U0CAROL00", canvas)[0] == 400
    assert reads(slack, "U0NOBODY0", canvas)[1]["error"] == "There is nobody by that id here."

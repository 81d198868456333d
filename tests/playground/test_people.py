"""The people of the tests: what they find, pick, fill and read."""

from datetime import date, time

import pytest

from bot.playground.refusals import Json
from tests.playground.lab import actions, asks, button, modal, option, section, words
from tests.playground.puppet import Theatre, theatre

TEXT: Json = {"type": "plain_text_input"}
CONFIRM = {
    "title": words("Remove it?"),
    "text": words("It cannot be undone."),
    "confirm": words("Remove"),
    "deny": words("Keep"),
}


def overflow(*labels: str, **more: object) -> Json:
    """A ⋯ menu."""
    return {"type": "overflow", "action_id": "more", "options": [option(label) for label in labels], **more}


def test_near_narrows_to_the_block(stage: Theatre) -> None:
    """In the same block, or in the next one below the text."""
    rows = [
        {**section("Front desk"), "accessory": button("Edit", value="1")},
        section("Housekeeping"),
        actions(button("Edit", value="2"), button("Remove", value="2")),
    ]
    stage.posts(*rows)
    for near, value in (("Front desk", "1"), ("Housekeeping", "2")):
        stage.alice.clicks("Edit", near=near)
        assert stage.puppet.last("block_actions")["actions"][0]["value"] == value
    with pytest.raises(AssertionError, match="2 times; say near="):
        stage.alice.clicks("Edit")


def test_the_newest_message_first(stage: Theatre) -> None:
    """near= reaches an older one."""
    stage.posts(section("first"), actions(button("Go", value="1")))
    stage.posts(section("second"), actions(button("Go", value="2")))
    stage.alice.clicks("Go")
    assert stage.puppet.last("block_actions")["actions"][0]["value"] == "2"
    stage.alice.clicks("Go", near="first")
    assert stage.puppet.last("block_actions")["actions"][0]["value"] == "1"


def test_what_is_not_there(stage: Theatre) -> None:
    """The error lists what could be clicked and read instead."""
    stage.posts(section("Board"), actions(button("Add persona")))
    with pytest.raises(AssertionError, match=r"no “Add stage” to click.*Add persona") as caught:
        stage.alice.clicks("Add stage")
    assert "Board" in str(caught.value)
    with pytest.raises(AssertionError, match="no menu “Manage”"):
        stage.alice.picks("Manage", "Move")
    with pytest.raises(AssertionError, match="no field “Name”"):
        stage.alice.fills(Name="x")
    with pytest.raises(AssertionError, match="no form is open"):
        stage.alice.form()


def test_menus(stage: Theatre) -> None:
    """Selects by placeholder, ⋯ menus by the text beside them or near; entries can be clicked as well."""
    manage: Json = {"type": "static_select", "action_id": "manage", "placeholder": words("Manage")}
    manage["options"] = [option("Move a stage"), option("Close")]
    stage.posts({**section("Front desk"), "accessory": overflow("Edit", "Remove")}, actions(manage))
    stage.alice.picks("Manage", "Move a stage")
    action = stage.puppet.last("block_actions")["actions"][0]
    assert action["selected_option"]["value"] == "Move a stage"
    assert action["placeholder"] == words("Manage")
    stage.alice.picks("Front desk", "Remove")
    assert stage.puppet.last("block_actions")["actions"][0]["selected_option"]["value"] == "Remove"
    stage.alice.picks("", "Edit", near="Front desk")
    stage.alice.clicks("Remove", near="Front desk")
    assert stage.puppet.count("block_actions") == 4
    with pytest.raises(AssertionError, match="no option “Dance”"):
        stage.alice.picks("Manage", "Dance")


def test_confirm_dialogs(stage: Theatre) -> None:
    """Nothing is sent before the dialog is answered."""
    stage.posts(actions(button("Remove", confirm=CONFIRM)))
    stage.alice.clicks("Remove")
    assert stage.puppet.received == []
    assert stage.alice.sees("It cannot be undone.")
    stage.alice.clicks("Keep")
    assert stage.puppet.received == []
    stage.alice.clicks("Remove").clicks("Remove")
    assert stage.puppet.count("block_actions") == 1


def test_buttons_for_some(stage: Theatre) -> None:
    """visible_to_user_ids hides a button from everybody else."""
    stage.posts(actions(button("Next"), button("Back", visible_to_user_ids=["U0ALICE00"])))
    stage.alice.clicks("Back")
    with pytest.raises(AssertionError, match="no “Back”"):
        stage.bob.clicks("Back")


def test_filling_every_kind_of_input(stage: Theatre) -> None:
    """Labels in, Slack's state out."""
    few = [option("Seen"), option("Measured")]
    kinds: dict[str, tuple[Json, object, object]] = {
        "Text": (TEXT, "hello", {"value": "hello"}),
        "Number": ({"type": "number_input", "is_decimal_allowed": True}, 2, {"value": "2"}),
        "Link": ({"type": "url_text_input"}, "https://a.example", {"value": "https://a.example"}),
        "One": ({"type": "static_select", "options": few}, "seen", {"selected_option": few[0]}),
        "Many": ({"type": "multi_static_select", "options": few}, ["Measured"], {"selected_options": [few[1]]}),
        "Radio": ({"type": "radio_buttons", "options": few}, "Seen", {"selected_option": few[0]}),
        "Boxes": ({"type": "checkboxes", "options": few}, ["Seen"], {"selected_options": [few[0]]}),
        "Box": ({"type": "checkboxes", "options": few[:1]}, True, {"selected_options": [few[0]]}),
        "Who": ({"type": "users_select"}, "Bob Lindqvist", {"selected_user": "U0BOB0000"}),
        "People": ({"type": "multi_users_select"}, ["bob", "carol"], {"selected_users": ["U0BOB0000", "U0CAROL00"]}),
        "Where": ({"type": "conversations_select"}, "#hotel", {"selected_conversation": "C0HOTEL"}),
        "Day": ({"type": "datepicker"}, date(2026, 3, 2), {"selected_date": "2026-03-02"}),
        "Hour": ({"type": "timepicker"}, time(9, 30), {"selected_time": "09:30"}),
    }
    stage.opens(modal(*[asks(label, element) for label, (element, _, _) in kinds.items()]))
    stage.alice.fills(**{label: wanted for label, (_, wanted, _) in kinds.items()})
    shown = stage.alice.form().values
    assert (shown["One"], shown["People"]) == ("Seen", ["Bob Lindqvist", "Carol Tanaka"])
    assert stage.alice.submits() == {}
    values = stage.puppet.last("view_submission")["view"]["state"]["values"]
    for label, (element, _, state) in kinds.items():
        assert values[label.lower()]["value"] == {"type": element["type"], **dict(state)}  # type: ignore[call-overload]


def test_initial_values_and_clearing(stage: Theatre) -> None:
    """What stands there at first is sent; None takes it away."""
    few = [option("Seen"), option("Measured")]
    chosen = {"type": "static_select", "options": few, "initial_option": few[1]}
    stage.opens(modal(asks("How", chosen, optional=True), asks("Name", {**TEXT, "initial_value": "old"})))
    assert stage.alice.form().values == {"How": "Measured", "Name": "old"}
    stage.alice.fills(How=None)
    stage.alice.submits()
    values = stage.puppet.last("view_submission")["view"]["state"]["values"]
    assert values["how"]["value"] == {"type": "static_select", "selected_option": None}
    assert values["name"]["value"]["value"] == "old"


def test_external_selects_ask_the_app(stage: Theatre) -> None:
    """By typing, then choosing what was typed, or the offer to add it."""
    element: Json = {"type": "multi_external_select", "min_query_length": 2}
    stage.opens(modal(asks("Channels", element)))
    offered = {"options": [option("Phone call"), option("Phone app")]}
    stage.answers(offered)
    stage.answers({"option_groups": [{"label": words("Calls"), "options": [option("Phone call")]}]})
    stage.alice.fills(Channels=["Phone app", "Phone call"])
    payload = stage.puppet.last("block_suggestion")
    assert (payload["value"], payload["action_id"], payload["block_id"]) == ("Phone call", "value", "channels")
    assert payload["view"]["id"] == payload["container"]["view_id"]
    assert stage.alice.form().values["Channels"] == ["Phone app", "Phone call"]
    stage.answers({"options": [option("Add “Fax”", "new:Fax")]})
    stage.alice.fills(Channels=["Fax"])
    assert stage.alice.form().values["Channels"] == ["Add “Fax”"]
    stage.answers(offered)
    with pytest.raises(AssertionError, match="no option “Fax”"):
        stage.alice.fills(Channels=["Fax"])


BAD_OPTIONS: tuple[Json | str, ...] = (
    {"options": [option(str(number)) for number in range(101)]},
    {"options": [{"text": "x"}]},
    {},
    "nothing",
)


@pytest.mark.parametrize("answer", BAD_OPTIONS, ids=lambda answer: str(answer)[:30])
def test_options_slack_cannot_show(stage: Theatre, answer: Json | str) -> None:
    """The person is told; at most 100 are shown."""
    stage.opens(modal(asks("Channels", {"type": "external_select"})))
    stage.answers(answer)
    with pytest.raises(Exception, match="could not be loaded"):
        stage.alice.fills(Channels="Phone")


def test_buttons_of_the_form_itself(stage: Theatre) -> None:
    """Save and Cancel are found by their labels like any other."""
    stage.opens(modal(section("Sure?"), close=words("Not now")))
    stage.alice.clicks("Not now")
    assert stage.alice.modal is None
    stage.opens(modal(section("Sure?")))
    stage.alice.clicks("Save")
    assert stage.puppet.count("view_submission") == 1


def test_reading_markup_as_the_eye_does(stage: Theatre) -> None:
    """Marks vanish, escaped text stays text, a live mention becomes a ping."""
    text = "*bold* _it_ ~no~ `code` a*b*c &lt;!channel&gt; <!here> <@U0BOB0000> <#C0HOTEL> <https://x.example|site>"
    rich = {"type": "text", "text": "*raw* <!channel>"}
    part = {"type": "rich_text_section", "elements": [rich, {"type": "user", "user_id": "U0BOB0000"}]}
    stage.posts(section(text), {"type": "rich_text", "elements": [part]}, {"type": "header", "text": words("*x*")})
    assert stage.alice.reads().splitlines() == [
        "bold it no code a*b*c <!channel> @here @bob #hotel site",
        "*raw* <!channel>@bob",
        "*x*",
    ]


def test_two_people_at_once(stage: Theatre) -> None:
    """Both deeds reach the app before either is settled."""
    stage.posts(actions(button("Next")))
    stage.world.at_once(stage.alice.clicking("Next"), stage.bob.clicking("Next"))
    users = {one["user"]["name"] for one in stage.puppet.received}
    assert users == {"alice", "bob"}


def test_files_people_see(stage: Theatre) -> None:
    """Pictures in blocks count as files."""
    assert stage.alice.files() == []
    workspace = stage.world.workspace
    asked = stage.call("files.getUploadURLExternal", filename="map.png", length=3, alt_txt="A map")
    workspace.files[asked["file_id"]].data = b"PNG"
    stage.call("files.completeUploadExternal", files=[{"id": asked["file_id"], "title": "Map"}])
    stage.posts({"type": "image", "alt_text": "The map", "slack_file": {"id": asked["file_id"]}})
    [file] = stage.alice.files()
    assert (file.name, file.title, file.alt, file.mimetype, file.data) == (
        "map.png",
        "Map",
        "A map",
        "image/png",
        b"PNG",
    )
    assert stage.alice.sees("The map")


def test_a_bot_that_restarts() -> None:
    """The workspace stays, the bot comes back."""
    with theatre() as stage:
        stage.posts(actions(button("Go")))
        stage.world.restart_bot()
        stage.alice.clicks("Go")
        assert stage.puppet.count("block_actions") == 1


def test_a_window_that_is_out_of_date(stage: Theatre) -> None:
    """A button that vanished while the click was on its way does nothing."""
    ts = stage.posts(actions(button("Go")))
    surface = next(stage.alice.surfaces())
    stage.call("chat.update", channel="C0HOTEL", ts=ts, text="done")
    body = {"as": "U0ALICE00", "container": surface.container, "block_id": "x", "action_id": "Go"}
    assert stage.door("action", **body) == (400, "This has changed meanwhile. Look again, please.")
    stage.call("chat.delete", channel="C0HOTEL", ts=ts)
    assert stage.door("action", **body) == (400, "This message is gone.")

"""Submitting and closing forms: what the app's answer does to the window."""

import pytest

from bot.playground.refusals import Json
from tests.playground.lab import actions, asks, button, modal, option, section, words
from tests.playground.puppet import Theatre

TEXT: Json = {"type": "plain_text_input"}
TROUBLE = "We had some trouble connecting. Try again?"
FORM = modal(asks("Name", TEXT), asks("Goal", TEXT, optional=True), callback_id="persona")


def test_submission_payload(stage: Theatre) -> None:
    """Every input is there, unfilled ones as null; the view tells where it belongs."""
    view = stage.opens({**FORM, "private_metadata": "w1"})
    stage.alice.fills(Name="Front desk")
    assert stage.alice.submits() == {}
    payload = stage.puppet.last("view_submission")
    assert payload["view"]["state"]["values"] == {
        "name": {"value": {"type": "plain_text_input", "value": "Front desk"}},
        "goal": {"value": {"type": "plain_text_input", "value": None}},
    }
    assert payload["view"]["id"] == view["id"]
    assert (payload["view"]["private_metadata"], payload["view"]["callback_id"]) == ("w1", "persona")
    assert payload["user"] == {
        "id": "U0ALICE00",
        "username": "alice",
        "name": "alice",
        "team_id": "T0NORTHWIND",
    }
    assert payload["team"] == {"id": "T0NORTHWIND", "domain": "northwind"}
    assert payload["is_enterprise_install"] is False
    assert payload["response_urls"] == []
    assert stage.alice.modal is None


def test_errors_keep_the_form_and_the_text(stage: Theatre) -> None:
    """The sentence stands under its field until the next try."""
    stage.opens(FORM)
    stage.alice.fills(Name="x")
    stage.answers({"response_action": "errors", "errors": {"name": "Longer, please."}})
    assert stage.alice.submits() == {"Name": "Longer, please."}
    assert stage.alice.sees("Longer, please.")
    assert stage.alice.form().values["Name"] == "x"
    assert stage.alice.submits() == {}


BROKEN: tuple[Json | str, ...] = (
    {"response_action": "errors", "errors": {"nowhere": "x"}},
    {"response_action": "errors", "errors": {"about": "x"}},
    {"response_action": "errors", "errors": {}},
    {"response_action": "errors"},
    {"response_action": "dance"},
    {"ok": True},
    "OK",
    {"response_action": "update", "view": modal()},
    {"response_action": "update"},
    {"response_action": "push", "view": modal(section(), title=words("x" * 25))},
)


@pytest.mark.parametrize("answer", BROKEN, ids=str)
def test_answers_slack_cannot_follow(stage: Theatre, answer: Json | str) -> None:
    """The person is told about trouble, and the form stays."""
    stage.opens(modal(asks("Name", TEXT), {**section("About"), "block_id": "about"}))
    stage.alice.fills(Name="x")
    stage.answers(answer)
    assert stage.alice.submits() == {"": TROUBLE}
    assert stage.alice.form().values["Name"] == "x"


@pytest.mark.parametrize("status", [404, 500])
def test_an_app_that_fails(stage: Theatre, status: int) -> None:
    """So is an app that does not answer properly."""
    stage.opens(modal(section()))
    stage.answers("", status)
    assert stage.alice.submits() == {"": TROUBLE}


def test_an_app_that_is_late(stage: Theatre) -> None:
    """Three seconds, by the clock."""
    stage.opens(modal(section()))
    stage.puppet.before_answering = lambda: stage.world.clock.advance(3.5)
    assert stage.alice.submits() == {"": TROUBLE}
    assert stage.alice.modal is not None


def test_update_keeps_what_was_typed(stage: Theatre) -> None:
    """Same block and action ids keep the text, a new block id starts afresh."""
    view = stage.opens(FORM)
    stage.alice.fills(Name="kept", Goal="kept")
    fresh = asks("Goal", {**TEXT, "initial_value": "fresh"})
    stage.answers({"response_action": "update", "view": modal(asks("Name", TEXT), {**fresh, "block_id": "2"})})
    assert stage.alice.submits() == {}
    assert stage.alice.form().values == {"Name": "kept", "Goal": "fresh"}
    assert stage.world.workspace.stacks["U0ALICE00"][0].id == view["id"]


def test_first_values_stay_as_well(stage: Theatre) -> None:
    """An untouched input with the same ids ignores a new initial value, as Slack's does."""
    view = stage.opens(modal(asks("Name", {**TEXT, "initial_value": "first"})))
    later = modal(asks("Name", {**TEXT, "initial_value": "second"}))
    stage.call("views.update", view_id=view["id"], view=later)
    assert stage.alice.form().values == {"Name": "first"}


def test_push_and_back(stage: Theatre) -> None:
    """A pushed form stands on top; submitting it shows the one below with its text."""
    stage.opens(FORM)
    stage.alice.fills(Name="below")
    stage.answers({"response_action": "push", "view": modal(asks("Detail", TEXT, optional=True))})
    stage.alice.submits()
    assert stage.alice.form().labels == ("Detail",)
    stage.alice.submits()
    assert stage.alice.form().values["Name"] == "below"


def test_push_beyond_three(stage: Theatre) -> None:
    """The stack holds three, by answers too."""
    stage.opens(modal(section()))
    for _ in range(2):
        stage.answers({"response_action": "push", "view": modal(section())})
        assert stage.alice.submits() == {}
    stage.answers({"response_action": "push", "view": modal(section())})
    assert stage.alice.submits() == {"": TROUBLE}
    stage.answers({"response_action": "clear"})
    assert stage.alice.submits() == {}
    assert stage.alice.modal is None


CLOSING: tuple[tuple[Json, bool, int, int], ...] = (
    ({}, False, 0, 1),
    ({"notify_on_close": True}, False, 1, 1),
    ({"notify_on_close": True, "clear_on_close": True}, False, 1, 0),
    ({"notify_on_close": True}, True, 1, 0),
)


@pytest.mark.parametrize(("flags", "everything", "told", "left"), CLOSING)
def test_closing(stage: Theatre, flags: Json, everything: bool, told: int, left: int) -> None:
    """Cancel closes one and × all; view_closed comes only when asked for, with the root's id for ×."""
    root = stage.opens(modal(section(), **flags))
    stage.answers({"response_action": "push", "view": modal(section(), **flags)})
    stage.alice.submits()
    stage.alice.closes(everything)
    assert stage.puppet.count("view_closed") == told
    assert len(stage.alice.views) == left
    if told:
        payload = stage.puppet.last("view_closed")
        cleared = everything or "clear_on_close" in flags
        assert payload["is_cleared"] is cleared
        assert (payload["view"]["id"] == root["id"]) is cleared


REQUIRED = "Please complete this required field."
CHECKED: tuple[tuple[Json, object, str | None], ...] = (
    (TEXT, None, REQUIRED),
    ({**TEXT, "min_length": 3}, "ab", "Please enter at least 3 characters."),
    ({**TEXT, "max_length": 3}, "abcd", "Please enter at most 3 characters."),
    (TEXT, "x" * 3001, "Please enter at most 3000 characters."),
    ({"type": "number_input", "is_decimal_allowed": False}, "many", "Please enter a number."),
    ({"type": "number_input", "is_decimal_allowed": False}, "1.5", "Please enter a whole number."),
    ({"type": "number_input", "is_decimal_allowed": True, "min_value": "2"}, 1, "Please enter a number of at least 2."),
    ({"type": "number_input", "is_decimal_allowed": True, "max_value": "2"}, 3, "Please enter a number of at most 2."),
    ({"type": "number_input", "is_decimal_allowed": True}, 0, None),
    ({"type": "email_text_input"}, "alice", "Please enter a valid email address."),
    ({"type": "email_text_input"}, "alice@example.com", None),
    ({"type": "url_text_input"}, "example", "Please enter a valid URL, for example https://example.com"),
    ({"type": "url_text_input"}, "https://example.com/a", None),
    (
        {"type": "multi_static_select", "options": [option("A"), option("B")], "max_selected_items": 1},
        ["A", "B"],
        "Please select at most 1 items.",
    ),
)


@pytest.mark.parametrize(("element", "value", "sentence"), CHECKED)
def test_checked_before_it_is_sent(stage: Theatre, element: Json, value: object, sentence: str | None) -> None:
    """Slack's client checks by itself; the app hears only of forms that are in order."""
    stage.opens(modal(asks("Field", element)))
    stage.alice.fills(Field=value)
    expected = {} if sentence is None else {"Field": sentence}
    assert stage.alice.submits() == expected
    assert stage.puppet.count("view_submission") == (sentence is None)


def test_clicks_inside_a_form(stage: Theatre) -> None:
    """They carry the view with what has been typed, a trigger, and neither channel nor response_url."""
    stage.opens(modal(asks("Name", TEXT), actions(button("More", value="m1"), block_id="row")))
    stage.alice.fills(Name="typed").clicks("More")
    payload = stage.puppet.last("block_actions")
    assert payload["container"] == {"type": "view", "view_id": payload["view"]["id"]}
    assert payload["view"]["state"]["values"]["name"]["value"]["value"] == "typed"
    assert "channel" not in payload
    assert "response_url" not in payload
    [action] = payload["actions"]
    assert {key: action[key] for key in ("type", "block_id", "action_id", "value")} == {
        "type": "button",
        "block_id": "row",
        "action_id": "More",
        "value": "m1",
    }
    pushed = stage.call("views.push", trigger_id=payload["trigger_id"], view=modal(section()))
    assert pushed["view"]["previous_view_id"] == payload["view"]["id"]


def test_inputs_speak_up_only_when_they_dispatch(stage: Theatre) -> None:
    """An input block tells the app nothing before submission, unless it says so."""
    choice: Json = {"type": "static_select", "options": [option("A"), option("B")]}
    stage.opens(modal(asks("Quiet", choice), asks("Loud", choice, dispatch_action=True)))
    stage.alice.fills(Quiet="A")
    assert stage.puppet.count("block_actions") == 0
    stage.alice.fills(Loud="B")
    payload = stage.puppet.last("block_actions")
    assert payload["actions"][0]["selected_option"]["value"] == "B"
    values = payload["view"]["state"]["values"]
    assert values["quiet"]["value"]["selected_option"]["value"] == "A"
    assert values["loud"]["value"]["selected_option"]["value"] == "B"


def test_response_urls_of_picked_conversations(stage: Theatre) -> None:
    """A select with response_url_enabled lets the app answer where the person chose."""
    where: Json = {"type": "conversations_select", "response_url_enabled": True}
    stage.opens(modal(asks("Where", where), asks("Else", where, optional=True)))
    stage.alice.fills(Where="#grocery")
    stage.alice.submits()
    [answer_to] = stage.puppet.last("view_submission")["response_urls"]
    assert (answer_to["channel_id"], answer_to["block_id"]) == ("C0GROCERY", "where")
    assert answer_to["response_url"].startswith("http://127.0.0.1:")


def test_a_form_without_submit(stage: Theatre) -> None:
    """It can only be closed."""
    stage.opens({key: value for key, value in modal(section()).items() if key != "submit"})
    assert stage.alice.submits() == {"": "There is nothing to submit here."}
    stage.alice.clicks("Close")
    assert stage.alice.modal is None

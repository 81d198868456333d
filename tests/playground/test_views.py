"""Opening, pushing, updating and publishing views: triggers, the stack, hashes, external ids."""

import pytest

from bot.playground.payloads import new_trigger
from bot.playground.refusals import Json
from tests.playground.lab import ALICE, BOB, Lab, asks, home, modal, section


def trigger(slack: Lab, view_id: str | None = None) -> str:
    """A fresh trigger of Alice's."""
    return new_trigger(slack.workspace, ALICE, view_id)


def opened(slack: Lab, **more: object) -> Json:
    """A form open in front of Alice."""
    answer = slack.does("views.open", trigger_id=trigger(slack), view=modal(section(), **more))
    view: Json = answer["view"]
    return view


def test_trigger_lives_three_seconds(slack: Lab) -> None:
    """At three seconds it still works, after them not."""
    late, later = trigger(slack), trigger(slack)
    slack.clock.advance(3)
    slack.does("views.open", trigger_id=late, view=modal(section()))
    slack.clock.advance(0.001)
    assert slack.refuses("views.open", trigger_id=later, view=modal(section())) == "expired_trigger_id"


def test_trigger_works_once(slack: Lab) -> None:
    """A refused view leaves it unused, an opened one uses it up."""
    once = trigger(slack)
    assert slack.refuses("views.open", trigger_id=once, view=modal()) == "invalid_arguments"
    slack.does("views.open", trigger_id=once, view=modal(section()))
    assert slack.refuses("views.open", trigger_id=once, view=modal(section())) == "exchanged_trigger_id"
    assert slack.refuses("views.open", trigger_id="1.2.3", view=modal(section())) == "invalid_trigger_id"
    assert slack.refuses("views.open", view=modal(section())) == "invalid_arguments"


@pytest.mark.parametrize("view", [None, "form", [], {"type": "modal"}, home(section())])
def test_not_a_modal(slack: Lab, view: object) -> None:
    """Whatever is not a modal is refused as an argument."""
    assert slack.refuses("views.open", trigger_id=trigger(slack), view=view) == "invalid_arguments"


def test_stack_of_three(slack: Lab) -> None:
    """One opened, two pushed; the fourth does not fit. Root and previous ids say where each belongs."""
    root = opened(slack)
    second = slack.does("views.push", trigger_id=trigger(slack, root["id"]), view=modal(section()))["view"]
    third = slack.does("views.push", trigger_id=trigger(slack, second["id"]), view=modal(section()))["view"]
    assert (third["root_view_id"], third["previous_view_id"]) == (root["id"], second["id"])
    for method in ("views.push", "views.open"):
        args = {"trigger_id": trigger(slack, third["id"]), "view": modal(section())}
        assert slack.refuses(method, **args) == "push_limit_reached"


def test_push_needs_a_trigger_of_an_open_form(slack: Lab) -> None:
    """A command's trigger cannot push."""
    opened(slack)
    assert slack.refuses("views.push", trigger_id=trigger(slack), view=modal(section())) == "not_found"


def test_another_command_starts_a_new_stack(slack: Lab) -> None:
    """A form opened from outside takes the place of what stood open."""
    opened(slack)
    again = opened(slack)
    assert [view.id for view in slack.workspace.stacks[ALICE]] == [again["id"]]


def test_update_by_id_external_id_and_hash(slack: Lab) -> None:
    """A stale hash changes nothing; without one the last writer wins."""
    view = opened(slack, external_id="setup-1")
    fresh = modal(section("new"), external_id="setup-1")
    updated = slack.does("views.update", external_id="setup-1", hash=view["hash"], view=fresh)["view"]
    assert (updated["id"], updated["hash"] != view["hash"]) == (view["id"], True)
    stale = {"view_id": view["id"], "hash": view["hash"], "view": modal(section("stale"))}
    assert slack.refuses("views.update", **stale) == "hash_conflict"
    assert slack.workspace.stacks[ALICE][0].blocks[0]["text"]["text"] == "new"
    slack.does("views.update", view_id=view["id"], view=modal(section("last")))
    assert slack.refuses("views.update", view=modal(section())) == "invalid_arguments"
    assert slack.refuses("views.update", view_id="V0", view=modal(section())) == "not_found"


def test_a_closed_form_is_not_found(slack: Lab) -> None:
    """The app cannot reach what its person closed."""
    view = opened(slack)
    slack.request("POST", "/ui/close", json={"as": ALICE, "view_id": view["id"]})
    assert slack.refuses("views.update", view_id=view["id"], view=modal(section())) == "not_found"


def test_external_ids_are_never_used_twice(slack: Lab) -> None:
    """Not even after the first form was closed; an update may keep its own."""
    view = opened(slack, external_id="one")
    slack.request("POST", "/ui/close", json={"as": ALICE, "view_id": view["id"]})
    args = {"trigger_id": trigger(slack), "view": modal(section(), external_id="one")}
    assert slack.refuses("views.open", **args) == "duplicate_external_id"
    other = opened(slack, external_id="two")
    kept = modal(section(), external_id="two")
    slack.does("views.update", view_id=other["id"], view=kept)
    taken = modal(section(), external_id="one")
    assert slack.refuses("views.update", view_id=other["id"], view=taken) == "duplicate_external_id"


def test_home_tabs(slack: Lab) -> None:
    """One a person, with the same id for good; a stale hash is refused."""
    first = slack.does("views.publish", user_id=ALICE, view=home(section("hello")))["view"]
    again = slack.does("views.publish", user_id=ALICE, view=home(section("again")), hash=first["hash"])["view"]
    assert first["id"] == again["id"]
    assert slack.does("views.publish", user_id=BOB, view=home(section()))["view"]["id"] != first["id"]
    stale = {"user_id": ALICE, "view": home(section()), "hash": first["hash"]}
    assert slack.refuses("views.publish", **stale) == "hash_conflict"
    assert slack.refuses("views.publish", user_id="U0NOBODY0", view=home(section())) == "invalid_arguments"
    assert slack.refuses("views.publish", user_id=ALICE, view=modal(section())) == "invalid_arguments"
    assert slack.refuses("views.publish", view=home(section())) == "invalid_arguments"


def test_the_view_object(slack: Lab) -> None:
    """What comes back has everything Slack's has."""
    text_input = {"type": "plain_text_input"}
    answer = slack.does("views.open", trigger_id=trigger(slack), view=modal(asks("Name", text_input)))
    view = answer["view"]
    assert view["blocks"][0]["element"]["action_id"] == "value"
    assert (view["type"], view["title"]["text"], view["submit"]["text"], view["close"]) == (
        "modal",
        "Form",
        "Save",
        None,
    )
    assert (view["root_view_id"], view["previous_view_id"]) == (view["id"], None)
    assert view["state"] == {"values": {}}
    assert {"hash", "team_id", "app_id", "bot_id", "private_metadata", "callback_id"} <= view.keys()

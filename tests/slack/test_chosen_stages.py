"""A picture of some stages only, chosen beside it: drawn, remembered while the modal is open, within Slack's limits."""

from __future__ import annotations

import pytest

from bot.flows.journey import journey_of
from bot.flows.picturing import STAGES, kept, stages_in
from bot.playground.kit.view import check_view
from bot.slack.ids import Hint, read_hint
from bot.slack.summary import Image
from bot.slack.surfaces.maps import picture_view
from renderers.journey import Journey
from renderers.samples import bare, full
from tests.acceptance.team import draw_here
from tests.people import Person
from tests.slack.test_limits import huge
from tests.workshops import add, add_experience, go_on, hold, start
from tests.world import World

FIELD = "Stages to show"
HINT = Hint(workshop="w" * 16, subject="service_blueprint", key="k" * 20, nonce="n" * 8)


@pytest.fixture(autouse=True)
def _drawn_here(world: World) -> None:
    draw_here(world)


def pictures_of(person: Person) -> list[str]:
    """The alternative texts of the pictures in the open modal."""
    return [str(block["alt_text"]) for block in person.views[-1].blocks if block["type"] == "image"]


def stages_of(person: Person) -> object:
    return person.form().values[FIELD]


def test_the_blueprint_starts_with_the_stages_that_hurt_and_takes_others(world: World) -> None:
    _, bob = hold(world)
    bob.says("/journey map")
    assert FIELD not in bob.form().labels
    bob.picks("Show …", "Service blueprint")
    assert stages_of(bob) == ["Front desk"]
    assert "the stages that hurt most" in bob.form().text
    bob.fills(**{FIELD: ["Front desk", "Room"]})
    assert bob.submits() == {}
    assert stages_of(bob) == ["Front desk", "Room"]
    assert "2 stages: Front desk and Room" in pictures_of(bob)[0]


def test_a_choice_stays_from_picture_to_picture(world: World) -> None:
    _, bob = hold(world)
    bob.says("/journey map")
    bob.picks("Show …", "Phone cards")
    assert stages_of(bob) == ["Front desk", "Room"]
    bob.fills(**{FIELD: ["Room"]})
    assert bob.submits() == {}
    assert ["of the stage Room" in alt for alt in pictures_of(bob)] == [True]
    bob.picks("Show …", "Journey map")
    assert FIELD not in bob.form().labels
    bob.picks("Show …", "Service blueprint")
    assert stages_of(bob) == ["Room"]
    bob.fills(**{FIELD: []})
    assert bob.submits() == {}
    assert stages_of(bob) == ["Front desk"]


def test_a_choice_that_was_not_sent_yet_is_not_lost_either(world: World) -> None:
    _, bob = hold(world)
    bob.says("/journey map")
    bob.picks("Show …", "Phone cards")
    bob.fills(**{FIELD: ["Room"]})
    bob.picks("Show …", "Service blueprint")
    assert stages_of(bob) == ["Room"]


def test_what_nobody_chose_is_not_carried_along(world: World) -> None:
    _, bob = hold(world)
    bob.says("/journey map")
    bob.picks("Show …", "Service blueprint")
    bob.picks("Show …", "Phone cards")
    assert stages_of(bob) == ["Front desk", "Room"]


def test_stages_removed_meanwhile_are_left_out(world: World) -> None:
    alice, bob = hold(world)
    bob.says("/journey map")
    bob.picks("Show …", "Phone cards")
    bob.fills(**{FIELD: ["Room"]})
    alice.clicks("Show all").picks("", "Remove", near="Room")
    assert bob.submits() == {}
    assert stages_of(bob) == ["Front desk"]


def test_a_picture_by_its_name(world: World) -> None:
    _, bob = hold(world)
    for words, title in (
        ("blueprint", "Service blueprint"),
        ("Phone Cards", "Phone cards"),
        ("heat map", "Heat map"),
        ("nonsense", "Journey map"),
    ):
        bob.says(f"/journey map {words}")
        assert bob.form().title == title
        bob.closes()


def test_nothing_to_draw_is_said_in_the_modal(world: World) -> None:
    _, bob = hold(world)
    bob.says("/journey map phone")
    world.faults.fail("files.getUploadURLExternal", "file_uploads_disabled", times=9)
    bob.fills(**{FIELD: ["Room"]})
    assert bob.submits() == {}
    assert pictures_of(bob) == []
    assert "Phone cards" in bob.form().text


def test_everything_is_gone_meanwhile(world: World) -> None:
    alice, bob = world.person("alice"), world.person("bob").goes_to("#hotel")
    start(alice)
    add(bob, "Add persona", Name="Late traveller")
    alice.says("/journey map")
    bob.clicks("Show all").picks("", "Remove", near="Late traveller")
    alice.picks("Show …", "Journey map")
    assert alice.form().text == "There is nothing to draw yet: add a persona and a stage first."


def test_more_cards_than_a_modal_shows(world: World) -> None:
    """Only what is shown is drawn; the rest is one choice away."""
    view = picture_view(full(), "phone_cards", (Image("F00000001", "a"),) * 12, HINT, left=3)
    assert "and 3 more stages: choose stages above" in str(view["blocks"])
    view = picture_view(full(), "phone_cards", (Image("F00000001", "a"),) * 14, HINT)
    assert "and 2 more: type /journey export" in str(view["blocks"])


@pytest.mark.parametrize("stages", [0, 1, 12, 100, 130])
@pytest.mark.parametrize("name", ["service_blueprint", "phone_cards"])
def test_any_number_of_stages_is_within_slacks_limits(stages: int, name: str) -> None:
    journey = journey_of(huge(stages)) if stages else bare()
    every = tuple(stage.key for stage in journey.stages)
    check_view(picture_view(journey, name, (), HINT), "modal")
    view = picture_view(journey, name, (), HINT.but(chosen=every[:100]))
    check_view(view, "modal")
    fields = [block["element"]["type"] for block in view["blocks"] if block["type"] == "input"]
    assert fields == ([] if not stages else ["multi_external_select" if stages > 100 else "multi_static_select"])
    assert read_hint(view["private_metadata"]).chosen == every[:100]


def test_keys_too_long_to_keep_are_forgotten() -> None:
    view = picture_view(full(), "phone_cards", (), HINT.but(chosen=tuple(f"{at:064}" for at in range(60))))
    hint = read_hint(view["private_metadata"])
    assert (hint.workshop, hint.chosen) == (HINT.workshop, ())


def test_what_is_worth_remembering() -> None:
    told: Journey = full()
    keys = tuple(stage.key for stage in told.stages)
    assert kept(told, ("gone", keys[2], keys[0]), keys) == (keys[0], keys[2])
    assert kept(told, keys, keys) == ()
    assert stages_in({}) is None
    assert stages_in({STAGES: None}) == ()
    assert stages_in({STAGES: "a"}) == ("a",)


def test_more_than_a_hundred_stages_are_found_by_typing(world: World) -> None:
    alice = world.person("alice")
    start(alice)
    add(alice, "Add persona", Name="Late traveller")
    go_on(alice)
    alice.clicks("Add stage")
    for number in range(101):
        alice.fills(Stage=f"Stage {number}", **{"Value to the persona": "v"})
        assert alice.submits() == {}
    alice.closes()
    go_on(alice)
    add_experience(alice, "I queue", stage="Stage 0")
    alice.says("/journey map phone cards")
    assert "more stages: choose stages above" in alice.form().text
    alice.fills(**{FIELD: ["Stage 100", "Stage 7"]})
    assert alice.submits() == {}
    assert stages_of(alice) == ["Stage 7", "Stage 100"]
    assert [alt.partition("the stage ")[2][:9] for alt in pictures_of(alice)] == ["Stage 7. ", "Stage 100"]

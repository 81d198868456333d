"""Leading a workshop: tasks that move things about, very many entries, and who sees what."""

from __future__ import annotations

from bot.playground.seed import channel_id
from tests.acceptance.team import stored
from tests.people import Person
from tests.workshops import add, add_experience, go_on, hold, start
from tests.world import World

HOTEL = channel_id("hotel")


def test_the_same_task_can_be_chosen_twice_in_a_row(world: World) -> None:
    """Slack does not report a menu's choice that is already chosen, so the menu forgets it."""
    alice = world.person("alice")
    start(alice)
    add(alice, "Add persona", Name="Late traveller")
    menus = []
    for _ in range(2):
        menus.append([block["block_id"] for block in alice.messages()[0].blocks][-1])
        alice.picks("Manage…", "Edit…")
        assert alice.form().title == "Edit"
        alice.closes()
    assert menus[0] != menus[1]


def test_an_unknown_word_is_answered_to_its_author_alone(world: World) -> None:
    alice, bob = world.person("alice"), world.person("bob").goes_to("#hotel")
    start(alice)
    alice.says("/journey dance *now* <!channel>")
    assert alice.sees("/journey start opens a workshop")
    assert alice.sees("“Hotel check-in” is in Personas, step 1 of 4.")
    assert not bob.sees("opens a workshop")


def test_home_shows_only_what_its_viewer_may_see(world: World) -> None:
    """A private channel's workshop is its members' business, also after they have left."""
    alice, carol = world.person("alice"), world.person("carol")
    alice.goes_to("#pricing-secret").invites("Journey", "#pricing-secret")
    start(alice, "#pricing-secret", "Secret prices")
    assert alice.opens_home().sees("Secret prices")
    assert not carol.opens_home().sees("Secret prices")
    alice.at_home = False
    alice.invites("carol", "#pricing-secret")
    carol.at_home = False
    add(carol.goes_to("#pricing-secret"), "Add persona", Name="Buyer")
    assert carol.opens_home().sees("Secret prices")
    carol.at_home = False
    carol.leaves("#pricing-secret")
    assert not carol.opens_home().sees("Secret prices")


def test_merging_keeps_what_hangs_on_both(world: World) -> None:
    """Expectations and pain points of the merged experience stand under the one that is kept."""
    alice, bob = hold(world)
    add_late(alice, bob)
    before = {need.text: need.id for need in stored(world, HOTEL).pain_points}
    alice.picks("Manage…", "Merge…").fills(What="Experience")
    alice.fills(Keep="I queue at midnight")
    alice.fills(**{"Merge into it": ["I wait in line"]})
    alice.submits()
    if alice.modal is not None and alice.form().submit:
        alice.submits()
    alice.closes(everything=True)
    after = stored(world, HOTEL)
    kept = next(each for each in after.experiences if each.what == "I queue at midnight")
    assert {need.text: need.id for need in after.pain_points} == before
    assert all(kept.id in need.experience_ids for need in after.pain_points)
    assert not bob.sees("I wait in line")


def add_late(alice: Person, bob: Person) -> None:
    """A second experience that says the same, with a pain point of its own."""
    alice.clicks("Back")
    add_experience(bob, "I wait in line")
    go_on(alice)
    pains = {"Pain points (one per line)": "Nowhere to sit"}
    add(bob, "Add expectations and pain points", Experience="I wait in line", **pains)


def test_reordering_stages_keeps_everything_at_its_place(world: World) -> None:
    alice, bob = hold(world)
    alice.picks("Manage…", "Change the order…").fills(What="Stage")
    alice.fills(**{"Which one?": "Room"})
    alice.fills(**{"Place after": "None, put it first"})
    assert alice.submits() == {}
    alice.closes(everything=True)
    assert bob.sees("I book a room → Room → Front desk → I can relax")
    kept = stored(world, HOTEL)
    desk = next(stage.id for stage in kept.stages if stage.name == "Front desk")
    assert {each.stage_id for each in kept.experiences} == {desk}


def test_four_hundred_entries_stay_within_slacks_limits(world: World) -> None:
    """The board stays one short message; “Show all” turns through every one of them."""
    alice, bob = hold(world)
    for batch in range(4):
        hopes = "\n".join(f"Hope {batch * 50 + number:03}" for number in range(50))
        pains = "\n".join(f"Pain {batch * 50 + number:03}" for number in range(50))
        fields = {"Expectations (one per line)": hopes, "Pain points (one per line)": pains}
        add(bob, "Add expectations and pain points", Experience="I queue at midnight", **fields)
    assert alice.reads().count("• ") <= 20
    assert alice.sees("more: press Show all")
    alice.clicks("Show all")
    seen = alice.form().text
    while alice.sees("Next page"):
        alice.clicks("Next page")
        seen += alice.form().text
    for number in range(200):
        assert f"Hope {number:03}" in seen
        assert f"Pain {number:03}" in seen
    alice.closes()
    alice.clicks("Next phase")
    alice.clicks("Close workshop")
    bob.opens_thread("Worst moments")
    assert "Pain 199" in bob.reads()

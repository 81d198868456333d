"""Forms: by keyboard alone, with refusals, updates, stacks and type-ahead."""

import pytest
from playwright.sync_api import Page, expect

from bot.playground.refusals import Json
from tests.browser.gallery import form
from tests.browser.stage import ALICE, BOB, PHONE, WIDE, Stage, opens
from tests.playground.lab import actions, asks, button, modal, option

ADD = actions(button("Add persona"))
NAME = asks("Name", {"type": "plain_text_input"})
GOAL = asks("Goal", {"type": "plain_text_input", "multiline": True}, optional=True)


def opened(stage: Stage, *blocks: Json, size: tuple[int, int] = WIDE) -> Page:
    """A window with the form of these blocks open."""
    stage.orders.clicks["Add persona"] = opens(*blocks)
    stage.post(ADD)
    page = stage.window(size=size)
    page.get_by_role("button", name="Add persona").click()
    page.get_by_role("dialog", name="Add persona").wait_for()
    return page


def test_a_form_needs_no_mouse(stage: Stage) -> None:
    """Open, fill every kind of field, submit: with the keyboard only; the focus comes back to the button."""
    stage.orders.clicks["Add persona"] = opens(
        NAME,
        asks("Stage", {"type": "static_select", "options": [option("Arrive"), option("Wait")]}),
        asks("Personas", {"type": "multi_static_select", "options": [option("Guest"), option("Porter")]}),
        asks("Proof", {"type": "radio_buttons", "options": [option("A guess"), option("Seen")]}),
    )
    stage.post(ADD)
    page = stage.window()
    add = page.get_by_role("button", name="Add persona")
    keys = page.keyboard
    add.focus()
    keys.press("Enter")
    expect(page.get_by_label("Name", exact=True)).to_be_focused()
    keys.type("Tired guest")
    keys.press("Tab")
    keys.type("wa")
    keys.press("Enter")
    expect(page.get_by_label("Stage", exact=True)).to_have_value("Wait")
    keys.press("Tab")
    for key in ("ArrowDown", "Enter", "ArrowDown", "Enter", "Escape", "Tab", "Space", "ArrowDown", "Tab", "Tab"):
        keys.press(key)
    expect(page.get_by_role("button", name="Save")).to_be_focused()
    keys.press("Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(add).to_be_focused()
    (values,) = stage.orders.submissions
    assert values["name"]["value"]["value"] == "Tired guest"
    assert values["stage"]["value"]["selected_option"]["value"] == "Wait"
    assert [one["value"] for one in values["personas"]["value"]["selected_options"]] == ["Guest", "Porter"]
    assert values["proof"]["value"]["selected_option"]["value"] == "Seen"


def test_the_focus_stays_inside(stage: Stage) -> None:
    """Tab goes round in the form, forwards and backwards."""
    page = opened(stage, NAME)
    for key in ("Tab", "Shift+Tab"):
        for _ in range(9):
            page.keyboard.press(key)
            assert page.evaluate("document.activeElement.closest('dialog') !== null")


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_every_input_arrives_in_slacks_shape(stage: Stage, size: tuple[int, int]) -> None:
    """`view.state.values` holds every field: the filled ones and, as null, the others."""
    stage.orders.options = ("Front desk", "Phone")
    page = opened(stage, *form(), size=size)
    box = page.get_by_role("dialog")
    for label, value in (("Name", "Guest 👩‍👩‍👧"), ("Goal", "Sleep\nsoon"), ("Guests", "7"), ("Mail", "a@b.example")):
        box.get_by_label(label, exact=True).fill(value)
    for label, value in (
        ("Link", "https://x.example"),
        ("Day", "2026-03-04"),
        ("Hour", "09:30"),
        ("Moment", "2026-03-04T09:30"),
    ):
        box.get_by_label(label, exact=True).fill(value)
    for label, choice in (("Stage", "Wait"), ("Source", "Phone"), ("Room", "#claims")):
        box.get_by_label(label, exact=True).click()
        page.get_by_role("option", name=choice).click()
    for label, choice in (("Personas", "Porter"), ("Facilitators", "Bob Lindqvist"), ("Touchpoints", "Front desk")):
        box.get_by_label(label, exact=True).fill(choice[:4])
        page.get_by_role("option", name=choice).click()
        page.keyboard.press("Escape")
    box.get_by_label("Seen", exact=True).check()
    box.get_by_label("In scope for us", exact=True).check()
    box.get_by_role("button", name="Save").click()
    expect(box).to_have_count(0)
    (values,) = stage.orders.submissions
    got = {name: next(v for k, v in field["value"].items() if k != "type") for name, field in values.items()}
    assert (got["name"], got["goal"], got["guests"]) == ("Guest 👩‍👩‍👧", "Sleep\nsoon", "7")
    assert (got["mail"], got["link"]) == ("a@b.example", "https://x.example")
    assert (got["day"], got["hour"], got["moment"]) == ("2026-03-04", "09:30", 1772613000)
    assert (got["stage"]["value"], got["source"]["value"]) == ("Wait", "Phone")
    assert [one["value"] for one in got["personas"] + got["touchpoints"] + got["scope"]] == [
        "Porter",
        "Front desk",
        "In scope for us",
    ]
    assert (got["facilitators"], got["proof"]["value"]) == ([ALICE, BOB], "Seen")
    assert "Fr" not in stage.orders.searches[0]


def test_a_refusal_stands_under_its_field_and_keeps_the_text(stage: Stage) -> None:
    """The first refused field gets the focus and is described by the reason; nothing typed is lost."""
    stage.orders.answers.append({"response_action": "errors", "errors": {"goal": "Say a little more."}})
    page = opened(stage, NAME, GOAL)
    name, goal = page.get_by_label("Name", exact=True), page.get_by_label("Goal", exact=True)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Please complete this required field.")).to_be_visible()
    expect(name).to_be_focused()
    assert stage.orders.submissions == []
    name.fill("Guest")
    expect(page.get_by_text("Please complete this required field.")).to_be_hidden()
    goal.fill("Sl")
    name.press("Enter")
    expect(goal).to_be_focused()
    expect(goal).to_have_accessible_description("Say a little more.")
    expect(goal).to_have_attribute("aria-invalid", "true")
    expect(name).to_have_value("Guest")
    goal.fill("Sleep soon")
    goal.press("Control+Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert [values["goal"]["value"]["value"] for values in stage.orders.submissions] == ["Sl", "Sleep soon"]


def test_an_update_keeps_what_has_the_same_ids(stage: Stage) -> None:
    """As in Slack: same block and action id keeps the text, a new block id starts afresh."""
    page = opened(stage, NAME, GOAL)
    page.get_by_label("Name", exact=True).fill("Guest")
    page.get_by_label("Goal", exact=True).fill("Sleep")
    fresh = asks("Goal", {"type": "plain_text_input", "initial_value": "Rest"}, block_id="goal-2", optional=True)
    stage.orders.answers.append({"response_action": "update", "view": modal({**NAME, "hint": _hint()}, fresh)})
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("One at a time")).to_be_visible()
    expect(page.get_by_label("Name", exact=True)).to_have_value("Guest")
    expect(page.get_by_label("Goal", exact=True)).to_have_value("Rest")


def test_typing_survives_a_repaint_from_elsewhere(stage: Stage) -> None:
    """A bot that updates the open form in the background takes neither the caret nor a letter."""
    page = opened(stage, NAME, GOAL)
    name = page.get_by_label("Name", exact=True)
    name.press_sequentially("Tired guest")
    for _ in range(5):
        name.press("ArrowLeft")
    view = stage.workspace.stacks[ALICE][-1]
    stage.call("views.update", view_id=view.id, view=modal({**NAME, "hint": _hint()}, GOAL))
    expect(page.get_by_text("One at a time")).to_be_visible()
    expect(name).to_be_focused()
    page.keyboard.type("hotel ")
    expect(name).to_have_value("Tired hotel guest")


def test_a_view_on_top_gives_back_the_one_below(stage: Stage) -> None:
    """Pushed, cancelled: the form below still holds its text. Escape closes one, × the whole stack."""
    stage.orders.clicks["Details"] = opens(
        asks("Note", {"type": "plain_text_input"}), actions(button("Deeper")), title="Details"
    )
    stage.orders.clicks["Deeper"] = opens(asks("Depth", {"type": "plain_text_input"}), title="Deepest")
    page = opened(stage, NAME, actions(button("Details")))
    page.get_by_label("Name", exact=True).fill("Guest")
    page.get_by_role("button", name="Details").click()
    page.get_by_label("Note", exact=True).fill("Remember")
    page.get_by_role("button", name="Deeper").click()
    expect(page.get_by_role("dialog", name="Deepest")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_label("Note", exact=True)).to_have_value("Remember")
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_label("Name", exact=True)).to_have_value("Guest")
    page.get_by_role("button", name="Details").click()
    expect(page.get_by_label("Note", exact=True)).to_have_value("")
    page.get_by_role("button", name="Close dialog").click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_type_ahead_waits_for_enough_letters(stage: Stage) -> None:
    """An external select asks the bot only from its `min_query_length` on, and says so before."""
    stage.orders.options = ("Front desk", "Front door")
    page = opened(stage, asks("Touchpoints", {"type": "multi_external_select", "min_query_length": 3}))
    field = page.get_by_label("Touchpoints", exact=True)
    field.fill("fr")
    expect(page.get_by_text("Type at least 3 letters")).to_be_visible()
    field.fill("front")
    expect(page.get_by_role("option")).to_have_count(2)
    field.press("ArrowDown")
    field.press("Enter")
    expect(page.get_by_text("Remove Front door")).to_be_attached()
    field.fill("nothing like it")
    expect(page.get_by_text("No matches")).to_be_visible()
    field.press("Escape")
    page.get_by_role("button", name="Remove Front door").click()
    expect(page.get_by_role("button", name="Remove Front door")).to_have_count(0)
    assert all(len(search) >= 3 for search in stage.orders.searches)


def test_an_input_that_dispatches_tells_the_bot_at_once(stage: Stage) -> None:
    """Enter in a dispatching field is an action and does not submit; other fields travel along."""
    asking = asks("Search", {"type": "plain_text_input"}, dispatch_action=True)
    page = opened(stage, NAME, asking)
    page.get_by_label("Name", exact=True).fill("Guest")
    page.get_by_label("Search", exact=True).fill("late")
    page.get_by_label("Search", exact=True).press("Enter")
    stage.hears(lambda: len(stage.orders.actions) == 2)
    body = stage.orders.actions[-1]
    assert (body["actions"][0]["type"], body["actions"][0]["value"]) == ("plain_text_input", "late")
    assert body["view"]["state"]["values"]["name"]["value"]["value"] == "Guest"
    assert stage.orders.submissions == []
    expect(page.get_by_role("dialog")).to_be_visible()


def test_a_bot_that_fails_is_named_above_the_form(stage: Stage) -> None:
    """Nobody loses a text because the bot is away."""
    page = opened(stage, NAME)
    page.get_by_label("Name", exact=True).fill("Guest")
    stage.workspace.app.bot_url = None
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert").filter(has_text="We had some trouble connecting")).to_be_visible()
    expect(page.get_by_label("Name", exact=True)).to_have_value("Guest")


def _hint() -> Json:
    return {"type": "plain_text", "text": "One at a time"}

"""Every other thing Slack refuses in blocks, swept: each with the words and the place it is refused with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.playground.refusals import Json
from tests.playground.edges import (
    PICTURE,
    TEXT_INPUT,
    URL,
    check,
    data_table,
    grouped,
    line_chart,
    options,
    pictured,
    pie,
    rich,
    select,
    table,
    tasks,
)
from tests.playground.lab import actions, asks, button, home, modal, option, section, words
from tests.playground.test_limits import LIMITS

WRONG: tuple[tuple[str, str, Json | None, str], ...] = (
    ("section without text", "message", {"type": "section"}, "must define either `text` or `fields`"),
    ("empty text", "message", section(""), "must be more than 0 characters [json-pointer:/blocks/0/text/text]"),
    ("plain header only", "message", {"type": "header", "text": words("x", "mrkdwn")}, "unsupported type: mrkdwn"),
    ("unknown block", "message", {"type": "poem"}, "unsupported type: poem [json-pointer:/blocks/0/type]"),
    ("no type", "message", {"text": words()}, "missing required field: type"),
    ("stray property", "message", {**section(), "colour": "red"}, "invalid additional property: colour"),
    ("text not an object", "message", {"type": "section", "text": "x"}, "must provide an object"),
    ("alert in a message", "message", {"type": "alert", "text": words()}, "unsupported type: alert"),
    ("markdown in a form", "modal", {"type": "markdown", "text": "x"}, "unsupported type: markdown"),
    ("table in a form", "modal", table(1, 1), "unsupported type: table"),
    ("carousel in a form", "modal", {"type": "carousel", "elements": []}, "unsupported type: carousel"),
    ("plan at home", "home", {"type": "plan", "title": "x", "tasks": tasks(1)}, "unsupported type: plan"),
    ("file block", "message", {"type": "file", "external_id": "x", "source": "remote"}, "unsupported type: file"),
    ("text input in actions", "message", actions(TEXT_INPUT), "unsupported type: plain_text_input"),
    ("number input at home", "home", asks("N", {"type": "number_input", "is_decimal_allowed": True}), "unsupported"),
    ("rich input in a message", "message", asks("N", {"type": "rich_text_input"}), "unsupported type"),
    ("datetime at home", "home", actions({"type": "datetimepicker"}), "unsupported type: datetimepicker"),
    ("icon button in actions", "message", actions({"type": "icon_button"}), "unsupported type: icon_button"),
    ("button in context", "message", {"type": "context", "elements": [button()]}, "unsupported type: button"),
    ("picture with no source", "message", {"type": "image", "alt_text": "x"}, "must define either `image_url`"),
    (
        "picture with two sources",
        "message",
        {**PICTURE, "slack_file": {"id": "F123456789"}},
        "not both [json-pointer:/blocks/0]",
    ),
    ("picture without alt text", "message", {"type": "image", "image_url": URL}, "missing required field: alt_text"),
    ("file with id and url", "message", pictured(id="F123456789", url=URL), "not both"),
    ("file with a short id", "message", pictured(id="F12"), "must match pattern"),
    ("initial option elsewhere", "message", actions(select(initial_option=option("9"))), "must match exactly one"),
    (
        "initial options elsewhere",
        "modal",
        asks("N", {"type": "checkboxes", "options": options(2), "initial_options": [option("9")]}),
        "must match exactly one",
    ),
    ("no options", "message", actions(select(options=[])), "no fewer than 1 items allowed"),
    ("options and groups", "message", actions({**grouped(1, "x"), "options": options(1)}), "not both"),
    ("url on a select option", "message", actions(select(options=[option("x", url=URL)])), "invalid additional"),
    (
        "mrkdwn in a select option",
        "message",
        actions(select(options=[{**option("x"), "text": words("x", "mrkdwn")}])),
        "unsupported type: mrkdwn",
    ),
    ("button style", "message", actions(button(style="green")), "must be a valid enum value: green"),
    ("button url", "message", actions(button(url="nowhere")), "must be a valid URL"),
    ("half a confirm", "message", actions(button(confirm={"title": words()})), "missing required field: text"),
    ("date form", "message", actions({"type": "datepicker", "initial_date": "2.3.2026"}), "must be a date"),
    ("time form", "message", actions({"type": "timepicker", "initial_time": "25:00"}), "must be a time"),
    (
        "number bounds",
        "modal",
        asks("N", {"type": "number_input", "is_decimal_allowed": False, "min_value": "3", "max_value": "2"}),
        "cannot be greater",
    ),
    (
        "number as a number",
        "modal",
        asks("N", {"type": "number_input", "is_decimal_allowed": False, "min_value": 3}),
        "must be a number in a string",
    ),
    (
        "number without decimals flag",
        "modal",
        asks("N", {"type": "number_input"}),
        "missing required field: is_decimal",
    ),
    ("length bounds", "modal", asks("N", {**TEXT_INPUT, "min_length": 9, "max_length": 3}), "cannot be greater"),
    ("file input dispatching", "modal", asks("N", {"type": "file_input"}, dispatch_action=True), "cannot dispatch"),
    (
        "uneven data table",
        "message",
        {**data_table(1, 1), "rows": [*table(1, 1)["rows"], *table(1, 2)["rows"]]},
        "same number",
    ),
    ("data table without caption", "message", {**table(2, 1), "type": "data_table"}, "missing required field: caption"),
    ("rich header cell", "message", {**data_table(2, 1), "rows": [[rich()], [rich()]]}, "unsupported type: rich_text"),
    (
        "chart with a hole",
        "message",
        {**line_chart(), "chart": {**line_chart()["chart"], "axis_config": {"categories": ["0", "9"]}}},
        "must have a point for every category",
    ),
    (
        "series of one name",
        "message",
        {**line_chart(), "chart": {**line_chart()["chart"], "series": line_chart()["chart"]["series"] * 2}},
        "series names must be unique",
    ),
    ("value as text", "message", pie(value="1"), "must be a number"),
    (
        "same action in a container",
        "message",
        {"type": "container", "title": words(), "child_blocks": [actions(button()), actions(button())]},
        "action_id Go already exists",
    ),
    ("pie of nothing", "message", pie(value=0), "must be more than 0"),
    ("pending task alone", "message", {"type": "task_card", **tasks(1)[0]}, "must be a valid enum value: pending"),
    ("empty card", "message", {"type": "card", "subtitle": words()}, "must define either `hero_image`"),
    (
        "divider and collapsible",
        "message",
        {
            "type": "container",
            "title": words(),
            "child_blocks": [section()],
            "is_collapsible": True,
            "has_header_divider": True,
        },
        "cannot be used",
    ),
    (
        "card in a container",
        "message",
        {"type": "container", "title": words(), "child_blocks": [{"type": "card"}]},
        "unsupported type: card",
    ),
    ("null block", "message", None, "must provide an object [json-pointer:/blocks/0]"),
    ("null for an option", "message", {**section(), "accessory": None}, "must provide an object"),
    ("flag as text", "message", {**section(), "expand": "yes"}, "must be a boolean"),
    ("level as text", "message", {"type": "header", "text": words(), "level": "1"}, "must be an integer"),
    ("text as number", "message", section(7), "must be a string"),
    ("fields as text", "message", {"type": "section", "fields": "x"}, "must be an array"),
    ("same action twice", "message", actions(button(), button()), "action_id Go already exists"),
)


def around(surface: str, block: Json | None) -> Json:
    """The block on its surface."""
    return {"message": {"blocks": [block]}, "modal": modal(block), "home": home(block)}[surface]


@pytest.mark.parametrize(("name", "surface", "block", "words_of_it"), WRONG, ids=[row[0] for row in WRONG])
def test_refused_block(name: str, surface: str, block: Json | None, words_of_it: str) -> None:
    """It is refused, and one complaint says why."""
    refusal = check(surface, around(surface, block))
    assert refusal is not None
    assert words_of_it in "\n".join(refusal.messages)


WRONG_VIEWS: tuple[tuple[str, Json, str], ...] = (
    ("no submit with an input", modal(asks("N", TEXT_INPUT), submit=None), "must provide an object"),
    ("submit left out", {k: v for k, v in modal(asks("N", TEXT_INPUT)).items() if k != "submit"}, "submit"),
    ("no title", {k: v for k, v in modal(section()).items() if k != "title"}, "missing required field: title"),
    ("no blocks", modal(), "no fewer than 1 items allowed [json-pointer:/view/blocks]"),
    ("home as a modal", home(section()), "must be a valid enum value: home"),
    ("mrkdwn title", modal(section(), title=words("x", "mrkdwn")), "unsupported type: mrkdwn"),
    ("stray property", modal(section(), colour="red"), "invalid additional property: colour"),
    ("same block twice", modal(*[{**section(), "block_id": "b"}] * 2), "block_id b already exists"),
    (
        "two with focus",
        modal(*[asks(name, {**TEXT_INPUT, "focus_on_load": True}) for name in ("A", "B")]),
        "only one element can have focus_on_load",
    ),
    ("raw title", modal(section(), title="Form"), "must provide an object [json-pointer:/view/title]"),
)


@pytest.mark.parametrize(("name", "view", "words_of_it"), WRONG_VIEWS, ids=[row[0] for row in WRONG_VIEWS])
def test_refused_view(name: str, view: Json, words_of_it: str) -> None:
    """It is refused, and one complaint says why."""
    refusal = check("modal", view)
    assert refusal is not None
    assert refusal.code == "invalid_arguments"
    assert words_of_it in "\n".join(refusal.messages)


def test_home_takes_no_title() -> None:
    """A Home tab has neither title nor buttons of its own."""
    refusal = check("home", home(section(), title=words()))
    assert refusal is not None
    assert "invalid additional property: title" in refusal.messages[0]


def test_too_much_text_altogether() -> None:
    """The sum over a message counts, tables aside."""
    assert check("message", {"blocks": [section("x" * 3000)] * 4 + [section("x" * 1200)]}) is None
    refusal = check("message", {"blocks": [section("x" * 3000)] * 4 + [section("x" * 1201)]})
    assert refusal is not None
    assert refusal.code == "msg_blocks_too_long"
    assert check("message", {"blocks": [data_table(2, 1, "x" * 10000), section()]}) is None


def test_too_large_a_view() -> None:
    """More than 250 kB, whatever is in it."""
    fat = [select(action_id=str(n), options=[option("x", "v" * 150) for _ in range(100)]) for n in range(20)]
    refusal = check("modal", modal(actions(*fat)))
    assert refusal is not None
    assert refusal.code == "view_too_large"


def test_every_surface_takes_what_it_should() -> None:
    """The ordinary blocks stand everywhere, with every kind of element."""
    everything = [
        {**section(), "accessory": button()},
        actions(select(), {"type": "users_select", "action_id": "u"}, {"type": "datepicker", "action_id": "d"}),
        {"type": "context", "elements": [words("x", "mrkdwn"), PICTURE]},
        {"type": "header", "text": words()},
        rich(),
        asks("Name", {"type": "multi_external_select", "min_query_length": 0}),
        {"type": "divider"},
        {**PICTURE, "title": words()},
    ]
    for surface in ("message", "modal", "home"):
        whole = {"message": {"blocks": everything}, "modal": modal(*everything), "home": home(*everything)}
        assert check(surface, whole[surface]) is None


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.sampled_from(["", "x", "section", "button", "mrkdwn"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["type", "text", "elements", "blocks", "accessory", "options", "element", "rows", "chart"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(st.lists(JSON_VALUES, max_size=3), st.sampled_from(["message", "modal", "home"]))
def test_no_payload_breaks_the_checks(blocks: list[Json | None], surface: str) -> None:
    """Whatever the app sends, the answer is Slack's refusal and never a fault of ours."""
    whole = {"message": {"blocks": blocks}, "modal": modal(*blocks), "home": home(*blocks)}
    check(surface, whole[surface])


@given(
    st.sampled_from([row[2](1)[1]["blocks"][0] for row in LIMITS if row[2](1)[0] == "message"]), JSON_VALUES, st.data()
)
def test_no_spoilt_block_breaks_the_checks(block: Json, spoilt: Json | None, data: st.DataObject) -> None:
    """The same for a good block in which one field went bad."""
    field = data.draw(st.sampled_from(sorted(block)))
    check("message", {"blocks": [{**block, field: spoilt}]})

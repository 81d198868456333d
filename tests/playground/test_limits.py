"""Every Block Kit limit, swept: what stands exactly at it is taken, one more is refused with its place."""

from collections.abc import Callable

import pytest

from bot.playground.refusals import Json
from tests.playground.edges import (
    CONFIRM,
    PICTURE,
    TEXT_INPUT,
    URL,
    check,
    data_table,
    grouped,
    in_form,
    indented,
    line_chart,
    messaged,
    options,
    pie,
    select,
    table,
    tasks,
)
from tests.playground.lab import actions, asks, button, home, modal, option, section, words

Make = Callable[[int], tuple[str, Json]]

LIMITS: tuple[tuple[str, int, Make], ...] = (
    ("blocks in a message", 50, lambda n: ("message", {"blocks": [{"type": "divider"}] * n})),
    ("blocks in a modal", 100, lambda n: ("modal", modal(*[{"type": "divider"}] * n))),
    ("blocks at home", 100, lambda n: ("home", home(*[{"type": "divider"}] * n))),
    ("view title", 24, lambda n: ("modal", modal(section(), title=words("x" * n)))),
    ("view submit", 24, lambda n: ("modal", modal(section(), submit=words("x" * n)))),
    ("view close", 24, lambda n: ("modal", modal(section(), close=words("x" * n)))),
    ("private metadata", 3000, lambda n: ("modal", modal(section(), private_metadata="x" * n))),
    ("callback id", 255, lambda n: ("modal", modal(section(), callback_id="x" * n))),
    ("external id", 255, lambda n: ("modal", modal(section(), external_id="x" * n))),
    ("block id", 255, lambda n: messaged({**section(), "block_id": "x" * n})),
    ("action id", 255, lambda n: messaged(actions(button(action_id="x" * n)))),
    ("section text", 3000, lambda n: messaged(section("x" * n))),
    ("section text in UTF-16 units", 3000, lambda n: messaged(section("🙂" * (n // 2) + "x" * (n % 2)))),
    ("section fields", 10, lambda n: messaged({"type": "section", "fields": [words()] * n})),
    ("field text", 2000, lambda n: messaged({"type": "section", "fields": [words("x" * n)]})),
    ("action elements", 25, lambda n: messaged(actions(*[button(str(i)) for i in range(n)]))),
    ("context elements", 10, lambda n: messaged({"type": "context", "elements": [words()] * n})),
    ("header", 150, lambda n: messaged({"type": "header", "text": words("x" * n)})),
    ("header level", 4, lambda n: messaged({"type": "header", "text": words(), "level": n})),
    ("image url", 3000, lambda n: messaged({**PICTURE, "image_url": URL.ljust(n, "x")})),
    ("alt text", 2000, lambda n: messaged({**PICTURE, "alt_text": "x" * n})),
    ("image title", 2000, lambda n: messaged({**PICTURE, "title": words("x" * n)})),
    ("label", 2000, lambda n: ("modal", modal({**asks("Name", TEXT_INPUT), "label": words("x" * n)}))),
    ("hint", 2000, lambda n: ("modal", modal(asks("Name", TEXT_INPUT, hint=words("x" * n))))),
    ("markdown", 12000, lambda n: messaged({"type": "markdown", "text": "x" * n})),
    ("alert", 200, lambda n: ("modal", modal({"type": "alert", "text": words("x" * n)}))),
    ("card title", 150, lambda n: messaged({"type": "card", "title": words("x" * n)})),
    ("card body", 200, lambda n: messaged({"type": "card", "body": words("x" * n)})),
    (
        "card actions",
        3,
        lambda n: messaged({"type": "card", "actions": [button(str(i)) for i in range(n)]}),
    ),
    ("carousel", 10, lambda n: messaged({"type": "carousel", "elements": [{"type": "card", "title": words()}] * n})),
    (
        "container children",
        10,
        lambda n: messaged({"type": "container", "title": words(), "child_blocks": [{"type": "divider"}] * n}),
    ),
    (
        "container title",
        150,
        lambda n: messaged({"type": "container", "title": words("x" * n), "child_blocks": [section()]}),
    ),
    ("list indent", 8, lambda n: messaged(indented(n))),
    ("table rows", 100, lambda n: messaged(table(n, 1))),
    ("table columns", 20, lambda n: messaged(table(1, n))),
    ("table text", 10000, lambda n: messaged(table(1, 1, "x" * n))),
    ("data table rows", 201, lambda n: messaged(data_table(n, 1))),
    ("data table columns", 20, lambda n: messaged(data_table(2, n))),
    ("data table page", 100, lambda n: messaged(data_table(2, 1, page_size=n))),
    ("chart title", 50, lambda n: messaged(line_chart(title="x" * n))),
    ("chart series", 12, lambda n: messaged(line_chart(series=n))),
    ("chart points", 20, lambda n: messaged(line_chart(points=n))),
    ("series name", 20, lambda n: messaged(line_chart(name="x" * (n - 1)))),
    ("pie segments", 12, lambda n: messaged(pie(n))),
    ("pie label", 20, lambda n: messaged(pie(1, label="x" * (n - 1)))),
    ("charts in a message", 2, lambda n: ("message", {"blocks": [pie()] * n})),
    ("tables in a message", 1, lambda n: ("message", {"blocks": [table(1, 1)] * n})),
    ("plan tasks", 50, lambda n: messaged({"type": "plan", "title": "Plan", "tasks": tasks(n)})),
    ("button text", 75, lambda n: messaged(actions(button("x" * n)))),
    ("button value", 2000, lambda n: messaged(actions(button(value="x" * n)))),
    ("button url", 3000, lambda n: messaged(actions(button(url=URL.ljust(n, "x"))))),
    ("accessibility label", 75, lambda n: messaged(actions(button(accessibility_label="x" * n)))),
    ("confirm title", 100, lambda n: messaged(actions(button(confirm={**CONFIRM, "title": words("x" * n)})))),
    ("confirm text", 300, lambda n: messaged(actions(button(confirm={**CONFIRM, "text": words("x" * n)})))),
    ("confirm button", 30, lambda n: messaged(actions(button(confirm={**CONFIRM, "confirm": words("x" * n)})))),
    ("deny button", 30, lambda n: messaged(actions(button(confirm={**CONFIRM, "deny": words("x" * n)})))),
    ("select options", 100, lambda n: messaged(actions(select(options=options(n))))),
    ("option text", 75, lambda n: messaged(actions(select(options=[option("x" * n, "v")])))),
    ("option value", 150, lambda n: messaged(actions(select(options=[option("x", "v" * n)])))),
    (
        "option description",
        75,
        lambda n: messaged(actions(select(options=[option("x", description=words("x" * n))]))),
    ),
    ("placeholder", 150, lambda n: messaged(actions(select(placeholder=words("x" * n))))),
    ("option groups", 100, lambda n: messaged(actions(grouped(n, "x")))),
    ("group label", 75, lambda n: messaged(actions(grouped(1, "x" * n)))),
    ("overflow options", 5, lambda n: messaged(actions({"type": "overflow", "options": options(n)}))),
    ("checkboxes", 10, lambda n: messaged(actions({"type": "checkboxes", "options": options(n)}))),
    ("radio buttons", 10, lambda n: messaged(actions({"type": "radio_buttons", "options": options(n)}))),
    ("input max_length", 3000, lambda n: in_form({**TEXT_INPUT, "max_length": n})),
    ("input min_length", 3000, lambda n: in_form({**TEXT_INPUT, "min_length": n})),
    ("initial value", 3000, lambda n: in_form({**TEXT_INPUT, "initial_value": "x" * n})),
    ("files", 10, lambda n: in_form({"type": "file_input", "max_files": n})),
    ("rich text lines", 100, lambda n: in_form({"type": "rich_text_input", "max_lines": n})),
)


@pytest.mark.parametrize(("name", "most", "make"), LIMITS, ids=[row[0] for row in LIMITS])
def test_at_the_limit_and_one_more(name: str, most: int, make: Make) -> None:
    """The documented number itself is taken; one more is refused, with a pointer."""
    assert check(*make(most)) is None
    refusal = check(*make(most + 1))
    assert refusal is not None
    assert refusal.code == ("invalid_blocks" if make(1)[0] == "message" else "invalid_arguments")
    assert all("[json-pointer:/" in line for line in refusal.messages)

"""One of every block and element the page can draw, as a bot would send it."""

from bot.playground.refusals import Json
from tests.playground.lab import actions, asks, button, option, section, words

HOSTILE = (
    "<!channel> *x* `y` $E=mc^2$ </p><script>document.title='broken in'</script>",
    "שלום עולם — قائمة الانتظار",
    "👩‍👩‍👧‍👦🏳️‍🌈👍🏽 e\u0301",
    "W" * 2900,
)
"""What people type that breaks careless pages."""


def marked(text: str) -> Json:
    """A mrkdwn text."""
    return words(text, "mrkdwn")


def run(text: str, **style: bool) -> Json:
    """A rich_text run."""
    return {"type": "text", "text": text, **({"style": style} if style else {})}


def rich(*elements: Json) -> Json:
    """A rich_text block of one section."""
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(elements)}]}


def bullets(indent: int, *lines: str) -> Json:
    """A rich_text list."""
    items = [{"type": "rich_text_section", "elements": [run(line)]} for line in lines]
    return {"type": "rich_text_list", "style": "bullet", "indent": indent, "elements": items}


def texts(file_id: str) -> list[Json]:
    """Blocks that only show something."""
    return [
        {"type": "header", "text": words("A heading"), "level": 2},
        section(
            "*bold words* _slanted_ ~gone~ `code` <https://example.com|a link> <@U0BOB0000> <#C0GENERAL> &lt;b&gt;"
        ),
        section("> quoted\n```fenced *stars*```\n:tada: <!date^1772442000^{date_long} {time}|back then>"),
        {"type": "section", "fields": [marked("*Left*"), words("Right :no_such_emoji:")]},
        {"type": "section", "text": marked("Beside"), "accessory": _picture(file_id, "A small map")},
        {"type": "context", "elements": [_picture(file_id, "A tiny map"), marked("_small print_")]},
        {"type": "divider"},
        rich(run("bold run", bold=True), {"type": "user", "user_id": "U0ALICE00"}, run(" *stars stay* ")),
        {"type": "rich_text", "elements": [bullets(0, "outer item"), bullets(1, "inner item")]},
        {
            "type": "markdown",
            "text": "## Findings\n\n**strong** [docs](https://example.com)\n\n- [x] done\n\n|A|B|\n|-|-:|\n|1|2|",
        },
        {"type": "table", "rows": [[_cell("Stage"), _cell("Today")], [_cell("Arrive"), _cell("-1")]]},
        {"type": "image", "slack_file": {"id": file_id}, "alt_text": "The whole map", "title": words("Map")},
        {"type": "image", "image_url": "https://pictures.example/far.png", "alt_text": "Far away"},
        {
            "type": "card",
            "title": marked("Worst moment"),
            "body": marked("Nobody says how long"),
            "actions": [button("See it")],
        },
        {
            "type": "container",
            "title": words("Personas (2)"),
            "is_collapsible": True,
            "default_collapsed": True,
            "child_blocks": [section("Guest and porter")],
        },
    ]


def controls() -> list[Json]:
    """Every element a message may hold."""
    two = [option("One"), option("Two")]
    return [
        actions(
            button("Go", style="primary", value="1"),
            button("Remove", style="danger", confirm=_sure()),
            {"type": "overflow", "action_id": "menu", "options": two},
            {"type": "datepicker", "action_id": "day", "placeholder": words("A day")},
            {"type": "timepicker", "action_id": "hour", "placeholder": words("A time")},
            {"type": "static_select", "action_id": "one", "placeholder": words("Pick one"), "options": two},
            {"type": "users_select", "action_id": "who", "placeholder": words("Pick somebody")},
            {"type": "conversations_select", "action_id": "talk", "placeholder": words("Pick a conversation")},
            {"type": "channels_select", "action_id": "where", "placeholder": words("Pick a channel")},
        ),
        actions({"type": "radio_buttons", "action_id": "radio", "options": [option("Red"), option("Blue")]}),
        actions({"type": "checkboxes", "action_id": "boxes", "options": [option("Tea"), option("Milk")]}),
        {
            "type": "section",
            "text": marked("Several"),
            "accessory": {
                "type": "multi_static_select",
                "action_id": "many",
                "placeholder": words("Pick many"),
                "options": two,
            },
        },
    ]


def form() -> list[Json]:
    """Every input a modal may hold."""
    grouped = [
        {"label": words("In scope"), "options": [option("Arrive"), option("Wait")]},
        {"label": words("Out of scope"), "options": [option("Book")]},
    ]
    return [
        {"type": "alert", "level": "warning", "text": marked("Mind the *gap*")},
        asks("Name", {"type": "plain_text_input", "max_length": 75}, hint=words("As they call themselves")),
        asks("Goal", {"type": "plain_text_input", "multiline": True}, optional=True),
        asks("Stage", {"type": "static_select", "option_groups": grouped}),
        asks("Personas", {"type": "multi_static_select", "options": [option("Guest"), option("Porter")]}),
        asks("Touchpoints", {"type": "multi_external_select", "min_query_length": 2}),
        asks("Source", {"type": "external_select", "min_query_length": 0}, optional=True),
        asks("Facilitators", {"type": "multi_users_select", "initial_users": ["U0ALICE00"]}),
        asks("Proof", {"type": "radio_buttons", "options": [option("A guess"), option("Seen")]}),
        asks("Scope", {"type": "checkboxes", "options": [option("In scope for us")]}, optional=True),
        asks("Guests", {"type": "number_input", "is_decimal_allowed": False, "max_value": "9"}, optional=True),
        asks("Link", {"type": "url_text_input"}, optional=True),
        asks("Mail", {"type": "email_text_input"}, optional=True),
        asks("Day", {"type": "datepicker"}, optional=True),
        asks("Hour", {"type": "timepicker"}, optional=True),
        asks("Moment", {"type": "datetimepicker"}, optional=True),
        asks("Room", {"type": "conversations_select"}, optional=True),
        actions(button("Details"), block_id="more"),
    ]


def _cell(text: str) -> Json:
    return {"type": "raw_text", "text": text}


def _picture(file_id: str, alt: str) -> Json:
    return {"type": "image", "slack_file": {"id": file_id}, "alt_text": alt}


def _sure() -> Json:
    return {
        "title": words("Remove it?"),
        "text": words("It can be undone."),
        "confirm": words("Remove it"),
        "deny": words("Keep it"),
        "style": "danger",
    }

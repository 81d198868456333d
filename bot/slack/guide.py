"""What the bot says about itself: the words of the command, for help and Home tab."""

from __future__ import annotations

from collections.abc import Iterable

from slackblocks import RichText, RichTextBlock

from bot.slack.blocks import Json, bullets, prose, rendered
from bot.slack.text import inline, paragraphs

GREETING = "I guide a team through a customer journey: personas, stages, experiences, expectations and pain points."
COMMANDS = (
    ("/journey start", "opens a workshop in this channel"),
    ("/journey status", "says where it stands and shows the board again"),
    ("/journey next", "moves to the next step (facilitators)"),
    ("/journey back", "moves to the step before (facilitators)"),
    (
        "/journey map",
        "shows you the map as it is now, and every other picture; with a word, that one: /journey map blueprint",
    ),
    ("/journey summary", "posts the map and what it says"),
    ("/journey export", "sends you everything as PDF, Excel, pictures or text"),
    ("/journey close", "ends the workshop (facilitators)"),
)
_TEXT = 3000


def command_list() -> RichTextBlock:
    """Every word of the command and what it does."""
    return RichTextBlock([bullets((RichText(word, code=True), inline(f" {does}")) for word, does in COMMANDS)])


def help_message(state: Iterable[str]) -> Json:
    """For the caller alone; ``state`` says how things are where they stand."""
    told = "\n".join(state)
    lines = (GREETING, *(f"{word} {does}" for word, does in COMMANDS), *told.splitlines())
    blocks = rendered([prose(GREETING), command_list(), prose(told)])
    return {"response_type": "ephemeral", "text": paragraphs(lines, _TEXT), "blocks": blocks}

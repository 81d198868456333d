"""The few block shapes every surface is made of. User text only ever goes into rich text and plain text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from slackblocks import (
    ActionsBlock,
    Block,
    Button,
    ContextBlock,
    Element,
    HeaderBlock,
    Markdown,
    PlainText,
    RichTextBlock,
    RichTextList,
    RichTextSection,
)
from slackblocks._core import resolve

from bot.slack.text import Inline, clip, inline, one_line, with_people

Json = dict[str, Any]

MOST_IN_MESSAGE = 50
_HEADER, _BUTTON = 150, 75


def header(text: str, block_id: str | None = None) -> HeaderBlock:
    """A heading, which may be user text: plain, one line."""
    return HeaderBlock(PlainText(clip(one_line(text), _HEADER) or "…"), block_id=block_id)


def rich(*elements: Inline, block_id: str | None = None) -> RichTextBlock:
    """One paragraph of text that Slack does not parse."""
    return RichTextBlock(RichTextSection(list(elements)), block_id=block_id)


def prose(text: str, block_id: str | None = None) -> RichTextBlock:
    """The bot's own sentences: what people typed is quoted inside, mentioned people are shown by name."""
    return rich(*with_people(text), block_id=block_id)


def bullets(lines: Iterable[Sequence[Inline]]) -> RichTextList:
    """A bullet list, one sequence of elements a line."""
    return RichTextList("bullet", [RichTextSection(list(line)) for line in lines], border=None, offset=None)


def small(*texts: str, block_id: str | None = None) -> ContextBlock:
    """Small print in plain text."""
    return ContextBlock([PlainText(clip(text, 2000)) for text in texts], block_id=block_id)


def small_mrkdwn(text: str, block_id: str | None = None) -> ContextBlock:
    """Small print of the bot's own with dates or mentions in it; never with user text."""
    return ContextBlock([Markdown(text, verbatim=True)], block_id=block_id)


def button(text: str, action: str, value: str, *, primary: bool = False, says: str = "") -> Button:
    """A button; ``says`` is what a screen reader reads where ``text`` alone is not enough."""
    return Button(
        clip(text, _BUTTON),
        action_id=action,
        value=value,
        style="primary" if primary else None,
        accessibility_label=clip(says, _BUTTON) if says else None,
    )


def actions(*elements: Element, block_id: str | None = None) -> ActionsBlock:
    return ActionsBlock(list(elements), block_id=block_id)


def rendered(blocks: Iterable[Block]) -> list[Json]:
    """The blocks of a message as the JSON Slack takes, each checked by its own class, all of them by their number.

    ``slackblocks``' own message and view classes render every block three times over to look at its type, which was
    a third of the work of a click.
    """
    found: list[Json] = [resolve(block) for block in blocks]
    if len(found) > MOST_IN_MESSAGE:
        raise ValueError(f"{len(found)} blocks where Slack takes {MOST_IN_MESSAGE}")
    return found


def bold(text: str) -> Inline:
    return inline(text, bold=True)


def italic(text: str) -> Inline:
    return inline(text, italic=True)

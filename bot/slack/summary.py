"""The posted summary and its thread as blocks. What people typed is rich text throughout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from slackblocks import Block, ImageBlock, PlainText, RichTextBlock, RichTextLink, RichTextSection, SlackFile

from bot.slack.blocks import bold, bullets, header, italic, rendered, rich, small
from bot.slack.board import TEXT_LIMIT, Message
from bot.slack.text import Inline, clip, inline, paragraphs, size
from renderers.texts import Entry, Line, StageReply, Summary

MOST_IN_REPLY = 9_000  # of the about 13,000 characters Slack takes in one message
NO_PICTURE = "The picture of the map could not be drawn this time, so here is everything in words."
_ALT = 1900


def summary_message(summary: Summary, *, file_id: str, alt: str, about: str) -> Message:
    """``about`` says whose summary this is and that the rest stands in the thread."""
    blocks: list[Block] = [header(summary.headline), *picture(file_id, alt)]
    blocks += (section(title, lines) for title, lines in summary.sections)
    blocks.append(small(clip(f"{summary.confidence} {about}", 1900)))
    return Message(rendered(blocks), paragraphs([summary.fallback], TEXT_LIMIT))


def section(title: str, lines: Iterable[Line]) -> RichTextBlock:
    """A block of its own, so that Slack leaves room between one section and the next."""
    return RichTextBlock([RichTextSection([bold(title)]), bullets([line_parts(line) for line in lines])])


def picture(file_id: str, alt: str) -> list[Block]:
    """The uploaded picture, or a sentence instead of it."""
    if not file_id:
        return [small(NO_PICTURE)]
    return [ImageBlock(alt_text=clip(alt, _ALT) or "Journey map", slack_file=SlackFile(None, file_id))]


def picture_message(file_id: str, alt: str, title: str) -> Message:
    """One sheet of the full map as a reply."""
    image = ImageBlock(
        alt_text=clip(alt, _ALT) or "Journey map",
        title=PlainText(clip(title, 150)),
        slack_file=SlackFile(None, file_id),
    )
    return Message(rendered([image]), paragraphs([title, alt], TEXT_LIMIT))


def stage_messages(reply: StageReply) -> Iterator[Message]:
    """Everything said about one stage: one reply, or several where it does not fit into one."""
    blocks: list[Block] = [header(reply.name)]
    if reply.value:
        blocks.append(rich(inline(f"Value: {reply.value}")))
    if reply.remark:
        blocks.append(rich(italic(reply.remark)))
    used = size(reply.name + reply.value + reply.remark)
    for title, entries in reply.sections:
        for chunk in _chunks(entries, MOST_IN_REPLY):
            length = sum(size(entry.plain) for entry in chunk)
            if used + length > MOST_IN_REPLY:
                yield _reply(blocks, reply)
                blocks, used = [header(f"{reply.name}, continued")], size(reply.name)
            blocks.append(RichTextBlock([RichTextSection([bold(title)]), bullets(map(_entry, chunk))]))
            used += length
    yield _reply(blocks, reply)


def method_message(method: str) -> Message:
    """How to read the map, and what it rests on."""
    return Message(rendered([rich(inline(method))]), paragraphs(method.splitlines(), TEXT_LIMIT))


def _reply(blocks: Iterable[Block], reply: StageReply) -> Message:
    text = paragraphs([reply.name, *reply.plain.splitlines()[1:]], TEXT_LIMIT)
    return Message(rendered(blocks), text)


def _chunks(entries: Iterable[Entry], most: int) -> Iterator[list[Entry]]:
    chunk: list[Entry] = []
    used = 0
    for entry in entries:
        if chunk and used + size(entry.plain) > most // 2:
            yield chunk
            chunk, used = [], 0
        chunk.append(entry)
        used += size(entry.plain)
    if chunk:
        yield chunk


def line_parts(line: Line) -> list[Inline]:
    parts: list[Inline] = [bold(f"{line.lead}  ")] if line.lead else []
    parts.append(inline(line.text))
    if line.note:
        parts.append(italic(f"  {line.note}"))
    return parts


def _entry(entry: Entry) -> list[Inline]:
    parts: list[Inline] = [bold(f"{entry.mark} ")] if entry.mark else []
    parts += [inline(entry.text), italic(f"  {entry.note}")]
    if entry.instead:
        parts.append(inline(f"\nInstead: {entry.instead}"))
    if entry.link:
        parts += [inline("  "), RichTextLink(entry.link, "Proof")]
    return parts

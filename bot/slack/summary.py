"""The posted summary and its thread as blocks. What people typed is rich text throughout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from slackblocks import Block, ImageBlock, PlainText, RichTextBlock, RichTextLink, RichTextSection, SlackFile

from bot.slack.blocks import bold, bullets, header, italic, rendered, rich, small
from bot.slack.board import TEXT_LIMIT, Message
from bot.slack.text import Inline, clip, inline, paragraphs, size
from renderers.texts import Entry, Line, StageReply, Summary

MOST_IN_REPLY = 9_000  # of the about 13,000 characters Slack takes in one message
NO_PICTURE = "The picture of the map could not be drawn this time, so here is everything in words."
_ALT = 1900


@dataclass(frozen=True, slots=True)
class Image:
    """An uploaded picture and what it says to those who cannot see it."""

    file_id: str
    alt: str


def summary_message(summary: Summary, *, file_id: str, alt: str, about: str) -> Message:
    """``about`` says whose summary this is and that the rest stands in the thread."""
    head, *rest = summary_blocks(summary)
    decided = 1 if summary.decision else 0
    blocks = [head, *rest[:decided], *picture(file_id, alt), *rest[decided:]]
    blocks.append(small(clip(f"{summary.confidence} {about}", 1900)))
    return Message(rendered(blocks), paragraphs([summary.fallback], TEXT_LIMIT))


def summary_blocks(summary: Summary) -> list[Block]:
    """Headline, decision where there is one, and a block for each section."""
    decision = [rich(*line_parts(summary.decision))] if summary.decision else []
    sections = [section(title, lines) for title, lines in summary.sections]
    return [header(summary.headline), *decision, *sections]


def section(title: str, lines: Iterable[Line]) -> RichTextBlock:
    """A block of its own, so that Slack leaves room between one section and the next."""
    return RichTextBlock([RichTextSection([bold(title)]), bullets([line_parts(line) for line in lines])])


def picture(file_id: str, alt: str) -> list[Block]:
    """The uploaded picture, or a sentence instead of it."""
    return [image_block(Image(file_id, alt))] if file_id else [small(NO_PICTURE)]


def image_block(image: Image, title: str = "") -> ImageBlock:
    return ImageBlock(
        alt_text=clip(image.alt, _ALT) or "Journey map",
        title=PlainText(clip(title, 150)) if title else None,
        slack_file=SlackFile(None, image.file_id),
    )


def picture_message(image: Image, title: str) -> Message:
    """One sheet of a picture as a reply."""
    return Message(rendered([image_block(image, title)]), paragraphs([title, image.alt], TEXT_LIMIT))


def stage_messages(reply: StageReply, images: Iterable[Image] = ()) -> Iterator[Message]:
    """Everything said about one stage under its cards: one reply, or several where it does not fit into one."""
    blocks: list[Block] = [header(reply.name), *map(image_block, images)]
    if reply.value:
        blocks.append(rich(inline(f"Value: {reply.value}")))
    blocks += [rich(italic(line)) for line in (reply.facts, reply.remark) if line]
    used = size(reply.name + reply.value + reply.facts + reply.remark)
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
    if entry.quote:
        parts.append(inline(f"\n“{entry.quote}”"))
    if entry.link:
        parts += [inline("  "), RichTextLink(entry.link, "Proof")]
    return parts

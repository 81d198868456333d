"""The posted summary and its thread as blocks. What people typed is rich text throughout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from slackblocks import (
    ActionsBlock,
    Block,
    ImageBlock,
    PlainText,
    RichTextBlock,
    RichTextLink,
    RichTextSection,
    SlackFile,
)

from bot.slack.blocks import actions, bold, bullets, button, header, italic, rendered, rich, small
from bot.slack.board import TEXT_LIMIT, Message
from bot.slack.ids import Hint
from bot.slack.text import Inline, clip, inline, paragraphs, size
from renderers.texts import Entry, Line, StageReply, Summary, named

MOST_IN_REPLY = 3_600  # so that the text of a reply, which Slack wants below 4,000, holds it all
NO_PICTURE = "The picture of the map could not be drawn this time, so here is everything in words."
_ALT = 1900
_LONGEST = 1000  # as long as the words of a picture may be


@dataclass(frozen=True, slots=True)
class Image:
    """An uploaded picture and what it says to those who cannot see it."""

    file_id: str
    alt: str


def summary_message(summary: Summary, *, workshop_id: str, file_id: str, alt: str, about: str) -> Message:
    """``about`` says whose summary this is and that the rest stands in the thread.

    The text says everything: screen readers read it out instead of the blocks, and a notification its beginning.
    Below stand the ways on for whoever reads it later: the map, and everything as files.
    """
    head, *rest = summary_blocks(summary)
    decided = 1 if summary.decision else 0
    blocks = [head, *rest[:decided], *picture(file_id, alt), *rest[decided:]]
    blocks += [small(clip(f"{summary.confidence} {about}", 1900)), ways_on(workshop_id)]
    return Message(rendered(blocks), paragraphs([*summary.spoken, about], TEXT_LIMIT))


def ways_on(workshop_id: str) -> ActionsBlock:
    """What somebody can do who has read it."""
    value = Hint(workshop=workshop_id).to_json()
    return actions(button("Show the map", "map", value), button("Send me the files", "export", value))


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
    told = [image.alt] if image.alt.startswith(title) else [title, image.alt]
    return Message(rendered([image_block(image, title)]), paragraphs(told, TEXT_LIMIT, _LONGEST))


def stage_messages(reply: StageReply, images: Iterable[Image] = ()) -> Iterator[Message]:
    """Everything said about one stage under its cards: one reply, or several where it does not fit into one.

    The text of each says what its blocks say.
    """
    lead = reply.lead
    blocks: list[Block] = [header(named(reply.name)), *map(image_block, images)]
    blocks += [rich(italic(line) if line in (reply.facts, reply.remark) else inline(line)) for line in lead]
    told = [named(reply.name), *lead]
    for title, chunk in _chunks(reply):
        if size("\n".join(told)) + _length(chunk) > MOST_IN_REPLY and len(told) > 1:
            yield Message(rendered(blocks), paragraphs(told, TEXT_LIMIT, _LONGEST))
            name = f"{named(reply.name)}, continued"
            blocks, told = [header(name)], [name]
        blocks.append(RichTextBlock([RichTextSection([bold(title)]), bullets(map(_entry, chunk))]))
        told += [title, *(line for entry in chunk for line in entry.plain.splitlines())]
    yield Message(rendered(blocks), paragraphs(told, TEXT_LIMIT, _LONGEST))


def method_message(method: str) -> Message:
    """How to read the map, and what it rests on."""
    return Message(rendered([rich(inline(method))]), paragraphs(method.splitlines(), TEXT_LIMIT))


def _chunks(reply: StageReply) -> Iterator[tuple[str, list[Entry]]]:
    """Each section in runs of entries that take half a reply at most, unless a single one is longer."""
    for title, entries in reply.sections:
        chunk: list[Entry] = []
        for entry in entries:
            if chunk and _length([*chunk, entry]) > MOST_IN_REPLY // 2:
                yield title, chunk
                chunk = []
            chunk.append(entry)
        yield title, chunk


def _length(entries: Iterable[Entry]) -> int:
    return sum(size(entry.plain) + 1 for entry in entries)


def line_parts(line: Line) -> list[Inline]:
    """Where in bold, what plain, how much in italics, two spaces between them."""
    parts = [(bold, line.lead), (inline, line.text), (italic, line.note)]
    told = [(style, text) for style, text in parts if text]
    return [style(f"{'  ' if number else ''}{text}") for number, (style, text) in enumerate(told)]


def _entry(entry: Entry) -> list[Inline]:
    parts: list[Inline] = [bold(f"{entry.mark} ")] if entry.mark else []
    parts += [inline(named(entry.text)), italic(f"  {entry.note}")]
    if entry.link:
        parts += [inline("  "), RichTextLink(entry.link, "Source")]
    parts += [inline(f"\n{line}") for line in entry.below]
    return parts

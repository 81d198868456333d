"""What an export says in the end: where everything is, what could not be had, and what to take instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from slackblocks import Block, ModalView, RichTextChannel, RichTextLink

from bot.flows.exporting import CANVAS, TITLE, drawn, in_words, label_of, without_canvas
from bot.flows.wording import listed
from bot.slack.blocks import Json, rendered, rich
from bot.slack.summary import summary_blocks
from bot.slack.text import Inline, clip, escape, inline, paragraphs
from renderers.texts import Summary

SENT, MISSING, LOST = "sent", "-", "_lost"
IN_CHANNEL, ONES_OWN, NOWHERE = "channel", "own", "-"
OPEN = "Open the canvas"
_NAME = 600
_HEARD = 1800  # leaves room for a long name in the 3,900 of a text


@dataclass(frozen=True, slots=True)
class Room:
    """A channel, shown by its name."""

    channel_id: str


@dataclass(frozen=True, slots=True)
class Way:
    """A link that is called ``OPEN``."""

    address: str


Piece = str | Room | Way


@dataclass(frozen=True, slots=True)
class Said:
    """One paragraph of ours, for a message and for a modal."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """For notifications and screen readers."""
        return "".join(map(_written, self.pieces))

    @property
    def block(self) -> Block:
        return rich(*map(_shown, self.pieces))

    def view(self) -> Json:
        """The last page of the modal."""
        view: Json = ModalView(title=TITLE, blocks=[self.block], close="Close", callback_id="final").to_dict()
        return view

    def message(self, above: Summary | None = None) -> tuple[list[Json], str]:
        """Below what the files say in short, where ``above`` says it; the text says the same, that first, too."""
        if above is None:
            return rendered([self.block]), self.text
        heard = paragraphs(above.spoken, _HEARD)
        return rendered([*summary_blocks(above), self.block]), f"{heard}\n{self.text}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """How it went; ``done`` is the progress of the delivery."""

    name: str
    channel_id: str
    formats: Sequence[str]
    done: Mapping[str, str]

    @property
    def files(self) -> list[str]:
        return [key for key in self.formats if key != CANVAS and self.done.get(key) == SENT]

    def in_message(self) -> Said:
        """Under the short version of what the files say."""
        name = f"“{clip(self.name, _NAME)}”"
        return self._said(f"Here is the workshop {name} as files, in this thread.", name)

    def in_modal(self) -> Said:
        return self._said("Your files are in my direct messages to you.", "it")

    def _said(self, start: str, name: str) -> Said:
        sentences = ((start,) if self.files else (), self._canvas(), self._missing(name))
        pieces: list[Piece] = []
        for sentence in filter(None, sentences):
            pieces += [" ", *sentence] if pieces else sentence
        return Said(tuple(pieces))

    def _canvas(self) -> tuple[Piece, ...]:
        where = self.done.get(CANVAS)
        way, room = Way(self.done.get("canvas_link", "")), Room(self.channel_id)
        if where == IN_CHANNEL:
            return "The canvas is a tab of ", room, ": ", way, "."
        if where == ONES_OWN:
            return "I could not put a canvas into ", room, ", so this one is yours alone: ", way, "."
        return (without_canvas(self.done.get("canvas_refused", ""), self.files),) if where == NOWHERE else ()

    def _missing(self, name: str) -> tuple[Piece, ...]:
        """Formats that are wholly missing, then single pictures; the same in words is always to be had."""
        chosen = [key for key in self.formats if key != CANVAS]
        lost = [key for key in chosen if self.done.get(key) == MISSING]
        whole = "" if self.files else f" of {name}"
        said = [f"I could not make {listed([label_of(key) for key in lost])}{whole} this time."] if lost else []
        partly = [key for key in chosen if f"{key}{LOST}" in self.done]
        said += [f"Missing from {label_of(key)} this time: {self.done[f'{key}{LOST}']}." for key in partly]
        if said:
            said.append(f"Please ask me once more{in_words(self.files) if drawn([*lost, *partly]) else ''}.")
        return (" ".join(said),) if said else ()


def _written(piece: Piece) -> str:
    match piece:
        case Room():
            return f"<#{piece.channel_id}>"
        case Way():
            return f"<{piece.address}|{OPEN}>"
    return escape(piece)


def _shown(piece: Piece) -> Inline:
    match piece:
        case Room():
            return RichTextChannel(piece.channel_id)
        case Way():
            return RichTextLink(piece.address, OPEN)
    return inline(piece)

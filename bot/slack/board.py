"""The board as blocks: one message that says everything, within Slack's limits whatever has been collected."""

from __future__ import annotations

from dataclasses import dataclass

from slackblocks import Block, PlainText, RichTextBlock, RichTextSection, StaticSelectMenu
from slackblocks import Option as SlackOption

from bot.flows.board import Board, Role, Segment
from bot.flows.phase import Group, Line
from bot.flows.tasks import TASKS
from bot.slack.blocks import Json, actions, bold, bullets, button, header, italic, rendered, rich, small
from bot.slack.ids import Hint
from bot.slack.text import Inline, clip, inline, paragraphs

TEXT_LIMIT = 3900  # chat.update refuses more than 4,000


@dataclass(frozen=True, slots=True)
class Message:
    """A message's blocks and the text that stands for them where blocks are not read."""

    blocks: list[Json]
    text: str


def board_message(board: Board, hint: Hint, nonce: str) -> Message:
    """``hint`` names workshop, phase and generation for the buttons; ``nonce`` makes menus forget their choice."""
    blocks: list[Block] = [header(board.title), _journey(board), *_body(board)]
    return Message(rendered([*blocks, *_controls(board, hint, nonce)]), _text(board))


def _journey(board: Board) -> RichTextBlock:
    parts: list[Inline] = []
    for number, segment in enumerate(board.journey_line):
        parts += [inline(" → ")] if number else []
        parts.append(_segment(segment))
    if board.scope:
        parts.append(italic(f"\n{board.scope}"))
    return rich(*parts)


def _segment(segment: Segment) -> Inline:
    if segment.muted or segment.role is Role.REST:
        return italic(f"({segment.text})" if segment.muted else segment.text)
    return bold(segment.text) if segment.role is Role.STAGE else inline(segment.text)


def _body(board: Board) -> list[Block]:
    if board.closed:
        return [rich(inline(board.closed)), *_groups(board), *_footer(board)]
    step = rich(bold(f"Step {board.step} of {board.steps} · {board.phase_title}"))
    prompt: list[Inline] = [inline(board.prompt)]
    if board.example:
        prompt += [inline("\n"), italic(board.example)]
    return [step, rich(*prompt), *_groups(board), *_footer(board)]


def _groups(board: Board) -> list[Block]:
    """All groups in one rich text, so that their number never meets the limit of blocks; then what is empty."""
    parts: list[object] = []
    for group in board.groups:
        if group.heading:
            parts.append(RichTextSection([bold(group.heading)]))
        if group.lines:
            parts.append(bullets([line_of(line) for line in group.lines]))
    collected = [RichTextBlock(parts)] if parts else []  # type: ignore[arg-type]
    empty = [italic(group.warning) for group in board.groups if group.warning]
    return [*collected, *(rich(sentence) for sentence in empty)]


def line_of(line: Line) -> list[Inline]:
    """What somebody typed, then what the bot says about it."""
    parts: list[Inline] = [inline(line.text)]
    if line.meta:
        parts.append(italic(f"  {line.meta}"))
    return parts


def _footer(board: Board) -> list[Block]:
    counted = {0: "Nobody has", 1: "1 person has"}.get(board.took_part, f"{board.took_part} people have")
    people = f"{counted} taken part{'' if board.took_part else ' yet'}"
    more = f"and {board.more} more: press Show all" if board.more else ""
    parts = [part for part in (more, people) if part]
    warnings = [small(clip("  ".join(board.warnings), 1900))] if board.warnings else []
    return [*warnings, small(" · ".join(parts))]


def _controls(board: Board, hint: Hint, nonce: str) -> list[Block]:
    value = hint.to_json()
    everybody = [button("Show all", "all", value), button("Preview map", "map", value)]
    if board.closed:
        return [actions(*everybody, block_id="everybody")]
    if board.add_label:
        everybody.insert(0, button(board.add_label, "add", value, primary=True))
    lead = [
        button("Next phase", "next", value, says="Next phase, for facilitators"),
        button("Back", "back", value, says="Back to the phase before, for facilitators"),
        _menu(hint),
    ]
    return [actions(*everybody, block_id="everybody"), actions(*lead, block_id=f"lead~{nonce}")]


def _menu(hint: Hint) -> StaticSelectMenu:
    named = Hint(workshop=hint.workshop, generation=hint.generation)
    options = [SlackOption(PlainText(task.label), named.but(subject=task.key).to_json()) for task in TASKS]
    return StaticSelectMenu("manage", options, placeholder="Manage…")


def _text(board: Board) -> str:
    """Everything essential for screen readers and notifications, which see no blocks."""
    state = board.closed if board.closed else f"Step {board.step} of {board.steps}: {board.phase_title}"
    lines = [_plain(group) for group in board.groups]
    head = [
        f"Journey workshop: {board.title}",
        " → ".join(segment.text for segment in board.journey_line),
        state,
        board.prompt,
    ]
    return paragraphs([*head, *lines, *board.warnings], TEXT_LIMIT)


def _plain(group: Group) -> str:
    said = "; ".join(line.text for line in group.lines)
    return ": ".join(filter(None, (group.heading, said))) or group.warning

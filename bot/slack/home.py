"""The Home tab: my workshops here, how to start one, and what the words of the command do."""

from __future__ import annotations

from slackblocks import Block, DividerBlock, HomeTabView, RichTextChannel

from bot.flows.phases import PHASES
from bot.slack.blocks import Json, actions, bold, button, header, italic, rich, small
from bot.slack.guide import GREETING, command_list
from bot.slack.ids import Hint
from bot.slack.text import inline
from storage.records import Listed, State

MOST = 20  # workshops shown; three blocks each, of a view's hundred
_STATES = {phase.key: f"{phase.title}, step {number + 1} of {len(PHASES)}" for number, phase in enumerate(PHASES)}


def home_view(listed: tuple[Listed, ...]) -> Json:
    """``listed`` is what the viewer may see, newest first."""
    start = button("Start a workshop", "start", "{}", primary=True)
    blocks: list[Block] = [header("Journey workshops"), rich(inline(GREETING)), actions(start)]
    blocks += [header("Your workshops")]
    for each in listed[:MOST]:
        blocks += _workshop(each)
    if not listed:
        blocks.append(rich(italic("None yet. Start one, or take part in a channel where one is open.")))
    if len(listed) > MOST:
        blocks.append(small(f"and {len(listed) - MOST} older ones, in their channels"))
    blocks += [DividerBlock(), rich(bold("In a channel, type")), command_list()]
    view: Json = HomeTabView(blocks=blocks).to_dict()
    return view


def _workshop(each: Listed) -> list[Block]:
    value = Hint(workshop=each.id).to_json()
    role = " · you facilitate it" if each.facilitator else ""
    buttons = (
        button("Show all", "all", value, says=f"Show all of {each.journey}"),
        button("Preview map", "map", value, says=f"Preview map of {each.journey}"),
        button("Send me the files", "export", value, says=f"Send me the files of {each.journey}"),
    )
    return [
        rich(bold(each.journey), inline("  in "), RichTextChannel(each.channel_id)),
        small(f"{_state(each)}{role}"),
        actions(*buttons),
    ]


def _state(each: Listed) -> str:
    if each.state is State.CLOSED:
        return f"Closed on {each.closed_at:%-d %B %Y}" if each.closed_at else "Closed"
    return _STATES.get(each.phase, "Open")

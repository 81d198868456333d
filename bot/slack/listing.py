"""“Show all”: everything collected, page by page, with Edit and Remove on the lines the viewer may touch."""

from __future__ import annotations

from slackblocks import Block, ModalView, OverflowMenu, PlainText, SectionBlock
from slackblocks import Option as SlackOption

from bot.flows import kinds, read
from bot.flows.decision import Who
from bot.flows.listing import Page, everything_of
from bot.flows.phase import Line
from bot.slack.blocks import Json, actions, bold, button, header, prose, rich, small
from bot.slack.ids import Hint
from bot.slack.text import clip
from storage.records import State, Workshop

ON_A_PAGE = 30  # lines; with headings, notes and buttons far below a view's 100 blocks and 250 kB
EDIT, REMOVE = "edit", "remove"
_LINE = 2900


def list_view(workshop: Workshop, who: Who, hint: Hint, *, note: str = "", offer: Block | None = None) -> Json:
    """``hint`` names workshop, page and a nonce that every new picture of the list renews."""
    page = everything_of(workshop, hint.page, ON_A_PAGE)
    at = hint.but(page=page.page, workshop=workshop.head.id)
    blocks: list[Block] = [prose(note)] if note else []
    blocks += [offer] if offer else []
    blocks += _lines(workshop, who, page) or [prose("Nothing has been collected yet.")]
    blocks += _turning(page, at)
    view: Json = ModalView(
        title="Everything so far", blocks=blocks, close="Close", callback_id="list", private_metadata=at.to_json()
    ).to_dict()
    return view


def _lines(workshop: Workshop, who: Who, page: Page) -> list[Block]:
    blocks: list[Block] = []
    section = ""
    for group in page.groups:
        if group.section != section:
            section = group.section
            blocks.append(header(section))
        if group.heading:
            blocks.append(rich(bold(group.heading)))
        blocks += [_line(workshop, who, line) for line in group.lines]
    return blocks


def _line(workshop: Workshop, who: Who, line: Line) -> SectionBlock:
    text = "\n".join(filter(None, (clip(line.text, _LINE), line.meta)))
    return SectionBlock(PlainText(text or "…"), accessory=_menu(workshop, who, line))


def _menu(workshop: Workshop, who: Who, line: Line) -> OverflowMenu | None:
    kind = kinds.by_key(line.kind)
    item = kinds.find(workshop, kind, line.item_id) if kind else None
    if item is None or workshop.head.state is State.CLOSED or not read.can_touch(workshop, who, item):
        return None
    named = Hint(workshop=workshop.head.id, subject=line.kind, item=line.item_id)
    choices = ((EDIT, "Edit"), (REMOVE, "Remove"))
    return OverflowMenu(
        "line", [SlackOption(PlainText(label), named.but(verb=verb).to_json()) for verb, label in choices]
    )


def _turning(page: Page, hint: Hint) -> list[Block]:
    if page.pages <= 1:
        return []
    turns = (("Previous page", "earlier", page.page - 1), ("Next page", "later", page.page + 1))
    buttons = [
        button(label, f"page_{way}", hint.but(page=number).to_json())
        for label, way, number in turns
        if 1 <= number <= page.pages
    ]
    return [small(f"Page {page.page} of {page.pages}, {page.total} entries"), actions(*buttons)]

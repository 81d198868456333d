"""Delivers a private preview into the modal that asked for it: the map at once, every other picture by a menu."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from slackblocks import Block, PlainText, StaticSelectMenu
from slackblocks import Option as SlackOption

from bot.flows.journey import journey_of
from bot.flows.picturing import kept, stages_field
from bot.slack.blocks import Json, actions, bold, button, rendered, rich, small
from bot.slack.errors import SlackFailed, Trouble
from bot.slack.forms import MOST_OPTIONS, input_json
from bot.slack.ids import Hint
from bot.slack.paint import Painted, Ticket
from bot.slack.showing import MAP, PHONES, alt_of, known, offered, takes_stages, title_of, usual_stages
from bot.slack.summary import Image, image_block, picture, section
from bot.slack.surfaces.outbox import Outbox
from bot.slack.surfaces.pictures import Pictures
from bot.slack.text import clip, inline
from renderers.journey import Journey
from renderers.texts import Summary, summary
from renderers.texts.words import count
from storage.records import Workshop

TITLE = "Journey map"
MOST = 12  # sheets in one modal; the rest is in the files of an export
_ALT, _METADATA = 2900, 3000


@dataclass(frozen=True, slots=True, kw_only=True)
class Maps:
    outbox: Outbox
    pictures: Pictures

    async def deliver(self, ticket: Ticket, workshop: Workshop) -> Painted:
        """A modal that has been closed meanwhile is nobody's loss."""
        journey, args = journey_of(workshop), ticket.owed.args
        name = known(args.get("picture", MAP))
        usual = usual_stages(known(args.get("beside", name)), journey)
        chosen = kept(journey, args.get("stages", "").split(), usual)
        step = f"sheets:{name}:{workshop.head.revision}:{' '.join(chosen)}"
        images, left = await self._images(ticket, step, name, journey, chosen)
        key = f"{ticket.owed.id}{ticket.owed.wanted}"
        hint = Hint(workshop=workshop.head.id, subject=name, chosen=chosen[:MOST_OPTIONS], key=key, nonce=key[-10:])

        async def show() -> None:
            await self._show(ticket, picture_view(journey, name, images, hint, left))

        if not await self.pictures.shown(ticket, step, show):
            await self._show(ticket, picture_view(journey, name, (), hint))
        return Painted(ticket.progress, forget=True)

    async def _images(
        self, ticket: Ticket, step: str, name: str, journey: Journey, chosen: tuple[str, ...]
    ) -> tuple[tuple[Image, ...], int]:
        """The sheets, and how many stages are not among them: phone cards are drawn stage by stage, up to the most."""
        if name != PHONES:
            return await self.pictures.images(ticket, step, name, journey, chosen), 0
        found: tuple[Image, ...] = ()
        stages = chosen or usual_stages(name, journey)
        for done, stage in enumerate(stages):
            if max(done, len(found)) >= MOST:
                return found, len(stages) - done
            found += await self.pictures.images(ticket, f"{step}:{stage}", name, journey, (stage,))
        return found, 0

    async def _show(self, ticket: Ticket, view: Json) -> None:
        view_id = ticket.owed.args.get("view_id", "")
        try:
            await self.outbox.call(ticket.owed, "views.update", view_id=view_id, view=view)
        except SlackFailed as failure:
            if failure.trouble is not Trouble.GONE:
                raise


def waiting_view(title: str = TITLE) -> Json:
    """What stands in the modal while the picture is being drawn."""
    return _view(title, rendered([rich(inline(f"Drawing: {title} …"))]))


def picture_view(journey: Journey, name: str, images: Sequence[Image], hint: Hint, left: int = 0) -> Json:
    """The menu, the stages where they can be chosen, the picture, and below it what to see in it.

    Without a picture everything stands there in words. ``left`` is the number of stages whose sheets had no room.
    """
    otherwise = takes_stages(name) if journey.stages else ""
    asked = [_stages(journey, name, hint, otherwise)] if otherwise else []
    shown: list[Block] = [image_block(image) for image in images[:MOST]] or picture("", "")
    if rest := _rest(len(images) - MOST, left):
        shown.append(small(rest))
    if name == MAP:
        told = summary(journey)
        shown += _words(told, most=1 if images else len(told.sections))
    else:
        shown.append(rich(inline(clip(alt_of(name, journey, hint.chosen), _ALT))))
    take = button("Send me the files", "export", Hint(workshop=hint.workshop).to_json())
    menu = rendered([actions(_menu(journey, name), take, block_id=f"picture~{hint.nonce}")])
    view = _view(title_of(name), [*menu, *asked, *rendered(shown)])
    submit = {"submit": {"type": "plain_text", "text": "Draw these stages"}} if otherwise else {}
    return {**view, **submit, "private_metadata": _remembered(hint)}


def _stages(journey: Journey, name: str, hint: Hint, otherwise: str) -> Json:
    """The stages that are shown stand in it, as many as Slack takes."""
    shown = hint.chosen or usual_stages(name, journey)
    return input_json(stages_field(journey, otherwise), shown[:MOST_OPTIONS], hint)


def _rest(sheets: int, stages: int) -> str:
    if stages:
        more = count(stages, "more stage")
        return f"and {more}: choose stages above, or type /journey export for all of them"
    return f"and {sheets} more: type /journey export for all of them" if sheets > 0 else ""


def _remembered(hint: Hint) -> str:
    """Names of stages that a file brought along can be too long for Slack to keep; the choice is then forgotten."""
    kept_whole = Hint(workshop=hint.workshop, subject=hint.subject, key=hint.key, chosen=hint.chosen).to_json()
    return kept_whole if len(kept_whole) <= _METADATA else hint.but(chosen=(), nonce="").to_json()


def _menu(journey: Journey, name: str) -> StaticSelectMenu:
    options = {found: _option(found) for found in dict.fromkeys((name, *offered(journey)))}
    return StaticSelectMenu("picture", list(options.values()), initial_option=options[name], placeholder="Show …")


def _option(name: str) -> SlackOption:
    return SlackOption(PlainText(title_of(name)), Hint(subject=name).to_json())


def _view(title: str, blocks: list[Json]) -> Json:
    words = {"type": "plain_text", "text": "Close"}
    named = {"type": "plain_text", "text": clip(title, 24)}
    return {"type": "modal", "title": named, "close": words, "callback_id": "map", "blocks": blocks}


def _words(told: Summary, most: int) -> list[Block]:
    sections = [section(title, lines) for title, lines in told.sections[:most]]
    return [rich(bold(told.headline)), *sections, small(told.confidence)]

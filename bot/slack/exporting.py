"""The export's modal: which files, then how far they are."""

from __future__ import annotations

from bot.flows.exporting import export_form
from bot.slack.desk import Desk
from bot.slack.errors import TOO_SLOW_COMMAND
from bot.slack.forms import form_view
from bot.slack.ids import Caller
from bot.slack.opening import new_hint, open_view
from storage.records import Workshop


async def open_export(desk: Desk, caller: Caller, workshop: Workshop, *, push: bool = False) -> None:
    """With the usual formats ticked, so that one more click sends them; with ``push`` on top of an open modal."""
    hint = new_hint(desk, workshop=workshop.head.id)
    view = form_view(export_form(workshop, caller.who), hint, callback="export")
    await open_view(desk, caller, view, push=push, late=TOO_SLOW_COMMAND)

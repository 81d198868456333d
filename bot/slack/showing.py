"""What pictures there are. Their catalogue takes a fifth of a second to import, so nobody waits for it at the start."""

from __future__ import annotations

import asyncio
from importlib import import_module

from renderers.journey import Journey

MAP, CARD, HEAT, PHONES = "journey_map", "preview_card", "heat_map", "phone_cards"


async def read_ahead() -> None:
    """Imports the catalogue beside the event loop, so that the first picture asked for does not hold up other acks."""
    await asyncio.to_thread(import_module, "renderers.catalogue")


def known(name: str) -> str:
    """The map for a picture of another release."""
    from renderers import catalogue

    return name if name in catalogue.names() else MAP


def title_of(name: str) -> str:
    from renderers import catalogue

    return catalogue.picture(name).title


def alt_of(name: str, journey: Journey) -> str:
    """What the whole picture says, in words."""
    from renderers import catalogue

    return catalogue.picture(name).describe(journey)


def telling(journey: Journey) -> tuple[str, ...]:
    """The pictures that say something about this journey, in order."""
    from renderers import catalogue

    return catalogue.telling(journey)

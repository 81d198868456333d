"""Every picture there is. A new one is a new module in ``renderers.pictures`` and its name in ``PICTURES``.

Importing this is cheap: matplotlib and numpy are imported by the first ``draw``.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from math import sqrt

from renderers.engine.ops import Page
from renderers.journey import Journey
from renderers.picture import Picture, Sheet, VectorSheet
from renderers.pictures import (
    before_after,
    channel_table,
    control_chart,
    cost_benefit,
    heat_map,
    journey_map,
    pain_heat_map,
    persona_cards,
    phone_cards,
    preview_card,
    service_blueprint,
    value_stream,
)

PICTURES: tuple[Picture, ...] = (
    journey_map.PICTURE,
    preview_card.PICTURE,
    phone_cards.PICTURE,
    persona_cards.PICTURE,
    heat_map.PICTURE,
    pain_heat_map.PICTURE,
    channel_table.PICTURE,
    cost_benefit.PICTURE,
    value_stream.PICTURE,
    control_chart.PICTURE,
    service_blueprint.PICTURE,
    before_after.PICTURE,
)

_MOST_PIXELS = 10_000_000
_MOST_PIXELS_IN_ALL = 20_000_000
_STEPS = 20
_LEAST_SHARED_SCALE = 1.25
_LONGEST_ALT = 1000
_LOCK = threading.Lock()


def picture(name: str) -> Picture:
    """The picture of that name; ``KeyError`` when there is none."""
    for found in PICTURES:
        if found.name == name:
            return found
    raise KeyError(name)


def names() -> tuple[str, ...]:
    return tuple(found.name for found in PICTURES)


def telling(journey: Journey) -> tuple[str, ...]:
    """The pictures that say something about this journey, in order."""
    return tuple(found.name for found in PICTURES if found.says(journey))


def offered(journey: Journey) -> tuple[str, ...]:
    """Those and the ones that help to find out what they lack: what somebody may ask for, in order."""
    return tuple(found.name for found in PICTURES if found.says(journey) or found.helps(journey))


def takes_stages(name: str) -> str:
    """Which stages the picture shows when none is chosen, in words; "" where none can be chosen."""
    by_stage = picture(name).by_stage
    return by_stage.otherwise if by_stage else ""


def usual_stages(name: str, journey: Journey) -> tuple[str, ...]:
    """Keys of the stages that the picture shows unless others are chosen."""
    by_stage = picture(name).by_stage
    return by_stage.usual(journey) if by_stage else tuple(stage.key for stage in journey.stages)


def one_by_one(name: str, journey: Journey) -> tuple[str, ...]:
    """Keys of the stages whose pages may be drawn by calls of their own, in order; empty where that is not so."""
    by_stage = picture(name).by_stage
    return tuple(stage.key for stage in journey.stages) if by_stage and by_stage.apart else ()


def described(name: str, journey: Journey, stages: Sequence[str] = ()) -> str:
    """What the whole picture says, in words, at most 1,000 characters."""
    return picture(name).told(journey, stages)[:_LONGEST_ALT]


def pages(name: str, journey: Journey, stages: Sequence[str] = ()) -> tuple[Page, ...]:
    """The display lists of a picture, not yet painted."""
    with _LOCK:
        return picture(name).pages(journey, stages)


def draw(name: str, journey: Journey, scale: float = 1.0, stages: Sequence[str] = ()) -> tuple[Sheet, ...]:
    """The picture's sheets as PNG, the same bytes for the same journey; ``scale`` multiplies their pixels.

    ``stages`` are keys of the ones to show, in a picture that can choose.
    A page of more than ten million pixels is drawn at fewer pixels a point, and so are all pages of a picture
    of more than 20 million, as long as they stay sharp. Text is shaped by fonts that only
    one thread may use, so drawings wait for each other: draw in several processes, not in several threads.
    """
    from renderers.engine.agg import pngs

    found = picture(name)
    with _LOCK:
        laid_out = found.pages(journey, stages)
        alt = found.told(journey, stages)[:_LONGEST_ALT]
        scaled = list(zip(laid_out, _scales(laid_out, scale), strict=True))
        drawn = zip(scaled, pngs(scaled), strict=True)
        return tuple(
            Sheet(
                name=_named(name, number, laid_out),
                png=data,
                width=round(page.width * used),
                height=round(page.height * used),
                alt=page.alt[:_LONGEST_ALT] or alt,
                part=page.part,
            )
            for number, ((page, used), data) in enumerate(drawn, 1)
        )


def draw_svg(
    name: str, journey: Journey, *, embedded: bool = False, stages: Sequence[str] = ()
) -> tuple[VectorSheet, ...]:
    """The picture's sheets as SVG whose text is text; ``embedded`` takes along the letters of the fonts in use.

    Without them a reader's own fonts are used where Inter and Noto are missing; each line keeps its width.
    """
    from renderers.engine.svg import svg

    found = picture(name)
    with _LOCK:
        laid_out = found.pages(journey, stages)
        alt = found.told(journey, stages)[:_LONGEST_ALT]
        sheets = []
        for number, page in enumerate(laid_out, 1):
            told = page.alt[:_LONGEST_ALT] or alt
            drawn = svg(page, _headline(found, journey), told, embedded=embedded)
            sheets.append(VectorSheet(_named(name, number, laid_out), drawn, told, page.part))
    return tuple(sheets)


def draw_pdf(name: str, journey: Journey, stages: Sequence[str] = ()) -> bytes:
    """All sheets of the picture as one PDF: A3 landscape, text to select and for screen readers, fonts inside."""
    from renderers.engine.pdf import pdf

    found = picture(name)
    with _LOCK:
        alt = found.told(journey, stages)[:_LONGEST_ALT]
        return pdf(found.pages(journey, stages), _headline(found, journey), alt)


def _headline(found: Picture, journey: Journey) -> str:
    return f"{found.title}: {journey.title.strip() or 'Untitled journey'}"


def _named(name: str, number: int, sheets: tuple[Page, ...]) -> str:
    return name if len(sheets) == 1 else f"{name}-{number}"


def _scales(laid_out: tuple[Page, ...], scale: float) -> list[float]:
    """Pixels a point of each page."""
    found = [_stepped(page.scale * scale, _MOST_PIXELS / (page.width * page.height)) for page in laid_out]
    areas = [page.width * page.height * used**2 for page, used in zip(laid_out, found, strict=True)]
    if sum(areas) <= _MOST_PIXELS_IN_ALL:
        return found
    share = sum(page.width * page.height for page in laid_out)
    shared = max(_LEAST_SHARED_SCALE, _stepped(max(found), _MOST_PIXELS_IN_ALL / share))
    return [min(used, shared) for used in found]


def _stepped(wanted: float, most: float) -> float:
    """``wanted``, or less in steps of a twentieth so that its square is at most ``most``."""
    return wanted if wanted**2 <= most else int(sqrt(most) * _STEPS) / _STEPS

"""The figures at the top right: measures of the whole journey first, then what the map itself says."""

from __future__ import annotations

from renderers import style
from renderers.engine.clean import clean
from renderers.journey import Measure
from renderers.parts.heading import Tile, tiles
from renderers.parts.view import View
from renderers.pictures.control.axis import figure
from renderers.pictures.lanes.measures import amount
from renderers.texts.shorten import shorten

MOST_MEASURES = 2
_MOST = 3
_LONGEST_NAME = 40
_SHORT = 8
"""Characters up to which a unit stands beside the large figure."""


def map_tiles(view: View) -> list[Tile]:
    """At most three. The largest gap gives way first: it is marked on the curve too."""
    measured = [_tile(each) for each in view.journey.measures if not each.stage][:MOST_MEASURES]
    found = tiles(view)
    kept = [found[0], found[-1], *found[1:-1]] if len(found) > 1 else found
    chosen = [*measured, *kept][:_MOST]
    return [tile for tile in (*measured, *found) if tile in chosen]


def _tile(measure: Measure) -> Tile:
    unit = clean(measure.unit)
    beside = len(unit) <= _SHORT
    number = "–" if measure.now is None else amount(measure.now, unit) if beside else figure(measure.now)
    notes = [] if beside else [shorten(unit, _LONGEST_NAME)]
    if measure.target is not None:
        notes.append(f"target {amount(measure.target, unit if beside else '')}")
    if measure.now is None:
        notes.append("not measured yet")
    note = ", ".join(notes)
    return Tile(
        shorten(clean(measure.name), _LONGEST_NAME), number, note[:1].upper() + note[1:], style.INK, style.TARGET
    )

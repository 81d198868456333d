"""What stands where a table has nothing to say: stripes, and a dash."""

from __future__ import annotations

from renderers import style
from renderers.engine.ops import Op, Paint, Shape
from renderers.engine.paths import polyline, rectangle

BLANK, BLANK_INK = 6.0, Paint(stroke=style.DOT, width=1.4)
"""Half the length of the dash, and how it is drawn."""

_STRIPE = 9.0


def hatch(wide: float, high: float) -> list[Op]:
    """A quiet ground with stripes from the lower left to the upper right, ending at its edges."""
    ops: list[Op] = [Shape(rectangle(wide, high, 6), Paint(style.BAND, style.HAIRLINE), level=4)]
    reach = _STRIPE
    while reach < wide + high:
        start = (max(0.0, reach - high), min(high, reach))
        end = (min(wide, reach), max(0.0, reach - wide))
        ops.append(Shape(polyline((start, end)), Paint(stroke=style.CARD_EDGE), level=5))
        reach += _STRIPE
    return ops

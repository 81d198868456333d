"""The colours of time in a value stream."""

from typing import Final

from renderers import style
from renderers.engine.ops import Paint

CONCERN: Final = "#8C2F45"
WORK: Final = style.ACCENT
WAIT: Final = "#98A2B3"
_PALE: Final = 0.6


def time_paint(fill: str, *, short: bool) -> Paint:
    """Pale where a bar is drawn longer than its time, so that it can be seen at all."""
    return Paint(fill=fill, alpha=_PALE if short else 1.0)

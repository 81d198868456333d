"""The colours of time in a value stream."""

from typing import Final

from renderers import style

CONCERN: Final = "#8C2F45"
WORK: Final = style.ACCENT
WAIT: Final = "#98A2B3"

"""Every picture and every text of the sample journeys on one page, for looking at with a critical eye."""

from renderers.gallery.page import pieces
from renderers.gallery.shown import SHOWN, Shown

__all__ = ["SHOWN", "Shown", "pieces"]

"""The lanes that list, from top to bottom."""

from renderers.pictures.lanes.actions import ACTIONS
from renderers.pictures.lanes.measures import MEASURES
from renderers.pictures.lanes.needs import EXPECTATIONS, INSTEAD, PAIN_POINTS

CHANGES = (INSTEAD, ACTIONS, MEASURES)
"""What is to become of today."""

LANES = (EXPECTATIONS, PAIN_POINTS, *CHANGES)

"""The lanes that list, from top to bottom."""

from renderers.pictures.lanes.actions import ACTIONS
from renderers.pictures.lanes.measures import MEASURES
from renderers.pictures.lanes.needs import EXPECTATIONS, INSTEAD, PAIN_POINTS

LANES = (EXPECTATIONS, PAIN_POINTS, INSTEAD, ACTIONS, MEASURES)

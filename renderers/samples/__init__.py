"""Journeys to show and to test with, for what no workshop holds yet: ``full`` has something in every field.

Used by the gallery, the tests and the README; nothing here is read by a running workshop.
"""

from renderers.samples.cases import bare, claim, crowded, hostile, untimed
from renderers.samples.full import full

__all__ = ["bare", "claim", "crowded", "full", "hostile", "untimed"]

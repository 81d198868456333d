"""Journeys to show and to test with: the six examples, ``full`` with something in every field, and nasty ones.

Used by the gallery, the tests and the README; nothing here is read by a running workshop.
"""

from renderers.samples.cases import bare, claim, crowded, hostile, untimed
from renderers.samples.examples import examples
from renderers.samples.full import full

__all__ = ["bare", "claim", "crowded", "examples", "full", "hostile", "untimed"]

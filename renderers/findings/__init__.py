"""What a journey says: its worst moments, gaps, bright spot, what is missing, and how sure people are.

Every picture and text states findings from here, so that no two of them disagree.
"""

from renderers.findings.find import find
from renderers.findings.places import places_of
from renderers.findings.values import (
    EVIDENCE_RANK,
    MET_RANK,
    SEVERITY_RANK,
    Ahead,
    Confidence,
    Findings,
    Gap,
    Hindrance,
    Lowest,
    Moment,
    Wish,
)

__all__ = [
    "EVIDENCE_RANK",
    "MET_RANK",
    "SEVERITY_RANK",
    "Ahead",
    "Confidence",
    "Findings",
    "Gap",
    "Hindrance",
    "Lowest",
    "Moment",
    "Wish",
    "find",
    "places_of",
]

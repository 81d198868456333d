"""What the gallery shows, in order: what everything looks like when it is full, the examples, the nasty cases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from renderers.journey import Journey
from renderers.samples import bare, claim, crowded, examples, full, hostile, untimed


@dataclass(frozen=True, slots=True)
class Shown:
    """``key`` is a word for addresses, ``why`` what to look for."""

    key: str
    title: str
    why: str
    make: Callable[[], Journey]


def _example(key: str) -> Journey:
    return examples()[key]


_EXAMPLES = (
    ("hotel", "Hotel check-in"),
    ("grocery", "Weekly grocery trip"),
    ("mobile", "Switching mobile plans"),
    ("claims", "Claiming support while looking for work"),
    ("coffee", "A drink in a busy coffee shop"),
    ("veterans", "Leaving military service"),
)

SHOWN = (
    Shown(
        "full",
        "Everything there is",
        "Something in every field, and a run before.",
        full,
    ),
    *(
        Shown(key, title, "An example as a workshop of today leaves it.", partial(_example, key))
        for key, title in _EXAMPLES
    ),
    Shown("untimed", "Before voting", "No votes, times, owners, actions or measures.", untimed),
    Shown("claim", "Mostly waiting", "34 days from the belt to the money, of which two hours are work.", claim),
    Shown("bare", "Just opened", "A title and nothing else: every picture says what to do next.", bare),
    Shown("crowded", "Far too much", "15 stages, 14 personas, 90 experiences: further sheets, nothing cut.", crowded),
    Shown("hostile", "Every script", "Right-to-left, CJK, Indic, emoji, markup and endless words everywhere.", hostile),
)

"""Where on the journey an action bites."""

from __future__ import annotations

from renderers.journey import Action, Journey


def places_of(journey: Journey, action: Action) -> tuple[str, ...]:
    """Keys of the experiences it changes: its own, else those its pain points belong to; none for all of them."""
    if action.experiences:
        return action.experiences
    causes = {pain.key: pain.experiences for pain in journey.pain_points}
    return tuple(dict.fromkeys(key for pain in action.pain_points for key in causes.get(pain, ())))

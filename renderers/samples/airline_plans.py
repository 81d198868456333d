"""The airline journey: what is to be done, at which cost and benefit, and how it is measured."""

from __future__ import annotations

from datetime import date

from renderers.journey import (
    Action,
    ActionState,
    Estimate,
    Influence,
    Measure,
    Reading,
    Turn,
    Voice,
)


def _guessed(*scores: int) -> Estimate:
    ordered = sorted(scores)
    middle = len(ordered) // 2
    median = ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
    return Estimate(median=median, low=ordered[0], high=ordered[-1], n=len(ordered))


_ACCEPTED, _DONE, _BLOCKED = ActionState.ACCEPTED, ActionState.DONE, ActionState.BLOCKED

ACTIONS = (
    Action(
        key="a-push",
        title="Push delay news to phones first",
        pain_points=("n-late",),
        experiences=("gate", "kiosk"),
        influence=Influence.DATA,
        owner="Ingrid Berg",
        due=date(2026, 7, 1),
        state=_ACCEPTED,
        effect="Passengers hear it before the screen does",
        cost=_guessed(1, 2, 2, 2, 3),
        benefit=_guessed(4, 5, 5, 5, 5),
        votes=14,
    ),
    Action(
        key="a-beside",
        title="Seat children beside an adult by default",
        pain_points=("n-split",),
        experiences=("seats",),
        influence=Influence.PROCESS,
        owner="Tomas Vik",
        due=date(2026, 6, 15),
        state=_DONE,
        effect="No family pays to sit together",
        cost=_guessed(2, 2, 2, 3),
        benefit=_guessed(4, 5, 4, 4),
        votes=12,
    ),
    Action(
        key="a-price",
        title="All-in price from the first screen",
        pain_points=("n-fees",),
        experiences=("compare", "seats"),
        influence=Influence.APPLICATION,
        owner="Aisha Khan",
        due=date(2026, 9, 1),
        state=_ACCEPTED,
        effect="One price from search to receipt",
        cost=_guessed(2, 3, 2, 5),
        benefit=_guessed(4, 4, 5, 5),
        votes=11,
    ),
    Action(
        key="a-group",
        title="Boarding by group, with a family lane",
        pain_points=("n-order", "n-cabin"),
        experiences=("boarding",),
        influence=Influence.PROCESS,
        owner="Station Oslo",
        due=date(2026, 6, 1),
        state=_DONE,
        effect="Boarding moves from −1.7 to at least 0",
        cost=_guessed(2, 2, 3, 3, 2),
        benefit=_guessed(4, 4, 4, 5),
        votes=10,
    ),
    Action(
        key="a-claim",
        title="Pre-filled claim, paid in seven days",
        pain_points=("n-form", "n-days"),
        experiences=("claim",),
        influence=Influence.PROCESS,
        owner="Jonas Lie",
        due=date(2026, 10, 1),
        state=_BLOCKED,
        effect="34 days become 7",
        cost=_guessed(3, 4, 4, 4),
        benefit=_guessed(4, 4, 5, 3),
        votes=9,
    ),
    Action(
        key="a-tablet",
        title="Crew tablet with rebooking options",
        pain_points=("n-soon",),
        experiences=("delay",),
        influence=Influence.APPLICATION,
        state=ActionState.PROPOSED,
        effect="Crew answer connections on board",
        cost=_guessed(4, 5, 5, 5),
        benefit=_guessed(4, 4, 4, 5),
        votes=9,
    ),
    Action(
        key="a-script",
        title="Captain’s script: cause, time, next news",
        pain_points=("n-soon",),
        experiences=("delay",),
        influence=Influence.CAPABILITY,
        owner="Flight operations",
        due=date(2026, 6, 20),
        state=_ACCEPTED,
        cost=_guessed(1, 1, 2, 1),
        benefit=_guessed(2, 3, 4, 4, 3),
        votes=8,
    ),
    Action(
        key="a-leave",
        title="Leave-home alert from live queue data",
        pain_points=("n-advice",),
        experiences=("leave",),
        influence=Influence.DATA,
        cost=_guessed(3, 4, 5, 4),
        benefit=_guessed(2, 4, 4, 5),
        votes=7,
    ),
    Action(
        key="a-family",
        title="Family check-in in one flow",
        pain_points=("n-scan",),
        experiences=("passport",),
        influence=Influence.APPLICATION,
        owner="Aisha Khan",
        cost=_guessed(3, 3, 4),
        benefit=_guessed(3, 4, 3),
        votes=5,
    ),
    Action(
        key="a-kiosk",
        title="Kiosk that finishes the job",
        pain_points=("n-tags",),
        experiences=("drop",),
        influence=Influence.APPLICATION,
        cost=_guessed(4, 4, 5),
        benefit=_guessed(2, 3, 2),
        votes=4,
    ),
    Action(key="a-miles", title="Miles after rebooking", cost=_guessed(2, 2, 3), benefit=_guessed(2, 2, 1), votes=3),
    Action(key="a-map", title="Gate seats map", cost=_guessed(2, 2, 2), benefit=_guessed(2, 2, 3), votes=2),
    Action(key="a-signs", title="Signs for first-time flyers, in pictures", pain_points=("n-wrong",), votes=1),
)


def _weeks(*values: float) -> tuple[Reading, ...]:
    return tuple(Reading(label=f"W{number}", value=value) for number, value in enumerate(values, 1))


MEASURES = (
    Measure(
        key="m-nps",
        name="NPS",
        now=28,
        target=35,
        readings=_weeks(20, 2, 14, 10, 10, 11, 4, -3, 9, 25, 13, 11, 21, 19, 18, 20, 24, 21, 26, 21, 22, 28),
        baseline_n=12,
        turns=(Turn(index=12, name="Family lane opened"),),
    ),
    Measure(
        key="m-news",
        name="Delay news before the screen",
        unit="%",
        voice=Voice.PROCESS,
        stage="airport",
        now=71,
        target=80,
        readings=_weeks(22, 25, 21, 24, 20, 23, 26, 22, 24, 21, 25, 23, 24, 38, 22, 41, 55, 68, 70, 71),
        baseline_n=12,
        turns=(Turn(index=13, name="Push pilot"), Turn(index=16, name="Push for everyone")),
    ),
    Measure(
        key="m-drop",
        name="Bag drop time",
        unit="min",
        voice=Voice.PROCESS,
        stage="airport",
        now=9,
        target=5,
        lower_is_better=True,
        readings=_weeks(11, 12, 10.5, 11, 9.5, 10, 9, 9.5, 9),
        baseline_n=4,
        turns=(Turn(index=4, name="Second belt"),),
    ),
    Measure(
        key="m-checkout", name="Checkout drop-off", unit="%", stage="plan", now=31, target=20, lower_is_better=True
    ),
    Measure(key="m-selfchange", name="Changes without a call", unit="%", stage="plan", now=42, target=75),
    Measure(key="m-online", name="Online check-in", unit="%", stage="prepare", now=64, target=85),
    Measure(key="m-boarding", name="Boarding effort", stage="airport", now=5.1, target=3, lower_is_better=True),
    Measure(key="m-crew", name="Crew rating", stage="board", now=8.7, target=9, voice=Voice.EMPLOYEE),
    Measure(
        key="m-claim",
        name="Claim cycle time",
        unit="days",
        voice=Voice.PROCESS,
        stage="arrive",
        now=34,
        target=7,
        lower_is_better=True,
    ),
)

"""Phone cards in words: the verdict on a stage, what one card says, and what all of them say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from renderers.findings import find
from renderers.journey import Action, Expectation, Experience, Journey, Opportunity, PainPoint, Persona, Spread, Stage
from renderers.parts.view import View
from renderers.pictures.phone.flow import Card
from renderers.texts.fitting import fitting
from renderers.texts.line import part
from renderers.texts.names import in_quotes
from renderers.texts.words import MET, count, listed, score, signed

HURTS, FELT, PLANNED, EXPECTED, HAPPENS = range(5)
"""The ranks of sections: findings come first where a card is read aloud."""

_LONG = 80
_LONGEST_NAMES = 40
_TWO = 2
_ABBREVIATED = re.compile(r"(?<=\w\.) ")
"""The space after a title such as Dr., which no line ends with."""

_LEFT_TO_RIGHT = "\u200e"


def verdict(view: View, stage: Stage) -> tuple[bool, str]:
    """Whether it is bad news, and the news."""
    if not stage.in_scope:
        return False, "Out of scope of this workshop."
    lived = view.experiences[stage.key]
    if not lived:
        return False, "Unmanaged: nobody has said what happens here."
    here = [moment for moment in view.findings.moments if moment.stage.key == stage.key]
    if not here:
        return False, "Not scored yet."
    low = here[0]
    if low.low >= 0:
        return False, f"Nobody is below neutral here; lowest is {signed(low.low)}."
    who = _who(view, low.personas)
    what = part(low.experience.what, 70)
    return True, f"Lowest {signed(low.low)}: {what}{_LEFT_TO_RIGHT} ({who}{_LEFT_TO_RIGHT})"


def _who(view: View, personas: Sequence[Persona]) -> str:
    """By name, or how many where their names are long: no name is cut in a headline, their marks stand below it."""
    named = listed(persona.name for persona in personas)
    if len(personas) == 1 or len(named) <= _LONGEST_NAMES:
        return _ABBREVIATED.sub("\u00a0", part(named, _LONGEST_NAMES))
    return "both personas" if len(personas) == len(view.journey.personas) == _TWO else count(len(personas), "persona")


def hits_bottom(view: View, stage: Stage) -> bool:
    """Whether the worst moment of the whole journey is here."""
    worst = view.findings.worst
    return worst is not None and worst.low < 0 and worst.stage.key == stage.key


def card_told(view: View, stage: Stage, cards: Sequence[Card], at: int) -> str:
    """What stands on the card at this place and on no other, at most 1,000 characters."""
    which = f"Phone card {at + 1} of {len(cards)} of the stage" if len(cards) > 1 else "Phone card of the stage"
    told = [f"{which} {part(stage.name, 60)}"]
    if hits_bottom(view, stage):
        told.append("The worst moment of the journey is in this stage")
    if not at:
        value = part(stage.value, _LONG)
        told += [verdict(view, stage)[1], f"Value: {value}" if value else ""]
    pieces = sorted(cards[at].pieces, key=lambda piece: piece.section.rank)
    return fitting(told + [row.told for piece in pieces for row in piece.rows])


def felt(persona: Persona, today: Spread | None, target: Spread | None) -> str:
    if today is None:
        return ""
    aim = f", target {signed(target.mean)}" if target else ""
    return f"{part(persona.name, 40)}: today {score(today)}{aim}"


def happens(experience: Experience) -> str:
    today = f", {score(experience.today)}" if experience.today else ""
    return f"Happens{today}: {part(experience.what, _LONG)}"


def said(quote: str) -> str:
    return f"Said: {part(quote, _LONG)}"


def instead(experience: Experience) -> str:
    return f"Instead: {part(experience.instead, _LONG)}"


def expected(expectation: Expectation) -> str:
    return f"Expected, {MET[expectation.met]}: {part(expectation.text, _LONG)}"


def hurts(pain: PainPoint) -> str:
    votes = f" ({count(pain.votes, 'vote')})" if pain.votes else ""
    return f"Hurts: {part(pain.text, _LONG)}{_LEFT_TO_RIGHT if votes else ''}{votes}"


def planned(action: Action, known: Sequence[str]) -> str:
    """``known`` is who does it, by when, and how far it is."""
    return f"Planned: {part(action.title, _LONG)} ({', '.join(part(each, 40) for each in known)})"


def idea(opportunity: Opportunity) -> str:
    return f"Idea: {part(opportunity.text, _LONG)}"


def described(journey: Journey, stages: Sequence[str] = ()) -> str:
    """All cards together, or those of the stages with these keys."""
    worst = find(journey).worst
    shown = [stage for stage in journey.stages if not stages or stage.key in stages]
    names = listed(part(stage.name, 40) for stage in shown[:12])
    told = [f"Phone cards: {part(journey.title, 70)}"]
    if worst and worst.stage in shown:
        told.append(
            f"Lowest: {score(worst.today)} at {in_quotes(worst.stage.name, 40)}: {part(worst.experience.what, 70)}"
        )
    told.append(f"{count(len(shown), 'stage')}, one card or more each: {names}" if names else "No stages yet")
    return fitting(told)

"""Journeys beside the ordinary: bare, long, crowded and hostile ones, and a claim that mostly waits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from renderers.journey import Action, Estimate, Experience, Journey, Measure, PainPoint, Persona, Reading, Stage
from renderers.samples.airline import said
from renderers.samples.full import full

_HELD_ON = date(2026, 5, 14)
_HOUR, _DAY = 60.0, 1440.0
_NASTY = (
    "Waits 45 minutes at the desk because nobody explains what happens next",
    "👨‍👩‍👧‍👦 😀 🇩🇪 :tada: party",
    "المكتب بعد 45 دقيقة (هاتف)",
    "שלום עולם, המתנה ארוכה בדלפק",
    "客户在柜台等待了很长时间，没有人来帮忙。",
    "ลูกค้ารอนานมากที่เคาน์เตอร์",
    "ग्राहक को बहुत देर तक प्रतीक्षा करनी पड़ी",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen",
    "$\\frac{1}{ costs $5 & <b>more</b>",
    "line one\nline two",
)


def bare() -> Journey:
    """A workshop that has just been opened."""
    return Journey(title="Check in at a hotel", trigger="", end_value="", held_on=_HELD_ON)


def untimed() -> Journey:
    """What a workshop holds today: no votes, times, owners, actions or measures."""
    told = full()
    return replace(
        told,
        stages=tuple(Stage(key=each.key, name=each.name, value=each.value) for each in told.stages),
        pain_points=tuple(replace(each, votes=0) for each in told.pain_points),
        opportunities=(),
        actions=(),
        measures=(),
        behind=(),
        decision="",
        decider="",
        votes_each=0,
        earlier=None,
    )


def claim() -> Journey:
    """A damaged bag: 34 days from the belt to the money, of which two hours are work."""
    told = (
        ("Passenger files the claim", "Web form", 0.5 * _HOUR, 30 * _HOUR, 0.88, "The loss is on record"),
        ("Check the data", "Back office", 0.4 * _HOUR, 9 * _DAY, 0.61, "Nothing is asked twice"),
        ("Ask for documents", "Back office", 0.3 * _HOUR, 12 * _DAY, 0.7, ""),
        ("Decide", "Claims lead", 0.8 * _HOUR, 7 * _DAY, 0.92, "A reason I can follow"),
        ("Pay", "Finance", 0.2 * _HOUR, 5 * _DAY, 0.97, "Money in my account"),
    )
    return Journey(
        title="Claim for a damaged bag",
        trigger="Bag missing at the belt",
        end_value="Paid, and believed",
        held_on=_HELD_ON,
        people=9,
        closed=True,
        personas=(Persona(key="p", name="Passenger"),),
        stages=tuple(
            Stage(key=f"s{at}", name=name, value=value, owner=who, process_time=work, wait_time=wait, accuracy=right)
            for at, (name, who, work, wait, right, value) in enumerate(told)
        ),
    )


def crowded() -> Journey:
    """Fourteen personas, fifteen stages, twenty channels, thirty-two actions of one cost and benefit or near it."""
    personas = tuple(Persona(key=f"p{at}", name=f"Persona number {at + 1}") for at in range(14))
    stages = tuple(
        Stage(key=f"s{at}", name=f"Stage {at + 1} of many", value="Something", owner="Team", process_time=at * 7.0)
        for at in range(15)
    )
    experiences = tuple(
        Experience(
            key=f"e{at}",
            stage=f"s{at % 15}",
            personas=(f"p{at % 14}", f"p{(at * 3 + 1) % 14}"),
            what=f"Does thing number {at + 1}",
            channels=(f"Channel {at % 20 + 1}", f"Channel {at % 7 + 1}"),
            today=said(*((at * 7 + each) % 5 - 2 for each in range(at % 4 + 1))),
        )
        for at in range(90)
    )
    pains = tuple(
        PainPoint(key=f"n{at}", experiences=(f"e{at}", f"e{(at * 5) % 90}"), text=f"Hurts {at}", votes=at * 3 % 11)
        for at in range(80)
    )
    actions = tuple(
        Action(key=f"a{at}", title=f"Do thing number {at + 1}", cost=_same(3 + at % 2), benefit=_same(3), votes=at % 9)
        for at in range(32)
    )
    return Journey(
        title="A very large journey",
        trigger="It begins",
        end_value="It ends",
        held_on=_HELD_ON,
        people=60,
        personas=personas,
        stages=stages,
        experiences=experiences,
        pain_points=pains,
        actions=actions,
    )


def _same(score: int) -> Estimate:
    return Estimate(median=score, low=max(1, score - 2), high=min(5, score + 2), n=12)


def hostile() -> Journey:
    """Every script, the longest words, emoji, formulas and newlines, in every place that takes text."""
    told, text = full(), _Round()
    readings = tuple(Reading(label=text(), value=value) for value in (1e-7, -1e12, 3.3, 0.0) * 4)
    return replace(
        told,
        title=text(),
        trigger=text(),
        end_value=text(),
        personas=tuple(replace(each, name=text(), role=text(), goal=text(), quote=text()) for each in told.personas),
        stages=tuple(replace(each, name=text(), value=text(), owner=text()) for each in told.stages),
        experiences=tuple(replace(each, what=text(), channels=(text(), text())) for each in told.experiences),
        expectations=tuple(replace(each, text=text()) for each in told.expectations),
        pain_points=tuple(replace(each, text=text()) for each in told.pain_points),
        opportunities=tuple(replace(each, text=text()) for each in told.opportunities),
        actions=tuple(replace(each, title=text(), owner=text(), effect=text()) for each in told.actions),
        measures=(
            *(replace(each, name=text(), unit=text()) for each in told.measures),
            Measure(key="m-odd", name=text(), unit=text(), target=5e11, readings=readings, baseline_n=3),
        ),
        behind=tuple(replace(each, text=text(), unit=text(), kind=text()) for each in told.behind),
    )


class _Round:
    """One nasty text after the other, always in the same order."""

    def __init__(self) -> None:
        self._at = -1

    def __call__(self) -> str:
        self._at += 1
        return _NASTY[self._at % len(_NASTY)]

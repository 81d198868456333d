"""The control chart: whether a measure has changed against its baseline, or only varies by chance."""

from __future__ import annotations

from dataclasses import replace
from statistics import fmean

from renderers.engine.ops import Block, Page, moved
from renderers.journey import Journey, Measure
from renderers.parts.frame import Foot, Head, framed, key, method_line, nothing, titled
from renderers.picture import Picture
from renderers.pictures.control.axis import with_unit
from renderers.pictures.control.plot import mark, plot
from renderers.pictures.control.signals import FEWEST, Reads, Signal, reads
from renderers.texts.fitting import fitting
from renderers.texts.line import part
from renderers.texts.words import count, listed

_MEASURE = 1120.0
_NAME = 60
_FEWEST_HALVED = 3
_MEANINGS = {
    Signal.CHANCE: "varies by chance",
    Signal.RUN: "8 or more in a row on one side of the mean: a lasting change",
    Signal.OUTSIDE: "outside the usual range: more than chance",
}


def lay_out(journey: Journey) -> tuple[Page, ...]:
    """A sheet for each measure that has readings."""
    charted = [measure for measure in journey.measures if measure.readings]
    if not charted:
        head = Head("Control chart", "No measure has readings yet", method_line(journey, "Measures over time"))
        names = listed(part(each.name, 40) for each in journey.measures[:3])
        what = f"Read {names} regularly" if journey.measures else "Choose a measure and read it regularly"
        note = f"{what}; from {FEWEST} readings on, the chart tells a change from chance."
        return (framed(head, nothing("Nothing to draw yet", note, _MEASURE), Foot()),)
    return tuple(_sheet(journey, measure, at, len(charted)) for at, measure in enumerate(charted, 1))


def _sheet(journey: Journey, measure: Measure, sheet: int, sheets: int) -> Page:
    found = reads(measure)
    head = Head("Control chart" if found.controlled else "Run chart", _title(measure, found), _method(journey, measure))
    page = framed(head, plot(measure, found, _MEASURE), _foot(found, sheet, sheets))
    alt = (f"{head.kicker}: {part(journey.title, 70)}", _title(measure, found), _figures(measure))
    return replace(page, alt=fitting(alt))


def _method(journey: Journey, measure: Measure) -> str:
    stage = next((part(each.name, 40) for each in journey.stages if each.key == measure.stage), "the whole journey")
    unit = f" in {part(measure.unit, 24)}" if measure.unit.strip() else ""
    return method_line(journey, f"{part(measure.name, 40)}{unit}, {stage}")


def _foot(found: Reads, sheet: int, sheets: int) -> Foot:
    if not found.controlled:
        halves = (
            "Half of all readings lie on either side of the median. " if len(found.values) >= _FEWEST_HALVED else ""
        )
        words = (
            f"{halves}A usual range needs 12 readings, 8 of them as a baseline; until then nothing here tells a change "
            "from chance."
        )
        return Foot((), words, sheet, sheets)
    keys = [key(_sign(signal), words) for signal, words in _MEANINGS.items() if signal in found.signals]
    if found.unvaried:
        words = f"All {found.baseline} baseline readings are the same: the usual range is that one figure."
        return Foot(tuple(keys) if any(value != found.centre for value in found.values) else (), words, sheet, sheets)
    words = (
        f"The usual range lies between the dashed limits: the mean of the {found.baseline} baseline readings ± 2.66 "
        "times their mean moving range (individuals chart). Later readings do not move it."
    )
    return Foot(tuple(keys), words, sheet, sheets)


def _sign(signal: Signal) -> Block:
    return Block(14.0, 14.0, tuple(moved(mark(signal), 7.0, 7.0)))


def _title(measure: Measure, found: Reads) -> str:
    """``improved`` and ``worsened`` only for a run that still lasts."""
    name = f"\u200e{titled(measure.name, _NAME)}"
    if not found.controlled:
        long = len(found.values) >= FEWEST
        told = "the baseline is too short" if long else f"{count(len(found.values), 'reading')}, too few"
        return f"{name}: {told} to tell a change from chance"
    before = with_unit(found.centre, measure.unit)
    if len(set(found.values)) == 1:
        return f"{name} has stayed at {before} in all {len(found.values)} readings"
    if found.shift is not None:
        mean = fmean(found.values[found.shift :])
        better = (mean < found.centre) == measure.lower_is_better
        verb = "has improved" if better else "has worsened"
        became = with_unit(mean, measure.unit)
        return f"{name} {verb} since {_since(measure, found.shift)}, from {before} to {became}"
    if found.beyond:
        side = "above" if found.values[-1] > found.centre else "below"
        first = measure.readings[-found.beyond].label
        lasting = found.beyond > 1 and first.strip()
        usual = f"{side} its usual range"
        since = f"has been {usual} since {titled(first, 30)}" if lasting else f"is {usual}"
        return f"{name} {since}: {with_unit(found.values[-1], measure.unit)} now, {before} before"
    if any(signal is not Signal.CHANCE for signal in found.signals):
        return f"{name} stood out for a while, and is back to its usual range"
    return f"{name} varies as before; nothing points to a change yet"


def _since(measure: Measure, at: int) -> str:
    """The change that took effect with the first reading of the run or the two before it, else that reading."""
    named = [turn.name for turn in measure.turns if at - 2 <= turn.index <= at and turn.name.strip()]
    return f"“{part(named[-1], 50)}”" if named else part(measure.readings[at].label, 30) or f"reading {at + 1}"


def describe(journey: Journey) -> str:
    """Each measure's finding, then its figures."""
    told = [f"Control charts: {part(journey.title, 70)}"]
    charted = [measure for measure in journey.measures if measure.readings]
    told += [f"{_title(each, reads(each))}. {_figures(each)}" for each in charted]
    silent = len(journey.measures) - len(charted)
    told.append(f"{count(silent, 'measure has', 'measures have')} no readings yet" if silent else "")
    told.append("" if journey.measures else "No measures yet")
    return fitting(told)


def _figures(measure: Measure) -> str:
    found = reads(measure)
    facts = [f"Last reading {with_unit(found.values[-1], measure.unit)}"]
    if found.low is not None and found.high is not None:
        facts.append(f"baseline mean {with_unit(found.centre, measure.unit)}")
        facts.append(f"limits {with_unit(found.low, measure.unit)} to {with_unit(found.high, measure.unit)}")
    else:
        facts.append(f"median {with_unit(found.centre, measure.unit)}")
    if measure.target is not None:
        facts.append(f"target {with_unit(measure.target, measure.unit)}")
    outside = sum(signal is Signal.OUTSIDE for signal in found.signals)
    facts.append(f"{count(outside, 'reading')} outside the limits" if outside else "")
    return ", ".join(filter(None, facts))


def says(journey: Journey) -> bool:
    """Some measure has readings."""
    return any(each.readings for each in journey.measures)


PICTURE = Picture("control_chart", "Control chart", lay_out, describe, says=says)

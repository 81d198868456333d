"""The value-stream strip: from trigger to end value, who owns each stage, what it gives, and where time goes."""

from __future__ import annotations

from renderers.engine.ops import Block, Page, Shape
from renderers.engine.paths import rectangle
from renderers.journey import Journey, Stage
from renderers.parts.frame import Foot, Head, framed, key, method_line, nothing, swatch
from renderers.picture import Picture
from renderers.pictures.stream.looks import CONCERN, WAIT, WORK, time_paint
from renderers.pictures.stream.strip import MOST, WIDE, Part, any_short_bar, strip
from renderers.pictures.stream.times import Times, times
from renderers.texts.fitting import fitting
from renderers.texts.line import part
from renderers.texts.words import count, duration, percent

_WIDTH = 1600.0


def lay_out(journey: Journey) -> tuple[Page, ...]:
    """Up to eight stages a sheet, all on one scale."""
    known = times(journey.stages)
    head = Head("Value stream", _title(journey, known), method_line(journey, _method(journey, known)))
    if not journey.stages:
        note = "Name the stages between the trigger and the end value; each becomes an arrow here."
        return (framed(head, nothing("No stages yet", note, WIDE), Foot(), _WIDTH),)
    parts = _parts(journey.stages, known)
    return tuple(
        framed(head, strip(journey, each), Foot(_keys(journey, each), "", number, len(parts)), _WIDTH)
        for number, each in enumerate(parts, 1)
    )


def _parts(stages: tuple[Stage, ...], known: Times) -> list[Part]:
    number = -(-len(stages) // MOST)
    borders = [len(stages) * at // number for at in range(number + 1)]
    return [Part(stages[borders[at] : borders[at + 1]], known, at == 0, at == number - 1) for at in range(number)]


def _keys(journey: Journey, sheet: Part) -> tuple[Block, ...]:
    known = sheet.times
    if not known.timed:
        return ()
    keys = [key(swatch(WORK), "process time")] if known.work else []
    keys += [key(swatch(WAIT), "wait"), key(swatch(CONCERN), "longest wait")] if known.wait else []
    if any_short_bar(journey, sheet):
        pale = Shape(rectangle(4.0, 14.0, 1), time_paint(WORK if known.work else WAIT, short=True), 5.0, 0.0, 20)
        keys.append(key(Block(14.0, 14.0, (pale,)), "pale: too short to draw to scale"))
    return tuple(keys)


def _method(journey: Journey, known: Times) -> str:
    stream = journey.value_stream.strip()
    method = "From trigger to end value" + (", stages on one scale" if known.timed else "")
    return f"{method}, value stream “{part(stream, 60)}”" if stream else method


def _title(journey: Journey, known: Times) -> str:
    stages = journey.stages
    if not stages:
        return "The way from trigger to end value is still open"
    if known.timed and known.lead:
        return _timed_title(known)
    silent = sum(stage.in_scope and not stage.value.strip() for stage in stages)
    way = f"{count(len(stages), 'stage leads', 'stages lead')} from trigger to end value"
    if silent:
        return f"{way}; {silent} {'does' if silent == 1 else 'do'} not say what is gained"
    return f"{way}, and each says what is gained"


def _timed_title(known: Times) -> str:
    lead, work = duration(known.lead), duration(known.work)
    if known.missing:
        untimed = count(known.missing, "stage is", "stages are")
        return f"At least {lead} from trigger to end value; {untimed} not timed in full"
    return f"{lead} from trigger to end value, of which {work} {'is' if work.startswith('1 ') else 'are'} work"


def describe(journey: Journey) -> str:
    """Totals, then each stage with owner, times and value."""
    known = times(journey.stages)
    told = [f"Value stream: {part(journey.title, 70)}", _title(journey, known)]
    told.append(f"Trigger: {part(journey.trigger, 80)}" if journey.trigger.strip() else "")
    told.append(f"End value: {part(journey.end_value, 80)}" if journey.end_value.strip() else "")
    told.append(f"Flow efficiency {percent(known.flow)}" if known.flow is not None else "")
    told += [_told(stage, known) for stage in journey.stages]
    return fitting(told)


def _told(stage: Stage, known: Times) -> str:
    facts = [stage.owner and part(stage.owner, 30)]
    if stage.wait_time is not None:
        longest = " (the longest)" if 0 < stage.wait_time == known.longest_wait else ""
        facts.append(f"wait {duration(stage.wait_time)}{longest}")
    if stage.process_time is not None:
        facts.append(f"work {duration(stage.process_time)}")
    if stage.accuracy is not None:
        facts.append(f"{percent(stage.accuracy)} complete and right")
    if stage.value.strip():
        facts.append(f"gives “{part(stage.value, 60)}”")
    return f"{part(stage.name, 40)}: {', '.join(filter(None, facts)) or 'nothing said yet'}"


def says(journey: Journey) -> bool:
    """There are stages to put in a row."""
    return bool(journey.stages)


PICTURE = Picture("value_stream", "Value stream", lay_out, describe, says=says)

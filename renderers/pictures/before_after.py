"""The before/after card: whether what was done has changed how the journey feels, stage by stage."""

from __future__ import annotations

from collections.abc import Sequence

from renderers import style
from renderers.engine.ops import Block, Page, Paint, Shape, stacked
from renderers.engine.paths import circle
from renderers.journey import Journey
from renderers.parts.dates import day_of
from renderers.parts.frame import Foot, Head, flowing, framed, key, nothing
from renderers.parts.tied import NAMED, apiece, tied
from renderers.parts.words import single, together
from renderers.picture import Picture
from renderers.pictures.change.measured import figures, measured, pairs
from renderers.pictures.change.runs import APART, ENOUGH, Change, Verdict, changes, closed_between, elsewhere
from renderers.pictures.change.table import MEASURE, closed_row, table
from renderers.texts.fitting import fitting
from renderers.texts.line import part
from renderers.texts.words import ARROW, count, listed, signed

_MOST = 10
_NAME = 40


def lay_out(journey: Journey) -> tuple[Page, ...]:
    """Ten stages a sheet."""
    then = journey.earlier
    if then is None:
        note = "Run this journey again once actions are closed; both runs are then compared, stage by stage."
        head = Head("Before and after", "Nothing to compare with yet", journey.title.strip() or "Untitled journey")
        return (framed(head, nothing("This is the first run of this journey", note, MEASURE), Foot()),)
    found = changes(journey, then)
    head = Head("Before and after", _title(found), _subtitle(journey, then))
    if not found:
        note = "Name the stages; each is compared with the run before it."
        return (framed(head, nothing("No stages yet", note, MEASURE), Foot()),)
    sheets = [found[at : at + _MOST] for at in range(0, len(found), _MOST)]
    rest = _rest(journey, then)
    return tuple(
        framed(
            head,
            stacked([table(sheet), *(rest if at == len(sheets) else ())], 14.0),
            _foot(journey, sheet, at, len(sheets)),
        )
        for at, sheet in enumerate(sheets, 1)
    )


def _subtitle(now: Journey, then: Journey) -> str:
    runs = f" {ARROW} ".join(
        f"{day_of(run.held_on)}, {count(run.people, 'participant')}".replace(" ", "\u00a0") for run in (then, now)
    )
    return together([now.title.strip() or "Untitled journey", runs])


def _rest(now: Journey, then: Journey) -> list[Block]:
    """What belongs to no stage's scores, below the last of them."""
    found, others = pairs(now, then), elsewhere(now, then)
    parts = [single("Measures, then and now", style.LANE), measured(found, MEASURE)] if found else []
    if others:
        wide = (MEASURE - 2 * 24) / 3
        parts.append(single("Closed for the journey as a whole", style.LANE))
        parts.append(flowing([closed_row(action, wide) for action in others], MEASURE, 24.0))
    return parts


def _foot(now: Journey, sheet: Sequence[Change], number: int, sheets: int) -> Foot:
    keys, then = [], now.earlier
    if then and any(change.compared for change in sheet):
        ring = Shape(circle(7.0), Paint(style.WHITE, style.SECONDARY, 2.2), 9.0, 8.0, 20)
        discs = {Verdict.BETTER: style.ACCENT, Verdict.WORSE: style.ALARM, Verdict.SAME: style.SECONDARY}
        keys.append(key(Block(18.0, 16.0, (ring,)), f"then, {day_of(then.held_on)}"))
        for verdict, colour in discs.items():
            if any(change.verdict is verdict for change in sheet):
                disc = Shape(circle(7.0), Paint(colour, style.WHITE, 1.6), 9.0, 8.0, 20)
                keys.append(key(Block(18.0, 16.0, (disc,)), f"now, {verdict.value}"))
    rule = (
        f"Scores are means from −2 to +2; less than {APART} apart is about the same. Fewer than {ENOUGH} people who "
        "scored a stage, then or now, are not enough data. A change need not come from the actions."
    )
    if then and pairs(now, then):
        rule += " Whether a measure has changed for good is told by its control chart."
    return Foot(tuple(keys), rule, number, sheets)


def _title(found: Sequence[Change]) -> str:
    better = [change for change in found if change.verdict is Verdict.BETTER]
    worse = [change for change in found if change.verdict is Verdict.WORSE]
    if not any(change.compared for change in found):
        return "Not enough data to compare the two runs"
    if not better and not worse:
        return "No stage has changed since the run before"
    said = [_most(those, word, len(found)) for those, word in ((better, "better"), (worse, "worse")) if those]
    told = "; ".join(said) if worse else f"{said[0]}; no stage is worse"
    return told[0].upper() + told[1:]


def _most(found: Sequence[Change], word: str, of: int) -> str:
    """The stages that changed most and by how much, after how many did."""
    most = max(abs(change.size) for change in found)
    equals = [change.stage.name for change in found if abs(change.size) == most]
    by = f"by {signed(most)[1:]}{apiece(len(equals))}"
    named = tied(equals, len(found), "stages", _NAME) if len(equals) <= NAMED else f"{len(equals)} of them"
    if len(equals) == len(found) <= NAMED:
        return f"{word}: {named}, {by}"
    number = f"all {of}" if len(found) == of > NAMED else f"{len(found)}"
    return f"{number} stages are {word}, {by if len(equals) == len(found) else f'most of all {named}, {by}'}"


def describe(journey: Journey) -> str:
    """The verdict, then every stage with both scores, and what was closed."""
    then = journey.earlier
    told = [f"Before and after: {part(journey.title, 70)}"]
    if then is None:
        return fitting([*told, "Nothing to compare with yet: this is the first run of this journey"])
    found = changes(journey, then)
    told += [_title(found), f"Then {day_of(then.held_on)}, now {day_of(journey.held_on)}"]
    told += [_told(change) for change in found]
    closed = [part(action.title, 60) for action in closed_between(journey, then)]
    told += [f"{part(pair.measure.name, 40)} {figures(pair)}" for pair in pairs(journey, then)]
    told.append(f"Closed in between: {listed(closed)}" if closed else "No action was closed in between")
    return fitting(told)


def _told(change: Change) -> str:
    name = part(change.stage.name, _NAME)
    if not change.compared or change.then.score is None or change.now.score is None:
        return f"{name}: {change.verdict.value}"
    scores = f"{signed(change.then.score.mean)} then (n {change.then.people})"
    return f"{name}: {scores}, {signed(change.now.score.mean)} now (n {change.now.people}), {change.verdict.value}"


def says(journey: Journey) -> bool:
    """There must be a run before this one."""
    return journey.earlier is not None


PICTURE = Picture("before_after", "Before and after", lay_out, describe, says=says)

"""The cost x benefit matrix: which actions to do first, and where people see it differently."""

from __future__ import annotations

from renderers import style
from renderers.engine.ops import Block, Canvas, Page, Paint, Shape
from renderers.engine.paths import circle, polyline
from renderers.journey import Action, Journey
from renderers.parts.frame import Foot, Head, framed, key, method_line, nothing
from renderers.picture import Picture
from renderers.pictures.matrix.items import Item, Quarter, Ranked, ranked
from renderers.pictures.matrix.listing import column, columns, rows
from renderers.pictures.matrix.plane import plane, ranges, stands
from renderers.texts.fitting import fitting
from renderers.texts.line import part
from renderers.texts.words import count

_MEASURE = 1120.0
_MOST = 25
_GUTTER = 36.0
_OVER = 60.0
_BELOW_COLUMNS = 3
_RULE = (
    "Low cost is up to 2.5, high benefit from 3.5 on: a 3 counts as high cost and as low benefit. "
    "Listed by benefit less cost, then by votes."
)
_WORDS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


def lay_out(journey: Journey) -> tuple[Page, ...]:
    """Twenty-five actions a sheet."""
    found = ranked(journey)
    voted = any(item.action.votes for item in found.items)
    method = "Median of blind estimates from 1 to 5" + ("; dot size is votes" if voted else "")
    head = Head("Cost and benefit", _title(found), method_line(journey, method))
    if not journey.actions:
        note = "Turn the pain points that weigh most into actions, then estimate cost and benefit from 1 to 5."
        return (framed(head, nothing("No actions yet", note, _MEASURE), Foot()),)
    everything: list[Item | Action] = [*found.items, *found.open]
    parts = [everything[at : at + _MOST] for at in range(0, len(everything), _MOST)]
    return tuple(framed(head, _body(part_), _foot(part_, at, len(parts))) for at, part_ in enumerate(parts, 1))


def _body(shown: list[Item | Action]) -> Block:
    """The list beside the plane, going on below it where it is longer."""
    items = [each for each in shown if isinstance(each, Item)]
    missing = [each for each in shown if isinstance(each, Action)]
    drawn = plane(items)
    room = _MEASURE - drawn.width - _GUTTER
    beside, *_ = columns(rows(items, missing, room), [drawn.height + _OVER, 1e9])
    canvas = Canvas()
    canvas.place(drawn, 0.0, 0.0)
    canvas.place(column(beside), drawn.width + _GUTTER, 0.0)
    y = max(drawn.height, column(beside).height)
    below = _below(items, missing, len(beside))
    if below.ops:
        canvas.place(below, 0.0, y + 18)
        y += 18 + below.height
    return Block(_MEASURE, y, tuple(canvas.ops))


def _below(items: list[Item], missing: list[Action], done: int) -> Block:
    wide = (_MEASURE - _GUTTER * (_BELOW_COLUMNS - 1)) / _BELOW_COLUMNS
    left = rows(items, missing, wide)[done:]
    share = column(left).height / _BELOW_COLUMNS
    canvas = Canvas()
    made = [column(each) for each in columns(left, [share + 30] * _BELOW_COLUMNS) if each]
    for at, block in enumerate(made):
        canvas.place(block, at * (wide + _GUTTER), 0.0)
    return Block(_MEASURE, max((block.height for block in made), default=0.0), tuple(canvas.ops))


def _foot(shown: list[Item | Action], sheet: int, sheets: int) -> Foot:
    items = [each for each in shown if isinstance(each, Item)]
    keys = []
    drawn = [strong for item in items for _, strong in ranges(item, len(items))]
    spread = sum(told.high > told.low for item in items for told in (item.cost, item.benefit))
    if not all(drawn):
        keys.append(key(_cross(_THIN), "from the lowest to the highest estimate"))
    if any(drawn):
        rest = "; narrower ranges are only listed" if len(drawn) < spread else ""
        keys.append(key(_cross(_THICK), f"3 or more apart: people disagree{rest}"))
    if any(place.moved for place in stands(items)):
        keys.append(key(_leader(), "moved aside, its line ends at the true spot"))
    return Foot(tuple(keys), _RULE, sheet, sheets)


_THIN, _THICK = Paint(stroke=style.SECONDARY, width=1.2), Paint(stroke=style.SECONDARY, width=2.4)


def _cross(paint: Paint) -> Block:
    bars = [((2.0, 8.0), (24.0, 8.0)), ((2.0, 4.0), (2.0, 12.0)), ((24.0, 4.0), (24.0, 12.0))]
    return Block(26.0, 16.0, tuple(Shape(polyline(ends), paint, level=20) for ends in bars))


def _leader() -> Block:
    spot = Shape(circle(3.2), Paint(style.SECONDARY), 4.0, 8.0, 20)
    line = Shape(polyline(((4.0, 8.0), (16.0, 8.0))), _THIN, level=20)
    return Block(28.0, 16.0, (spot, line, Shape(circle(6.0), Paint(style.SECONDARY), 22.0, 8.0, 20)))


def _title(found: Ranked) -> str:
    wins, bets = found.within(Quarter.QUICK_WIN), found.within(Quarter.BIG_BET)
    if not found.items:
        return "Cost and benefit are not estimated yet"
    if wins:
        number = _WORDS[len(wins)] if len(wins) < len(_WORDS) else str(len(wins))
        wins_word = "quick win" if len(wins) == 1 else "quick wins, the best"
        return f"{number} {wins_word}: {part(wins[0].action.title, 70)}"
    if bets:
        return f"No quick wins; the best of the big bets: {part(bets[0].action.title, 70)}"
    return "Nothing here brings more than a middling benefit"


def describe(journey: Journey) -> str:
    """The quarters, then each action with its estimates and votes."""
    found = ranked(journey)
    told = [f"Cost and benefit matrix: {part(journey.title, 70)}", _title(found)]
    sizes = [f"{quarter.title} {len(found.within(quarter))}" for quarter in Quarter]
    told.append(", ".join(sizes) if found.items else "")
    told.append(f"{count(len(found.open), 'action lacks', 'actions lack')} an estimate" if found.open else "")
    told += [_told(item) for item in found.items]
    return fitting(told)


def _told(item: Item) -> str:
    figures = f"cost {item.cost.median:g}, benefit {item.benefit.median:g}"
    votes = f", {count(item.action.votes, 'vote')}" if item.action.votes else ""
    disagree = f", people disagree on {' and '.join(item.disagree)}" if item.disagree else ""
    return f"{item.number}. {part(item.action.title, 50)}: {figures}{votes}{disagree}"


def says(journey: Journey) -> bool:
    """Some action has both estimates."""
    return any(each.cost and each.benefit for each in journey.actions)


PICTURE = Picture("cost_benefit", "Cost and benefit", lay_out, describe, says=says)

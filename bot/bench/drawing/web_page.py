"""The same journey as a web page, the way a front-end developer would write it: CSS grid, flex cards, an inline SVG.

It shows what the map shows, at the map's size; the browser measures and wraps all text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from renderers import style
from renderers.engine.curve import through
from renderers.engine.fonts import file_of
from renderers.findings import find
from renderers.journey import Action, Experience, Journey, Met, Persona

_MARKS = "●■▲◆⬟✚◗★"
_SIGNS = {Met.MET: "✓", Met.PARTLY: "◐", Met.UNMET: "✗", Met.UNKNOWN: "?"}
_TOP = 2  # the highest score


def head(width: float, height: float) -> str:
    """Fonts and styles, loaded once; the body has exactly this size in CSS pixels."""
    faces = "".join(
        f"@font-face{{font-family:Inter;font-style:{slant};font-weight:100 900;src:url('file://{file_of(face)}')}}"
        for face, slant in (("Inter", "normal"), ("Inter Italic", "italic"))
    )
    size = f".sheet{{width:{width:g}px;height:{height:g}px}}"
    return f"<!doctype html><meta charset=utf-8><style>{faces}{size}{_CSS}</style><body></body>"


def body(journey: Journey) -> str:
    counts = [max(1, sum(each.stage == stage.key for each in journey.experiences)) for stage in journey.stages]
    columns = " ".join(f"minmax(0,{count}fr)" for count in counts)
    lanes = "".join(_lanes(journey, sum(counts)))
    grid = f'<main style="grid-template-columns:148px {columns}">{lanes}</main>'
    return f'<div class="sheet">{_title(journey)}{_personas(journey.personas)}{grid}{_foot(journey)}</div>'


def _title(journey: Journey) -> str:
    facts = (journey.initiative, journey.occasion, journey.value_stream, f"{journey.people} participants")
    tiles = "".join(
        f"<div><small>{escape(each.name)}</small><b>{each.now or 0:g}</b><i>Target {each.target or 0:g}</i></div>"
        for each in journey.measures
        if not each.stage
    )
    return (
        f"<header><div><h6>Customer journey map</h6><h1>{escape(journey.title)}</h1>"
        f"<p>{escape(' · '.join(facts))} · {journey.held_on:%d %B %Y}</p></div>{tiles}</header>"
    )


def _personas(personas: Sequence[Persona]) -> str:
    cards = "".join(
        f'<div style="background:{style.persona_look(at).tint}">{_mark(at)}<b>{escape(each.name)}</b>'
        f"<small>{escape(each.role)}</small><em>{escape(each.goal)}</em></div>"
        for at, each in enumerate(personas)
    )
    return f'<nav class="people">{cards}</nav>'


def _mark(at: int) -> str:
    return f'<span style="color:{style.persona_look(at).colour}">{_MARKS[at % len(_MARKS)]}</span>'


def _lanes(journey: Journey, count: int) -> Iterator[str]:
    stages = {each.key: each.stage for each in journey.experiences}
    numbers = {persona.key: at for at, persona in enumerate(journey.personas)}
    yield _lane("Stages", "stage", ([f"<h2>{escape(each.name)}</h2>"] for each in journey.stages))
    yield _lane("Value", "", ([f"<p>{escape(each.value)}</p>"] for each in journey.stages))
    cards: dict[str, list[str]] = {each.key: [] for each in journey.stages}
    for at, each in enumerate(journey.experiences, 1):
        cards[each.stage].append(_card(at, each, numbers))
    yield _lane("Experiences", "cards", cards.values())
    yield _emotion(journey, count)
    for name, kind, rows in (
        ("Expectations", "met", ((stages[e.experiences[0]], _SIGNS[e.met], e.text) for e in journey.expectations)),
        ("Pain points", "pain", _pains(journey, stages)),
        ("Instead", "chip", ((each.stage, "→", each.instead) for each in journey.experiences if each.instead)),
        (
            "Actions",
            "chip",
            ((_stage_of(each, journey, stages), str(each.votes), _told(each)) for each in journey.actions),
        ),
        ("Measures", "wide", ((e.stage, f"{e.now or 0:g} → {e.target or 0:g}", e.name) for e in journey.measures)),
    ):
        yield _lane(name, "", _listed(journey, kind, rows))


def _lane(name: str, kind: str, cells: Iterable[Iterable[str]]) -> str:
    return f"<h3>{name}</h3>" + "".join(f'<section class="{kind}">{"".join(cell)}</section>' for cell in cells)


def _listed(journey: Journey, kind: str, rows: Iterable[tuple[str, str, str]]) -> Iterable[list[str]]:
    """A cell for each stage: chip and text of every row."""
    cells: dict[str, list[str]] = {each.key: [] for each in journey.stages}
    for stage, chip, text in rows:
        if stage in cells:
            cells[stage].append(f'<li class="{kind}"><b>{escape(chip)}</b>{escape(text)}</li>')
    return cells.values()


def _pains(journey: Journey, stages: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    for each in sorted(journey.pain_points, key=lambda pain: -pain.votes):
        yield stages[each.experiences[0]], str(each.votes), f"{each.text} ({each.severity})"


def _stage_of(action: Action, journey: Journey, stages: dict[str, str]) -> str:
    pains = {each.key: each.experiences for each in journey.pain_points}
    touched = (*action.experiences, *(key for pain in action.pain_points for key in pains[pain]))
    return stages[touched[0]] if touched else ""


def _told(action: Action) -> str:
    due = f"by {action.due:%d %b %Y}" if action.due else ""
    return " · ".join(filter(None, (action.title, action.owner, due, action.state)))


def _card(at: int, each: Experience, numbers: dict[str, int]) -> str:
    pills = "".join(f"<u>{escape(channel)}</u>" for channel in each.channels)
    marks = "".join(_mark(numbers[key]) for key in each.personas)
    kind = "moment" if each.moment else ""
    return f'<article><div class="{kind}"><small>{at}</small>{escape(each.what)}<br>{marks}</div>{pills}</article>'


def _emotion(journey: Journey, count: int) -> str:
    """One cell across all columns: a unit of the drawing is a card wide and a score high."""
    order = {stage.key: at for at, stage in enumerate(journey.stages)}
    ranked = sorted(journey.experiences, key=lambda each: order[each.stage])
    rules = "".join(f'<path class="rule" d="M0 {y}H{count}"/>' for y in range(2 * _TOP + 1))
    aims = [(at + 0.5, _TOP - each.target.mean) for at, each in enumerate(ranked) if each.target]
    drawn = [rules, _curve(aims, style.INK, "target")]
    labels = []
    for number, persona in enumerate(journey.personas):
        colour = style.persona_look(number).colour
        scored = [(at + 0.5, each.today) for at, each in enumerate(ranked) if persona.key in each.personas]
        points = [(x, _TOP - today.mean) for x, today in scored if today]
        drawn += [_bar(x, today.low, today.high, colour) for x, today in scored if today]
        drawn.append(_curve(points, colour, "today"))
        labels += [_label(*points[min(number, len(points) - 1)], count, persona.name, colour)] if points else []
    worst = find(journey).worst
    if worst is not None:
        at = ranked.index(worst.experience) + 0.5
        labels.append(_label(at, _TOP - worst.today.mean, count, f"Worst moment {worst.today.mean:+.1f}", style.ALARM))
    box = f'viewBox="0 -.4 {count} {2 * _TOP + 0.8}" preserveAspectRatio="none"'
    return f'<h3>Emotion</h3><div class="emotion"><svg {box}>{"".join(drawn)}</svg>{"".join(labels)}</div>'


def _curve(points: Sequence[tuple[float, float]], colour: str, kind: str) -> str:
    """Points are lines of no length with round ends, so that they stay round in a stretched drawing."""
    if not points:
        return ""
    path = through(points).path()
    values = iter(path.points)
    takes = {"M": 2, "C": 6}
    line = "".join(code + " ".join(f"{next(values):.3f}" for _ in range(takes[code])) for code in path.codes)
    dots = "".join(f"M{x:.3f} {y:.3f}h0" for x, y in points)
    marks = (
        f'<path class="dot" stroke="{colour}" d="{dots}"/><path class="hole" d="{dots}"/>' if kind == "today" else ""
    )
    return f'<path class="{kind}" stroke="{colour}" d="{line}"/>{marks}'


def _bar(x: float, low: int, high: int, colour: str) -> str:
    return f'<path class="bar" stroke="{colour}" d="M{x} {_TOP - high}V{_TOP - low}"/>'


def _label(x: float, y: float, count: int, text: str, colour: str) -> str:
    left, top = 100 * x / count, 100 * (y + 0.4) / (2 * _TOP + 0.8)
    return f'<b style="color:{colour};left:{left:.2f}%;top:{top:.2f}%">{escape(text)}</b>'


def _foot(journey: Journey) -> str:
    return (
        f"<aside>Decided <b>{escape(journey.decision)}</b> {escape(journey.decider)}</aside><footer>Starts when"
        f" {escape(journey.trigger)} · ends with {escape(journey.end_value)} · curves are means, bars span all scores"
        f"</footer>"
    )


_CSS = f"""
*{{box-sizing:border-box;margin:0}}
.sheet{{font:400 14px/19px Inter,sans-serif;color:{style.INK};padding:40px;display:flex;flex-direction:column;gap:14px}}
header{{display:flex;gap:32px}}header>div:first-child{{flex:1}}header b{{display:block;font-size:30px;line-height:40px}}
h1{{font:700 40px/48px Inter;letter-spacing:-.02em}}h6{{font:600 13px/18px Inter;color:{style.ACCENT}}}
h6{{text-transform:uppercase;letter-spacing:.9px}}p,small{{color:{style.CAPTION}}}header i{{color:{style.TARGET}}}
.people{{display:flex;gap:12px}}.people>div{{flex:1;border-radius:8px;padding:8px 12px}}
.people small,.people em{{display:block}}main{{display:grid;flex:1;grid-auto-rows:auto}}
h3{{font:600 14.5px/20px Inter;padding-top:12px;border-top:1px solid {style.HAIRLINE}}}
section{{padding:10px 12px;border-top:1px solid {style.HAIRLINE};border-left:1px solid {style.HAIRLINE}}}
.stage{{background:{style.STAGE};color:#fff;clip-path:polygon(0 0,calc(100% - 15px) 0,100% 50%,calc(100% - 15px) 100%,
0 100%,15px 50%);padding:14px 28px}}h2{{font:600 20px/22px Inter}}
.cards{{display:flex;padding:12px 0}}article{{flex:1;min-width:0;padding:0 4px;text-align:center}}
article>div{{border:1px solid {style.CARD_EDGE};border-radius:7px;padding:11px;min-height:120px;text-align:left;
font:500 13.5px/17.5px Inter}}article small{{display:block}}
.moment{{background:{style.GOLD_TINT};border:2px solid {style.GOLD}}}
u{{display:inline-block;background:{style.QUIET};border-radius:10px;font:500 12px/20px Inter;padding:0 9px;
margin:4px 2px 0;text-decoration:none}}
.emotion{{position:relative;grid-column:2/-1;min-height:284px;background:{style.BAND}}}
.emotion svg{{position:absolute;width:100%;height:100%}}
.emotion b{{position:absolute;font-size:13px;transform:translate(-50%,-150%)}}
.emotion path{{fill:none;vector-effect:non-scaling-stroke}}.rule{{stroke:{style.HAIRLINE}}}.today{{stroke-width:3.2}}
.target{{stroke-width:1.6;stroke-dasharray:5 4}}.dot,.hole{{stroke-width:11;stroke-linecap:round}}
.hole{{stroke-width:6;stroke:#fff}}.bar{{stroke-width:8;opacity:.25}}
li{{list-style:none;padding:0 0 6px 36px;position:relative}}
li b{{position:absolute;left:0;max-width:40px;overflow:hidden;border-radius:5px;padding:0 6px;font-size:12px}}
.wide{{padding-left:76px}}.wide b{{max-width:72px}}
.pain b{{background:{style.ALARM};color:#fff}}.chip b{{background:{style.INSTEAD_CHIP};color:{style.INSTEAD_TEXT}}}
aside{{background:{style.INSTEAD_CHIP};border-radius:8px;padding:12px 16px}}footer{{font-size:12.5px}}
"""
